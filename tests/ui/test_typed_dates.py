"""Days as people type them."""

from datetime import date, time

import pytest
from PySide6.QtCore import QLocale

from regulars.domain.dates import PartialDate
from regulars.ui import typed_dates, wording
from tests.builders import TODAY


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("9 May 1984", PartialDate(1984, 5, 9)),
        ("May 9, 1984", PartialDate(1984, 5, 9)),
        ("9 may", PartialDate(None, 5, 9)),
        ("May 1984", PartialDate(1984, 5)),
        ("May", PartialDate(None, 5)),
        ("1984", PartialDate(1984)),
        ("about 1986", PartialDate(1986, about=True)),
        ("~1986", PartialDate(1986, about=True)),
        ("1984-05-09", PartialDate(1984, 5, 9)),
        ("--05-09", PartialDate(None, 5, 9)),
        ("29 Feb", PartialDate(None, 2, 29)),
        ("25/12/1984", PartialDate(1984, 12, 25)),
        ("5/1984", PartialDate(1984, 5)),
    ],
)
def test_a_date_is_read_as_it_is_written(text: str, found: PartialDate) -> None:
    assert typed_dates.partial_date(text) == found


@pytest.mark.parametrize(
    "text", ["", "soon", "31 February 1984", "32 May", "9 May 1984 and 3 June", "1 2 3 4", "9999999", "9" * 5_000]
)
def test_what_is_no_date_is_not_guessed(text: str) -> None:
    assert typed_dates.partial_date(text) is None


@pytest.mark.parametrize("language", ["en_GB", "en_US", "de", "fr", "pt", "ja", "ar", "ru", "el"])
@pytest.mark.parametrize(
    "when", [PartialDate(1984, 5, 9), PartialDate(None, 12, 2), PartialDate(1984, 2), PartialDate(1984, about=True)]
)
def test_what_a_field_shows_can_be_typed_back_in_every_language(language: str, when: PartialDate) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(language))
    try:
        assert typed_dates.partial_date(wording.partial_date(when)) == when
        assert typed_dates.whole_day(typed_dates.shown_day(date(2026, 9, 18)), TODAY) == date(2026, 9, 18)
    finally:
        QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("text", "ahead", "day"),
    [
        ("today", False, date(2026, 11, 22)),
        ("yesterday", False, date(2026, 11, 21)),
        ("tomorrow", True, date(2026, 11, 23)),
        ("Friday", True, date(2026, 11, 27)),
        ("Friday", False, date(2026, 11, 20)),
        ("Sunday", True, date(2026, 11, 29)),
        ("18 Sep", False, date(2026, 9, 18)),
        ("24 Dec", False, date(2025, 12, 24)),
        ("24 Dec", True, date(2026, 12, 24)),
        ("18 Sep", True, date(2027, 9, 18)),
        ("1 Mar 2024", True, date(2024, 3, 1)),
    ],
)
def test_a_day_without_a_year_is_the_nearest_one_in_its_direction(text: str, ahead: bool, day: date) -> None:
    assert typed_dates.whole_day(text, TODAY, ahead=ahead) == day


def test_a_month_alone_is_no_day() -> None:
    assert typed_dates.whole_day("May 1984", TODAY) is None


@pytest.mark.parametrize(
    ("text", "at"),
    [("16:12", time(16, 12)), ("9.30", time(9, 30)), ("1612", time(16, 12)), ("4 pm", time(16)), ("12am", time(0))],
)
def test_a_time_is_read_as_it_is_written(text: str, at: time) -> None:
    assert typed_dates.clock_time(text) == at


@pytest.mark.parametrize("text", ["", "noonish", "25:00", "9:75"])
def test_what_is_no_time_is_not_guessed(text: str) -> None:
    assert typed_dates.clock_time(text) is None
