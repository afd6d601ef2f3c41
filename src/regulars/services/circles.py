"""Circles: making, naming, giving a rhythm, ending."""

from datetime import date

from regulars.domain.changes import Act, Changes
from regulars.domain.circles import CircleStanding, CircleSummary
from regulars.domain.errors import Unfit
from regulars.domain.folding import fold
from regulars.domain.notes import Note, NoteKind, Source
from regulars.domain.people import CircleId, PersonId
from regulars.domain.unchanged import UNCHANGED, Unchanged
from regulars.services import checked
from regulars.services.book import Book
from regulars.services.checked import bad_value
from regulars.services.shipped import touchy_words
from regulars.store import circles as store
from regulars.store import notes as note_store
from regulars.store import people_list
from regulars.store.database import Connection
from regulars.store.rows import differing, iso

FACES = 4
"""People who are shown on the card of a circle."""

FOUND = 6


class Circles:
    """The circles of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def all(self) -> list[CircleSummary]:
        """Every circle with the number of its people, sorted by name."""
        return sorted(store.all_circles(self._book.connection), key=lambda circle: fold(circle.name))

    def get(self, circle: CircleId) -> CircleSummary:
        """One circle; ENTRY_UNKNOWN."""
        return store.find(self._book.connection, circle)

    def find(self, typed: str, limit: int = FOUND) -> list[tuple[CircleId, str]]:
        """Ids and names of those in whose name a word begins with what is typed."""
        wanted = fold(typed)
        if not wanted:
            return []
        named = store.names(self._book.connection)
        found = [(circle, name) for circle, name in named if f" {wanted}" in f" {fold(name)}"]
        return sorted(found, key=lambda one: fold(one[1]))[:limit]

    def standings(self) -> list[CircleStanding]:
        """Every circle with how its people do, sorted by name. Worth a thread of its own in a large book."""
        connection = self._book.connection
        found = store.standings(connection)
        return [self._standing(circle, found.get(circle.id), FACES) for circle in self.all()]

    def standing(self, circle: CircleId, faces: int = FACES) -> CircleStanding:
        """How the people of one circle do; ENTRY_UNKNOWN."""
        found = store.standings(self._book.connection, circle)
        return self._standing(self.get(circle), found.get(circle), faces)

    def _standing(
        self, circle: CircleSummary, found: tuple[int, float | None, float | None] | None, faces: int
    ) -> CircleStanding:
        people, score, learned = found or (0, None, None)
        shown: list[PersonId] = store.last_met(self._book.connection, circle.id, faces) if people else []
        rows = tuple(people_list.rows(self._book.connection, shown))
        return CircleStanding(circle, people, score, learned if circle.cadence_days is None else None, rows)

    def notes(self, circle: CircleId) -> list[Note]:
        """What is known of the circle as such: what must be avoided first, then the newest knowledge."""
        return note_store.of_circle(self._book.connection, circle)

    def add_note(
        self,
        circle: CircleId,
        text: str,
        kind: NoteKind = NoteKind.OTHER,
        source: Source = Source.TOLD,
        source_day: date | None = None,
    ) -> Changes:
        """One thing that is known of the circle. Touchy words (health, faith …) are veiled from the first moment on.

        It is edited and deleted as any other note.
        """
        name = store.find(self._book.connection, circle).name
        today = self._book.clock.today()
        text = checked.words("text", text, needed=True)
        values = {
            "text": text,
            "kind": kind.value,
            "own_kind": checked.line("own_kind", "", needed=kind is NoteKind.OWN),
            "source": source.value,
            "source_day": iso(checked.not_after("source_day", source_day or today, today)),
            "veiled": int(kind is not NoteKind.AVOID and bool(touchy_words().topics(text))),
        }
        with self._book.change(Act.ADD_NOTE, name) as change:
            note_store.insert_about_circle(change, circle, values)
        return change.result

    def add(self, name: str, about: str = "", cadence_days: float | None = None) -> Changes:
        """A new circle; BAD_VALUE when there is one of that name."""
        name = self._free_name(name)
        about, cadence_days = checked.words("about", about), checked.days("cadence_days", cadence_days)
        with self._book.change(Act.EDIT_CIRCLE, name) as change:
            store.insert(change, name, about, cadence_days)
        return change.result

    def edit(
        self,
        circle: CircleId,
        *,
        name: str | Unchanged = UNCHANGED,
        about: str | Unchanged = UNCHANGED,
        cadence_days: float | Unchanged | None = UNCHANGED,
    ) -> Changes:
        """Change what is given."""
        before = store.find(self._book.connection, circle)
        wanted: dict[str, object] = {}
        if name is not UNCHANGED:
            wanted["name"] = self._free_name(name, circle)
        if about is not UNCHANGED:
            wanted["about"] = checked.words("about", about)
        if cadence_days is not UNCHANGED:
            wanted["cadence_days"] = checked.days("cadence_days", cadence_days)
        changed = differing(self._book.connection, "circle", circle, wanted)
        if not changed:
            return Changes(Act.EDIT_CIRCLE.value, before.name)
        joins = f"circle:{circle}:{next(iter(changed))}" if len(changed) == 1 else ""
        with self._book.change(Act.EDIT_CIRCLE, before.name, joins=joins) as change:
            change.update("circle", circle, changed)
        return change.result

    def delete(self, circle: CircleId) -> Changes:
        """The circle and its notes go; its people stay."""
        name = store.find(self._book.connection, circle).name
        with self._book.change(Act.EDIT_CIRCLE, name) as change:
            change.delete("circle", circle)
        return change.result

    def _free_name(self, name: str, circle: CircleId | None = None) -> str:
        name = checked.line("name", name, needed=True)
        taken = circle_named(self._book.connection, name)
        if taken is not None and taken != circle:
            raise bad_value("circle_name", name, Unfit.TAKEN)
        return name


def circle_named(connection: Connection, name: str) -> CircleId | None:
    """The circle of that name, whatever its case and accents; None when there is none."""
    wanted = fold(name) or name
    return next((circle for circle, known in store.names(connection) if (fold(known) or known) == wanted), None)
