"""The page that is turned round to a person: on the screen, as PDF, as data."""

import json
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog
from pytestqt.qtbot import QtBot

from regulars.domain.notes import NoteKind
from regulars.domain.people import PersonId
from regulars.services.verbs import Verbs
from regulars.ui.person.held_box import HeldBox
from regulars.ui.person.person_page import PersonPage
from tests.ui.accessible import assert_accessible


@pytest.fixture
def box(page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot) -> HeldBox:
    verbs.notes.add(ana, "<b>bold</b> <img src='file:///etc/passwd'>", NoteKind.LIKES)
    page.header.show_held()
    box = page.header.held_box
    qtbot.waitUntil(box.isVisible)
    return box


def test_the_page_shows_what_is_held_without_what_is_veiled_and_without_others(box: HeldBox) -> None:
    words = box.view.toPlainText()
    assert words.startswith("What I hold about Ana Moreira")
    assert "Oat milk flat white" in words
    assert "doctor" not in words
    assert "Grace" not in words
    assert "Tomás" not in words
    assert "1 note" in words
    assert "What I call you: Ana Moreira" in words
    assert "Likes: Oat milk flat white" in words
    assert "Finish: unlacquered brass" in words


def test_nothing_typed_is_read_as_markup(box: HeldBox) -> None:
    assert "<b>bold</b> <img src='file:///etc/passwd'>" in box.view.toPlainText()


def test_it_is_saved_as_a_pdf_and_a_file_that_is_there_stays(box: HeldBox, tmp_path: Path) -> None:
    box.save_pdf(tmp_path / "ana.pdf")
    written = (tmp_path / "ana.pdf").read_bytes()
    assert written.startswith(b"%PDF")
    assert b"%%EOF" in written[-32:]
    assert "ana.pdf" in box.said.accessibleName() or box.said.isVisible()
    box.save_pdf(tmp_path / "ana.pdf")
    assert (tmp_path / "ana.pdf").read_bytes() == written


def test_it_is_saved_as_data(box: HeldBox, tmp_path: Path) -> None:
    box.save_data(tmp_path / "ana.json")
    assert json.loads((tmp_path / "ana.json").read_text("utf-8"))["name"] == "Ana Moreira"


def test_it_is_accessible(box: HeldBox) -> None:
    assert_accessible(box)


def test_it_goes_to_the_printer_that_is_chosen(box: HeldBox) -> None:
    box.print_button.click()
    [dialog] = box.findChildren(QPrintDialog)
    assert dialog.windowTitle() == "What I hold about this person"
    dialog.reject()


def test_the_page_has_one_title(box: HeldBox) -> None:
    assert not box.heading.isVisible()
    assert box.view.hasFocus()
