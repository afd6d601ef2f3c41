"""Promises: given, kept, moved, broken, let go."""

from collections.abc import Sequence
from datetime import date, timedelta

from regulars.domain.changes import Act, Changes
from regulars.domain.errors import Unfit
from regulars.domain.moments import MomentId
from regulars.domain.people import PersonId
from regulars.domain.promises import TELL_DAYS, Promise, PromiseBy, PromiseId, PromiseRow, PromiseState, PromiseYear
from regulars.domain.unchanged import UNCHANGED, Unchanged
from regulars.services import checked
from regulars.services.book import Book
from regulars.services.checked import bad_value
from regulars.store import faces
from regulars.store import moments as moment_store
from regulars.store import promises as store
from regulars.store.people import name_of
from regulars.store.rows import differing, iso


class Promises:
    """The promises of one book, the owner's and theirs."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def of(self, person: PersonId) -> list[Promise]:
        """Open ones first by their day, then the newest settled."""
        return store.of_person(self._book.connection, person)

    def open(self) -> list[Promise]:
        """Every open promise by its day, those without one last."""
        return store.open_ones(self._book.connection)

    def open_ids(self, by: PromiseBy) -> list[PromiseId]:
        """The open promises of one side by their day, those without one last; active people only."""
        return store.open_ids(self._book.connection, by)

    def settled_ids(self, limit: int = 1000) -> list[PromiseId]:
        """The settled ones of both sides, the newest first."""
        return store.settled_ids(self._book.connection, limit)

    def count_open(self, by: PromiseBy) -> int:
        """How many promises of one side are open."""
        return store.count_open(self._book.connection, by)

    def to_tell(self, limit: int = 3) -> list[Promise]:
        """The owner's promises to be kept or moved now, the most pressing first: `Promise.should_be_told`."""
        today = self._book.clock.today()
        return store.to_tell(self._book.connection, today, today + timedelta(days=TELL_DAYS), limit)

    def this_year(self) -> PromiseYear:
        """ "31 of 34 kept this year": what became of the owner's promises since the first of January. For the owner's eyes."""
        today = self._book.clock.today()
        return store.year_of(self._book.connection, today.replace(month=1, day=1), today)

    def rows(self, ids: Sequence[PromiseId]) -> list[PromiseRow]:
        """The lines of these promises, in the order given; what is gone is left out. A block of 16 takes a few milliseconds."""
        connection = self._book.connection
        found = store.some(connection, ids)
        known = faces.of(connection, {promise.person for promise in found})
        return [
            PromiseRow(
                promise,
                known[promise.person].score,
                known[promise.person].band,
                known[promise.person].photo,
                known[promise.person].channel,
            )
            for promise in found
        ]

    def get(self, promise: PromiseId) -> Promise:
        """One promise; ENTRY_UNKNOWN."""
        return store.find(self._book.connection, promise)

    def add(
        self,
        person: PersonId,
        text: str,
        by: PromiseBy = PromiseBy.ME,
        due_on: date | None = None,
        quote: str = "",
        moment: MomentId | None = None,
        made_on: date | None = None,
    ) -> Changes:
        """A new promise, born in a moment where one is named; made today unless said otherwise."""
        name = name_of(self._book.connection, person)
        if moment is not None:
            moment_store.find(self._book.connection, moment)
        today = self._book.clock.today()
        values = {
            "by": by.value,
            "text": checked.words("text", text, needed=True),
            "due_on": iso(due_on),
            "quote": checked.words("quote", quote),
            "moment_id": moment,
            "made_on": iso(checked.not_after("made_on", made_on or today, today)),
        }
        with self._book.change(Act.ADD_PROMISE, name) as change:
            store.insert(change, person, values)
        return change.result

    def keep(self, promise: PromiseId) -> Changes:
        """It was kept, today; after its day that is late, and the ledger says so."""
        before = self.get(promise)
        if before.state in (PromiseState.KEPT, PromiseState.LATE):
            return Changes(Act.KEEP_PROMISE.value, before.person_name)
        late = before.due_on is not None and before.due_on < self._book.clock.today()
        return self._settle(before, Act.KEEP_PROMISE, PromiseState.LATE if late else PromiseState.KEPT)

    def break_(self, promise: PromiseId) -> Changes:
        """It will not be kept."""
        return self._settle(self.get(promise), Act.BREAK_PROMISE, PromiseState.BROKEN)

    def drop(self, promise: PromiseId) -> Changes:
        """Both let it go."""
        return self._settle(self.get(promise), Act.EDIT_PROMISE, PromiseState.DROPPED)

    def reopen(self, promise: PromiseId) -> Changes:
        """It is open after all."""
        return self._settle(self.get(promise), Act.EDIT_PROMISE, PromiseState.OPEN)

    def _settle(self, before: Promise, act: Act, state: PromiseState) -> Changes:
        if before.state is state:
            return Changes(act.value, before.person_name)
        settled_on = None if state is PromiseState.OPEN else iso(self._book.clock.today())
        with self._book.change(act, before.person_name) as change:
            change.update("promise", before.id, {"state": state.value, "settled_on": settled_on})
        return change.result

    def renegotiate(self, promise: PromiseId, due_on: date) -> Changes:
        """A new day was agreed, today or later; the promise is open under it, and counts how often it moved."""
        before = self.get(promise)
        if due_on < self._book.clock.today():
            raise bad_value("due_on", due_on.isoformat(), Unfit.IN_THE_PAST)
        if before.due_on == due_on and before.state is PromiseState.OPEN:
            return Changes(Act.EDIT_PROMISE.value, before.person_name)
        values = {
            "due_on": iso(due_on),
            "state": PromiseState.OPEN.value,
            "settled_on": None,
            "renegotiated": before.renegotiated + 1,
        }
        with self._book.change(Act.EDIT_PROMISE, before.person_name) as change:
            change.update("promise", promise, values)
        return change.result

    def edit(
        self,
        promise: PromiseId,
        *,
        text: str | Unchanged = UNCHANGED,
        by: PromiseBy | Unchanged = UNCHANGED,
        due_on: date | Unchanged | None = UNCHANGED,
        quote: str | Unchanged = UNCHANGED,
        made_on: date | Unchanged = UNCHANGED,
    ) -> Changes:
        """Correct what was written down (a new day that was agreed is `renegotiate`)."""
        before = self.get(promise)
        wanted: dict[str, object] = {}
        if text is not UNCHANGED:
            wanted["text"] = checked.words("text", text, needed=True)
        if by is not UNCHANGED:
            wanted["by"] = by.value
        if due_on is not UNCHANGED:
            wanted["due_on"] = iso(due_on)
        if quote is not UNCHANGED:
            wanted["quote"] = checked.words("quote", quote)
        if made_on is not UNCHANGED:
            wanted["made_on"] = iso(checked.not_after("made_on", made_on, self._book.clock.today()))
        changed = differing(self._book.connection, "promise", promise, wanted)
        if not changed:
            return Changes(Act.EDIT_PROMISE.value, before.person_name)
        joins = f"promise:{promise}:{next(iter(changed))}" if len(changed) == 1 else ""
        with self._book.change(Act.EDIT_PROMISE, before.person_name, joins=joins) as change:
            change.update("promise", promise, changed)
        return change.result

    def delete(self, promise: PromiseId) -> Changes:
        """It was never promised."""
        before = self.get(promise)
        with self._book.change(Act.DELETE_PROMISE, before.person_name) as change:
            change.delete("promise", promise)
        return change.result
