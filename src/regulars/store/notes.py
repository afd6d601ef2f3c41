"""Preference notes in the book, with what each of them said before."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache

from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.notes import Note, NoteId, NoteKind, NoteVersion, Source, Strength
from regulars.domain.people import CircleId, PersonId
from regulars.store.database import Connection, Row
from regulars.store.journal import Change

COLUMNS = (
    "id kind text source source_day source_place own_kind strength purpose consent review_on confirmed_on until veiled"
).split()
"""The columns of a note that `note_of` makes one of, in their order."""
_NOTE = f"SELECT {', '.join(COLUMNS)} FROM note"

_KINDS = {kind.value: kind for kind in NoteKind}
_SOURCES = {source.value: source for source in Source}
_STRENGTHS = {strength.value: strength for strength in Strength}
_day = lru_cache(maxsize=4096)(date.fromisoformat)


def of_person(connection: Connection, person: PersonId) -> list[Note]:
    """What must be avoided first, then the newest knowledge first."""
    order = "ORDER BY kind <> 'avoid', source_day DESC, id DESC"
    return [note_of(row) for row in connection.rows(f"{_NOTE} WHERE person_id = ? {order}", (person,))]


def of_circle(connection: Connection, circle: CircleId) -> list[Note]:
    """What is known of a circle, in the order of `of_person`."""
    order = "ORDER BY kind <> 'avoid', source_day DESC, id DESC"
    return [note_of(row) for row in connection.rows(f"{_NOTE} WHERE circle_id = ? {order}", (circle,))]


def of_kind(connection: Connection, person: PersonId, kind: NoteKind) -> list[Note]:
    """The notes of one kind, the newest knowledge first."""
    sql = f"{_NOTE} WHERE person_id = ? AND kind = ? ORDER BY source_day DESC, id DESC"
    return [note_of(row) for row in connection.rows(sql, (person, kind.value))]


def find(connection: Connection, note: NoteId) -> Note:
    """One note; ENTRY_UNKNOWN."""
    row = connection.row(f"{_NOTE} WHERE id = ?", (note,))
    if row is None:
        raise KnownProblem(Problem.ENTRY_UNKNOWN, id=note)
    return note_of(row)


def note_of(row: Row) -> Note:
    """The note of a row with the `COLUMNS`."""
    (
        number,
        kind,
        text,
        source,
        source_day,
        place,
        own_kind,
        strength,
        purpose,
        consent,
        review,
        confirmed,
        until,
        veiled,
    ) = row
    # In the order of the fields: a person may have thousands of notes, and naming each costs half as much again.
    return Note(
        NoteId(number),
        _KINDS[kind],
        text,
        _SOURCES[source],
        _day(source_day),
        place,
        own_kind,
        _STRENGTHS[strength],
        purpose,
        None if consent is None else bool(consent),
        None if review is None else _day(review),
        None if confirmed is None else _day(confirmed),
        None if until is None else _day(until),
        bool(veiled),
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


def insert_about_circle(change: Change, circle: CircleId, values: Mapping[str, object]) -> NoteId:
    """A new note about a circle."""
    return NoteId(change.insert("note", {"circle_id": circle, **values}))


def keep_version(change: Change, note: Note, replaced_at: datetime) -> None:
    """Remember what the note says now, before it says something else."""
    at = replaced_at.isoformat(timespec="milliseconds")
    known = {"text": note.text, "kind": note.kind.value, "source": note.source.value, "veiled": int(note.veiled)}
    change.insert("note_version", {"note_id": note.id, **known, "replaced_at": at})
    change.created = None


def versions(connection: Connection, note: NoteId) -> list[NoteVersion]:
    """What the note said before, newest first."""
    rows = connection.rows(
        "SELECT text, kind, replaced_at, source, veiled FROM note_version WHERE note_id = ? ORDER BY id DESC", (note,)
    )
    return [
        NoteVersion(text, NoteKind(kind), datetime.fromisoformat(at), Source(source) if source else None, bool(veiled))
        for text, kind, at, source, veiled in rows
    ]
