"""What was written since somebody looked, by whatever program: the journal has it."""

from dataclasses import dataclass

from regulars.domain.people import PersonId
from regulars.store.database import Connection
from regulars.store.schema import JOURNALED


@dataclass(frozen=True, slots=True)
class Written:
    """The tables and the people that were touched. `people` is None when they cannot be named: it may be anybody."""

    upto: int
    """The newest row of the journal, to ask from next time."""
    tables: frozenset[str] = frozenset()
    people: frozenset[PersonId] | None = frozenset()


_MOST = 400
"""Rows of the journal; behind more of them everything is read again anyway."""

# A moment's own row says nobody: its people are those who are in it, and who left it stands in a row of its own.
_ROWS = """
SELECT j.id, j.tbl, coalesce(j.person_id, mp.person_id), j.first_id <> j.last_id FROM journal j
LEFT JOIN moment_person mp ON j.tbl = 'moment' AND mp.moment_id = j.first_id
WHERE j.id > ? ORDER BY j.id DESC LIMIT ?
"""
_OF_NOBODY = frozenset({"moment", "note", "note_version", "saved_view"})


def newest(connection: Connection) -> int:
    """The newest row of the journal: another one after whatever was written."""
    return int(connection.value("SELECT coalesce(max(id), 0) FROM journal"))


def written(connection: Connection, after: int) -> Written:
    """What was touched by the rows of the journal behind this one; anything by anybody when it is 0."""
    if after == 0:
        return Written(newest(connection), frozenset(JOURNALED), None)
    rows = connection.rows(_ROWS, (after, _MOST))
    if not rows:
        return Written(after)
    tables = frozenset(str(row[1]) for row in rows)
    # What belongs to no one person, like a circle's name or a setting, may stand with anybody.
    unnamed = any(row[3] or (row[2] is None and row[1] not in _OF_NOBODY) for row in rows)
    if unnamed or len(rows) == _MOST:
        return Written(int(rows[0][0]), tables, None)
    return Written(int(rows[0][0]), tables, frozenset(PersonId(row[2]) for row in rows if row[2] is not None))
