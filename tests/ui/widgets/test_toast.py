"""What happened, with Undo."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from regulars.ui.theme import Theme
from regulars.ui.widgets.toast import Toast


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(800, 600)
    with qtbot.waitActive(widget):
        widget.show()
    return widget


def test_undo_takes_back_once_and_the_toast_goes(theme: Theme, host: QWidget, qtbot: QtBot) -> None:
    undone: list[str] = []
    toast = Toast(theme, host)
    toast.say("Renamed Ana.", lambda: undone.append("Ana"))
    with qtbot.waitSignals([toast.undone, toast.closed]):
        qtbot.mouseClick(toast.button, Qt.MouseButton.LeftButton)
    toast.button.click()
    assert undone == ["Ana"]
    assert not toast.isVisible()


def test_it_goes_by_itself_after_its_time(theme: Theme, host: QWidget, qtbot: QtBot) -> None:
    toast = Toast(theme, host, stays_ms=30)
    toast.say("Noted.")
    with qtbot.waitSignal(toast.closed, timeout=2000):
        pass
    assert not toast.isVisible()


def test_it_stays_eight_seconds_unless_told_otherwise(theme: Theme, host: QWidget) -> None:
    toast = Toast(theme, host)
    toast.say("Noted.")
    assert toast._timer.isActive()
    assert toast._timer.interval() == 8000
    toast.dismiss()
    assert not toast._timer.isActive()


def test_the_keyboard_on_undo_holds_it(theme: Theme, host: QWidget, qtbot: QtBot) -> None:
    toast = Toast(theme, host)
    toast.say("Noted.", lambda: None)
    toast.button.setFocus()
    assert not toast._timer.isActive()
    toast.button.clearFocus()
    assert toast._timer.isActive()
    toast.dismiss()


def test_the_pointer_on_it_holds_it(theme: Theme, host: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    toast = Toast(theme, host)
    toast.say("Noted.", lambda: None)
    monkeypatch.setattr(toast, "underMouse", lambda: True)
    middle = QPointF(5, 5)
    QApplication.sendEvent(toast, QEnterEvent(middle, middle, middle))
    assert not toast._timer.isActive()
    monkeypatch.setattr(toast, "underMouse", lambda: False)
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast._timer.isActive()
    toast.dismiss()


def test_the_next_one_takes_its_place_with_its_own_undo(theme: Theme, host: QWidget) -> None:
    undone: list[int] = []
    toast = Toast(theme, host)
    toast.say("One.", lambda: undone.append(1))
    toast.say("Two.", lambda: undone.append(2))
    toast.button.click()
    assert undone == [2]


def test_without_a_way_back_there_is_no_button(theme: Theme, host: QWidget) -> None:
    toast = Toast(theme, host)
    toast.say("Nothing to do.")
    assert not toast.button.isVisible()
    toast.dismiss()


def test_it_stays_inside_a_narrow_window(theme: Theme, host: QWidget) -> None:
    toast = Toast(theme, host)
    toast.say("A sentence that is much longer than this narrow window could ever show in one line.", lambda: None)
    host.resize(320, 400)
    assert host.rect().contains(toast.geometry())
    assert toast.height() > 60
    toast.dismiss()


def test_what_is_offered_beside_undo_is_done_once_and_gone_with_the_next_word(
    theme: Theme, host: QWidget, qtbot: QtBot
) -> None:
    done: list[str] = []
    toast = Toast(theme, host)
    toast.say("Noted. Said it?", lambda: done.append("undo"), ("Yes, let it go", lambda: done.append("let go")))
    assert (toast.offered.text(), toast.offered.accessibleName()) == ("Yes, let it go", "Yes, let it go")
    toast.button.setFocus()
    qtbot.keyClick(toast.button, Qt.Key.Key_Tab)
    assert toast.offered.hasFocus()
    qtbot.keyClick(toast.offered, Qt.Key.Key_Space)
    toast.offered.click()
    assert done == ["let go"]
    assert not toast.isVisible()
    toast.say("Something else.")
    assert not toast.offered.isVisible()
