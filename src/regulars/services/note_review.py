"""The privacy line: once a month the owner looks through a few notes, and keeps, softens, veils or forgets each."""

from datetime import UTC

from regulars.domain.changes import Act, Changes
from regulars.domain.note_review import AT_ONCE, REST, Asked, NoteRound, begins_on, choose, next_month
from regulars.domain.notes import Note, NoteId
from regulars.domain.pauses import pause_on
from regulars.domain.people import PersonId
from regulars.services import checked
from regulars.services.book import Book
from regulars.services.settings import SettingsService
from regulars.services.shipped import touchy_words
from regulars.store import note_review as store
from regulars.store import notes, pauses, people
from regulars.store.journal import Change
from regulars.store.rows import differing, iso

_LOOKED_AT = 400
"""So many of the notes unheard of for longest are looked at for touchy words: each costs some 50 µs."""


class NoteReview:
    """The verbs about the notes of the month. Each answer is one step, and undo asks about that note again."""

    def __init__(self, book: Book, settings: SettingsService) -> None:
        self._book, self._settings = book, settings

    def due(self) -> int:
        """How many notes the owner is reminded of: none before the first working day, once the month is done, or while away."""
        connection, today = self._book.connection, self._book.clock.today()
        rests_until = store.rests_until(connection)
        if rests_until is not None and today < rests_until:
            return 0
        is_away = pause_on(pauses.of(connection, None), today) is not None
        if is_away or today < begins_on(today, self._settings.read().rooms):
            return 0
        return self._count_waiting(AT_ONCE - len(self._answered()))

    def round(self) -> NoteRound:
        """What is left of the five that are asked about; all five of another round when these were answered."""
        connection, today = self._book.connection, self._book.clock.today()
        answered = self._answered()
        words, since = touchy_words(), self._book.clock.now() - REST
        found = store.waiting(connection, today, today - REST, since, _LOOKED_AT)
        asked = choose(
            (Asked(person, name, note, bool(words.topics(note.text))) for person, name, note in found),
            today,
            AT_ONCE - len(answered),
            answered,
        )
        rests_until = store.rests_until(connection)
        return NoteRound(asked, len(answered), may_wait=rests_until is None or rests_until < next_month(today))

    def keep(self, note: NoteId) -> Changes:
        """It is true, and it may stay as it is. ENTRY_UNKNOWN."""
        return self._answer(note, {})

    def soften(self, note: NoteId, text: str) -> Changes:
        """It stays in other words; what it said before stays among its versions. ENTRY_UNKNOWN, BAD_VALUE."""
        return self._answer(note, {"text": checked.words("text", text, needed=True)})

    def veil(self, note: NoteId) -> Changes:
        """It stays, and is shown only when it is asked for. ENTRY_UNKNOWN."""
        return self._answer(note, {"veiled": 1})

    def forget(self, note: NoteId) -> Changes:
        """It goes to the trash, with its versions. ENTRY_UNKNOWN."""
        person, name = people.owner_of(self._book.connection, "note", note)
        is_last = self._is_last(note)
        with self._book.change(Act.DELETE_NOTE, name) as change:
            change.delete("note", note)
            self._answered_now(change, person, is_last)
        return change.result

    def put_off(self) -> Changes:
        """Not this month: nobody asks before the next one begins."""
        until = next_month(self._book.clock.today())
        if store.rests_until(self._book.connection) == until:
            return Changes(Act.PUT_OFF_NOTES.value)
        with self._book.change(Act.PUT_OFF_NOTES) as change:
            store.rest_until(change, until)
        return change.result

    def _answer(self, note: NoteId, wanted: dict[str, object]) -> Changes:
        connection, today = self._book.connection, self._book.clock.today()
        before: Note = notes.find(connection, note)
        person, name = people.owner_of(connection, "note", note)
        is_last = self._is_last(note)
        changed = differing(connection, "note", note, {**wanted, "confirmed_on": iso(today)})
        with self._book.change(Act.EDIT_NOTE, name) as change:
            if "text" in changed:
                notes.keep_version(change, before, self._book.clock.now().astimezone(UTC))
            if changed:
                change.update("note", note, changed)
            self._answered_now(change, person, is_last)
        return change.result

    def _answered_now(self, change: Change, person: PersonId, is_last: bool) -> None:
        """One more of the round; behind its last one the month is done."""
        today = self._book.clock.today()
        store.keep_answer(change, person, today)
        if is_last and store.rests_until(change.connection) != next_month(today):
            store.rest_until(change, next_month(today))

    def _answered(self) -> list[PersonId]:
        """About whom the notes of this round were that are answered; a full round counts no more."""
        first = self._book.clock.today().replace(day=1)
        answered = store.answered_since(self._book.connection, first)
        return answered[len(answered) - len(answered) % AT_ONCE :]

    def _is_last(self, note: NoteId) -> bool:
        """Whether no other note of the round waits for its answer."""
        return len(self._answered()) + 1 == AT_ONCE or not self._count_waiting(1, but=note)

    def _count_waiting(self, most: int, but: NoteId | None = None) -> int:
        today, since = self._book.clock.today(), self._book.clock.now() - REST
        return store.how_many_wait(self._book.connection, today, today - REST, since, most, but)
