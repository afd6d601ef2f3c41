"""The Hebrew calendar by its fixed arithmetic: the mean new moon of Tishri and the four postponements.

Source: Reingold and Dershowitz, *Calendrical Calculations*, chapter 8. Months are numbered from Nisan; Adar is 12 in every
year, and in a leap year that is the second Adar: the first one (Adar I) is the leap month 12. A month 13, as some programs
write the second Adar, is the same as 12.
"""

from regulars.domain.calendars.month import Month

YEARS = range(3762, 9999)
MOST_MONTHS, MOST_DAYS = 13, 30
NISAN, IYAR, SIVAN, TAMMUZ, AV, ELUL, TISHRI, CHESHVAN, KISLEV, TEVET, SHEVAT, ADAR = range(1, 13)
_EPOCH = -1373427  # the ordinal of 1 Tishri of the year 1, had `date` gone back so far
_PARTS = 25920  # in a day


def is_leap(year: int) -> bool:
    """Whether a year has thirteen months.

    >>> [year for year in range(5780, 5792) if is_leap(year)]
    [5782, 5784, 5787, 5790]
    """
    return (7 * year + 1) % 19 < 7


def months(year: int) -> tuple[Month, ...]:
    """The months of a year from Tishri on; () outside `YEARS`."""
    if year not in YEARS:
        return ()
    first, length = _new_year(year), _new_year(year + 1) - _new_year(year)
    found = []
    for number, leap, days in (
        (TISHRI, False, 30),
        (CHESHVAN, False, 30 if length % 10 == 5 else 29),
        (KISLEV, False, 29 if length % 10 == 3 else 30),
        (TEVET, False, 29),
        (SHEVAT, False, 30),
        (ADAR, True, 30),
        (ADAR, False, 29),
        (NISAN, False, 30),
        (IYAR, False, 29),
        (SIVAN, False, 30),
        (TAMMUZ, False, 29),
        (AV, False, 30),
        (ELUL, False, 29),
    ):
        if leap and not is_leap(year):
            continue
        found.append(Month(number, leap, first, days))
        first += days
    return tuple(found)


def year_near(ordinal: int) -> int:
    """The year that holds a civil day, or one beside it."""
    return int((ordinal - _EPOCH) / 365.2468222) + 1


def _new_year(year: int) -> int:
    """The ordinal of 1 Tishri: neither two years of 356 days nor one of 382 may come of it."""
    before, this, after = (_elapsed(other) for other in (year - 1, year, year + 1))
    correction = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return _EPOCH + this + correction


def _elapsed(year: int) -> int:
    """Days to the mean new moon of Tishri, never on a Sunday, Wednesday or Friday."""
    months_before = (235 * year - 234) // 19
    parts = 12084 + 13753 * months_before
    day = 29 * months_before + parts // _PARTS
    return day + 1 if 3 * (day + 1) % 7 < 3 else day
