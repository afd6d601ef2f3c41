"""The settings page: each control shows what holds, and keeps what is chosen."""

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from regulars.domain.moments import MomentKind
from regulars.domain.settings import Appearance, Settings
from regulars.services import opening
from regulars.services.keys import BookKeys
from regulars.ui.desk import KeyDesk
from regulars.ui.screen import Surroundings
from regulars.ui.settings.about_box import AboutBox
from regulars.ui.settings.key_boxes import NewCodeBox, PassphraseBox
from regulars.ui.settings.settings_view import SettingsView
from regulars.ui.widgets.choice import Choice
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
    choose(page.morning, "08:30")
    choose(page.appearance, "Dark")
    choose(page.text_size, "150 %")
    page.names.click()
    page.tray.click()
    held = settings(page)
    assert (held.morning, held.appearance, held.text_scale) == (time(8, 30), Appearance.DARK, 1.5)
    assert held.names_in_notices
    assert held.keep_in_tray
    assert shell.asked == [("say_done", "settings")] * 5


def test_a_name_is_kept_when_it_is_entered(page: SettingsView, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.owner, "Marta")
    assert settings(page).owner_name == ""
    qtbot.keyClick(page.owner, Qt.Key.Key_Return)
    assert settings(page).owner_name == "Marta"


def test_dragging_the_bars_is_one_change(page: SettingsView, shell: RecordedShell, qtbot: QtBot) -> None:
    for _ in range(3):
        qtbot.keyClick(page.rooms._bars[0], Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: settings(page).rooms[0] == 8, timeout=3000)
    assert shell.asked == [("say_done", "settings")]


def test_leaving_the_page_keeps_the_bars_as_they_stand(page: SettingsView, qtbot: QtBot) -> None:
    qtbot.keyClick(page.rooms._bars[6], Qt.Key.Key_Up)
    page.leave()
    assert settings(page).rooms[6] == 1


def test_ticks_say_which_kinds_count(page: SettingsView) -> None:
    assert not page.ticks[MomentKind.LIKE].isChecked()
    page.ticks[MomentKind.LIKE].click()
    page.ticks[MomentKind.CALL].click()
    assert MomentKind.LIKE in settings(page).counted_kinds
    assert MomentKind.CALL not in settings(page).counted_kinds


def test_undo_shows_the_old_value_again(page: SettingsView) -> None:
    choose(page.morning, "08:30")
    page.desk.changed.connect(page.hear)
    page.desk.undo()
    assert page.morning.currentText() == "09:00"


def box(page: QWidget, kind: type) -> QWidget:
    found = page.window().findChildren(kind)
    assert len(found) == 1
    return found[0]


def test_a_new_code_is_shown_and_proved_in_its_box(page: SettingsView, qtbot: QtBot) -> None:
    page.new_code.click()
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
    for field, group in zip(asked.proof._fields, asked._asked, strict=True):
        field.setText(code[group])
    asked.go_on.click()
    assert not page.unproved.isVisible()


def test_a_code_that_was_not_typed_back_is_warned_about(page: SettingsView) -> None:
    page.new_code.click()
    asked = box(page, NewCodeBox)
    assert isinstance(asked, NewCodeBox)
    asked.go_on.click()
    asked.close_over()
    assert page.unproved.isVisible()


def test_a_passphrase_is_typed_twice(page: SettingsView, qtbot: QtBot) -> None:
    page.passphrase.click()
    asked = box(page, PassphraseBox)
    assert isinstance(asked, PassphraseBox)
    qtbot.keyClicks(asked.first, "oat milk, no sugar")
    qtbot.keyClicks(asked.second, "oat milk, no salt")
    assert not asked.keep.isEnabled()
    asked.second.setText("oat milk, no sugar")
    assert_accessible(asked)
    asked.keep.click()
    assert page.model.has_passphrase
    assert page.no_passphrase.isVisible()


def test_the_keyring_switch_waits_and_can_be_left(page: SettingsView) -> None:
    page.keyring.click()
    assert page.no_wait.isVisible()
    page.no_wait.click()
    assert not page.keyring.isChecked()
    assert not page.no_wait.isVisible()


def test_about_names_the_licences(page: SettingsView) -> None:
    page.about.click()
    about = box(page, AboutBox)
    said = " ".join(label.text() for label in about.findChildren(Sentence))
    for name in ("Qt", "LGPL-3.0", "SQLCipher", "Lucide", "Source Serif 4", "Inter"):
        assert name in said
    assert_accessible(about)
