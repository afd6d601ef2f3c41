"""Feasts that people date things by."""

from datetime import date

EASTER = "easter"


def easter(year: int) -> date:
    """Easter Sunday of the Western churches (the anonymous Gregorian rule, J. Meeus, Astronomical Algorithms, ch. 8).

    >>> easter(2024), easter(2026)
    (datetime.date(2024, 3, 31), datetime.date(2026, 4, 5))
    """
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def feast(name: str, year: int) -> date:
    """The day of a feast: `easter`, or a day of every year as `12-25`."""
    if name == EASTER:
        return easter(year)
    month, day = name.split("-")
    return date(year, int(month), int(day))
