"""Occasions: known in part, coming back each year."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from regulars.domain.agenda import WhyKey
from regulars.domain.dates import Calendar, LeapDay, PartialDate
from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.moments import MomentKind
from regulars.domain.occasions import ComingDate, DateFilter, OccasionId, OccasionKind
from regulars.domain.people import Address, PersonField, PersonId, PersonState
from regulars.services.occasions import STRETCHES, stretch_of
from regulars.services.verbs import Verbs
from tests.open_shop import Shop

BIRTHDAY = OccasionKind.BIRTHDAY


@pytest.mark.parametrize(
    "when",
    [
        PartialDate(1986, 5, 9),
        PartialDate(None, 2, 29),
        PartialDate(None, 5),
        PartialDate(1986, about=True),
        PartialDate(1404, 1, 1, calendar=Calendar.PERSIAN),
        PartialDate(None, 13, 5, calendar=Calendar.HEBREW),
    ],
)
def test_a_date_is_kept_as_far_as_it_is_known(shop: Shop, ana: PersonId, when: PartialDate) -> None:
    shop.verbs.occasions.add(ana, BIRTHDAY, when)
    shop.restart()
    assert [occasion.when for occasion in shop.verbs.occasions.of(ana)] == [when]


def test_birthdays_stand_first(verbs: Verbs, ana: PersonId) -> None:
    verbs.occasions.add(
        ana, OccasionKind.OTHER, PartialDate(2019, 6, 1), "the shop's birthday", notice_days=5, may_write=True
    )
    verbs.occasions.add(ana, BIRTHDAY, PartialDate(None, 5, 9))
    first, second = verbs.occasions.of(ana)
    assert (first.kind, first.notice_days, first.may_write) == (BIRTHDAY, 1, None)
    assert (second.label, second.notice_days, second.may_write) == ("the shop's birthday", 5, True)


def test_what_comes_up_is_told_by_the_day(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    for when in (PartialDate(1990, 11, 22), PartialDate(None, 1, 3), PartialDate(2012, 12), PartialDate(1950)):
        verbs.occasions.add(ana, BIRTHDAY, when)
    verbs.occasions.add(rui, OccasionKind.ANNIVERSARY, PartialDate(2001, 11, 29))
    assert [(day, name) for day, _, name, _ in verbs.occasions.upcoming(7)] == [
        (date(2026, 11, 22), "Ana Duarte"),
        (date(2026, 11, 29), "Rui Faria"),
    ]
    assert [day for day, *_ in verbs.occasions.upcoming(6)] == [date(2026, 11, 22)]
    days = [date(2026, 11, 22), date(2026, 11, 29), date(2027, 1, 3)]
    assert (
        [day for day, *_ in verbs.occasions.upcoming(45)] == days == [day for day, *_ in verbs.occasions.upcoming(100)]
    )


def test_nothing_comes_up_of_those_who_are_gone_or_of_the_owner(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    for person in (ana, rui):
        verbs.occasions.add(person, BIRTHDAY, PartialDate(None, 11, 23))
    verbs.people.set_state(ana, PersonState.DECEASED)
    verbs.people.set_me(rui)
    assert verbs.occasions.upcoming(30) == []


def test_the_leap_day_is_kept_on_the_side_that_the_owner_chose(shop: Shop, ana: PersonId) -> None:
    shop.verbs.occasions.add(ana, BIRTHDAY, PartialDate(2000, 2, 29))
    shop.clock.at = shop.clock.at.replace(year=2027, month=2, day=25)
    assert [day for day, *_ in shop.verbs.occasions.upcoming(7)] == [date(2027, 2, 28)]
    shop.verbs.settings.change(leap_day=LeapDay.AFTER)
    assert [day for day, *_ in shop.verbs.occasions.upcoming(7)] == [date(2027, 3, 1)]
    shop.clock.at = shop.clock.at.replace(year=2028)
    assert [day for day, *_ in shop.verbs.occasions.upcoming(7)] == [date(2028, 2, 29)]


def test_an_occasion_that_is_neither_birthday_nor_anniversary_needs_a_label(verbs: Verbs, ana: PersonId) -> None:
    when = PartialDate(None, 5, 9)
    with pytest.raises(KnownProblem) as refused:
        verbs.occasions.add(ana, OccasionKind.OTHER, when)
    assert (refused.value.code, refused.value.values["field"]) == (Problem.BAD_VALUE, "label")
    occasion = OccasionId(verbs.occasions.add(ana, BIRTHDAY, when).created or 0)
    with pytest.raises(KnownProblem):
        verbs.occasions.edit(occasion, kind=OccasionKind.OTHER)
    with pytest.raises(KnownProblem):
        verbs.occasions.edit(occasion, notice_days=-1)
    verbs.occasions.edit(occasion, kind=OccasionKind.OTHER, label="name day", when=PartialDate(None, 5, 10))
    assert verbs.occasions.of(ana)[0].when == PartialDate(None, 5, 10)


def test_an_unknown_occasion_is_said_to_be_unknown(verbs: Verbs) -> None:
    for act in (verbs.occasions.edit, verbs.occasions.delete):
        with pytest.raises(KnownProblem) as unknown:
            act(OccasionId(99))
        assert unknown.value.code is Problem.ENTRY_UNKNOWN
    with pytest.raises(KnownProblem):
        verbs.occasions.upcoming(-1)


OWN = [
    # A date of another calendar, and the next day from 22 November 2026 on.
    (PartialDate(1970, 8, 15, calendar=Calendar.CHINESE), date(2027, 9, 15), 57),
    (PartialDate(1976, 8, 8, calendar=Calendar.CHINESE, leap_month=True), date(2027, 9, 8), 51),
    (PartialDate(1410, 9, 1, calendar=Calendar.HIJRI), date(2027, 2, 8), 38),
    (PartialDate(5750, 7, 1, calendar=Calendar.HEBREW), date(2027, 10, 2), 38),
    (PartialDate(5744, 12, 10, calendar=Calendar.HEBREW, leap_month=True), date(2027, 2, 17), 43),
    (PartialDate(1365, 1, 1, calendar=Calendar.PERSIAN), date(2027, 3, 21), 41),
    (PartialDate(None, 12, 30, calendar=Calendar.PERSIAN), date(2027, 3, 20), None),
]


@pytest.mark.parametrize(("when", "day", "years"), OWN)
def test_a_date_of_another_calendar_comes_up_on_its_own_day(
    shop: Shop, ana: PersonId, when: PartialDate, day: date, years: int | None
) -> None:
    shop.verbs.occasions.add(ana, BIRTHDAY, when, notice_days=3)
    shop.verbs.moments.log([ana], MomentKind.CALL, day=date(2026, 11, 1))
    shop.restart()
    assert shop.verbs.occasions.of(ana)[0].when == when
    assert [entry[0] for entry in shop.verbs.occasions.upcoming(366)] == [day]
    shop.verbs.settings.change(rooms=(5,) * 7)
    for ahead, told in ((4, False), (3, True), (0, True)):
        on = day - timedelta(days=ahead)
        shop.clock.at = shop.clock.at.replace(year=on.year, month=on.month, day=on.day)
        shop.verbs.health.refresh_all()
        dated = [why for item in shop.verbs.today.day().items for why in item.why if why.key is WhyKey.DATE_SOON]
        assert [why.values["day"] for why in dated] == ([day.isoformat()] if told else [])
        assert [why.values.get("years") for why in dated] == ([years] if told else [])
        assert shop.verbs.occasions.told_now() == int(told)
    assert [day for day, _ in shop.verbs.brief.of(ana).coming] == [day]


def test_a_gregorian_date_is_not_taken_for_one_of_another_calendar(verbs: Verbs, ana: PersonId) -> None:
    verbs.occasions.add(ana, BIRTHDAY, PartialDate(1990, 11, 23, calendar=Calendar.HEBREW))
    verbs.occasions.add(ana, BIRTHDAY, PartialDate(1990, 11, 23))
    assert [entry[3].when.calendar for entry in verbs.occasions.upcoming(5)] == [Calendar.GREGORIAN]


def shown(verbs: Verbs, place: int, which: DateFilter = DateFilter.ALL) -> list[tuple[str, bool]]:
    return [(one.day.isoformat(), one.whole) for one in verbs.occasions.stretch(place, which)[0]]


def test_the_coming_year_is_read_month_by_month(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    add = verbs.occasions.add
    for when in (
        PartialDate(1980, 11, 22),
        PartialDate(None, 11, 21),
        PartialDate(1990, 11, 29),
        PartialDate(None, 12, 1),
    ):
        add(ana, BIRTHDAY, when)
    for when in (PartialDate(2012, 12), PartialDate(None, 11, about=True), PartialDate(1986, about=True)):
        add(rui, OccasionKind.ANNIVERSARY, when)
    add(rui, BIRTHDAY, PartialDate(None, 9, 1, calendar=Calendar.HIJRI), may_write=True)
    assert shown(verbs, 0) == [("2026-11-22", True), ("2026-11-29", True), ("2026-11-22", False)]
    assert shown(verbs, 1) == [("2026-12-01", True), ("2026-12-01", False)]
    assert shown(verbs, 3) == [("2027-02-08", True)]
    assert shown(verbs, 12) == [("2027-11-21", True)]
    assert sum(len(shown(verbs, place)) for place in range(STRETCHES)) == 7
    assert [row.name for row in verbs.occasions.rows(verbs.occasions.of_a_year_alone())] == ["Rui Faria"]
    assert shown(verbs, 3, DateFilter.OWN_CALENDAR) == shown(verbs, 3, DateFilter.MAY_WRITE) == [("2027-02-08", True)]
    assert shown(verbs, 0, DateFilter.OTHERS) == [("2026-11-22", False)]
    assert shown(verbs, 0, DateFilter.OWN_CALENDAR) == []


@pytest.mark.parametrize("day", [date(2026, 11, 22), date(2026, 11, 30), date(2028, 2, 29), date(2026, 12, 31)])
def test_the_stretches_of_the_year_follow_each_other_and_cover_it(day: date) -> None:
    stretches = [stretch_of(day, place) for place in range(STRETCHES)]
    assert stretches[0][0] == day
    assert all((later[0] - earlier[1]).days == 1 or later[0] > later[1] for earlier, later in pairwise(stretches))
    assert max(last for _, last in stretches) >= day + timedelta(days=365)


def test_each_date_stands_in_one_stretch_whatever_the_day(shop: Shop, ana: PersonId) -> None:
    for month in range(1, 13):
        for when in (PartialDate(1980, month, 28), PartialDate(None, month)):
            shop.verbs.occasions.add(ana, BIRTHDAY, when)
        shop.verbs.occasions.add(ana, BIRTHDAY, PartialDate(None, month, calendar=Calendar.HIJRI))
    shop.verbs.occasions.add(ana, BIRTHDAY, PartialDate(1980, 2, 29))
    for day in (date(2026, 11, 22), date(2027, 2, 28), date(2027, 12, 28), date(2028, 2, 29)):
        shop.clock.at = shop.clock.at.replace(year=day.year, month=day.month, day=day.day)
        found = [one.occasion for place in range(STRETCHES) for one in shop.verbs.occasions.stretch(place)[0]]
        assert sorted(found) == sorted(occasion.id for occasion in shop.verbs.occasions.of(ana))


@pytest.mark.parametrize(
    ("country", "told_from", "last"),
    [
        ("Portugal", "2026-12-15", "2026-12-17"),
        ("France", "2026-12-12", "2026-12-14"),
        ("Japan", "2026-12-07", "2026-12-09"),
    ],
)
def test_a_card_is_spoken_of_in_time_for_its_way(
    shop: Shop, ana: PersonId, country: str, told_from: str, last: str
) -> None:
    verbs = shop.verbs
    verbs.settings.change(country="PT", rooms=(5,) * 7)
    verbs.people.add_address(ana, Address(street="1 Road", country=country))
    verbs.people.set_field(ana, PersonField.PREFERRED_CHANNEL, "letter")
    verbs.moments.log([ana], MomentKind.CALL, day=date(2026, 11, 20))
    verbs.occasions.add(ana, BIRTHDAY, PartialDate(1980, 12, 19))
    assert verbs.occasions.rows([verbs.occasions.of(ana)[0].id])[0].country == {"Portugal": "PT", "France": "FR"}.get(
        country, "JP"
    )
    told = []
    for offset in range(30):
        day = date(2026, 11, 25) + timedelta(days=offset)
        shop.clock.at = shop.clock.at.replace(month=day.month, day=day.day)
        whys = [why for item in verbs.today.day().items for why in item.why if why.key is WhyKey.DATE_SOON]
        told += [(day.isoformat(), why.values.get("post_by")) for why in whys]
    assert told[0] == (told_from, last)
    assert [day for day, post_by in told if post_by] == [
        (date.fromisoformat(told_from) + timedelta(days=n)).isoformat() for n in range(3)
    ]
    assert [day for day, post_by in told if not post_by] == ["2026-12-18", "2026-12-19"]


def test_no_card_is_asked_for_where_it_is_not_wanted(shop: Shop, ana: PersonId) -> None:
    verbs = shop.verbs
    verbs.settings.change(country="PT", rooms=(5,) * 7)
    verbs.people.set_field(ana, PersonField.PREFERRED_CHANNEL, "letter")
    verbs.moments.log([ana], MomentKind.CALL, day=date(2026, 11, 20))
    verbs.occasions.add(ana, BIRTHDAY, PartialDate(1980, 11, 24), may_write=False)
    assert verbs.today.day().items == ()


def test_a_stretch_is_read_in_parts_that_are_the_whole(verbs: Verbs, ana: PersonId) -> None:
    for day in range(1, 29):
        for _ in range(1 + day % 3):
            verbs.occasions.add(ana, BIRTHDAY, PartialDate(1980, 1, day))
    verbs.occasions.add(ana, BIRTHDAY, PartialDate(None, 1))
    whole, end = verbs.occasions.stretch(2)
    assert (len(whole), end) == (1 + sum(1 + day % 3 for day in range(1, 29)), None)
    read: list[ComingDate] = []
    since: date | None = None
    parts = 0
    while parts == 0 or since is not None:
        part, since = verbs.occasions.stretch(2, since=since, at_least=5)
        assert not (read and part and part[0].day == read[-1].day and part[0].whole)
        read += part
        parts += 1
    assert read == whole
    assert parts > 3
