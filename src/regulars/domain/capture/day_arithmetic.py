"""What a day in a sentence is, and the arithmetic of weeks and months behind it."""

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_FRIDAY, _SATURDAY = 4, 5


class DateOrder(StrEnum):
    """What stands first in a date of figures."""

    DAY = "DMY"
    MONTH = "MDY"
    YEAR = "YMD"


class Ahead(StrEnum):
    """Which day is meant where the words leave it open: the one that was, or the one to come."""

    PAST = "past"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class Day:
    """A day in the words from `start` up to before `end`.

    `by`: it is a limit; `on`: a small word stood before it; `sure`: the words alone say that they mean a day, and whether
    it was or will be; `fuzzy`: it was about then.
    """

    start: int
    end: int
    day: date
    fuzzy: bool = False
    by: bool = False
    on: bool = False
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a reading of days needs to know. `typed` reads what no table names, from a text with a figure in it."""

    today: date
    ahead: Ahead
    order: DateOrder = DateOrder.DAY
    typed: Callable[[str, Ahead], date | None] | None = None


def date_or_none(year: int, month: int, day: int) -> date | None:
    """The day, if there is such a one."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def plus_days(day: date, count: int) -> date | None:
    """So many days on; None beyond the calendar."""
    return date.fromordinal(day.toordinal() + count) if 0 < day.toordinal() + count <= date.max.toordinal() else None


def plus_workdays(day: date, count: int) -> date | None:
    """So many days on that are no weekend; None for thousands."""
    if abs(count) > 2000:
        return None
    step = 1 if count > 0 else -1
    for _ in range(abs(count)):
        day += timedelta(days=step)
        while day.weekday() >= _SATURDAY:
            day += timedelta(days=step)
    return day


def plus_months(day: date, count: int) -> date | None:
    """The same day so many months on, or the last one that month has; None beyond the calendar.

    >>> plus_months(date(2026, 1, 31), 1)
    datetime.date(2026, 2, 28)
    """
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_of(unit: str, shift: int, today: date) -> date:
    """The last day of a week, weekend, month or year, so many on from this one: for a week Friday."""
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=shift)
    match unit:
        case "week":
            friday = monday + timedelta(days=_FRIDAY)
            # On a weekend the week that ends is the one to come.
            return friday if friday >= today or shift else friday + timedelta(weeks=1)
        case "weekend":
            saturday = monday + timedelta(days=_SATURDAY)
            return max(saturday, today) if not shift else saturday
        case "month":
            first = plus_months(today.replace(day=1), shift) or today
            return first.replace(day=monthrange(first.year, first.month)[1])
        case _:
            return date(min(today.year + shift, 9999), 12, 31)


def within(unit: str, shift: int, today: date) -> date:
    """Somewhere in a week, weekend, month or year that was."""
    match unit:
        case "week":
            return today + timedelta(weeks=shift)
        case "weekend":
            back = (today.weekday() - _SATURDAY) % 7 or 7
            return today - timedelta(days=back)
        case "month":
            return plus_months(today, shift) or today
        case _:
            return plus_months(today, 12 * shift) or today


def on_weekday(weekday: int, today: date, *, ahead: bool, this: bool) -> date:
    """The day of that name to come, or the last that was; today only where it is called "this" one."""
    days = (weekday - today.weekday()) % 7
    if not days and this:
        return today
    return today + timedelta(days=days or 7) if ahead else today - timedelta(days=7 - days)


def in_next_week(weekday: int, today: date) -> date:
    """The day of that name in the week, Monday to Sunday, behind this one."""
    return today + timedelta(days=7 - today.weekday() + weekday)


def moved(day: date, count: int, unit: str) -> date | None:
    """So many units on: `day`, `week`, `fortnight`, `workday`, `month` or `year`; None beyond the calendar."""
    match unit:
        case "day":
            return plus_days(day, count)
        case "week":
            return plus_days(day, 7 * count)
        case "fortnight":
            return plus_days(day, 14 * count)
        case "workday":
            return plus_workdays(day, count)
        case "month":
            return plus_months(day, count)
        case _:
            return plus_months(day, 12 * count)


def nearest_year(month: int, day: int, calendar: Calendar) -> date | None:
    """That day of the year: the next one, or the last that was; None where there is no such day."""
    future = calendar.ahead is Ahead.FUTURE
    for step in range(9):  # eight years may lie between two 29 Februaries
        found = date_or_none(calendar.today.year + (step if future else -step), month, day)
        if found is not None and (found >= calendar.today if future else found <= calendar.today):
            return found
    return None


def from_figures(parts: Sequence[int], first_length: int, year: int | None, calendar: Calendar) -> date | None:
    """A date of two or three figures, the first `first_length` digits long, in the owner's order."""
    if len(parts) == 3 and first_length == 4:
        return date_or_none(*parts)
    first, second = parts[0], parts[1]
    day_first = calendar.order is DateOrder.DAY
    if (first > 12) != (second > 12):  # only one way round is a date
        day_first = first > 12
    day, month = (first, second) if day_first else (second, first)
    if len(parts) == 3:
        year = parts[2] + 2000 if parts[2] < 100 else parts[2]
    return date_or_none(year, month, day) if year is not None else nearest_year(month, day, calendar)
