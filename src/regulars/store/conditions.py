"""The entries that conditions look into: what people like, where they live, where they work. Veiled notes are never read."""

from collections.abc import Callable

from regulars.domain.conditions import Field
from regulars.domain.people import Role
from regulars.store.columns import column
from regulars.store.database import Connection

_NOTES = "SELECT person_id, text FROM note WHERE kind = '{kind}' AND NOT veiled AND person_id IN ({people})"
_PLACES = """
SELECT person_id, concat_ws(char(10), city, region, postcode, country, formatted) FROM address WHERE person_id IN ({people})
UNION ALL SELECT p.id, concat_ws(char(10), a.city, a.region, a.postcode, a.country, a.formatted) FROM person p
  JOIN address a ON a.household_id = p.household_id WHERE p.id IN ({people})
"""
_JOBS = """
SELECT m.person_id, o.name FROM membership m JOIN organisation o ON o.id = m.organisation_id
WHERE m.until = '' AND m.person_id IN ({people})
"""
_ENTRIES = {
    Field.LIKES: _NOTES.replace("{kind}", "likes"),
    Field.DISLIKES: _NOTES.replace("{kind}", "dislikes"),
    Field.AVOIDS: _NOTES.replace("{kind}", "avoid"),
    Field.NEAR: _PLACES,
    Field.WORKS_AT: _JOBS,
}


def owners(connection: Connection, field: Field, people: str, fits: Callable[[str], bool]) -> set[int]:
    """Who of `people` (a JSON list of ids) has an entry of `field` that `fits`."""
    found: set[int] = set()
    for person, text in connection.rows(
        _ENTRIES[field].format(people="SELECT value FROM json_each(:ids)"), {"ids": people}
    ):
        if person not in found and fits(text):
            found.add(person)
    return found


def with_role(connection: Connection, role: Role) -> str:
    """Who has this role, as a column of ids (`store.columns`)."""
    # Most people are regulars: the others stand in an index of their own.
    among = "person" if role is Role.REGULAR else "person INDEXED BY person_by_role"
    which = "role = ?" if role is Role.REGULAR else "role = ? AND role <> 'regular'"
    return str(connection.value(f"SELECT {column('id')} FROM {among} WHERE {which}", (role.value,)))
