"""Dates in figures with the year last, 03/04/1984: what each may mean, and when that can be told.

Nothing is guessed. Two different numbers up to 12 mean one date when the day comes first and another when the month does;
which one only the rest of the file, or the owner, can tell. Between dots the day always comes first.

A year of two digits is read where one century alone is left: in this one the year would still be to come, and the number is
too large for a day (31-12-29 may begin with its year). Of "15" nobody can say whether a child or somebody very old is meant.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from regulars.domain.dates import PartialDate

_LAST_DAY = 31


class NumberOrder(StrEnum):
    """What comes first in a date in figures."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


@dataclass(frozen=True, slots=True)
class NumericDate:
    """Three numbers as they were written, the year last; `short`: it has two digits; 0 is none. `dots` stand between them.

    >>> NumericDate(3, 4, 1984).read(NumberOrder.DAY_FIRST).iso(), NumericDate(3, 4, 1984).read(NumberOrder.MONTH_FIRST).iso()
    ('1984-04-03', '1984-03-04')
    >>> NumericDate(3, 4, 1984).read(), NumericDate(31, 12, 1984).read().iso(), NumericDate(3, 4, 1984, dots=True).read().iso()
    (None, '1984-12-31', '1984-04-03')
    """

    first: int
    second: int
    year: int
    short: bool = False
    dots: bool = False

    def read(self, order: NumberOrder | None = None, today: date | None = None) -> PartialDate | None:
        """The date in that order; without one, the only date that it can be. None where there is none, or more than one.

        Without `today` no year of two digits is read.
        """
        year = self._whole_year(today)
        if year is None:
            return None
        found = {when for each in self._orders(order) if (when := self._date(each, year)) is not None}
        return found.pop() if len(found) == 1 else None

    def shows(self) -> NumberOrder | None:
        """The order that this date alone proves: 31/12 can be no other. None where both make a date, or none does."""
        year = None if self.short else self.year
        day_first, month_first = (self._date(order, year) for order in NumberOrder)
        if self.dots or (day_first is None) == (month_first is None):
            return None
        return NumberOrder.MONTH_FIRST if day_first is None else NumberOrder.DAY_FIRST

    def exists(self) -> bool:
        """Whether it can be a date at all."""
        year = None if self.short else self.year
        return any(self._date(order, year) is not None for order in self._orders(None))

    def is_open(self, today: date) -> bool:
        """Whether nothing but the order is missing."""
        readings = [self.read(order, today) for order in NumberOrder]
        return None not in readings and readings[0] != readings[1]

    def lacks_century(self, today: date) -> bool:
        """Whether nothing but the century is missing."""
        return self._whole_year(today) is None and self.exists()

    def _orders(self, order: NumberOrder | None) -> tuple[NumberOrder, ...]:
        if self.dots:
            return (NumberOrder.DAY_FIRST,)
        return tuple(NumberOrder) if order is None else (order,)

    def _whole_year(self, today: date | None) -> int | None:
        if not self.short:
            return self.year
        if today is None or self.year <= _LAST_DAY:
            return None
        century = today.year // 100 * 100
        return century - 100 + self.year if century + self.year > today.year else None

    def _date(self, order: NumberOrder, year: int | None) -> PartialDate | None:
        day, month = (self.first, self.second) if order is NumberOrder.DAY_FIRST else (self.second, self.first)
        try:
            return PartialDate(year or None, month, day)
        except ValueError:
            return None
