"""What looking through a few notes each month reads, and what of it stays."""

import json
from datetime import date, datetime

from regulars.domain.notes import Note, NoteId
from regulars.domain.people import PersonId
from regulars.store import settings
from regulars.store.database import Connection
from regulars.store.day import answer
from regulars.store.journal import Change, stored_time
from regulars.store.notes import COLUMNS, note_of

LOOKED_THROUGH = "looked-through"
"""The kind of an answer (`day.answer`) to: would you say this to their face?"""
_RESTS_UNTIL = "note_review_rests_until"

# Whoever died is never asked about, nor what the owner noted about themselves, nor a note whose day has passed. Rows are
# numbered as they are made: behind the first one of the last month all are younger.
_WAITING = """
FROM note n WHERE n.id < :younger AND max(n.source_day, coalesce(n.confirmed_on, '')) <= :heard
AND (n.until IS NULL OR n.until >= :today)
AND EXISTS (SELECT 1 FROM person p WHERE p.id = n.person_id AND p.is_me = 0 AND p.state <> 'deceased')
AND NOT EXISTS (SELECT 1 FROM note_version v WHERE v.note_id = n.id AND v.replaced_at > :since)
"""
# The journal is no longer than a month or so: some thousand steps at most.
_YOUNGER = """
SELECT min(j.first_id) FROM step s JOIN journal j INDEXED BY journal_by_step ON j.step_id = s.id AND j.tbl = 'note'
WHERE j.op = 'I' AND s.kind = 'do' AND s.at > ?
"""
_LAST = 2**62


def waiting(
    connection: Connection, today: date, heard: date, since: datetime, most: int
) -> list[tuple[PersonId, str, Note]]:
    """The notes heard of last by `heard`, and neither made nor reworded after `since`: veiled ones last, the oldest first."""
    columns = ", ".join(f"n.{name}" for name in COLUMNS)
    rows = connection.rows(
        f"SELECT n.person_id, (SELECT name FROM person WHERE id = n.person_id), {columns} {_WAITING}"
        " ORDER BY n.veiled, max(n.source_day, coalesce(n.confirmed_on, '')), n.id LIMIT :most",
        _values(connection, today, heard, since, most),
    )
    return [(PersonId(row[0]), str(row[1]), note_of(row[2:])) for row in rows]


def how_many_wait(
    connection: Connection, today: date, heard: date, since: datetime, most: int, but: NoteId | None = None
) -> int:
    """How many `waiting` would find beside that one; counting ends at `most`."""
    sql = f"SELECT count(*) FROM (SELECT 1 {_WAITING} AND n.id IS NOT :but LIMIT :most)"
    return int(connection.value(sql, {**_values(connection, today, heard, since, most), "but": but}))


def _values(connection: Connection, today: date, heard: date, since: datetime, most: int) -> dict[str, object]:
    younger = connection.value(_YOUNGER, (stored_time(since),))
    return {
        "younger": _LAST if younger is None else younger,
        "heard": heard.isoformat(),
        "today": today.isoformat(),
        "since": stored_time(since),
        "most": most,
    }


def keep_answer(change: Change, person: PersonId, day: date) -> None:
    """Remember that a note about this person was looked through."""
    answer(change, person, LOOKED_THROUGH, day, None)
    change.created = None


def answered_since(connection: Connection, first: date) -> list[PersonId]:
    """About whom notes were looked through since that day, one entry each time, in order."""
    sql = "SELECT person_id FROM answer INDEXED BY answer_by_day WHERE day >= ? AND kind = ? ORDER BY id"
    return [PersonId(row[0]) for row in connection.rows(sql, (first.isoformat(), LOOKED_THROUGH))]


def rests_until(connection: Connection) -> date | None:
    """Before that day the owner does not want to be asked again."""
    text = connection.value("SELECT value FROM setting WHERE key = ?", (_RESTS_UNTIL,))
    try:
        return None if text is None else date.fromisoformat(json.loads(text))
    except (ValueError, TypeError):
        return None  # written by a version that knew more


def rest_until(change: Change, day: date) -> None:
    """Ask nothing before that day."""
    settings.write(change, {_RESTS_UNTIL: day.isoformat()})
