"""Dates as people know them: no year, a month only, "about 1986", a year alone. Never a fake year inside."""

import calendar as _calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Calendar(StrEnum):
    """The calendar that a date was given in; it is kept, and its next day worked out when it is asked for."""

    GREGORIAN = "gregorian"
    CHINESE = "chinese"
    HIJRI = "hijri"
    HEBREW = "hebrew"
    PERSIAN = "persian"


class LeapDay(StrEnum):
    """When a birthday on 29 February is kept in common years."""

    BEFORE = "28-feb"
    AFTER = "1-mar"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which only the known parts are there. A day needs a month; something must be known.

    >>> PartialDate(month=5, day=9).iso()
    '--05-09'
    >>> PartialDate.parse("~1986")
    PartialDate(year=1986, month=None, day=None, about=True, calendar=<Calendar.GREGORIAN: 'gregorian'>)
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    about: bool = False
    calendar: Calendar = Calendar.GREGORIAN

    def __post_init__(self) -> None:
        if self.year is None and self.month is None:
            raise ValueError("a date needs a year or a month")
        if self.day is not None and self.month is None:
            raise ValueError("a day needs a month")
        if self.calendar is not Calendar.GREGORIAN:
            limit_month, limit_day = 13, 31
        else:
            limit_month = 12
            month = self.month if self.month is not None and 1 <= self.month <= 12 else 1
            # 2000 was a leap year: 29 February without a year is a date.
            limit_day = _calendar.monthrange(self.year if self.year is not None and self.year > 0 else 2000, month)[1]
        if self.year is not None and not 1 <= self.year <= 9999:
            raise ValueError(f"year {self.year} is out of range")
        if self.month is not None and not 1 <= self.month <= limit_month:
            raise ValueError(f"month {self.month} is out of range")
        if self.day is not None and not 1 <= self.day <= limit_day:
            raise ValueError(f"day {self.day} is out of range")

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """The whole civil date."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def parse(cls, text: str, calendar: Calendar = Calendar.GREGORIAN) -> "PartialDate":
        """Read what `iso` writes: `2001-05-09`, `2001-05`, `2001`, `--05-09`, `--05`, each with `~` before it for "about".

        Raises ValueError for anything else, and for days that do not exist.
        """
        about, rest = text.startswith("~"), text.removeprefix("~")
        found = re.fullmatch(r"(?:(\d{4})(?:-(\d\d)(?:-(\d\d))?)?|--(\d\d)(?:-(\d\d))?)", rest)
        if found is None:
            raise ValueError(f"not a date: {text!r}")
        year, month, day, bare_month, bare_day = (int(x) if x is not None else None for x in found.groups())
        if year is None:
            month, day = bare_month, bare_day
        return cls(year, month, day, about, calendar)

    def iso(self) -> str:
        """The text form of the store, the export and the command line (the calendar is written beside it)."""
        about = "~" if self.about else ""
        head = f"{self.year:04d}" if self.year is not None else "-"
        parts = [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return about + "-".join([head, *parts])

    def in_year(self, year: int, leap_day: LeapDay = LeapDay.BEFORE) -> date | None:
        """The Gregorian day on which it falls in `year`, or None when day or month are not known."""
        if self.month is None or self.day is None or self.calendar is not Calendar.GREGORIAN:
            return None
        if (self.month, self.day) == (2, 29) and not _calendar.isleap(year):
            return date(year, 2, 28) if leap_day is LeapDay.BEFORE else date(year, 3, 1)
        return date(year, self.month, self.day)

    def next_on_or_after(self, today: date, leap_day: LeapDay = LeapDay.BEFORE) -> date | None:
        """Its next yearly day, `today` included; None where day or month are not known."""
        this_year = self.in_year(today.year, leap_day)
        if this_year is None or this_year >= today:
            return this_year
        return self.in_year(today.year + 1, leap_day)
