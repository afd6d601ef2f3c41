"""Free words edited where they stand: saved by Enter, by leaving, and by the page going away; brought back by Esc."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from regulars.domain.clean_text import TEXT_LIMIT
from regulars.ui.theme import Theme
from regulars.ui.widgets.words_field import WordsField


@pytest.fixture
def field(theme: Theme, qtbot: QtBot) -> Iterator[WordsField]:
    window = QWidget()
    column = QVBoxLayout(window)
    words = WordsField(theme, "About", "Flats in Alfama.", "add a few words", parent=window)
    column.addWidget(words)
    column.addWidget(QLineEdit(window))
    qtbot.addWidget(window)
    window.show()
    yield words
    window.close()


def editor(field: WordsField) -> QPlainTextEdit:
    found = field.findChild(QPlainTextEdit)
    assert isinstance(found, QPlainTextEdit)
    return found


def typed(field: WordsField, words: str) -> list[str]:
    """Open the field and type other words; what it tells from then on."""
    heard: list[str] = []
    field.edited.connect(heard.append)
    field.start()
    editor(field).setPlainText(words)
    return heard


def test_escape_brings_back_what_the_book_says_and_tells_nothing(field: WordsField, qtbot: QtBot) -> None:
    heard = typed(field, "Something else")
    qtbot.keyClick(editor(field), Qt.Key.Key_Escape)
    assert heard == []
    assert not field.is_editing()
    assert field.text() == "Flats in Alfama."


def test_enter_and_leaving_save_once(field: WordsField, qtbot: QtBot) -> None:
    heard = typed(field, "New words")
    qtbot.keyClick(editor(field), Qt.Key.Key_Return)
    assert heard == ["New words"]
    field.start()
    editor(field).setPlainText("Newer words")
    qtbot.keyClick(editor(field), Qt.Key.Key_Tab)
    assert heard == ["New words", "Newer words"]


@pytest.mark.parametrize("goes", [QWidget.close, QWidget.hide])
def test_what_was_typed_is_saved_when_the_window_goes(field: WordsField, goes: object) -> None:
    heard = typed(field, "Typed and not kept")
    goes(field.window())  # type: ignore[operator]  # a method of the widget
    assert heard == ["Typed and not kept"]


def test_a_paste_that_is_too_long_is_said_at_the_field_until_it_is_kept(field: WordsField, qtbot: QtBot) -> None:
    heard = typed(field, "")
    data = QMimeData()
    data.setText("z" * 200_000)
    editor(field).insertFromMimeData(data)
    assert "190000" in field._problem.text().replace(",", "")
    assert field._problem.isVisible()
    qtbot.keyClick(editor(field), Qt.Key.Key_Return)
    assert heard == ["z" * TEXT_LIMIT]
    assert not field._problem.isVisible()


def test_what_the_book_refuses_stays_in_the_editor_with_the_reason(field: WordsField, qtbot: QtBot) -> None:
    field.show_stored("Flats in Alfama.")
    field.edited.connect(lambda _: field.refuse("That is too long."))
    typed(field, "Very long words")
    qtbot.keyClick(editor(field), Qt.Key.Key_Return)
    assert field.is_editing()
    assert editor(field).toPlainText() == "Very long words"
    assert field._problem.text() == "That is too long."
    qtbot.keyClick(editor(field), Qt.Key.Key_Escape)
    assert field.text() == "Flats in Alfama."
    assert not field._problem.isVisible()
