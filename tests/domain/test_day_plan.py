"""Filling a day by its minutes."""

from dataclasses import replace
from datetime import date

from regulars.domain.agenda import DayItem, DayKind
from regulars.domain.day_plan import spread_by_minutes, that_fit
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
