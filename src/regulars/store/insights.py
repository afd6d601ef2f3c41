"""What the insights are added up from: packed touches, answers, settled promises, gifts, rhythms."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from regulars.domain.people import PersonId
from regulars.store.database import Connection, Row
from regulars.store.rows import iso

AT_ONCE = 5000
"""People whose touches are read at once: some milliseconds, between which other threads get their turn."""

# Whose rhythm asks for something: everybody who may be nudged about, once they were seen.
_ASKING = """
FROM score s JOIN person p ON p.id = s.person_id LEFT JOIN household h ON h.id = p.household_id
WHERE s.last_day IS NOT NULL AND p.state = 'active' AND p.is_me = 0
  AND p.id NOT IN (SELECT person_id FROM pause WHERE person_id IS NOT NULL AND begins <= :today
    AND (ends IS NULL OR ends > :today))
"""
_RHYTHM = "max(1.0, coalesce(p.cadence_days, h.cadence_days, s.tau))"


def packed(connection: Connection) -> Iterator[list[tuple[int, bytes]]]:
    """The packed touches of everybody, person by person in the order of ids, in blocks."""
    last = 0
    while rows := connection.rows(
        "SELECT person_id, packed FROM touch WHERE person_id > ? ORDER BY person_id LIMIT ?", (last, AT_ONCE)
    ):
        yield [(row[0], row[1]) for row in rows]
        last = rows[-1][0]


def packed_of(connection: Connection, person: PersonId) -> list[tuple[int, bytes]]:
    """The same of one person."""
    rows = connection.rows("SELECT person_id, packed FROM touch WHERE person_id = ?", (person,))
    return [(row[0], row[1]) for row in rows]


@dataclass(frozen=True, slots=True)
class PutOff:
    """Somebody was left for later on a day."""

    id: int
    person: PersonId
    day: date


def put_off(connection: Connection, first: date, last: date) -> list[PutOff]:
    """Who was left for later, or let go, on which of these days; the newest first."""
    rows = connection.rows(
        "SELECT id, person_id, day FROM answer WHERE day BETWEEN ? AND ? AND kind IN ('later', 'let-go')"
        " ORDER BY day DESC, id DESC",
        (first.isoformat(), last.isoformat()),
    )
    return [PutOff(row[0], PersonId(row[1]), date.fromisoformat(row[2])) for row in rows]


def settled(
    connection: Connection, first: date, last: date, states: Sequence[str], limit: int
) -> tuple[list[tuple[int, PersonId, date]], int]:
    """The owner's promises that were settled so between two days, the newest first: id, to whom, when; and how many."""
    where = (
        "FROM promise INDEXED BY promise_settled WHERE state <> 'open' AND settled_on BETWEEN ? AND ? AND by = 'me'"
        " AND state IN (SELECT value FROM json_each(?))"
    )
    values = [first.isoformat(), last.isoformat(), json.dumps(list(states))]
    rows = connection.rows(
        f"SELECT id, person_id, settled_on {where} ORDER BY settled_on DESC, id DESC LIMIT ?", [*values, limit]
    )
    found = [(row[0], PersonId(row[1]), date.fromisoformat(row[2])) for row in rows]
    return found, int(connection.value(f"SELECT count(*) {where}", values))


def gifts(connection: Connection, first: date, last: date, limit: int) -> tuple[list[tuple[int, PersonId, date]], int]:
    """The gifts that were given between two days, the newest first: id, to whom, when; and how many."""
    where, values = "FROM gift WHERE day BETWEEN ? AND ?", [first.isoformat(), last.isoformat()]
    rows = connection.rows(f"SELECT id, person_id, day {where} ORDER BY day DESC, id DESC LIMIT ?", [*values, limit])
    found = [(row[0], PersonId(row[1]), date.fromisoformat(row[2])) for row in rows]
    return found, int(connection.value(f"SELECT count(*) {where}", values))


def count_asking(connection: Connection, today: date) -> int:
    """For how many people a rhythm asks."""
    return int(connection.value(f"SELECT count(*) {_ASKING}", {"today": today.isoformat()}))


def who_asks_most(connection: Connection, today: date, limit: int) -> list[tuple[PersonId, date]]:
    """Those whose rhythms are the shortest, with the day of the last moment."""
    rows = connection.rows(
        f"SELECT p.id, s.last_day {_ASKING} ORDER BY {_RHYTHM}, p.sort_key, p.id LIMIT :limit",
        {"today": today.isoformat(), "limit": limit},
    )
    return [(PersonId(row[0]), date.fromisoformat(row[1])) for row in rows]


def scores(connection: Connection, first: int, last: int) -> list[Row]:
    """Of everybody from one id to another who is active, was seen and is not the owner: id, and the score that is kept."""
    return connection.rows(
        "SELECT s.person_id, s.score FROM score s JOIN person p ON p.id = s.person_id"
        " WHERE s.person_id BETWEEN ? AND ? AND s.last_day IS NOT NULL AND s.gaps > 0 AND p.state = 'active'"
        " AND p.is_me = 0 ORDER BY s.person_id",
        (first, last),
    )


_FACES = f"""
SELECT e.key, p.name, CASE WHEN s.last_day IS NOT NULL THEN s.score END, coalesce(s.band, 0), p.photo_id, s.last_day,
  {_RHYTHM.replace("s.tau", "s.tau, 60.0")}
FROM json_each(?) e JOIN person p ON p.id = e.value LEFT JOIN score s ON s.person_id = p.id
LEFT JOIN household h ON h.id = p.household_id
"""


def faces(connection: Connection, people: Sequence[PersonId]) -> dict[int, Row]:
    """By place in the list: name, score (None without a moment), band, photo, last day, rhythm in days."""
    rows = connection.rows(_FACES, (json.dumps([int(person) for person in people]),))
    return {int(row[0]): row[1:] for row in rows}


_MOMENTS = """
SELECT e.key, m.kind, m.direction, m.text FROM json_each(?) e
JOIN moment_person mp ON mp.person_id = e.value ->> 0 JOIN moment m ON m.id = mp.moment_id AND m.day = e.value ->> 1
ORDER BY e.key, m.text = '', m.id DESC
"""


def moments_on(connection: Connection, wanted: Sequence[tuple[PersonId, date]]) -> dict[int, Row]:
    """By place in the list: kind, direction and words of the moment with a person on a day; of several one that has words."""
    asked = json.dumps([[int(person), iso(day)] for person, day in wanted])
    found: dict[int, Row] = {}
    for place, *values in connection.rows(_MOMENTS, (asked,)):
        found.setdefault(int(place), tuple(values))
    return found


def texts(connection: Connection, table: str, column: str, ids: Sequence[int]) -> dict[int, Row]:
    """By id: one column of some rows, and the state and side of a promise."""
    extra = ", state, by" if table == "promise" else ""
    rows = connection.rows(
        f"SELECT id, {column}{extra} FROM {table} WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    return {int(row[0]): row[1:] for row in rows}
