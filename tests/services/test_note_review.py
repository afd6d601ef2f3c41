"""Looking through a few notes each month: which they are, what each answer does, and that undo asks again."""

from datetime import date, timedelta

import pytest

from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.notes import NoteId, NoteKind
from regulars.domain.people import PersonId, PersonState
from tests.builders import TODAY
from tests.open_shop import Shop

LONG_AGO = date(2025, 3, 4)
OPEN = "prefers mornings"
TOUCHY = "goes to mass on Sundays"


def noted(shop: Shop, person: PersonId, text: str = OPEN, *, veiled: bool = False) -> NoteId:
    """A note that was heard long ago."""
    changes = shop.verbs.notes.add(person, text, NoteKind.LIKES, source_day=LONG_AGO, veiled=veiled)
    return NoteId(changes.created or 0)


def months_go_by(shop: Shop, days: int = 40) -> None:
    shop.clock.at += timedelta(days=days)


@pytest.fixture
def notes(shop: Shop) -> list[NoteId]:
    """Seven notes about seven people; it is the first day of the new year."""
    found = [noted(shop, shop.person(f"Person {number}")) for number in range(7)]
    months_go_by(shop)
    return found


def asked(shop: Shop) -> list[NoteId]:
    return [one.note.id for one in shop.verbs.note_review.round().asked]


def test_five_of_the_notes_are_asked_about(shop: Shop, notes: list[NoteId]) -> None:
    assert shop.clock.today() == date(2027, 1, 1)
    assert shop.verbs.note_review.due() == 5
    assert asked(shop) == notes[:5]


def test_a_book_that_is_new_asks_nothing_whatever_the_days_of_its_notes(shop: Shop, ana: PersonId) -> None:
    for _ in range(8):
        noted(shop, ana)
    for days in (0, 10, 15):
        months_go_by(shop, days)
        assert shop.verbs.note_review.due() == 0
        assert asked(shop) == []
    months_go_by(shop, 10)
    assert shop.verbs.note_review.due() == 5


def test_a_book_without_notes_asks_nothing(shop: Shop) -> None:
    months_go_by(shop)
    assert shop.verbs.note_review.due() == 0
    assert asked(shop) == []


def test_what_came_in_lately_is_not_asked_about(shop: Shop, ana: PersonId, rui: PersonId) -> None:
    old = noted(shop, ana)
    months_go_by(shop)
    noted(shop, rui)
    assert asked(shop) == [old]
    assert shop.verbs.note_review.due() == 1


def test_nor_is_what_was_reworded_lately(shop: Shop, ana: PersonId) -> None:
    note = noted(shop, ana)
    months_go_by(shop)
    shop.verbs.notes.edit(note, text="prefers evenings")
    assert asked(shop) == []
    months_go_by(shop)
    assert asked(shop) == [note]


def test_the_hint_waits_for_the_first_working_day(shop: Shop, notes: list[NoteId]) -> None:
    shop.verbs.settings.change(rooms=(5, 5, 5, 5, 0, 0, 0))
    shop.clock.at = shop.clock.at.replace(year=2027, month=1, day=3)
    assert shop.verbs.note_review.due() == 0, "the first three days are a weekend"
    months_go_by(shop, 1)
    assert shop.verbs.note_review.due() == 5


def test_nobody_asks_while_the_owner_is_away(shop: Shop, notes: list[NoteId]) -> None:
    shop.verbs.pauses.begin(None)
    assert shop.verbs.note_review.due() == 0
    assert len(asked(shop)) == 5, "whoever asks for them has them"


def test_those_who_died_and_the_owner_are_not_asked_about_and_those_of_the_archive_are(
    shop: Shop, ana: PersonId, rui: PersonId
) -> None:
    mia, me = shop.person("Mia"), shop.person("Me")
    shop.verbs.people.set_state(ana, PersonState.DECEASED)
    shop.verbs.people.set_state(rui, PersonState.ARCHIVED)
    shop.verbs.people.set_me(me)
    found = {person: noted(shop, person) for person in (ana, rui, mia, me)}
    months_go_by(shop)
    assert asked(shop) == [found[rui], found[mia]]


def test_a_note_about_a_circle_is_nobodys(shop: Shop) -> None:
    circle = shop.verbs.circles.add("bakers").created
    assert circle is not None
    note = NoteId(shop.verbs.circles.add_note(circle, "mornings only", NoteKind.DISLIKES).created or 0)
    months_go_by(shop)
    assert asked(shop) == []
    with pytest.raises(KnownProblem) as refused:
        shop.verbs.note_review.keep(note)
    assert refused.value.code is Problem.ENTRY_UNKNOWN


def test_touchy_words_come_first_and_are_told(shop: Shop, notes: list[NoteId], ana: PersonId) -> None:
    note = noted(shop, ana, TOUCHY)
    months_go_by(shop)
    first = shop.verbs.note_review.round().asked[0]
    assert (first.note.id, first.name, first.is_touchy) == (note, "Ana Duarte", True)


def test_keeping_confirms_the_note_as_it_is(shop: Shop, notes: list[NoteId]) -> None:
    shop.verbs.note_review.keep(notes[0])
    kept = shop.verbs.notes.get(notes[0])
    assert (kept.text, kept.veiled, kept.confirmed_on) == (OPEN, False, shop.clock.today())


