"""The palette: a few letters, Enter, done; never a mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from regulars.ui.actions import Actions
from regulars.ui.theme import Theme
from regulars.ui.widgets.palette import CommandPalette, Entry, fitting


class Stage:
    """A window with commands and a palette over it."""

    def __init__(self, theme: Theme, qtbot: QtBot) -> None:
        self.done: list[str] = []
        self.host = QWidget()
        qtbot.addWidget(self.host)
        self.host.resize(900, 600)
        self.field = QLineEdit(self.host)
        self.actions = Actions(self.host)
        for key, text, keys in (
            ("log", "Log a moment", "L"),
            ("people", "Go to People", "Ctrl+2"),
            ("today", "Go to Today", "Ctrl+1"),
            ("import", "Import contacts", ""),
        ):
            self.actions.add(key, text, keys, lambda key=key: self.done.append(key))
        self.palette = CommandPalette(theme, self.host, self.actions, self.people)
        with qtbot.waitActive(self.host):
            self.host.show()
        self.field.setFocus()

    def people(self, words: str) -> list[Entry]:
        return [
            Entry(
                f"Open {words}",
                lambda: self.done.append(f"open {words}"),
                "user",
                "person",
                lambda: self.done.append(f"look at {words}"),
            )
        ]

    def rows(self) -> list[str]:
        return [self.palette.rows.item(i).text() for i in range(self.palette.rows.count())]

    def what_enter_does(self) -> str:
        return self.palette._will_do.text()


@pytest.fixture
def stage(theme: Theme, qtbot: QtBot) -> Stage:
    return Stage(theme, qtbot)


def test_everything_is_offered_before_a_letter_is_typed(stage: Stage) -> None:
    stage.palette.ask()
    assert stage.rows() == ["Log a moment", "Go to People", "Go to Today", "Import contacts"]
    assert stage.palette.field.hasFocus()


def test_the_first_row_says_what_enter_will_do_and_enter_does_it(stage: Stage, qtbot: QtBot) -> None:
    stage.palette.ask()
    qtbot.keyClicks(stage.palette.field, "impo")
    assert stage.what_enter_does() == "Import contacts"
    assert "Import contacts" in stage.palette.field.accessibleDescription()
    qtbot.keyClick(stage.palette.field, Qt.Key.Key_Return)
    assert stage.done == ["import"]
    assert not stage.palette.isVisible()


def test_the_arrow_keys_choose_and_go_round(stage: Stage, qtbot: QtBot) -> None:
    stage.palette.ask()
    qtbot.keyClick(stage.palette.field, Qt.Key.Key_Down)
    assert stage.what_enter_does() == "Go to People"
    qtbot.keyClick(stage.palette.field, Qt.Key.Key_Up)
    qtbot.keyClick(stage.palette.field, Qt.Key.Key_Up)
    assert stage.what_enter_does() == "Import contacts"
    qtbot.keyClick(stage.palette.field, Qt.Key.Key_PageUp)
    assert stage.what_enter_does() == "Log a moment"


def test_people_come_after_the_commands_that_fit(stage: Stage, qtbot: QtBot) -> None:
    stage.palette.ask()
    stage.palette.field.setText("ana")
    assert stage.rows() == ["Open ana"]
    qtbot.keyClick(stage.palette.field, Qt.Key.Key_Return)
    assert stage.done == ["open ana"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [("today", "Go to Today"), ("toady", "Go to Today"), ("PEO", "Go to People"), ("mom", "Log a moment")],
)
def test_a_slip_of_the_finger_is_forgiven(stage: Stage, typed: str, first: str) -> None:
    assert fitting(typed, stage.actions.for_palette())[0].text() == first


def test_nothing_that_fits_is_said_and_enter_does_nothing(stage: Stage, qtbot: QtBot) -> None:
    assert fitting("xyzzy", stage.actions.for_palette()) == []
    stage.palette._more = None
    stage.palette.ask()
    stage.palette.field.setText("xyzzy")
    assert stage.rows() == []
    assert stage.what_enter_does()
    qtbot.keyClick(stage.palette.field, Qt.Key.Key_Return)
    assert stage.done == []
    assert stage.palette.isVisible()


def test_escape_leads_back_to_where_the_keyboard_was(stage: Stage, qtbot: QtBot) -> None:
    stage.palette.ask()
    with qtbot.waitSignal(stage.palette.closed):
        qtbot.keyClick(stage.palette.field, Qt.Key.Key_Escape)
    assert not stage.palette.isVisible()
    assert stage.field.hasFocus()


def test_letters_typed_into_the_palette_are_no_commands(stage: Stage, qtbot: QtBot) -> None:
    stage.palette.ask()
    qtbot.keyClicks(stage.palette.field, "l")
    assert stage.done == []
    assert stage.palette.field.text() == "l"


def test_tab_stays_inside(stage: Stage, qtbot: QtBot) -> None:
    stage.palette.ask()
    for _ in range(3):
        qtbot.keyClick(stage.host.focusWidget(), Qt.Key.Key_Tab)
        focus = stage.host.focusWidget()
        assert focus is not None
        assert stage.palette.isAncestorOf(focus)


def test_a_click_beside_the_panel_closes_it(stage: Stage, qtbot: QtBot) -> None:
    stage.palette.ask()
    qtbot.mouseClick(stage.palette, Qt.MouseButton.LeftButton, pos=stage.palette.rect().bottomLeft())
    assert not stage.palette.isVisible()


def test_a_command_that_cannot_be_done_now_is_not_offered(stage: Stage) -> None:
    stage.actions.action("import").setEnabled(False)
    stage.palette.ask()
    assert "Import contacts" not in stage.rows()


def test_in_a_low_window_the_rows_end_above_the_line_with_the_keys(stage: Stage) -> None:
    stage.host.resize(700, 240)
    stage.palette.ask()
    told = next(label for label in stage.palette.findChildren(QLabel) if "Esc" in label.text())
    assert stage.palette.rows.geometry().bottom() < told.geometry().top()
    assert stage.palette.panel.geometry().bottom() <= stage.host.height()


def test_space_on_a_name_that_was_gone_to_looks_at_it_and_is_a_letter_while_typing(theme: Theme, qtbot: QtBot) -> None:
    stage = Stage(theme, qtbot)
    stage.palette.ask()
    qtbot.keyClicks(stage.palette.field, "zoe")
    qtbot.keyClick(stage.palette.field, Qt.Key.Key_Space)
    assert stage.palette.field.text() == "zoe "
    qtbot.keyClick(stage.palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(stage.palette.field, Qt.Key.Key_Space)
    assert stage.done == ["look at zoe"]
    assert not stage.palette.isVisible()


def test_space_on_a_command_that_was_gone_to_is_a_letter(theme: Theme, qtbot: QtBot) -> None:
    stage = Stage(theme, qtbot)
    stage.palette.ask()
    qtbot.keyClicks(stage.palette.field, "log")
    qtbot.keyClick(stage.palette.field, Qt.Key.Key_Up)
    while stage.palette.rows.currentRow() != 0:
        qtbot.keyClick(stage.palette.field, Qt.Key.Key_Up)
    qtbot.keyClick(stage.palette.field, Qt.Key.Key_Space)
    assert stage.palette.isVisible()
    assert stage.done == []
