"""The coming weeks of a real book."""

import time as clock
from datetime import date, timedelta

import pytest

from regulars.domain.dates import PartialDate
from regulars.domain.health.vocabulary import Band
from regulars.domain.moments import Direction, MomentKind
from regulars.domain.occasions import OccasionKind
from regulars.domain.people import Address, Channel, PersonField, PersonId, PersonState
from regulars.domain.planner import LengthenRhythms, LetGo, MayGo, MorePlaces, Plan, Planned, PlanReason
from regulars.domain.promises import PromiseBy
from tests.builders import TODAY
from tests.open_shop import Shop


def ahead(days: int) -> date:
    return TODAY + timedelta(days=days)


def met(shop: Shop, name: str, *ago: int) -> PersonId:
    """Somebody who was called so many days ago."""
    person = shop.person(name)
    for days in ago:
        shop.verbs.moments.log([person], MomentKind.CALL, direction=Direction.BOTH, day=ahead(-days))
    return person


def with_room(shop: Shop, room: int = 1) -> None:
    shop.verbs.settings.change(rooms=(room,) * 7)


def turns(plan: Plan, person: PersonId) -> list[Planned]:
    return [one for day in plan.days for one in day.people if one.person == person]


def first_day(plan: Plan, person: PersonId) -> date:
    return turns(plan, person)[0].day


def test_those_who_are_due_are_spread_and_no_day_holds_more_than_fits(shop: Shop) -> None:
    with_room(shop, 2)
    people = [met(shop, f"Person {i}", 40 + i, 70 + i, 100 + i) for i in range(7)]
    plan = shop.verbs.planning.weeks(2)
    assert plan.first == TODAY
    assert [len(day.people) for day in plan.days[:4]] == [2, 2, 2, 1]
    assert {one.person for day in plan.days[:4] for one in day.people} == set(people)
    assert plan.does_not_fit == ()
    assert plan.load.possible == 2


def test_promises_then_dates_then_rhythms(shop: Shop) -> None:
    with_room(shop)
    rhythm = met(shop, "Rui", 60, 90, 120)
    dated, promised = met(shop, "Ana", 5, 35, 65), met(shop, "Zoe", 5, 35, 65)
    shop.verbs.occasions.add(dated, OccasionKind.BIRTHDAY, PartialDate(1980, TODAY.month, TODAY.day + 1))
    shop.verbs.promises.add(promised, "the book", due_on=TODAY)
    plan = shop.verbs.planning.weeks()
    assert [one.reason for day in plan.days[:2] for one in day.people] == [PlanReason.PROMISE, PlanReason.DATE]
    assert [first_day(plan, person) for person in (promised, dated, rhythm)] == [TODAY, ahead(1), ahead(2)]


def test_a_date_weeks_ahead_is_planned_from_its_notice_on(shop: Shop) -> None:
    with_room(shop)
    person = shop.person("Ana")
    day = ahead(30)
    shop.verbs.occasions.add(person, OccasionKind.BIRTHDAY, PartialDate(1980, day.month, day.day), notice_days=4)
    assert first_day(shop.verbs.planning.weeks(), person) == ahead(26)
    shop.verbs.today.later(person, ahead(10))
    assert first_day(shop.verbs.planning.weeks(), person) == ahead(26), "the answer was about something else"


def test_a_card_is_planned_before_the_last_day_for_the_post(shop: Shop) -> None:
    with_room(shop)
    shop.verbs.settings.change(country="PT")
    person = shop.person("Ana")
    shop.verbs.people.add_address(person, Address(city="Kyoto", country="Japan"))
    shop.verbs.people.set_field(person, PersonField.PREFERRED_CHANNEL, Channel.LETTER.value)
    day = ahead(40)
    shop.verbs.occasions.add(person, OccasionKind.BIRTHDAY, PartialDate(1980, day.month, day.day))
    planned = first_day(shop.verbs.planning.weeks(), person)
    assert planned <= day - timedelta(days=10)
    assert planned >= day - timedelta(days=14)


def test_who_was_put_off_or_met_today_waits_until_then(shop: Shop) -> None:
    with_room(shop, 9)
    later, done = met(shop, "Rui", 60, 90, 120), met(shop, "Ana", 60, 90, 120)
    today = met(shop, "Zoe", 0, 30, 60)
    shop.verbs.promises.add(today, "the book", due_on=TODAY)
    shop.verbs.promises.add(later, "the lamp", due_on=ahead(-3))
    shop.verbs.today.later(later, ahead(9))
    shop.verbs.today.done(done)
    plan = shop.verbs.planning.weeks()
    assert first_day(plan, later) == ahead(9)
    assert first_day(plan, today) == ahead(1)
    assert first_day(plan, done) > ahead(10)


def test_nobody_is_planned_who_pauses_is_archived_or_is_the_owner(shop: Shop) -> None:
    with_room(shop, 9)
    paused, archived, me = (met(shop, name, 60, 90, 120) for name in ("Rui", "Ana", "Zoe"))
    shop.verbs.pauses.begin(paused, TODAY, ahead(20))
    shop.verbs.people.set_state(archived, PersonState.ARCHIVED)
    shop.verbs.people.set_me(me)
    shop.verbs.promises.add(paused, "the book", due_on=ahead(5))
    plan = shop.verbs.planning.weeks()
    assert first_day(plan, paused) >= ahead(20)
    assert turns(plan, archived) == turns(plan, me) == []


