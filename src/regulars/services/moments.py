"""Moments: what happened, logged in one gesture, corrected later."""

from collections.abc import Mapping, Sequence
from datetime import date, time

from regulars.domain.changes import Act, Changes
from regulars.domain.errors import Unfit
from regulars.domain.moments import DEFAULT_DEPTH, Depth, Direction, Moment, MomentId, MomentKind
from regulars.domain.people import PersonId
from regulars.domain.unchanged import UNCHANGED, Unchanged
from regulars.services import checked
from regulars.services.book import Book
from regulars.services.checked import bad_value
from regulars.store import moments as store
from regulars.store.people import names_of
from regulars.store.rows import differing, iso

LONGEST_MINUTES = 7 * 24 * 60
MOST_PEOPLE = 500


class Moments:
    """The moments of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def of(self, person: PersonId, *, limit: int = 50, before: tuple[date, MomentId] | None = None) -> list[Moment]:
        """The newest first; to go on, give the day and id of the last one as `before`."""
        return store.of_person(self._book.connection, person, limit, before)

    def count(self, person: PersonId) -> int:
        """How many moments there are with the person."""
        return store.count(self._book.connection, person)

    def get(self, moment: MomentId) -> Moment:
        """One moment; ENTRY_UNKNOWN."""
        return store.find(self._book.connection, moment)

    def log(
        self,
        people: Sequence[PersonId],
        kind: MomentKind,
        *,
        direction: Direction = Direction.ME,
        depth: Depth | None = None,
        day: date | None = None,
        time: time | None = None,
        fuzzy: bool = False,
        minutes: int | None = None,
        text: str = "",
        place: str = "",
        bought: str = "",
        private_lines: Mapping[PersonId, str] | None = None,
    ) -> Changes:
        """One moment with one or more people, today unless said otherwise; a day to come is a BAD_VALUE.

        `bought` is what was bought or done, and how much, as far as the owner cares: one line.
        """
        people = _each_once(people)
        names = names_of(self._book.connection, people)
        today = self._book.clock.today()
        values = {
            "kind": kind.value,
            "direction": direction.value,
            "depth": (depth or DEFAULT_DEPTH[kind]).value,
            "day": iso(checked.not_after("day", day or today, today)),
            "time": _stored_time(time),
            "fuzzy": int(fuzzy),
            "minutes": _minutes(minutes),
            "text": checked.words("text", text),
            "place": checked.line("place", place),
            "bought": checked.line("bought", bought),
        }
        lines = _lines(people, private_lines or {})
        with self._book.change(Act.LOG_MOMENT, checked.names(list(names.values()))) as change:
            store.insert(change, values, {person: lines.get(person, "") for person in people})
        return change.result

    def edit(
        self,
        moment: MomentId,
        *,
        people: Sequence[PersonId] | Unchanged = UNCHANGED,
        kind: MomentKind | Unchanged = UNCHANGED,
        direction: Direction | Unchanged = UNCHANGED,
        depth: Depth | Unchanged = UNCHANGED,
        day: date | Unchanged = UNCHANGED,
        time: time | Unchanged | None = UNCHANGED,
        fuzzy: bool | Unchanged = UNCHANGED,
        minutes: int | Unchanged | None = UNCHANGED,
        text: str | Unchanged = UNCHANGED,
        place: str | Unchanged = UNCHANGED,
        bought: str | Unchanged = UNCHANGED,
        private_lines: Mapping[PersonId, str] | Unchanged = UNCHANGED,
    ) -> Changes:
        """Change what is given. `people` are all who were there; private lines of others than the given ones stay."""
        before = self.get(moment)
        wanted: dict[str, object] = {}
        if kind is not UNCHANGED:
            wanted["kind"] = kind.value
        if direction is not UNCHANGED:
            wanted["direction"] = direction.value
        if depth is not UNCHANGED:
            wanted["depth"] = depth.value
        if day is not UNCHANGED:
            wanted["day"] = iso(checked.not_after("day", day, self._book.clock.today()))
        if time is not UNCHANGED:
            wanted["time"] = _stored_time(time)
        if fuzzy is not UNCHANGED:
            wanted["fuzzy"] = int(fuzzy)
        if minutes is not UNCHANGED:
            wanted["minutes"] = _minutes(minutes)
        if text is not UNCHANGED:
            wanted["text"] = checked.words("text", text)
        if place is not UNCHANGED:
            wanted["place"] = checked.line("place", place)
        if bought is not UNCHANGED:
            wanted["bought"] = checked.line("bought", bought)
        there = {participant.person: participant.private_line for participant in before.people}
        after = there if people is UNCHANGED else {person: there.get(person, "") for person in _each_once(people)}
        names = names_of(self._book.connection, list(after))
        if private_lines is not UNCHANGED:
            after = after | _lines(list(after), private_lines)
        return self._write(before, wanted, there, after, checked.names(list(names.values())))

    def _write(
        self,
        before: Moment,
        wanted: dict[str, object],
        there: dict[PersonId, str],
        after: dict[PersonId, str],
        subject: str,
    ) -> Changes:
        changed = differing(self._book.connection, "moment", before.id, wanted)
        if not changed and after == there:
            return Changes(Act.EDIT_MOMENT.value, subject)
        one_field = len(changed) == 1 and after == there
        joins = f"moment:{before.id}:{next(iter(changed))}" if one_field else ""
        with self._book.change(Act.EDIT_MOMENT, subject, joins=joins) as change:
            if changed:
                change.update("moment", before.id, changed)
            for person in there.keys() - after.keys():
                store.remove_person(change, before.id, person)
            for person, line in after.items():
                if person not in there:
                    store.add_person(change, before.id, person, line)
                elif line != there[person]:
                    store.set_private_line(change, before.id, person, line)
            change.created = None
        return change.result

    def delete(self, moment: MomentId) -> Changes:
        """It did not happen. Promises born in it stay."""
        before = self.get(moment)
        subject = checked.names([participant.name for participant in before.people])
        with self._book.change(Act.DELETE_MOMENT, subject) as change:
            change.delete("moment", moment)
        return change.result


def _each_once(people: Sequence[PersonId]) -> list[PersonId]:
    each = list(dict.fromkeys(people))
    if not 1 <= len(each) <= MOST_PEOPLE:
        raise bad_value("people", len(each), Unfit.OUT_OF_RANGE, least=1, most=MOST_PEOPLE)
    return each


def _lines(people: Sequence[PersonId], lines: Mapping[PersonId, str]) -> dict[PersonId, str]:
    for person in lines:
        if person not in people:
            raise bad_value("private_lines", person, Unfit.NOT_ONE_OF)
    return {person: checked.words("private_lines", line) for person, line in lines.items()}


def _minutes(minutes: int | None) -> int | None:
    return None if minutes is None else checked.whole("minutes", minutes, 0, LONGEST_MINUTES)


def _stored_time(at: time | None) -> str | None:
    return None if at is None else at.replace(tzinfo=None).isoformat("minutes")
