"""Occasions: known in part, coming back each year."""

from datetime import date

import pytest

from regulars.domain.dates import Calendar, LeapDay, PartialDate
from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.occasions import OccasionId, OccasionKind
from regulars.domain.people import PersonId, PersonState
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
