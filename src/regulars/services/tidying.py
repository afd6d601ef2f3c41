"""Tidying many people at once: circles, rhythms, states. One step each, taken back as one; never a way to contact many."""

from collections.abc import Sequence

from regulars.domain.changes import Act, Changes
from regulars.domain.people import CircleId, PersonId, PersonState
from regulars.services import checked
from regulars.services.book import Book
from regulars.services.circles import circle_named
from regulars.store import circles as circle_store
from regulars.store import people as people_store
from regulars.store import tidying as store
from regulars.store.rows import iso


class Tidying:
    """Puts many people in order. People who are gone by now, or are so already, are left as they are."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def join_circle(self, people: Sequence[PersonId], name: str) -> Changes:
        """Into the circle of that name, which is made when there is none."""
        name = checked.line("circle", name, needed=True)
        connection = self._book.connection
        circle = circle_named(connection, name)
        joining = store.existing(connection, people) if circle is None else store.outside(connection, people, circle)
        if not joining:
            return Changes(Act.EDIT_CIRCLES.value, name)
        with self._book.change(Act.EDIT_CIRCLES, name) as change:
            place = circle if circle is not None else circle_store.insert(change, name)
            store.add_members(change, place, joining)
        return change.result

    def leave_circle(self, people: Sequence[PersonId], circle: CircleId) -> Changes:
        """Out of a circle. ENTRY_UNKNOWN."""
        name = circle_store.find(self._book.connection, circle).name
        with self._book.change(Act.EDIT_CIRCLES, name) as change:
            store.remove_members(change, circle, people)
        return change.result

    def set_rhythm(self, people: Sequence[PersonId], days: float | None) -> Changes:
        """The same wish for each: in touch every so many days; None: no wish of its own."""
        return self._set(Act.SET_RHYTHM, people, {"cadence_days": checked.days("cadence_days", days)})

    def set_state(self, people: Sequence[PersonId], state: PersonState) -> Changes:
        """Where each relationship stands, from today."""
        since = None if state is PersonState.ACTIVE else iso(self._book.clock.today())
        return self._set(Act.SET_STATE, people, {"state": state.value, "state_since": since})

    def delete(self, people: Sequence[PersonId]) -> Changes:
        """Each goes with everything that is only theirs; one undo brings all of it back."""
        connection = self._book.connection
        going = store.existing(connection, people)
        if not going:
            return Changes(Act.DELETE_PERSON.value)
        names = people_store.names_of(connection, going[:4])
        with self._book.change(Act.DELETE_PERSON, checked.names([names[person] for person in going[:4]])) as change:
            store.delete(change, going)
        return change.result

    def _set(self, act: Act, people: Sequence[PersonId], values: dict[str, object]) -> Changes:
        connection = self._book.connection
        key = next(iter(values))
        wanted = store.differing(connection, people, key, values[key])
        if not wanted:
            return Changes(act.value)
        names = people_store.names_of(connection, wanted[:4])
        with self._book.change(act, checked.names([names[person] for person in wanted[:4]])) as change:
            store.update(change, wanted, values)
        return change.result
