"""The window of the first start, by keyboard and by screen reader."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from regulars.ui.first_run.first_run_model import FirstRunModel, Step
from regulars.ui.first_run.first_run_view import FirstRunWindow
from regulars.ui.first_run.steps import CodeStep, PeopleStep, ProofStep, RhythmStep
from regulars.ui.jobs import InlineWorker
from regulars.ui.theme import Theme
from regulars.ui.widgets.sentence import Sentence
from tests.builders import QUICK, clock_on
from tests.doubles import HeldCalls, MemoryVault
from tests.ui.accessible import assert_accessible


@pytest.fixture
def window(theme: Theme, tmp_path: Path, qtbot: QtBot) -> FirstRunWindow:
    folder = tmp_path / "book"
    folder.mkdir(mode=0o700)
    model = FirstRunModel(folder, clock_on(), MemoryVault(), InlineWorker(), HeldCalls(), cost=QUICK)
    window = FirstRunWindow(theme, model)
    model.setParent(window)
    qtbot.addWidget(window)
    window.show()
    return window


def step(window: FirstRunWindow, kind: type) -> QWidget:
    return next(page for page in window.steps.values() if type(page) is kind)


def said(window: QWidget) -> str:
    return " ".join(label.text() for label in window.findChildren(Sentence) if label.isVisible())


def protect(window: FirstRunWindow) -> None:
    window.welcome.start.click()
    window.model.stop_waiting()
    code = window.model.code.split("-")
    window.model.go_to_proof()
    window.model.protect([code[group] for group in window.model.groups])


def test_the_welcome_offers_a_book_and_a_look_around(window: FirstRunWindow, qtbot: QtBot) -> None:
    assert "Know your regulars." in said(window)
    assert_accessible(window)
    with qtbot.waitSignal(window.sample_wanted):
        window.welcome.sample.click()


def test_the_code_is_shown_in_groups_and_hidden_for_the_proof(window: FirstRunWindow) -> None:
    window.welcome.start.click()
    page = step(window, CodeStep)
    assert isinstance(page, CodeStep)
    assert page.isVisible()
    assert_accessible(window)
    page.go_on.click()
    shown = [label.text() for label in window.findChildren(QWidget) if hasattr(label, "text") and label.isVisible()]
    assert not [text for text in shown if text and text in window.model.code.split("-")]


def test_the_book_is_made_with_the_keyboard_alone(window: FirstRunWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.welcome.start, Qt.Key.Key_Space)
    code = window.model.code.split("-")
    page = step(window, CodeStep)
    assert isinstance(page, CodeStep)
    qtbot.keyClick(page.go_on, Qt.Key.Key_Space)
    proof = step(window, ProofStep)
    assert isinstance(proof, ProofStep)
    proof.no_wait.click()
    for field, group in zip(proof.proof._fields, window.model.groups, strict=True):
        qtbot.keyClicks(field, code[group].lower())
    qtbot.keyClick(proof.proof._fields[-1], Qt.Key.Key_Return)
    assert window.model.step is Step.PEOPLE
    window.close()


def test_a_wrong_group_is_told_in_place(window: FirstRunWindow, qtbot: QtBot) -> None:
    window.welcome.start.click()
    window.model.stop_waiting()
    window.model.go_to_proof()
    proof = step(window, ProofStep)
    assert isinstance(proof, ProofStep)
    for field in proof.proof._fields:
        qtbot.keyClicks(field, "UUUUU")
    proof.go_on.click()
    assert "Look once more" in said(window)
    assert window.model.step is Step.PROOF


def test_a_short_passphrase_holds_the_button_back(window: FirstRunWindow, qtbot: QtBot) -> None:
    window.welcome.start.click()
    window.model.stop_waiting()
    window.model.go_to_proof()
    proof = step(window, ProofStep)
    assert isinstance(proof, ProofStep)
    for field in proof.proof._fields:
        qtbot.keyClicks(field, "AAAAA")
    proof.add_passphrase.click()
    qtbot.keyClicks(proof.passphrase, "short")
    assert not proof.go_on.isEnabled()
    qtbot.keyClicks(proof.passphrase, " no more")
    assert proof.go_on.isEnabled()


def test_a_file_dropped_is_named_and_reviewed_later(window: FirstRunWindow, tmp_path: Path) -> None:
    protect(window)
    people = step(window, PeopleStep)
    assert isinstance(people, PeopleStep)
    assert not people.go_on.isEnabled()
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "phone.vcf")), QUrl("https://example.org/other.vcf")])
    people.files.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            dropped,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert window.model.files == (tmp_path / "phone.vcf",)
    assert "phone.vcf will be shown to you" in said(window)
    assert people.go_on.isEnabled()
    assert_accessible(window)
    window.close()


def test_an_own_rhythm_is_counted_in_days(window: FirstRunWindow, qtbot: QtBot) -> None:
    protect(window)
    window.model.bring([])
    page = step(window, RhythmStep)
    assert isinstance(page, RhythmStep)
    assert_accessible(window)
    page.rhythm.set_current(3)
    page._own_or_not()
    page.days.setText("")
    assert not page.go_on.isEnabled()
    qtbot.keyClicks(page.days, "45")
    with qtbot.waitSignal(window.model.finished) as finished:
        page.go_on.click()
    assert finished.args is not None
    opened = finished.args[0]
    assert opened.book.reader.rows("SELECT value FROM setting WHERE key = 'usual_days'") == [("45.0",)]
    opened.book.close()


def test_the_copied_code_is_marked_as_a_secret(window: FirstRunWindow) -> None:
    window.welcome.start.click()
    page = step(window, CodeStep)
    assert isinstance(page, CodeStep)
    page.sheet.copy_button.click()
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == window.model.code
    assert clipboard.mimeData().hasFormat("x-kde-passwordManagerHint")
    clipboard.clear()
