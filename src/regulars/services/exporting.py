"""Taking everything out again: lossless JSON, vCard 4, a table, a calendar. What is written is readable by anybody: the
owner's wish is all that guards it.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from regulars.domain.dates import Calendar, LeapDay, PartialDate
from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.occasions import Occasion, OccasionKind
from regulars.domain.people import Address, Person, PersonId, PersonState, PointKind
from regulars.domain.promises import Promise
from regulars.formats import calendar_writer, spreadsheet
from regulars.formats.vcard import record_of, write_vcard
from regulars.services.book import Book
from regulars.services.person_document import address_document, pauses_document, person_document
from regulars.services.settings import read_settings
from regulars.store import disk, moments, notes, occasions, people, promises
from regulars.store import exporting as store

FORMAT = "regulars-export"
VERSION = 1
YEARS_AHEAD = 20
"""So many days of a date of another calendar are written: programs that read the file do not know when it comes again."""
LEAP_YEAR = 2024
"""Days without a year begin in this one: it has all 366."""


class ExportFormat(StrEnum):
    """What an export may be written as."""

    JSON = "json"
    VCARD = "vcard"
    CSV = "csv"
    ICS = "ics"


Titled = Callable[[str, Occasion | Promise], str]
"""The words for a person's day in a calendar: from the name, and the date or the promise that is due."""

_HEADER = (
    "Name", "Given name", "Family name", "Nickname", "Organisation", "Title", "Phones", "E-mails", "Addresses", "Birthday",
    "Circles", "Rhythm (days)", "Last moment", "Notes", "About",
)  # fmt: skip


