"""The brief: one person in fifteen seconds, from what was really said and written."""

from datetime import date, timedelta

import pytest

from regulars.domain.dates import PartialDate
from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.moments import Direction, MomentKind
from regulars.domain.notes import NoteKind
from regulars.domain.occasions import OccasionKind
from regulars.domain.people import PersonId
from regulars.domain.promises import PromiseBy, PromiseId
from regulars.services.verbs import Verbs
from tests.builders import TODAY


def log(verbs: Verbs, person: PersonId, ago: int, text: str = "") -> None:
    day = TODAY - timedelta(days=ago)
    verbs.moments.log([person], MomentKind.CALL, direction=Direction.BOTH, day=day, text=text)


def test_nobody_has_no_brief(verbs: Verbs) -> None:
    with pytest.raises(KnownProblem) as caught:
        verbs.brief.of(PersonId(99))
    assert caught.value.code is Problem.PERSON_UNKNOWN


def test_somebody_of_whom_nothing_is_known_has_an_empty_brief(verbs: Verbs, ana: PersonId) -> None:
    brief = verbs.brief.of(ana)
    assert (brief.last, brief.remember, brief.mine, brief.theirs, brief.openings, brief.coming) == (
        None,
        (),
        (),
        (),
        (),
        (),
    )
    assert brief.score_before is None
    assert brief.their_time is None


def test_what_must_be_avoided_comes_first_and_what_is_veiled_or_over_never(verbs: Verbs, ana: PersonId) -> None:
    verbs.notes.add(ana, "likes Barolo", NoteKind.LIKES)
    verbs.notes.add(ana, "her divorce", NoteKind.AVOID, veiled=True)
    verbs.notes.add(ana, "on a diet", NoteKind.AVOID, until=TODAY - timedelta(days=1))
    verbs.notes.add(ana, "no latex", NoteKind.AVOID)
    verbs.notes.add(ana, "call after three", NoteKind.IN_TOUCH, until=TODAY)
    assert [note.text for note in verbs.brief.of(ana).remember] == ["no latex", "call after three", "likes Barolo"]


def test_no_more_than_four_notes_are_to_be_remembered(verbs: Verbs, ana: PersonId) -> None:
    for number in range(9):
        verbs.notes.add(ana, f"likes number {number}", NoteKind.LIKES)
    assert len(verbs.brief.of(ana).remember) == 4


def test_open_promises_stand_on_the_side_of_who_made_them(verbs: Verbs, ana: PersonId) -> None:
    verbs.promises.add(ana, "the quote")
    verbs.promises.add(ana, "a photo of the hall", PromiseBy.THEM)
    kept = verbs.promises.add(ana, "the samples")
    verbs.promises.keep(PromiseId(kept.created or 0))
    brief = verbs.brief.of(ana)
    assert [promise.text for promise in brief.mine] == ["the quote"]
    assert [promise.text for promise in brief.theirs] == ["a photo of the hall"]


def test_openings_are_the_last_words_of_moments_before_the_newest_and_what_is_known(
    verbs: Verbs, ana: PersonId
) -> None:
    log(verbs, ana, 40, "We talked about brass. Her son starts school in May!")
    log(verbs, ana, 20, "Short call. The hall lamp is too bright.")
    log(verbs, ana, 2, "She laughed.")
    brief = verbs.brief.of(ana)
    assert brief.last is not None
    assert brief.last.text == "She laughed."
    assert [opening.text for opening in brief.openings] == [
        "The hall lamp is too bright",
        "Her son starts school in May",
    ]
    verbs.notes.add(ana, "restores clavichords", NoteKind.WORK)
    openings = verbs.brief.of(ana).openings
    assert [opening.text for opening in openings] == [
        "restores clavichords",
        "The hall lamp is too bright",
        "Her son starts school in May",
    ]
    assert openings[1].day == TODAY - timedelta(days=20)


