"""The journal: every change is one step that can be taken back, after a restart too.

Triggers (`schema.trigger_sql`) write one small row for an insert and keep the old row for an update or a delete. One
journal serves undo and redo, the trash, the history of a person, and taking back an import after later edits.

Steps have a kind (`StepKind`). Undo reverses the newest act that stands, redo the newest undo that no act followed; taking
back an older step is an act of its own, which undo reverses like any other. A step that was reversed carries `undone_by`;
how rows are reversed is in `reversal.py`.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from regulars.domain.changes import Act, Area, Changes, Step, StepId, StepKind
from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.people import PersonId
from regulars.store.database import Connection, keeping, known_problems

KEPT = timedelta(days=30)
JOINED_WITHIN = timedelta(seconds=10)
BELIEVED_AHEAD = timedelta(days=400)
NAMED_PEOPLE = 200  # beyond this a screen does better to read everything again

_OFTEN = frozenset("moment moment_person note note_version promise answer contact_point".split())
"""Written many times a day. sqlite-utils asks after a table's shape each time: seven times the insert itself."""

_AREAS = {
    "note": Area.NOTES,
    "note_version": Area.NOTES,
    "to_say": Area.NOTES,
    "moment": Area.MOMENTS,
    "moment_person": Area.MOMENTS,
    "gift": Area.MOMENTS,
    "promise": Area.PROMISES,
    "occasion": Area.OCCASIONS,
    "circle": Area.CIRCLES,
    "circle_member": Area.CIRCLES,
    "answer": Area.DAY,
    "setting": Area.SETTINGS,
    "own_field": Area.OWN_FIELDS,
    "saved_view": Area.VIEWS,
}


@dataclass(slots=True)
class Change:
    """An open change. Verbs write through `connection` (or its `db`); what they touched is read from the journal."""

    connection: Connection
    step: StepId
    act: Act
    subject: str
    kind: StepKind = StepKind.DO
    created: int | None = None
    tables: frozenset[str] = frozenset()
    people: frozenset[PersonId] = frozenset()
    changes: Changes | None = None
    in_bulk: list[tuple[int, int]] = field(default_factory=list)
    """The ranges of people that were inserted in bulk, in order; those that follow each other are one."""
    worded: set[int] = field(default_factory=set)
    """New people whose words for the search are written already."""
    told: Callable[[int], None] = lambda _people: None
    """Hears of so many new people whose words were written after the rows: half of the work of a large import."""
    _bulk: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def result(self) -> Changes:
        """What the change touched, for the verb to return once it is committed."""
        if self.changes is None:
            raise RuntimeError("the change is still open")
        return self.changes

    def tell_whole_book(self) -> None:
        """What follows from the change concerns everybody, whoever's rows it touched."""
        self.changes = replace(self.result, people=frozenset(), whole_book=True)

    def insert(self, table: str, values: Mapping[str, object]) -> int:
        """Insert one row; its id comes back, and is what the change `created`."""
        if table in _OFTEN:
            sql = f"INSERT INTO {table} ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})"
            self.created = int(self.connection.execute(sql, tuple(values.values())).lastrowid)
        else:
            self.created = int(str(self.connection.db.table(table).insert(dict(values)).last_pk))
        return self.created

    def update(self, table: str, row_id: int, values: Mapping[str, object]) -> None:
        """Set columns of one row; ENTRY_UNKNOWN when it is not there."""
        assignments = ", ".join(f"{name} = ?" for name in values)
        done = self.connection.execute(f"UPDATE {table} SET {assignments} WHERE id = ?", (*values.values(), row_id))
        if done.rowcount == 0:
            raise KnownProblem(Problem.ENTRY_UNKNOWN, id=row_id)

    def delete(self, table: str, row_id: int) -> None:
        """Delete one row; ENTRY_UNKNOWN when it is not there."""
        if self.connection.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,)).rowcount == 0:
            raise KnownProblem(Problem.ENTRY_UNKNOWN, id=row_id)

    @contextmanager
    def bulk(self) -> Iterator[None]:
        """Insert many rows fast: no trigger per row, one journal row per table and range.

        Only for rows of people who are new in this change; give the ids yourself, from `next_id`, without holes, and
        say so with `inserted`.
        """
        with self.unrecorded():
            yield
        for table, (first, last) in self._bulk.items():
            self.connection.execute(
                "INSERT INTO journal (step_id, tbl, first_id, last_id, op) VALUES (?, ?, ?, ?, 'I')",
                (self.step, table, first, last),
            )
        self._bulk.clear()

    @contextmanager
    def unrecorded(self) -> Iterator[None]:
        """Rows that are written inside leave nothing in the journal."""
        self.connection.execute("UPDATE step SET open = 2 WHERE id = ?", (self.step,))
        try:
            yield
        finally:
            self.connection.execute("UPDATE step SET open = 1 WHERE id = ?", (self.step,))

    def inserted(self, table: str, first: int, last: int) -> None:
        """Tell the journal of rows `first` to `last`, inserted in bulk. Ranges of one table must follow each other."""
        known = self._bulk.get(table)
        if known is not None and first != known[1] + 1:
            raise ValueError(f"bulk rows of {table} leave a hole before {first}")
        self._bulk[table] = (known[0] if known else first, last)

    def next_id(self, table: str) -> int:
        """The first id that no row of `table` ever had."""
        return next_id(self.connection, table)


