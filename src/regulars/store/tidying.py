"""Writing the same thing to many people in a few statements. The journal's triggers keep every row's old state."""

import json
from collections.abc import Mapping, Sequence

from regulars.domain.people import CircleId, PersonId
from regulars.store.connections import drop_empty_organisations
from regulars.store.database import Connection
from regulars.store.journal import Change

_LISTED = "(SELECT value FROM json_each(?))"


def existing(connection: Connection, people: Sequence[PersonId]) -> list[PersonId]:
    """Those who are in the book."""
    return _ids(connection, f"SELECT id FROM person WHERE id IN {_LISTED}", (_json(people),))


def outside(connection: Connection, people: Sequence[PersonId], circle: CircleId) -> list[PersonId]:
    """Those who are in the book and not in the circle."""
    sql = f"""SELECT id FROM person WHERE id IN {_LISTED}
      AND id NOT IN (SELECT person_id FROM circle_member WHERE circle_id = ?)"""
    return _ids(connection, sql, (_json(people), circle))


def differing(connection: Connection, people: Sequence[PersonId], column: str, value: object) -> list[PersonId]:
    """Those whose column does not hold the value yet."""
    return _ids(
        connection, f"SELECT id FROM person WHERE id IN {_LISTED} AND {column} IS NOT ?", (_json(people), value)
    )


def update(change: Change, people: Sequence[PersonId], values: Mapping[str, object]) -> None:
    """Set columns of all of them."""
    pairs = ", ".join(f"{column} = ?" for column in values)
    change.connection.execute(f"UPDATE person SET {pairs} WHERE id IN {_LISTED}", (*values.values(), _json(people)))


def add_members(change: Change, circle: CircleId, people: Sequence[PersonId]) -> None:
    """All of them join."""
    sql = f"INSERT INTO circle_member (person_id, circle_id) SELECT value, ? FROM {_LISTED}"
    change.connection.execute(sql, (circle, _json(people)))


def remove_members(change: Change, circle: CircleId, people: Sequence[PersonId]) -> None:
    """All of them leave."""
    sql = f"DELETE FROM circle_member WHERE circle_id = ? AND person_id IN {_LISTED}"
    change.connection.execute(sql, (circle, _json(people)))


def delete(change: Change, people: Sequence[PersonId]) -> None:
    """All of them with all that is theirs, and moments with nobody left; links of others keep the names as words."""
    connection, those = change.connection, _json(people)
    connection.execute(
        f"UPDATE link SET other_name = (SELECT name FROM person WHERE id = other_id) WHERE other_id IN {_LISTED}",
        (those,),
    )
    connection.execute(
        f"DELETE FROM moment WHERE id IN (SELECT moment_id FROM moment_person WHERE person_id IN {_LISTED})"
        f" AND NOT EXISTS (SELECT 1 FROM moment_person mp WHERE mp.moment_id = moment.id AND mp.person_id NOT IN {_LISTED})",
        (those, those),
    )
    sql = f"SELECT DISTINCT organisation_id FROM membership WHERE person_id IN {_LISTED}"
    organisations = [int(row[0]) for row in connection.rows(sql, (those,))]
    connection.execute(f"DELETE FROM person WHERE id IN {_LISTED}", (those,))
    drop_empty_organisations(change, organisations)


def _ids(connection: Connection, sql: str, values: tuple[object, ...]) -> list[PersonId]:
    return [PersonId(row[0]) for row in connection.rows(f"{sql} ORDER BY 1", values)]


def _json(people: Sequence[PersonId]) -> str:
    return json.dumps([int(person) for person in people])
