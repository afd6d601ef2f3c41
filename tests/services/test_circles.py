"""Circles: named once, whatever the case, with their people counted."""

from datetime import date, timedelta
from time import process_time

import pytest

from regulars.domain.changes import Act
from regulars.domain.circles import CircleStanding, CircleSummary
from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.health.vocabulary import Band, band_of
from regulars.domain.moments import MomentKind
from regulars.domain.notes import NoteId, NoteKind, Source
from regulars.domain.people import CircleId, PersonId, PersonState
from regulars.services.verbs import Verbs
from tests.builders import TODAY
from tests.open_shop import Shop


def test_circles_are_sorted_by_name_with_their_people_counted(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    verbs.circles.add("Óleo", "wine and oil", 21)
    verbs.people.join_circle(ana, "night shift")
    verbs.people.join_circle(rui, "Night Shift")
    assert [(circle.name, circle.about, circle.cadence_days, circle.people) for circle in verbs.circles.all()] == [
        ("night shift", "", None, 2),
        ("Óleo", "wine and oil", 21.0, 0),
    ]


def test_leaving_a_circle_leaves_the_circle(verbs: Verbs, ana: PersonId) -> None:
    circle = CircleId(verbs.people.join_circle(ana, "food").created or 0)
    assert verbs.people.leave_circle(ana, circle).people == {ana}
    assert verbs.people.get(ana).circles == ()
    assert [known.people for known in verbs.circles.all()] == [0]


def test_deleting_a_circle_keeps_its_people_and_names_them_as_touched(verbs: Verbs, ana: PersonId) -> None:
    circle = CircleId(verbs.people.join_circle(ana, "food").created or 0)
    assert verbs.circles.delete(circle).people == {ana}
    assert verbs.people.get(ana).circles == ()
    verbs.book.undo()
    assert [known.name for known in verbs.people.get(ana).circles] == ["food"]


def test_a_new_rhythm_touches_everyone_in_the_circle(verbs: Verbs, ana: PersonId) -> None:
    circle = CircleId(verbs.people.join_circle(ana, "food").created or 0)
    assert verbs.circles.edit(circle, cadence_days=21).people == {ana}
    assert verbs.people.get(ana).usual_days == 21


def test_a_name_is_given_once(verbs: Verbs) -> None:
    verbs.circles.add("Cafés")
    other = CircleId(verbs.circles.add("bars").created or 0)
    for act in (
        lambda: verbs.circles.add("CAFES"),
        lambda: verbs.circles.edit(other, name="cafés"),
        lambda: verbs.circles.add("  "),
        lambda: verbs.circles.add("x", cadence_days=0),
    ):
        with pytest.raises(KnownProblem) as refused:
            act()
        assert refused.value.code is Problem.BAD_VALUE
    verbs.circles.edit(other, name="Bars")
    assert [circle.name for circle in verbs.circles.all()] == ["Bars", "Cafés"]


def test_an_unknown_circle_is_said_to_be_unknown(verbs: Verbs) -> None:
    for act in (verbs.circles.edit, verbs.circles.delete):
        with pytest.raises(KnownProblem) as unknown:
            act(CircleId(99))
        assert unknown.value.code is Problem.ENTRY_UNKNOWN


def test_a_circle_has_the_mean_health_of_those_who_are_in_touch(
    verbs: Verbs, ana: PersonId, rui: PersonId, shop: Shop
) -> None:
    gone, me = shop.person("Old Tom"), shop.person("Myself")
    for person in (ana, rui, gone, me):
        verbs.people.join_circle(person, "food")
    verbs.moments.log([ana, gone], MomentKind.VISIT, day=TODAY)
    verbs.moments.log([ana], MomentKind.VISIT, day=TODAY - timedelta(days=30))
    verbs.people.set_state(gone, PersonState.DECEASED)
    verbs.people.set_me(me)
    verbs.circles.add("empty", "nobody yet", 30)
    empty, food = verbs.circles.standings()
    assert (empty.circle.name, empty.people, empty.score, empty.band, empty.faces) == ("empty", 0, None, Band.NEW, ())
    score = verbs.health.of(ana).score
    assert (food.people, food.band) == (2, verbs.health.of(ana).band)
    assert food.score == pytest.approx(score)
    assert [face.name for face in food.faces] == ["Ana Duarte", "Rui Faria"]
    assert verbs.circles.standing(food.circle.id) == food


def test_the_band_of_a_circle_has_the_floors_of_everybodys() -> None:
    circle = CircleSummary(CircleId(1), "food")
    scores = (0.0, 24.9, 25.0, 50.0, 74.9, 75.0, 100.0)
    assert [CircleStanding(circle, 1, score).band for score in scores] == [
        band_of(score, 5, 1.0, 30.0) for score in scores
    ]


def test_a_circle_shows_the_rhythm_its_people_have_learned_until_it_has_its_own(
    verbs: Verbs, ana: PersonId, rui: PersonId
) -> None:
    circle = CircleId(verbs.people.join_circle(ana, "food").created or 0)
    verbs.people.join_circle(rui, "food")
    for person, gap in ((ana, 20), (rui, 40)):
        for step in range(6):
            verbs.moments.log([person], MomentKind.VISIT, day=TODAY - timedelta(days=gap * step))
    learned = [verbs.health.of(person).learned_days or 0 for person in (ana, rui)]
    assert verbs.circles.standing(circle).learned_days == pytest.approx(sum(learned) / 2, rel=0.05)
    verbs.circles.edit(circle, cadence_days=21)
    assert verbs.circles.standing(circle).learned_days is None


def test_a_circle_has_notes_of_its_own(verbs: Verbs, ana: PersonId, shop: Shop) -> None:
    circle = CircleId(verbs.people.join_circle(ana, "book club").created or 0)
    first = NoteId(
        verbs.circles.add_note(circle, "Third Thursday", NoteKind.LIKES, Source.NOTICED, date(2025, 3, 1)).created or 0
    )
    verbs.circles.add_note(circle, "no nuts", NoteKind.AVOID)
    verbs.notes.edit(first, text="Third Thursday, bring the list")
    shop.restart()
    verbs = shop.verbs
    assert [(note.text, note.source) for note in verbs.circles.notes(circle)] == [
        ("no nuts", Source.TOLD),
        ("Third Thursday, bring the list", Source.NOTICED),
    ]
    assert verbs.notes.of(ana) == []
    verbs.notes.delete(first)
    assert [note.text for note in verbs.circles.notes(circle)] == ["no nuts"]
    verbs.book.undo()
    verbs.circles.delete(circle)
    assert verbs.circles.notes(circle) == []
    verbs.book.undo()
    assert len(verbs.circles.notes(circle)) == 2


def test_touchy_words_about_a_circle_are_veiled_at_once(verbs: Verbs) -> None:
    circle = CircleId(verbs.circles.add("Tuesday group").created or 0)
    verbs.circles.add_note(circle, "Most of them are in therapy for depression")
    verbs.circles.add_note(circle, "Coffee at ten")
    assert sorted((note.text[:6], note.veiled) for note in verbs.circles.notes(circle)) == [
        ("Coffee", False),
        ("Most o", True),
    ]


def test_a_circle_of_ten_thousand_is_summed_up_within_a_frame_or_two(verbs: Verbs) -> None:
    circle = CircleId(verbs.circles.add("everybody").created or 0)
    with verbs.book.change(Act.SAMPLE) as change:
        connection = change.connection
        connection.execute(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)"
            " INSERT INTO person (uid, name, sort_key, added_on) SELECT 'u' || i, 'P' || i, 'p' || i, '2026-01-01' FROM n"
        )
        connection.execute("INSERT INTO circle_member (person_id, circle_id) SELECT id, ? FROM person", (circle,))
    started = process_time()
    standing = verbs.circles.standing(circle)
    took = (process_time() - started) * 1000
    assert standing.people == 10_000
    assert took < 250  # many times what it takes: only a reading of every row would be slower