def next_id(connection: Connection, table: str) -> int:
    """The first id that no row of `table` ever had."""
    return int(connection.value("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)) or 0) + 1


@contextmanager
def recording(
    connection: Connection,
    act: Act,
    subject: str,
    now: datetime,
    *,
    joins: str = "",
    kind: StepKind = StepKind.DO,
    reverses: int | None = None,
) -> Iterator[Change]:
    """One transaction and one step. An exception rolls back everything. `change.changes` is set once it is committed.

    `joins` names a field: an edit of the same field within ten seconds becomes part of the step before it.
    """
    with known_problems(connection.path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            if kind is not StepKind.DO:
                # Rows come back in any order. Only then: the pragma makes SQLite prepare every statement anew.
                connection.execute("PRAGMA defer_foreign_keys = ON")
            step, is_new = _open_step(connection, act, subject, now, joins, kind, reverses)
            change = Change(connection, step, act, subject, kind)
            yield change
            if change.changes is None:
                summarise(change)
            if is_new and not change.tables:
                connection.execute("DELETE FROM step WHERE id = ?", (step,))  # nothing happened: nothing to take back
                change.changes = Changes(act.value)
            connection.execute("UPDATE step SET open = 0 WHERE id = ?", (step,))
            connection.execute("COMMIT")
        except BaseException:
            if connection.raw.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _open_step(
    connection: Connection, act: Act, subject: str, now: datetime, joins: str, kind: StepKind, reverses: int | None
) -> tuple[StepId, bool]:
    at = stored_time(now)
    if joins:
        last = connection.row("SELECT id, at, joins, undone_by FROM step ORDER BY id DESC LIMIT 1")
        is_same = last is not None and last[2] == joins and last[3] is None
        if last and is_same and timedelta(0) <= now - datetime.fromisoformat(last[1]) <= JOINED_WITHIN:
            connection.execute("UPDATE step SET at = ?, open = 1 WHERE id = ?", (at, last[0]))
            return StepId(last[0]), False
    step = connection.execute(
        "INSERT INTO step (at, act, subject, kind, reverses, joins, open) VALUES (?, ?, ?, ?, ?, ?, 1)",
        (at, act.value, subject, kind.value, reverses, joins),
    ).lastrowid
    return StepId(int(step)), True


def stored_time(moment: datetime) -> str:
    """A moment as steps carry it: in one zone for all, so that the texts compare as the moments do."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def summarise(change: Change) -> Changes:
    """Read from the journal what the change touched so far; kept on the change."""
    connection = change.connection
    rows = connection.rows("SELECT DISTINCT tbl, first_id <> last_id FROM journal WHERE step_id = ?", (change.step,))
    tables = frozenset(str(row[0]) for row in rows)
    ranged = any(row[1] for row in rows)
    through = [sql for table, sql in _TOUCHED_THROUGH.items() if table in tables]
    touched = connection.rows(" UNION ".join((_TOUCHED_PEOPLE, *through)), {"step": change.step})
    people = {PersonId(row[0]) for row in touched}
    change.in_bulk = in_bulk = _touched_by_bulk(change) if "person" in tables else []
    if in_bulk and people:
        people = {person for person in people if not any(first <= person <= last for first, last in in_bulk)}
    if not in_bulk and len(people) <= NAMED_PEOPLE and "moment_person" in tables:
        people.update(PersonId(row[0]) for row in connection.rows(_MET_TOGETHER, {"step": change.step}))
    change.tables, change.people = tables, frozenset(people)
    whole_book = ranged or bool(in_bulk) or len(people) > NAMED_PEOPLE
    areas = {_AREAS.get(table, Area.PEOPLE) for table in tables}
    change.changes = Changes(
        label=change.act.value,
        subject=change.subject,
        step=change.step,
        areas=frozenset(areas),
        people=frozenset() if whole_book else change.people,
        whole_book=whole_book,
        created=change.created,
    )
    return change.changes


_TOUCHED_PEOPLE = "SELECT person_id FROM journal WHERE step_id = :step AND person_id IS NOT NULL"
# A moment and a circle belong to several people, a link to two: they are found through it, before and after.
_TOUCHED_THROUGH = {
    "moment": """
SELECT mp.person_id FROM journal j JOIN moment_person mp ON mp.moment_id = j.first_id
  WHERE j.step_id = :step AND j.tbl = 'moment'
""",
    "circle": """
SELECT cm.person_id FROM journal j JOIN circle_member cm ON cm.circle_id = j.first_id
  WHERE j.step_id = :step AND j.tbl = 'circle'
""",
    "household": """
SELECT p.id FROM journal j JOIN person p ON p.household_id = j.first_id
  WHERE j.step_id = :step AND j.tbl = 'household'
""",
    # An address may be a household's, before or after.
    "address": """
SELECT p.id FROM journal j LEFT JOIN address a ON a.id = j.first_id
  JOIN person p ON p.household_id IN (a.household_id, json_extract(j.old, '$.household_id'))
  WHERE j.step_id = :step AND j.tbl = 'address'
""",
    # Who moves in or out, or was brought by another one, stands on other people's pages, before and after.
    "person": """
SELECT p.id FROM journal j LEFT JOIN person me ON me.id = j.first_id
  JOIN person p ON p.household_id IN (me.household_id, json_extract(j.old, '$.household_id'))
  WHERE j.step_id = :step AND j.tbl = 'person' AND j.op <> 'I'
    AND me.household_id IS NOT json_extract(j.old, '$.household_id')
UNION SELECT me.introduced_by FROM journal j JOIN person me ON me.id = j.first_id
  WHERE j.step_id = :step AND j.tbl = 'person' AND j.op = 'U' AND me.introduced_by IS NOT NULL
    AND me.introduced_by IS NOT json_extract(j.old, '$.introduced_by')
UNION SELECT json_extract(j.old, '$.introduced_by') FROM journal j JOIN person me ON me.id = j.first_id
  WHERE j.step_id = :step AND j.tbl = 'person' AND j.op = 'U' AND json_extract(j.old, '$.introduced_by') IS NOT NULL
    AND me.introduced_by IS NOT json_extract(j.old, '$.introduced_by')
""",
    "organisation": """
SELECT m.person_id FROM journal j JOIN membership m ON m.organisation_id = j.first_id
  WHERE j.step_id = :step AND j.tbl = 'organisation'
UNION SELECT o.person_id FROM journal j JOIN organisation o ON o.id = j.first_id
  WHERE j.step_id = :step AND j.tbl = 'organisation' AND o.person_id IS NOT NULL
UNION SELECT p.id FROM journal j JOIN person p ON p.id = json_extract(j.old, '$.person_id')
  WHERE j.step_id = :step AND j.tbl = 'organisation'
""",
    "link": """
SELECT l.other_id FROM journal j JOIN link l ON l.id = j.first_id
  WHERE j.step_id = :step AND j.tbl = 'link' AND l.other_id IS NOT NULL
UNION SELECT json_extract(j.old, '$.other_id') FROM journal j
  WHERE j.step_id = :step AND j.tbl = 'link' AND json_extract(j.old, '$.other_id') IS NOT NULL
""",
}

# Who else was there, when the people of a moment changed: that stands on their pages too.
_MET_TOGETHER = """
SELECT mp.person_id FROM journal j JOIN moment_person mp ON mp.moment_id =
  coalesce(json_extract(j.old, '$.moment_id'), (SELECT moment_id FROM moment_person WHERE id = j.first_id))
WHERE j.step_id = :step AND j.tbl = 'moment_person'
"""


def _touched_by_bulk(change: Change) -> list[tuple[int, int]]:
    """The ranges of people that the change inserted in bulk, in order; those that follow each other are one."""
    ranges: list[tuple[int, int]] = []
    for row in change.connection.rows(
        "SELECT first_id, last_id FROM journal WHERE step_id = ? AND tbl = 'person' AND op = 'I' AND person_id IS NULL"
        " ORDER BY first_id",
        (change.step,),
    ):
        first, last = int(row[0]), int(row[1])
        if ranges and first == ranges[-1][1] + 1:
            first = ranges.pop()[0]
        ranges.append((first, last))
    return ranges


_STEP = "id, act, subject, at, kind, undone_by IS NOT NULL"


def _step(row: tuple[object, ...]) -> Step:
    step_id, act, subject, at, kind, undone = row
    return Step(StepId(int(str(step_id))), Act(str(act)), str(subject), str(at), StepKind(str(kind)), bool(undone))


def newest_step(connection: Connection) -> tuple[int, str] | None:
    """The newest step of any kind: its number, and when it was."""
    row = connection.row("SELECT id, at FROM step ORDER BY id DESC LIMIT 1")
    return None if row is None else (int(row[0]), str(row[1]))


def when(connection: Connection, step: StepId) -> str | None:
    """When a step was; None where it was forgotten."""
    row = connection.row("SELECT at FROM step WHERE id = ?", (step,))
    return None if row is None else str(row[0])


def next_to_undo(connection: Connection) -> Step | None:
    """The step that Ctrl+Z takes back."""
    row = connection.row(
        f"SELECT {_STEP} FROM step WHERE kind <> 'undo' AND undone_by IS NULL ORDER BY id DESC LIMIT 1"
    )
    return _step(row) if row else None


def next_to_redo(connection: Connection) -> Step | None:
    """The undo that Ctrl+Y reverses: the newest one that no act of the owner followed."""
    row = connection.row(
        f"SELECT {_STEP} FROM step WHERE kind = 'undo' AND undone_by IS NULL"
        " AND id > coalesce((SELECT max(id) FROM step WHERE kind IN ('do', 'take-back')), 0) ORDER BY id DESC LIMIT 1"
    )
    return _step(row) if row else None


def find_step(connection: Connection, step: StepId) -> Step:
    """The step that stands for this one: itself, or its redo. NOTHING_TO_UNDO when there is none or it is taken back."""
    row = connection.row(
        "WITH RECURSIVE forth (id, depth) AS (SELECT id, 0 FROM step WHERE id = ?"
        " UNION ALL SELECT s.undone_by, depth + 1 FROM forth f JOIN step s ON s.id = f.id WHERE s.undone_by IS NOT NULL)"
        f" SELECT {_STEP}, depth FROM forth JOIN step USING (id) ORDER BY depth DESC LIMIT 1",
        (step,),
    )
    if row is None or row[5] or row[6] % 2:
        raise KnownProblem(Problem.NOTHING_TO_UNDO, step=step)
    return _step(row[:6])


def history(connection: Connection, person: PersonId | None = None, limit: int = 200) -> list[Step]:
    """The newest steps first, of the whole book or of one person."""
    where, values = "", []
    if person is not None:
        where = "WHERE id IN (SELECT step_id FROM journal WHERE person_id = ?)"
        values.append(int(person))
    return [
        _step(row)
        for row in connection.rows(f"SELECT {_STEP} FROM step {where} ORDER BY id DESC LIMIT ?", [*values, limit])
    ]


def forget_steps(connection: Connection, before: datetime) -> int:
    """Drop the steps of the time before: the trash is emptied, that past cannot be taken back any more. Returns how many."""
    with keeping(connection):
        return int(connection.execute("DELETE FROM step WHERE at < ?", (stored_time(before),)).rowcount)


def forget_old_steps(connection: Connection, now: datetime) -> int:
    """Drop what is older than thirty days; nothing when the clock stands far ahead of the newest step, as a wrong one does.

    Returns how many steps went.
    """
    newest = connection.value("SELECT max(at) FROM step")
    if newest is None or now - datetime.fromisoformat(newest) > BELIEVED_AHEAD:
        return 0
    return forget_steps(connection, now - KEPT)
