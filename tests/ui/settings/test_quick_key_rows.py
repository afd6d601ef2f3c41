"""The row for the key of the quick line shows what the desktop gave, and the way by hand where it gives none."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from regulars.domain.hot_key import HotKey, HotKeyState
from regulars.ui.quick_key import QuickKey
from regulars.ui.screen import Surroundings
from regulars.ui.settings.settings_view import SettingsView
from regulars.ui.widgets.sentence import Sentence
from tests.ui.accessible import assert_accessible
from tests.ui.recorded_shell import RecordedShell

GIVEN = HotKey(HotKeyState.ON, "Press Ctrl+Alt+N", can_change=True)
COMMAND = "/opt/regulars/regulars --quick"


class Desktop:
    """A desktop that answers at once, with what the test put there."""

    command = COMMAND

    def __init__(self) -> None:
        self.answers = GIVEN
        self.told: Callable[[HotKey], None] = lambda _: None
        self.asked, self.changed, self.given_back = 0, 0, 0

    def ask(
        self, _description: str, _window: str, told: Callable[[HotKey], None], _pressed: Callable[[str], None]
    ) -> "Desktop":
        self.asked += 1
        self.told = told
        told(self.answers)
        return self

    def change(self, _window: str) -> None:
        self.changed += 1

    def stop(self) -> None:
        self.given_back += 1


@pytest.fixture
def desktop() -> Desktop:
    return Desktop()


@pytest.fixture
def page(desktop: Desktop, around: Surroundings, tmp_path: Path, qtbot: QtBot) -> SettingsView:
    key = QuickKey(desktop, tmp_path, around.desk)
    around.desk.quick_key = lambda: key
    return shown(SettingsView(around), qtbot)


def shown(page: SettingsView, qtbot: QtBot) -> SettingsView:
    qtbot.addWidget(page)
    page.resize(1000, 800)
    page.show()
    page.arrive()
    return page


def click(page: SettingsView) -> None:
    page.quick_key.toggle.click()
    QApplication.processEvents()


def words(page: SettingsView) -> list[str]:
    return [label.text() for label in page.quick_key.findChildren(Sentence) if label.isVisible()]


def test_it_is_off_at_first_and_nobody_is_asked(page: SettingsView, desktop: Desktop) -> None:
    assert not page.quick_key.toggle.isChecked()
    assert words(page) == ["A key for the quick line, in any program", "Off: it opens while Regulars is in front"]
    assert desktop.asked == 0


def test_turned_on_by_the_keyboard_it_shows_the_key_that_the_desktop_gave(
    page: SettingsView, desktop: Desktop, shell: RecordedShell, qtbot: QtBot
) -> None:
    page.quick_key.toggle.setFocus()
    qtbot.keyClick(page.quick_key.toggle, Qt.Key.Key_Space)
    assert "Your desktop is being asked. It may ask you in a window of its own." in words(page)
    QApplication.processEvents()
    assert page.quick_key.toggle.isChecked()
    assert "On. Your desktop says: Press Ctrl+Alt+N" in words(page)
    assert shell.said == ["Your desktop gave the quick line a key"]
    assert page.quick_key.toggle.hasFocus()
    assert shell.undo is not None
    shell.undo()
    assert not page.quick_key.toggle.isChecked()
    assert desktop.given_back == 1


def test_a_screen_reader_hears_what_it_is_and_what_holds(page: SettingsView) -> None:
    click(page)
    rows = page.quick_key
    assert rows.toggle.accessibleName() == "A key for the quick line, in any program"
    assert rows.toggle.accessibleDescription() == "On. Your desktop says: Press Ctrl+Alt+N"
    assert rows.change.accessibleName() == "Change the key for the quick line"
    assert_accessible(page)


def test_turned_off_it_says_so_and_can_be_taken_back(
    page: SettingsView, desktop: Desktop, shell: RecordedShell
) -> None:
    click(page)
    click(page)
    assert not page.quick_key.toggle.isChecked()
    assert not page.quick_key.change.isVisible()
    assert shell.said[-1] == "Only Regulars itself opens the quick line now"
    assert shell.undo is not None
    shell.undo()
    QApplication.processEvents()
    assert page.quick_key.toggle.isChecked()
    assert desktop.asked == 2


def test_another_key_is_chosen_in_the_desktops_own_window(page: SettingsView, desktop: Desktop) -> None:
    assert not page.quick_key.change.isVisible()
    click(page)
    page.quick_key.change.click()
    assert desktop.changed == 1
    desktop.told(HotKey(HotKeyState.ON, "Meta+Q", can_change=True))
    QApplication.processEvents()
    assert "On. Your desktop says: Meta+Q" in words(page)


@pytest.mark.parametrize("state", [HotKeyState.ABSENT, HotKeyState.REFUSED, HotKeyState.TAKEN])
def test_where_the_desktop_gives_none_the_command_can_be_copied(
    page: SettingsView, desktop: Desktop, shell: RecordedShell, state: HotKeyState
) -> None:
    assert not page.quick_key.copy.isVisible()
    desktop.answers = HotKey(state)
    click(page)
    assert not page.quick_key.toggle.isChecked()
    assert words(page)[1].startswith("Off: ")
    assert words(page)[2:] == [
        "Give it a key yourself",
        f"In your desktop’s keyboard settings, give a key to the command {COMMAND}",
    ]
    page.quick_key.copy.click()
    assert QApplication.clipboard().text() == COMMAND
    assert shell.said == ["The command is copied"]


@pytest.mark.parametrize("state", [HotKeyState.DENIED, HotKeyState.ENDED])
def test_a_no_is_told_and_can_be_asked_again(page: SettingsView, desktop: Desktop, state: HotKeyState) -> None:
    desktop.answers = HotKey(state)
    click(page)
    assert not page.quick_key.toggle.isChecked()
    assert words(page)[1].startswith("Off: ")
    assert not page.quick_key.copy.isVisible()
    desktop.answers = GIVEN
    click(page)
    assert page.quick_key.toggle.isChecked()


def test_allowed_without_a_key_is_shown_as_that(page: SettingsView, desktop: Desktop) -> None:
    desktop.answers = HotKey(HotKeyState.NO_KEY)
    click(page)
    assert page.quick_key.toggle.isChecked()
    assert words(page)[1].startswith("Allowed, but your desktop names no key yet.")


def test_every_state_has_its_own_sentence(page: SettingsView, desktop: Desktop) -> None:
    said = {words(page)[1]}
    for state in set(HotKeyState) - {HotKeyState.OFF}:
        desktop.answers = HotKey(state)
        if not page.quick_key.toggle.isChecked():
            click(page)
        desktop.told(desktop.answers)
        QApplication.processEvents()
        said.add(words(page)[1])
    assert len(said) == len(HotKeyState)


def test_a_book_to_look_around_in_asks_for_no_key(around: Surroundings, qtbot: QtBot) -> None:
    page = shown(SettingsView(around), qtbot)
    assert not page.quick_key.toggle.isEnabled()
    assert words(page)[1] == "Not with a book to look around in"
