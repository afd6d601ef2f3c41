"""Dates in figures mean what their numbers, their separators and their century allow, and nothing is guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulars.domain.dates import PartialDate
from regulars.domain.numeric_dates import NumberOrder, NumericDate

TODAY = date(2026, 11, 22)
DAY_FIRST, MONTH_FIRST = NumberOrder


@pytest.mark.parametrize(
    ("numbers", "expected", "shows"),
    [
        (NumericDate(31, 12, 1984), PartialDate(1984, 12, 31), DAY_FIRST),
        (NumericDate(12, 31, 1984), PartialDate(1984, 12, 31), MONTH_FIRST),
        (NumericDate(5, 5, 1984), PartialDate(1984, 5, 5), None),
        (NumericDate(3, 4, 1984), None, None),
        (NumericDate(3, 4, 1984, dots=True), PartialDate(1984, 4, 3), None),
        (NumericDate(12, 31, 1984, dots=True), None, None),
        (NumericDate(31, 2, 1984), None, None),
        (NumericDate(31, 31, 1984), None, None),
        (NumericDate(29, 2, 1983), None, None),
        (NumericDate(31, 12, 0), PartialDate(None, 12, 31), DAY_FIRST),
    ],
)
def test_a_date_alone_means_what_only_it_can_mean(
    numbers: NumericDate, expected: PartialDate | None, shows: NumberOrder | None
) -> None:
    assert (numbers.read(), numbers.shows()) == (expected, shows)


@pytest.mark.parametrize(
    ("year", "expected"),
    [(84, 1984), (32, 1932), (99, 1999), (31, None), (29, None), (27, None), (26, None), (15, None), (0, None)],
)
def test_a_year_of_two_digits_is_read_where_one_century_is_left(year: int, expected: int | None) -> None:
    numbers = NumericDate(31, 12, year, short=True)
    when = numbers.read(None, TODAY)
    assert (when.year if when is not None else None) == expected
    assert numbers.lacks_century(TODAY) == (expected is None)
    assert numbers.read() is None


@given(
    st.integers(0, 99),
    st.integers(0, 99),
    st.integers(0, 99),
    st.booleans(),
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
)
def test_no_century_is_guessed_that_lies_ahead(first: int, second: int, year: int, dots: bool, today: date) -> None:
    for order in (None, *NumberOrder):
        when = NumericDate(first, second, year, True, dots).read(order, today)
        assert when is None or (when.year is not None and today.year - 100 < when.year < today.year)


@given(st.integers(1, 12), st.integers(1, 12), st.integers(1900, 2020))
def test_an_open_date_is_one_of_two_and_an_answer_tells_which(first: int, second: int, year: int) -> None:
    numbers = NumericDate(first, second, year)
    assert numbers.is_open(TODAY) == (first != second)
    assert numbers.read(DAY_FIRST) == PartialDate(year, second, first)
    assert numbers.read(MONTH_FIRST) == PartialDate(year, first, second)
