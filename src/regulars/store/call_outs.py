"""Call-outs, as JSON in the book. Opening a program is no act on the book: it is never undone and stands in no history."""

import json
from typing import Any

from regulars.domain.people import PersonId
from regulars.store.database import Connection, keeping

_KEY = "call-outs"


def read(connection: Connection) -> list[Any]:
    """What was written last; nothing where it cannot be read."""
    text = connection.value("SELECT value FROM meta WHERE key = ?", (_KEY,))
    try:
        found = [] if text is None else json.loads(text)
    except ValueError:
        return []
    return found if isinstance(found, list) else []


def write(connection: Connection, value: list[Any]) -> None:
    """These wait, in place of those that did."""
    with keeping(connection):
        if not value:
            connection.execute("DELETE FROM meta WHERE key = ?", (_KEY,))
        else:
            connection.execute(
                "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                (_KEY, json.dumps(value)),
            )


def newest_moment(connection: Connection, person: PersonId) -> int:
    """The highest number of any moment with the person; 0 where there is none."""
    sql = "SELECT coalesce(max(moment_id), 0) FROM moment_person WHERE person_id = ?"
    return int(connection.value(sql, (person,)))


def names(connection: Connection, people: list[PersonId]) -> dict[PersonId, str]:
    """The names of those of these people who are still in the book."""
    rows = connection.rows(
        "SELECT p.id, p.name FROM json_each(?) e JOIN person p ON p.id = e.value", (json.dumps(people),)
    )
    return {PersonId(row[0]): str(row[1]) for row in rows}
