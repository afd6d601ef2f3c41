"""Preference notes: each with where it is known from, and with what it said before."""

from datetime import UTC, date

from regulars.domain.changes import Act, Changes
from regulars.domain.notes import Note, NoteId, NoteKind, NoteVersion, Source, Strength
from regulars.domain.people import PersonId
from regulars.domain.touchy import Topic
from regulars.domain.unchanged import UNCHANGED, Unchanged
from regulars.services import checked
from regulars.services.book import Book
from regulars.services.shipped import touchy_words
from regulars.store import notes as store
from regulars.store.people import name_of
from regulars.store.rows import differing, iso


class Notes:
    """The preference notes of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def of(self, person: PersonId) -> list[Note]:
        """What must be avoided first, then the newest knowledge."""
        return store.of_person(self._book.connection, person)

    def get(self, note: NoteId) -> Note:
        """One note; ENTRY_UNKNOWN."""
        return store.find(self._book.connection, note)

    def versions(self, note: NoteId) -> list[NoteVersion]:
        """What the note said before, newest first."""
        return store.versions(self._book.connection, note)

    def touches(self, text: str) -> tuple[Topic, ...]:
        """Which touchy topics the words are about (health, faith …): they ask for a source, consent and a veil."""
        return touchy_words().topics(text)

    def say_again(self, note: NoteId, version: NoteVersion) -> Changes:
        """Back to what the note said before; what it says now stays among the versions."""
        before = self.get(note)
        source = before.source if version.source is None else version.source
        own_kind = before.own_kind or before.kind.value if version.kind is NoteKind.OWN else ""
        return self._write(
            before,
            {"text": version.text, "kind": version.kind.value, "own_kind": own_kind, "source": source.value},
        )

    def add(
        self,
        person: PersonId,
        text: str,
        kind: NoteKind = NoteKind.OTHER,
        source: Source = Source.TOLD,
        source_day: date | None = None,
        place: str = "",
        veiled: bool = False,
        until: date | None = None,
        own_kind: str = "",
        strength: Strength = Strength.CLEAR,
        purpose: str = "",
        consent: bool | None = None,
        review_on: date | None = None,
    ) -> Changes:
        """One thing that is known: told in person, today, unless said otherwise. The kind OWN needs its word."""
        name = name_of(self._book.connection, person)
        today = self._book.clock.today()
        values = {
            "text": checked.words("text", text, needed=True),
            "kind": kind.value,
            "own_kind": checked.line("own_kind", own_kind, needed=kind is NoteKind.OWN),
            "source": source.value,
            "source_day": iso(checked.not_after("source_day", source_day or today, today)),
            "source_place": checked.line("place", place),
            "veiled": int(veiled),
            "until": iso(until),
            "strength": strength.value,
            "purpose": checked.line("purpose", purpose),
            "consent": consent,
            "review_on": iso(review_on),
        }
        with self._book.change(Act.ADD_NOTE, name) as change:
            store.insert(change, person, values)
        return change.result

    def edit(
        self,
        note: NoteId,
        *,
        text: str | Unchanged = UNCHANGED,
        kind: NoteKind | Unchanged = UNCHANGED,
        source: Source | Unchanged = UNCHANGED,
        source_day: date | Unchanged = UNCHANGED,
        place: str | Unchanged = UNCHANGED,
        veiled: bool | Unchanged = UNCHANGED,
        until: date | Unchanged | None = UNCHANGED,
        own_kind: str | Unchanged = UNCHANGED,
        strength: Strength | Unchanged = UNCHANGED,
        purpose: str | Unchanged = UNCHANGED,
        consent: bool | Unchanged | None = UNCHANGED,
        review_on: date | Unchanged | None = UNCHANGED,
    ) -> Changes:
        """Change what is given. When the words or the kind change, what they were stays among the versions."""
        before = self.get(note)
        kind = before.kind if kind is UNCHANGED else kind
        own_kind = before.own_kind if own_kind is UNCHANGED else own_kind
        wanted: dict[str, object] = {
            "kind": kind.value,
            "own_kind": checked.line("own_kind", own_kind, needed=kind is NoteKind.OWN),
        }
        if text is not UNCHANGED:
            wanted["text"] = checked.words("text", text, needed=True)
        if source is not UNCHANGED:
            wanted["source"] = source.value
        if source_day is not UNCHANGED:
            wanted["source_day"] = iso(checked.not_after("source_day", source_day, self._book.clock.today()))
        if place is not UNCHANGED:
            wanted["source_place"] = checked.line("place", place)
        if veiled is not UNCHANGED:
            wanted["veiled"] = int(veiled)
        if until is not UNCHANGED:
            wanted["until"] = iso(until)
        if strength is not UNCHANGED:
            wanted["strength"] = strength.value
        if purpose is not UNCHANGED:
            wanted["purpose"] = checked.line("purpose", purpose)
        if consent is not UNCHANGED:
            wanted["consent"] = consent
        if review_on is not UNCHANGED:
            wanted["review_on"] = iso(review_on)
        return self._write(before, wanted)

    def confirm(self, note: NoteId) -> Changes:
        """Still true, as of today."""
        return self._write(self.get(note), {"confirmed_on": iso(self._book.clock.today())})

    def _write(self, before: Note, wanted: dict[str, object]) -> Changes:
        connection = self._book.connection
        subject = store.whose(connection, before.id)
        changed = differing(connection, "note", before.id, wanted)
        if not changed:
            return Changes(Act.EDIT_NOTE.value, subject)
        joins = f"note:{before.id}:{next(iter(changed))}" if len(changed) == 1 else ""
        with self._book.change(Act.EDIT_NOTE, subject, joins=joins) as change:
            if changed.keys() & {"text", "kind"}:
                store.keep_version(change, before, self._book.clock.now().astimezone(UTC))
            change.update("note", before.id, changed)
        return change.result

    def delete(self, note: NoteId) -> Changes:
        """The note goes, with its versions; undo brings both back."""
        subject = store.whose(self._book.connection, note)
        with self._book.change(Act.DELETE_NOTE, subject) as change:
            change.delete("note", note)
        return change.result