def test_where_little_was_said_what_is_known_gives_a_second_way_to_begin(verbs: Verbs, ana: PersonId) -> None:
    verbs.notes.add(ana, "oat milk", NoteKind.LIKES)
    verbs.notes.add(ana, "her son starts school", NoteKind.FAMILY)
    log(verbs, ana, 2, "Short call.")
    assert [opening.text for opening in verbs.brief.of(ana).openings] == ["her son starts school", "oat milk"]
    log(verbs, ana, 9, "About brass. The hall lamp.")
    assert [opening.text for opening in verbs.brief.of(ana).openings] == ["her son starts school", "The hall lamp"]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("She paid at once. The lamp was 3.50 more.", "The lamp was 3.50 more"),
        ("Came by. Wants a second one?!", "Wants a second one"),
        ("新しい店の話。秋にまた来る。", "秋にまた来る"),
        ("...", "..."),
    ],
)
def test_the_last_sentence_is_whole(verbs: Verbs, ana: PersonId, text: str, last: str) -> None:
    log(verbs, ana, 20, text)
    log(verbs, ana, 2, "Short call.")
    assert [opening.text for opening in verbs.brief.of(ana).openings] == [last]


def test_dates_of_the_next_thirty_days_are_coming(verbs: Verbs, ana: PersonId) -> None:
    for ahead in (31, 30, 0):
        when = PartialDate.of(TODAY + timedelta(days=ahead))
        verbs.occasions.add(ana, OccasionKind.OTHER, PartialDate(month=when.month, day=when.day), f"in {ahead}")
    assert [(day - TODAY).days for day, _ in verbs.brief.of(ana).coming] == [0, 30]


def test_a_month_s_change_of_the_score_is_told_when_it_can_be_noticed(
    verbs: Verbs, ana: PersonId, rui: PersonId
) -> None:
    for ago in (200, 180, 160, 140, 120, 100, 80):
        log(verbs, ana, ago)
    for ago in (28, 21, 14, 7, 0):
        log(verbs, rui, ago)
    falling, steady = verbs.brief.of(ana), verbs.brief.of(rui)
    assert falling.score_before is not None
    assert falling.score_before > falling.score + 5
    assert falling.before_on == TODAY - timedelta(days=28)
    assert falling.score == pytest.approx(verbs.health.of(ana).score)
    assert steady.score_before is None or abs(steady.score_before - steady.score) >= 5


def test_everything_to_avoid_is_in_the_brief_however_much_it_is(verbs: Verbs, ana: PersonId) -> None:
    for what in ("latex", "nuts", "lilies", "the brother", "mornings", "cork"):
        verbs.notes.add(ana, what, NoteKind.AVOID)
    verbs.notes.add(ana, "oat milk", NoteKind.LIKES)
    remembered = verbs.brief.of(ana).remember
    assert [note.kind for note in remembered] == [NoteKind.AVOID] * 6 + [NoteKind.LIKES]


def test_that_something_veiled_must_be_avoided_is_said_and_what_it_is_not(verbs: Verbs, ana: PersonId) -> None:
    verbs.notes.add(ana, "her divorce", NoteKind.AVOID, veiled=True)
    brief = verbs.brief.of(ana)
    assert (brief.veiled_avoid, brief.remember) == (1, ())


def test_the_longest_unheard_note_is_asked_about_until_it_is_confirmed(verbs: Verbs, ana: PersonId) -> None:
    verbs.notes.add(ana, "oat milk", NoteKind.LIKES, source_day=date(2024, 1, 9))
    asked = verbs.brief.of(ana).to_confirm
    assert asked is not None
    assert asked.text == "oat milk"
    verbs.notes.confirm(asked.id)
    assert verbs.brief.of(ana).to_confirm is None
    verbs.book.undo()
    assert verbs.brief.of(ana).to_confirm == asked


def test_a_note_whose_day_has_passed_is_asked_about_and_not_remembered(verbs: Verbs, ana: PersonId) -> None:
    verbs.notes.add(ana, "on crutches", NoteKind.LIKES, until=date(2026, 11, 1), source_day=date(2026, 10, 1))
    brief = verbs.brief.of(ana)
    assert brief.over is not None
    assert (brief.over.text, brief.remember, brief.to_confirm) == ("on crutches", (), None)
