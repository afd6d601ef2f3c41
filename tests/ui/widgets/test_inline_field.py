"""A value edited where it stands."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from regulars.ui.theme import Theme
from regulars.ui.widgets.inline_field import InlineField


@pytest.fixture
def field(theme: Theme, qtbot: QtBot) -> Iterator[InlineField]:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    inline = InlineField(theme, "Phone", "+351 912", "Add a phone", parent=window)
    column.addWidget(inline)
    column.addWidget(QLineEdit(window))
    with qtbot.waitActive(window):
        window.show()
    inline.setFocus()
    yield inline
    window.close()  # and by that it lives as long as the test


def shown(field: InlineField) -> QWidget:
    return field._shown


def editor(field: InlineField) -> QLineEdit:
    return field._edit


@pytest.mark.parametrize(
    "way",
    [
        lambda field, qtbot: qtbot.keyClick(shown(field), Qt.Key.Key_Return),
        lambda field, qtbot: qtbot.keyClick(shown(field), Qt.Key.Key_F2),
        lambda field, qtbot: qtbot.mouseDClick(shown(field), Qt.MouseButton.LeftButton),
    ],
    ids=["Enter", "F2", "double click"],
)
def test_enter_f2_and_a_double_click_open_the_editor_with_all_selected(
    field: InlineField, qtbot: QtBot, way: Callable[[InlineField, QtBot], None]
) -> None:
    way(field, qtbot)
    assert field.is_editing()
    assert editor(field).hasFocus()
    assert editor(field).selectedText() == "+351 912"


def test_enter_saves_what_was_typed_and_gives_the_keyboard_back(field: InlineField, qtbot: QtBot) -> None:
    field.start()
    qtbot.keyClicks(editor(field), " 555 014 ")
    with qtbot.waitSignal(field.edited) as saved:
        qtbot.keyClick(editor(field), Qt.Key.Key_Return)
    assert saved.args == ["555 014"]
    assert field.text() == "555 014"
    assert not field.is_editing()
    assert shown(field).hasFocus()


def test_escape_restores_the_old_value(field: InlineField, qtbot: QtBot) -> None:
    field.start()
    qtbot.keyClicks(editor(field), "oops")
    with qtbot.assertNotEmitted(field.edited):
        qtbot.keyClick(editor(field), Qt.Key.Key_Escape)
    assert field.text() == "+351 912"
    assert not field.is_editing()


def test_leaving_saves_too_and_only_once(field: InlineField, qtbot: QtBot) -> None:
    saved: list[str] = []
    field.edited.connect(saved.append)
    field.start()
    qtbot.keyClicks(editor(field), "1")
    qtbot.keyClick(editor(field), Qt.Key.Key_Tab)
    assert saved == ["1"]
    assert not field.is_editing()


def test_an_unchanged_value_is_not_told(field: InlineField, qtbot: QtBot) -> None:
    field.start()
    with qtbot.assertNotEmitted(field.edited):
        qtbot.keyClick(editor(field), Qt.Key.Key_Return)


def test_a_problem_is_shown_and_said_and_goes_away(field: InlineField) -> None:
    field.set_problem("There is no 31 February.")
    assert field._problem.isVisible()
    assert editor(field).accessibleDescription() == "There is no 31 February."
    field.set_problem("")
    assert not field._problem.isVisible()


def test_a_value_set_from_outside_is_shown_at_once_and_does_not_disturb_an_edit(
    field: InlineField, qtbot: QtBot
) -> None:
    field.start()
    qtbot.keyClicks(editor(field), "7")
    field.set_text("elsewhere")
    assert editor(field).text() == "7"
    qtbot.keyClick(editor(field), Qt.Key.Key_Escape)
    assert field.text() == "elsewhere"


def test_what_was_typed_is_kept_when_the_window_goes(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    field = InlineField(theme, "Name", "Ana", parent=window)
    QVBoxLayout(window).addWidget(field)
    qtbot.addWidget(window)
    kept: list[str] = []
    field.edited.connect(kept.append)
    window.show()
    field.start()
    editor = field.findChild(QLineEdit)
    assert editor is not None
    editor.setText("Ana Duarte")
    window.hide()
    assert kept == ["Ana Duarte"]
    assert not field.is_editing()
