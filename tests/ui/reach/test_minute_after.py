"""Back in the window after a call-out: how was it? Asked once, kept as one step."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from regulars.domain.people import Channel, PersonId
from regulars.services.verbs import Verbs
from regulars.ui.reach.minute_after import MinutesAfter
from regulars.ui.reach.minute_box import MinuteBox
from regulars.ui.reach.reach_model import Reached
from regulars.ui.screen import Surroundings
from regulars.ui.widgets.overlay import Overlay
from tests.ui.accessible import assert_accessible


@pytest.fixture
def window(qtbot: QtBot, theme: object) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    window.show()
    return window


@pytest.fixture
def minutes(around: Surroundings, window: QWidget) -> MinutesAfter:
    return MinutesAfter(around, window, window)


@pytest.fixture
def ana(verbs: Verbs) -> PersonId:
    return PersonId(verbs.people.add("Ana Moreira", phones=["+351 912 555 014"]).created or 0)


def leave_and_come_back(window: QWidget, verbs: Verbs, seconds: int = 300) -> None:
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.WindowDeactivate))
    verbs.book.clock.at += timedelta(seconds=seconds)  # type: ignore[attr-defined]  # the test's own clock
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))


def box_of(window: QWidget) -> MinuteBox | None:
    return next((box for box in window.findChildren(MinuteBox) if box.isVisible()), None)


def test_coming_back_asks_how_it_was_and_enter_keeps_it_as_one_step(
    minutes: MinutesAfter, window: QWidget, verbs: Verbs, ana: PersonId
) -> None:
    minutes.begin(Reached(ana, Channel.CALL))
    leave_and_come_back(window, verbs)
    box = box_of(window)
    assert box is not None
    assert "How was it with Ana Moreira?" in [label.text() for label in box.findChildren(QLabel)]
    QTest.keyClicks(box.said, "The flat is done.")
    QTest.keyClicks(box.promise, "send the samples by friday")
    QTest.keyClick(box.promise, Qt.Key.Key_Return)
    assert box_of(window) is None
    assert [moment.text for moment in verbs.moments.of(ana)] == ["The flat is done."]
    assert len(verbs.promises.of(ana)) == 1
    verbs.book.undo()
    assert verbs.moments.of(ana) == []
    assert verbs.promises.of(ana) == []


def test_esc_skips_it_and_it_is_never_asked_again(
    minutes: MinutesAfter, window: QWidget, verbs: Verbs, ana: PersonId
) -> None:
    minutes.begin(Reached(ana, Channel.CALL))
    leave_and_come_back(window, verbs)
    box = box_of(window)
    assert box is not None
    QTest.keyClick(box.said, Qt.Key.Key_Escape)
    leave_and_come_back(window, verbs)
    assert box_of(window) is None
    assert verbs.call_outs.waiting() == ()
    assert verbs.moments.of(ana) == []


def test_a_window_that_only_flickers_asks_nothing_yet(
    minutes: MinutesAfter, window: QWidget, verbs: Verbs, ana: PersonId
) -> None:
    minutes.begin(Reached(ana, Channel.CALL))
    leave_and_come_back(window, verbs, seconds=1)
    assert box_of(window) is None
    leave_and_come_back(window, verbs)
    assert box_of(window) is not None


def test_nobody_is_interrupted_in_the_middle_of_something(
    minutes: MinutesAfter, window: QWidget, verbs: Verbs, ana: PersonId, around: Surroundings
) -> None:
    typing = Overlay(around.theme, window, "Typing")
    typing.open(typing.panel)
    minutes.begin(Reached(ana, Channel.CALL))
    leave_and_come_back(window, verbs)
    assert box_of(window) is None
    assert len(verbs.call_outs.waiting()) == 1


def test_what_was_logged_meanwhile_is_not_asked_about(
    minutes: MinutesAfter, window: QWidget, verbs: Verbs, ana: PersonId
) -> None:
    minutes.begin(Reached(ana, Channel.CALL))
    verbs.today.done(ana)
    leave_and_come_back(window, verbs)
    assert box_of(window) is None


def test_every_field_of_it_has_a_name(minutes: MinutesAfter, window: QWidget, verbs: Verbs, ana: PersonId) -> None:
    minutes.begin(Reached(ana, Channel.CALL))
    assert minutes.ask()
    assert_accessible(window)
    assert not minutes.ask(PersonId(99))
