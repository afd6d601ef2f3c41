"""The page of one circle: its people, its notes, its end."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from regulars.domain.notes import NoteKind, Source
from regulars.domain.people import CircleId, PersonId
from regulars.domain.people_list import Filters
from regulars.services.verbs import Verbs
from regulars.ui.circles.circle_view import FACES, CircleView
from regulars.ui.desk import Desk
from regulars.ui.screen import Surroundings
from tests.ui.accessible import assert_accessible
from tests.ui.person.conftest import type_into
from tests.ui.recorded_shell import RecordedShell


@pytest.fixture
def food(verbs: Verbs) -> CircleId:
    food = CircleId(verbs.circles.add("food", "Mornings only.", 21.0).created or 0)
    for number in range(FACES + 4):
        verbs.people.add(f"Person {number:02}", circle="food")
    return food


@pytest.fixture
def view(around: Surroundings, food: CircleId, qtbot: QtBot) -> CircleView:
    view = CircleView(around)
    qtbot.addWidget(view)
    around.desk.changed.connect(view.hear)
    view.resize(1064, 800)
    view.show()
    view.show_subject(food)
    view.arrive()
    return view


def notes(view: CircleView) -> list[str]:
    return [line.words.text() for line in view.notes.lines()]


def test_it_names_a_few_people_and_leads_to_all(
    view: CircleView, verbs: Verbs, food: CircleId, shell: RecordedShell
) -> None:
    assert view.standing is not None
    assert view.standing.people == FACES + 4
    assert len(view.standing.faces) == FACES
    assert_accessible(view)
    view.people.person_wanted.emit(int(view.standing.faces[0].id))
    view.around.actions.action("circle_page_people").trigger()
    assert shell.asked == [
        ("open_person", PersonId(view.standing.faces[0].id)),
        ("show_people", Filters(circle=food)),
    ]


def test_notes_are_added_changed_and_removed_where_they_stand(
    view: CircleView, verbs: Verbs, desk: Desk, food: CircleId, qtbot: QtBot
) -> None:
    view.around.actions.action("circle_page_note").trigger()
    assert view.notes.line.hasFocus()
    qtbot.keyClicks(view.notes.line, "Before the ovens")
    view.notes.kind.setCurrentIndex(view.notes.kind.findText("Likes"))
    view.notes.source.setCurrentIndex(1)
    qtbot.keyClick(view.notes.line, Qt.Key.Key_Return)
    [note] = verbs.circles.notes(food)
    assert (note.text, note.kind, note.source) == ("Before the ovens", NoteKind.LIKES, Source.NOTICED)
    assert notes(view) == ["Before the ovens"]
    assert view.notes.line.text() == ""
    assert_accessible(view)
    type_into(view.notes.lines()[0].words, "Before the ovens are hot", qtbot)
    assert [note.text for note in verbs.circles.notes(food)] == ["Before the ovens are hot"]
    view.notes.lines()[0].remove.click()
    assert notes(view) == []
    desk.undo()
    assert notes(view) == ["Before the ovens are hot"]


def test_touchy_words_stay_veiled_until_they_are_asked_for(view: CircleView, verbs: Verbs, food: CircleId) -> None:
    verbs.circles.add_note(food, "Two of them have diabetes")
    view.arrive()
    [line] = view.notes.lines()
    assert line.unveil_button.isVisible()
    assert "diabetes" not in f"{line.words.text()} {line.remove.accessibleName()}"
    line.unveil_button.click()
    assert line.words.text() == "Two of them have diabetes"
    view.leave()
    assert line.words.text() == ""


def test_a_deleted_circle_is_left_and_comes_back_with_undo(
    view: CircleView, verbs: Verbs, desk: Desk, food: CircleId, shell: RecordedShell
) -> None:
    view.around.actions.action("circle_page_delete").trigger()
    assert ("go_back", None) in shell.asked
    assert verbs.circles.all() == []
    assert verbs.search.how_many() == FACES + 4
    desk.undo()
    assert [circle.id for circle in verbs.circles.all()] == [food]


def test_name_note_and_rhythm_are_changed_in_the_box(view: CircleView, verbs: Verbs, food: CircleId) -> None:
    view.edit_button.click()
    assert view.box is not None
    view.box.name.setText("kitchens")
    view.box.rhythm.show_stored(None)
    view.box.keep.click()
    assert (verbs.circles.get(food).name, verbs.circles.get(food).cadence_days) == ("kitchens", None)
    assert view.page.accessibleName() == "kitchens"
