"""Whom they know, read from both sides; what an import suggests; whom they sent."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from regulars.domain.changes import Act
from regulars.domain.link_kinds import LinkKind
from regulars.domain.people import PersonId
from regulars.services.verbs import Verbs
from regulars.ui.desk import Desk
from regulars.ui.person.link_words import beside, shown_kind, stored_kind, usual_words
from regulars.ui.person.person_page import PersonPage
from regulars.ui.person.person_view import PersonView
from tests.builders import TODAY
from tests.ui.accessible import assert_accessible
from tests.ui.person.conftest import new_person, open_page
from tests.ui.recorded_shell import RecordedShell


def rows(page: PersonPage) -> list[tuple[str, str]]:
    return [(row.kind_button.text(), row.open_button.text()) for row in page.connections.links()]


def test_a_usual_kind_brings_its_reverse_along(
    page: PersonPage, view: PersonView, verbs: Verbs, desk: Desk, ana: PersonId, grace: PersonId, qtbot: QtBot
) -> None:
    view.around.actions.action("person_knows").trigger()
    form = page.connections.link_form
    assert form.kind.hasFocus()
    assert_accessible(form)
    qtbot.keyClicks(form.kind, "teacher")
    assert form.reverse.text() == "pupil"
    qtbot.keyClicks(form.who.line, "grace")
    qtbot.keyClick(form.who.line, Qt.Key.Key_Return)
    qtbot.keyClick(form.reverse, Qt.Key.Key_Return)
    assert rows(page) == [("son", "Tomás"), ("teacher", "Grace Holloway")]
    assert [(link.kind, link.other) for link in verbs.people.get(grace).links] == [("pupil", ana)]
    assert form.isHidden()
    desk.undo()
    assert verbs.people.get(grace).links == ()


def test_own_words_and_somebody_who_is_not_in_the_book_will_do(page: PersonPage, verbs: Verbs, ana: PersonId) -> None:
    page.connections.start_link()
    form = page.connections.link_form
    form.kind.setText("walks the dog of")
    form.who.line.setText("Old Tom")
    form.keep_button.click()
    link = verbs.people.get(ana).links[-1]
    assert (link.kind, link.other_name, link.other, link.reverse) == ("walks the dog of", "Old Tom", None, "")


def test_a_link_is_said_differently_from_the_other_side(
    view: PersonView, verbs: Verbs, ana: PersonId, grace: PersonId
) -> None:
    verbs.people.add_link(ana, "mother", grace)
    page = open_page(view, grace)
    [row] = page.connections.links()
    assert row.kind_button.text() == "mother of"
    row.kind_button.click()
    form = page.connections.link_form
    form.kind.setText("daughter")
    form.reverse.setText("mother")
    form.keep_button.click()
    assert rows(page) == [("daughter", "Ana Moreira")]
    assert [link.kind for link in verbs.people.get(ana).links] == ["son", "mother"]


def test_what_an_import_suggests_is_taken_up_or_dropped(
    view: PersonView, verbs: Verbs, desk: Desk, ana: PersonId, grace: PersonId
) -> None:
    with verbs.book.change(Act.SAMPLE) as change:
        for kind, name in (("spouse", "GRACE holloway"), ("friend", "Nobody")):
            change.insert("link", {"person_id": ana, "other_name": name, "kind": kind, "suggested": 1})
    page = open_page(view, ana)
    spouse, friend = page.connections.links()[1:]
    assert (spouse.kind_button.text(), spouse.accept_button.isVisibleTo(page)) == ("husband or wife", True)
    spouse.accept_button.click()
    link = next(link for link in verbs.people.get(ana).links if link.kind == "spouse")
    assert (link.suggested, link.other, link.symmetric) == (False, grace, True)
    assert [link.kind for link in verbs.people.get(grace).links] == ["spouse"]
    friend.remove.click()
    assert len(page.connections.links()) == 2
    desk.undo()
    assert len(page.connections.links()) == 3


def test_fifty_links_come_as_they_are_needed(view: PersonView, verbs: Verbs, ana: PersonId, qtbot: QtBot) -> None:
    for number in range(50):
        verbs.people.add_link(ana, "cousin", other_name=f"Cousin {number}")
    page = open_page(view, ana)
    assert len(page.connections.links()) == 10
    page.connections._links.more.click()
    qtbot.waitUntil(lambda: len(page.connections.links()) == 51)


def test_every_usual_kind_has_a_word_that_leads_back_to_it() -> None:
    assert set(usual_words()) == set(LinkKind)
    for kind in LinkKind:
        assert stored_kind(shown_kind(kind.value).upper()) == kind.value
    assert (shown_kind("patron"), stored_kind(" Patron ")) == ("patron", "Patron")


@pytest.fixture
def sent(verbs: Verbs, ana: PersonId) -> list[PersonId]:
    people = [new_person(verbs, f"Friend {number}") for number in range(9)]
    for person in people:
        verbs.people.introduce(person, ana)
    return people


def test_whoever_sent_others_can_be_thanked(
    sent: list[PersonId], view: PersonView, verbs: Verbs, desk: Desk, ana: PersonId, shell: RecordedShell
) -> None:
    page = open_page(view, ana)
    card = page.brought
    assert card.isVisibleTo(page)
    assert card.words.text() == "Brought you 9 person(s); last thanked: never."
    assert [row.button.text() for row in card.people.all()] == [f"Friend {number}" for number in range(8, 2, -1)]
    card.people.all()[0].button.click()
    assert shell.asked[-1] == ("open_person", sent[-1])
    view.around.actions.action("person_thanked").trigger()
    assert verbs.people.get(ana).thanked_on == TODAY
    assert card.words.text().endswith("last thanked: today.")
    assert not card.thank_button.isEnabled()
    desk.undo()
    assert card.words.text().endswith("last thanked: never.")


def test_who_sent_nobody_has_no_such_card(page: PersonPage) -> None:
    assert not page.brought.isVisibleTo(page)


def test_a_link_told_from_the_other_side_is_not_turned_round(verbs: Verbs, ana: PersonId, grace: PersonId) -> None:
    verbs.people.add_link(ana, "patron", grace)
    [link] = verbs.people.get(grace).links
    assert beside(link) == "patron of"
