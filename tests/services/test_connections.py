"""Links read from both sides, suggestions taken up, and who sent whom."""

import pytest

from regulars.domain.changes import Act
from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.link_kinds import SYMMETRIC, LinkKind, reverse_of
from regulars.domain.people import PersonId, PersonLink
from regulars.services.verbs import Verbs
from tests.builders import TODAY
from tests.open_shop import Shop


def link_of(verbs: Verbs, person: PersonId) -> PersonLink:
    [link] = verbs.people.get(person).links
    return link


def test_the_other_side_shows_the_reverse(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    verbs.people.add_link(ana, "teacher", rui, reverse_kind="pupil")
    assert (link_of(verbs, ana).kind, link_of(verbs, ana).reverse) == ("teacher", "pupil")
    assert (link_of(verbs, rui).kind, link_of(verbs, rui).other, link_of(verbs, rui).reverse) == (
        "pupil",
        ana,
        "teacher",
    )


def test_a_symmetric_link_is_the_same_from_both_sides(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    verbs.people.add_link(ana, "neighbour", rui, symmetric=True)
    assert (link_of(verbs, rui).kind, link_of(verbs, rui).backwards) == ("neighbour", False)


def test_a_link_without_a_word_for_the_other_side_says_so(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    verbs.people.add_link(ana, "mother", rui)
    assert not link_of(verbs, ana).backwards
    assert (link_of(verbs, rui).kind, link_of(verbs, rui).backwards) == ("mother", True)


def test_a_link_is_changed_from_either_side(shop: Shop, ana: PersonId, rui: PersonId) -> None:
    verbs = shop.verbs
    verbs.people.add_link(ana, "mother", rui)
    link = link_of(verbs, ana).id or 0
    assert verbs.people.edit_link(link, rui, "daughter", "mother").people == {ana, rui}
    shop.restart()
    verbs = shop.verbs
    assert (link_of(verbs, ana).kind, link_of(verbs, rui).kind) == ("mother", "daughter")
    verbs.people.edit_link(link, ana, "friend", symmetric=True)
    assert (link_of(verbs, ana).kind, link_of(verbs, rui).kind) == ("friend", "friend")
    verbs.book.undo()
    assert (link_of(verbs, ana).kind, link_of(verbs, rui).kind) == ("mother", "daughter")


def test_a_suggestion_is_taken_up_with_who_is_meant(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    with verbs.book.change(Act.SAMPLE) as change:
        change.insert("link", {"person_id": ana, "other_name": "Rui", "kind": "spouse", "suggested": 1})
    link = link_of(verbs, ana)
    assert link.suggested
    verbs.people.accept_link(link.id or 0, rui, symmetric=True)
    assert (link_of(verbs, ana).suggested, link_of(verbs, ana).other) == (False, rui)
    assert link_of(verbs, rui).kind == "spouse"
    verbs.book.undo()
    assert link_of(verbs, ana).suggested
    assert verbs.people.get(rui).links == ()
    with pytest.raises(KnownProblem) as refused:
        verbs.people.accept_link(link.id or 0, ana)
    assert refused.value.code is Problem.BAD_VALUE


def test_who_sent_whom_and_when_they_were_thanked(shop: Shop, ana: PersonId, rui: PersonId) -> None:
    verbs = shop.verbs
    tomas = shop.person("Tomás")
    verbs.people.introduce(rui, ana)
    assert verbs.people.introduce(tomas, ana).people == {tomas, ana}
    assert [(one.name, one.added_on) for one in verbs.people.brought_by(ana)] == [
        ("Tomás", TODAY),
        ("Rui Faria", TODAY),
    ]
    assert verbs.people.get(ana).thanked_on is None
    verbs.people.thank(ana)
    shop.restart()
    verbs = shop.verbs
    assert verbs.people.get(ana).thanked_on == TODAY
    assert verbs.people.thank(ana).step is None
    verbs.book.undo()
    assert verbs.people.get(ana).thanked_on is None


def test_the_reverse_of_a_usual_kind_fits_it() -> None:
    for kind in LinkKind:
        reverse = reverse_of(kind)
        assert (reverse is kind) == (kind in SYMMETRIC)
        if reverse is not None:
            assert reverse_of(reverse) is not None
