"""What is read for the printer: labels as the owner's country writes them, nobody who asked for no letters, nothing veiled."""

from dataclasses import replace
from datetime import date

from regulars.domain.notes import NoteKind
from regulars.domain.people import Address, PersonField, PersonId, PersonState
from regulars.services.paper import address_lines
from regulars.services.verbs import Verbs
from tests.open_shop import Shop

LISBON = Address(street="Rua Nova 3", postcode="1200-001", city="Lisboa", country="Portugal")


def test_a_label_has_the_lines_of_an_envelope_posted_at_home(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    verbs.settings.change(country="PT")
    verbs.people.add_address(ana, LISBON)
    verbs.people.add_address(rui, replace(LISBON, country="Brazil", city="Recife"))
    first, second = verbs.paper.labels([ana, rui]).labels
    assert (first.name, first.lines) == ("Ana Duarte", ("Rua Nova 3", "1200-001 Lisboa"))
    assert second.lines[-1] == "BRAZIL"
    assert [label.name for label in verbs.paper.labels([rui, ana]).labels] == ["Rui Faria", "Ana Duarte"]


def test_who_has_no_address_or_wants_no_letters_gets_no_label_and_is_named(shop: Shop) -> None:
    verbs = shop.verbs
    people = [shop.person(name) for name in ("Nowhere", "No Letters", "Gone", "Asked Not", "Fine")]
    for person in people[1:]:
        verbs.people.add_address(person, LISBON)
    verbs.people.set_field(people[1], PersonField.FORBIDDEN_CHANNELS, "letter")
    verbs.people.set_state(people[2], PersonState.DECEASED)
    verbs.people.set_state(people[3], PersonState.ASKED_NOT)
    found = verbs.paper.labels(people)
    assert [label.name for label in found.labels] == ["Fine"]
    assert found.without_address == ("Nowhere",)
    assert found.not_by_letter == ("No Letters", "Gone", "Asked Not")


def test_the_preferred_address_is_on_the_label(verbs: Verbs, ana: PersonId) -> None:
    verbs.people.add_address(ana, LISBON)
    verbs.people.add_address(ana, replace(LISBON, street="Praça 1", preferred=True))
    [label] = verbs.paper.labels([ana]).labels
    assert label.lines[0] == "Praça 1"


def test_an_address_that_came_whole_stays_as_it_came() -> None:
    assert address_lines(Address(formatted="The Mill\r\n\n Barstow "), "PT") == ("The Mill", "Barstow")


def test_a_card_and_the_day_hold_nothing_veiled(verbs: Verbs, ana: PersonId) -> None:
    verbs.notes.add(ana, "her divorce", NoteKind.FAMILY, veiled=True)
    verbs.notes.add(ana, "latex", NoteKind.AVOID, veiled=True)
    verbs.notes.add(ana, "peanuts", NoteKind.AVOID)
    verbs.promises.add(ana, "the quote", due_on=date(2026, 11, 22))
    verbs.settings.change(rooms=(5,) * 7)
    card = verbs.paper.person(ana)
    assert [note.text for note in card.notes] == ["peanuts"]
    assert card.veiled_avoid == 1
    assert [promise.text for promise in card.promises] == ["the quote"]
    [crib] = verbs.paper.day().cribs
    assert crib.item.person == ana
    assert [note.text for note in crib.brief.remember] == ["peanuts"]
