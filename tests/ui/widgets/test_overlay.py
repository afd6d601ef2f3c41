"""A box over the window: where the keyboard goes when it closes."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from regulars.ui.theme import Theme
from regulars.ui.widgets.card import Card
from regulars.ui.widgets.card_list import CardList
from regulars.ui.widgets.overlay import Overlay


@pytest.fixture
def host(theme: Theme, qtbot: QtBot) -> QWidget:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(800, 600)
    column = QVBoxLayout(host)
    cards = CardList(theme, "People of the day", parent=host)
    for name in ("Ana", "Bruno"):
        cards.add(Card(theme, name, selectable=True, parent=cards))
    column.addWidget(cards)
    host.show()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is host)
    return host


def opened(theme: Theme, host: QWidget) -> tuple[Overlay, QLineEdit]:
    box = Overlay(theme, host, "Box")
    field = QLineEdit(box.panel)
    box.body.addWidget(field)
    box.open(field)
    assert field.hasFocus()
    return box, field


def test_the_keyboard_goes_back_where_it_was(theme: Theme, host: QWidget) -> None:
    second = host.findChildren(Card)[1]
    second.setFocus()
    box, _ = opened(theme, host)
    box.close_over()
    assert second.hasFocus()


def test_when_that_is_gone_it_goes_to_what_has_taken_its_place(theme: Theme, host: QWidget) -> None:
    cards = host.findChild(CardList)
    assert cards is not None
    cards.cards()[0].setFocus()
    box, field = opened(theme, host)
    cards.clear()
    cards.add(Card(theme, "Carla", selectable=True, parent=cards))
    cards.cards()[0].show()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    box.close_over()
    assert not field.hasFocus()
    assert cards.cards()[0].hasFocus()


def test_a_closed_box_keeps_no_keyboard(theme: Theme, host: QWidget) -> None:
    host.setFocus()
    QApplication.focusWidget().clearFocus()
    box, field = opened(theme, host)
    box.close_over()
    assert not field.hasFocus()


class Painted(QObject):
    """What of a widget is painted from now on."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region = self.region.united(event.region())
        return False


def test_a_panel_that_shrinks_leaves_no_edge_behind(theme: Theme, host: QWidget, qtbot: QtBot) -> None:
    box, field = opened(theme, host)
    field.setFixedHeight(200)
    tall = box.panel.height
    qtbot.waitUntil(lambda: tall() > 200)
    qtbot.wait(50)
    before, painted = box.panel.geometry(), Painted(box)
    field.setFixedHeight(40)
    qtbot.waitUntil(lambda: tall() < 200)
    qtbot.waitUntil(lambda: not painted.region.isEmpty())
    edge = before.adjusted(-24, -12, 24, 36).intersected(box.rect())
    assert QRegion(edge).subtracted(painted.region).isEmpty()
