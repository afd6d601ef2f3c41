"""Who they are to the owner, how the name is said, what connects them."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from regulars.domain.people import NameOrder, PersonField, PersonId, PersonState, Role
from regulars.services.verbs import Verbs
from regulars.ui.desk import Desk
from regulars.ui.person.connections_view import WorkDetails
from regulars.ui.person.person_page import PersonPage
from regulars.ui.widgets.pause_box import PauseBox
from tests.builders import TODAY
from tests.ui.person.conftest import choose, editor_in, new_person, type_into
from tests.ui.recorded_shell import RecordedShell


def test_every_field_of_the_name_is_edited_in_place(
    page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    page.name.toggle_parts()
    fields = page.name.manners.fields | page.name.parts.fields
    assert len(fields) == 14
    for name, field in fields.items():
        words = "Sortable" if name is PersonField.SORT_KEY else f"The {name.value}"
        type_into(field, words, qtbot)
        person = verbs.people.get(ana)
        holder = person.parts if hasattr(person.parts, name.value) else person
        assert getattr(holder, name.value).casefold() == words.casefold()


def test_a_language_of_which_a_file_gave_the_code_reads_as_its_name_and_stays_the_code(
    page: PersonPage, verbs: Verbs, desk: Desk, ana: PersonId, qtbot: QtBot
) -> None:
    desk.do(lambda: verbs.people.set_field(ana, PersonField.LANGUAGE, "pt"))
    field = page.name.manners.fields[PersonField.LANGUAGE]
    assert field.text() == "Portuguese"
    field.start()
    assert editor_in(field).text() == "Portuguese"
    qtbot.keyClick(editor_in(field), Qt.Key.Key_Return)
    assert verbs.people.get(ana).language == "pt"
    type_into(field, "Polish, German", qtbot)
    assert (field.text(), verbs.people.get(ana).language) == ("Polish, German", "Polish, German")


def test_the_order_of_the_name_is_picked(page: PersonPage, verbs: Verbs, ana: PersonId) -> None:
    page.name.order.picked.emit(NameOrder.FAMILY_FIRST.value)
    assert verbs.people.get(ana).name_order is NameOrder.FAMILY_FIRST


def test_role_state_since_rhythm_and_pause(page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot) -> None:
    form = page.about.form
    form.role.picked.emit(Role.FRIEND.value)
    type_into(form.since, "2019", qtbot)
    type_into(form.rhythm, "21", qtbot)
    type_into(form.paused, "31 Dec", qtbot)
    person = verbs.people.get(ana)
    assert (person.role, person.since, person.cadence_days) == (Role.FRIEND, "2019", 21.0)
    [pause] = verbs.pauses.of(ana)
    assert (pause.begins, pause.ends) == (TODAY, date(2026, 12, 31))
    type_into(form.paused, "", qtbot)
    assert verbs.pauses.of(ana) == ()
    form.state.picked.emit(PersonState.MOVED_ON)
    assert verbs.people.get(ana).state is PersonState.MOVED_ON


def test_a_rhythm_of_nought_days_is_refused_where_it_is_typed(
    page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    type_into(page.about.form.rhythm, "0", qtbot)
    assert page.about.form.rhythm.is_editing()
    assert verbs.people.get(ana).cadence_days == 35.0


def test_who_introduced_them_is_found_by_name(
    page: PersonPage, verbs: Verbs, ana: PersonId, shell: RecordedShell, qtbot: QtBot
) -> None:
    rui = new_person(verbs, "Rui Faria")
    type_into(page.about.form.introducer, "Nobody of that name", qtbot)
    assert page.about.form.introducer.is_editing()
    editor_in(page.about.form.introducer).setText("rui faria")
    qtbot.keyClick(editor_in(page.about.form.introducer), Qt.Key.Key_Return)
    assert verbs.people.get(ana).introduced_by == rui
    page.header.introduced.click()
    assert shell.asked[-1] == ("open_person", rui)


def test_a_circle_is_joined_and_left_from_the_heading(
    page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    page.header.add_circle.click()
    menu = page.header.add_circle.findChild(QMenu)
    menu.actions()[-1].trigger()
    menu.close()
    editor = editor_in(page.header.new_circle)
    qtbot.keyClicks(editor, "Alfama")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert [circle.name for circle in verbs.people.get(ana).circles] == ["designers", "Alfama"]
    chip = page.header.circles()[1]
    chip.click()
    choose(chip, "Take out of Alfama")
    assert [circle.name for circle in verbs.people.get(ana).circles] == ["designers"]


def test_a_rhythm_is_picked_from_the_heading(page: PersonPage, verbs: Verbs, ana: PersonId) -> None:
    page.header.rhythm.click()
    menu = page.header.rhythm.findChild(QMenu)
    next(action for action in menu.actions() if action.text().startswith("every 6 week")).trigger()
    menu.close()
    assert verbs.people.get(ana).cadence_days == 42.0


def test_the_menu_can_move_them_to_the_trash(page: PersonPage, ana: PersonId, shell: RecordedShell) -> None:
    page.header.more.click()
    menu = page.header.more.findChild(QMenu)
    next(action for action in menu.actions() if action.text() == "Move to the trash").trigger()
    menu.close()
    assert ("say_done", "delete-person") in shell.asked


def test_where_they_work_is_edited_part_by_part(page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot) -> None:
    row = page.connections.works()[0]
    type_into(row.words, "Moreira & Filha", qtbot)
    row.toggle_details()
    details = row.details
    assert isinstance(details, WorkDetails)
    type_into(details.title, "Founder", qtbot)
    type_into(details.since, "May 2019", qtbot)
    work = verbs.people.get(ana).memberships[0]
    assert (work.organisation, work.title, work.since) == ("Moreira & Filha", "Founder", "2019-05")
    details.remove.click()
    assert verbs.people.get(ana).memberships == ()


def test_own_fields_and_people_they_know(
    page: PersonPage, verbs: Verbs, ana: PersonId, grace: PersonId, desk: Desk, shell: RecordedShell, qtbot: QtBot
) -> None:
    type_into(page.connections.own_rows()[0].field, "nickel", qtbot)
    assert verbs.people.get(ana).own_values[0].value == "nickel"
    type_into(page.connections.own_rows()[0].field, "", qtbot)
    assert verbs.people.get(ana).own_values == ()
    page.connections.links()[0].remove.click()
    assert verbs.people.get(ana).links == ()
    desk.do(lambda: verbs.people.add_link(ana, "friend", grace))
    page.connections.links()[0].open_button.click()
    assert shell.asked[-1] == ("open_person", grace)


def test_a_link_to_somebody_unknown_is_refused_and_what_was_typed_stays(
    page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    people = verbs.people
    page.connections.start("sister", "Name", lambda kind, name: people.add_link(ana, kind, people.resolve(name)))
    new = page.connections.new
    qtbot.keyClicks(new.first, "sister")
    qtbot.keyClicks(new.second, "Nobody")
    qtbot.keyClick(new.second, Qt.Key.Key_Return)
    assert new.isVisible()
    assert new.second.text() == "Nobody"
    new.second.setText("Grace Holloway")
    qtbot.keyClick(new.second, Qt.Key.Key_Return)
    assert [link.other_name for link in verbs.people.get(ana).links if link.kind == "sister"] == ["Grace Holloway"]
    assert not new.isVisible()


def test_a_pause_with_a_reason_is_said_at_the_top_and_ended(
    page: PersonPage, verbs: Verbs, ana: PersonId, desk: Desk
) -> None:
    assert page.header.pause.isHidden()
    page.about.pauses.add.click()
    box = page.window().findChild(PauseBox)
    assert isinstance(box, PauseBox)
    box.begins.setText("1 Nov")
    box.reason.setText("a baby")
    box.keep.click()
    assert [(one.begins, one.ends, one.reason) for one in verbs.pauses.of(ana)] == [(date(2026, 11, 1), None, "a baby")]
    assert page.header.pause.text() == "paused since 1 Nov"
    page.about.pauses.list.rows()[0].end.click()
    assert [one.ends for one in verbs.pauses.of(ana)] == [TODAY]
    assert page.header.pause.isHidden()
    desk.undo()
    assert not page.header.pause.isHidden()
    page.about.pauses.list.rows()[0].remove.click()
    assert verbs.pauses.of(ana) == ()


def test_a_new_pause_leaves_an_old_one_and_the_field_moves_the_one_that_is_on(
    page: PersonPage, verbs: Verbs, ana: PersonId, desk: Desk, qtbot: QtBot
) -> None:
    desk.do(lambda: verbs.pauses.begin(ana, date(2026, 6, 1), date(2026, 7, 1)))
    type_into(page.about.form.paused, "31 Dec", qtbot)
    type_into(page.about.form.paused, "15 Jan", qtbot)
    spans = [(one.begins, one.ends) for one in verbs.pauses.of(ana)]
    assert spans == [(date(2026, 6, 1), date(2026, 7, 1)), (TODAY, date(2027, 1, 15))]
    assert page.header.pause.text() == "paused, back on 15 Jan 2027"
    assert len(page.about.pauses.list.rows()) == 2
