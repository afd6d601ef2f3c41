"""How people are reached: phones, mails, pages, handles and postal addresses."""

from collections.abc import Callable
from dataclasses import fields

from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.people import Address, ContactPoint, PersonId, PointKind
from regulars.store.database import Connection
from regulars.store.journal import Change

_ADDRESS = tuple(field.name for field in fields(Address) if field.name not in {"id", "preferred"})


def points_of(connection: Connection, person: PersonId) -> tuple[ContactPoint, ...]:
    """All but postal addresses, in the order in which they came."""
    rows = connection.rows(
        "SELECT kind, value, label, preferred, match, id FROM contact_point WHERE person_id = ? ORDER BY id", (person,)
    )
    return tuple(ContactPoint(PointKind(row[0]), row[1], row[2], bool(row[3]), row[4], row[5]) for row in rows)


def addresses_of(connection: Connection, person: PersonId, household: int | None) -> tuple[Address, ...]:
    """The person's addresses and those of the household, the preferred one first."""
    rows = connection.rows(
        f"SELECT preferred, id, {', '.join(_ADDRESS)} FROM address WHERE person_id = ? OR household_id = ?"
        " ORDER BY preferred DESC, id",
        (person, household),
    )
    return tuple(
        Address(preferred=bool(row[0]), id=row[1], **dict(zip(_ADDRESS, row[2:], strict=True))) for row in rows
    )


def point_kind(connection: Connection, point: int) -> PointKind:
    """What a contact point is; ENTRY_UNKNOWN."""
    kind = connection.value("SELECT kind FROM contact_point WHERE id = ?", (point,))
    if kind is None:
        raise KnownProblem(Problem.ENTRY_UNKNOWN, id=point)
    return PointKind(kind)


def insert_point(change: Change, person: PersonId, point: ContactPoint) -> int:
    """One more way to reach the person."""
    values = {"kind": point.kind.value, "value": point.value, "label": point.label, "match": point.match}
    return change.insert("contact_point", {"person_id": person, **values, "preferred": int(point.preferred)})


def prefer_point(change: Change, person: PersonId, point: int, kind: PointKind) -> None:
    """This one of its kind, and no other."""
    change.connection.execute(
        "UPDATE contact_point SET preferred = (id = ?) WHERE person_id = ? AND kind = ? AND preferred <> (id = ?)",
        (point, person, kind.value, point),
    )


def is_preferred(connection: Connection, point: int) -> bool:
    """Whether this point is the one to use of its kind."""
    return bool(connection.value("SELECT preferred FROM contact_point WHERE id = ?", (point,)))


def address_owner(connection: Connection, address: int) -> str:
    """The name of the person, or of the household, that an address belongs to; ENTRY_UNKNOWN."""
    name = connection.value(
        "SELECT coalesce(p.name, h.name) FROM address a LEFT JOIN person p ON p.id = a.person_id"
        " LEFT JOIN household h ON h.id = a.household_id WHERE a.id = ?",
        (address,),
    )
    if name is None:
        raise KnownProblem(Problem.ENTRY_UNKNOWN, id=address)
    return str(name)


def address_values(address: Address) -> dict[str, object]:
    """The columns of an address."""
    return {name: getattr(address, name) for name in _ADDRESS} | {"preferred": int(address.preferred)}


def rematch_phones(change: Change, match: Callable[[str], str]) -> None:
    """Work out anew how the numbers that were typed without a country code compare."""
    rows = change.connection.rows(
        "SELECT id, value, match FROM contact_point WHERE kind = 'phone' AND value NOT LIKE '+%'"
    )
    changed = [(match(value), point) for point, value, before in rows if match(value) != before]
    change.connection.executemany("UPDATE contact_point SET match = ? WHERE id = ?", changed)
