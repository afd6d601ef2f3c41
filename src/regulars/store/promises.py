"""Promises in the book."""

import json
from collections.abc import Mapping, Sequence
from datetime import date

from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.moments import MomentId
from regulars.domain.people import PersonId
from regulars.domain.promises import Promise, PromiseBy, PromiseId, PromiseState, PromiseYear
from regulars.store.database import Connection, Row
from regulars.store.journal import Change
from regulars.store.rows import day_of

_PROMISE = (
    "SELECT r.id, r.person_id, r.by, r.text, r.made_on, r.due_on, r.quote, r.state, r.settled_on, r.renegotiated,"
    " r.moment_id, p.name FROM promise r JOIN person p ON p.id = r.person_id"
)


def of_person(connection: Connection, person: PersonId) -> list[Promise]:
    """Open ones first, by their day (those without one last); then the newest settled."""
    order = (
        "ORDER BY r.state <> 'open', CASE WHEN r.state = 'open' THEN coalesce(r.due_on, '9999') END,"
        " r.settled_on DESC, r.id DESC"
    )
    return [_promise(row) for row in connection.rows(f"{_PROMISE} WHERE r.person_id = ? {order}", (person,))]


def open_ones(connection: Connection) -> list[Promise]:
    """All open promises by their day, those without one last."""
    order = "ORDER BY r.due_on IS NULL, r.due_on, r.id"
    return [_promise(row) for row in connection.rows(f"{_PROMISE} WHERE r.state = 'open' {order}")]


_KNOWN_STILL = "person_id NOT IN (SELECT id FROM person INDEXED BY person_aside WHERE state <> 'active')"


def open_ids(connection: Connection, by: PromiseBy) -> list[PromiseId]:
    """The open promises of one side to or by active people, by their day, those without one last. Read from an index alone."""
    rows = connection.rows(
        f"SELECT id FROM promise INDEXED BY promise_open WHERE state = 'open' AND by = ? AND {_KNOWN_STILL}"
        " ORDER BY due_on IS NULL, due_on, id",
        (by.value,),
    )
    return [PromiseId(row[0]) for row in rows]


def settled_ids(connection: Connection, limit: int) -> list[PromiseId]:
    """The promises of both sides that are settled, the newest first."""
    rows = connection.rows(
        "SELECT id FROM promise INDEXED BY promise_settled WHERE state <> 'open' AND settled_on IS NOT NULL"
        " ORDER BY settled_on DESC, id DESC LIMIT ?",
        (limit,),
    )
    return [PromiseId(row[0]) for row in rows]


def to_tell(connection: Connection, today: date, until: date, limit: int) -> list[Promise]:
    """The owner's open promises to active people that are due from `today` to `until`, by their day."""
    rows = connection.rows(
        f"{_PROMISE.replace('promise r', 'promise r INDEXED BY promise_open')} WHERE r.state = 'open' AND r.by = 'me'"
        " AND r.due_on BETWEEN ? AND ? AND p.state = 'active' ORDER BY r.due_on, r.id LIMIT ?",
        (today.isoformat(), until.isoformat(), limit),
    )
    return [_promise(row) for row in rows]


def count_open(connection: Connection, by: PromiseBy) -> int:
    """How many promises of one side are open, to or by active people."""
    sql = f"SELECT count(*) FROM promise INDEXED BY promise_open WHERE state = 'open' AND by = ? AND {_KNOWN_STILL}"
    return int(connection.value(sql, (by.value,)))


def year_of(connection: Connection, first: date, last: date) -> PromiseYear:
    """What became of the owner's promises between two days."""
    row = connection.row(
        "SELECT sum(state = 'kept'), sum(state = 'late'), sum(state = 'broken'), sum(renegotiated > 0)"
        " FROM promise INDEXED BY promise_settled"
        " WHERE state <> 'open' AND settled_on BETWEEN ? AND ? AND by = 'me'",
        (first.isoformat(), last.isoformat()),
    )
    kept, late, broken, moved = (int(value or 0) for value in row or (0, 0, 0, 0))
    still = (
        "SELECT count(*) FROM promise INDEXED BY promise_moved WHERE state = 'open' AND by = 'me' AND renegotiated > 0"
    )
    return PromiseYear(kept, late, broken, moved + int(connection.value(still)))


def some(connection: Connection, ids: Sequence[PromiseId]) -> list[Promise]:
    """These promises in the order given; what is gone is left out."""
    sql = f"{_PROMISE.replace('FROM promise', 'FROM json_each(?) e JOIN promise')}"
    sql = sql.replace("r JOIN person", "r ON r.id = e.value JOIN person")
    return [_promise(row) for row in connection.rows(f"{sql} ORDER BY e.key", (json.dumps([int(one) for one in ids]),))]


def find(connection: Connection, promise: PromiseId) -> Promise:
    """One promise; ENTRY_UNKNOWN."""
    row = connection.row(f"{_PROMISE} WHERE r.id = ?", (promise,))
    if row is None:
        raise KnownProblem(Problem.ENTRY_UNKNOWN, id=promise)
    return _promise(row)


def _promise(row: Row) -> Promise:
    return Promise(
        id=PromiseId(row[0]),
        person=PersonId(row[1]),
        by=PromiseBy(row[2]),
        text=row[3],
        made_on=date.fromisoformat(row[4]),
        due_on=day_of(row[5]),
        quote=row[6],
        state=PromiseState(row[7]),
        settled_on=day_of(row[8]),
        renegotiated=row[9],
        moment=None if row[10] is None else MomentId(row[10]),
        person_name=row[11],
    )


def insert(change: Change, person: PersonId, values: Mapping[str, object]) -> PromiseId:
    """A new promise."""
    return PromiseId(change.insert("promise", {"person_id": person, **values}))
