"""Taking back a step of the journal, also after later steps: what was touched since is left alone."""

import json

from regulars.domain.changes import Step, StepId, StepKind
from regulars.domain.people import PersonId
from regulars.store.database import Connection, Row
from regulars.store.journal import Change
from regulars.store.schema import JOURNALED


def reverse(change: Change, step: Step) -> tuple[tuple[PersonId, str], ...]:
    """Reverse the rows of `step` inside the open `change`, whose kind says how.

    Undo and redo go back and forth in order: what they find is what the step left, to the last column. A take-back comes
    when others were done since: who was touched by them is left alone and named. If that is all of them, the step stands.
    """
    connection = change.connection
    guarded = change.kind is StepKind.TAKE_BACK and _find_later(connection, step.id, change.step)
    parents = _parents(connection) if guarded else None
    rows = connection.rows(
        "SELECT tbl, first_id, last_id, op, person_id, old FROM journal WHERE step_id = ? ORDER BY id DESC", (step.id,)
    )
    skipped = {row[4] for row in rows if not _reverse_row(connection, row, parents)}
    if not guarded or connection.value("SELECT 1 FROM journal WHERE step_id = ? LIMIT 1", (change.step,)):
        connection.execute("UPDATE step SET undone_by = ? WHERE id = ?", (change.step, step.id))
    if change.kind is not StepKind.TAKE_BACK:
        _mark_taken_back(change, step.id)
    return _left_alone(connection, rows, skipped) if guarded else ()


def _mark_taken_back(change: Change, step: StepId) -> None:
    """Where a take-back is undone, what it took back stands again; where it is done again, that does not."""
    taken = change.connection.value(
        "WITH RECURSIVE back (kind, reverses) AS (SELECT kind, reverses FROM step WHERE id = ?"
        " UNION ALL SELECT s.kind, s.reverses FROM back b JOIN step s ON s.id = b.reverses WHERE b.kind <> 'take-back')"
        " SELECT reverses FROM back WHERE kind = 'take-back'",
        (step,),
    )
    if taken is not None:
        undone_by = change.step if change.kind is StepKind.REDO else None
        change.connection.execute("UPDATE step SET undone_by = ? WHERE id = ?", (undone_by, taken))


def _left_alone(connection: Connection, rows: list[Row], skipped: set[int | None]) -> tuple[tuple[PersonId, str], ...]:
    of_step = {row[4] for row in rows}
    ranges = [(row[1], row[2]) for row in rows if row[0] == "person"]
    later = connection.rows(
        "SELECT id, name FROM person WHERE id IN (SELECT id FROM temp.later WHERE tbl = 'person')"
        " OR id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps([person for person in skipped if person is not None]),),
    )
    return tuple(
        (PersonId(person), str(name))
        for person, name in later
        if person in of_step or any(first <= person <= last for first, last in ranges)
    )


# Every later step that was not reversed is followed back through what it reverses, as far as `step`. A row stands as
# touched when an odd number of that chain's steps wrote it: an edit and its undo leave nothing, one done again does.
_LATER_ROWS = """
WITH RECURSIVE chain (ending, id) AS (
  SELECT id, id FROM step WHERE id > :step AND id <> :now AND undone_by IS NULL
  UNION ALL SELECT c.ending, s.reverses FROM chain c JOIN step s ON s.id = c.id WHERE s.reverses > :step
)
INSERT OR IGNORE INTO temp.later
SELECT {row} FROM chain c JOIN journal j ON j.step_id = c.id WHERE {where} GROUP BY c.ending, 1, 2
HAVING count(DISTINCT j.step_id) % 2
"""


def _find_later(connection: Connection, step: StepId, now: StepId) -> bool:
    """Collect in `temp.later` the people and rows that were touched after `step`; whether there are any."""
    connection.execute(
        "CREATE TEMP TABLE IF NOT EXISTS later (tbl TEXT, id INTEGER, PRIMARY KEY (tbl, id)) WITHOUT ROWID"
    )
    connection.execute("DELETE FROM temp.later")
    for row, where in (
        ("'person', j.person_id", "j.person_id IS NOT NULL"),
        ("j.tbl, j.first_id", "j.first_id = j.last_id"),
    ):
        connection.execute(_LATER_ROWS.format(row=row, where=where), {"step": step, "now": now})
    connection.execute(
        "INSERT OR IGNORE INTO temp.later SELECT 'moment', mp.moment_id FROM moment_person mp"
        " JOIN temp.later l ON l.tbl = 'person' AND l.id = mp.person_id"
    )
    return connection.value("SELECT 1 FROM temp.later LIMIT 1") is not None


