"""Gifts and small favours: written down once, and never suggested twice."""

from datetime import date

from regulars.domain.changes import Act, Changes
from regulars.domain.gifts import Gift, GiftId, Landed, given_before
from regulars.domain.moments import MomentId
from regulars.domain.notes import Note, NoteKind
from regulars.domain.people import PersonId
from regulars.domain.unchanged import UNCHANGED, Unchanged
from regulars.services import checked
from regulars.services.book import Book
from regulars.store import gifts as store
from regulars.store import moments as moment_store
from regulars.store import notes as note_store
from regulars.store.people import name_of, owner_of
from regulars.store.rows import differing, iso


class Gifts:
    """The gifts of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def of(self, person: PersonId) -> list[Gift]:
        """The newest first."""
        return store.of_person(self._book.connection, person)

    def get(self, gift: GiftId) -> Gift:
        """One gift; ENTRY_UNKNOWN."""
        return store.find(self._book.connection, gift)

    def given_before(self, person: PersonId, what: str) -> Gift | None:
        """The newest time that this was given already, as a gift of the book or as a moment of giving."""
        return given_before(what, self._ever_given(person))

    def ideas(self, person: PersonId) -> list[Note]:
        """What the notes of the kind gifts suggest: neither veiled nor over, and nothing that was given already."""
        connection, today = self._book.connection, self._book.clock.today()
        given = self._ever_given(person)
        return [
            note
            for note in note_store.of_kind(connection, person, NoteKind.GIFTS)
            if not note.veiled and not note.is_over(today) and given_before(note.text, given) is None
        ]

    def _ever_given(self, person: PersonId) -> list[Gift]:
        moments = store.moments_of_giving(self._book.connection, person)
        return [*self.of(person), *(Gift(GiftId(0), words, day, moment=moment) for moment, words, day in moments)]

    def add(
        self,
        person: PersonId,
        what: str,
        day: date | None = None,
        landed: Landed = Landed.UNKNOWN,
        moment: MomentId | None = None,
    ) -> Changes:
        """Something was given, today unless said otherwise; `moment` is where it happened, if that was noted."""
        name = name_of(self._book.connection, person)
        if moment is not None:
            moment_store.find(self._book.connection, moment)
        today = self._book.clock.today()
        values = {
            "what": checked.line("what", what, needed=True),
            "day": iso(checked.not_after("day", day or today, today)),
            "landed": landed.value,
            "moment_id": moment,
        }
        with self._book.change(Act.ADD_GIFT, name) as change:
            store.insert(change, person, values)
        return change.result

    def edit(
        self,
        gift: GiftId,
        *,
        what: str | Unchanged = UNCHANGED,
        day: date | Unchanged = UNCHANGED,
        landed: Landed | Unchanged = UNCHANGED,
    ) -> Changes:
        """Change what is given; ENTRY_UNKNOWN."""
        connection = self._book.connection
        _, name = owner_of(connection, "gift", gift)
        wanted: dict[str, object] = {}
        if what is not UNCHANGED:
            wanted["what"] = checked.line("what", what, needed=True)
        if day is not UNCHANGED:
            wanted["day"] = iso(checked.not_after("day", day, self._book.clock.today()))
        if landed is not UNCHANGED:
            wanted["landed"] = landed.value
        changed = differing(connection, "gift", gift, wanted)
        if not changed:
            return Changes(Act.EDIT_GIFT.value, name)
        with self._book.change(Act.EDIT_GIFT, name) as change:
            change.update("gift", gift, changed)
        return change.result

    def delete(self, gift: GiftId) -> Changes:
        """It was not given; ENTRY_UNKNOWN."""
        _, name = owner_of(self._book.connection, "gift", gift)
        with self._book.change(Act.DELETE_GIFT, name) as change:
            change.delete("gift", gift)
        return change.result
