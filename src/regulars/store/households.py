"""Households in the book, and who lives in them."""

from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.households import Household
from regulars.domain.people import HouseholdId, PersonId
from regulars.store.contact_points import address_values, addresses_of
from regulars.store.database import Connection
from regulars.store.journal import Change

_NOBODY = PersonId(0)


def find(connection: Connection, household: HouseholdId) -> Household:
    """One household; ENTRY_UNKNOWN."""
    row = connection.row("SELECT id, name, about, cadence_days FROM household WHERE id = ?", (household,))
    if row is None:
        raise KnownProblem(Problem.ENTRY_UNKNOWN, id=int(household))
    people = connection.rows("SELECT id, name FROM person WHERE household_id = ? ORDER BY sort_key, id", (household,))
    members = tuple((PersonId(person), str(name)) for person, name in people)
    number, name, about, days = row
    addresses = addresses_of(connection, _NOBODY, household)
    return Household(HouseholdId(number), name, about, days, members, addresses)


def of_person(connection: Connection, person: PersonId) -> HouseholdId | None:
    """The household of a person."""
    found = connection.value("SELECT household_id FROM person WHERE id = ?", (person,))
    return None if found is None else HouseholdId(found)


def names(connection: Connection) -> list[tuple[HouseholdId, str]]:
    """Every household, by name."""
    return [
        (HouseholdId(row[0]), str(row[1]))
        for row in connection.rows("SELECT id, name FROM household ORDER BY name, id")
    ]


def insert(change: Change, name: str) -> HouseholdId:
    """A new household, with nobody in it."""
    return HouseholdId(change.insert("household", {"name": name}))


def move_in(change: Change, person: PersonId, household: HouseholdId) -> None:
    """The person belongs to it."""
    change.update("person", person, {"household_id": household})


def move_out(change: Change, person: PersonId, household: Household) -> None:
    """The person leaves, with a copy of the addresses, and of the rhythm where there is none of their own."""
    own = change.connection.value("SELECT cadence_days FROM person WHERE id = ?", (person,))
    rhythm = {"cadence_days": household.cadence_days} if own is None and household.cadence_days is not None else {}
    change.update("person", person, {"household_id": None, **rhythm})
    for address in household.addresses:
        change.insert("address", {"person_id": person, **address_values(address)})
