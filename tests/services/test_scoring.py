"""What the score is given: pauses and promises on the owner's civil days."""

from datetime import date, timedelta

import numpy as np
import pytest

from regulars.domain.health.score import ARRAYS
from regulars.domain.moments import Direction, MomentKind
from regulars.domain.people import CircleId, PersonId
from regulars.domain.promises import PromiseId
from regulars.services import scoring
from regulars.services.another_day import as_of
from regulars.services.scoring import ALL_PEOPLE, Touches, blocks, day_of, rescore
from regulars.services.verbs import Verbs
from regulars.store import touches
from regulars.store.score_columns import score_columns
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
    verbs.pauses.begin(ana, start, None if until is None else start + timedelta(days=until))
    assert verbs.health.of(ana).score == pytest.approx(before)


def test_a_book_with_a_pause_can_be_looked_at_as_it_was_before(shop: Shop, ana: PersonId) -> None:
    log_days_ago(shop.verbs, ana, 60, 30)
    shop.verbs.pauses.begin(ana, TODAY, None)
    with as_of(shop.book, clock_on(TODAY - timedelta(days=3))):
        assert shop.verbs.health.of(ana).last_on == days_ago(30)


def test_a_traveller_whose_today_is_yesterday_again_can_still_edit_who_is_paused(shop: Shop, ana: PersonId) -> None:
    shop.verbs.pauses.begin(ana, TODAY, None)
    shop.clock.at -= timedelta(days=1)
    log_days_ago(shop.verbs, ana, 5)
    assert shop.verbs.health.refresh_all() == 1


def test_no_silence_counts_while_a_pause_is_on(shop: Shop, ana: PersonId) -> None:
    log_days_ago(shop.verbs, ana, 60, 30)
    before = shop.verbs.health.of(ana).score
    shop.verbs.pauses.begin(ana, TODAY, None)
    shop.clock.at += timedelta(days=50)
    assert shop.verbs.health.of(ana).score == pytest.approx(before)


def test_touches_before_a_promise_broke_do_not_mend_it_when_a_pause_lies_between(verbs: Verbs, ana: PersonId) -> None:
    log_days_ago(verbs, ana, 130, 120, 110, 100)
    promise = verbs.promises.add(
        ana, "the quote", due_on=TODAY - timedelta(days=90), made_on=TODAY - timedelta(days=100)
    )
    assert promise.step is not None
    verbs.pauses.begin(ana, TODAY - timedelta(days=80), TODAY - timedelta(days=10))
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


