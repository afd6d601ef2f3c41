"""The capture line: one plain sentence, what the book will note of it, and keeping that as one step."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import partial

from regulars.domain.capture.day_arithmetic import Ahead, Calendar, DateOrder
from regulars.domain.capture.heard import Heard, HeardMoment, HeardNote
from regulars.domain.capture.hearing import hear
from regulars.domain.changes import Act, Changes
from regulars.domain.clean_text import clean_text
from regulars.domain.moments import DEFAULT_DEPTH, Depth, MomentId
from regulars.domain.notes import NoteKind
from regulars.domain.people import PersonId
from regulars.domain.people_list import PersonRow
from regulars.services import checked, phrasebooks, typed_dates
from regulars.services.book import Book
from regulars.services.called import CalledFinder
from regulars.services.checked import bad_value
from regulars.services.health import Health
from regulars.services.moments import LONGEST_MINUTES
from regulars.services.search import Search
from regulars.services.settings import read_settings
from regulars.services.shipped import touchy_words
from regulars.store import moments as moment_store
from regulars.store import notes as note_store
from regulars.store import promises as promise_store
from regulars.store.journal import Change
from regulars.store.people import names_of
from regulars.store.rows import iso

SHOWN = 8
_MONTH_FIRST = frozenset({"US", "PH", "FM", "MH", "PW"})
_YEAR_FIRST = frozenset({"CN", "HU", "JP", "KP", "KR", "LT", "MN", "TW"})
_YEAR_FIRST_LANGUAGES = frozenset({"ja", "ko", "zh", "hu"})


@dataclass(frozen=True, slots=True, repr=False)
class Who:
    """Somebody in a sentence. `text` is how they were called; empty for the one whose page it was typed on.

    `person` is None where nobody is called so: then `candidates` are the nearest. Else `candidates` are all who fit, best
    first, at most `SHOWN`; `fitting` counts them, as far as `store.called.MOST`.
    """

    text: str
    person: PersonId | None = None
    candidates: tuple[PersonRow, ...] = ()
    fitting: int = 0

    def __repr__(self) -> str:
        return f"Who({self.person})"

    @property
    def is_sure(self) -> bool:
        """Whether nobody else fits."""
        return self.person is not None and self.fitting <= 1

    def chosen(self) -> PersonRow | None:
        """The line of the one who is taken."""
        return next((row for row in self.candidates if row.id == self.person), None)


@dataclass(frozen=True, slots=True, repr=False)
class Reading:
    """What a sentence says, and who is meant. `at` is the local time at which it was read."""

    text: str
    at: datetime
    heard: Heard
    people: tuple[Who, ...] = ()

    def __repr__(self) -> str:
        return f"Reading({len(self.people)} people)"

    @property
    def day(self) -> date:
        """The day on which it happened: the one that is named, or else that of the reading."""
        moment = self.heard.moment
        return moment.day if moment is not None and moment.day is not None else self.at.date()

    @property
    def time(self) -> time | None:
        """The time at which it happened: without a day and a time, now."""
        moment = self.heard.moment
        if moment is None or moment.time is not None:
            return moment.time if moment is not None else None
        return self.at.time().replace(second=0, microsecond=0, tzinfo=None) if moment.day is None else None

    def is_empty(self) -> bool:
        """Whether there is nothing to keep: no contact, no note, no promise, no words."""
        heard = self.heard
        return heard.moment is None and not heard.notes and not heard.promises and not heard.words

    def choose(self, place: int, row: PersonRow) -> "Reading":
        """Somebody else is meant by the one with this number."""
        people = list(self.people)
        if place >= len(people):
            people.append(Who("", row.id, (row,), 1))
        else:
            who = people[place]
            candidates = who.candidates if row in who.candidates else (row, *who.candidates)
            people[place] = Who(who.text, row.id, candidates, 1)
        return replace(self, people=tuple(people))


@dataclass(frozen=True, slots=True)
class Outlook:
    """The health of the one person now (None while there is none), and with this moment."""

    before: float | None
    after: float


class Capture:
    """Reading and keeping sentences, over one book."""

    def __init__(self, book: Book, search: Search, health: Health) -> None:
        self._book, self._health = book, health
        self._called = CalledFinder(book, search)
        self._search = search
        self._rows: dict[tuple[PersonId, ...], tuple[PersonRow, ...]] = {}

    def warm(self, language: str = "") -> None:
        """Read the phrases of all languages, off the thread that draws: 0.2 s."""
        phrasebooks.warm(self._language(language))

    def warm_dates(self, language: str = "") -> None:
        """Load what reads rare forms of dates, likewise: 0.3 s."""
        spoken = self._language(language)
        today, order = self._book.clock.today(), self._order(spoken)
        typed_dates.warm(today, order, phrasebooks.phrasebook(spoken).language)

    def look_again(self) -> None:
        """Forget who was found: the next reading asks the book."""
        self._called.forget()
        self._rows.clear()

    # Reading

    def read(
        self,
        text: str,
        at: datetime | None = None,
        person: PersonId | None = None,
        *,
        language: str = "",
        patient: bool = True,
    ) -> Reading:
        """What a sentence says, as if written `at` then (now); `person` is whom it is about unless it names somebody.

        `language` is the interface's where the settings name none. Not `patient`: a rare form of date stays words until what
        reads it is loaded (`warm`), and the answer takes some milliseconds.
        """
        at = at or self._book.clock.now()
        self._called.look_again()
        text = clean_text(text)
        spoken = self._language(language)
        book = phrasebooks.fitting(text, spoken)
        order = self._order(spoken)
        typed = partial(_typed, today=at.date(), order=order, language=book.language, patient=patient)
        calendar = Calendar(at.date(), Ahead.PAST, order, typed)
        heard = hear(text, book, self._called, calendar, about_somebody=person is not None)
        return Reading(text, at, heard, self._who(heard, person))

    def _language(self, interface: str) -> str:
        return read_settings(self._book.connection).language or interface or phrasebooks.USUAL

    def _order(self, language: str) -> DateOrder:
        """In the owner's country, or else where the interface's language is at home."""
        parts = language.replace("_", "-").split(".")[0].split("-")
        country = read_settings(self._book.connection).country or (parts[-1].upper() if len(parts) > 1 else "")
        if country in _MONTH_FIRST:
            return DateOrder.MONTH
        if country in _YEAR_FIRST or (not country and parts[0].lower() in _YEAR_FIRST_LANGUAGES):
            return DateOrder.YEAR
        return DateOrder.DAY

    def _who(self, heard: Heard, person: PersonId | None) -> tuple[Who, ...]:
        found = []
        for mention in heard.people:
            called = self._called.find(mention.text)
            offered = called.people[:SHOWN]
            if person is not None and person not in offered:
                offered = (*offered, person)
            rows = self._lines(offered)
            taken = rows[0].id if rows and called.people and called.exact and mention.known else None
            found.append(Who(mention.text, taken, rows, len(called.people) if taken is not None else 0))
        if not found and person is not None:
            rows = self._lines((person,))
            found += [Who("", row.id, rows, 1) for row in rows]
        return tuple(found)

    def _lines(self, people: Sequence[PersonId]) -> tuple[PersonRow, ...]:
        key = tuple(people)
        if len(self._rows) > SHOWN * SHOWN:
            self._rows.clear()
        known = self._rows.get(key)
        if known is None:  # asked once: a long sentence is read on another thread, and either may forget meanwhile
            known = self._rows[key] = tuple(self._search.rows(key))
        return known

    def outlook(self, reading: Reading) -> Outlook | None:
        """What the contact does to the one person's health; None for several, for another day, and for what does not count."""
        moment = reading.heard.moment
        today = self._book.clock.today()
        if moment is None or len(reading.people) != 1 or reading.day != today:
            return None
        person = reading.people[0].person
        if person is None or moment.kind not in read_settings(self._book.connection).counted_kinds:
            return None
        for row in self._search.rows((person,)):  # who is gone since has none
            return Outlook(row.score, self._health.what_if(person, moment.direction, _depth(moment)))
        return None

    # Keeping

    def keep(self, reading: Reading) -> Changes:
        """Write all of it down as one step: the contact, each note with its source, the promises born in it.

        BAD_VALUE names `person` where nobody is meant yet, `text` where there is nothing to keep, and `day` for a day to come.
        Words without a contact become a note.
        """
        if not reading.people or any(who.person is None for who in reading.people):
            raise bad_value("person", next((who.text for who in reading.people if who.person is None), ""))
        if reading.is_empty():
            raise bad_value("text", reading.text)
        people = list(dict.fromkeys(who.person for who in reading.people if who.person is not None))
        names = names_of(self._book.connection, people)
        day = checked.not_after("day", reading.day, self._book.clock.today())
        heard = reading.heard
        notes = [(self._about(reading, note), _note_values(note, day)) for note in heard.notes]
        if heard.moment is None and heard.words:
            said = HeardNote(NoteKind.OTHER, heard.words)
            notes.append((self._about(reading, said), _note_values(said, day)))
        values = _moment_values(reading, heard.moment, day) if heard.moment is not None else None
        promises: list[dict[str, object]] = [
            {
                "by": promise.by.value,
                "text": checked.words("promise", promise.text, needed=True),
                "quote": checked.words("promise", promise.quote),
                "due_on": iso(promise.due),
                "made_on": iso(day),
            }
            for promise in heard.promises
        ]
        act = Act.LOG_MOMENT if values is not None else Act.ADD_NOTE if notes else Act.ADD_PROMISE
        with self._book.change(act, checked.names(list(names.values()))) as change:
            _write(change, people, values, notes, promises)
        return change.result

    def _about(self, reading: Reading, note: HeardNote) -> PersonId:
        who = reading.people[min(note.about, len(reading.people) - 1)]
        if who.person is None:
            raise bad_value("person", who.text)
        return who.person


