"""Commands: a name, a key, a place in the palette."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from regulars.ui.actions import Actions, plain_name


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
    return widget


def test_a_key_does_its_command(window: QWidget, qtbot: QtBot) -> None:
    done: list[str] = []
    actions = Actions(window)
    actions.add("log", "Log a moment", "L", lambda: done.append("log"))
    qtbot.keyClick(window, Qt.Key.Key_L)
    assert done == ["log"]


def test_two_commands_on_one_key_are_refused(window: QWidget) -> None:
    actions = Actions(window)
    actions.add("log", "Log", "Ctrl+L", lambda: None)
    with pytest.raises(ValueError, match="'log'"):
        actions.add("later", "Later", "Ctrl+L", lambda: None)
    with pytest.raises(ValueError, match="'log'"):
        actions.add("log", "Log again", "", lambda: None)


def test_the_palette_offers_only_what_can_be_done_now(window: QWidget) -> None:
    actions = Actions(window)
    actions.add("undo", "Undo", QKeySequence.StandardKey.Undo, lambda: None).setEnabled(False)
    actions.add("print", "Print", "Ctrl+P", lambda: None)
    actions.add("down", "Next row", "J", lambda: None, palette=False)
    assert [action.objectName() for action in actions.for_palette()] == ["print"]


def test_the_list_of_keys_has_every_command_with_a_key(window: QWidget) -> None:
    actions = Actions(window)
    actions.add("print", "Print", "Ctrl+P", lambda: None)
    actions.add("down", "Next row", "J", lambda: None, palette=False)
    actions.add("about", "About", "", lambda: None)
    assert [action.objectName() for action in actions.with_keys()] == ["print", "down"]
    assert (actions.key_text("print"), actions.key_text("about")) == ("Ctrl+P", "")


def test_an_ampersand_in_a_name_is_no_mnemonic(window: QWidget) -> None:
    action = Actions(window).add("open", "Open Baran & Sons", "", lambda: None)
    assert action.text() == "Open Baran && Sons"
    assert plain_name(action) == "Open Baran & Sons"


def test_pages_share_keys_for_only_one_of_them_is_in_front(window: QWidget) -> None:
    actions = Actions(window)
    actions.add("log", "Log", "Ctrl+L", lambda: None)
    actions.add("date_edit", "Change the date", "E", lambda: None, page="dates")
    actions.add("person_name", "Edit the name", "E", lambda: None, page="person")
    with pytest.raises(ValueError, match="'date_edit'"):
        actions.add("date_end", "End the date", "E", lambda: None, page="dates")
    with pytest.raises(ValueError, match="'log'"):
        actions.add("person_log", "Log", "Ctrl+L", lambda: None, page="person")
