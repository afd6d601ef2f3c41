"""The Hijri calendar of Umm al-Qura, as Saudi Arabia prints it; beyond its table the tabular Islamic calendar."""

from regulars.domain.calendars.month import Month

YEARS = range(1, 2000)
MOST_MONTHS, MOST_DAYS = 12, 30
_TABLE = range(1343, 1501)
_TABULAR_EPOCH = 227015  # 16 July 622 (Julian), 1 Muharram of the year 1; an ordinal of `date`


def months(year: int) -> tuple[Month, ...]:
    """The months of a year; () outside `YEARS`."""
    if year not in YEARS:
        return ()
    if year in _TABLE:
        return _printed(year)
    starts = [_tabular(year, number) for number in range(1, 14)]
    if year + 1 in _TABLE:  # the last tabular year ends where the table begins
        starts[12] = _printed(year + 1)[0].first
    return tuple(Month(i + 1, False, starts[i], starts[i + 1] - starts[i]) for i in range(12))


def year_near(ordinal: int) -> int:
    """The year that holds a civil day, or one beside it."""
    return int((ordinal - _TABULAR_EPOCH) / 354.36667) + 1


def _printed(year: int) -> tuple[Month, ...]:
    from hijridate import Hijri  # lazy: 20 ms, and few books have such a date

    found = []
    for number in range(1, 13):
        first = Hijri(year, number, 1, validate=False)
        found.append(Month(number, False, first.to_gregorian().toordinal(), first.month_length()))
    return tuple(found)


def _tabular(year: int, month: int) -> int:
    """The first day of a month of the tabular calendar (Calendrical Calculations, chapter 7); 13 is the next year's first."""
    year, month = (year + 1, 1) if month == 13 else (year, month)
    return _TABULAR_EPOCH + (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2
