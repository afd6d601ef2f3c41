"""One key covers the window and gives it back as it was; no other key gets through."""

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from regulars.ui.theme import Role, Theme
from regulars.ui.widgets.inline_field import InlineField
from regulars.ui.widgets.veil import Veil


@dataclass
class Scene:
    window: QMainWindow
    veil: Veil
    text: QLineEdit
    heard: list[str] = field(default_factory=list)


@pytest.fixture
def scene(theme: Theme, qtbot: QtBot) -> Scene:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(600, 400)
    body = QWidget(window)
    window.setCentralWidget(body)
    text = QLineEdit(body)
    heard: list[str] = []
    actions = {}
    for name, key in (("veil", "F9"), ("people", "Ctrl+2"), ("quit", "Ctrl+Q")):
        action = actions[name] = QAction(name, window)
        action.setShortcut(QKeySequence(key))
        window.addAction(action)
    veil = Veil(theme, window, "Hidden. F9 shows it again.", [actions["veil"], actions["quit"]])
    actions["veil"].triggered.connect(veil.toggle)
    for name in ("people", "quit"):
        actions[name].triggered.connect(lambda _=False, name=name: heard.append(name))
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    text.setFocus()
    return Scene(window, veil, text, heard)


def press(qtbot: QtBot, scene: Scene, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    focused = scene.window.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key, modifier)


def test_the_same_key_covers_and_gives_back(scene: Scene, qtbot: QtBot, theme: Theme) -> None:
    qtbot.keyClicks(scene.text, "Ana")
    press(qtbot, scene, Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier)
    assert scene.veil.isVisible()
    assert scene.veil.geometry() == scene.window.rect()
    picture = scene.window.grab().toImage()
    plain = theme.colour(Role.BACKGROUND)
    assert {picture.pixelColor(x, y).name() for x, y in ((5, 5), (300, 20), (595, 395))} == {plain.name()}
    press(qtbot, scene, Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier)
    assert not scene.veil.isVisible()
    assert scene.text.hasFocus()
    assert scene.text.text() == "Ana"


def test_keys_and_clicks_do_not_get_through_but_closing_does(scene: Scene, qtbot: QtBot) -> None:
    scene.veil.drop()
    qtbot.keyClicks(scene.window.focusWidget(), "secret")
    press(qtbot, scene, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
    press(qtbot, scene, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(scene.veil, Qt.MouseButton.LeftButton)
    assert scene.heard == []
    assert scene.text.text() == ""
    assert scene.veil.hasFocus()
    press(qtbot, scene, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert scene.heard == ["quit"]


def test_the_veil_grows_with_the_window(scene: Scene, qtbot: QtBot) -> None:
    scene.veil.drop()
    scene.window.resize(900, 700)
    qtbot.waitUntil(lambda: scene.veil.geometry() == scene.window.rect())


def test_an_edit_below_is_neither_kept_nor_given_up(scene: Scene, theme: Theme, qtbot: QtBot) -> None:
    inline = InlineField(theme, "Name", parent=scene.window.centralWidget())
    kept: list[str] = []
    inline.edited.connect(kept.append)
    inline.show()
    inline.start()
    qtbot.keyClicks(scene.window.focusWidget(), "Rui")
    scene.veil.drop()
    assert kept == []
    scene.veil.lift()
    press(qtbot, scene, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert kept == ["Rui"]