def test_a_book_scored_in_pieces_has_the_scores_of_one_scored_at_once(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [shop.person(f"Client {number}") for number in range(23)]
    for number, person in enumerate(people):
        log_days_ago(shop.verbs, person, *(number + ago for ago in (90, 60, 30)[: number % 4]))
    shop.verbs.people.delete(people[7])
    writer = shop.book.writer
    at_once = writer.rows("SELECT * FROM score ORDER BY person_id")
    monkeypatch.setattr(scoring, "AT_ONCE", 5)
    spans = list(blocks(writer, [ALL_PEOPLE, (3, 4)]))
    assert spans == [(1, 5), (6, 10), (11, 15), (16, 20), (21, 23), (3, 4)]
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("DELETE FROM score")
    assert rescore(writer, [ALL_PEOPLE], TODAY) == 22
    in_pieces = writer.rows("SELECT * FROM score ORDER BY person_id")
    writer.execute("ROLLBACK")
    assert in_pieces == at_once


def test_a_person_scored_after_an_edit_has_what_the_pass_over_everybody_gives(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    verbs, people = shop.verbs, [shop.person(f"Client {number}") for number in range(6)]
    for number, person in enumerate(people):
        log_days_ago(verbs, person, *(number + ago for ago in (90, 60, 30, 0)[:number]))
    verbs.moments.log([people[4]], MomentKind.CALL, direction=Direction.THEM, day=TODAY)
    verbs.people.set_rhythm(people[3], 14)
    verbs.promises.add(people[5], "the lamp", due_on=TODAY - timedelta(days=45))
    after_edits = shop.book.writer.rows("SELECT * FROM score ORDER BY person_id")
    monkeypatch.setattr(scoring, "_PLAIN_PEOPLE", 0)
    shop.book.writer.execute("BEGIN IMMEDIATE")
    shop.book.writer.execute("DELETE FROM score")
    rescore(shop.book.writer, [ALL_PEOPLE], TODAY)
    at_once = shop.book.writer.rows("SELECT * FROM score ORDER BY person_id")
    shop.book.writer.execute("ROLLBACK")
    assert len(after_edits) == len(at_once) == len(people)
    for one, other in zip(after_edits, at_once, strict=True):
        for found, expected in zip(one, other, strict=True):
            assert found == (pytest.approx(expected, abs=1e-9) if isinstance(expected, float) else expected)


def test_an_empty_book_has_nobody_to_score(shop: Shop) -> None:
    assert list(blocks(shop.book.writer, [ALL_PEOPLE])) == []
    assert shop.verbs.health.refresh_all() == 0
    assert not shop.verbs.health.stale()


@pytest.mark.parametrize("ordinal", [1.0, 0.0, -5.0, 739942.9, 3652059.0, 1e12, float("inf"), float("nan")])
def test_days_are_kept_as_one_person_s_page_would_show_them(ordinal: float) -> None:
    expected = day_of(ordinal)
    assert scoring._iso_days(np.array([ordinal])) == [None if expected is None else expected.isoformat()]
    assert (expected is None) == (ordinal != ordinal)
    assert expected is None or date.min <= expected <= date.max


def test_many_are_read_in_columns_as_few_are_in_rows(shop: Shop) -> None:
    ana, rui, zoe, tom = (shop.person(name) for name in ("Ana", "Rui", "Zoë", "Tom"))
    shop.verbs.people.delete(shop.person("Gone"))
    verbs = shop.verbs
    log_days_ago(verbs, ana, 400, 200, 30, 20, 10, 5)
    log_days_ago(verbs, zoe, 90, 3)
    verbs.people.set_rhythm(rui, 100 / 7)
    circle = CircleId(verbs.people.join_circle(zoe, "designers").created or 0)
    verbs.circles.edit(circle, cadence_days=35)
    verbs.settings.change(usual_days=45)
    verbs.pauses.begin(zoe, TODAY - timedelta(days=60), TODAY - timedelta(days=40))
    verbs.pauses.begin(tom, TODAY - timedelta(days=6), None)
    for person, broken, kept in ((ana, 4, 1), (tom, 1, 7)):
        for i in range(broken + kept):
            made, due = TODAY - timedelta(days=60), TODAY - timedelta(days=15 - i)
            promise = PromiseId(verbs.promises.add(person, "a lamp", made_on=made, due_on=due).created or 0)
            if i >= broken:
                verbs.promises.keep(promise)
    connection = shop.book.connection
    few = Touches(touches.score_inputs(connection, TODAY, ana, tom), TODAY)
    many = Touches(score_columns(connection, TODAY, ana, tom), TODAY)
    assert many.people.tolist() == [ana, rui, zoe, tom]
    assert many.promises[0] < 1.25**4
    for name in "people indptr t direction depth first last reached added cadence usual promises".split():
        assert np.array_equal(getattr(few, name), getattr(many, name), equal_nan=name not in {"people", "indptr"}), name
    for name in ARRAYS:
        assert np.array_equal(getattr(few.score(), name), getattr(many.score(), name), equal_nan=True), name


def test_nobody_has_no_columns(shop: Shop) -> None:
    assert Touches(score_columns(shop.book.connection, TODAY, 1, 9), TODAY).people.size == 0
    assert rescore(shop.book.writer, [(1, 900)], TODAY) == 0
