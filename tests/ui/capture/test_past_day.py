"""Past days as people say them."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QLocale

from regulars.ui.capture.past_day import PastDay, past_day

TODAY = date(2026, 11, 22)  # a Sunday


@pytest.fixture(autouse=True)
def british() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("", date(2026, 11, 22)),
        ("today", date(2026, 11, 22)),
        ("Yesterday", date(2026, 11, 21)),
        ("3 days ago", date(2026, 11, 19)),
        ("2 weeks ago", date(2026, 11, 8)),
        ("Friday", date(2026, 11, 20)),
        ("last fri", date(2026, 11, 20)),
        ("sunday", date(2026, 11, 15)),
        ("2026-09-18", date(2026, 9, 18)),
        ("18/9/2026", date(2026, 9, 18)),
        ("18.9.26", date(2026, 9, 18)),
        ("18.9.", date(2026, 9, 18)),
        ("18 Sep", date(2026, 9, 18)),
        ("september 18", date(2026, 9, 18)),
        ("18 September 2019", date(2019, 9, 18)),
        ("24/12", date(2025, 12, 24)),
        ("Christmas", date(2025, 12, 25)),
        ("Easter", date(2026, 4, 5)),
        ("Easter 2024", date(2024, 3, 31)),
        ("29 Feb", date(2024, 2, 29)),
    ],
)
def test_a_day_is_the_last_such_one(said: str, day: date) -> None:
    assert past_day(said, TODAY) == PastDay(day)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("around Easter", date(2026, 4, 5)),
        ("about 18 Sep", date(2026, 9, 18)),
        ("~18.9.2025", date(2025, 9, 18)),
        ("March", date(2026, 3, 15)),
        ("March 2020", date(2020, 3, 15)),
        ("2019", date(2019, 7, 1)),
        ("3 months ago", date(2026, 8, 23)),
        ("last week", date(2026, 11, 15)),
    ],
)
def test_what_is_not_exact_stays_so(said: str, day: date) -> None:
    assert past_day(said, TODAY) == PastDay(day, fuzzy=True)


@pytest.mark.parametrize(
    "said", ["soon", "31.2.2026", "99 September", "around", "0", "5 moons ago", "900000 years ago"]
)
def test_what_is_no_day_is_not_guessed(said: str) -> None:
    assert past_day(said, TODAY) is None


def test_an_american_writes_the_month_first() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    assert past_day("9/8/2026", TODAY) == PastDay(date(2026, 9, 8))


def test_months_are_known_in_the_language_of_the_locale() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.Portuguese, QLocale.Country.Portugal))
    assert past_day("18 setembro 2026", TODAY) == PastDay(date(2026, 9, 18))
    assert past_day("segunda-feira", TODAY) == PastDay(date(2026, 11, 16))
