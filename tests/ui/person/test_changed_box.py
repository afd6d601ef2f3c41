"""What changed about one person: their steps alone, newest first, each with a way back."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from regulars.domain.notes import NoteKind
from regulars.domain.people import PersonId
from regulars.services.verbs import Verbs
from regulars.ui.desk import Desk
from regulars.ui.person.changed_box import FIRST, ChangedBox
from regulars.ui.person.person_page import PersonPage
from regulars.ui.widgets.buttons import PlainButton
from regulars.ui.widgets.sentence import Sentence
from tests.ui.accessible import assert_accessible


def opened(page: PersonPage) -> ChangedBox:
    page.header.show_changes()
    return page.header.changed_box


def said(box: ChangedBox) -> list[str]:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [each.text() for each in box.findChildren(Sentence)]


def ways_back(box: ChangedBox) -> list[PlainButton]:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [each for each in box.findChildren(PlainButton) if each not in (box.more, box.close_button)]


def test_the_steps_of_one_person_stand_there_alone(
    page: PersonPage, verbs: Verbs, grace: PersonId, ana: PersonId
) -> None:
    verbs.notes.add(grace, "Only hers", NoteKind.LIKES)
    box = opened(page)
    assert_accessible(box)
    assert any("Ana Moreira" in each for each in said(box))
    assert len(ways_back(box)) > 15
    verbs.people.delete(grace)
    assert not any("Removed Grace" in each for each in said(box))


def test_a_step_is_taken_back_and_said_to_be(page: PersonPage, verbs: Verbs, ana: PersonId, desk: Desk) -> None:
    desk.do(lambda: verbs.people.set_field(ana, "pronouns", "she/her"))
    box = opened(page)
    before = len(ways_back(box))
    ways_back(box)[0].click()
    assert verbs.people.get(ana).pronouns == ""
    assert "taken back" in said(box)
    assert len(ways_back(box)) == before - 1
    assert box.close_button.hasFocus()


def test_a_long_past_comes_in_parts(page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot) -> None:
    for number in range(FIRST):
        verbs.notes.add(ana, f"Thing {number}")
    box = opened(page)
    assert len(ways_back(box)) == FIRST
    box.more.click()
    assert len(ways_back(box)) > FIRST
