"""The recovery code: on paper, for half a minute on the clipboard, and typed back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog
from pytestqt.qtbot import QtBot

from regulars.ui.theme import Theme
from regulars.ui.widgets import code_sheet
from regulars.ui.widgets.code_sheet import CodeProof, CodeSheet, paper
from tests.ui.accessible import assert_accessible

CODE = "KTG7B-1WHWD-XE9CQ-D3Y9P-DD1GW-R"


@pytest.fixture
def sheet(theme: Theme, qtbot: QtBot) -> CodeSheet:
    sheet = CodeSheet(theme)
    qtbot.addWidget(sheet)
    sheet.set_code(CODE)
    sheet.show()
    return sheet


def test_the_code_stands_in_numbered_groups_that_are_spelled_out(sheet: CodeSheet) -> None:
    assert [group.text() for group in sheet._shown] == CODE.split("-")
    assert sheet._shown[1].accessibleName() == "Group 2: 1 W H W D"
    assert_accessible(sheet)


def test_a_code_is_gone_when_it_is_taken_away(sheet: CodeSheet) -> None:
    sheet.set_code("")
    assert sheet._shown == []


def test_the_clipboard_is_cleared_again(sheet: CodeSheet, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(code_sheet, "CLIPBOARD_MS", 30)
    sheet.copy_button.click()
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == CODE
    qtbot.waitUntil(lambda: clipboard.text() == "", timeout=2000)


def test_what_was_copied_since_stays(sheet: CodeSheet, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(code_sheet, "CLIPBOARD_MS", 30)
    sheet.copy_button.click()
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("a phone number")
    qtbot.wait(60)
    assert clipboard.text() == "a phone number"
    clipboard.clear()


def test_the_page_holds_the_code_in_one_line(qapp: object) -> None:
    page = paper(CODE, "Recovery code", "Keep it safe.")
    assert CODE in page.toPlainText().splitlines()


def test_printing_asks_which_printer(sheet: CodeSheet, qtbot: QtBot) -> None:
    sheet.print_button.click()
    dialog = sheet.findChild(QPrintDialog)
    assert isinstance(dialog, QPrintDialog)
    dialog.reject()


def test_the_proof_is_complete_with_five_characters_a_group(theme: Theme, qtbot: QtBot) -> None:
    proof = CodeProof(theme)
    qtbot.addWidget(proof)
    proof.ask((1, 3))
    proof.show()
    first, second = proof._fields
    assert first.accessibleName() == "Group 2"
    qtbot.keyClicks(first, "1whwd")
    assert not proof.is_complete()
    qtbot.keyClicks(second, "d3y9p")
    assert proof.is_complete()
    with qtbot.waitSignal(proof.entered):
        qtbot.keyClick(second, Qt.Key.Key_Return)
    proof.ask((0,))
    assert proof.typed() == [""]
