"""Reading one plain sentence: each piece of it tells of the contact, or something to know, or a promise, or stays words."""

from collections.abc import Sequence
from dataclasses import replace

from regulars.domain.capture.clock import ClockReader
from regulars.domain.capture.contact import ContactReader, is_plan, seen_back
from regulars.domain.capture.day_arithmetic import Calendar, Day
from regulars.domain.capture.days import DayReader
from regulars.domain.capture.heard import Heard, HeardMoment, HeardNote, HeardPromise, Mention
from regulars.domain.capture.knowledge import Knowing, NoteReader
from regulars.domain.capture.line import Line, Names, Piece, tidied
from regulars.domain.capture.phrasebook import Hit, Phrasebook, Role
from regulars.domain.capture.pledges import Pledge, PromiseReader
from regulars.domain.capture.telling import Telling
from regulars.domain.capture.whom import WhomReader
from regulars.domain.promises import PromiseBy

_SCORED_LETTERS = 400
_TELLING = {
    Role.CONTACT: 3,
    Role.NOTE: 3,
    Role.PROMISE: 3,
    Role.OFFSET: 2,
    Role.WEEKDAY: 2,
    Role.FUNCTION: 1,
    Role.THEM: 1,
}
_SAYING = frozenset({Role.CONTACT, Role.OPENS, Role.NOTE, Role.PROMISE, Role.VERB})
_OF_A_KIND = _SAYING | {Role.DEPTH, Role.RELATION, Role.DOES}
_MOST_TIMES_BETTER = 1.25


def best_book(text: str, books: Sequence[Phrasebook]) -> Phrasebook:
    """The language that a sentence is in: the first one, unless the phrases of another fit clearly better."""
    scores = [_score(text[:_SCORED_LETTERS], book) for book in books]
    best = max(range(len(books)), key=scores.__getitem__)
    return books[best] if scores[best] > _MOST_TIMES_BETTER * scores[0] + 1 else books[0]


def is_understood(text: str, book: Phrasebook) -> bool:
    """Whether a language has phrases for most of a sentence: then no other needs to be asked."""
    words = book.words(text[:_SCORED_LETTERS])
    telling = any(role in hits for hits in book.hits(words) for role in _SAYING)
    spoken = sum(not word.is_sign and not word.number for word in words)
    return telling and _score(text[:_SCORED_LETTERS], book) >= spoken


def _score(text: str, book: Phrasebook) -> int:
    words = book.words(text)
    covered = [0] * len(words)
    for hits in book.hits(words):
        for hit in hits.values():
            weight = _TELLING.get(hit.role, 0)
            for at in range(hit.start, hit.end):
                covered[at] = max(covered[at], weight)
    return sum(covered)


def hear(text: str, book: Phrasebook, names: Names, calendar: Calendar, *, about_somebody: bool = False) -> Heard:
    """Read a sentence. With `about_somebody` it is known whom it is about, unless it names somebody it was with."""
    return _Hearing(Line(text, book, names), calendar, about_somebody).heard()