def test_softening_changes_the_words_and_keeps_what_they_were_among_the_versions(
    shop: Shop, notes: list[NoteId]
) -> None:
    shop.verbs.note_review.soften(notes[0], "likes an early call")
    assert shop.verbs.notes.get(notes[0]).text == "likes an early call"
    assert [version.text for version in shop.verbs.notes.versions(notes[0])] == [OPEN]
    shop.book.undo()
    assert shop.verbs.notes.get(notes[0]).text == OPEN
    assert shop.verbs.notes.versions(notes[0]) == []


def test_softening_into_nothing_is_refused(shop: Shop, notes: list[NoteId]) -> None:
    with pytest.raises(KnownProblem) as refused:
        shop.verbs.note_review.soften(notes[0], "  ")
    assert refused.value.code is Problem.BAD_VALUE
    assert asked(shop)[0] == notes[0]


def test_veiling_veils_and_forgetting_goes_to_the_trash(shop: Shop, notes: list[NoteId]) -> None:
    shop.verbs.note_review.veil(notes[0])
    changes = shop.verbs.note_review.forget(notes[1])
    assert shop.verbs.notes.get(notes[0]).veiled
    with pytest.raises(KnownProblem):
        shop.verbs.notes.get(notes[1])
    shop.restart()
    shop.book.undo(changes.step)
    assert shop.verbs.notes.get(notes[1]).text == OPEN


def test_answered_notes_are_not_asked_about_again_after_a_restart_either(shop: Shop, notes: list[NoteId]) -> None:
    review = shop.verbs.note_review
    review.keep(notes[0])
    review.soften(notes[1], "likes an early call")
    shop.restart()
    assert shop.verbs.note_review.due() == 3
    found = shop.verbs.note_review.round()
    assert ([one.note.id for one in found.asked], found.answered, found.size) == (notes[2:5], 2, 5)


def answer_all(shop: Shop) -> None:
    for note in asked(shop):
        shop.verbs.note_review.keep(note)


def test_five_answers_are_the_month(shop: Shop, notes: list[NoteId]) -> None:
    answer_all(shop)
    shop.restart()
    assert shop.verbs.note_review.due() == 0
    assert not shop.verbs.note_review.round().may_wait
    assert asked(shop) == notes[5:], "whoever asks for more has more"
    shop.clock.at = shop.clock.at.replace(month=2)
    assert shop.verbs.note_review.due() == 5


def test_undoing_the_last_answer_brings_the_hint_back(shop: Shop, notes: list[NoteId]) -> None:
    answer_all(shop)
    shop.restart()
    shop.book.undo()
    assert shop.verbs.note_review.due() == 1
    assert asked(shop) == [notes[4]]
    shop.book.redo()
    assert shop.verbs.note_review.due() == 0


def test_an_older_answer_can_be_taken_back_by_itself(shop: Shop, notes: list[NoteId]) -> None:
    first = shop.verbs.note_review.veil(notes[0])
    shop.verbs.note_review.keep(notes[1])
    undone = shop.book.undo(first.step)
    assert undone.left_alone == ()
    assert not shop.verbs.notes.get(notes[0]).veiled
    assert asked(shop) == [notes[0], *notes[2:5]]


def test_fewer_notes_than_five_are_the_month_and_one_that_grows_old_enough_waits_for_the_next(
    shop: Shop, ana: PersonId, rui: PersonId
) -> None:
    noted(shop, ana)
    months_go_by(shop, 25)
    noted(shop, rui)
    months_go_by(shop, 18)
    assert shop.clock.today() == date(2027, 1, 4)
    assert shop.verbs.note_review.due() == 1
    answer_all(shop)
    months_go_by(shop, 20)
    assert len(asked(shop)) == 1
    assert shop.verbs.note_review.due() == 0
    months_go_by(shop, 14)
    assert shop.verbs.note_review.due() == 2


def test_what_is_put_off_comes_back_next_month(shop: Shop, notes: list[NoteId]) -> None:
    shop.verbs.note_review.put_off()
    assert shop.verbs.note_review.put_off().step is None
    shop.restart()
    assert shop.verbs.note_review.due() == 0
    found = shop.verbs.note_review.round()
    assert len(found.asked) == 5
    assert not found.may_wait
    shop.book.undo()
    assert shop.verbs.note_review.due() == 5
    shop.book.redo()
    shop.clock.at = shop.clock.at.replace(month=2)
    assert shop.verbs.note_review.due() == 5


def test_a_round_that_was_left_half_way_begins_anew_next_month(shop: Shop, notes: list[NoteId]) -> None:
    shop.verbs.note_review.keep(notes[0])
    shop.clock.at = shop.clock.at.replace(month=2, day=2)
    found = shop.verbs.note_review.round()
    assert (found.answered, found.size) == (0, 5)
    assert found.asked[0].note.id == notes[1]


def test_today_is_sunday_and_the_month_began_long_ago(shop: Shop, ana: PersonId) -> None:
    noted(shop, ana)
    assert shop.clock.today() == TODAY
    months_go_by(shop, 28)
    assert shop.verbs.note_review.due() == 0, "28 days old"
    months_go_by(shop, 2)
    assert shop.verbs.note_review.due() == 1
