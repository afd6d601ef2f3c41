"""Occasions: the days that matter to somebody, and which of them come up."""

from collections.abc import Sequence
from datetime import date, timedelta

from regulars.domain.changes import Act, Changes
from regulars.domain.dates import LeapDay, PartialDate
from regulars.domain.errors import Unfit
from regulars.domain.occasions import ComingDate, DateFilter, DateRow, Occasion, OccasionId, OccasionKind
from regulars.domain.people import PersonId
from regulars.domain.unchanged import UNCHANGED, Unchanged
from regulars.services import checked, coming_days
from regulars.services.book import Book
from regulars.services.coming_days import LONGEST_NOTICE
from regulars.services.settings import read_settings
from regulars.store import faces
from regulars.store import occasions as store
from regulars.store.database import Connection
from regulars.store.people import name_of, owner_of
from regulars.store.rows import differing

LONGEST_AHEAD = 366
SOON = 7
"""The days that a list tells one by one."""
STRETCHES = 13
"""The coming year: the rest of this month, eleven months, and the same month again up to today."""
MOST_OF_A_YEAR = 1000


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
            raise checked.bad_value("days", days, Unfit.OUT_OF_RANGE, least=0, most=LONGEST_NOTICE)
        connection, today, leap_day = self._now()
        last = today + timedelta(days=min(days, LONGEST_NOTICE))
        endings = coming_days.endings(connection, today, min(days, LONGEST_NOTICE), leap_day)
        found = []
        for person, name, occasion in store.coming(connection, endings):
            day = occasion.when.next_on_or_after(today, leap_day)
            if day is not None and day <= last:
                found.append((day, person, name, occasion))
        return sorted(found, key=lambda item: (item[0], item[3].id))

    # The list of dates, a stretch of the coming year at a time

    def stretch(
        self, place: int, shown: DateFilter = DateFilter.ALL, since: date | None = None, at_least: int | None = None
    ) -> tuple[list[ComingDate], date | None]:
        """One of the `STRETCHES` of the coming year: 0 is the rest of this month, and at least the next 7 days; each other one
        a month. The dates by their day, those of which the day is not known behind the others of their month.

        With `at_least` it stops behind the day with which there are so many (a month of a large book has thousands), and
        returns the day to go on from with `since`; None at the end.
        """
        connection, today, leap_day = self._now()
        first, last = stretch_of(today, place)
        endings = coming_days.endings(connection, today, LONGEST_AHEAD, leap_day)
        found: list[ComingDate] = []
        day, days = max(first, since or first), 1 if at_least else LONGEST_AHEAD
        while day <= last and (at_least is None or len(found) < at_least):
            until = min(day + timedelta(days=days - 1), last)
            window = coming_days.between(endings, (day - today).days, (until - today).days)
            coming = [
                ComingDate(today + timedelta(days=ahead), occasion)
                for ahead, occasion in store.days_ahead(connection, window, shown, whole=True)
            ]
            found += sorted(coming, key=lambda one: (one.day, one.occasion))
            day, days = until + timedelta(days=1), days * 2
        if day <= last:
            return found, day
        month = _first_of_month(today, place)
        if place < STRETCHES - 1:  # the last stretch is this month again
            of_month = coming_days.month_endings(connection, today, month)
            loose = store.days_ahead(connection, of_month, shown, whole=False)
            found += [ComingDate(max(month, today), one, whole=False) for one in sorted({one for _, one in loose})]
        return found, None

    def of_a_year_alone(self, shown: DateFilter = DateFilter.ALL) -> list[OccasionId]:
        """The dates of which only the year is known, the latest first; a thousand at most."""
        connection, today, _ = self._now()
        return store.of_a_year_alone(connection, shown, today.year, MOST_OF_A_YEAR)

    def told_now(self) -> int:
        """How many dates are near enough to be told."""
        connection, today, leap_day = self._now()
        return store.count_told(connection, coming_days.endings(connection, today, LONGEST_NOTICE, leap_day))

    def rows(self, ids: Sequence[OccasionId]) -> list[DateRow]:
        """The lines of these dates, in the order given; what is gone is left out. A block of 16 takes a few milliseconds."""
        connection = self._book.connection
        found = store.rows(connection, ids)
        known = faces.of(connection, {person for person, _ in found})
        countries = coming_days.countries_of(connection, known)
        return [
            DateRow(
                occasion,
                person,
                known[person].name,
                known[person].score,
                known[person].band,
                known[person].photo,
                known[person].channel,
                countries.get(person, ""),
            )
            for person, occasion in found
        ]

    def _now(self) -> tuple[Connection, date, LeapDay]:
        connection = self._book.connection
        return connection, self._book.clock.today(), read_settings(connection).leap_day


def stretch_of(today: date, place: int) -> tuple[date, date]:
    """The first and the last day of a stretch.

    >>> [str(day) for place in (0, 1, 12) for day in stretch_of(date(2026, 11, 26), place)]
    ['2026-11-26', '2026-12-03', '2026-12-04', '2026-12-31', '2027-11-01', '2027-11-27']
    """
    soon = today + timedelta(days=SOON)
    if place == 0:
        return today, max(soon, _first_of_month(today, 1) - timedelta(days=1))
    last = today + timedelta(days=LONGEST_AHEAD)
    ends = min(_first_of_month(today, place + 1) - timedelta(days=1), last)
    return max(_first_of_month(today, place), soon + timedelta(days=1)), ends


def _first_of_month(today: date, months: int) -> date:
    years, month = divmod(today.month - 1 + months, 12)
    return date(today.year + years, month + 1, 1)


def _stored(when: PartialDate) -> dict[str, object]:
    return {"date": when.iso(), "calendar": when.calendar.value, "leap_month": int(when.leap_month)}
