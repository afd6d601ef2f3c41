"""The little box with lines to fill in."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from regulars.ui.theme import Theme
from regulars.ui.widgets.asking_box import AskingBox
from tests.ui.accessible import assert_accessible


@pytest.fixture
def host(qtbot: QtBot) -> Iterator[QWidget]:
    host = QWidget()
    host.resize(700, 500)
    qtbot.addWidget(host)
    host.show()
    yield host
    host.close()


def test_enter_in_a_line_and_the_button_both_keep(theme: Theme, host: QWidget, qtbot: QtBot) -> None:
    box = AskingBox(theme, host, "A pause", 400)
    field, named = box.line("First day")
    box.body.addWidget(named)
    box.end_with("Keep it")
    box.open(field)
    kept: list[str] = []
    box.entered.connect(lambda: kept.append(field.text()))
    qtbot.keyClicks(field, "today")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    box.keep.click()
    assert kept == ["today", "today"]
    assert_accessible(box)


def test_what_does_not_fit_is_said_where_the_keyboard_goes(theme: Theme, host: QWidget, qtbot: QtBot) -> None:
    box = AskingBox(theme, host, "A pause", 400)
    field, named = box.line("First day")
    box.body.addWidget(named)
    box.end_with("Keep it")
    box.open(box.leave)
    assert not box.problem.isVisible()
    box.refuse("Write it as 9 May.", field)
    assert box.problem.text() == "Write it as 9 May."
    assert box.problem.isVisible()
    assert field.hasFocus()
    box.leave.click()
    assert not box.isVisible()
