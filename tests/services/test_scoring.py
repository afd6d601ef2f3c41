"""What the score is given: pauses and promises on the owner's civil days."""

from datetime import timedelta

import pytest

from regulars.domain.moments import Direction, MomentKind
from regulars.domain.people import PersonId
from regulars.services.another_day import as_of
from regulars.services.verbs import Verbs
from tests.builders import TODAY, clock_on
from tests.open_shop import Shop


def days_ago(days: int) -> object:
    return TODAY - timedelta(days=days)


def log_days_ago(verbs: Verbs, person: PersonId, *days: int) -> None:
    for ago in days:
        verbs.moments.log([person], MomentKind.CALL, direction=Direction.BOTH, day=TODAY - timedelta(days=ago))


@pytest.mark.parametrize("until", [None, 30])
def test_a_pause_yet_to_begin_stops_no_clock(verbs: Verbs, ana: PersonId, until: int | None) -> None:
    log_days_ago(verbs, ana, 60, 30)
    before = verbs.health.of(ana).score
    start = TODAY + timedelta(days=3)
    verbs.people.set_pause(ana, start, None if until is None else start + timedelta(days=until))
    assert verbs.health.of(ana).score == pytest.approx(before)


def test_a_book_with_a_pause_can_be_looked_at_as_it_was_before(shop: Shop, ana: PersonId) -> None:
    log_days_ago(shop.verbs, ana, 60, 30)
    shop.verbs.people.set_pause(ana, TODAY, None)
    with as_of(shop.book, clock_on(TODAY - timedelta(days=3))):
        assert shop.verbs.health.of(ana).last_on == days_ago(30)


def test_a_traveller_whose_today_is_yesterday_again_can_still_edit_who_is_paused(shop: Shop, ana: PersonId) -> None:
    shop.verbs.people.set_pause(ana, TODAY, None)
    shop.clock.at -= timedelta(days=1)
    log_days_ago(shop.verbs, ana, 5)
    assert shop.verbs.health.refresh_all() == 1


def test_no_silence_counts_while_a_pause_is_on(shop: Shop, ana: PersonId) -> None:
    log_days_ago(shop.verbs, ana, 60, 30)
    before = shop.verbs.health.of(ana).score
    shop.verbs.people.set_pause(ana, TODAY, None)
    shop.clock.at += timedelta(days=50)
    assert shop.verbs.health.of(ana).score == pytest.approx(before)


def test_touches_before_a_promise_broke_do_not_mend_it_when_a_pause_lies_between(verbs: Verbs, ana: PersonId) -> None:
    log_days_ago(verbs, ana, 130, 120, 110, 100)
    promise = verbs.promises.add(
        ana, "the quote", due_on=TODAY - timedelta(days=90), made_on=TODAY - timedelta(days=100)
    )
    assert promise.step is not None
    verbs.people.set_pause(ana, TODAY - timedelta(days=80), TODAY - timedelta(days=10))
    points = {reason.key.value: reason.points for reason in verbs.health.of(ana).reasons}
    assert points["promises"] < 0


def test_the_usual_rhythm_moves_the_score_of_people_without_one_of_their_own(verbs: Verbs, ana: PersonId) -> None:
    ben = PersonId(verbs.people.add("Ben").created or 0)
    for person in (ana, ben):
        log_days_ago(verbs, person, 60)
    verbs.people.set_rhythm(ben, 40)
    before = {person: verbs.health.of(person).score for person in (ana, ben)}
    assert verbs.settings.change(usual_days=120).whole_book
    assert verbs.health.of(ana).score > before[ana] + 5
    assert verbs.health.of(ben).score == before[ben]
    verbs.book.undo()
    assert verbs.health.of(ana).score == before[ana]
