"""Other calendars: days that are known, leap months, days that a year lacks, and dates that come twice in a year of ours."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regulars.domain.calendars import hebrew, persian, reckoning
from regulars.domain.calendars.reckoning import (
    CalendarDay,
    civil_day,
    dates_ahead,
    day_of,
    kept_in,
    next_kept,
    next_month,
)

CALENDARS = sorted(reckoning.OF)
OUR_TIME = st.dates(date(1925, 1, 1), date(2076, 12, 31))


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (2020, date(2020, 1, 25)),
        (2021, date(2021, 2, 12)),
        (2022, date(2022, 2, 1)),
        (2023, date(2023, 1, 22)),
        (2024, date(2024, 2, 10)),
        (2025, date(2025, 1, 29)),
        (2026, date(2026, 2, 17)),
        (2027, date(2027, 2, 6)),
        (2028, date(2028, 1, 26)),
        (2029, date(2029, 2, 13)),
        (2030, date(2030, 2, 3)),
        (1985, date(1985, 2, 20)),
        (2033, date(2033, 1, 31)),
        (2034, date(2034, 2, 19)),
    ],
)
def test_the_chinese_new_year_is_on_its_day(year: int, day: date) -> None:
    assert civil_day("chinese", CalendarDay(year, 1, 1)) == day
    assert day_of("chinese", day) == CalendarDay(year, 1, 1)


@pytest.mark.parametrize(
    ("year", "month", "first"),
    [
        (2020, 4, date(2020, 5, 23)),
        (2023, 2, date(2023, 3, 22)),
        (2025, 6, date(2025, 7, 25)),
        (2028, 5, date(2028, 6, 23)),
        (2033, 11, date(2033, 12, 22)),
    ],
)
def test_a_chinese_leap_month_stands_behind_the_month_of_its_number(year: int, month: int, first: date) -> None:
    assert day_of("chinese", first) == CalendarDay(year, month, 1, leap=True)
    before = day_of("chinese", first - timedelta(days=1))
    assert before is not None
    assert (before.month, before.leap) == (month, False)


@pytest.mark.parametrize(
    ("day", "autumn"), [(date(2024, 9, 17), 2024), (date(2025, 10, 6), 2025), (date(2026, 9, 25), 2026)]
)
def test_mid_autumn_is_the_fifteenth_of_the_eighth_month(day: date, autumn: int) -> None:
    assert civil_day("chinese", CalendarDay(autumn, 8, 15)) == day


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (5781, date(2020, 9, 19)),
        (5782, date(2021, 9, 7)),
        (5783, date(2022, 9, 26)),
        (5784, date(2023, 9, 16)),
        (5785, date(2024, 10, 3)),
        (5786, date(2025, 9, 23)),
        (5787, date(2026, 9, 12)),
        (5788, date(2027, 10, 2)),
    ],
)
def test_rosh_hashanah_is_on_its_day(year: int, day: date) -> None:
    assert civil_day("hebrew", CalendarDay(year, hebrew.TISHRI, 1)) == day


@pytest.mark.parametrize(
    ("date_", "day"),
    [
        (CalendarDay(5784, 1, 15), date(2024, 4, 23)),  # Passover
        (CalendarDay(5786, 1, 15), date(2026, 4, 2)),
        (CalendarDay(5785, 9, 25), date(2024, 12, 26)),  # Hanukkah
        (CalendarDay(5784, 12, 14), date(2024, 3, 24)),  # Purim is in the second Adar
        (CalendarDay(5785, 12, 14), date(2025, 3, 14)),
        (CalendarDay(5708, 2, 5), date(1948, 5, 14)),
    ],
)
def test_hebrew_feasts_are_on_their_days(date_: CalendarDay, day: date) -> None:
    assert civil_day("hebrew", date_) == day


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (1398, date(2019, 3, 21)),
        (1399, date(2020, 3, 20)),
        (1400, date(2021, 3, 21)),
        (1403, date(2024, 3, 20)),
        (1404, date(2025, 3, 21)),
        (1405, date(2026, 3, 21)),
        (1408, date(2029, 3, 20)),
        (1357, date(1978, 3, 21)),
    ],
)
def test_nowruz_is_on_its_day(year: int, day: date) -> None:
    assert civil_day("persian", CalendarDay(year, 1, 1)) == day
    assert day_of("persian", day - timedelta(days=1)) == CalendarDay(
        year - 1, 12, 30 if persian.is_leap(year - 1) else 29
    )


@pytest.mark.parametrize(
    ("date_", "day"),
    [
        (CalendarDay(1443, 1, 1), date(2021, 8, 9)),
        (CalendarDay(1444, 1, 1), date(2022, 7, 30)),
        (CalendarDay(1445, 1, 1), date(2023, 7, 19)),
        (CalendarDay(1446, 1, 1), date(2024, 7, 7)),
        (CalendarDay(1447, 1, 1), date(2025, 6, 26)),
        (CalendarDay(1445, 9, 1), date(2024, 3, 11)),  # Ramadan
        (CalendarDay(1446, 9, 1), date(2025, 3, 1)),
        (CalendarDay(1445, 12, 10), date(2024, 6, 16)),
        (CalendarDay(1, 1, 1), date(622, 7, 19)),  # 16 July in the Julian calendar
    ],
)
def test_hijri_days_are_those_of_umm_al_qura(date_: CalendarDay, day: date) -> None:
    assert civil_day("hijri", date_) == day


@pytest.mark.parametrize("calendar", CALENDARS)
@given(day=OUR_TIME)
@settings(max_examples=60)
def test_every_day_has_one_date_and_the_date_leads_back(calendar: str, day: date) -> None:
    found = day_of(calendar, day)
    assert found is not None
    assert civil_day(calendar, found) == day
    assert kept_in(calendar, found.year, found.month, found.day, found.leap) == day


@pytest.mark.parametrize("calendar", CALENDARS)
def test_the_months_of_a_year_follow_each_other_without_a_gap(calendar: str) -> None:
    module = reckoning.OF[calendar]
    since = {"chinese": 1900, "hebrew": 5660, "hijri": 1344, "persian": 1280}[calendar]
    expected = module.months(since)[0].first
    for year in range(since, since + 150):
        for month in module.months(year):
            assert month.first == expected
            assert 28 <= month.days <= 31  # Saudi Arabia once printed a month of 28
            expected += month.days


def test_a_date_in_a_leap_month_is_kept_in_the_month_of_its_number_where_there_is_none() -> None:
    assert kept_in("chinese", 2025, 6, 15, leap=True) == date(2025, 8, 8)
    assert (
        kept_in("chinese", 2026, 6, 15, leap=True) == kept_in("chinese", 2026, 6, 15, leap=False) == date(2026, 7, 28)
    )


def test_a_date_in_adar_is_kept_in_the_second_adar_and_one_in_adar_one_in_the_first() -> None:
    assert kept_in("hebrew", 5787, 12, 10, leap=False) == date(2027, 3, 19)
    assert kept_in("hebrew", 5787, 12, 10, leap=True) == date(2027, 2, 17)
    assert kept_in("hebrew", 5788, 12, 10, leap=True) == kept_in("hebrew", 5788, 12, 10, leap=False) == date(2028, 3, 8)
    assert kept_in("hebrew", 5787, 13, 10, leap=False) == date(2027, 3, 19)


def test_the_thirtieth_of_adar_one_is_the_first_of_nisan_in_a_common_year() -> None:
    assert kept_in("hebrew", 5784, 12, 30, leap=True) == date(2024, 3, 10)
    assert kept_in("hebrew", 5786, 12, 30, leap=True) == civil_day("hebrew", CalendarDay(5786, hebrew.NISAN, 1))


@pytest.mark.parametrize("month", [hebrew.CHESHVAN, hebrew.KISLEV])
def test_the_thirtieth_of_a_short_month_is_the_first_of_the_next(month: int) -> None:
    lengths = {year: {m.number: m.days for m in hebrew.months(year) if not m.leap} for year in range(5780, 5800)}
    short = next(year for year, days in lengths.items() if days[month] == 29)
    assert kept_in("hebrew", short, month, 30, leap=False) == civil_day("hebrew", CalendarDay(short, month + 1, 1))


def test_the_thirtieth_of_a_short_lunar_month_is_its_last_day() -> None:
    short = next(m for m in reckoning.OF["chinese"].months(2026) if m.days == 29)
    last = date.fromordinal(short.first + 28)
    assert kept_in("chinese", 2026, short.number, 30, leap=False) == last
    assert kept_in("hijri", 1446, 8, 30, leap=False) == date(2025, 2, 28)  # Sha'ban had 29 days


def test_the_persian_leap_day_goes_where_the_owner_wants_it() -> None:
    assert kept_in("persian", 1403, 12, 30, leap=False) == date(2025, 3, 20)
    assert kept_in("persian", 1404, 12, 30, leap=False) == date(2026, 3, 20)
    assert kept_in("persian", 1404, 12, 30, leap=False, after=True) == date(2026, 3, 21)
    assert next_kept("persian", 12, 30, False, date(2026, 3, 21), after=True) == (date(2026, 3, 21), 1404)


def test_a_hijri_date_may_come_twice_in_a_gregorian_year() -> None:
    first = next_kept("hijri", 9, 1, False, date(2030, 1, 1))
    assert first == (date(2030, 1, 5), 1451)
    assert next_kept("hijri", 9, 1, False, date(2030, 1, 6)) == (date(2030, 12, 26), 1452)


@pytest.mark.parametrize("calendar", CALENDARS)
@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("since", [date(2026, 11, 22), date(2027, 2, 20), date(2028, 2, 29)])
def test_what_comes_ahead_is_what_each_date_says_for_itself(calendar: str, after: bool, since: date) -> None:
    ahead = dates_ahead(calendar, since, 400, after=after)
    for (month, day, leap), days in ahead.items():
        assert next_kept(calendar, month, day, leap, since, after=after) is not None
        kept, _ = next_kept(calendar, month, day, leap, since, after=after) or (date.min, 0)
        assert (kept - since).days == days
    assert {(month, day) for month, day, _ in ahead} >= {(month, day) for month in range(1, 13) for day in range(1, 30)}


def test_a_month_that_has_begun_is_not_over() -> None:
    assert next_month("hijri", 9, False, date(2025, 3, 20)) == date(2025, 3, 1)
    assert next_month("hijri", 9, False, date(2025, 4, 20)) == date(2026, 2, 18)
    assert next_month("hebrew", 13, False, date(2024, 3, 1)) == date(2024, 3, 11)


@pytest.mark.parametrize("calendar", CALENDARS)
@pytest.mark.parametrize("day", [date.min, date(1, 6, 1), date.max])
def test_days_beyond_a_calendars_reach_have_no_date(calendar: str, day: date) -> None:
    assert day_of(calendar, day) is None
    assert next_kept(calendar, 1, 1, False, day) is None
    assert next_month(calendar, 1, False, day) is None
    assert dates_ahead(calendar, day, 10) == {}


def test_days_that_are_not_there_have_no_civil_day() -> None:
    assert civil_day("chinese", CalendarDay(2026, 6, 1, leap=True)) is None
    assert civil_day("hijri", CalendarDay(1446, 8, 30)) is None
    assert kept_in("chinese", 2150, 1, 1, leap=False) is None
