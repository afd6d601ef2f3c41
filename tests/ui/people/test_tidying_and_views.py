"""On the People page: conditions said back, views saved and let go, many lines tidied at once."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from regulars.domain.notes import NoteKind
from regulars.domain.people import PersonId, PersonState
from regulars.domain.people_list import Filters
from regulars.services.verbs import Verbs
from regulars.ui.people.people_view import PeopleView
from regulars.ui.screen import Surroundings
from regulars.ui.theme import Scheme, Theme
from tests.ui.accessible import assert_accessible


@pytest.fixture
def people(verbs: Verbs) -> dict[str, PersonId]:
    return {name: PersonId(verbs.people.add(name).created or 0) for name in ("Ana", "Bashir", "Chloé")}


@pytest.fixture
def view(around: Surroundings, people: dict[str, PersonId], qtbot: QtBot) -> Iterator[PeopleView]:
    view = PeopleView(around)
    qtbot.addWidget(view)
    view.resize(1000, 700)
    around.desk.changed.connect(view.hear)
    view.show()
    view.arrive()
    yield view
    around.desk.changed.disconnect(view.hear)


def names(view: PeopleView) -> list[str]:
    return [view.model.index(i, 0).data() for i in range(view.model.rowCount())]


def choose(view: PeopleView, *places: int) -> None:
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    view.table.choose(places[0])
    for place in places:
        view.table.selectionModel().select(view.model.index(place, 0), flags)


def test_a_condition_finds_and_is_said_back(
    view: PeopleView, verbs: Verbs, people: dict[str, PersonId], around: Surroundings
) -> None:
    around.desk.do(lambda: verbs.notes.add(people["Ana"], "Riesling", kind=NoteKind.LIKES))
    view.field.setText("likes riesling")
    assert names(view) == ["Ana"]
    assert view.understood.isVisible()
    assert "likes “" in view.field.accessibleDescription()
    view.field.setText("riesling")
    assert not view.understood.isVisible()


def test_a_view_is_saved_by_its_chip_and_brings_everything_back(view: PeopleView, qtbot: QtBot) -> None:
    assert not view.views.save_chip.isVisible()
    view.field.setText("bash")
    view.views.save_chip.click()
    box = view.views._box
    assert box is not None
    assert box.isVisible()
    assert box.field.text() == "bash"
    box.field.setText("The B’s")
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    (chip,) = view.views.chips
    assert chip.isChecked()
    assert not view.views.save_chip.isVisible()
    chip.click()
    assert (view.field.text(), len(names(view))) == ("", 3)
    chip.click()
    assert (view.field.text(), names(view)) == ("bash", ["Bashir"])


def test_a_view_without_a_name_is_asked_for_one(view: PeopleView, qtbot: QtBot) -> None:
    view.field.setText("bash")
    view.views.save()
    box = view.views._box
    assert box is not None
    box.field.clear()
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert box.isVisible()
    assert box.problem.isVisible()
    assert view.views.chips == []


def test_a_view_is_let_go_and_undo_brings_it_back(view: PeopleView, verbs: Verbs, around: Surroundings) -> None:
    view.field.setText("bash")
    around.desk.do(lambda: verbs.views.save("B", view.model.look()))
    view.views.let_go(verbs.views.all()[0])
    assert view.views.chips == []
    around.desk.undo()
    assert len(view.views.chips) == 1


def test_the_bar_comes_with_the_second_chosen_line_and_escape_sends_it_away(view: PeopleView, qtbot: QtBot) -> None:
    choose(view, 0)
    assert not view.several.bar.isVisible()
    qtbot.keyClick(view.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert view.several.bar.isVisible()
    assert "2" in view.several.bar.count.text()
    qtbot.keyClick(view.table, Qt.Key.Key_Escape)
    assert not view.several.bar.isVisible()


def test_the_chosen_are_archived_in_one_step(
    view: PeopleView, verbs: Verbs, people: dict[str, PersonId], around: Surroundings
) -> None:
    choose(view, 0, 2)
    view.several.bar.archive.click()
    assert names(view) == ["Bashir"]
    assert verbs.people.get(people["Chloé"]).state is PersonState.ARCHIVED
    assert view.filters.aside.isVisible()
    view.filters.aside.click()
    assert len(names(view)) == 3
    around.desk.undo()
    assert verbs.people.get(people["Ana"]).state is PersonState.ACTIVE


@pytest.mark.parametrize("by_key", [False, True])
def test_the_chosen_go_to_the_trash_in_one_step(
    view: PeopleView, around: Surroundings, qtbot: QtBot, by_key: bool
) -> None:
    choose(view, 0, 2)
    if by_key:
        qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    else:
        view.several.bar.trash.click()
    assert names(view) == ["Bashir"]
    assert not view.several.bar.isVisible()
    around.desk.undo()
    assert names(view) == ["Ana", "Bashir", "Chloé"]


def test_the_chosen_are_put_in_a_new_circle_by_its_name(view: PeopleView, verbs: Verbs, qtbot: QtBot) -> None:
    choose(view, 0, 1)
    view.several._name_circle(view.several.people(), [])
    box = view.several._box
    assert box is not None
    qtbot.keyClicks(box.field, "Trip")
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert [(circle.name, circle.people) for circle in verbs.circles.all()] == [("Trip", 2)]


def test_everything_chosen_means_everybody_in_the_list(view: PeopleView, people: dict[str, PersonId]) -> None:
    view.table.selectAll()
    assert view.several.people() == list(people.values())
    view.model.filter_by(Filters(never_logged=False, place="nowhere"))
    assert view.several.people() == []
    assert not view.several.bar.isVisible()


def test_where_words_have_no_room_the_bar_has_icons_with_names(
    view: PeopleView, theme: Theme, qapp: QApplication
) -> None:
    view.table.selectAll()
    bar = view.several.bar
    assert bar.trash.text() == "Move to the trash"
    theme.apply(qapp, Scheme.LIGHT, 2.0)
    view.resize(836, 768)
    qapp.processEvents()
    assert bar.trash.text() == ""
    assert bar.height() < theme.px(110)
    assert view.rect().contains(bar.nobody.mapTo(view, bar.nobody.rect().bottomRight()))
    assert_accessible(view)
    assert (bar.trash.accessibleName(), bar.trash.toolTip()) == ("Move to the trash", "Move to the trash")
    view.resize(1800, 768)
    qapp.processEvents()
    assert bar.trash.text() == "Move to the trash"
    assert bar.trash.toolTip() == ""


def test_the_page_is_accessible_with_the_bar_and_a_view(view: PeopleView, verbs: Verbs, around: Surroundings) -> None:
    view.field.setText("a")
    around.desk.do(lambda: verbs.views.save("B", view.model.look()))
    view.table.selectAll()
    assert_accessible(view)
