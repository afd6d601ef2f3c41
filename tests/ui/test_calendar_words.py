"""Dates of other calendars in words: what is shown can be typed back, and so can what people write."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from regulars.domain.dates import Calendar, PartialDate
from regulars.ui import typed_dates, wording
from regulars.ui.calendar_words import calendar_name, kept_in, own_date, own_date_on, placeholder, typed_date
from tests.builders import TODAY

C, HI, HE, P = Calendar.CHINESE, Calendar.HIJRI, Calendar.HEBREW, Calendar.PERSIAN


@pytest.fixture(autouse=True)
def british() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


ALL = [
    PartialDate(year, month, day, calendar=calendar, leap_month=leap)
    for calendar in (C, HI, HE, P)
    for year in (None, 1984 if calendar is C else 1404 if calendar in (HI, P) else 5744)
    for month in range(1, 13)
    for leap in ((False, True) if calendar is C or (calendar is HE and month == 12) else (False,))
    for day in (None, 1, 29)
]


@pytest.mark.parametrize("about", [False, True])
def test_what_is_shown_can_be_typed_back(about: bool) -> None:
    for when in ALL:
        whole = PartialDate(when.year, when.month, when.day, about, when.calendar, when.leap_month)
        assert typed_dates.partial_date(wording.partial_date(whole), when.calendar) == whole, wording.partial_date(
            whole
        )


@pytest.mark.parametrize(
    ("typed", "calendar", "when"),
    [
        ("8 rajab", HI, PartialDate(None, 7, 8, calendar=HI)),
        ("Rajab 8, 1448", HI, PartialDate(1448, 7, 8, calendar=HI)),
        ("8.7.1448", HI, PartialDate(1448, 7, 8, calendar=HI)),
        ("1448-07-08", HI, PartialDate(1448, 7, 8, calendar=HI)),
        ("1448/7/8", HI, PartialDate(1448, 7, 8, calendar=HI)),
        ("Dhu al-Hijja", HI, PartialDate(None, 12, calendar=HI)),
        ("1410", HI, PartialDate(1410, calendar=HI)),
        ("10 Adar I", HE, PartialDate(None, 12, 10, calendar=HE, leap_month=True)),
        ("10 Adar II 5784", HE, PartialDate(5784, 12, 10, calendar=HE)),
        ("10 adar", HE, PartialDate(None, 12, 10, calendar=HE)),
        ("30 Adar I 5784", HE, PartialDate(5784, 12, 30, calendar=HE, leap_month=True)),
        ("1 Farvardin 1365", P, PartialDate(1365, 1, 1, calendar=P)),
        ("31 Shahrivar", P, PartialDate(None, 6, 31, calendar=P)),
        ("month 8, day 15", C, PartialDate(None, 8, 15, calendar=C)),
        ("8月15日", C, PartialDate(None, 8, 15, calendar=C)),
        ("1976年閏8月8日", C, PartialDate(1976, 8, 8, calendar=C, leap_month=True)),
        ("leap month 6, day 1, 2025", C, PartialDate(2025, 6, 1, calendar=C, leap_month=True)),
        ("15/8", C, PartialDate(None, 8, 15, calendar=C)),
        ("about month 8", C, PartialDate(None, 8, None, True, C)),
        ("about 40", HI, PartialDate(1408, about=True, calendar=HI)),
    ],
)
def test_what_people_write_is_understood(typed: str, calendar: Calendar, when: PartialDate) -> None:
    assert typed_dates.partial_date(typed, calendar, today=TODAY) == when


@pytest.mark.parametrize(
    ("typed", "calendar"),
    [
        ("31 Rajab", HI),
        ("8 May", HI),
        ("leap Rajab 8", HI),
        ("31 Mehr", P),
        ("", C),
        ("8", C),
        ("15 8 3", C),
        ("month 13, day 1", C),
        ("1984 1985", C),
        ("8 Adar III", HE),
    ],
)
def test_what_is_no_date_is_not_taken_for_one(typed: str, calendar: Calendar) -> None:
    assert typed_date(typed, calendar) is None


def test_about_forty_is_an_age() -> None:
    assert typed_dates.partial_date("about 40", today=TODAY) == PartialDate(1986, about=True)
    assert typed_dates.partial_date("~40", today=TODAY) == PartialDate(1986, about=True)
    assert typed_dates.partial_date("about 1986", today=TODAY) == PartialDate(1986, about=True)
    assert typed_dates.partial_date("40", today=TODAY) is None


def test_the_own_date_of_the_year_stands_beside_the_gregorian_one() -> None:
    when = PartialDate(1404, 7, 8, calendar=HI)
    day = when.next_on_or_after(TODAY)
    assert day is not None
    assert own_date_on(when, day) == "8 Rajab 1448"
    assert own_date(PartialDate(None, 13, 2, calendar=HE)) == "2 Adar"


def test_every_calendar_has_its_words() -> None:
    for calendar in Calendar:
        assert calendar_name(calendar)
        assert placeholder(calendar)
        assert bool(kept_in(calendar)) is (calendar is not Calendar.GREGORIAN)
        for example in placeholder(calendar).split(" or "):
            assert typed_dates.partial_date(
                example.split(",")[0] if calendar is not C else example, calendar, today=TODAY
            )