class _Hearing:
    def __init__(self, line: Line, calendar: Calendar, about_somebody: bool) -> None:
        self._line, self._calendar, self._about_somebody = line, seen_back(calendar), about_somebody
        self._contacts = ContactReader(line, self._calendar)
        self._notes = NoteReader(line)
        self._promises = PromiseReader(line, calendar)
        self._telling: Telling | None = None
        self._mentions: list[Mention] = []
        self._rest: list[tuple[Piece | None, str, Piece]] = []
        self._depth: Hit | None = None
        self._asked = False
        self._mention_words: tuple[tuple[int, int], ...] = ()

    def heard(self) -> Heard:
        sorted_ = [(piece, self._sort(piece)) for piece in self._line.pieces]
        if self._telling is not None:
            self._mentions = self._telling.mentions
        if not self._mentions:
            whom = WhomReader(self._line, self._days)
            self._mentions = whom.read(about_somebody=self._about_somebody)
        self._mention_words = self._spans()
        notes: list[HeardNote] = []
        promises: list[HeardPromise] = []
        for piece, found in sorted_:
            match found:
                case Knowing():
                    note = self._notes.read(piece, found, self._mentions)
                    notes += [note] if note is not None else []
                    self._keep(piece, note is None)
                case Pledge():
                    promise = self._promises.read(piece, found, self._telling.direction if self._telling else None)
                    promises += [promise] if promise is not None else []
                    self._keep(piece, promise is None)
                case Telling():
                    self._rest.append((None, self._left_over(found), piece))
                case _:
                    self._keep(piece, True)
        said = tuple(notes), tuple(promises), self._words()
        return Heard(tuple(self._mentions), self._moment(), *said, self._line.book.language)

    def _words(self) -> str:
        """What is left over; neighbouring pieces of which nothing was understood as they were typed, with what was between."""
        line = self._line
        parts: list[tuple[str, Piece]] = []
        run: Piece | None = None
        for piece, text, whole in [*self._rest, (None, "", Piece(0, 0))]:
            if piece is not None and run is not None and self._follows(run, piece):
                run = Piece(run.start, piece.end, piece.question)
                continue
            if run is not None:
                end = run.end if run.question and run.end < len(line.words) else run.end - 1
                parts.append((tidied(line.text[line.words[run.start].start : line.words[end].end]), run))
            run = piece
            if piece is None:
                parts.append((text, whole))
        said = ""
        before: Piece | None = None
        for part, piece in parts:
            if part:
                glue = "" if before is None else " " if before.end == piece.start else ", "
                said, before = said + glue + part, piece
        return said

    def _follows(self, before: Piece, after: Piece) -> bool:
        return all(self._line.words[at].is_sign for at in range(before.end, after.start))

    # Sorting

    def _sort(self, piece: Piece) -> Knowing | Pledge | Telling | None:
        line = self._line
        if all(_OF_A_KIND.isdisjoint(line.hits[at]) for at in range(piece.start, piece.end)):
            return None
        pledge, knowing = self._promises.find(piece), self._notes.find(piece)
        contact = self._contacts.find(piece) if self._telling is None else None
        if self._asked and contact is not None and contact.value.noun and pledge is not None:
            contact = None  # after "order oak", "call ana" is the next thing to do
        if pledge is not None and knowing is not None and knowing.start < pledge.start:
            pledge = None
        if contact is not None and self._is_contact(piece, contact, pledge, knowing):
            telling = self._contacts.read(piece, contact)
            if is_plan(telling, self._calendar) or (contact.value.noun and self._is_ahead(piece, contact)):
                return Pledge(PromiseBy.ME, piece.start, piece.end, contact) if not piece.question else None
            self._telling = telling
            return telling
        if pledge is not None:
            self._asked = self._asked or pledge.hit.role is Role.VERB
            return pledge
        if knowing is not None:
            return knowing
        if any(line.hit(at, Role.DEPTH, piece.end) is not None for at in range(piece.start, piece.end)):
            depth = line.hit(piece.start, Role.DEPTH, piece.end)
            if depth is not None and depth.end == piece.end:
                self._depth = depth
        return None

    def _is_contact(self, piece: Piece, contact: Hit, pledge: Pledge | None, knowing: Knowing | None) -> bool:
        if piece.question and contact.value.noun:
            return False
        if (
            knowing is not None
            and knowing.start <= contact.start
            and (knowing.hit is None or knowing.hit.end >= contact.end)
        ):
            return False
        if knowing is not None and knowing.start < contact.start:
            return False
        if pledge is None:
            return True
        if pledge.hit.start == contact.start and pledge.hit.role is Role.VERB:
            longer = pledge.hit.end > contact.end
            return not longer and not self._is_ahead(piece, contact)
        return contact.start < pledge.hit.start

    def _is_ahead(self, piece: Piece, contact: Hit) -> bool:
        """Whether a noun of contact has a day ahead, and none behind: "call ana tomorrow", "by friday"."""
        due = self._promises.due(piece, contact)
        return due is not None and contact.value.noun and (due.by or (due.sure and due.day > self._calendar.today))

    # Who

    def _days(self, piece: Piece) -> list[Day]:
        return DayReader(self._line.words, self._line.hits, self._calendar, self._line.text).all(piece.start, piece.end)

    def _spans(self) -> tuple[tuple[int, int], ...]:
        """The words that are the people mentioned."""
        spans = []
        for mention in self._mentions:
            inside = [n for n, word in enumerate(self._line.words) if mention.start <= word.start < mention.end]
            spans.append((inside[0], inside[-1] + 1) if inside else (-1, -1))
        return tuple(spans)

    # What is left

    def _left_over(self, telling: Telling) -> str:
        """What the telling piece says besides: nothing when only small words are left."""
        line, piece = self._line, telling.piece
        used = {at for start, end in telling.used for at in range(start, end)}
        free = [at for at in range(piece.start, piece.end) if at not in used]
        if not any(not line.small(at) for at in free):
            return ""
        left = line.cut_out(piece, _runs(used))
        return self._without_lead(left)

    def _without_lead(self, left: str) -> str:
        words = self._line.book.words(left)
        hits = self._line.book.hits(words)
        at = 0
        while at < len(words) and any(role in hits[at] for role in (Role.ME, Role.THEM, Role.AND)):
            at += 1
        return tidied(left[words[at].start :]) if at < len(words) else ""

    def _keep(self, piece: Piece, kept: bool) -> None:
        if not kept:
            return
        telling = self._telling
        if telling is not None and self._completes(telling, piece):
            return
        first = self._first(piece)
        spans = self._people_at(first, piece.end)
        self._rest.append((None, self._line.cut_out(piece, spans), piece) if spans else (piece, "", piece))

    def _people_at(self, first: int, end: int) -> list[tuple[int, int]]:
        """The people whom a piece begins with, and what is between them."""
        spans, at = [], first
        while (span := next((span for span in self._mention_words if span[0] == at), None)) is not None:
            spans.append((first, span[1]))
            joint = self._line.hit(span[1], Role.AND, end)
            at = joint.end if joint is not None else -1
        return spans[-1:]

    def _first(self, piece: Piece) -> int:
        """The first word of a piece that begins with whom it is about: in a question nothing is left out."""
        at = piece.start
        while at < piece.end and self._line.words[at].is_sign:
            at += 1
        return -1 if piece.question else at

    def _completes(self, telling: Telling, piece: Piece) -> bool:
        """Whether a piece says nothing but how long, on which day, or at what time it was."""
        line = self._line
        clock = ClockReader(line.words, line.hits, piece.end)
        start = line.behind_small(piece.start, piece.end, Role.TO, Role.AND) if telling.minutes is None else piece.start
        hours = clock.hours(piece.start)
        is_open = telling.minutes is None and telling.time is None
        if hours is not None and hours.sure and is_open and not line.content(hours.end, piece.end):
            telling.minutes, telling.time = hours.minutes, hours.time
            return True
        start = line.behind_small(start, piece.end, Role.LASTING, Role.CONTACT, Role.TO)
        length = clock.length(start) or clock.length(piece.start)
        if length is not None and telling.minutes is None:
            after = line.behind_small(length.end, piece.end, Role.CONTACT)  # "10 min chat"
            if not line.content(after, piece.end):
                telling.minutes = length.minutes
                return True
        said = clock.time(piece.start)
        if said is not None and telling.time is None and not line.content(said.end, piece.end):
            telling.time = said.time
            return True
        days = self._days(piece)
        if len(days) == 1 and telling.day is None and days[0].day <= self._calendar.today:
            inside = set(range(days[0].start, days[0].end))
            if all(at in inside for at in line.content(piece.start, piece.end)):
                telling.day = days[0]
                return True
        return False

    def _moment(self) -> HeardMoment | None:
        telling = self._telling
        if telling is None:
            return None
        depth = telling.depth or (self._depth.value if self._depth is not None else None)
        day = telling.day
        moment = HeardMoment(
            telling.contact.kind, telling.direction, depth, telling.minutes, time=telling.time, done=telling.done
        )
        return moment if day is None else replace(moment, day=day.day, fuzzy=day.fuzzy)


def _runs(used: set[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for at in sorted(used):
        if runs and runs[-1][1] == at:
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return runs
