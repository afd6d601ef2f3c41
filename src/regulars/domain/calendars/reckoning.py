"""What all calendars have in common: from their dates to civil days and back, and the days on which a yearly date is kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import ModuleType

from regulars.domain.calendars import chinese, hebrew, hijri, persian
from regulars.domain.calendars.month import Month

OF = {"chinese": chinese, "hijri": hijri, "hebrew": hebrew, "persian": persian}
"""The calendars by the value of `dates.Calendar`."""


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of one calendar. `leap` tells a leap month from the one with the same number."""

    year: int
    month: int
    day: int
    leap: bool = False


@lru_cache(maxsize=256)
def _months(calendar: str, year: int) -> tuple[Month, ...]:
    module: ModuleType = OF[calendar]
    found: tuple[Month, ...] = module.months(year)
    return found


@lru_cache(maxsize=256)
def _by_number(calendar: str, year: int) -> dict[tuple[int, bool], tuple[Month, int]]:
    """The months of a year by number, each with the first day of the month after it."""
    months = _months(calendar, year)
    return {(month.number, month.leap): (month, month.first + month.days) for month in months}


def civil_day(calendar: str, day: CalendarDay) -> date | None:
    """The civil day of a date, or None where there is no such day or the calendar does not reach."""
    found = _by_number(calendar, day.year).get((day.month, day.leap))
    if found is None or not 1 <= day.day <= found[0].days:
        return None
    return date.fromordinal(found[0].first + day.day - 1)


def day_of(calendar: str, civil: date) -> CalendarDay | None:
    """The date that a civil day has in a calendar, or None where the calendar does not reach."""
    ordinal = civil.toordinal()
    year = year_of(calendar, civil)
    for month in _months(calendar, year) if year is not None else ():
        if month.first <= ordinal < month.first + month.days:
            return CalendarDay(year or 0, month.number, ordinal - month.first + 1, month.leap)
    return None


def year_of(calendar: str, civil: date) -> int | None:
    """The year of a calendar in which a civil day lies, or None where the calendar does not reach."""
    ordinal = civil.toordinal()
    near = int(OF[calendar].year_near(ordinal))
    for year in range(near - 2, near + 3):
        months = _months(calendar, year)
        if months and months[0].first <= ordinal < months[-1].first + months[-1].days:
            return year
    return None


def kept_in(calendar: str, year: int, month: int, day: int, leap: bool, *, after: bool = False) -> date | None:
    """The civil day on which a yearly date is kept in one year of its calendar, or None where the calendar does not reach.

    Where a year lacks the day, custom decides. A leap month that is not there: the month of the same number (Adar I: Adar).
    A 30th that is not there: the last day of the month; in the Hebrew calendar the first of the next month; 30 Esfand, a leap
    day, on 1 Farvardin with `after`.
    """
    if calendar == "hebrew" and month == 13:
        month = 12
    months = _by_number(calendar, year)
    found = months.get((month, leap)) or months.get((month, False))
    if found is None:
        return None
    first, beyond = found[0].first, found[1]
    if day > found[0].days:
        rolls = calendar == "hebrew" or (calendar == "persian" and after)
        return date.fromordinal(beyond if rolls else beyond - 1)
    return date.fromordinal(first + day - 1)


def next_kept(
    calendar: str, month: int, day: int, leap: bool, since: date, *, after: bool = False
) -> tuple[date, int] | None:
    """The first civil day from `since` on on which a yearly date is kept, and the year of its calendar."""
    year = year_of(calendar, since)
    if year is None:
        return None
    for candidate in range(year - 1, year + 3):  # the year before: its last day may be kept on the first of this one
        kept = kept_in(calendar, candidate, month, day, leap, after=after)
        if kept is not None and kept >= since:
            return kept, candidate
    return None


def next_month(calendar: str, month: int, leap: bool, since: date) -> date | None:
    """The first day of the month from `since` on, or of the one that has begun and is not over."""
    if calendar == "hebrew" and month == 13:
        month = 12
    year = year_of(calendar, since)
    for candidate in range(year, year + 3) if year is not None else ():
        months = _by_number(calendar, candidate)
        found = months.get((month, leap)) or months.get((month, False))
        if found is not None and found[1] > since.toordinal():
            return date.fromordinal(found[0].first)
    return None


@lru_cache(maxsize=16)
def dates_ahead(calendar: str, since: date, days: int, *, after: bool = False) -> dict[tuple[int, int, bool], int]:
    """Every yearly date (month, day, leap month) that is kept on `since` or within so many days, and in how many days.

    The other way round of `next_kept`: with it, a store finds the dates that come by an index, however many there are.
    """
    found: dict[tuple[int, int, bool], int] = {}
    for date_, kept in _all_kept(calendar, since, days, after=after):
        ahead = (kept - since).days
        if 0 <= ahead <= days:
            found[date_] = min(found.get(date_, ahead), ahead)
    return found


def _all_kept(calendar: str, since: date, days: int, *, after: bool) -> Iterator[tuple[tuple[int, int, bool], date]]:
    module = OF[calendar]
    year = year_of(calendar, since)
    if year is None:
        return
    leaps = {"chinese": range(1, 13), "hebrew": (12,)}.get(calendar, ())
    for candidate in range(year - 1, year + days // 354 + 2):
        for month in range(1, module.MOST_MONTHS + 1):
            for leap in (False, True) if month in leaps else (False,):
                for day in range(1, module.MOST_DAYS + 1):
                    kept = kept_in(calendar, candidate, month, day, leap, after=after)
                    if kept is not None:
                        yield (month, day, leap), kept
