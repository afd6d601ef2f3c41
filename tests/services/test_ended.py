"""Somebody with whom it has ended is never nudged about again, whatever is still open between them."""

from datetime import timedelta

import pytest

from regulars.domain.dates import PartialDate
from regulars.domain.health.vocabulary import Band
from regulars.domain.moments import MomentKind
from regulars.domain.occasions import OccasionKind
from regulars.domain.people import PersonId, PersonState
from regulars.domain.promises import PromiseBy
from regulars.services.verbs import Verbs
from tests.builders import TODAY as SUNDAY
from tests.open_shop import Shop

TODAY = SUNDAY + timedelta(days=1)  # a day with room in it
ENDED = [PersonState.ARCHIVED, PersonState.DECEASED, PersonState.MOVED_ON, PersonState.ASKED_NOT]


@pytest.fixture
def owed(shop: Shop, verbs: Verbs, ana: PersonId) -> PersonId:
    """Long overdue, promised to, with a birthday today."""
    shop.clock.at += timedelta(days=1)
    verbs.people.set_rhythm(ana, 7.0)
    verbs.moments.log([ana], MomentKind.CALL, day=TODAY - timedelta(days=200))
    verbs.moments.log([ana], MomentKind.CALL, day=TODAY - timedelta(days=220))
    verbs.promises.add(ana, "the quote", due_on=TODAY, made_on=TODAY - timedelta(days=9))
    verbs.promises.add(ana, "the key", PromiseBy.THEM, due_on=TODAY, made_on=TODAY - timedelta(days=9))
    verbs.occasions.add(ana, OccasionKind.BIRTHDAY, PartialDate(1984, TODAY.month, TODAY.day))
    return ana


def nudges(verbs: Verbs) -> dict[str, int]:
    day = verbs.today.day()
    return {
        "today": len(day.items),
        "dates": verbs.occasions.told_now(),
        "to tell": len(verbs.promises.to_tell()),
        "mine": verbs.promises.count_open(PromiseBy.ME),
        "due": verbs.search.summary().due_this_week,
    }


def test_an_active_one_is_nudged_about(verbs: Verbs, owed: PersonId) -> None:
    assert all(nudges(verbs).values())
    assert verbs.reminders.announce() is not None


@pytest.mark.parametrize("state", ENDED)
def test_nothing_nudges_about_somebody_with_whom_it_has_ended(verbs: Verbs, owed: PersonId, state: PersonState) -> None:
    verbs.search.refresh(verbs.people.set_state(owed, state))
    assert not any(nudges(verbs).values()), nudges(verbs)
    assert verbs.reminders.announce() is None


def test_the_way_back_brings_everything_back(verbs: Verbs, owed: PersonId) -> None:
    before = nudges(verbs)
    verbs.search.refresh(verbs.people.set_state(owed, PersonState.MOVED_ON))
    verbs.search.refresh(verbs.people.set_state(owed, PersonState.ACTIVE))
    assert nudges(verbs) == before


@pytest.mark.parametrize("state", ENDED)
def test_nobody_with_whom_it_has_ended_is_slipping(verbs: Verbs, owed: PersonId, state: PersonState) -> None:
    [row] = verbs.search.rows([owed])
    assert row.score is not None
    verbs.people.set_state(owed, state)
    [row] = verbs.search.rows([owed])
    assert (row.score, row.band, row.trend) == (None, Band.NEW, 0.0)
    brief = verbs.brief.of(owed)
    assert (brief.band, brief.score_before) == (Band.NEW, None)
