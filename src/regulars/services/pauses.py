"""Pauses: a person's (a baby, a long journey) and the owner's quiet seasons. Paused days count in no gap and in no silence."""

from datetime import date

from regulars.domain.changes import Act, Changes
from regulars.domain.errors import Unfit
from regulars.domain.pauses import Pause, PauseId, pause_on
from regulars.domain.people import PersonId
from regulars.domain.unchanged import UNCHANGED, Unchanged
from regulars.services import checked
from regulars.services.book import Book
from regulars.services.checked import bad_value
from regulars.store import pauses as store
from regulars.store.people import name_of
from regulars.store.rows import differing


class Pauses:
    """The pauses of one book. `person` None means the owner: then everybody's clock stands still."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def of(self, person: PersonId | None) -> tuple[Pause, ...]:
        """All pauses there ever were, in the order of their beginnings."""
        return store.of(self._book.connection, person)

    def now(self, person: PersonId | None) -> Pause | None:
        """The pause that is on today."""
        return pause_on(self.of(person), self._book.clock.today())

    def begin(
        self, person: PersonId | None, begins: date | None = None, ends: date | None = None, reason: str = ""
    ) -> Changes:
        """Stop the clock from `begins` (None: today) to `ends`, the first day that counts again (None: until further notice).

        Pauses may overlap, and lie in the past or ahead. PERSON_UNKNOWN, BAD_VALUE.
        """
        begins = self._book.clock.today() if begins is None else begins
        values = _checked(begins, ends, reason)
        with self._book.change(Act.PAUSE, self._whose(person)) as change:
            store.insert(change, person, values)
        return change.result

    def edit(
        self,
        pause: PauseId,
        *,
        begins: date | Unchanged = UNCHANGED,
        ends: date | Unchanged | None = UNCHANGED,
        reason: str | Unchanged = UNCHANGED,
    ) -> Changes:
        """Change what is given; `ends` None opens the end. ENTRY_UNKNOWN, BAD_VALUE."""
        before = store.find(self._book.connection, pause)
        wanted = _checked(
            before.begins if begins is UNCHANGED else begins,
            before.ends if ends is UNCHANGED else ends,
            before.reason if reason is UNCHANGED else reason,
        )
        return self._change(before, wanted)

    def end(self, pause: PauseId) -> Changes:
        """The clock runs again from today; its days so far stay paused. One that has not begun is taken out; one over stays."""
        before, today = store.find(self._book.connection, pause), self._book.clock.today()
        if before.is_over(today):
            return Changes(Act.EDIT_PAUSE.value, self._whose(before.person))
        if before.begins >= today:  # not a day of it has passed
            return self.delete(pause)
        return self._change(before, _checked(before.begins, today, before.reason))

    def delete(self, pause: PauseId) -> Changes:
        """As if it had never been: its days count again. ENTRY_UNKNOWN."""
        before = store.find(self._book.connection, pause)
        with self._book.change(Act.DELETE_PAUSE, self._whose(before.person)) as change:
            change.delete("pause", pause)
        return change.result

    def _change(self, before: Pause, wanted: dict[str, object]) -> Changes:
        name = self._whose(before.person)
        changed = differing(self._book.connection, "pause", before.id, wanted)
        if not changed:
            return Changes(Act.EDIT_PAUSE.value, name)
        joins = f"pause:{before.id}:{next(iter(changed))}" if len(changed) == 1 else ""
        with self._book.change(Act.EDIT_PAUSE, name, joins=joins) as change:
            change.update("pause", before.id, changed)
        return change.result

    def _whose(self, person: PersonId | None) -> str:
        return "" if person is None else name_of(self._book.connection, person)


def _checked(begins: date, ends: date | None, reason: str) -> dict[str, object]:
    if ends is not None and ends <= begins:
        raise bad_value("ends", ends.isoformat(), Unfit.ENDS_TOO_EARLY)
    return store.values_of(begins, ends, checked.line("reason", reason))
