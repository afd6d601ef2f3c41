"""The bars of the weeks run as the language is read: for the eye, the mouse and the arrow keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from regulars.ui.theme import Role, Theme
from regulars.ui.widgets.week_bars import WeekBars

WEEKS = [("2 Nov", 9, 0), ("9 Nov", 1, 0), ("16 Nov", 3, 4)]


@pytest.fixture(params=[Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft], ids=["ltr", "rtl"])
def bars(theme: Theme, qapp: QApplication, qtbot: QtBot, request: pytest.FixtureRequest) -> WeekBars:
    bars = WeekBars(theme)
    qtbot.addWidget(bars)
    bars.setLayoutDirection(request.param)
    bars.resize(400, 250)
    bars.set_weeks(WEEKS, "Three weeks", ["nine", "one", "three"])
    bars.show()
    return bars


def is_mirrored(bars: WeekBars) -> bool:
    return bars.layoutDirection() is Qt.LayoutDirection.RightToLeft


def test_the_newest_week_stands_where_reading_ends(bars: WeekBars, theme: Theme) -> None:
    first, last = bars.bar(0), bars.bar(len(WEEKS) - 1)
    assert (last.center().x() < first.center().x()) is is_mirrored(bars)
    image = bars.grab().toImage()
    top = image.pixelColor(int(first.center().x()), 20).name()
    assert top == theme.colour(Role.THRIVING).name(), "the first week is the highest"


def test_a_click_chooses_the_bar_under_it(bars: WeekBars, qtbot: QtBot) -> None:
    for place in range(len(WEEKS)):
        with qtbot.waitSignal(bars.chosen) as heard:
            qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=bars.bar(place).center().toPoint())
        assert heard.args == [place]


def test_the_arrow_that_points_back_goes_a_week_back(bars: WeekBars, qtbot: QtBot) -> None:
    back = Qt.Key.Key_Right if is_mirrored(bars) else Qt.Key.Key_Left
    bars.setFocus()
    assert bars.accessibleDescription() == "three"
    qtbot.keyClick(bars, back)
    assert bars.accessibleDescription() == "one"
    qtbot.keyClick(bars, Qt.Key.Key_Left if is_mirrored(bars) else Qt.Key.Key_Right)
    assert bars.accessibleDescription() == "three"