def _write(
    change: Change,
    people: Sequence[PersonId],
    moment: dict[str, object] | None,
    notes: Sequence[tuple[PersonId, dict[str, object]]],
    promises: Sequence[dict[str, object]],
) -> None:
    born: MomentId | None = None
    if moment is not None:
        born = moment_store.insert(change, moment, dict.fromkeys(people, ""))
    created: int | None = born
    for person, values in notes:
        note = note_store.insert(change, person, values)
        created = created or note
    for promise in promises:
        given = promise_store.insert(change, people[0], {**promise, "moment_id": born})
        created = created or given
    change.created = created


def _depth(moment: HeardMoment) -> Depth:
    return moment.depth or DEFAULT_DEPTH[moment.kind]


def _moment_values(reading: Reading, moment: HeardMoment, day: date) -> dict[str, object]:
    at = reading.time
    minutes = moment.minutes
    return {
        "kind": moment.kind.value,
        "direction": moment.direction.value,
        "depth": _depth(moment).value,
        "day": iso(day),
        "time": at.isoformat("minutes") if at is not None else None,
        "fuzzy": int(moment.fuzzy),
        "minutes": None if minutes is None else checked.whole("minutes", minutes, 0, LONGEST_MINUTES),
        "text": checked.words("text", reading.heard.words),
        "bought": checked.line("bought", moment.done),
    }


def _note_values(note: HeardNote, day: date) -> dict[str, object]:
    return {
        "text": checked.words("note", note.text, needed=True),
        "kind": note.kind.value,
        "source": note.source.value,
        "source_day": iso(day),
        "strength": note.strength.value,
        "veiled": int(is_veiled(note)),
    }


def is_veiled(note: HeardNote) -> bool:
    """Whether a note is kept under a veil: words about health, faith and the like, unless they say what must be avoided."""
    return note.kind is not NoteKind.AVOID and bool(touchy_words().topics(note.text))


def _typed(text: str, ahead: Ahead, *, today: date, order: DateOrder, language: str, patient: bool) -> date | None:
    if not patient and not typed_dates.is_ready(today, ahead, order, language):
        return None
    return typed_dates.read(text, today, ahead, order, language)
