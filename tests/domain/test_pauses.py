"""Pauses on the calendar: which one is on, and how many days count."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from regulars.domain.pauses import Pause, PauseId, Span, pause_now_or_next, pause_on, running_days

DAY = date(2026, 11, 22)


def pause(begins: int, ends: int | None, number: int = 1) -> Pause:
    end = None if ends is None else DAY + timedelta(days=ends)
    return Pause(PauseId(number), None, DAY + timedelta(days=begins), end)


def test_a_pause_is_on_from_its_first_day_to_the_day_before_the_clock_runs_again() -> None:
    assert pause(0, 1).is_on(DAY)
    assert not pause(-5, 0).is_on(DAY)
    assert not pause(1, None).is_on(DAY)
    assert pause(-5, 0).is_over(DAY)
    assert not pause(-5, None).is_over(DAY)


def test_of_several_the_one_that_ends_last_is_on() -> None:
    short, long, open_ = pause(-2, 3, 1), pause(-9, 20, 2), pause(-1, None, 3)
    assert pause_on([short, long], DAY) is long
    assert pause_on([short, open_, long], DAY) is open_
    assert pause_on([], DAY) is None


def test_without_one_that_is_on_the_next_to_begin_is_the_one_to_speak_of() -> None:
    over, soon, later = pause(-9, -2, 1), pause(5, 9, 2), pause(20, None, 3)
    assert pause_now_or_next([over, later, soon], DAY) is soon
    assert pause_now_or_next([over], DAY) is None
    assert pause_now_or_next([soon, pause(-1, None, 4)], DAY) == pause(-1, None, 4)


def test_a_reason_stands_in_no_log() -> None:
    assert repr(Pause(PauseId(7), None, DAY, None, "a divorce")) == "Pause(7)"


SPANS = st.lists(st.tuples(st.integers(-60, 60), st.integers(0, 40) | st.none()), max_size=6)


@given(SPANS, st.integers(-50, 50), st.integers(0, 60))
def test_running_days_are_counted_one_by_one(raw: list[tuple[int, int | None]], first: int, length: int) -> None:
    def at(day: int) -> date:
        return DAY + timedelta(days=day)

    spans: list[Span] = [(at(begins), None if days is None else at(begins + days)) for begins, days in raw]
    days = [at(day) for day in range(first, first + length)]
    expected = sum(not any(begins <= day and (ends is None or day < ends) for begins, ends in spans) for day in days)
    assert running_days(at(first), at(first + length), spans) == expected
