"""Pauses in the book: a row each, of a person or (without one) of the owner."""

from collections.abc import Mapping
from datetime import date

from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.pauses import Pause, PauseId, Span
from regulars.domain.people import PersonId
from regulars.store.database import Connection, Row
from regulars.store.journal import Change
from regulars.store.rows import day_of, iso

_PAUSE = "SELECT id, person_id, begins, ends, reason FROM pause"


def of(connection: Connection, person: PersonId | None) -> tuple[Pause, ...]:
    """The pauses of one person, of the owner for None, in the order of their beginnings."""
    rows = connection.rows(f"{_PAUSE} WHERE person_id IS ? ORDER BY begins, id", (person,))
    return tuple(_pause(row) for row in rows)


def find(connection: Connection, pause: PauseId) -> Pause:
    """One pause; ENTRY_UNKNOWN."""
    row = connection.row(f"{_PAUSE} WHERE id = ?", (pause,))
    if row is None:
        raise KnownProblem(Problem.ENTRY_UNKNOWN, id=pause)
    return _pause(row)


def _pause(row: Row) -> Pause:
    person = None if row[1] is None else PersonId(row[1])
    return Pause(PauseId(row[0]), person, date.fromisoformat(row[2]), day_of(row[3]), row[4])


def values_of(begins: date, ends: date | None, reason: str = "") -> dict[str, object]:
    """The columns of a pause."""
    return {"begins": begins.isoformat(), "ends": iso(ends), "reason": reason}


def insert(change: Change, person: PersonId | None, values: Mapping[str, object]) -> PauseId:
    """A new pause."""
    return PauseId(change.insert("pause", {"person_id": person, **values}))


def spans(connection: Connection, first: int, last: int) -> dict[int, list[Span]]:
    """The pauses of everybody whose id is from `first` to `last`; who never pauses is left out."""
    rows = connection.rows(
        "SELECT person_id, begins, ends FROM pause WHERE person_id BETWEEN ? AND ? ORDER BY person_id, begins, id",
        (first, last),
    )
    found: dict[int, list[Span]] = {}
    for person, begins, ends in rows:
        found.setdefault(person, []).append((date.fromisoformat(begins), day_of(ends)))
    return found


def spans_of_owner(connection: Connection) -> list[Span]:
    """The owner's own pauses: they hold for everybody."""
    return [(one.begins, one.ends) for one in of(connection, None)]


def touched_for_everybody(connection: Connection, step: int) -> bool:
    """Whether a step touched a pause of the owner's."""
    return bool(
        connection.value(
            "SELECT 1 FROM journal WHERE step_id = ? AND tbl = 'pause' AND person_id IS NULL LIMIT 1", (step,)
        )
    )
