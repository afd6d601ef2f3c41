"""Dates as people know them: no year, a month only, "about 1986", a year alone. Never a fake year inside."""

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
    PartialDate(year=1986, month=None, day=None, about=True, calendar=<Calendar.GREGORIAN: 'gregorian'>, leap_month=False)
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    about: bool = False
    calendar: Calendar = Calendar.GREGORIAN
    leap_month: bool = False
    """The month is the leap one of that number: the second sixth month of a Chinese year; Adar I."""

    def __post_init__(self) -> None:
        if self.year is None and self.month is None:
            raise ValueError("a date needs a year or a month")
        if self.day is not None and self.month is None:
            raise ValueError("a day needs a month")
        if self.calendar is not Calendar.GREGORIAN:
            limit_month, limit_day = _LIMITS[self.calendar]
            if self.calendar is Calendar.PERSIAN and self.month is not None and self.month > 6:
                limit_day = 30
        else:
            limit_month = 12
            month = self.month if self.month is not None and 1 <= self.month <= 12 else 1
            # 2000 was a leap year: 29 February without a year is a date.
            limit_day = _days_in(self.year if self.year is not None and self.year > 0 else 2000, month)
        if self.year is not None and not 1 <= self.year <= 9999:
            raise ValueError(f"year {self.year} is out of range")
        if self.month is not None and not 1 <= self.month <= limit_month:
            raise ValueError(f"month {self.month} is out of range")
        if self.day is not None and not 1 <= self.day <= limit_day:
            raise ValueError(f"day {self.day} is out of range")
        if self.leap_month and self.month not in _LEAP_MONTHS.get(self.calendar, ()):
            raise ValueError("that is no leap month")

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """The whole civil date."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def parse(cls, text: str, calendar: Calendar = Calendar.GREGORIAN, leap_month: bool = False) -> "PartialDate":
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
        return cls(year, month, day, about, calendar, leap_month)

    def iso(self) -> str:
        """The text form of the store, the export and the command line (calendar and leap month are written beside it)."""
        about = "~" if self.about else ""
        head = f"{self.year:04d}" if self.year is not None else "-"
        parts = [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return about + "-".join([head, *parts])

    def in_year(self, year: int, leap_day: LeapDay = LeapDay.BEFORE) -> date | None:
        """The day of a Gregorian date in `year`; None when day or month are not known, and for the other calendars."""
        if self.month is None or self.day is None or self.calendar is not Calendar.GREGORIAN:
            return None
        if (self.month, self.day) == (2, 29) and not _is_leap(year):
            return date(year, 2, 28) if leap_day is LeapDay.BEFORE else date(year, 3, 1)
        return date(year, self.month, self.day)

    def next_on_or_after(self, today: date, leap_day: LeapDay = LeapDay.BEFORE) -> date | None:
        """The next civil day on which it is kept, `today` included; None where day or month are not known, and beyond
        what its calendar reaches.
        """
        if self.month is None or self.day is None:
            return None
        if self.calendar is not Calendar.GREGORIAN:
            kept = self._next_kept(today, leap_day)
            return kept[0] if kept is not None else None
        this_year = self.in_year(today.year, leap_day)
        if this_year is None or this_year >= today:
            return this_year
        return self.in_year(today.year + 1, leap_day) if today.year < date.max.year else None

    def years_on(self, day: date, leap_day: LeapDay = LeapDay.BEFORE) -> int | None:
        """How many years of its own calendar have passed on a day on which it is kept; None where the year is not known.

        >>> PartialDate(1448, 7, 8, calendar=Calendar.HIJRI).years_on(date(2027, 12, 6))
        1
        """
        if self.year is None:
            return None
        if self.calendar is Calendar.GREGORIAN:
            return day.year - self.year
        kept = self._next_kept(day, leap_day)
        return kept[1] - self.year if kept is not None and kept[0] == day else None

    def next_month(self, today: date) -> date | None:
        """Of a date without a day: the first day of its next month, or of the one that has begun; None for all others."""
        if self.month is None or self.day is not None:
            return None
        if self.calendar is Calendar.GREGORIAN:
            return date(today.year + (self.month < today.month), self.month, 1)
        from regulars.domain.calendars.reckoning import next_month  # lazy: most books have no such date

        return next_month(self.calendar, self.month, self.leap_month, today)

    def civil_day(self) -> date | None:
        """The civil day of a date that is wholly known, or None."""
        if self.year is None or self.month is None or self.day is None:
            return None
        if self.calendar is Calendar.GREGORIAN:
            return date(self.year, self.month, self.day)
        from regulars.domain.calendars.reckoning import CalendarDay, civil_day  # lazy: most books have no such date

        month = 12 if self.calendar is Calendar.HEBREW and self.month == 13 else self.month
        return civil_day(self.calendar, CalendarDay(self.year, month, self.day, self.leap_month))

    def _next_kept(self, since: date, leap_day: LeapDay) -> tuple[date, int] | None:
        if self.month is None or self.day is None:
            return None
        from regulars.domain.calendars.reckoning import next_kept  # lazy: most books have no such date

        after = leap_day is LeapDay.AFTER
        return next_kept(self.calendar, self.month, self.day, self.leap_month, since, after=after)


def moved_to(when: PartialDate, calendar: Calendar) -> PartialDate | None:
    """A date in another calendar: the same day where it is wholly known, else the same numbers; None where it has no such date.

    >>> moved_to(PartialDate(1984, 4, 10), Calendar.HIJRI).iso(), moved_to(PartialDate(None, 7, 8), Calendar.HIJRI).iso()
    ('1404-07-09', '--07-08')
    """
    if when.calendar is calendar:
        return when
    civil = when.civil_day()
    try:
        same = in_calendar(civil, calendar) if civil is not None else None
        if same is not None:
            return PartialDate(same.year, same.month, same.day, when.about, calendar, same.leap_month)
        year = when.year if civil is None else None
        return PartialDate(year, when.month, when.day, when.about, calendar)
    except ValueError:
        return None


def in_calendar(day: date, calendar: Calendar) -> PartialDate | None:
    """The date that a civil day has in a calendar, or None where the calendar does not reach."""
    if calendar is Calendar.GREGORIAN:
        return PartialDate.of(day)
    from regulars.domain.calendars.reckoning import day_of  # lazy: most books have no such date

    found = day_of(calendar, day)
    if found is None:
        return None
    return PartialDate(found.year, found.month, found.day, calendar=calendar, leap_month=found.leap)


_LIMITS = {Calendar.CHINESE: (12, 30), Calendar.HIJRI: (12, 30), Calendar.HEBREW: (13, 30), Calendar.PERSIAN: (12, 31)}
_LEAP_MONTHS = {Calendar.CHINESE: range(1, 13), Calendar.HEBREW: range(12, 13)}


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in(year: int, month: int) -> int:
    """How many days a Gregorian month has. (The module `calendar` knows, and brings the system's month names: 2 ms.)"""
    if month == 2:
        return 29 if _is_leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31
