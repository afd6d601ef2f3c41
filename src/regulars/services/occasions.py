"""Occasions: the days that matter to somebody, and which of them come up."""

from datetime import date, timedelta

from regulars.domain.changes import Act, Changes
from regulars.domain.dates import PartialDate
from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.occasions import Occasion, OccasionId, OccasionKind
from regulars.domain.people import PersonId
from regulars.domain.unchanged import UNCHANGED, Unchanged
from regulars.services import checked
from regulars.services.book import Book
from regulars.services.settings import read_settings
from regulars.store import occasions as store
from regulars.store.people import name_of, owner_of
from regulars.store.rows import differing

LONGEST_NOTICE = 366


class Occasions:
    """The occasions of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def of(self, person: PersonId) -> list[Occasion]:
        """The person's days, birthdays first."""
        return store.of_person(self._book.connection, person)

    def add(
        self,
        person: PersonId,
        kind: OccasionKind,
        when: PartialDate,
        label: str = "",
        notice_days: int = 1,
        may_write: bool | None = None,
    ) -> Changes:
        """One more day to remember. What is neither birthday nor anniversary needs a label."""
        name = name_of(self._book.connection, person)
        values = {
            "kind": kind.value,
            **_stored(when),
            "label": checked.line("label", label, needed=kind is OccasionKind.OTHER),
            "notice_days": checked.whole("notice_days", notice_days, 0, LONGEST_NOTICE),
            "may_write": may_write,
        }
        with self._book.change(Act.ADD_OCCASION, name) as change:
            store.insert(change, person, values)
        return change.result

    def edit(
        self,
        occasion: OccasionId,
        *,
        kind: OccasionKind | Unchanged = UNCHANGED,
        when: PartialDate | Unchanged = UNCHANGED,
        label: str | Unchanged = UNCHANGED,
        notice_days: int | Unchanged = UNCHANGED,
        may_write: bool | Unchanged | None = UNCHANGED,
    ) -> Changes:
        """Change what is given."""
        connection = self._book.connection
        _, name = owner_of(connection, "occasion", occasion)
        before = store.find(connection, occasion)
        kind = before.kind if kind is UNCHANGED else kind
        label = before.label if label is UNCHANGED else label
        wanted: dict[str, object] = {
            "kind": kind.value,
            "label": checked.line("label", label, needed=kind is OccasionKind.OTHER),
        }
        if when is not UNCHANGED:
            wanted |= _stored(when)
        if notice_days is not UNCHANGED:
            wanted["notice_days"] = checked.whole("notice_days", notice_days, 0, LONGEST_NOTICE)
        if may_write is not UNCHANGED:
            wanted["may_write"] = may_write
        changed = differing(connection, "occasion", occasion, wanted)
        if not changed:
            return Changes(Act.EDIT_OCCASION.value, name)
        joins = f"occasion:{occasion}:{next(iter(changed))}" if len(changed) == 1 else ""
        with self._book.change(Act.EDIT_OCCASION, name, joins=joins) as change:
            change.update("occasion", occasion, changed)
        return change.result

    def delete(self, occasion: OccasionId) -> Changes:
        """Forget the day."""
        _, name = owner_of(self._book.connection, "occasion", occasion)
        with self._book.change(Act.DELETE_OCCASION, name) as change:
            change.delete("occasion", occasion)
        return change.result

    def upcoming(self, days: int) -> list[tuple[date, PersonId, str, Occasion]]:
        """What falls on today or one of the next `days` days, soonest first; active people only, the owner left out."""
        if days < 0:
            raise KnownProblem(Problem.BAD_VALUE, field="days", value=days)
        today = self._book.clock.today()
        leap_day = read_settings(self._book.connection).leap_day
        last = today + timedelta(days=min(days, LONGEST_NOTICE))
        ends: set[str] | None = None
        if days < 60:
            span = [today + timedelta(days=offset) for offset in range(days + 1)]
            ends = {day.strftime("%m-%d") for day in span} | {"02-29"}  # kept on a neighbour in common years
        coming = []
        for person, name, occasion in store.ending_with(self._book.connection, ends):
            day = occasion.when.next_on_or_after(today, leap_day)
            if day is not None and day <= last:
                coming.append((day, person, name, occasion))
        return sorted(coming, key=lambda item: (item[0], item[3].id))


def _stored(when: PartialDate) -> dict[str, object]:
    return {"date": when.iso(), "calendar": when.calendar.value}
