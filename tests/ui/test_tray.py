"""The tray is used where there is one, also when it comes late, and never where there is none."""

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from regulars.domain.agenda import DayItem, DayKind
from regulars.domain.health.vocabulary import Band
from regulars.domain.people import Channel, PersonId
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
    monkeypatch.setattr(tray_module, "_may_still_come", lambda: False)
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


def test_qt_is_not_asked_while_a_tray_may_still_come_on_the_bus(
    desktop: type[Desktop], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(tray_module, "LOOK_AT_BUS_FOR_S", 3)
    monkeypatch.setattr(tray_module, "_may_still_come", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: asked.append(True) or True))
    tray = Tray(QIcon())
    assert asked == []
    assert not tray.is_there
    with qtbot.waitSignal(tray.appeared, timeout=2000):
        pass
    assert tray._looks == 4, "a tray of the older kind is on no bus"


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


def of_day(person: int, name: str) -> DayItem:
    return DayItem(
        PersonId(person), name, "", 50.0, Band.STEADY, None, DayKind.RHYTHM, (), Channel.CALL, None, None, ""
    )


def entries(tray: Tray) -> list[str]:
    return [action.text() for action in tray._menu.actions() if not action.isSeparator() and action.isVisible()]


def test_the_days_people_stand_above_the_rest_by_short_names(desktop: type[Desktop], qtbot: QtBot) -> None:
    tray = Tray(QIcon())
    rest = entries(tray)
    tray.show_people([of_day(7, "Ana Duarte"), of_day(8, "Rui & Filhos")], whole_names=False)
    assert entries(tray) == ["Ana D.", "Rui F.", *rest]
    tray.show_people([of_day(7, "Ana Duarte"), of_day(8, "Rui & Filhos")], whole_names=True)
    assert entries(tray) == ["Ana Duarte", "Rui && Filhos", *rest], "an & in a name is no key"
    with qtbot.waitSignal(tray.person_wanted) as chosen:
        tray._menu.actions()[1].trigger()
    assert chosen.args == [8]
    tray.show_people((), whole_names=True)
    assert entries(tray) == rest


def test_a_long_day_is_cut_short(desktop: type[Desktop], qtbot: QtBot) -> None:
    tray = Tray(QIcon())
    tray.show_people([of_day(number, f"Ana {number}") for number in range(40)], whole_names=True)
    assert len(tray._people) == tray_module.MOST_PEOPLE


def test_locking_is_offered_while_there_is_something_to_lock(desktop: type[Desktop], qtbot: QtBot) -> None:
    tray = Tray(QIcon())
    assert not tray._lock.isEnabled()
    tray.let_lock(True)
    with qtbot.waitSignal(tray.lock_wanted):
        tray._lock.trigger()


def test_a_click_opens_the_window(desktop: type[Desktop], qtbot: QtBot) -> None:
    desktop.has_tray = True
    tray = Tray(QIcon())
    assert tray._icon is not None
    with qtbot.waitSignal(tray.opened):
        tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
