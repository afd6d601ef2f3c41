"""Organisations: who is in them, what is known of them, and their own card as a regular."""

import pytest

from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.people import OrganisationId, PersonId
from regulars.services.verbs import Verbs
from tests.open_shop import Shop


@pytest.fixture
def firm(verbs: Verbs, ana: PersonId, rui: PersonId) -> OrganisationId:
    verbs.people.set_membership(ana, "Duarte & Filhas", "baker", since="2020")
    verbs.people.set_membership(rui, "Duarte & Filhas", "driver", since="2015", until="2019-05")
    organisation = verbs.people.get(ana).memberships[0].organisation_id
    assert organisation is not None
    return organisation


def test_an_organisation_names_its_people_and_those_who_left(
    verbs: Verbs, ana: PersonId, rui: PersonId, firm: OrganisationId
) -> None:
    known = verbs.organisations.get(firm)
    assert [(one.person, one.title, one.since) for one in known.now] == [(ana, "baker", "2020")]
    assert [(one.person, one.title, one.until) for one in known.before] == [(rui, "driver", "2019-05")]


def test_a_new_name_and_words_reach_everybody_in_it_and_survive(
    shop: Shop, ana: PersonId, rui: PersonId, firm: OrganisationId
) -> None:
    changes = shop.verbs.organisations.edit(firm, name="Duarte Bakery", about="Since 1931.")
    assert changes.people == {ana, rui}
    shop.restart()
    known = shop.verbs.organisations.get(firm)
    assert (known.name, known.about) == ("Duarte Bakery", "Since 1931.")
    assert shop.verbs.people.get(ana).memberships[0].organisation == "Duarte Bakery"
    shop.verbs.book.undo()
    assert shop.verbs.organisations.get(firm).name == "Duarte & Filhas"


def test_an_organisation_can_be_a_regular_itself(verbs: Verbs, ana: PersonId, firm: OrganisationId) -> None:
    changes = verbs.organisations.make_card(firm)
    card = PersonId(changes.created or 0)
    assert (verbs.people.get(card).name, verbs.organisations.get(firm).card) == ("Duarte & Filhas", card)
    assert verbs.organisations.of_card(card) == firm
    verbs.people.set_rhythm(card, 30.0)
    assert verbs.organisations.make_card(firm).step is None
    verbs.organisations.set_card(firm, None)
    assert verbs.organisations.of_card(card) is None
    verbs.book.undo()
    verbs.book.undo()
    verbs.book.undo()
    assert verbs.organisations.get(firm).card is None
    with pytest.raises(KnownProblem):
        verbs.people.get(card)


def test_an_organisation_is_found_by_the_beginning_of_a_word(verbs: Verbs, firm: OrganisationId) -> None:
    assert verbs.organisations.find("filh") == [(firm, "Duarte & Filhas")]
    assert verbs.organisations.find("uarte") == []
    assert verbs.organisations.find(" ") == []


def test_a_name_that_is_taken_and_an_unknown_organisation_are_refused(
    verbs: Verbs, ana: PersonId, firm: OrganisationId
) -> None:
    verbs.people.set_membership(ana, "Mill")
    for act, code in (
        (lambda: verbs.organisations.edit(firm, name="Mill"), Problem.BAD_VALUE),
        (lambda: verbs.organisations.edit(firm, name=" "), Problem.BAD_VALUE),
        (lambda: verbs.organisations.edit(OrganisationId(99), name="x"), Problem.ENTRY_UNKNOWN),
    ):
        with pytest.raises(KnownProblem) as refused:
            act()
        assert refused.value.code is code
