"""The window over a closed book says why, and how to go on."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from regulars.services import opening
from regulars.ui.jobs import InlineWorker
from regulars.ui.theme import Theme
from regulars.ui.unlock.unlock_model import UnlockModel
from regulars.ui.unlock.unlock_view import UnlockWindow
from regulars.ui.widgets.sentence import Sentence
from tests.builders import QUICK, clock_on
from tests.doubles import HeldCalls, MemoryVault
from tests.ui.accessible import assert_accessible, names

CLOCK = clock_on()


@pytest.fixture
def window(theme: Theme, tmp_path: Path, qtbot: QtBot) -> UnlockWindow:
    folder = tmp_path / "book"
    folder.mkdir(mode=0o700)
    vault = MemoryVault()
    new = opening.begin(folder, CLOCK, cost=QUICK)
    opening.finish(folder, new, vault, CLOCK).book.close()
    model = UnlockModel(folder, CLOCK, vault, InlineWorker(), HeldCalls())
    window = UnlockWindow(theme, model, "Locked at 14:06.")
    model.setParent(window)
    window.setProperty("code", new.recovery_code)
    qtbot.addWidget(window)
    window.show()
    return window


def said(window: QWidget) -> str:
    return " ".join(label.text() for label in window.findChildren(Sentence) if label.isVisible())


def test_it_says_why_the_book_is_closed(window: UnlockWindow) -> None:
    assert "Your book is closed." in said(window)
    assert "Locked at 14:06." in said(window)
    assert_accessible(window)


def test_the_code_typed_and_entered_opens_the_book(window: UnlockWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.model.opened) as opened:
        qtbot.keyClicks(window.secret, window.property("code").lower())
        qtbot.keyClick(window.secret, Qt.Key.Key_Return)
    assert opened.args is not None
    opened.args[0].book.close()


def test_a_wrong_code_is_told_beside_the_field_and_can_be_typed_over(window: UnlockWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.secret, window.property("code")[:-2])
    window.open.click()
    assert "There is a typing slip in the code" in said(window)
    assert "26 letters" in window.secret.accessibleDescription()
    assert window.secret.selectedText() == window.secret.text()
    qtbot.keyClicks(window.secret, "AB12C")
    assert window.secret.text() == "AB12C"


def test_waiting_for_the_keyring_is_said_and_can_be_left(window: UnlockWindow) -> None:
    window.keyring.click()
    assert "Waiting for your system’s keyring" in said(window)
    assert not window.keyring.isVisible()
    assert window.secret.isEnabled()
    window.cancel.click()
    assert window.keyring.isVisible()
    assert "Waiting" not in said(window)


def test_lost_keyslots_offer_the_copy(window: UnlockWindow) -> None:
    (window.model.folder / "keyslots.json").unlink()
    window.model.look()
    assert "The file with the book's keys is missing" in said(window)
    assert "Put the copy back" in names(window)
    assert not window.secret.isVisible()


def test_what_is_typed_is_hidden_and_gone_with_the_window(window: UnlockWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.secret, "oat milk")
    assert "oat" not in window.secret.displayText()
    with qtbot.waitSignal(window.closed):
        window.close()
    assert window.secret.text() == ""
