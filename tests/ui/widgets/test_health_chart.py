"""The line of the health: time runs the way the language is read."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from regulars.ui.theme import Role, Theme
from regulars.ui.widgets.health_chart import HealthChart
from tests.builders import TODAY

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


def chart(theme: Theme, qtbot: QtBot, direction: Qt.LayoutDirection) -> HealthChart:
    """High for most of the year, low at the end of it."""
    made = HealthChart(theme)
    qtbot.addWidget(made)
    made.setLayoutDirection(direction)
    made.resize(500, 132)
    days = [TODAY - timedelta(days=7 * week) for week in range(52, -1, -1)]
    made.set_history([(day, 90.0 if day < date(2026, 9, 1) else 10.0) for day in days], [], TODAY, "")
    made.show()
    return made


def top_of_line(picture: QImage, x: int, colour: QColor) -> int:
    """How far down the line is at a column."""
    return min(range(picture.height()), key=lambda y: _distance(picture.pixelColor(x, y), colour))


def _distance(one: QColor, other: QColor) -> int:
    return abs(one.red() - other.red()) + abs(one.green() - other.green()) + abs(one.blue() - other.blue())


@pytest.mark.parametrize(("direction", "low_at"), [(LTR, 490), (RTL, 10)])
def test_today_is_at_the_end_of_reading(theme: Theme, qtbot: QtBot, direction: Qt.LayoutDirection, low_at: int) -> None:
    made = chart(theme, qtbot, direction)
    picture, colour = made.grab().toImage(), theme.colour(Role.ACCENT)
    assert top_of_line(picture, low_at, colour) > top_of_line(picture, 500 - low_at, colour) + 50


def test_the_axis_is_mirrored(theme: Theme, qtbot: QtBot) -> None:
    from_left, from_right = chart(theme, qtbot, LTR).axis(), chart(theme, qtbot, RTL).axis()
    assert [word for word, _ in from_left] == [word for word, _ in from_right]
    assert sorted(word for word, _ in from_left) == ["Aug", "Feb", "May", "Nov 2025", "today"]
    in_order = [word for word, _ in sorted(from_left, key=lambda placed: placed[1])]
    assert in_order == ["Nov 2025", "Feb", "May", "Aug", "today"]
    assert [word for word, _ in sorted(from_right, key=lambda placed: -placed[1])] == in_order
    assert min(left for _, left in from_right) == 0.0


def test_before_there_is_a_history_there_is_no_axis(theme: Theme, qtbot: QtBot) -> None:
    made = HealthChart(theme)
    qtbot.addWidget(made)
    assert made.axis() == []
