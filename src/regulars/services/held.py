"""What is held about one person, gathered so that it can be shown to them: veiled notes and other people stay out."""

from collections.abc import Iterable
from dataclasses import replace
from enum import Enum
from pathlib import Path

from regulars.domain.folding import query_words
from regulars.domain.held import BLACKED, About, Blackener, Held, HeldLine, Part
from regulars.domain.moments import Moment
from regulars.domain.notes import Note
from regulars.domain.people import Address, Person, PersonField, PersonId
from regulars.domain.postal import postal_lines
from regulars.domain.promises import Promise
from regulars.domain.to_say import ToSay
from regulars.formats import page
from regulars.services.book import Book
from regulars.services.exporting import write_new
from regulars.services.health import Health
from regulars.store import gifts, held, moments, notes, occasions, pauses, people, promises, to_say

_EVERY_MOMENT = 1_000_000
_NAMED = (
    PersonField.PREFIX, PersonField.GIVEN, PersonField.MIDDLE, PersonField.FAMILY, PersonField.SUFFIX, PersonField.NICKNAME,
    PersonField.PHONETIC_GIVEN, PersonField.PHONETIC_FAMILY, PersonField.SAY_LIKE, PersonField.PRONOUNS,
    PersonField.ADDRESS_FORM, PersonField.LANGUAGE, PersonField.GREETING, PersonField.ROLE, PersonField.SINCE,
)  # fmt: skip
_REACHED = (PersonField.ZONE, PersonField.QUIET_HOURS, PersonField.PREFERRED_CHANNEL)
_IN_PARTS = frozenset(_NAMED[:8])


class Holding:
    """The verbs about showing people what is held about them."""

    def __init__(self, book: Book, health: Health) -> None:
        self._book, self._health = book, health

    def about(self, person: PersonId) -> Held:
        """Everything that may be shown to this person; PERSON_UNKNOWN."""
        connection = self._book.connection
        known = people.find(connection, person)
        noted = notes.of_person(connection, person)
        parts = {
            Part.NAME: [HeldLine(PersonField.NAME, known.name), *_fields(known, _NAMED)],
            Part.REACHING: _reaching(known),
            Part.WORK: _together(known),
            Part.DATES: [
                HeldLine(day.kind, day.when.iso(), label=day.label) for day in occasions.of_person(connection, person)
            ],
            Part.KNOWN: [_note_line(note) for note in noted if not note.veiled],
            Part.OWN_FIELDS: [HeldLine(own.label, own.value) for own in known.own_values],
            Part.MOMENTS: [
                _moment_line(one, person) for one in moments.of_person(connection, person, _EVERY_MOMENT, None)
            ],
            Part.PROMISES: [_promise_line(one) for one in promises.of_person(connection, person)],
            Part.GIFTS: [HeldLine(one.landed, one.what, one.day) for one in gifts.of_person(connection, person)],
            Part.TO_SAY: _to_say(to_say.of_person(connection, person)),
            Part.CLOSENESS: self._closeness(known),
        }
        if known.about:
            parts[Part.KNOWN].append(HeldLine(About.ABOUT, known.about))
        parts[Part.REACHING] += [HeldLine(About.UNKNOWN, line) for line in known.extras]
        blackener = self._blackener(person, (line.text for lines in parts.values() for line in lines))
        shown = tuple(
            (part, tuple(_without_others(line, part, blackener) for line in lines))
            for part, lines in parts.items()
            if lines
        )
        others = sum(line.text == BLACKED for _, lines in shown for line in lines)
        return Held(
            known.name,
            self._book.clock.today(),
            shown,
            veiled=sum(note.veiled for note in noted),
            blacked=blackener.count + others,
        )

    def write(self, person: PersonId, path: Path, words: page.Words) -> Held:
        """Write the page into a new private file, HTML in the caller's words. FILE_EXISTS, and problems of the disk."""
        found = self.about(person)
        write_new(path, [page.html(found, words)])
        return found

    def write_json(self, person: PersonId, path: Path) -> Held:
        """Write it into a new private file as JSON (resources/format/page.md). FILE_EXISTS, and problems of the disk."""
        found = self.about(person)
        write_new(path, [page.document(found)])
        return found

    def _closeness(self, known: Person) -> list[HeldLine]:
        connection = self._book.connection
        standing = self._health.of(known.id)
        lines = [HeldLine(About.ADDED_ON, "", known.added_on), HeldLine(About.HEALTH, str(round(standing.score)))]
        if known.cadence_days:
            lines.append(HeldLine(About.RHYTHM_DAYS, f"{known.cadence_days:g}"))
        lines += [HeldLine(About.PAUSE, one.reason, one.begins) for one in pauses.of(connection, known.id)]
        if known.photo is not None:
            lines.append(HeldLine(About.PHOTO, ""))
        return lines

    def _blackener(self, person: PersonId, texts: Iterable[str]) -> Blackener:
        connection = self._book.connection
        words = {word for text in texts for word in query_words(text)}
        own = set(query_words(people.name_of(connection, person)))
        names = held.names_near(connection, person) | held.whole_names_with(connection, person, words)
        # A namesake's bare given name is this person's own.
        return Blackener(name for name in names if not own.issuperset(query_words(name)))


def _fields(known: Person, names: Iterable[PersonField]) -> list[HeldLine]:
    lines = []
    for name in names:
        value = getattr(known.parts if name in _IN_PARTS else known, name.value)
        if value:
            lines.append(HeldLine(name, value.value if isinstance(value, Enum) else str(value)))
    return lines


def _reaching(known: Person) -> list[HeldLine]:
    lines = [HeldLine(point.kind, point.value, label=point.label) for point in known.points]
    lines += [HeldLine(About.ADDRESS, _address(address), label=address.label) for address in known.addresses]
    return [*lines, *_fields(known, _REACHED)]


def _together(known: Person) -> list[HeldLine]:
    lines = [
        HeldLine(About.JOB, ", ".join(filter(None, (job.title, job.department, job.organisation))), label=job.since)
        for job in known.memberships
    ]
    lines += [HeldLine(About.CIRCLE, circle.name) for circle in known.circles]
    lines += [HeldLine(About.LINK, BLACKED, label=link.kind) for link in known.links]
    if known.introduced_by is not None:
        lines.append(HeldLine(About.INTRODUCED_BY, BLACKED))
    return lines


def _address(address: Address) -> str:
    return ", ".join(postal_lines(address)) or address.formatted


def _note_line(note: Note) -> HeldLine:
    return HeldLine(note.own_kind or note.kind, note.text, note.source_day, note.source, note.source_place)


def _moment_line(moment: Moment, person: PersonId) -> HeldLine:
    own = next((one.private_line for one in moment.people if one.person == person), "")
    return HeldLine(
        moment.kind, "\n".join(filter(None, (moment.text, own, moment.bought))), moment.day, label=moment.place
    )


def _promise_line(promise: Promise) -> HeldLine:
    return HeldLine(promise.by, promise.text, promise.made_on, label=promise.state.value)


def _to_say(words: ToSay | None) -> list[HeldLine]:
    return [] if words is None else [HeldLine(About.TO_SAY, words.text, words.written_on)]


def _without_others(line: HeldLine, part: Part, blackener: Blackener) -> HeldLine:
    if part is Part.NAME or line.what in (About.ADDRESS, About.CIRCLE) or line.text == BLACKED:
        return line
    return replace(line, text=blackener.blacken(line.text))
