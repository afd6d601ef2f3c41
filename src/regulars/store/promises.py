"""Promises in the book."""

from collections.abc import Mapping
from datetime import date

from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.moments import MomentId
from regulars.domain.people import PersonId
from regulars.domain.promises import Promise, PromiseBy, PromiseId, PromiseState
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