class Exporting:
    """The verbs about what goes out."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def person_json(self, person: PersonId) -> dict[str, Any]:
        """Everything held about one person, as it stands in the export; PERSON_UNKNOWN."""
        return person_document(self._book.connection, person)

    def write(self, path: Path, kind: ExportFormat, titled: Titled, person: PersonId | None = None) -> int:
        """Write a new private file; returns how many people are in it. FILE_EXISTS, and problems of the disk.

        Veiled notes are in the JSON (it is everything), never in the table.
        """
        chosen = [person] if person is not None else store.every_person(self._book.connection)
        if person is not None:
            people.name_of(self._book.connection, person)
        match kind:
            case ExportFormat.JSON:
                pieces = self._json(chosen)
            case ExportFormat.VCARD:
                pieces = self.vcards(chosen)
            case ExportFormat.CSV:
                pieces = spreadsheet.table(_HEADER, map(self._table_row, chosen))
            case _:
                pieces = calendar_writer.calendar(self._days(chosen, titled), self._book.clock.now().astimezone(UTC))
        write_new(path, pieces)
        return len(chosen)

    def vcards(self, chosen: Sequence[PersonId] | None = None) -> Iterator[bytes]:
        """vCard 4.0 of these people, of everybody unless said otherwise, with the fields that came in and are unknown."""
        connection = self._book.connection
        for person in store.every_person(connection) if chosen is None else chosen:
            known = people.find(connection, person)
            photo = store.photo_of(connection, known.photo)[1] if known.photo is not None else b""
            yield write_vcard(record_of(known, occasions.of_person(connection, person), photo))

    def _json(self, chosen: Sequence[PersonId]) -> Iterator[bytes]:
        """The document, person by person: a whole book need not fit into memory."""
        connection = self._book.connection
        head = {
            "format": FORMAT,
            "version": VERSION,
            "exported_at": self._book.clock.now().isoformat(timespec="seconds"),
            "settings": store.settings_of(connection),
            "circles": store.circles(connection),
            "households": [
                {
                    "id": row,
                    "name": name,
                    "about": about,
                    "rhythm_days": days,
                    "addresses": [address_document(address) for address in addresses],
                }
                for row, name, about, days, addresses in store.households(connection)
            ],
            "organisations": store.organisations(connection),
            "own_fields": store.own_fields(connection),
            "pauses": pauses_document(connection, None),
            "saved_views": store.saved_views(connection),
        }
        yield _dumped(head)[:-1] + b',"people":[\n'
        for place, person in enumerate(chosen):
            yield (b",\n" if place else b"") + _dumped(person_document(connection, person))
        yield b"\n]}\n"

    def _table_row(self, person: PersonId) -> list[str]:
        connection = self._book.connection
        known = people.find(connection, person)
        last = moments.of_person(connection, person, 1, None)
        shown = [note.text for note in notes.of_person(connection, person) if not note.veiled]
        work = known.memberships[0] if known.memberships else None
        return [
            known.name,
            known.parts.given,
            known.parts.family,
            known.parts.nickname,
            work.organisation if work else "",
            work.title if work else "",
            " | ".join(_points(known, PointKind.PHONE)),
            " | ".join(_points(known, PointKind.EMAIL)),
            " | ".join(filter(None, (_address_line(address) for address in known.addresses))),
            next((day.when.iso() for day in occasions.of_person(connection, person) if _is_birthday(day)), ""),
            " | ".join(circle.name for circle in known.circles),
            f"{known.cadence_days:g}" if known.cadence_days else "",
            last[0].day.isoformat() if last else "",
            "\n".join(shown),
            known.about,
        ]

    def _days(self, chosen: Sequence[PersonId], titled: Titled) -> Iterator[calendar_writer.CalendarDay]:
        """The dates of these people, then the open promises that have a day. No note is in it, veiled or not.

        Who is archived, has died or asked not to be reached is in no calendar, as on the page of the dates.
        """
        connection = self._book.connection
        active: dict[PersonId, tuple[str, str]] = {}
        for person in chosen:
            known = people.find(connection, person)
            if known.state is not PersonState.ACTIVE:
                continue
            active[person] = known.uid, known.name
            for occasion in occasions.of_person(connection, person):
                first, *others = self._days_of(occasion.when) or (None,)
                if first is not None:
                    uid, title = f"{known.uid}-{occasion.id}", titled(known.name, occasion)
                    later = tuple(filter(None, others))
                    yield calendar_writer.CalendarDay(uid, first, title, self._comes_back(first), later)
        never = calendar_writer.ComesBack.NEVER
        for promise in promises.open_ones(connection):
            if promise.due_on is not None and promise.person in active:
                uid, name = active[promise.person]
                title = titled(name, promise)
                yield calendar_writer.CalendarDay(f"{uid}-promise-{promise.id}", promise.due_on, title, never)

    def _comes_back(self, first: date) -> calendar_writer.ComesBack:
        """Each year on its day; 29 February, where there is none, on the day on which the owner keeps it."""
        if (first.month, first.day) != (2, 29):
            return calendar_writer.ComesBack.YEARLY
        before = read_settings(self._book.connection).leap_day is LeapDay.BEFORE
        return calendar_writer.ComesBack.LAST_OF_FEBRUARY if before else calendar_writer.ComesBack.DAY_60

    def _days_of(self, when: PartialDate) -> list[date]:
        """The first day of a Gregorian date; the next days of one of another calendar, for `YEARS_AHEAD` years."""
        if when.calendar is Calendar.GREGORIAN:
            first = when.in_year(when.year or LEAP_YEAR)
            return [first] if first is not None else []
        leap_day = read_settings(self._book.connection).leap_day
        days: list[date] = []
        since = self._book.clock.today()
        while len(days) < YEARS_AHEAD and (day := when.next_on_or_after(since, leap_day)) is not None:
            days.append(day)
            since = day + timedelta(days=1)
        return days


def _dumped(document: object) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _points(known: Person, kind: PointKind) -> list[str]:
    return [point.value for point in known.points if point.kind is kind]


def _address_line(address: Address) -> str:
    parts = (
        address.street,
        address.extended,
        address.po_box,
        address.postcode,
        address.city,
        address.region,
        address.country,
    )
    return ", ".join(part.replace("\n", ", ") for part in parts if part) or address.formatted.replace("\n", ", ")


def _is_birthday(occasion: Occasion) -> bool:
    return occasion.kind is OccasionKind.BIRTHDAY and not occasion.label


def write_new(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a new private file, whole or not at all. FILE_EXISTS, FOLDER_MISSING, and problems of the disk."""
    part: Path | None = None
    try:
        if path.exists():  # inside: a name may be too long to be asked for
            raise FileExistsError
        part = disk.write_part_of(path, iter(pieces))
        disk.put_where_nothing_is(part, path)
    except FileExistsError as error:
        raise KnownProblem(Problem.FILE_EXISTS, path=str(path)) from error
    except (FileNotFoundError, NotADirectoryError) as error:
        raise KnownProblem(Problem.FOLDER_MISSING, path=str(path.parent)) from error
    except OSError as error:
        raise disk.disk_problem(error, path) from error
    finally:
        if part is not None:
            disk.drop_part(part)
