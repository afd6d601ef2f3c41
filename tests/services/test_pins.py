"""A level pinned by hand: the word is the owner's, the figures stay honest, and it ends by itself."""

from datetime import date, timedelta

import pytest

from regulars.domain.errors import KnownProblem
from regulars.domain.health.vocabulary import Band
from regulars.domain.moments import Direction, MomentKind
from regulars.domain.people import PersonId
from regulars.domain.people_list import Filters
from regulars.domain.pins import Pin
from regulars.services.verbs import Verbs
from tests.builders import TODAY
from tests.open_shop import Shop


def talk(verbs: Verbs, person: PersonId, *days_ago: int) -> None:
    for ago in days_ago:
        day = TODAY - timedelta(days=ago)
        verbs.moments.log([person], MomentKind.CALL, direction=Direction.BOTH, day=day)


def band_in_the_list(verbs: Verbs, person: PersonId) -> Band:
    (row,) = verbs.search.rows([person])
    return Band(row.band)


def test_the_word_is_the_pinned_one_everywhere_and_the_number_stays(verbs: Verbs, ana: PersonId) -> None:
    talk(verbs, ana, 400, 370, 340, 310)
    before = verbs.health.of(ana)
    assert before.band is Band.SLIPPING
    verbs.people.pin(ana, Band.STEADY, "she is at sea until spring", date(2027, 3, 1))
    after = verbs.health.of(ana)
    assert (after.band, after.score) == (Band.STEADY, before.score)
    assert after.pin == Pin(Band.STEADY, "she is at sea until spring", date(2027, 3, 1))
    assert sum(reason.points for reason in after.reasons) == pytest.approx(after.score)
    assert band_in_the_list(verbs, ana) is Band.STEADY
    assert verbs.brief.of(ana).band is Band.STEADY
    assert list(verbs.search.find("", Filters(band=Band.STEADY)).ids) == [ana]


def test_undo_takes_the_pin_back_and_a_restart_keeps_it(shop: Shop, ana: PersonId) -> None:
    talk(shop.verbs, ana, 400, 370, 340, 310)
    shop.verbs.people.pin(ana, Band.THRIVING, "family", TODAY + timedelta(days=30))
    shop.restart()
    assert band_in_the_list(shop.verbs, ana) is Band.THRIVING
    shop.book.undo()
    assert band_in_the_list(shop.verbs, ana) is Band.SLIPPING
    assert shop.verbs.health.of(ana).pin is None


def test_it_ends_by_itself_after_its_last_day(shop: Shop, ana: PersonId) -> None:
    talk(shop.verbs, ana, 400, 370, 340, 310)
    shop.verbs.people.pin(ana, Band.STEADY, "a baby", TODAY + timedelta(days=1))
    shop.clock.at += timedelta(days=1)
    shop.verbs.health.refresh_all()
    assert band_in_the_list(shop.verbs, ana) is Band.STEADY
    shop.clock.at += timedelta(days=1)
    shop.verbs.health.refresh_all()
    assert shop.verbs.health.of(ana).pin is None
    assert band_in_the_list(shop.verbs, ana) is Band.SLIPPING


def test_a_pin_is_taken_out_by_hand(verbs: Verbs, ana: PersonId) -> None:
    talk(verbs, ana, 400, 370, 340, 310)
    verbs.people.pin(ana, Band.STEADY, "a baby", TODAY)
    verbs.people.unpin(ana)
    assert verbs.health.of(ana).band is Band.SLIPPING
    assert band_in_the_list(verbs, ana) is Band.SLIPPING


@pytest.mark.parametrize(
    ("band", "reason", "until"),
    [(Band.NEW, "why", TODAY), (Band.STEADY, " ", TODAY), (Band.STEADY, "why", TODAY - timedelta(days=1))],
)
def test_it_needs_a_word_a_reason_and_an_end_ahead(
    verbs: Verbs, ana: PersonId, band: Band, reason: str, until: date
) -> None:
    with pytest.raises(KnownProblem):
        verbs.people.pin(ana, band, reason, until)


def test_the_days_of_ones_own_are_given_once_each_oldest_first(verbs: Verbs, ana: PersonId) -> None:
    talk(verbs, ana, 30, 90, 60, 60)
    assert verbs.health.of(ana).touch_days == tuple(TODAY - timedelta(days=ago) for ago in (90, 60, 30))
