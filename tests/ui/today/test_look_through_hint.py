"""Once a month Today says, quietly, that a few notes could be looked through."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from regulars.domain.notes import NoteId, NoteKind
from regulars.domain.people import PersonId
from regulars.services.verbs import Verbs
from regulars.ui.screen import Surroundings
from regulars.ui.today import today_view
from regulars.ui.today.look_through_hint import LookThroughHint
from regulars.ui.today.today_view import TodayView
from tests.ui.accessible import assert_accessible
from tests.ui.recorded_shell import RecordedShell


@pytest.fixture
def view(around: Surroundings, verbs: Verbs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> TodayView:
    monkeypatch.setattr(today_view, "_NOTES_AFTER_MS", 0)
    verbs.settings.change(rooms=(5,) * 7)
    page = TodayView(around)
    qtbot.addWidget(page)
    page.resize(1064, 800)
    page.show()
    return page


def note(verbs: Verbs, name: str) -> NoteId:
    person = PersonId(verbs.people.add(name).created or 0)
    made = verbs.notes.add(person, "prefers mornings", NoteKind.LIKES, source_day=date(2025, 3, 4))
    return NoteId(made.created or 0)


def days_go_by(verbs: Verbs, days: int = 32) -> None:
    verbs.book.clock.at += timedelta(days=days)  # type: ignore[attr-defined]  # the test's own clock


def hint(view: TodayView) -> LookThroughHint | None:
    QCoreApplication.processEvents()
    return next((found for found in view.findChildren(LookThroughHint) if found.isVisible()), None)


def words(found: LookThroughHint) -> str:
    return " ".join(label.text() for label in found.findChildren(QLabel) if label.isVisible())


def test_notes_that_are_old_enough_bring_it_once_the_page_stands_there(view: TodayView, verbs: Verbs) -> None:
    for name in ("Ana", "Rui", "Mia"):
        note(verbs, name)
    days_go_by(verbs)
    view.arrive()
    found = hint(view)
    assert found is not None
    assert "could be looked through this month. It takes two minutes." in words(found)
    assert "3" in words(found)
    assert_accessible(found)


def test_a_book_that_is_new_is_left_in_peace(view: TodayView, verbs: Verbs) -> None:
    for name in ("Ana", "Rui", "Mia"):
        note(verbs, name)
    view.arrive()
    assert hint(view) is None


@pytest.mark.parametrize("by_key", [True, False])
def test_its_button_opens_the_notes(view: TodayView, verbs: Verbs, shell: RecordedShell, by_key: bool) -> None:
    note(verbs, "Ana")
    days_go_by(verbs)
    view.arrive()
    found = hint(view)
    assert found is not None
    if by_key:
        found.hint.button.setFocus()
        QTest.keyClick(found.hint.button, Qt.Key.Key_Return)
    else:
        QTest.mouseClick(found.hint.button, Qt.MouseButton.LeftButton)
    assert shell.asked[-1] == ("look_through", None)


def test_it_goes_with_the_last_answer_and_comes_back_with_its_undo(
    view: TodayView, verbs: Verbs, around: Surroundings
) -> None:
    kept = note(verbs, "Ana")
    days_go_by(verbs)
    around.desk.changed.connect(view.hear)
    view.arrive()
    assert hint(view) is not None
    around.desk.do(lambda: verbs.note_review.keep(kept))
    assert hint(view) is None
    around.desk.undo()
    assert hint(view) is not None
    around.desk.do(verbs.note_review.put_off)
    assert hint(view) is None
    around.desk.undo()
    assert hint(view) is not None


def test_it_comes_by_itself_when_the_month_begins(view: TodayView, verbs: Verbs) -> None:
    note(verbs, "Ana")
    view.arrive()
    assert hint(view) is None
    days_go_by(verbs)
    view.arrive()
    assert hint(view) is not None
