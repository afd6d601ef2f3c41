"""When something is to be told: the owner's hour, quiet hours, days off, and what passed while nobody looked."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from regulars.domain.people import PersonId
from regulars.domain.reminders import Awaited, Rules, due, told_on, was_due
from regulars.domain.settings import DaysOff

WEEK = Rules(time(9), time(19), time(8), (5, 5, 5, 5, 5, 0, 0), DaysOff.BEFORE)
THURSDAY = date(2026, 11, 26)
FRIDAY, SATURDAY, SUNDAY, MONDAY = (THURSDAY + timedelta(days=ahead) for ahead in range(1, 5))


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), UTC)


def date_on(day: date, notice: int = 0) -> Awaited:
    return Awaited("occasion/1", PersonId(1), day - timedelta(days=notice), day)


def promise_for(day: date) -> Awaited:
    return Awaited("promise/1", PersonId(1), day, day, stays=True)


@pytest.mark.parametrize(
    ("days_off", "told"), [(DaysOff.BEFORE, FRIDAY), (DaysOff.AFTER, MONDAY), (DaysOff.SAME_DAY, SUNDAY)]
)
def test_what_falls_on_a_day_off_is_told_as_the_owner_wants_it(days_off: DaysOff, told: date) -> None:
    assert told_on(SUNDAY, SUNDAY, replace(WEEK, days_off=days_off)) == told


def test_a_notice_that_begins_on_a_day_off_waits_for_the_next_working_day_in_time() -> None:
    assert told_on(SATURDAY, MONDAY + timedelta(days=2), WEEK) == MONDAY
    assert told_on(FRIDAY, SUNDAY, WEEK) == FRIDAY


def test_who_never_works_is_told_on_the_day_itself() -> None:
    never = replace(WEEK, rooms=(0,) * 7)
    assert told_on(SUNDAY, SUNDAY, never) == SUNDAY
    assert due(at(SUNDAY, 9), never, [promise_for(SUNDAY)], None)


def test_nothing_is_due_on_a_day_off_before_the_hour_or_in_the_quiet_hours() -> None:
    waiting = [promise_for(THURSDAY)]
    assert not due(at(THURSDAY, 8, 59), WEEK, waiting, None)
    assert due(at(THURSDAY, 9), WEEK, waiting, None)
    assert not due(at(THURSDAY, 19), WEEK, waiting, None)
    assert not due(at(SATURDAY, 10), WEEK, waiting, None)
    assert due(at(MONDAY, 10), WEEK, waiting, None)


@pytest.mark.parametrize("morning", [time(20), time(7), time(23, 30)])
def test_an_hour_inside_the_quiet_ones_means_their_end(morning: time) -> None:
    rules = replace(WEEK, morning=morning)
    assert rules.hour == time(8)
    assert rules.is_time(at(THURSDAY, 8))
    assert not rules.is_time(at(THURSDAY, 7, 59))


def test_a_date_that_passed_while_nobody_looked_is_told_and_one_written_down_later_is_not() -> None:
    passed = [date_on(THURSDAY)]
    assert due(at(FRIDAY, 9), WEEK, passed, THURSDAY - timedelta(days=1))
    assert not due(at(FRIDAY, 9), WEEK, passed, THURSDAY)
    assert due(at(FRIDAY, 9), WEEK, [promise_for(THURSDAY)], THURSDAY), "a promise is open until it is kept"


def test_the_earliest_comes_first() -> None:
    found = due(at(FRIDAY, 9), WEEK, [date_on(FRIDAY), replace(promise_for(THURSDAY), reminder="promise/9")], THURSDAY)
    assert [one.reminder for one in found] == ["promise/9", "occasion/1"]


def test_late_is_said_after_half_an_hour() -> None:
    assert was_due((), at(FRIDAY, 9, 30), WEEK) is None
    assert was_due((), at(FRIDAY, 9, 31), WEEK) == at(FRIDAY, 9)
    assert was_due([FRIDAY, THURSDAY], at(FRIDAY, 9), WEEK) == at(THURSDAY, 9)
