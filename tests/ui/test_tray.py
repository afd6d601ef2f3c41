"""The tray is used where there is one, also when it comes late, and never where there is none."""

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from regulars.ui import tray as tray_module
from regulars.ui.tray import Tray


class Desktop:
    """A desktop whose tray may come and go."""

    has_tray = False


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> type[Desktop]:
    Desktop.has_tray = False
    shown: dict[int, bool] = {}
    monkeypatch.setattr(tray_module, "LOOK_AGAIN_MS", 5)
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: Desktop.has_tray))
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda icon: shown.update({id(icon): True}))
    monkeypatch.setattr(QSystemTrayIcon, "hide", lambda icon: shown.update({id(icon): False}))
    monkeypatch.setattr(QSystemTrayIcon, "isVisible", lambda icon: shown.get(id(icon), False))
    return Desktop


def test_without_a_tray_there_is_no_icon(desktop: type[Desktop], qtbot: QtBot) -> None:
    tray = Tray(QIcon())
    assert not tray.is_there


def test_a_tray_that_comes_late_is_found(desktop: type[Desktop], qtbot: QtBot) -> None:
    tray = Tray(QIcon())
    with qtbot.waitSignal(tray.appeared, timeout=2000):
        desktop.has_tray = True
    assert tray.is_there


def test_looking_ends_after_half_a_minute(
    desktop: type[Desktop], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tray_module, "LOOK_FOR_S", 3)
    tray = Tray(QIcon())
    qtbot.waitUntil(lambda: not tray._timer.isActive(), timeout=2000)
    desktop.has_tray = True
    qtbot.wait(30)
    assert not tray.is_there


def test_a_tray_that_went_away_is_there_no_more(desktop: type[Desktop], qtbot: QtBot) -> None:
    desktop.has_tray = True
    tray = Tray(QIcon())
    assert tray.is_there
    desktop.has_tray = False
    assert not tray.is_there


def test_the_menu_says_what_can_be_done(desktop: type[Desktop], qtbot: QtBot) -> None:
    tray = Tray(QIcon())
    for text, signal in (
        ("Open Regulars", tray.opened),
        ("Log a moment", tray.log_wanted),
        ("Close Regulars", tray.quit_wanted),
    ):
        action = next(action for action in tray._menu.actions() if action.text() == text)
        with qtbot.waitSignal(signal):
            action.trigger()


def test_a_click_opens_the_window(desktop: type[Desktop], qtbot: QtBot) -> None:
    tray = Tray(QIcon())
    with qtbot.waitSignal(tray.opened):
        tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
