"""The brief: one person in fifteen seconds, from what was really said and written."""

from datetime import date, timedelta

from regulars.domain.agenda import Cite, CiteKind
from regulars.domain.brief import Brief, Opening
from regulars.domain.health.vocabulary import TREND_DAYS, Band
from regulars.domain.notes import Note, NoteKind
from regulars.domain.people import PersonId
from regulars.domain.promises import PromiseBy, PromiseState
from regulars.services import zones
from regulars.services.book import Book
from regulars.services.settings import SettingsService
from regulars.services.today import channel_of
from regulars.store import moments, notes, occasions, people, promises, touches

REMEMBERED = 4
OPENINGS = 2
COMING = timedelta(days=30)
NOTICEABLE = 5.0
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
        score = touches.stored_scores(connection, [person])[person]
        told = score.gaps > 0 and abs(score.trend) >= NOTICEABLE
        known_notes = [
            note for note in notes.of_person(connection, person) if not note.veiled and not _over(note, today)
        ]
        owed = [p for p in promises.of_person(connection, person) if p.state is PromiseState.OPEN]
        latest = moments.of_person(connection, person, 12)
        channel, point = channel_of(known)
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
            band=Band(score.band),
            score_before=score.score - score.trend if told else None,
            before_on=today - timedelta(days=TREND_DAYS) if told else None,
            last=latest[0] if latest else None,
            remember=tuple(sorted(known_notes, key=_importance)[:REMEMBERED]),
            mine=tuple(p for p in owed if p.by is PromiseBy.ME),
            theirs=tuple(p for p in owed if p.by is PromiseBy.THEM),
            openings=_openings(known_notes, [(m.text, m.id, m.day) for m in latest if m.text]),
            coming=tuple(sorted(coming, key=lambda entry: entry[0])),
            their_time=zones.time_there(zones.zone_of(known), self._book.clock.now()),
            channel=channel,
            point=point,
        )


def _over(note: Note, today: date) -> bool:
    return note.until is not None and note.until < today


def _importance(note: Note) -> tuple[int, int]:
    return _ORDER.get(note.kind, 5), -note.source_day.toordinal()


def _openings(known: list[Note], latest: list[tuple[str, int, date]]) -> tuple[Opening, ...]:
    """Ways to begin: the last words of a moment, then the newest about family or work. Nothing is made up."""
    from_moments = [
        Opening(_last_sentence(text), Cite(CiteKind.MOMENT, moment), day) for text, moment, day in latest[1:]
    ]
    about = [note for note in known if note.kind in (NoteKind.FAMILY, NoteKind.WORK)]
    about.sort(key=lambda note: note.source_day, reverse=True)
    from_notes = [Opening(note.text, Cite(CiteKind.NOTE, note.id), note.source_day) for note in about]
    mixed = [*from_notes[:1], *from_moments[:OPENINGS]]
    return tuple(mixed[:OPENINGS])


def _last_sentence(text: str) -> str:
    sentences = [part.strip() for part in text.replace("!", ".").replace("?", ".").split(".") if part.strip()]
    return sentences[-1] if sentences else text.strip()
