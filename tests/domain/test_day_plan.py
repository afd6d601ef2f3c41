"""Filling a day by its minutes."""

from dataclasses import replace
from datetime import date

from regulars.domain.agenda import DayItem, DayKind
from regulars.domain.day_plan import spread, spread_by_minutes, that_fit
from regulars.domain.health.vocabulary import Band
from regulars.domain.people import Channel, PersonId

MONDAY = date(2026, 11, 23)
ITEM = DayItem(
    PersonId(1), "Ana", "", 50.0, Band.STEADY, None, DayKind.RHYTHM, (), Channel.CALL, None, None, "", minutes=10
)


def items(*minutes: int) -> list[DayItem]:
    return [replace(ITEM, person=PersonId(place), minutes=length) for place, length in enumerate(minutes)]


def lengths(found: list[DayItem]) -> list[int]:
    return [item.minutes for item in found]


def test_a_short_one_fills_the_gap_that_a_long_one_leaves() -> None:
    taken, others = that_fit(items(10, 30, 5), 20, 20)
    assert (lengths(taken), lengths(others)) == ([10, 5], [30])


def test_who_is_longer_than_any_day_has_one_alone() -> None:
    taken, others = that_fit(items(30, 10), 20, 20)
    assert (lengths(taken), lengths(others)) == ([30], [10])
    assert lengths(that_fit(items(30, 10), 20, 15)[0]) == [10]


def test_a_day_without_minutes_holds_nobody() -> None:
    assert that_fit(items(30, 5), 0, 0)[0] == []


def test_the_rest_of_the_week_is_filled_day_by_day() -> None:
    planned = spread_by_minutes(items(10, 10, 10), MONDAY, (20, 20, 0, 10, 20, 0, 0))
    assert [day.day for day, _ in planned] == [24, 24, 26]


def on_days(found: tuple[tuple[date, DayItem], ...]) -> list[tuple[int, int]]:
    return [(day.day, item.person) for day, item in found]


def test_whoever_is_planned_comes_on_that_day_and_the_others_take_what_is_left() -> None:
    planned = {PersonId(0): date(2026, 11, 26), PersonId(1): date(2026, 11, 24), PersonId(3): date(2026, 12, 1)}
    found = spread(items(1, 1, 1, 1), MONDAY, (1, 1, 1, 1, 0, 0, 0), planned)
    assert on_days(found) == [(24, 1), (25, 2), (26, 0)]


def test_a_planned_day_that_is_fuller_than_its_room_hands_on_to_the_next() -> None:
    planned = dict.fromkeys(map(PersonId, range(3)), date(2026, 11, 24))
    assert on_days(spread(items(1, 1, 1), MONDAY, (0, 2, 0, 2, 0, 0, 0), planned)) == [(24, 0), (24, 1), (26, 2)]


def test_whom_today_was_planned_for_and_did_not_choose_comes_this_week() -> None:
    assert on_days(spread(items(1), MONDAY, (1, 1, 0, 0, 0, 0, 0), {PersonId(0): MONDAY})) == [(24, 0)]


def test_minutes_are_held_on_planned_days_too() -> None:
    planned = {PersonId(1): date(2026, 11, 24), PersonId(2): date(2026, 11, 24)}
    found = spread_by_minutes(items(10, 15, 10), MONDAY, (20, 20, 20, 0, 0, 0, 0), planned)
    assert on_days(found) == [(24, 1), (25, 2), (25, 0)]
