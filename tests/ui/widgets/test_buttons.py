"""Buttons by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from regulars.ui.theme import Theme
from regulars.ui.widgets.buttons import IconButton, LinkButton, PlainButton, PrimaryButton
from regulars.ui.widgets.sidebar import Sidebar


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_enter_press_every_kind_of_button(theme: Theme, qtbot: QtBot, key: Qt.Key) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    sidebar = Sidebar(theme, "Regulars", parent=host)
    buttons: list[QPushButton] = [
        PrimaryButton(theme, "Bring in 300", parent=host),
        PlainButton(theme, "Cancel", parent=host),
        LinkButton(theme, "Show more", parent=host),
        IconButton(theme, "x", "Remove", parent=host),
        sidebar.add("today", "sun", "Today"),
    ]
    host.show()
    host.activateWindow()
    qtbot.waitUntil(host.isActiveWindow)  # the keys of another window that is still open must not take it
    for button in buttons:
        with qtbot.waitSignal(button.clicked):
            qtbot.keyClick(button, key)


def test_a_button_that_gets_its_words_later_keeps_its_icon_apart_from_them(theme: Theme, qtbot: QtBot) -> None:
    at_once, later = PrimaryButton(theme, "Bring in 300", "check"), PrimaryButton(theme, "", "check")
    for button in (at_once, later):
        qtbot.addWidget(button)
    later.set_text("Bring in 300")
    assert later.iconSize() == at_once.iconSize()
    assert later.sizeHint() == at_once.sizeHint()
