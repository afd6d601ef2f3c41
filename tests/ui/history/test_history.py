"""The history and the trash, through the real page over a real book."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from regulars.domain.notes import NoteKind
from regulars.domain.people import PersonId
from regulars.services.verbs import Verbs
from regulars.ui.history.history_model import Shown
from regulars.ui.history.history_view import HistoryView
from regulars.ui.screen import Surroundings
from tests.ui.accessible import assert_accessible


@pytest.fixture
def view(around: Surroundings, qtbot: QtBot) -> HistoryView:
    page = HistoryView(around)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    return page


def buttons(view: HistoryView, text: str) -> list[QPushButton]:
    QCoreApplication.sendPostedEvents()
    return [button for button in view.findChildren(QPushButton) if button.isVisible() and button.text() == text]


def test_each_act_is_a_line_and_can_be_taken_back(view: HistoryView, verbs: Verbs) -> None:
    ana = verbs.people.add("Ana").created
    assert ana is not None
    verbs.people.set_rhythm(PersonId(ana), 30)
    view.arrive()
    assert [view.model.sentence(step) for step in view.model.steps] == [
        "Rhythm with Ana changed",
        "Ana is in your book",
    ]
    buttons(view, "Take back")[0].click()
    view.arrive()
    assert verbs.people.get(PersonId(ana)).cadence_days is None
    assert len(buttons(view, "Take back")) == 1


def test_what_was_removed_rests_in_the_trash_until_it_is_put_back(view: HistoryView, verbs: Verbs) -> None:
    ana = PersonId(verbs.people.add("Ana").created or 0)
    note = verbs.notes.add(ana, "Oat milk", kind=NoteKind.LIKES).created
    assert note is not None
    verbs.notes.delete(verbs.notes.of(ana)[0].id)
    verbs.people.add("Ben")
    view.model.show(Shown.TRASH)
    assert [view.model.sentence(step) for step in view.model.steps] == ["Note about Ana removed"]
    buttons(view, "Put back")[0].click()
    assert [kept.text for kept in verbs.notes.of(ana)] == ["Oat milk"]
    view.arrive()
    assert view.model.steps == []


def test_a_long_history_is_shown_in_parts(view: HistoryView, verbs: Verbs) -> None:
    for number in range(70):
        verbs.people.add(f"Person {number}")
    view.arrive()
    assert len(view.model.steps) == 60
    buttons(view, "Further back")[0].click()
    assert len(view.model.steps) == 70


def test_every_control_has_a_name(view: HistoryView, verbs: Verbs) -> None:
    verbs.people.add("Ana")
    view.arrive()
    assert_accessible(view)
