"""The owner's own fields: made with a kind, filled for everybody, each in the control that fits."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from regulars.domain.changes import Act, Changes
from regulars.domain.people import OwnKind, PersonId
from regulars.services.verbs import Verbs
from regulars.ui.desk import Desk
from regulars.ui.person.fields import Pick
from regulars.ui.person.own_fields import NewOwnField, OwnRow
from regulars.ui.person.person_page import PersonPage
from regulars.ui.person.person_view import PersonView
from tests.ui.accessible import assert_accessible
from tests.ui.person.conftest import choose, editor_in, menu_words, open_page, type_into


def make(page: PersonPage, label: str, kind: OwnKind, choices: str, qtbot: QtBot) -> NewOwnField:
    page.connections.add_button.click()
    choose(page.connections.add_button, "New field of my own …")
    new = page.connections.new_field
    qtbot.keyClicks(new.label, label)
    new.kind.show_stored(kind)
    new.kind.picked.emit(kind)
    qtbot.keyClicks(new.choices, choices)
    qtbot.keyClick(new.label, Qt.Key.Key_Return)
    return new


def value(verbs: Verbs, person: PersonId, label: str) -> str:
    return {own.label: own.value for own in verbs.people.get(person).own_values}.get(label, "")


def test_a_number_is_typed_refused_mended_and_cleared(
    page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    new = make(page, "Shoe size", OwnKind.NUMBER, "", qtbot)
    assert not new.isVisible()
    shown = page.connections.own_rows()[-1]
    assert shown.field.is_editing()
    type_now(shown, "large", qtbot)
    assert any("12.5" in label.text() for label in shown.findChildren(QLabel))
    type_now(shown, "38.5", qtbot)
    assert value(verbs, ana, "Shoe size") == "38.5"
    shown.more.click()
    choose(shown.more, "Clear it")
    assert value(verbs, ana, "Shoe size") == ""


def type_now(shown: OwnRow, text: str, qtbot: QtBot) -> None:
    editor = editor_in(shown.field)
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def test_a_date_may_be_partial_and_is_read_as_everywhere(
    page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    make(page, "Last patch test", OwnKind.DATE, "", qtbot)
    shown = page.connections.own_rows()[-1]
    type_now(shown, "May 2025", qtbot)
    assert value(verbs, ana, "Last patch test") == "2025-05"
    assert shown.field.text() == "May 2025"


def test_a_choice_is_picked_from_what_the_owner_listed(
    page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    new = make(page, "Skin", OwnKind.CHOICE, "dry", qtbot)
    assert new.isVisible()
    assert any("at least" in label.text() for label in new.findChildren(QLabel))
    new.choices.setText("dry, oily; mixed")
    new.keep.click()
    shown = page.connections.own_rows()[-1]
    assert isinstance(shown.field, Pick)
    assert [shown.field.itemText(i) for i in range(shown.field.count())] == ["not chosen", "dry", "oily", "mixed"]
    shown.field.picked.emit("oily")
    assert value(verbs, ana, "Skin") == "oily"
    assert shown.field.currentText() == "oily"


def test_a_field_can_be_filled_for_every_person(
    page: PersonPage, view: PersonView, verbs: Verbs, ana: PersonId, grace: PersonId, desk: Desk, qtbot: QtBot
) -> None:
    desk.do(lambda: verbs.people.add_own_field("Shoe size", OwnKind.NUMBER))
    other = open_page(view, grace)
    assert other.connections.own_rows() == []
    other.connections.add_button.click()
    assert {"Finish", "Shoe size"} <= set(menu_words(other.connections.add_button))
    choose(other.connections.add_button, "Shoe size")
    type_now(other.connections.own_rows()[0], "41", qtbot)
    assert value(verbs, grace, "Shoe size") == "41"
    assert value(verbs, ana, "Shoe size") == ""
    assert_accessible(other)


def test_removing_a_field_from_everybody_can_be_taken_back(
    page: PersonPage, verbs: Verbs, ana: PersonId, grace: PersonId, desk: Desk
) -> None:
    desk.do(lambda: verbs.people.set_own_value(grace, "Finish", "chrome"))
    page.connections.own_rows()[0].remove()
    assert page.connections.own_rows() == []
    assert verbs.people.own_fields() == []
    desk.undo()
    assert (value(verbs, ana, "Finish"), value(verbs, grace, "Finish")) == ("unlacquered brass", "chrome")
    assert len(page.connections.own_rows()) == 1


@pytest.mark.parametrize("kind", OwnKind)
def test_a_value_of_another_kind_that_came_in_is_shown_as_it_is(
    kind: OwnKind, page: PersonPage, desk: Desk, verbs: Verbs, ana: PersonId
) -> None:
    def turn() -> Changes:
        with verbs.book.change(Act.EDIT_OWN_FIELD, "Ana", joins="") as change:
            change.delete("own_field", verbs.people.own_fields()[0].id)
            values = {"label": "Finish", "kind": kind.value, "choices": '["dry", "oily"]'}
            field = change.insert("own_field", values)
            change.insert("own_value", {"person_id": ana, "field_id": field, "value": "brass"})
        return change.result

    desk.do(turn)
    field = page.connections.own_rows()[0].field
    assert (field.currentText() if isinstance(field, Pick) else field.text()) == "brass"


def test_an_empty_field_is_hidden_again_when_it_is_not_wanted(page: PersonPage, qtbot: QtBot) -> None:
    make(page, "Shoe size", OwnKind.NUMBER, "", qtbot)
    shown = page.connections.own_rows()[-1]
    qtbot.keyClick(editor_in(shown.field), Qt.Key.Key_Escape)
    shown.more.click()
    choose(shown.more, "Hide it while it is empty")
    assert len(page.connections.own_rows()) == 1


def test_free_words_are_typed_in_place(page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot) -> None:
    type_into(page.connections.own_rows()[0].field, "nickel", qtbot)
    assert value(verbs, ana, "Finish") == "nickel"
