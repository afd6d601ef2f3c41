"""Pieces of a sentence that promise something, or ask for something to be done: whose it is, and for when."""

from dataclasses import dataclass

from regulars.domain.capture.day_arithmetic import Ahead, Calendar, Day
from regulars.domain.capture.days import DayReader
from regulars.domain.capture.heard import HeardPromise
from regulars.domain.capture.line import Line, Piece
from regulars.domain.capture.phrasebook import Hit, PromisePhrase, Role
from regulars.domain.moments import Direction
from regulars.domain.promises import PromiseBy


@dataclass(frozen=True, slots=True)
class Pledge:
    """A promise in a piece: by whom (None: by whoever the sentence is about, or else the owner), and where its words begin."""

    by: PromiseBy | None
    start: int
    end: int
    hit: Hit


class PromiseReader:
    """Finds promises in pieces of one sentence."""

    def __init__(self, line: Line, calendar: Calendar) -> None:
        self._line = line
        self._calendar = Calendar(calendar.today, Ahead.FUTURE, calendar.order, calendar.typed)

    def find(self, piece: Piece) -> Pledge | None:
        """What is promised in the piece; None for nothing."""
        line = self._line
        if piece.question:
            return None
        at, subject = self._behind_subject(piece)
        unsure = next((hit.start for hit in line.meant(piece, Role.UNSURE)), piece.end)
        if unsure <= at:
            return None
        for place in range(piece.start, min(at, piece.end - 1) + 1):
            hit = None if self._name_at(place, piece.end) else line.hit(place, Role.PROMISE, piece.end)
            if hit is not None and not hit.value.tail and not (hit.value.by is None and line.acts(hit.end, piece.end)):
                return self._said(piece, hit, subject)
        verb = line.hit(at, Role.VERB, piece.end)
        denied = any(line.hit(place, Role.NO, at) is not None for place in range(piece.start, at))
        if verb is not None and subject is None and not denied and self._is_request(piece, verb):
            return Pledge(PromiseBy.ME, verb.start, piece.end, verb)
        if verb is not None and subject is PromiseBy.THEM and self._is_told(piece, verb):
            return Pledge(PromiseBy.ME, verb.start, piece.end, verb)
        if (does := self._does(piece, at, subject)) is not None:
            return does
        return self._at_end(piece, subject)

    def _does(self, piece: Piece, at: int, subject: PromiseBy | None) -> Pledge | None:
        """What somebody does on a day to come: "ana sends the quote friday", "paying next week"."""
        line = self._line
        does = line.hit(at, Role.DOES, piece.end)
        if does is None or subject is PromiseBy.ME or next(iter(line.meant(piece, Role.EVERY)), None) is not None:
            return None
        return Pledge(subject, does.start, piece.end, does) if self.due(piece) is not None else None

    def _said(self, piece: Piece, hit: Hit, subject: PromiseBy | None) -> Pledge | None:
        phrase: PromisePhrase = hit.value
        start = hit.start if phrase.kept else self._behind_receiver(hit, piece.end)
        if not phrase.kept and not self._line.content(hit.end, piece.end):
            return None
        if (length := self._line.name_at(hit.end, piece.end)) and hit.end + length == piece.end:  # "promised ana"
            return None
        return Pledge(phrase.by or subject, start, piece.end, hit)

    def _behind_receiver(self, hit: Hit, end: int) -> int:
        """Behind "promised ana to": whom it was promised is said elsewhere."""
        line = self._line
        length = line.name_at(hit.end, end) if hit.value.by in (None, PromiseBy.ME) else 0
        if not length or line.hit(hit.end, Role.VERB, end) is not None or line.acts(hit.end + length, end):
            return hit.end
        at = line.behind_small(hit.end + length, end, Role.TO)
        return at if line.content(at, end) else hit.end

    def _at_end(self, piece: Piece, subject: PromiseBy | None) -> Pledge | None:
        """A verb at the end, as German and Japanese have it."""
        line = self._line
        for hit in line.meant(piece, Role.PROMISE):
            if hit.value.tail and hit.end >= piece.end - self._signs_before(piece) and hit.start > piece.start:
                start = self._line.behind_small(piece.start, piece.end, Role.AND, Role.ME, Role.THEM)
                return Pledge(hit.value.by or subject, start, piece.end, hit)
        return None

    def _signs_before(self, piece: Piece) -> int:
        count = 0
        while piece.end - count > piece.start and self._line.words[piece.end - 1 - count].is_sign:
            count += 1
        return count

    def _behind_subject(self, piece: Piece) -> tuple[int, PromiseBy | None]:
        """Where the saying begins, and who it is about: "and then ana" will…, "she" will…"""
        line, at, subject = self._line, piece.start, None
        for _ in range(6):
            if at >= piece.end:
                break
            following = at
            if (them := line.hit(at, Role.THEM, piece.end)) is not None:
                subject, following = PromiseBy.THEM, them.end
            elif (me := line.hit(at, Role.ME, piece.end)) is not None:
                subject, following = PromiseBy.ME, me.end
            elif (hit := line.hit(at, Role.AND, piece.end) or line.hit(at, Role.SOURCE, piece.end)) is not None:
                following = hit.end
            elif line.words[at].is_sign:
                following = at + 1
            elif subject is None and (length := self._name_at(at, piece.end)):
                subject, following = PromiseBy.THEM, at + length
            elif line.hit(at, Role.VERB) is None and line.hit(at, Role.PROMISE) is None and line.small(at):
                following = at + 1
            if following == at:
                break
            at = following
        return at, subject

    def _name_at(self, at: int, end: int) -> int:
        """A name, where the word is not the promise or the verb itself: "will will send it"."""
        line = self._line
        length = line.name_at(at, end)
        if length == 1 and any(line.hit(at, role, end) is not None for role in (Role.VERB, Role.PROMISE)):
            return length if line.acts(at + length, end) or line.hit(at + length, Role.PROMISE, end) is not None else 0
        return length

    def _is_request(self, piece: Piece, verb: Hit) -> bool:
        """Not so in "order arrived"; and a verb alone asks for nothing."""
        line = self._line
        if Role.PLAIN in line.hits[verb.start]:
            return False
        if verb.end < piece.end and line.words[verb.end].text == ":":
            return False
        told = line.content(verb.end, piece.end) or line.hit(verb.end, Role.OFFSET, piece.end)
        return line.hit(verb.end, Role.NOT_DONE, piece.end) is None and bool(told or verb.end - verb.start > 1)

    def _is_told(self, piece: Piece, verb: Hit) -> bool:
        """Whether a verb behind a name says what to do for them: "zoe reply to her mail", but not "ana order"."""
        line = self._line
        hits = line.hits[verb.start]
        named = self._name_at(piece.start, piece.end)
        if not named or piece.start + named != verb.start or Role.CONTACT in hits or Role.OBJECT in hits:
            return False
        return self._is_request(piece, verb) and line.small(verb.end)

    def days(self, piece: Piece) -> list[Day]:
        """The days in a piece, as days to come."""
        return DayReader(self._line.words, self._line.hits, self._calendar, self._line.text).all(piece.start, piece.end)

    def due(self, piece: Piece, but: Hit | None = None) -> Day | None:
        """For when: a limit where one is named, else the last day that is not what something is about.

        Words of the phrase `but` are no day, whatever they would mean alone.
        """
        best: Day | None = None
        for day in self.days(piece):
            if day.day < self._calendar.today or (but is not None and but.start <= day.start < but.end):
                continue
            topic = self._line.hit(day.start - 1, Role.TOPIC, day.start) if day.start > piece.start else None
            if topic is not None and not day.by:
                continue
            if best is None or day.by or not best.by:
                best = day
        return best

    def read(self, piece: Piece, pledge: Pledge, began: Direction | None) -> HeardPromise | None:
        """The promise, in the words as they were typed, without the day that it is for."""
        line = self._line
        due = self.due(piece)
        spans = [(due.start, due.end)] if due is not None else []
        text = line.cut_out(Piece(pledge.start, pledge.end), [span for span in spans if span[1] > pledge.start])
        if not text:
            return None
        by = pledge.by or (PromiseBy.THEM if began is Direction.THEM else PromiseBy.ME)
        return HeardPromise(by, text, due.day if due is not None else None, line.cut_out(piece))
