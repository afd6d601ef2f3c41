"""The box that asks for a pause, and the list of the ones there are."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from regulars.domain.pauses import Pause, PauseId
from regulars.ui.theme import Theme
from regulars.ui.widgets.pause_box import PauseBox
from regulars.ui.widgets.pause_list import PauseList
from tests.builders import TODAY
from tests.ui.accessible import assert_accessible

Kept = list[tuple[date, date | None, str]]


@pytest.fixture
def host(qtbot: QtBot) -> Iterator[QWidget]:
    host = QWidget()
    host.resize(900, 700)
    qtbot.addWidget(host)
    host.show()
    yield host
    host.close()


@pytest.fixture
def box(theme: Theme, host: QWidget) -> PauseBox:
    return PauseBox(theme, host, "Quiet season", "Nobody comes up.", TODAY)


def keep(box: PauseBox, kept: Kept, begins: str, ends: str = "", reason: str = "") -> None:
    box.ask(lambda *pause: kept.append(pause))
    box.begins.setText(begins)
    box.ends.setText(ends)
    box.reason.setText(reason)
    box.keep.click()


@pytest.mark.parametrize(
    ("begins", "ends", "expected"),
    [
        ("1 Dec", "7 Jan", (date(2026, 12, 1), date(2027, 1, 7))),
        ("1 Nov", "", (date(2026, 11, 1), None)),
        ("today", "tomorrow", (TODAY, date(2026, 11, 23))),
        ("1 December 2026", "1 Nov", (date(2026, 12, 1), date(2027, 11, 1))),
        ("20 Oct", "1 Nov 2026", (date(2026, 10, 20), date(2026, 11, 1))),
    ],
)
def test_days_are_typed_as_people_say_them(
    box: PauseBox, begins: str, ends: str, expected: tuple[date, date | None]
) -> None:
    kept: Kept = []
    keep(box, kept, begins, ends, " wedding season ")
    assert kept == [(*expected, "wedding season")]
    assert not box.isVisible()


@pytest.mark.parametrize(("begins", "ends"), [("", ""), ("soon", ""), ("1 Dec", "later"), ("1 Dec 2026", "1 Dec 2026")])
def test_what_is_no_pause_stays_to_be_mended(box: PauseBox, begins: str, ends: str) -> None:
    kept: Kept = []
    keep(box, kept, begins, ends)
    assert kept == []
    assert box.isVisible()
    assert box.problem.isVisible()


def test_a_known_pause_is_shown_to_be_changed(box: PauseBox, qtbot: QtBot) -> None:
    kept: Kept = []
    known = Pause(PauseId(1), None, date(2026, 8, 1), date(2026, 9, 1), "holiday")
    box.ask(lambda *pause: kept.append(pause), known)
    assert_accessible(box)
    qtbot.keyClick(box.reason, Qt.Key.Key_Return)
    assert kept == [(date(2026, 8, 1), date(2026, 9, 1), "holiday")]


def test_only_a_pause_that_is_on_can_be_ended_today(theme: Theme, host: QWidget) -> None:
    shown = PauseList(theme, parent=host)
    over = Pause(PauseId(1), None, date(2026, 8, 1), date(2026, 9, 1), "holiday")
    on = Pause(PauseId(2), None, date(2026, 11, 1))
    ahead = Pause(PauseId(3), None, date(2026, 12, 1), date(2027, 1, 7))
    shown.show_pauses([over, on, ahead], TODAY)
    assert_accessible(shown)
    assert [row.pause for row in shown.rows()] == [ahead, on, over]
    assert [not row.end.isHidden() for row in shown.rows()] == [False, True, False]
    heard: list[tuple[str, Pause]] = []
    shown.ended.connect(lambda pause: heard.append(("ended", pause)))
    shown.changing.connect(lambda pause: heard.append(("changing", pause)))
    shown.removed.connect(lambda pause: heard.append(("removed", pause)))
    shown.rows()[1].end.click()
    shown.rows()[0].change.click()
    shown.rows()[2].remove.click()
    assert heard == [("ended", on), ("changing", ahead), ("removed", over)]


def test_the_keyboard_stays_in_the_list_when_a_row_goes(theme: Theme, host: QWidget, qtbot: QtBot) -> None:
    shown = PauseList(theme, parent=host)
    pauses = [Pause(PauseId(number), None, date(2026, number, 1), date(2026, number, 9)) for number in (1, 2)]
    shown.show_pauses(pauses, TODAY)
    shown.rows()[0].remove.setFocus()
    shown.show_pauses(pauses[:1], TODAY)
    assert shown.rows()[0].change.hasFocus()
    shown.show_pauses([], TODAY)
    assert shown.isHidden()
