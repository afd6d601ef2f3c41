"""The river of one person: contacts, promises, notes, gifts and dates, of one kind or all, with certain words or all."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from regulars.domain.dates import LeapDay, PartialDate
from regulars.domain.folding import fold
from regulars.domain.moments import MomentId
from regulars.domain.people import PersonId
from regulars.domain.river import RiverEntry, RiverPage, Stream, newest_first, says
from regulars.services.book import Book
from regulars.services.settings import read_settings
from regulars.store import gifts, moments, notes, occasions, promises

PAGE = 50
_LONGEST_BACK = 400  # days: every date of every calendar comes back within them


class River:
    """Reading the river. What it reads grows with the person: not for the thread that draws."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def read(self, person: PersonId, stream: Stream | None = None, words: str = "", *, limit: int = PAGE) -> RiverPage:
        """The newest `limit` entries of one stream, or of all, that say all the words. Veiled notes are not searched."""
        wanted = fold(words).split()
        others = [entry for entry in self._others(person, stream) if self._fits(entry, wanted)]
        ids = self._moments(person, stream, wanted)
        newest = self._read_moments(person, ids, limit, everything=not wanted)
        entries = newest_first([*newest, *others])[:limit]
        return RiverPage(tuple(entries), len(ids) + len(others))

    def _moments(self, person: PersonId, stream: Stream | None, wanted: list[str]) -> list[MomentId]:
        """The moments that fit, the newest first."""
        if stream not in (None, Stream.CONTACTS):
            return []
        said = moments.words_of_person(self._book.connection, person)
        return [moment for moment, text in said if not wanted or says(wanted, text)]

    def _read_moments(self, person: PersonId, ids: list[MomentId], limit: int, *, everything: bool) -> list[RiverEntry]:
        connection = self._book.connection
        if everything:
            read = moments.of_person(connection, person, limit) if ids else []
        else:
            read = moments.some(connection, ids[:limit])
        return [RiverEntry(Stream.CONTACTS, moment.day, moment) for moment in read]

    def _others(self, person: PersonId, stream: Stream | None) -> Iterator[RiverEntry]:
        connection = self._book.connection
        if stream in (None, Stream.PROMISES):
            for promise in promises.of_person(connection, person):
                yield RiverEntry(Stream.PROMISES, promise.made_on, promise)
        if stream in (None, Stream.NOTES):
            for note in notes.of_person(connection, person):
                yield RiverEntry(Stream.NOTES, note.known_on, note)
        if stream in (None, Stream.GIFTS):
            for gift in gifts.of_person(connection, person):
                yield RiverEntry(Stream.GIFTS, gift.day, gift)
        if stream in (None, Stream.DATES):
            today, leap_day = self._book.clock.today(), read_settings(connection).leap_day
            for occasion in occasions.of_person(connection, person):
                day = last_kept(occasion.when, today, leap_day)
                if day is not None:
                    yield RiverEntry(Stream.DATES, day, occasion)

    def _fits(self, entry: RiverEntry, wanted: list[str]) -> bool:
        if not wanted:
            return True
        record = entry.record
        if getattr(record, "veiled", False):
            return False
        said = (getattr(record, name, "") for name in ("text", "quote", "what", "label", "own_kind", "source_place"))
        return says(wanted, *said)


def last_kept(when: PartialDate, today: date, leap_day: LeapDay) -> date | None:
    """The day on which a date came last, `today` included; None where it never did, or its day is not known.

    >>> last_kept(PartialDate(1984, 12, 9), date(2026, 11, 22), LeapDay.BEFORE)
    datetime.date(2025, 12, 9)
    """
    found = None
    for day in islice(_kept_since(when, today - timedelta(days=_LONGEST_BACK), leap_day), 4):
        if day > today:
            break
        found = day
    born = when.civil_day()
    return None if found is None or (born is not None and found < born) else found


def _kept_since(when: PartialDate, since: date, leap_day: LeapDay) -> Iterator[date]:
    day = when.next_on_or_after(since, leap_day)
    while day is not None:
        yield day
        day = when.next_on_or_after(day + timedelta(days=1), leap_day)
