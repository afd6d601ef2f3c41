"""The rest of the week as the planner has it, in a real book."""

from datetime import date, timedelta

import pytest

from regulars.domain.agenda import DayReason, WhyKey
from regulars.domain.dates import PartialDate
from regulars.domain.moments import Direction, MomentKind
from regulars.domain.occasions import OccasionKind
from regulars.domain.people import PersonId, PersonState
from tests.builders import TODAY
from tests.open_shop import Shop

MONDAY = TODAY + timedelta(days=1)


@pytest.fixture
def shop(shop: Shop) -> Shop:
    """It is Monday, with room for two on each working day."""
    shop.clock.at += timedelta(days=1)
    shop.verbs.settings.change(rooms=(2, 2, 2, 2, 2, 0, 0))
    return shop


def met(shop: Shop, name: str, *ago: int) -> PersonId:
    person = shop.person(name)
    for days in ago:
        shop.verbs.moments.log(
            [person], MomentKind.CALL, direction=Direction.BOTH, day=shop.clock.today() - timedelta(days=days)
        )
    return person


def plan(shop: Shop) -> None:
    shop.verbs.today.follow(shop.verbs.planning.weeks())


def later(shop: Shop) -> dict[str, tuple[date, DayReason | None]]:
    found = shop.verbs.today.day().later
    return {item.name: (day, item.choice.reason if item.choice else None) for day, item in found}


def test_a_promise_of_thursday_is_seen_on_monday_once_the_weeks_are_planned(shop: Shop) -> None:
    ana = met(shop, "Ana", 5, 35, 65)
    thursday = MONDAY + timedelta(days=3)
    shop.verbs.promises.add(ana, "the quote", due_on=thursday)
    assert later(shop) == {}
    plan(shop)
    assert later(shop) == {"Ana": (thursday, DayReason.DUE)}
    ((_, item),) = shop.verbs.today.day().later
    assert (item.why[0].key, item.why[0].values["text"]) == (WhyKey.PROMISE_DUE, "the quote")


def test_a_birthday_on_a_day_off_comes_in_time(shop: Shop) -> None:
    ana = met(shop, "Ana", 5, 35, 65)
    saturday = MONDAY + timedelta(days=5)
    shop.verbs.occasions.add(ana, OccasionKind.BIRTHDAY, PartialDate(1980, saturday.month, saturday.day), notice_days=1)
    plan(shop)
    assert later(shop) == {"Ana": (MONDAY + timedelta(days=4), DayReason.IN_TIME)}


def test_everybody_of_this_week_stands_where_the_planner_puts_them(shop: Shop) -> None:
    for number in range(14):
        met(shop, f"Person {number}", *range(20 + 3 * number, 200, 30))
    plan(shop)
    turns = shop.verbs.planning.weeks().first_turns()
    day = shop.verbs.today.day()
    taken = {item.person for item in day.items}
    sunday = MONDAY + timedelta(days=6)
    expected = {person: turn.day for person, turn in turns.items() if MONDAY < turn.day <= sunday}
    found = {item.person: on for on, item in day.later}
    assert {person: on for person, on in expected.items() if person not in taken}.items() <= found.items()
    assert not taken & set(found)
    assert all(sum(on == other for other in found.values()) <= 2 for on in found.values())
    waiting = {item.person for _, item in day.later if item.choice is not None}
    assert waiting == set(expected) - taken


def test_an_edit_leaves_the_plan_standing_and_whoever_was_reached_is_gone_at_once(shop: Shop) -> None:
    ana, rui = (met(shop, name, 5, 35, 65) for name in ("Ana", "Rui"))
    for person in (ana, rui):
        shop.verbs.promises.add(person, "the quote", due_on=MONDAY + timedelta(days=2))
    plan(shop)
    shop.verbs.notes.add(rui, "Likes tea.")
    assert set(later(shop)) == {"Ana", "Rui"}
    shop.verbs.promises.keep(shop.verbs.promises.of(ana)[0].id)
    assert set(later(shop)) == {"Rui"}
    shop.verbs.people.set_state(rui, PersonState.ARCHIVED)
    assert later(shop) == {}
    shop.book.undo()
    assert set(later(shop)) == {"Rui"}


@pytest.mark.parametrize("how", ["logged", "put off", "paused", "away"])
def test_a_turn_that_something_answered_since_is_left_out(shop: Shop, how: str) -> None:
    shop.verbs.settings.change(rooms=(1, 1, 1, 1, 1, 0, 0))
    first, ana = met(shop, "First", 60, 90, 120), met(shop, "Ana", 40, 70, 100)
    plan(shop)
    day = shop.verbs.today.day()
    assert len(day.items) == 1
    waiting = ana if day.items[0].person == first else first
    assert [item.person for _, item in day.later] == [waiting]
    match how:
        case "logged":
            shop.verbs.moments.log([waiting], MomentKind.CALL)
        case "put off":
            shop.verbs.today.later(waiting, MONDAY + timedelta(days=20))
        case "paused":
            shop.verbs.pauses.begin(waiting, MONDAY, None)
        case _:
            shop.verbs.pauses.begin(None, MONDAY, None)
    assert waiting not in {item.person for _, item in shop.verbs.today.day().later}


def test_the_plan_of_yesterday_is_not_followed(shop: Shop) -> None:
    ana = met(shop, "Ana", 5, 35, 65)
    shop.verbs.promises.add(ana, "the quote", due_on=MONDAY + timedelta(days=3))
    old = shop.verbs.planning.weeks()
    plan(shop)
    assert later(shop) != {}
    shop.clock.at += timedelta(days=1)
    assert later(shop) == {}
    shop.verbs.today.follow(old)
    assert later(shop) == {}


def test_after_a_week_away_the_people_missed_are_spread_and_no_day_is_fuller(shop: Shop) -> None:
    for number in range(30):
        met(shop, f"Person {number}", *range(20 + number % 5, 200, 30))
    plan(shop)
    shop.clock.at += timedelta(days=7)
    plan(shop)
    day = shop.verbs.today.day()
    assert len(day.items) == 2
    assert [sum(on == other for other, _ in day.later) for on in sorted({on for on, _ in day.later})] == [2, 2, 2, 2]
    everybody = [item.person for item in day.items] + [item.person for _, item in day.later]
    assert len(set(everybody)) == len(everybody) == 10


def test_a_day_of_minutes_follows_the_plan_too(shop: Shop) -> None:
    shop.verbs.settings.change(minutes=(20, 20, 20, 20, 20, 0, 0))
    ana = met(shop, "Ana", 5, 35, 65)
    shop.verbs.promises.add(ana, "the quote", due_on=MONDAY + timedelta(days=3))
    shop.verbs.today.follow(shop.verbs.planning.weeks(minutes=shop.verbs.settings.read().minutes))
    assert later(shop) == {"Ana": (MONDAY + timedelta(days=3), DayReason.DUE)}
