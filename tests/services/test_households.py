"""Households: one rhythm and one address for all, and nothing lost when they part."""

from datetime import timedelta

import pytest

from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.households import Household
from regulars.domain.moments import MomentKind
from regulars.domain.people import Address, HouseholdId, PersonId
from regulars.services.verbs import Verbs
from tests.open_shop import Shop

HOME = Address(street="Rua da Amostra 14", city="Lisboa")


def made(verbs: Verbs, *people: PersonId) -> HouseholdId:
    return HouseholdId(verbs.households.make("The Duartes", people).created or 0)


def home_of(verbs: Verbs, person: PersonId) -> Household:
    found = verbs.households.of(person)
    assert found is not None
    return found


def test_a_household_gives_its_people_an_address_and_a_rhythm(shop: Shop, ana: PersonId, rui: PersonId) -> None:
    verbs = shop.verbs
    household = made(verbs, ana, rui)
    verbs.households.add_address(household, HOME)
    assert verbs.households.edit(household, cadence_days=42, about="Two cats").people == {ana, rui}
    shop.restart()
    person = shop.verbs.people.get(ana)
    assert (person.usual_days, person.place, person.household) == (42, "Lisboa", household)
    assert [name for _, name in home_of(shop.verbs, rui).people] == ["Ana Duarte", "Rui Faria"]


def test_the_rhythm_of_a_person_goes_before_that_of_the_household_and_this_before_the_circle_s(
    verbs: Verbs, ana: PersonId, rui: PersonId
) -> None:
    last = verbs.book.clock.today() - timedelta(days=3)
    verbs.moments.log([ana], MomentKind.VISIT, day=last)

    def due_in() -> tuple[float | None, int]:
        due = verbs.health.of(ana).due_on
        assert due is not None
        return verbs.people.get(ana).usual_days, (due - last).days

    verbs.people.join_circle(ana, "Wine")
    verbs.circles.edit(verbs.circles.all()[0].id, cadence_days=20)
    assert due_in() == (20, 20)
    verbs.households.edit(made(verbs, ana, rui), cadence_days=50)
    assert due_in() == (50, 50)
    verbs.people.set_rhythm(ana, 7)
    assert due_in() == (50, 7)
    verbs.book.undo()
    assert due_in() == (50, 50)


def test_who_lives_there_is_found_by_its_street(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    household = made(verbs, ana, rui)
    address = verbs.households.add_address(household, HOME).created or 0
    assert set(verbs.search.find("amostra").ids.tolist()) == {ana, rui}
    verbs.search.refresh(verbs.people.edit_address(address, Address(street="Beco Novo 2", city="Porto")))
    assert set(verbs.search.find("amostra").ids.tolist()) == set()
    assert set(verbs.search.find("beco").ids.tolist()) == {ana, rui}


def test_a_shared_address_is_edited_and_removed_for_all(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    household = made(verbs, ana, rui)
    address = verbs.households.add_address(household, HOME).created or 0
    assert verbs.people.edit_address(address, Address(city="Porto")).people == {ana, rui}
    assert verbs.people.get(rui).place == "Porto"
    verbs.people.delete_address(address)
    assert verbs.people.get(ana).addresses == ()
    verbs.book.undo()
    assert verbs.people.get(ana).place == "Porto"


def test_an_address_of_one_becomes_that_of_all(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    verbs.people.add_address(ana, HOME)
    household = made(verbs, ana, rui)
    address = verbs.people.get(ana).addresses[0].id
    assert address is not None
    verbs.households.share_address(household, address)
    assert verbs.people.get(rui).place == "Lisboa"


def test_splitting_leaves_everybody_with_all_that_was_shared(shop: Shop, ana: PersonId, rui: PersonId) -> None:
    verbs = shop.verbs
    household = made(verbs, ana, rui)
    verbs.households.add_address(household, HOME)
    verbs.households.edit(household, cadence_days=42)
    verbs.people.set_rhythm(rui, 7)
    verbs.moments.log([ana, rui], MomentKind.VISIT, text="Both came", private_lines={ana: "tired"})
    verbs.households.split(household)
    assert verbs.households.all() == []
    assert [verbs.people.get(person).cadence_days for person in (ana, rui)] == [42, 7]
    assert [verbs.people.get(person).addresses[0].street for person in (ana, rui)] == [HOME.street] * 2
    assert [moment.text for person in (ana, rui) for moment in verbs.moments.of(person)] == ["Both came"] * 2
    verbs.book.undo()
    assert len(home_of(verbs, ana).people) == 2
    assert verbs.people.get(ana).cadence_days is None


def test_one_who_moves_out_takes_a_copy_and_the_others_stay(shop: Shop, ana: PersonId, rui: PersonId) -> None:
    verbs, zoe = shop.verbs, shop.person("Zoë")
    household = made(verbs, ana, rui, zoe)
    verbs.households.add_address(household, HOME)
    verbs.households.move_out(zoe)
    assert verbs.people.get(zoe).place == "Lisboa"
    assert verbs.people.get(zoe).household is None
    assert len(home_of(verbs, ana).people) == 2
    verbs.households.move_out(ana)
    assert verbs.households.all() == []  # one alone is no household
    assert verbs.people.get(rui).place == "Lisboa"


def test_moving_from_one_household_into_another(shop: Shop, ana: PersonId, rui: PersonId) -> None:
    verbs, zoe = shop.verbs, shop.person("Zoë")
    first = made(verbs, ana, rui, zoe)
    bob, eve = shop.person("Bob"), shop.person("Eve")
    other = HouseholdId(verbs.households.make("Others", [bob, eve]).created or 0)
    verbs.households.move_in(zoe, other)
    assert len(verbs.households.get(first).people) == 2
    assert len(verbs.households.get(other).people) == 3
    assert verbs.households.move_in(zoe, other).step is None


def test_a_household_of_forty(shop: Shop) -> None:
    people = [shop.person(f"Cousin {number}") for number in range(40)]
    household = made(shop.verbs, *people)
    assert len(shop.verbs.households.get(household).people) == 40
    shop.verbs.households.split(household)
    shop.verbs.book.undo()
    assert len(shop.verbs.households.get(household).people) == 40


def test_what_makes_no_household_is_refused(verbs: Verbs, ana: PersonId) -> None:
    for act in (
        lambda: verbs.households.make("Alone", [ana, ana]),
        lambda: verbs.households.make(" ", [ana, PersonId(99)]),
    ):
        with pytest.raises(KnownProblem) as refused:
            act()
        assert refused.value.code is Problem.BAD_VALUE
    for unknown in (
        lambda: verbs.households.get(HouseholdId(9)),
        lambda: verbs.households.move_in(ana, HouseholdId(9)),
    ):
        with pytest.raises(KnownProblem) as refused:
            unknown()
        assert refused.value.code is Problem.ENTRY_UNKNOWN
