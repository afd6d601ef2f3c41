"""Nobody at the window: noticed by the minutes that pass and by the sleep between two looks; a key begins the minutes anew."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from regulars.domain.locking import LockReason
from regulars.ui.idle import SLEPT, IdleWatch
from tests.builders import StandingClock, clock_on

MINUTE_MS = 60
"""A minute in these tests."""


class Desk:
    """A watch, its clock, the window it watches, and what it said."""

    def __init__(self, qtbot: QtBot) -> None:
        self.clock: StandingClock = clock_on()
        self.watch = IdleWatch(self.clock, minute_ms=MINUTE_MS)
        self.said: list[LockReason] = []
        self.watch.due.connect(self.said.append)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.show()
        handle = self.window.windowHandle()
        assert handle is not None
        self.handle = handle
        self.watch.watch(handle)


@pytest.fixture
def at_desk(qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(qtbot)
    yield desk
    desk.watch.set_minutes(0)
    desk.watch.setParent(None)
    desk.watch.deleteLater()


def test_after_the_minutes_it_is_time(at_desk: Desk, qtbot: QtBot) -> None:
    at_desk.watch.set_minutes(2)
    qtbot.wait(MINUTE_MS)
    assert at_desk.said == []
    qtbot.waitUntil(lambda: at_desk.said != [])
    assert at_desk.said[0] is LockReason.IDLE


@pytest.mark.parametrize("use", ["key", "mouse"])
def test_whoever_uses_the_window_is_there(at_desk: Desk, qtbot: QtBot, use: str) -> None:
    at_desk.watch.set_minutes(5)
    for step in range(12):
        qtbot.wait(MINUTE_MS)
        if use == "key":
            QTest.keyClick(at_desk.handle, Qt.Key.Key_A)
        else:
            QTest.mouseMove(at_desk.handle, QPoint(step, step))
    assert at_desk.said == []


def test_never_is_never(at_desk: Desk, qtbot: QtBot) -> None:
    at_desk.watch.set_minutes(1)
    at_desk.watch.set_minutes(0)
    qtbot.wait(3 * MINUTE_MS)
    assert at_desk.said == []


def test_a_machine_that_slept_had_nobody_at_it(at_desk: Desk) -> None:
    at_desk.watch.set_minutes(1000)
    at_desk.watch.look()
    at_desk.clock.at += SLEPT
    at_desk.watch.look()
    assert at_desk.said == []
    at_desk.clock.at += timedelta(hours=8)
    at_desk.watch.look()
    assert at_desk.said == [LockReason.SLEEP]


def test_what_could_not_be_done_is_asked_for_again_whoever_comes_back(at_desk: Desk) -> None:
    at_desk.watch.set_minutes(1000)
    at_desk.watch.insist(LockReason.SCREEN)
    QTest.keyClick(at_desk.handle, Qt.Key.Key_A)
    at_desk.watch.look()
    at_desk.watch.look()
    assert at_desk.said == [LockReason.SCREEN, LockReason.SCREEN]


def test_a_window_that_is_gone_is_forgotten(at_desk: Desk, qtbot: QtBot) -> None:
    at_desk.window.destroy()
    assert at_desk.watch._watched == []
