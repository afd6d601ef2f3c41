"""Seven bars, by hand and by key."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QSlider
from pytestqt.qtbot import QtBot

from regulars.ui.theme import Theme
from regulars.ui.widgets.weekday_room import WeekdayRoom

WEEK = [4, 10, 10, 10, 8, 0, 0]


@pytest.fixture
def room(theme: Theme, qtbot: QtBot) -> WeekdayRoom:
    widget = WeekdayRoom(theme, "Room for people", 12)
    qtbot.addWidget(widget)
    widget.set_rooms(WEEK)
    widget.show()
    return widget


def bar(room: WeekdayRoom, weekday: int) -> QSlider:
    return room._bars[weekday]


def test_the_arrow_keys_change_a_day_and_tell_which(room: WeekdayRoom, qtbot: QtBot) -> None:
    with qtbot.waitSignal(room.room_changed) as changed:
        qtbot.keyClick(bar(room, 0), Qt.Key.Key_Up)
    assert changed.args == [0, 5]
    assert room.rooms() == [5, *WEEK[1:]]


@pytest.mark.parametrize(
    ("key", "value"), [(Qt.Key.Key_End, 12), (Qt.Key.Key_Home, 0), (Qt.Key.Key_PageUp, 7), (Qt.Key.Key_Down, 3)]
)
def test_home_end_and_page_keys_work(room: WeekdayRoom, qtbot: QtBot, key: Qt.Key, value: int) -> None:
    qtbot.keyClick(bar(room, 0), key)
    assert room.rooms()[0] == value


def test_dragging_a_bar_to_the_top_fills_the_day(room: WeekdayRoom, qtbot: QtBot) -> None:
    saturday = bar(room, 5)
    qtbot.mousePress(saturday, Qt.MouseButton.LeftButton, pos=QPoint(10, saturday.height() - 20))
    qtbot.mouseMove(saturday, QPoint(10, 2))
    qtbot.mouseRelease(saturday, Qt.MouseButton.LeftButton, pos=QPoint(10, 2))
    assert room.rooms()[5] == 12


def test_setting_the_week_is_silent(room: WeekdayRoom, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(room.room_changed):
        room.set_rooms([1, 1, 1, 1, 1, 1, 1])
    assert room.rooms() == [1] * 7


def test_a_screen_reader_hears_the_day_and_its_value(room: WeekdayRoom) -> None:
    interface = QAccessible.queryAccessibleInterface(bar(room, 4))
    assert interface is not None
    assert interface.role() == QAccessible.Role.Slider
    assert interface.text(QAccessible.Text.Name) == "Friday"
    value = interface.valueInterface()
    assert value is not None
    assert value.currentValue() == 8
