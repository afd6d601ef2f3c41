"""The brief: one person in fifteen seconds, from what was really said and written."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from regulars.domain.agenda import Cite, CiteKind
from regulars.domain.brief import LONG_SILENT_DAYS, Brief, LastWords, Opening
from regulars.domain.channels import channel_of
from regulars.domain.health.vocabulary import TREND_DAYS, Band
from regulars.domain.moments import Depth, Direction, Moment
from regulars.domain.notes import Note, NoteKind, aged, over
from regulars.domain.people import Channel, Person, PersonId, PersonState
from regulars.domain.promises import Promise, PromiseBy, PromiseState
from regulars.services import zones
from regulars.services.book import Book
from regulars.services.greeting import greeting_for
from regulars.services.settings import SettingsService
from regulars.store import moments, notes, occasions, people, pins, promises, scores

if TYPE_CHECKING:
    from regulars.domain.to_say import ToSay

REMEMBERED = 4
FEWEST = 2
"""Other things to remember where a lot must be avoided."""
OPENINGS = 3
FEWEST_OPENINGS = 2
AGED = 3
FAMILY = 2
LOOKED_THROUGH = 30
"""Moments in which the last words of each side are looked for."""
COMING = timedelta(days=30)
NOTICEABLE = 5.0
_BEGUN_WITH = frozenset({NoteKind.FAMILY, NoteKind.WORK, NoteKind.LIKES})
_ENDS = re.compile(r"(?<=[.!?\u061f])\s+|(?<=[\u3002\uff01\uff1f])|\n")
_ORDER = {NoteKind.AVOID: 0, NoteKind.IN_TOUCH: 1, NoteKind.LIKES: 2, NoteKind.FAMILY: 3, NoteKind.DISLIKES: 4}


class BriefService:
    """Reads the brief."""

    def __init__(self, book: Book, settings: SettingsService) -> None:
        self._book, self._settings = book, settings

    def of(self, person: PersonId) -> Brief:
        """Everything the brief shows about one person; PERSON_UNKNOWN."""
        connection, today = self._book.connection, self._book.clock.today()
        known = people.find(connection, person)
        # The kept score: the brief stands beside the first page, which waits for no arithmetic.
        score = scores.stored_scores(connection, [person])[person]
        told = known.state is PersonState.ACTIVE and score.gaps > 0 and abs(score.trend) >= NOTICEABLE
        every_note = notes.of_person(connection, person)
        known_notes = [note for note in every_note if not note.veiled and not note.is_over(today)]
        promised = promises.of_person(connection, person)
        owed = [p for p in promised if p.state is PromiseState.OPEN]
        latest = moments.of_person(connection, person, LOOKED_THROUGH)
        silent = _long_silence(score.last_day, score.late_day, today)
        channel, point = channel_of(known)
        there = zones.time_there(zones.zone_of(known), self._book.clock.now())
        may_have_aged = aged(every_note, today)
        leap_day = self._settings.read().leap_day
        coming = [
            (day, occasion)
            for occasion in occasions.of_person(connection, person)
            if (day := occasion.when.next_on_or_after(today, leap_day)) is not None and day - today <= COMING
        ]
        return Brief(
            person=known,
            organisation=next((m.organisation for m in known.memberships if not m.until), ""),
            score=score.score,
            band=Band(score.band) if known.state is PersonState.ACTIVE else Band.NEW,
            score_before=score.score - score.trend if told else None,
            before_on=today - timedelta(days=TREND_DAYS) if told else None,
            last=latest[0] if latest else None,
            remember=_remembered(known_notes, today),
            mine=tuple(p for p in owed if p.by is PromiseBy.ME),
            theirs=tuple(p for p in owed if p.by is PromiseBy.THEM),
            openings=_openings(known_notes, [(m.text, m.id, m.day) for m in latest[:12] if m.text]),
            coming=tuple(sorted(coming, key=lambda entry: entry[0])),
            their_time=there,
            channel=channel,
            point=point,
            veiled_avoid=sum(
                note.veiled and note.kind is NoteKind.AVOID and not note.is_over(today) for note in every_note
            ),
            to_confirm=next(iter(may_have_aged), None),
            over=next((note for note in over(every_note, today) if not note.veiled), None),
            good_from=_good_from(known, channel, there),
            aged=tuple(may_have_aged[:AGED]),
            family=_family(known_notes),
            last_words=_last_words(latest, promised, deep_only=silent is not None),
            silent_days=silent,
            pin=pins.pin_of(connection, person, today),
            to_say=self._to_say(person),
            greeting=greeting_for(known),
        )

    def _to_say(self, person: PersonId) -> "ToSay | None":
        if not people.has_to_say(self._book.connection, person):
            return None
        from regulars.store import to_say  # lazy: a start waits for it only where words wait for the first on the page

        return to_say.of_person(self._book.connection, person)


def _remembered(known: list[Note], today: date) -> tuple[Note, ...]:
    """All that must be avoided, however much it is; of the rest what is not faded first."""
    avoid = [note for note in known if note.kind is NoteKind.AVOID]
    rest = [note for note in known if note.kind is not NoteKind.AVOID]
    rest.sort(key=lambda note: (note.has_faded(today), _ORDER.get(note.kind, 5), -note.known_on.toordinal()))
    return (*avoid, *rest[: max(REMEMBERED - len(avoid), FEWEST)])


def _long_silence(last: date | None, late: date | None, today: date) -> int | None:
    """The days since the last touch, where they are long for anybody and late for these two."""
    if last is None or late is None or late > today:
        return None
    days = (today - last).days
    return days if days >= LONG_SILENT_DAYS else None


def _good_from(person: Person, channel: Channel, there: datetime | None) -> time | None:
    heard = channel not in (Channel.VISIT, Channel.LETTER)
    return zones.welcome_from(person.quiet_hours, there) if there is not None and heard else None


def _family(known: Sequence[Note]) -> tuple[Note, ...]:
    """The newest about those around them."""
    about = [note for note in known if note.kind is NoteKind.FAMILY]
    return tuple(sorted(about, key=lambda note: note.known_on, reverse=True)[:FAMILY])


def _last_words(latest: Sequence[Moment], promised: Sequence[Promise], *, deep_only: bool) -> tuple[LastWords, ...]:
    """The newest words from each side: of a moment that this side began, else of one that both did; a promise's quote counts.

    `deep_only`: after a long silence a wave says nothing, so only talks and time together are looked through.
    """
    found: list[LastWords] = []
    for by, side in ((PromiseBy.ME, Direction.ME), (PromiseBy.THEM, Direction.THEM)):
        quoted = [
            LastWords(by, p.quote, Cite(CiteKind.PROMISE, p.id), p.made_on) for p in promised if p.by is by and p.quote
        ]
        talks = [m for m in latest if m.text.strip() and not (deep_only and m.depth is Depth.LIGHT)]
        own = [m for m in talks if m.direction is side] or [m for m in talks if m.direction is Direction.BOTH]
        said = [LastWords(by, _last_sentence(m.text), Cite(CiteKind.MOMENT, m.id), m.day) for m in own[:1]]
        newest = max((*quoted, *said), key=lambda words: words.day, default=None)
        if newest is not None and all(newest.cite != other.cite for other in found):
            found.append(newest)
    return tuple(sorted(found, key=lambda words: words.day, reverse=True))


def _openings(known: list[Note], latest: list[tuple[str, int, date]]) -> tuple[Opening, ...]:
    """Ways to begin: the newest about family or work, then the last words of moments; where those are few, more of what they
    are and like. Nothing is made up.
    """
    from_moments = [
        Opening(_last_sentence(text), Cite(CiteKind.MOMENT, moment), day) for text, moment, day in latest[1:]
    ]
    about = [note for note in known if note.kind in _BEGUN_WITH]
    about.sort(key=lambda note: (note.kind is NoteKind.LIKES, -note.source_day.toordinal()))
    from_notes = [Opening(note.text, Cite(CiteKind.NOTE, note.id), note.source_day) for note in about]
    is_known = bool(from_notes) and about[0].kind is not NoteKind.LIKES
    mixed = [*from_notes[:is_known], *from_moments]
    return tuple(
        mixed[:OPENINGS] if len(mixed) >= FEWEST_OPENINGS else [*mixed, *from_notes[is_known:]][:FEWEST_OPENINGS]
    )


def _last_sentence(text: str) -> str:
    # A stop ends a sentence where a space follows, not inside "3.50"; those of scripts without spaces end it by themselves.
    sentences = [part.strip(" .!?\u3002\uff01\uff1f\u061f\n") for part in _ENDS.split(text)]
    return next((sentence for sentence in reversed(sentences) if sentence), text.strip())
