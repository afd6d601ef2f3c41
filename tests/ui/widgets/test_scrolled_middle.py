"""The part of a box between head and foot: no bar where what is in it fits without one."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from regulars.ui.theme import Theme, Type
from regulars.ui.widgets.scrolled_middle import ScrolledMiddle
from regulars.ui.widgets.sentence import Sentence


def test_a_bar_that_came_for_a_moment_goes_when_there_is_room_without_it(theme: Theme, qtbot: QtBot) -> None:
    """A bar makes the lines narrower, which may make them one more, which would keep the bar."""
    host = QWidget()
    qtbot.addWidget(host)
    middle = ScrolledMiddle(theme, host)
    for _ in range(4):
        middle.column.addWidget(Sentence(theme, "also somebody whose name ends the line", Type.BODY, parent=host))
    host.resize(800, 600)
    host.show()
    narrowest = next(wide for wide in range(120, 800) if middle.heightForWidth(wide) == middle.heightForWidth(799))
    enough = middle.heightForWidth(narrowest)
    assert middle.heightForWidth(narrowest - 4) > enough
    bar = middle.verticalScrollBar()
    middle.resize(narrowest, enough - 20)
    qtbot.waitUntil(bar.isVisible)
    middle.resize(narrowest, enough)
    qtbot.waitUntil(lambda: not bar.isVisible())
    assert middle.viewport().width() == narrowest
    middle.resize(narrowest, enough - 20)
    qtbot.waitUntil(bar.isVisible)
