"""Old notes fade and ask whether they are still true; ended ones ask whether they may go; what to avoid stays in sight."""

from datetime import date

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from regulars.domain.notes import NoteId, NoteKind
from regulars.domain.people import PersonId
from regulars.services.verbs import Verbs
from regulars.ui.person.note_row import NoteRow
from regulars.ui.person.person_page import PersonPage
from regulars.ui.person.person_view import PersonView
from tests.builders import TODAY
from tests.ui.person.conftest import open_page, type_into


def row_of(page: PersonPage, text: str) -> NoteRow:
    return next(row for row in page.preferences.rows() if row.words.text() == text)


def added(verbs: Verbs, ana: PersonId, text: str, kind: NoteKind, **more: date) -> NoteId:
    created = verbs.notes.add(ana, text, kind, **more).created
    assert created is not None
    return NoteId(created)


def test_an_old_note_says_its_age_and_one_click_confirms_it(view: PersonView, verbs: Verbs, ana: PersonId) -> None:
    note = added(verbs, ana, "Walnut bread", NoteKind.LIKES, source_day=date(2024, 1, 9))
    row = row_of(open_page(view, ana), "Walnut bread")
    assert row.print.text() == "they said · 2024 · 2 y old"
    (still,) = row.answers
    still.click()
    assert verbs.notes.get(note).confirmed_on == TODAY
    assert row.answers == []
    assert row.print.text() == "they said · 2024 · still true 22 Nov"
    verbs.book.undo()
    assert verbs.notes.get(note).confirmed_on is None


def test_an_ended_note_is_kept_on_or_erased(view: PersonView, verbs: Verbs, ana: PersonId) -> None:
    for text in ("On crutches", "Builders in the house"):
        added(verbs, ana, text, NoteKind.OTHER, source_day=date(2026, 9, 1), until=date(2026, 11, 1))
    page = open_page(view, ana)
    assert row_of(page, "On crutches").print.text().endswith("ended 1 Nov")
    keep, _ = row_of(page, "On crutches").answers
    keep.click()
    _, erase = row_of(page, "Builders in the house").answers
    erase.click()
    assert [(note.text, note.until) for note in verbs.notes.of(ana) if note.until or "crutches" in note.text] == [
        ("On crutches", None)
    ]
    assert row_of(page, "On crutches").answers == []


def test_words_that_turn_touchy_are_veiled_in_the_same_step_and_asked_about(
    page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    row = row_of(page, "Oat milk flat white")
    type_into(row.words, "Oat milk, she is diabetic", qtbot)
    note = next(note for note in verbs.notes.of(ana) if "diabetic" in note.text)
    assert note.veiled
    assert row.touchy is not None
    assert row.touchy.isVisible()
    row.touchy.consent.chips[0].click()
    row.touchy.veil.click()
    note = verbs.notes.get(note.id)
    assert (note.consent, note.veiled) == (True, False)
    for _ in range(3):
        verbs.book.undo()
    assert (verbs.notes.get(note.id).text, verbs.notes.get(note.id).veiled) == ("Oat milk flat white", False)


def test_what_must_be_avoided_stays_in_sight_wherever_the_page_is_scrolled(
    view: PersonView, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    verbs.notes.add(ana, "A quarrel about the will", NoteKind.AVOID, veiled=True)
    for number in range(30):
        verbs.notes.add(ana, f"Likes thing {number}", NoteKind.LIKES)
    page = open_page(view, ana)
    bar = page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 1000)
    for place in range(0, bar.maximum(), 150):
        bar.setValue(place)
        QApplication.processEvents()
        frame = page.preferences.avoid
        top = frame.mapTo(page.viewport(), frame.rect().topLeft()).y()
        is_whole = top >= 0 and top + frame.height() <= page.viewport().height()
        assert is_whole or page.pinned.isVisible(), place
    assert "Never mention the old studio" in page.pinned.words.text()
    assert "quarrel" not in page.pinned.words.text()
    assert "quarrel" not in page.pinned.accessibleName()
    assert page.pinned.height() <= page.viewport().height() // 3


def test_nothing_is_pinned_where_nothing_must_be_avoided(view: PersonView, grace: PersonId) -> None:
    page = open_page(view, grace)
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    assert page.pinned.isHidden()
