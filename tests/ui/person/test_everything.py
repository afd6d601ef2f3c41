"""The page of somebody of whom everything is known, where there is little room for it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from regulars.services.verbs import Verbs
from regulars.ui.person.person_page import PersonPage
from regulars.ui.person.person_view import PersonView
from regulars.ui.person.small_buttons import ChipButton
from regulars.ui.theme import Scheme, Theme
from regulars.ui.widgets.widget_layout import smallest_size
from tests.everything import person_with_everything
from tests.ui.person.conftest import open_page

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
ROOMS = [
    *((900, 1.0, LTR), (900, 2.0, LTR), (900, 2.0, RTL)),
    *((1366, 1.0, LTR), (1366, 1.0, RTL), (1366, 2.0, LTR)),
]
"""The width of the window, the text size, and the way the language is read."""


@pytest.fixture
def dressed_again(theme: Theme, qapp: QApplication) -> Iterator[Theme]:
    yield theme
    qapp.setLayoutDirection(LTR)
    theme.apply(qapp, Scheme.LIGHT)


def opened(
    view: PersonView, verbs: Verbs, theme: Theme, qtbot: QtBot, window: int, scale: float, direction: Qt.LayoutDirection
) -> PersonPage:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setLayoutDirection(direction)
    theme.apply(app, Scheme.LIGHT, scale)
    sidebar = theme.px(60) if window <= theme.px(900) else theme.px(216)
    view.resize(window - sidebar, 768)
    page = open_page(view, person_with_everything(verbs))
    page.health.open_reasons()
    qtbot.waitUntil(lambda: page.together.rows()[0].height() > 0)
    app.processEvents()
    return page


def inside(page: PersonPage) -> list[QWidget]:
    """Everything on the page that can be seen somewhere on it."""
    whole = page.widget()
    assert whole is not None
    return [one for one in whole.findChildren(QWidget) if one.isVisibleTo(whole)]


def told(widget: QWidget) -> str:
    said = widget.text() if isinstance(widget, QLabel | QAbstractButton) else widget.accessibleName()
    return f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}: {said!r}"


@pytest.mark.parametrize(("window", "scale", "direction"), ROOMS)
def test_everything_has_the_room_that_it_needs(
    view: PersonView,
    verbs: Verbs,
    dressed_again: Theme,
    qtbot: QtBot,
    window: int,
    scale: float,
    direction: Qt.LayoutDirection,
) -> None:
    page = opened(view, verbs, dressed_again, qtbot, window, scale, direction)
    whole, room = page.widget(), page.viewport().width()
    assert whole is not None
    assert whole.width() == room
    for one in inside(page):
        place = QRect(one.mapTo(whole, QPoint(0, 0)), one.size())
        assert place.left() >= 0, f"out of the page: {told(one)} {place}"
        assert place.right() < room, f"out of the page: {told(one)} {place}"
        least = smallest_size(one).width()
        assert one.width() >= least, f"squeezed from {least} to {one.width()}: {told(one)}"
        if one.hasHeightForWidth() and isinstance(one, QLabel | QAbstractButton):
            needed = one.heightForWidth(one.width())
            assert one.height() >= needed, f"cut below from {needed} to {one.height()}: {told(one)}"


def test_every_circle_is_shown_however_many_there_are(
    view: PersonView, verbs: Verbs, dressed_again: Theme, qtbot: QtBot
) -> None:
    page = opened(view, verbs, dressed_again, qtbot, 1366, 1.0, LTR)
    circles = page.header.circles()
    assert len(circles) == 5
    chips = page.header.findChildren(ChipButton)
    places = [QRect(chip.mapTo(page.header, QPoint(0, 0)), chip.size()) for chip in chips if chip.isVisible()]
    for circle in circles:
        holder = circle.parentWidget()
        assert holder is not None
        assert holder.rect().contains(circle.geometry())
    assert all(not one.intersects(other) for one in places for other in places if one is not other)


def test_a_long_name_is_shown_whole(view: PersonView, verbs: Verbs, dressed_again: Theme, qtbot: QtBot) -> None:
    page = opened(view, verbs, dressed_again, qtbot, 900, 2.0, LTR)
    name = page.header.name.findChild(QAbstractButton)
    assert name is not None
    assert name.height() >= name.heightForWidth(name.width()) > 3 * dressed_again.px(28)


@pytest.mark.parametrize("direction", [LTR, RTL])
def test_what_must_be_avoided_is_as_wide_as_the_cards(
    view: PersonView, verbs: Verbs, dressed_again: Theme, qtbot: QtBot, direction: Qt.LayoutDirection
) -> None:
    page = opened(view, verbs, dressed_again, qtbot, 1366, 1.0, direction)
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    pinned, header = page.pinned.geometry(), page.header.mapTo(page, QPoint(0, 0))
    assert page.pinned.isVisible()
    assert (pinned.left(), pinned.width()) == (header.x(), page.header.width())
    assert (pinned.left(), page.width() - 1 - pinned.right()) == (32, 32)
