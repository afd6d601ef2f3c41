"""Preferences: seen by kind, with where they come from; added, changed, veiled, forgotten."""

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from regulars.domain.changes import Act
from regulars.domain.notes import NoteKind, Source
from regulars.domain.people import PersonId
from regulars.services.verbs import Verbs
from regulars.ui.desk import Desk
from regulars.ui.person.note_row import NoteDetails, NoteRow
from regulars.ui.person.panel import Framed
from regulars.ui.person.person_page import PersonPage
from regulars.ui.person.person_view import PersonView
from regulars.ui.person.preferences_view import FIRST
from tests.builders import TODAY
from tests.ui.person.conftest import open_page, type_into


def row_of(page: PersonPage, text: str) -> NoteRow:
    return next(row for row in page.preferences.rows() if row.words.text() == text)


def details_of(row: NoteRow) -> NoteDetails:
    row.toggle_details()
    assert isinstance(row.details, NoteDetails)
    return row.details


def test_what_must_be_avoided_is_framed_and_first(page: PersonPage) -> None:
    first = page.preferences.rows()[0]
    assert first.words.text() == "Never mention the old studio"
    frames = [frame for frame in page.preferences.findChildren(Framed) if frame.isAncestorOf(first)]
    assert len(frames) == 1


def test_each_note_says_where_it_is_known_from(page: PersonPage) -> None:
    assert row_of(page, "Oat milk flat white").print.text() == "they said · 2024"
    assert row_of(page, "Never mention the old studio").print.text() == "noticed · today"


def test_a_preference_is_added_in_one_line_as_told_today(
    page: PersonPage, ana: PersonId, verbs: Verbs, qtbot: QtBot
) -> None:
    page.preferences.start_adding()
    assert page.preferences.new.text.hasFocus()
    qtbot.keyClicks(page.preferences.new.text, "Brass over chrome")
    qtbot.keyClick(page.preferences.new.text, Qt.Key.Key_Return)
    note = next(note for note in verbs.notes.of(ana) if note.text == "Brass over chrome")
    assert (note.kind, note.source, note.source_day) == (NoteKind.LIKES, Source.TOLD, TODAY)
    assert row_of(page, "Brass over chrome")
    assert page.preferences.new.text.text() == ""


def test_the_words_of_a_note_are_changed_in_place_and_what_they_were_is_kept(
    page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    type_into(row_of(page, "Oat milk flat white").words, "Soy milk", qtbot)
    note = next(note for note in verbs.notes.of(ana) if note.text == "Soy milk")
    assert [version.text for version in verbs.notes.versions(note.id)] == ["Oat milk flat white"]


def test_words_over_two_lines_are_typed_with_shift_enter(
    page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    field = row_of(page, "Oat milk flat white").words
    field.start()
    editor = field.findChild(type(field._editor))
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(editor, "no sugar")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert "Oat milk flat white\nno sugar" in [note.text for note in verbs.notes.of(ana)]


def test_source_day_place_and_end_are_changed_in_the_details(
    page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    details = details_of(row_of(page, "Oat milk flat white"))
    details.source.picked.emit(Source.SOMEONE)
    type_into(details.fields["day"], "12 Mar 2026", qtbot)
    type_into(details.fields["place"], "at the counter", qtbot)
    type_into(details.fields["until"], "12 June 2027", qtbot)
    note = next(note for note in verbs.notes.of(ana) if note.kind is NoteKind.LIKES)
    assert (note.source, note.source_day, note.source_place, note.until) == (
        Source.SOMEONE,
        date(2026, 3, 12),
        "at the counter",
        date(2027, 6, 12),
    )
    print_ = row_of(page, "Oat milk flat white").print.text()
    assert print_ == "someone said · Mar · at the counter · until 12 Jun 2027"


def test_a_day_to_come_is_refused_where_it_is_typed(
    page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    details = details_of(row_of(page, "Oat milk flat white"))
    field = details.fields["day"]
    type_into(field, "24 Dec 2027", qtbot)
    assert field.is_editing()
    assert next(note for note in verbs.notes.of(ana) if note.kind is NoteKind.LIKES).source_day == date(2024, 12, 1)


def test_a_note_of_another_kind_moves_to_its_group(page: PersonPage, verbs: Verbs, ana: PersonId) -> None:
    details = details_of(row_of(page, "Oat milk flat white"))
    details.kind.picked.emit(NoteKind.AVOID)
    assert [row.words.text() for row in page.preferences.rows()[:2]] == [
        "Never mention the old studio",
        "Oat milk flat white",
    ]
    details_of(row_of(page, "Oat milk flat white")).kind.picked.emit(NoteKind.OWN)
    assert next(note for note in verbs.notes.of(ana) if note.text == "Oat milk flat white").kind is NoteKind.OWN


def test_veiled_words_are_nowhere_until_they_are_unveiled_and_veil_again_when_the_page_is_left(
    page: PersonPage, view: PersonView
) -> None:
    row = next(row for row in page.preferences.rows() if row.unveil_button is not None)
    assert "doctor" not in " ".join(w.accessibleName() for w in page.preferences.findChildren(type(row.words._shown)))
    assert row.unveil_button is not None
    row.unveil_button.click()
    assert row.words.text() == "Sees a doctor on Mondays"
    view.leave()
    assert row.words.text() == ""


def test_a_note_is_removed_and_undo_brings_it_back(page: PersonPage, desk: Desk) -> None:
    details_of(row_of(page, "Oat milk flat white")).remove.click()
    assert "Oat milk flat white" not in [row.words.text() for row in page.preferences.rows()]
    desk.undo()
    assert row_of(page, "Oat milk flat white")


def test_two_thousand_notes_build_no_more_rows_than_are_shown(view: PersonView, verbs: Verbs, grace: PersonId) -> None:
    with verbs.book.change(Act.ADD_NOTE) as change:  # one step: two thousand verbs would only test the disk
        for number in range(2000):
            values = {"kind": "likes", "text": f"Thing {number}", "source": "told", "source_day": "2026-01-01"}
            change.insert("note", {"person_id": grace, **values})
        values = {"kind": "avoid", "text": "Nuts", "source": "told", "source_day": "2020-01-01"}
        change.insert("note", {"person_id": grace, **values})
    page = open_page(view, grace)
    assert len(page.preferences.rows()) == FIRST + 1
    assert page.preferences.rows()[0].words.text() == "Nuts"
    page.preferences.more.click()
    assert len(page.preferences.rows()) > FIRST + 1
