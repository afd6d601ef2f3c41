"""The ledger of what was announced: a row is written before anything is shown, so nothing is ever shown twice.

`showing` rows stand from then until the desktop has it: what a killed program took and never showed is free again.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from regulars.domain.people import PersonId
from regulars.domain.reminders import EVENING_WORD, Awaited
from regulars.store.database import Connection, keeping

Row = tuple[str, str]
"""Which reminder, which time it is about."""

_SHOWING = "showing"
_FURTHEST, _TURNED_BACK, _TRUSTED = "looked-until", "looked-until-again", "trusted-clock"
_HANDING_OVER = timedelta(minutes=2)
"""Whoever took something and has not shown it for so long was killed. Either way: clocks are set back, too."""


def take(connection: Connection, rows: Sequence[Row], now: datetime) -> tuple[Row, ...]:
    """Take the right to announce these; those come back that nobody took before, whichever program it was."""
    at = now.isoformat(timespec="seconds")
    with keeping(connection):
        taken = tuple(row for row in rows if _insert(connection, row, at))
        for reminder, occurrence in taken:
            _insert(connection, (_SHOWING, f"{reminder} {occurrence}"), at)
    return taken


def shown(connection: Connection, rows: Sequence[Row], until: date | None) -> None:
    """The desktop has these now; and all that was due up to `until` is announced, if that is said."""
    with keeping(connection):
        for reminder, occurrence in rows:
            _delete(connection, (_SHOWING, f"{reminder} {occurrence}"))
        if until is not None:
            _mark_looked(connection, until)


def free_unshown(connection: Connection, now: datetime) -> None:
    """Give back what a program took that was killed before it could show it."""
    stale = [
        occurrence
        for occurrence, at in connection.rows(
            "SELECT occurrence, fired_at FROM reminder_fired WHERE reminder = ?", (_SHOWING,)
        )
        if abs(now - datetime.fromisoformat(at)) > _HANDING_OVER
    ]
    if not stale:
        return
    with keeping(connection):
        for one in stale:
            reminder, _, occurrence = one.partition(" ")
            _delete(connection, (_SHOWING, one))
            _delete(connection, (reminder, occurrence))


def fired(connection: Connection, reminder: str, occurrence: str) -> bool:
    """Whether it was announced already."""
    return (
        connection.row("SELECT 1 FROM reminder_fired WHERE reminder = ? AND occurrence = ?", (reminder, occurrence))
        is not None
    )


def not_fired(connection: Connection, awaited: Iterable[Awaited]) -> list[Awaited]:
    """Those of these that were not announced yet."""
    return [one for one in awaited if not fired(connection, *one.occurrence)]


def looked_until(connection: Connection, today: date) -> date | None:
    """The last day up to which all was announced; None in a book that never announced anything.

    A clock may have been set back since then, or have been far behind for a while: then the last such day that is over.
    """
    marks = [day for what in (_FURTHEST, _TURNED_BACK) if (day := _marked(connection, what)) is not None]
    return max((day for day in marks if day <= today), default=today if marks else None)


def look_until(connection: Connection, day: date) -> None:
    """There was nothing to announce up to this day."""
    with keeping(connection):
        _mark_looked(connection, day)


def furthest(connection: Connection) -> date | None:
    """The latest day on which reminders were ever looked after, or which the owner said is right."""
    marks = [day for what in (_FURTHEST, _TRUSTED) if (day := _marked(connection, what)) is not None]
    return max(marks, default=None)


def trust(connection: Connection, day: date) -> None:
    """The owner says that this is the day."""
    with keeping(connection):
        _mark(connection, _TRUSTED, day)


def promises_due(connection: Connection, until: date) -> list[Awaited]:
    """The owner's open promises that fall due until then and were not announced for that day."""
    rows = connection.rows(
        "SELECT r.id, r.person_id, r.due_on FROM promise r INDEXED BY promise_open"
        " WHERE r.state = 'open' AND r.by = 'me' AND r.due_on <= ? AND NOT EXISTS (SELECT 1 FROM reminder_fired f"
        " WHERE f.reminder = 'promise/' || r.id AND f.occurrence = r.due_on)",
        (until.isoformat(),),
    )
    found = []
    for promise, person, due_on in rows:
        day = date.fromisoformat(due_on)
        found.append(Awaited(f"promise/{promise}", PersonId(person), day, day, stays=True))
    return found


def put_off_until_tonight(connection: Connection, today: date) -> dict[PersonId, str]:
    """Who was put off until this evening, and was not reached since; nobody once they were announced."""
    rows = connection.rows(
        "SELECT DISTINCT p.id, p.name FROM answer a INDEXED BY answer_by_day JOIN person p ON p.id = a.person_id"
        " LEFT JOIN score s ON s.person_id = p.id WHERE a.day = :today AND a.kind = 'later' AND a.until = :today"
        " AND p.state = 'active' AND coalesce(s.last_day, '') < :today"
        " AND NOT EXISTS (SELECT 1 FROM answer d WHERE d.person_id = p.id AND (d.until > :today OR d.day = :today"
        " AND d.kind = 'done')) AND NOT EXISTS (SELECT 1 FROM reminder_fired WHERE reminder = :evening AND occurrence = :today)"
        " ORDER BY p.id",
        {"today": today.isoformat(), "evening": EVENING_WORD},
    )
    return {PersonId(row[0]): str(row[1]) for row in rows}


def _insert(connection: Connection, row: Row, at: str) -> bool:
    done = connection.execute(
        "INSERT OR IGNORE INTO reminder_fired (reminder, occurrence, fired_at) VALUES (?, ?, ?)", (*row, at)
    )
    return bool(done.rowcount)


def _delete(connection: Connection, row: Row) -> None:
    connection.execute("DELETE FROM reminder_fired WHERE reminder = ? AND occurrence = ?", row)


def _mark(connection: Connection, what: str, day: date) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO reminder_fired (reminder, occurrence, fired_at) VALUES (?, '', ?)",
        (what, day.isoformat()),
    )


def _mark_looked(connection: Connection, day: date) -> None:
    before = _marked(connection, _FURTHEST)
    _mark(connection, _FURTHEST if before is None or day >= before else _TURNED_BACK, day)


def _marked(connection: Connection, what: str) -> date | None:
    found = connection.value("SELECT fired_at FROM reminder_fired WHERE reminder = ? AND occurrence = ''", (what,))
    return None if found is None else date.fromisoformat(found)
