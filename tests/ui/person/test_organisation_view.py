"""The page of an organisation: reached from somebody's work, edited in place, with a card of its own."""

from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from regulars.domain.people import OrganisationId, PersonId
from regulars.services.verbs import Verbs
from regulars.ui.desk import Desk
from regulars.ui.person.organisation_view import MemberLine, OrganisationView
from regulars.ui.person.person_page import PersonPage
from regulars.ui.person.person_view import PersonView
from regulars.ui.screen import Surroundings
from tests.ui.accessible import assert_accessible
from tests.ui.person.conftest import open_page, type_into
from tests.ui.recorded_shell import RecordedShell


@pytest.fixture
def firm(verbs: Verbs, ana: PersonId, grace: PersonId) -> OrganisationId:
    verbs.people.set_membership(grace, "Moreira Interiors", "Bookkeeper", since="2015", until="2019")
    organisation = verbs.people.get(ana).memberships[0].organisation_id
    assert organisation is not None
    return organisation


@pytest.fixture
def firm_page(around: Surroundings, firm: OrganisationId, qtbot: QtBot) -> OrganisationView:
    view = OrganisationView(around)
    qtbot.addWidget(view)
    around.desk.changed.connect(view.hear)
    view.resize(1064, 800)
    view.show()
    view.show_subject(firm)
    view.arrive()
    return view


def names(rows: list[MemberLine]) -> list[str]:
    return [row.button.accessibleName() for row in rows]


def test_the_work_of_somebody_leads_to_the_organisation(
    page: PersonPage, firm: OrganisationId, shell: RecordedShell
) -> None:
    page.connections.works()[0].open_button.click()
    assert shell.asked[-1] == ("open_organisation", firm)


def test_who_is_there_stands_above_who_was(firm_page: OrganisationView, ana: PersonId, shell: RecordedShell) -> None:
    [now] = firm_page.now.all()
    assert now.button.accessibleName() == "Ana Moreira, Owner"
    [before] = firm_page.before.all()
    assert "Bookkeeper" in before.button.accessibleName()
    assert "2015 to 2019" in before.button.accessibleName()
    assert_accessible(firm_page)
    now.button.click()
    assert shell.asked[-1] == ("open_person", ana)


def test_name_and_words_are_edited_in_place(
    firm_page: OrganisationView, verbs: Verbs, desk: Desk, firm: OrganisationId, qtbot: QtBot
) -> None:
    type_into(firm_page.name, "Moreira & Daughters", qtbot)
    type_into(firm_page.about, "Third floor, ring twice.", qtbot)
    known = verbs.organisations.get(firm)
    assert (known.name, known.about) == ("Moreira & Daughters", "Third floor, ring twice.")
    assert firm_page.page.accessibleName() == "Moreira & Daughters"
    desk.undo()
    assert firm_page.about.text() == ""


def test_a_company_becomes_a_regular_with_one_key(
    firm_page: OrganisationView, verbs: Verbs, desk: Desk, firm: OrganisationId, shell: RecordedShell
) -> None:
    firm_page.around.actions.action("organisation_card").trigger()
    card = verbs.organisations.get(firm).card
    assert card is not None
    assert shell.asked[-1] == ("open_person", card)
    assert firm_page.card_button.text() == "Open its card"
    desk.undo()
    assert firm_page.card_button.text() == "Make it a regular"


def test_the_page_of_an_organisation_that_is_gone_is_left(
    firm_page: OrganisationView, verbs: Verbs, desk: Desk, ana: PersonId, grace: PersonId, shell: RecordedShell
) -> None:
    for person in (ana, grace):
        work = verbs.people.get(person).memberships[0].id or 0
        desk.do(partial(verbs.people.delete_membership, work))
    assert shell.asked[-1] == ("go_back", None)


def test_the_card_of_an_organisation_leads_back_to_its_page(
    view: PersonView, firm: OrganisationId, ana: PersonId, verbs: Verbs, shell: RecordedShell
) -> None:
    card = verbs.organisations.make_card(firm).created
    assert card is not None
    button = open_page(view, PersonId(card)).header.organisation
    assert button.isVisible()
    assert button.accessibleName() == "Open the page of this organisation: who is there"
    button.click()
    assert shell.asked == [("open_organisation", firm)]
    assert not open_page(view, ana).header.organisation.isVisible()
