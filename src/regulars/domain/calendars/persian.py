"""The Persian (Solar Hijri) calendar: six months of 31 days, five of 30, and Esfand with 29 or 30."""

from regulars.domain.calendars.month import Month

YEARS = range(1178, 1634)
"""Where the cycle of 33 years agrees with the astronomical new year at Tehran (Heydari-Malayeri, 2004)."""
MOST_MONTHS, MOST_DAYS = 12, 31
_YEAR_1404 = 739331  # 21 March 2025, 1 Farvardin 1404; an ordinal of `date`
_MONTH_DAYS = (31,) * 6 + (30,) * 5


def is_leap(year: int) -> bool:
    """Whether Esfand has 30 days.

    >>> [year for year in range(1395, 1413) if is_leap(year)]
    [1395, 1399, 1403, 1408, 1412]
    """
    return (25 * year + 11) % 33 < 8


def months(year: int) -> tuple[Month, ...]:
    """The months of a year; () outside `YEARS`."""
    if year not in YEARS:
        return ()
    first = _new_year(year)
    found = []
    for number, days in enumerate((*_MONTH_DAYS, 30 if is_leap(year) else 29), 1):
        found.append(Month(number, False, first, days))
        first += days
    return tuple(found)


def year_near(ordinal: int) -> int:
    """The year that holds a civil day, or one beside it."""
    return 1404 + int((ordinal - _YEAR_1404) // 365.2425)


def _new_year(year: int) -> int:
    return _YEAR_1404 + 365 * (year - 1404) + _leap_years_before(year) - _leap_years_before(1404)


def _leap_years_before(year: int) -> int:
    cycles, rest = divmod(year, 33)
    return 8 * cycles + sum(is_leap(other) for other in range(rest))
