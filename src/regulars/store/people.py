"""People in the book: rows to `Person` and back. A whole person is read in seven quick queries."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple, fields, replace
from datetime import date
from typing import Any

from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.people import Channel, HouseholdId, NameOrder, NameParts, Person, PersonId, PersonState, Role
from regulars.domain.sort_words import own_sort_words
from regulars.store.connections import circles_of, drop_empty_organisations, links_of, memberships_of, own_values_of
from regulars.store.contact_points import addresses_of, points_of
from regulars.store.database import Connection
from regulars.store.journal import Change
from regulars.store.rows import day_of, marks

_PARTS = tuple(field.name for field in fields(NameParts))
_OWN_COLUMNS = (
    "uid name name_order sort_key say_like pronouns address_form language greeting role is_me state state_since"
    " added_on since cadence_days zone quiet_hours preferred_channel forbidden_channels"
    " introduced_by thanked_on household_id photo_id about extras"
).split()
# The usual rhythm: the household's, else the quickest of the circles'.
_PERSON = f"""
SELECT {", ".join(f"p.{name}" for name in _PARTS)}, {", ".join(f"p.{name}" for name in _OWN_COLUMNS)}, i.name,
  coalesce(h.cadence_days, (SELECT min(c.cadence_days) FROM circle_member cm JOIN circle c ON c.id = cm.circle_id
    WHERE cm.person_id = p.id))
FROM person p LEFT JOIN person i ON i.id = p.introduced_by LEFT JOIN household h ON h.id = p.household_id WHERE p.id = ?
"""


def find(connection: Connection, person: PersonId) -> Person:
    """A person with everything that belongs on the page; PERSON_UNKNOWN."""
    bare = find_bare(connection, person)
    return replace(
        bare,
        points=points_of(connection, person),
        addresses=addresses_of(connection, person, bare.household),
        memberships=memberships_of(connection, person),
        circles=circles_of(connection, person),
        links=links_of(connection, person),
        own_values=own_values_of(connection, person),
    )


def find_bare(connection: Connection, person: PersonId) -> Person:
    """A person without contact points, addresses, memberships, circles, links and own values; PERSON_UNKNOWN."""
    row = connection.row(_PERSON, (person,))
    if row is None:
        raise KnownProblem(Problem.PERSON_UNKNOWN, id=person)
    found: dict[str, Any] = dict(zip(_OWN_COLUMNS, row[len(_PARTS) : -2], strict=True))
    introduced_by, household = found["introduced_by"], found["household_id"]
    return Person(
        id=person,
        uid=found["uid"],
        name=found["name"],
        parts=NameParts(*row[: len(_PARTS)]),
        name_order=NameOrder(found["name_order"]) if found["name_order"] else None,
        sort_key=own_sort_words(found["sort_key"]),
        say_like=found["say_like"],
        pronouns=found["pronouns"],
        address_form=found["address_form"],
        language=found["language"],
        greeting=found["greeting"],
        role=Role(found["role"]),
        is_me=bool(found["is_me"]),
        state=PersonState(found["state"]),
        state_since=day_of(found["state_since"]),
        added_on=date.fromisoformat(found["added_on"]),
        since=found["since"],
        cadence_days=found["cadence_days"],
        usual_days=row[-1],
        zone=found["zone"],
        quiet_hours=found["quiet_hours"],
        preferred_channel=Channel(found["preferred_channel"]) if found["preferred_channel"] else None,
        forbidden_channels=frozenset(Channel(name) for name in found["forbidden_channels"].split(",") if name),
        introduced_by=None if introduced_by is None else PersonId(introduced_by),
        introduced_by_name=row[-2] or "",
        thanked_on=day_of(found["thanked_on"] or None),
        household=None if household is None else HouseholdId(household),
        photo=found["photo_id"],
        about=found["about"],
        extras=tuple(json.loads(found["extras"])),
    )


def name_of(connection: Connection, person: PersonId) -> str:
    """What the owner calls the person; PERSON_UNKNOWN."""
    name = connection.value("SELECT name FROM person WHERE id = ?", (person,))
    if name is None:
        raise KnownProblem(Problem.PERSON_UNKNOWN, id=person)
    return str(name)


def names_of(connection: Connection, people: Sequence[PersonId]) -> dict[PersonId, str]:
    """The names of several people; PERSON_UNKNOWN when one of them is not there."""
    rows = connection.rows(f"SELECT id, name FROM person WHERE id IN ({marks(len(people))})", list(people))
    found = {PersonId(row[0]): str(row[1]) for row in rows}
    for person in people:
        if person not in found:
            raise KnownProblem(Problem.PERSON_UNKNOWN, id=person)
    return {person: found[person] for person in people}


def has_to_say(connection: Connection, person: PersonId) -> bool:
    """Whether there is something that the owner wants to say to a person (`store.to_say` has it)."""
    return connection.value("SELECT 1 FROM to_say WHERE person_id = ?", (person,)) is not None


def all_names(connection: Connection) -> list[tuple[PersonId, str]]:
    """Everybody's name, oldest entry first."""
    return [(PersonId(row[0]), row[1]) for row in connection.rows("SELECT id, name FROM person ORDER BY id")]


def me(connection: Connection) -> PersonId | None:
    """The owner's own card."""
    found = connection.value("SELECT id FROM person WHERE is_me ORDER BY id LIMIT 1")
    return None if found is None else PersonId(found)


def insert(change: Change, parts: NameParts, values: Mapping[str, object]) -> PersonId:
    """A new person."""
    return PersonId(change.insert("person", {**dict(zip(_PARTS, astuple(parts), strict=True)), **values}))


def delete(change: Change, person: PersonId, name: str) -> None:
    """The person with all that is theirs, and moments with nobody left; links of others keep the name as words."""
    connection = change.connection
    connection.execute("UPDATE link SET other_name = ? WHERE other_id = ?", (name, person))
    connection.execute(
        "DELETE FROM moment WHERE id IN (SELECT moment_id FROM moment_person WHERE person_id = ?)"
        " AND NOT EXISTS (SELECT 1 FROM moment_person mp WHERE mp.moment_id = moment.id AND mp.person_id <> ?)",
        (person, person),
    )
    organisations = [
        row[0] for row in connection.rows("SELECT organisation_id FROM membership WHERE person_id = ?", (person,))
    ]
    change.delete("person", person)
    drop_empty_organisations(change, organisations)


def owner_of(connection: Connection, table: str, row_id: int) -> tuple[PersonId, str]:
    """The id and name of the person whom a row of `table` belongs to; ENTRY_UNKNOWN."""
    row = connection.row(
        f"SELECT p.id, p.name FROM {table} t JOIN person p ON p.id = t.person_id WHERE t.id = ?", (row_id,)
    )
    if row is None:
        raise KnownProblem(Problem.ENTRY_UNKNOWN, id=row_id)
    return PersonId(row[0]), str(row[1])
