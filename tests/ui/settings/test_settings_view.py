"""The settings page: each control shows what holds, and keeps what is chosen."""

from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.moments import MomentKind
from regulars.domain.settings import Appearance, DaysOff, Settings
from regulars.services import opening
from regulars.services.keys import BookKeys
from regulars.ui.desk import KeyDesk
from regulars.ui.screen import Surroundings
from regulars.ui.settings.about_box import AboutBox
from regulars.ui.settings.key_boxes import NewCodeBox, PassphraseBox
from regulars.ui.settings.settings_view import SettingsView
from regulars.ui.widgets.choice import Choice
from regulars.ui.widgets.pause_box import PauseBox
from regulars.ui.widgets.sentence import Sentence
from tests.builders import QUICK
from tests.doubles import HeldCalls, MemoryVault
from tests.ui.accessible import assert_accessible
from tests.ui.recorded_shell import RecordedShell


@pytest.fixture
def page(around: Surroundings, qtbot: QtBot) -> SettingsView:
    folder = around.desk.verbs.book.folder
    # The book of the tests has keys that nobody kept; other ones of its folder stand in.
    new = opening.begin(folder.with_name("other"), around.desk.verbs.book.clock, cost=QUICK)
    opening.finish(new_folder := folder.with_name("other"), new, None, around.desk.verbs.book.clock).book.close()
    around.desk.keys = KeyDesk(BookKeys(new_folder, new.key, new.slots, cost=QUICK), MemoryVault(), HeldCalls())
    page = SettingsView(around)
    qtbot.addWidget(page)
    page.setProperty("code", new.recovery_code)
    page.resize(1000, 800)
    page.show()
    page.arrive()
    return page


def settings(page: SettingsView) -> Settings:
    return page.desk.verbs.settings.read()


def choose(choice: Choice, words: str) -> None:
    """As the owner does: pick the row that reads so."""
    place = choice.findText(words)
    assert place >= 0, [choice.itemText(row) for row in range(choice.count())]
    choice.setCurrentIndex(place)
    choice.activated.emit(place)


def test_every_control_has_a_name(page: SettingsView) -> None:
    assert_accessible(page)


def test_what_is_chosen_is_kept_and_said_with_undo(page: SettingsView, shell: RecordedShell) -> None:
    choose(page.days.morning, "08:30")
    choose(page.appearance, "Dark")
    choose(page.text_size, "150 %")
    page.safety.names.click()
    page.tray.click()
    held = settings(page)
    assert (held.morning, held.appearance, held.text_scale) == (time(8, 30), Appearance.DARK, 1.5)
    assert held.names_in_notices
    assert held.keep_in_tray
    assert shell.asked == [("say_done", "settings")] * 5


def test_a_name_is_kept_when_it_is_entered(page: SettingsView, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.days.owner, "Marta")
    assert settings(page).owner_name == ""
    qtbot.keyClick(page.days.owner, Qt.Key.Key_Return)
    assert settings(page).owner_name == "Marta"


def test_dragging_the_bars_is_one_change(page: SettingsView, shell: RecordedShell, qtbot: QtBot) -> None:
    for _ in range(3):
        qtbot.keyClick(page.days.rooms._bars[0], Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: settings(page).rooms[0] == 8, timeout=3000)
    assert shell.asked == [("say_done", "settings")]


def test_the_room_is_counted_in_minutes_and_in_people_again(page: SettingsView, qtbot: QtBot) -> None:
    page.days.room_unit.chosen.emit(1)
    page.arrive()
    assert settings(page).minutes == (40, 40, 40, 40, 40, 0, 0)
    assert page.days.rooms.rooms() == [40, 40, 40, 40, 40, 0, 0]
    qtbot.keyClick(page.days.rooms._bars[0], Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: settings(page).minutes[0] == 45, timeout=3000)
    assert settings(page).rooms[0] == 6
    page.days.room_unit.chosen.emit(0)
    page.arrive()
    assert settings(page).minutes == ()
    assert page.days.rooms.rooms() == [6, 5, 5, 5, 5, 0, 0]


