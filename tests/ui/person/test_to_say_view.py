"""The card of what the owner wants to say: typed where it stands, taken back, let go once it is said."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from regulars.domain.moments import MomentKind
from regulars.domain.people import PersonId
from regulars.services.verbs import Verbs
from regulars.ui.person.person_page import PersonPage
from tests.ui.accessible import assert_accessible


def waiting(verbs: Verbs, person: PersonId) -> str:
    words = verbs.to_say.of(person)
    return "" if words is None else words.text


def editor() -> QPlainTextEdit:
    found = QApplication.focusWidget()
    assert isinstance(found, QPlainTextEdit)
    return found


def test_it_is_typed_where_it_stands_over_several_lines(page: PersonPage, verbs: Verbs, ana: PersonId) -> None:
    card = page.to_say
    assert card.line.field.text() == ""
    assert not card.line.yes.isVisible()
    card.start()
    editor().setPlainText("Hello {name},\nis it Friday?")
    QTest.keyClick(editor(), Qt.Key.Key_Return)
    assert waiting(verbs, ana) == "Hello {name},\nis it Friday?"
    assert card.line.field.text() == "Hello {name},\nis it Friday?"
    assert card.line.day.text().startswith("written ")


def test_undo_takes_it_back_and_the_card_follows(page: PersonPage, verbs: Verbs, ana: PersonId) -> None:
    desk = page.editing.desk
    card = page.to_say
    card.line.edited.emit("one")
    assert card.line.field.text() == "one"
    desk.undo()
    page.read()
    assert card.line.field.text() == ""
    desk.redo()
    page.read()
    assert card.line.field.text() == "one"


def test_a_talk_asks_whether_it_was_said_and_either_answer_holds(page: PersonPage, verbs: Verbs, ana: PersonId) -> None:
    card = page.to_say
    card.line.edited.emit("one")
    assert not card.line.no.isVisibleTo(card)
    page.read(verbs.moments.log([ana], MomentKind.CALL))
    assert card.line.no.isVisibleTo(card)
    card.line.no.click()
    page.read()
    assert not card.line.no.isVisibleTo(card)
    card.line.yes.click()
    page.read()
    assert waiting(verbs, ana) == ""
    assert not card.line.yes.isVisibleTo(card)


def test_words_without_end_stay_in_the_editor_with_the_reason(page: PersonPage, verbs: Verbs, ana: PersonId) -> None:
    card = page.to_say
    card.start()
    editor().setPlainText("x" * 10_001)
    QTest.keyClick(editor(), Qt.Key.Key_Return)
    assert waiting(verbs, ana) == ""
    assert card.line.field.is_editing()


@pytest.mark.parametrize("met", [False, True])
def test_every_control_of_it_has_a_name(page: PersonPage, verbs: Verbs, ana: PersonId, met: bool) -> None:
    verbs.to_say.write(ana, "one")
    if met:
        verbs.moments.log([ana], MomentKind.CALL)
    page.read()
    assert_accessible(page.to_say)
