"""Preference notes in the book, with what each of them said before."""

from collections.abc import Mapping
from datetime import date, datetime

from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.notes import Note, NoteId, NoteKind, NoteVersion, Source, Strength
from regulars.domain.people import PersonId
from regulars.store.database import Connection, Row
from regulars.store.journal import Change
from regulars.store.rows import day_of

_NOTE = (
    "SELECT id, kind, text, source, source_day, source_place, own_kind, strength, purpose, consent, review_on,"
    " confirmed_on, until, veiled FROM note"
)


def of_person(connection: Connection, person: PersonId) -> list[Note]:
    """What must be avoided first, then the newest knowledge first."""
    order = "ORDER BY kind <> 'avoid', source_day DESC, id DESC"
    return [_note(row) for row in connection.rows(f"{_NOTE} WHERE person_id = ? {order}", (person,))]


def find(connection: Connection, note: NoteId) -> Note:
    """One note; ENTRY_UNKNOWN."""
    row = connection.row(f"{_NOTE} WHERE id = ?", (note,))
    if row is None:
        raise KnownProblem(Problem.ENTRY_UNKNOWN, id=note)
    return _note(row)


def _note(row: Row) -> Note:
    return Note(
        id=NoteId(row[0]),
        kind=NoteKind(row[1]),
        text=row[2],
        source=Source(row[3]),
        source_day=date.fromisoformat(row[4]),
        source_place=row[5],
        own_kind=row[6],
        strength=Strength(row[7]),
        purpose=row[8],
        consent=None if row[9] is None else bool(row[9]),
        review_on=day_of(row[10]),
        confirmed_on=day_of(row[11]),
        until=day_of(row[12]),
        veiled=bool(row[13]),
    )


def whose(connection: Connection, note: NoteId) -> str:
    """The name of the person or circle that a note is about; ENTRY_UNKNOWN."""
    name = connection.value(
        "SELECT coalesce(p.name, c.name) FROM note n LEFT JOIN person p ON p.id = n.person_id"
        " LEFT JOIN circle c ON c.id = n.circle_id WHERE n.id = ?",
        (note,),
    )
    if name is None:
        raise KnownProblem(Problem.ENTRY_UNKNOWN, id=note)
    return str(name)


def insert(change: Change, person: PersonId, values: Mapping[str, object]) -> NoteId:
    """A new note about a person."""
    return NoteId(change.insert("note", {"person_id": person, **values}))


def keep_version(change: Change, note: Note, replaced_at: datetime) -> None:
    """Remember what the note says now, before it says something else."""
    at = replaced_at.isoformat(timespec="milliseconds")
    change.insert("note_version", {"note_id": note.id, "text": note.text, "kind": note.kind.value, "replaced_at": at})
    change.created = None


def versions(connection: Connection, note: NoteId) -> list[NoteVersion]:
    """What the note said before, newest first."""
    rows = connection.rows(
        "SELECT text, kind, replaced_at FROM note_version WHERE note_id = ? ORDER BY id DESC", (note,)
    )
    return [NoteVersion(row[0], NoteKind(row[1]), datetime.fromisoformat(row[2])) for row in rows]