def test_leaving_the_page_keeps_the_bars_as_they_stand(page: SettingsView, qtbot: QtBot) -> None:
    qtbot.keyClick(page.days.rooms._bars[6], Qt.Key.Key_Up)
    page.leave()
    assert settings(page).rooms[6] == 1


def test_ticks_say_which_kinds_count(page: SettingsView) -> None:
    assert not page.ticks[MomentKind.LIKE].isChecked()
    page.ticks[MomentKind.LIKE].click()
    page.ticks[MomentKind.CALL].click()
    assert MomentKind.LIKE in settings(page).counted_kinds
    assert MomentKind.CALL not in settings(page).counted_kinds


def test_undo_shows_the_old_value_again(page: SettingsView) -> None:
    choose(page.days.morning, "08:30")
    page.desk.changed.connect(page.hear)
    page.desk.undo()
    assert page.days.morning.currentText() == "09:00"


def box(page: QWidget, kind: type) -> QWidget:
    found = page.window().findChildren(kind)
    assert len(found) == 1
    return found[0]


def test_a_new_code_is_shown_and_proved_in_its_box(page: SettingsView, shell: RecordedShell, qtbot: QtBot) -> None:
    page.safety.new_code.click()
    asked = box(page, NewCodeBox)
    assert isinstance(asked, NewCodeBox)
    asked.go_on.click()
    code = asked._code.split("-")
    assert asked.sheet.isVisible()
    assert_accessible(asked)
    asked.go_on.click()
    assert not asked.sheet.isVisible()
    for field in asked.proof._fields:
        qtbot.keyClicks(field, "UUUUU")
    asked.go_on.click()
    assert asked.isVisible()
    opening.open_with_secret(folder_of(page), kept_code(page), page.desk.verbs.book.clock).book.close()
    for field, group in zip(asked.proof._fields, asked._asked, strict=True):
        field.setText(code[group])
    asked.go_on.click()
    assert not asked.isVisible()
    assert "The new code opens your book" in shell.said[-1]
    opening.open_with_secret(folder_of(page), "-".join(code), page.desk.verbs.book.clock).book.close()


def test_a_new_code_can_be_left_until_it_was_typed_back(page: SettingsView) -> None:
    page.safety.new_code.click()
    asked = box(page, NewCodeBox)
    assert isinstance(asked, NewCodeBox)
    asked.go_on.click()
    assert asked.leave.isVisible()
    asked.leave.click()
    opening.open_with_secret(folder_of(page), kept_code(page), page.desk.verbs.book.clock).book.close()


def folder_of(page: SettingsView) -> Path:
    assert page.desk.keys is not None
    return page.desk.keys.keys.folder


def kept_code(page: SettingsView) -> str:
    """The code that the book was made with."""
    return str(page.property("code"))


def test_when_it_locks_is_chosen_in_words(page: SettingsView) -> None:
    choose(page.safety.lock, page.model.locks().words[5])
    assert settings(page).lock_minutes == 15
    choose(page.safety.lock, "Never")
    assert settings(page).lock_minutes == 0


def test_a_name_that_is_being_typed_is_kept_when_the_window_goes(page: SettingsView, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.days.owner, "Marta")
    page.window().hide()
    assert settings(page).owner_name == "Marta"


def test_a_passphrase_is_typed_twice(page: SettingsView, qtbot: QtBot) -> None:
    page.safety.passphrase.click()
    asked = box(page, PassphraseBox)
    assert isinstance(asked, PassphraseBox)
    qtbot.keyClicks(asked.first, "oat milk, no sugar")
    qtbot.keyClicks(asked.second, "oat milk, no salt")
    assert not asked.keep.isEnabled()
    asked.second.setText("oat milk, no sugar")
    assert_accessible(asked)
    asked.keep.click()
    assert page.keys.has_passphrase
    assert page.safety.no_passphrase.isVisible()


def test_the_keyring_switch_waits_and_can_be_left(page: SettingsView) -> None:
    page.safety.keyring.click()
    assert page.safety.no_wait.isVisible()
    page.safety.no_wait.click()
    assert not page.safety.keyring.isChecked()
    assert not page.safety.no_wait.isVisible()