Parents = dict[str, list[tuple[str, str, bool]]]


def _parents(connection: Connection) -> Parents:
    """For each journaled table: its columns that name rows elsewhere, where, and whether it is nothing without them."""
    return {
        table: [(row[3], row[2], row[6] == "CASCADE") for row in connection.rows(f"PRAGMA foreign_key_list({table})")]
        for table in JOURNALED
    }


# Rows that others may still need when the step that made them is taken back.
_STILL_NEEDED = {
    "organisation": "EXISTS (SELECT 1 FROM membership WHERE organisation_id = t.id)",
    "circle": "(EXISTS (SELECT 1 FROM circle_member WHERE circle_id = t.id) OR EXISTS"
    " (SELECT 1 FROM note WHERE circle_id = t.id))",
    "household": "(EXISTS (SELECT 1 FROM person WHERE household_id = t.id) OR EXISTS"
    " (SELECT 1 FROM address WHERE household_id = t.id))",
    "own_field": "EXISTS (SELECT 1 FROM own_value WHERE field_id = t.id)",
    "moment": "EXISTS (SELECT 1 FROM moment_person WHERE moment_id = t.id)",
}


def _reverse_row(connection: Connection, row: tuple[object, ...], parents: Parents | None) -> bool:
    """Take back one line of the journal; with `parents` only if nothing later stands against it. Whether it could."""
    table, first, last, op, person, old = row
    if table not in JOURNALED:
        raise ValueError(f"unknown table in the journal: {table}")
    if op == "I":
        where, values = "t.id BETWEEN ? AND ?", [first, last]
        if parents is not None:
            owner = JOURNALED[str(table)].format(row="t")
            where += f" AND coalesce({owner}, -1) NOT IN (SELECT id FROM temp.later WHERE tbl = 'person')"
            where += " AND t.id NOT IN (SELECT id FROM temp.later WHERE tbl = ?)"
            values.append(table)
            if table in _STILL_NEEDED:
                where += f" AND NOT {_STILL_NEEDED[str(table)]}"
        connection.execute(f"DELETE FROM {table} AS t WHERE {where}", values)
        return True
    kept: dict[str, object] = json.loads(str(old))
    pause = _take_pause(kept) if table == "person" else None
    if parents is not None:
        sql = "SELECT 1 FROM temp.later WHERE (tbl = 'person' AND id = ?) OR (tbl = ? AND id = ?)"
        if connection.value(sql, (person, table, first)) or not _find_parents(connection, kept, parents[str(table)]):
            return False
    # What was not touched since fits exactly; what was may meet a newer row of the same name, which then stays.
    conflict = "ABORT" if parents is None else "IGNORE"
    if op == "U":
        assignments = ", ".join(f"{name} = ?" for name in kept if name != "id")
        values = [value for name, value in kept.items() if name != "id"]
        sql, values = f"UPDATE OR {conflict} {table} SET {assignments} WHERE id = ?", [*values, kept["id"]]
    else:
        marks = ", ".join("?" * len(kept))
        sql, values = f"INSERT OR {conflict} INTO {table} ({', '.join(kept)}) VALUES ({marks})", list(kept.values())
    done = bool(connection.execute(sql, values).rowcount)
    if done and pause is not None:
        _put_pause(connection, kept["id"], pause)
    return done


Pause = tuple[object, object]


def _take_pause(kept: dict[str, object]) -> Pause | None:
    """Until version 2 of the tables a person's one pause stood in the row: what it was, out of such a row; else None."""
    if "paused_from" not in kept:
        return None
    return kept.pop("paused_from"), kept.pop("paused_until")


def _put_pause(connection: Connection, person: object, pause: Pause) -> None:
    """The pause as an old row has it. Whatever came since version 2 is taken back by now, or stands in the way of all this."""
    known = connection.rows("SELECT begins, ends FROM pause WHERE person_id = ?", (person,))
    if known == ([pause] if pause[0] is not None else []):
        return
    connection.execute("DELETE FROM pause WHERE person_id = ?", (person,))
    if pause[0] is not None:
        connection.execute("INSERT INTO pause (person_id, begins, ends) VALUES (?, ?, ?)", (person, *pause))


def _find_parents(connection: Connection, kept: dict[str, object], parents: list[tuple[str, str, bool]]) -> bool:
    """Whether the rows that an old row cannot do without are there; the names of others that are gone become empty."""
    for column, parent, needed in parents:
        value = kept[column]
        if value is not None and connection.value(f"SELECT 1 FROM {parent} WHERE id = ?", (value,)) is None:
            if needed:
                return False
            kept[column] = None
    return True
