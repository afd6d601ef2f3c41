"""Lengths and times in one sentence."""

from datetime import date
from datetime import time as clock_time

import pytest

from tests.domain.capture.plain_book import TODAY, heard


@pytest.mark.parametrize(
    ("said", "time"),
    [
        ("quarter past four", clock_time(16, 15)),
        ("quarter to 3", clock_time(14, 45)),
        ("half past nine", clock_time(9, 30)),
        ("half eight", clock_time(8, 30)),
        ("20 past 11", clock_time(11, 20)),
        ("ten to twelve", clock_time(11, 50)),
        ("quarter past 7 pm", clock_time(19, 15)),
    ],
)
def test_a_time_may_be_spoken_and_is_in_the_hours_of_a_shop(said: str, time: clock_time) -> None:
    moment = heard(f"called ana at {said}").moment
    assert moment is not None
    assert moment.time == time


@pytest.mark.parametrize(
    ("said", "time", "minutes"),
    [
        ("from 9 to 11.30", clock_time(9), 150),
        ("2-4pm", clock_time(14), 120),
        ("11-1pm", clock_time(11), 120),
        ("10:00-11:45", clock_time(10), 105),
        ("7-8.30pm", clock_time(19), 90),
        ("9-12", clock_time(9), 180),
    ],
)
def test_from_when_to_when_says_the_time_and_the_length(said: str, time: clock_time, minutes: int) -> None:
    moment = heard(f"meeting with ana {said}").moment
    assert moment is not None
    assert (moment.time, moment.minutes) == (time, minutes)


@pytest.mark.parametrize("said", ["pages 10-12", "price is 10-12 eur", "2-4", "chapters 9-12"])
def test_other_figures_with_a_dash_are_no_hours(said: str) -> None:
    reading = heard(f"lesson with ana, {said}")
    assert reading.moment is not None
    assert (reading.moment.time, reading.moment.minutes) == (None, None)
    assert reading.words == said


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("2 and a half hours", 150),
        ("a couple of hours", 120),
        ("forty minutes", 40),
        ("for about twenty minutes", 20),
        ("took 3 hours", 180),
    ],
)
def test_a_length_may_be_in_words(said: str, minutes: int) -> None:
    reading = heard(f"met ana {said}")
    assert reading.moment is not None
    assert reading.moment.minutes == minutes
    assert reading.words == ""


def test_an_evening_makes_a_time_a_late_one() -> None:
    moment = heard("called ana yesterday evening at 7.30").moment
    assert moment is not None
    assert (moment.day, moment.time) == (date(2026, 11, 21), clock_time(19, 30))


def test_a_part_of_a_day_belongs_to_its_day() -> None:
    reading = heard("met ana friday evening")
    assert reading.moment is not None
    assert (reading.moment.day, reading.words) == (date(2026, 11, 20), "")
    assert [promise.due for promise in heard("send ana the quote by eod tuesday").promises] == [date(2026, 11, 24)]
    assert [promise.due for promise in heard("send ana the quote by eod").promises] == [TODAY]
