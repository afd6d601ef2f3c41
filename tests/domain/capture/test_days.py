"""Days as people say them, in seven languages."""

from datetime import date

import pytest

from regulars.domain.capture.day_arithmetic import Ahead, DateOrder, plus_months
from tests.domain.capture.plain_book import day

SUNDAY, TUESDAY, FRIDAY = date(2026, 11, 22), date(2026, 11, 24), date(2026, 11, 27)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("today", SUNDAY),
        ("tmrw", date(2026, 11, 23)),
        ("the day after tomorrow", date(2026, 11, 24)),
        ("by friday", FRIDAY),
        ("next friday", FRIDAY),
        ("on sunday", date(2026, 11, 29)),
        ("in two weeks", date(2026, 12, 6)),
        ("within 3 days", date(2026, 11, 25)),
        ("in a fortnight", date(2026, 12, 6)),
        ("in 2 working days", date(2026, 11, 24)),
        ("by the 15th", date(2026, 12, 15)),
        ("by 3 december", date(2026, 12, 3)),
        ("december 3rd, 2027", date(2027, 12, 3)),
        ("friday 27 november", FRIDAY),
        ("by 27-Nov-2026", FRIDAY),
        ("before friday", date(2026, 11, 26)),
        ("next week", FRIDAY),
        ("by the end of the month", date(2026, 11, 30)),
        ("before christmas", date(2026, 12, 24)),
        ("2026-12-24", date(2026, 12, 24)),
        ("on 12/3", date(2027, 3, 12)),
        ("on 31/12/26", date(2026, 12, 31)),
        ("on 29 february", date(2028, 2, 29)),
        ("by may", date(2027, 5, 1)),
        ("in may", date(2027, 5, 31)),
    ],
)
def test_a_day_to_come(said: str, meant: date) -> None:
    assert day(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("yesterday", date(2026, 11, 21)),
        ("last tuesday", date(2026, 11, 17)),
        ("on friday", date(2026, 11, 20)),
        ("3 days ago", date(2026, 11, 19)),
        ("two weeks ago", date(2026, 11, 8)),
        ("on the 5th", date(2026, 11, 5)),
        ("on 12/3", date(2026, 3, 12)),
        ("around easter", date(2026, 4, 5)),
        ("easter 2024", date(2024, 3, 31)),
        ("in march", date(2026, 3, 15)),
        ("last month", date(2026, 10, 22)),
        ("29 february", date(2024, 2, 29)),
    ],
)
def test_a_day_that_was(said: str, meant: date) -> None:
    assert day(said, Ahead.PAST) == meant


@pytest.mark.parametrize(
    ("language", "said", "meant"),
    [
        ("de", "nächsten Freitag", FRIDAY),
        ("de", "bis 18.12.", date(2026, 12, 18)),
        ("de", "übermorgen", date(2026, 11, 24)),
        ("de", "in drei Tagen", date(2026, 11, 25)),
        ("es", "el viernes", FRIDAY),
        ("es", "el viernes que viene", FRIDAY),
        ("es", "dentro de 2 semanas", date(2026, 12, 6)),
        ("es", "3 de diciembre", date(2026, 12, 3)),
        ("fr", "vendredi prochain", FRIDAY),
        ("fr", "d'ici vendredi", FRIDAY),
        ("fr", "dans deux semaines", date(2026, 12, 6)),
        ("pt", "na próxima sexta", FRIDAY),
        ("pt", "daqui a 3 dias", date(2026, 11, 25)),
        ("ja", "明日", date(2026, 11, 23)),
        ("ja", "来週の金曜日", FRIDAY),
        ("ja", "12月3日", date(2026, 12, 3)),
        ("ja", "3日後", date(2026, 11, 25)),
        ("ar", "غدا", date(2026, 11, 23)),
        ("ar", "يوم الجمعة القادم", FRIDAY),
        ("ar", "بعد ٣ أيام", date(2026, 11, 25)),
        ("ar", "٣ ديسمبر", date(2026, 12, 3)),
    ],
)
def test_a_day_in_another_language(language: str, said: str, meant: date) -> None:
    assert day(said, language=language) == meant


@pytest.mark.parametrize(
    ("language", "said", "meant"),
    [
        ("de", "vor drei Tagen", date(2026, 11, 19)),
        ("es", "hace 3 días", date(2026, 11, 19)),
        ("es", "el viernes pasado", date(2026, 11, 20)),
        ("fr", "il y a 3 jours", date(2026, 11, 19)),
        ("fr", "mardi dernier", date(2026, 11, 17)),
        ("pt", "há 3 dias", date(2026, 11, 19)),
        ("ja", "3日前", date(2026, 11, 19)),
        ("ar", "قبل ٣ أيام", date(2026, 11, 19)),
    ],
)
def test_a_day_that_was_in_another_language(language: str, said: str, meant: date) -> None:
    assert day(said, Ahead.PAST, language) == meant


def test_the_owners_order_decides_what_12_3_is_unless_only_one_way_is_a_date() -> None:
    assert day("on 12/3", order=DateOrder.MONTH) == date(2026, 12, 3)
    assert day("on 23/12", order=DateOrder.MONTH) == date(2026, 12, 23)
    assert day("on 12/23", order=DateOrder.DAY) == date(2026, 12, 23)


def test_next_friday_in_the_middle_of_a_week_is_that_of_the_next_one() -> None:
    assert day("next friday", today=TUESDAY) == date(2026, 12, 4)
    assert day("friday", today=TUESDAY) == FRIDAY
    assert day("friday", today=FRIDAY) == date(2026, 12, 4)


@pytest.mark.parametrize(
    "said", ["every 6 weeks", "every friday", "1/2 bottle", "7/1 + 20", "31 february", "on 45/3", "a maybe", ""]
)
def test_what_is_no_day(said: str) -> None:
    assert day(said) is None


@pytest.mark.parametrize(
    "said", ["in 9999 years", "9999 months ago", "in 9999 working days", "31 december 9999", "in 0000 days"]
)
def test_far_away_days_are_read_or_left_but_never_a_stumble(said: str) -> None:
    day(said)
    day(said, today=date.max)
    day(said, today=date.min)


def test_a_month_later_has_no_more_days_than_it_has() -> None:
    assert plus_months(date(2026, 12, 31), 2) == date(2027, 2, 28)
    assert plus_months(date(9999, 12, 1), 1) is None