def test_a_season_of_the_owner_s_is_left_free_and_what_waits_is_spread_behind_it(shop: Shop) -> None:
    with_room(shop, 2)
    for i in range(8):
        met(shop, f"Person {i}", 60 + i, 90 + i, 120 + i)
    shop.verbs.pauses.begin(None, TODAY, ahead(14))
    plan = shop.verbs.planning.weeks()
    assert plan.days[0].day == ahead(14)
    assert [len(day.people) for day in plan.days[:4]] == [2, 2, 2, 2]


def test_what_was_done_today_is_taken_off_the_room_of_today(shop: Shop) -> None:
    with_room(shop, 2)
    for i in range(4):
        met(shop, f"Person {i}", 60 + i, 90 + i, 120 + i)
    shop.verbs.today.done(PersonId(1))
    assert len(shop.verbs.planning.weeks().days[0].people) == 1


def test_somebody_new_is_planned_within_three_weeks(shop: Shop) -> None:
    with_room(shop, 1)
    person = met(shop, "Ana", 3)
    assert ahead(4) <= first_day(shop.verbs.planning.weeks(), person) <= ahead(18)


def test_minutes_are_those_of_the_channel(shop: Shop) -> None:
    with_room(shop, 5)
    visited, called = met(shop, "Rui", 60, 90, 120), met(shop, "Ana", 60, 90, 120)
    shop.verbs.people.set_field(visited, PersonField.PREFERRED_CHANNEL, Channel.VISIT.value)
    plan = shop.verbs.planning.weeks(1, minutes=(35,) * 7)
    assert first_day(plan, visited) != first_day(plan, called)
    assert plan.load.possible_minutes == 35


def test_when_rhythms_ask_for_too_much_it_says_so_and_what_would_help(shop: Shop) -> None:
    with_room(shop, 1)
    for i in range(12):
        met(shop, f"Person {i}", *range(4 + i % 3, 60, 6))
    plan = shop.verbs.planning.weeks()
    assert plan.load.is_too_much
    assert plan.load.asked == pytest.approx(12 / 6, rel=0.35)
    ways = shop.verbs.planning.ways_out()
    assert [type(way) for way in ways] == [LengthenRhythms, MorePlaces, LetGo]
    assert not any(way.effect.load.is_too_much for way in ways if not isinstance(way, LetGo))


def offered(shop: Shop) -> dict[PersonId, MayGo]:
    found = [way for way in shop.verbs.planning.ways_out() if isinstance(way, LetGo)]
    return {one.person: one for way in found for one in way.choices}


def test_who_was_promised_something_is_pinned_or_new_is_not_offered_to_be_let_go(shop: Shop) -> None:
    with_room(shop, 1)
    people = [met(shop, f"Person {i}", *range(4 + i % 3, 60, 6)) for i in range(12)]
    new = met(shop, "New", 30, 3)
    shop.verbs.promises.add(people[0], "the book")
    shop.verbs.promises.add(people[1], "the chair", PromiseBy.THEM)
    shop.verbs.people.pin(people[2], Band.STEADY, "family", ahead(90))
    assert set(offered(shop)) == set(people) - {people[0], people[2]}
    assert new not in offered(shop)


def test_hellos_without_an_answer_are_counted_up_to_the_newest_that_was_answered(shop: Shop) -> None:
    with_room(shop, 1)
    people = [met(shop, f"Person {i}", *range(4 + i % 3, 60, 6)) for i in range(12)]
    for ago in (3, 2, 1):
        shop.verbs.moments.log([people[5]], MomentKind.EMAIL, direction=Direction.ME, day=ahead(-ago))
    shop.verbs.moments.log([people[6]], MomentKind.EMAIL, direction=Direction.ME, day=ahead(-2))
    shop.verbs.moments.log([people[6]], MomentKind.EMAIL, direction=Direction.THEM, day=ahead(-1))
    found = offered(shop)
    assert found[people[5]].unanswered == 3
    assert next(iter(found)) == people[5]
    assert found[people[6]].unanswered == 0


def test_letting_some_go_does_what_was_said_and_is_one_step(shop: Shop) -> None:
    with_room(shop, 1)
    for i in range(12):
        met(shop, f"Person {i}", *range(4 + i % 3, 60, 6))
    load, gone = shop.verbs.planning.load(), list(offered(shop).values())[:4]
    shop.verbs.today.let_some_go({one.person: one.longer for one in gone})
    assert shop.verbs.planning.load().asked == pytest.approx(load.without(gone).asked)
    assert not {one.person for one in gone} & set(offered(shop))  # they rest
    assert [shop.verbs.people.get(one.person).cadence_days for one in gone] == [one.longer for one in gone]
    shop.book.undo()
    assert shop.verbs.planning.load() == load


def test_a_book_without_anybody_has_an_empty_plan(shop: Shop) -> None:
    plan = shop.verbs.planning.weeks()
    assert [len(day.people) for day in plan.days] == [0] * len(plan.days)
    assert shop.verbs.planning.ways_out() == ()


def test_planning_changes_nothing_and_is_the_same_twice(shop: Shop) -> None:
    with_room(shop, 2)
    for i in range(9):
        met(shop, f"Person {i}", 20 + 5 * i, 60 + 5 * i)
    began = clock.process_time()
    plan = shop.verbs.planning.weeks()
    assert clock.process_time() - began < 5
    assert shop.verbs.planning.weeks() == plan
    shop.restart()
    assert shop.verbs.planning.weeks() == plan
