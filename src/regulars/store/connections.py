"""What connects people: organisations, circles seen from a person, links between two, and the owner's own fields."""

import json
from collections.abc import Iterable
from datetime import date

from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.people import (
    Brought,
    CircleId,
    CircleName,
    Membership,
    OrganisationId,
    OwnField,
    OwnKind,
    OwnValue,
    PersonId,
    PersonLink,
)
from regulars.store.database import Connection
from regulars.store.journal import Change
from regulars.store.own_fields import fields


def memberships_of(connection: Connection, person: PersonId) -> tuple[Membership, ...]:
    """Where the person works or belongs; what is over comes last."""
    rows = connection.rows(
        "SELECT o.name, m.title, m.department, m.since, m.until, m.id, o.id FROM membership m"
        " JOIN organisation o ON o.id = m.organisation_id WHERE m.person_id = ? ORDER BY m.until <> '', m.id",
        (person,),
    )
    return tuple(
        Membership(name, title, department, since, until, membership_id, OrganisationId(organisation))
        for name, title, department, since, until, membership_id, organisation in rows
    )


def circles_of(connection: Connection, person: PersonId) -> tuple[CircleName, ...]:
    """The person's circles, in the order of joining."""
    rows = connection.rows(
        "SELECT c.id, c.name FROM circle_member m JOIN circle c ON c.id = m.circle_id"
        " WHERE m.person_id = ? ORDER BY m.id",
        (person,),
    )
    return tuple(CircleName(CircleId(row[0]), row[1]) for row in rows)


_LINKS = """
SELECT l.kind, coalesce(o.name, l.other_name), l.other_id, l.suggested, l.id, l.reverse_kind, l.symmetric, 0
  FROM link l LEFT JOIN person o ON o.id = l.other_id WHERE l.person_id = :person
UNION ALL
SELECT CASE WHEN l.symmetric OR l.reverse_kind = '' THEN l.kind ELSE l.reverse_kind END, p.name, p.id, l.suggested, l.id,
  l.kind, l.symmetric, NOT l.symmetric AND l.reverse_kind = ''
  FROM link l JOIN person p ON p.id = l.person_id WHERE l.other_id = :person AND l.person_id <> :person
ORDER BY 5
"""


def links_of(connection: Connection, person: PersonId) -> tuple[PersonLink, ...]:
    """The person's links and those that point at the person, read from here."""
    return tuple(
        PersonLink(
            kind,
            name,
            None if other is None else PersonId(other),
            bool(suggested),
            link,
            reverse,
            bool(symmetric),
            bool(backwards),
        )
        for kind, name, other, suggested, link, reverse, symmetric, backwards in connection.rows(
            _LINKS, {"person": person}
        )
    )


def brought_by(connection: Connection, person: PersonId) -> list[Brought]:
    """Whom a person sent, the newest first."""
    rows = connection.rows(
        "SELECT id, name, added_on FROM person WHERE introduced_by = ? ORDER BY added_on DESC, id DESC", (person,)
    )
    return [Brought(PersonId(row[0]), str(row[1]), date.fromisoformat(row[2])) for row in rows]


def own_values_of(connection: Connection, person: PersonId) -> tuple[OwnValue, ...]:
    """What stands in the owner's own fields; of a formula every version, the newest last."""
    rows = connection.rows(
        "SELECT f.label, v.value, v.id, v.day FROM own_value v JOIN own_field f ON f.id = v.field_id"
        " WHERE v.person_id = ? ORDER BY v.day, v.id",
        (person,),
    )
    return tuple(OwnValue(*row) for row in rows)


def organisation_named(change: Change, name: str) -> int:
    """The organisation of that name, made if there is none."""
    found = change.connection.value("SELECT id FROM organisation WHERE name = ? ORDER BY id LIMIT 1", (name,))
    return int(found) if found is not None else change.insert("organisation", {"name": name})


def organisation_of(connection: Connection, membership_id: int) -> tuple[int, str]:
    """Id and name of the organisation of a membership; ENTRY_UNKNOWN."""
    row = connection.row(
        "SELECT o.id, o.name FROM membership m JOIN organisation o ON o.id = m.organisation_id WHERE m.id = ?",
        (membership_id,),
    )
    if row is None:
        raise KnownProblem(Problem.ENTRY_UNKNOWN, id=membership_id)
    return int(row[0]), str(row[1])


def drop_empty_organisations(change: Change, organisations: Iterable[int]) -> None:
    """Of these, delete the organisations in which nobody is left and that are nobody's own card."""
    for organisation in organisations:
        change.connection.execute(
            "DELETE FROM organisation WHERE id = ? AND person_id IS NULL"
            " AND NOT EXISTS (SELECT 1 FROM membership WHERE organisation_id = organisation.id)",
            (organisation,),
        )


def own_field_named(change: Change, label: str) -> int:
    """The owner's field of that label, made (for text) if there is none."""
    found = change.connection.value("SELECT id FROM own_field WHERE label = ?", (label,))
    return int(found) if found is not None else change.insert("own_field", {"label": label})


def own_fields(connection: Connection) -> list[OwnField]:
    """Every field of the owner's, in their order."""
    return fields(connection)


def insert_own_field(change: Change, label: str, kind: OwnKind, choices: Iterable[str]) -> int:
    """A new field."""
    listed = json.dumps(list(choices), ensure_ascii=False)
    return change.insert("own_field", {"label": label, "kind": kind.value, "choices": listed})


def own_value(connection: Connection, person: PersonId, label: str) -> tuple[int, str] | None:
    """Id and words of a person's value in the owner's field of that label, the newest version of a formula."""
    row = connection.row(
        "SELECT v.id, v.value FROM own_value v JOIN own_field f ON f.id = v.field_id"
        " WHERE v.person_id = ? AND f.label = ? ORDER BY v.day DESC, v.id DESC LIMIT 1",
        (person, label),
    )
    return None if row is None else (int(row[0]), str(row[1]))