def test_about_names_the_licences(page: SettingsView) -> None:
    page.about.click()
    about = box(page, AboutBox)
    said = " ".join(label.text() for label in about.findChildren(Sentence))
    for name in ("Qt", "LGPL-3.0", "SQLCipher", "Lucide", "Source Serif 4", "Inter"):
        assert name in said
    assert_accessible(about)


def open_season(page: SettingsView) -> PauseBox:
    page.season.add.click()
    box = page.window().findChild(PauseBox)
    assert isinstance(box, PauseBox)
    return box


def test_a_quiet_season_is_added_changed_ended_and_taken_back(page: SettingsView, shell: RecordedShell) -> None:
    pauses, today = page.desk.verbs.pauses, page.model.today
    page.desk.changed.connect(page.hear)
    box = open_season(page)
    assert_accessible(box)
    box.begins.setText("1 Nov")
    box.reason.setText("wedding season")
    box.keep.click()
    [season] = pauses.of(None)
    assert (season.begins, season.ends, season.reason) == (date(2026, 11, 1), None, "wedding season")
    [row] = page.season.pauses.rows()
    assert "wedding season" in row.change.accessibleName()
    row.end.click()
    assert [one.ends for one in pauses.of(None)] == [today]
    page.season.pauses.rows()[0].remove.click()
    assert pauses.of(None) == ()
    assert page.season.pauses.isHidden()
    for _ in range(3):
        page.desk.undo()
    assert pauses.of(None) == ()
    assert [what for what, _ in shell.asked] == ["say_done"] * 3


def test_a_quiet_season_s_days_are_mended_in_the_same_box(page: SettingsView) -> None:
    page.desk.changed.connect(page.hear)
    page.desk.verbs.pauses.begin(None, date(2026, 12, 1), date(2027, 1, 7))
    page.model.read()
    page.season.pauses.rows()[0].change.click()
    box = page.window().findChild(PauseBox)
    assert isinstance(box, PauseBox)
    assert (box.begins.text(), box.ends.text()) == ("1 Dec 2026", "7 Jan 2027")
    box.ends.setText("10 Jan")
    box.keep.click()
    assert [one.ends for one in page.desk.verbs.pauses.of(None)] == [date(2027, 1, 10)]


class Listed:
    """The system's list, which others change, too."""

    def __init__(self) -> None:
        self.on, self.problem = False, False

    def is_on(self) -> bool:
        return self.on

    def turn(self, on: bool) -> None:
        if self.problem:
            raise KnownProblem(Problem.READ_ONLY, path="autostart")
        self.on = on


@pytest.fixture
def listed(around: Surroundings) -> Listed:
    listed = Listed()
    around.desk.autostart = lambda: listed
    return listed


def test_starting_with_the_laptop_is_off_and_can_be_turned_on_and_back(
    listed: Listed, page: SettingsView, shell: RecordedShell
) -> None:
    assert not page.autostart.isChecked()
    page.autostart.click()
    assert listed.on
    assert page.autostart.isChecked()
    assert shell.undo is not None
    shell.undo()
    assert not listed.on
    assert not page.autostart.isChecked()


def test_what_the_system_says_is_shown_each_time_the_page_comes(listed: Listed, page: SettingsView) -> None:
    listed.on = True
    page.arrive()
    assert page.autostart.isChecked()
    listed.on = False
    page.arrive()
    assert not page.autostart.isChecked()


def test_a_list_that_cannot_be_written_is_told_and_the_toggle_stays_off(
    listed: Listed, page: SettingsView, shell: RecordedShell
) -> None:
    listed.problem = True
    page.autostart.click()
    assert not page.autostart.isChecked()
    assert shell.asked[-1][0] == "tell"


def test_a_book_to_look_around_in_starts_with_no_laptop(page: SettingsView) -> None:
    assert not page.autostart.isEnabled()


def test_days_off_can_be_announced_before_after_or_on_the_day(page: SettingsView) -> None:
    choose(page.days.days_off, "The next working morning")
    assert settings(page).days_off is DaysOff.AFTER
