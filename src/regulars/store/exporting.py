"""What an export needs beyond the pages: whole tables that no screen shows at once, and a person's small rows."""

from typing import Any

from regulars.domain.people import Address, PersonId
from regulars.store import settings
from regulars.store.contact_points import addresses_of
from regulars.store.database import Connection

Rows = list[dict[str, Any]]


def every_person(connection: Connection) -> list[PersonId]:
    """The ids of everybody, the owner too, oldest entry first."""
    return [PersonId(row[0]) for row in connection.rows("SELECT id FROM person ORDER BY id")]


def settings_of(connection: Connection) -> dict[str, Any]:
    """Every setting that was ever set."""
    return settings.read(connection)


def circles(connection: Connection) -> Rows:
    """The circles with what is known about each."""
    found = _rows(connection, "SELECT id, name, about, cadence_days AS rhythm_days FROM circle ORDER BY id")
    for circle in found:
        circle["notes"] = _rows(connection, f"SELECT {_NOTE} FROM note WHERE circle_id = ? ORDER BY id", circle["id"])
    return found


def households(connection: Connection) -> list[tuple[int, str, str, float | None, tuple[Address, ...]]]:
    """The households with their addresses."""
    rows = connection.rows("SELECT id, name, about, cadence_days FROM household ORDER BY id")
    return [(*row, addresses_of(connection, PersonId(0), row[0])) for row in rows]


def own_fields(connection: Connection) -> Rows:
    """The fields that the owner made."""
    return _rows(connection, "SELECT id, label, kind, choices, template FROM own_field ORDER BY id")


def organisations(connection: Connection) -> Rows:
    """The organisations, each with the card that stands for it."""
    return _rows(connection, "SELECT id, name, about, person_id AS person FROM organisation ORDER BY id")


def saved_views(connection: Connection) -> Rows:
    """The searches that the owner gave a name, in the owner's order."""
    return _rows(connection, "SELECT id, name, query FROM saved_view ORDER BY position, id")


def household_of(connection: Connection, person: PersonId) -> dict[str, Any] | None:
    """The household of a person."""
    sql = "SELECT h.id, h.name FROM person p JOIN household h ON h.id = p.household_id WHERE p.id = ?"
    return next(iter(_rows(connection, sql, person)), None)


def own_addresses(connection: Connection, person: PersonId) -> tuple[Address, ...]:
    """The person's addresses without the household's."""
    return addresses_of(connection, person, None)


def pin_of(connection: Connection, person: PersonId) -> dict[str, Any] | None:
    """The band that the owner set by hand, and until when."""
    sql = (
        "SELECT pinned_band AS band, pin_reason AS reason, pin_until AS until FROM person"
        " WHERE id = ? AND pinned_band IS NOT NULL"
    )
    return next(iter(_rows(connection, sql, person)), None)


def gifts_of(connection: Connection, person: PersonId) -> Rows:
    """Gifts, and how they landed."""
    sql = "SELECT id, moment_id AS moment, what, day, landed FROM gift WHERE person_id = ? ORDER BY id"
    return _rows(connection, sql, person)


def to_say_of(connection: Connection, person: PersonId) -> dict[str, Any] | None:
    """What the owner wants to say to the person, and when that was written."""
    return next(iter(_rows(connection, "SELECT text, written_on FROM to_say WHERE person_id = ?", person)), None)


def answers_of(connection: Connection, person: PersonId) -> Rows:
    """What the owner answered when the day named the person."""
    sql = "SELECT kind, day, until, reason FROM answer WHERE person_id = ? ORDER BY id"
    return _rows(connection, sql, person)


def origins_of(connection: Connection, person: PersonId) -> Rows:
    """The imported records that the person came from."""
    return _rows(connection, "SELECT uid, digest FROM origin WHERE person_id = ? ORDER BY id", person)


def photo_of(connection: Connection, photo: int) -> tuple[str, bytes]:
    """The media type and the bytes of a picture."""
    row = connection.row("SELECT mime, bytes FROM photo WHERE id = ?", (photo,))
    return ("", b"") if row is None else (str(row[0]), bytes(row[1]))


_NOTE = "id, kind, own_kind, text, strength, source, source_day, source_place, until, veiled"


def _rows(connection: Connection, sql: str, *values: object) -> Rows:
    found = connection.execute(sql, values)
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
