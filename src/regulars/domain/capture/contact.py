"""The piece of a sentence that tells of a contact: what, with whom, who began it, how long, when."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from regulars.domain.capture.beside import WITH_OBJECTS, NamesBeside
from regulars.domain.capture.clock import ClockReader
from regulars.domain.capture.day_arithmetic import Ahead, Calendar, Day
from regulars.domain.capture.days import DayReader
from regulars.domain.capture.line import Line, Piece
from regulars.domain.capture.phrasebook import Contact, Hit, Role
from regulars.domain.capture.telling import Telling, WhenReader
from regulars.domain.moments import Direction, MomentKind

_OF_PEOPLE = frozenset({MomentKind.CALL, MomentKind.MESSAGE, MomentKind.EMAIL})
_MOST_LEADING = 3
_LONGEST_THING = 6
_MOST_PHRASES = 8  # of contact, looked at in one piece


class ContactReader:
    """Finds the contact in pieces of one sentence."""

    def __init__(self, line: Line, calendar: Calendar) -> None:
        self._line, self._calendar = line, calendar
        self._beside = NamesBeside(line)
        self._known_days: dict[Piece, list[Day]] = {}
        self._when = WhenReader(line, calendar, self._days)

    def find(self, piece: Piece) -> Hit | None:
        """The phrase that tells of a contact, where the piece has one."""
        line = self._line
        around = self._around_name(piece)
        if around is not None:
            return around
        best: Hit | None = None
        for hit in islice(line.meant(piece, Role.CONTACT), _MOST_PHRASES):
            if best is not None and (hit.start < best.end or not self._is_better(hit, best)):
                continue
            if self._stands_well(piece, hit):
                best = hit
                if not hit.value.noun:
                    break
        return best

    def _around_name(self, piece: Piece) -> Hit | None:
        """A contact with its name in the middle: "gave ana a ring"."""
        line = self._line
        for opens in islice(line.meant(piece, Role.OPENS), _MOST_PHRASES):
            closes = self._closes(opens, piece)
            if closes is not None:
                return Hit(opens.start, opens.end, Role.CONTACT, closes.value[opens.value].contact)
        return None

    def _closes(self, opens: Hit, piece: Piece) -> Hit | None:
        """What ends such a contact: behind the name of somebody or a word that may be one, or behind what it was about."""
        line = self._line
        at = line.behind_small(opens.end, piece.end, Role.HONORIFIC)
        length = line.name_at(at, piece.end) or int(self._beside.may_be_name(at, piece.end))
        closes = line.hit(at + length, Role.CLOSES, piece.end) if length else None
        if closes is not None and not line.content(piece.start, opens.start):
            around = closes.value.get(opens.value)
            return closes if around is not None and not around.thing else None
        before = self._beside.name_before(piece, opens)
        if before is None or before[1] != opens.start:
            return None
        for place in range(opens.end + 1, min(opens.end + _LONGEST_THING, piece.end)):
            closes = line.hit(place, Role.CLOSES, piece.end)
            around = closes.value.get(opens.value) if closes is not None else None
            if around is not None and around.thing:
                return closes
        return None

    def _is_better(self, hit: Hit, best: Hit) -> bool:
        return bool(best.value.noun and not hit.value.noun)

    def _stands_well(self, piece: Piece, hit: Hit) -> bool:
        """A verb may stand anywhere beside a name; a noun only where nothing but who, when and small words is before it."""
        line = self._line
        before = [at for at in line.content(piece.start, hit.start) if not self._is_said(piece, at, hit.start)]
        named_before = self._beside.name_before(piece, hit)
        if named_before is not None:
            _, behind = self._beside.others(named_before[1], piece)
            before = [at for at in before if not named_before[0] <= at < behind]
        after = self._beside.name_after(piece, hit)
        contact: Contact = hit.value
        if self._is_denied(piece, hit):
            return False
        if self._is_off(after[1] if after else hit.end, piece.end) if contact.noun else self._lasts(hit, piece.end):
            return False
        if contact.by_object and self._object(piece, hit) is None:
            return False
        if contact.by_object and after is None and named_before is not None and self._is_passive(piece, hit):
            return False
        if contact.receiver and (before or not (self._beside.receiver(piece, hit) or self._gets(after, piece))):
            return False
        if contact.timed and not self._is_timed(piece):
            return False
        if named_before is None and after is None and not contact.noun:
            before = before[1:] if self._is_nearly_named(before, piece, hit) else before
        if contact.timed and line.hit(hit.start, Role.TO) is not None:  # "qbr with ana 1h"
            return after is not None and len(before) < _MOST_LEADING
        if contact.done and len(before) == 1 and line.owner(line.words[before[0]].text):  # "anas roots"
            return True
        if not before:
            # "ana 10m call" is one; "ana new phone" is a thing.
            return (
                not hit.value.noun or named_before is None or after is not None or self._is_alone(named_before[1], hit)
            )
        if hit.value.noun:
            return after is not None and self._is_about(before, hit)
        return (named_before is not None or after is not None) and len(before) <= _MOST_LEADING

    def _is_about(self, before: Sequence[int], hit: Hit) -> bool:
        """Whether only what it was about stands before it: "menu chat with ana"."""
        line = self._line
        joined = hit.end > hit.start + 1 and line.hit(hit.end - 1, Role.TO, hit.end) is not None
        return joined and len(before) == 1 and not line.hits[before[0]] and not line.name_at(before[0], hit.start)

    def _is_denied(self, piece: Piece, hit: Hit) -> bool:
        """Whether a word before it says that it was not: "no call from ana", "have not yet met"."""
        line = self._line
        for at in range(hit.start - 1, max(piece.start, hit.start - _MOST_LEADING) - 1, -1):
            if line.hit(at, Role.NO, hit.start) is not None:
                return True
            if not line.small(at):
                return False
        return False

    def _is_passive(self, piece: Piece, hit: Hit) -> bool:
        """Whether what was sent stands before the verb: "ana proofs sent" says nothing of who did it."""
        return any(
            (found := self._line.hit(at, Role.OBJECT, hit.start)) is not None and found.end == hit.start
            for at in range(piece.start, hit.start)
        )

    def _gets(self, after: tuple[int, int] | None, piece: Piece) -> bool:
        """Whether somebody directly behind the verb gets something: "brought ana the album"."""
        return after is not None and bool(self._line.content(after[1], piece.end))

    def _lasts(self, hit: Hit, end: int) -> bool:
        """Whether it says how long something was: "took 2 hours"."""
        line = self._line
        if line.hit(hit.start, Role.LASTING, hit.end) is None:
            return False
        days = line.words[hit.end : end] and line.words[hit.end].number and line.hit(hit.end + 1, Role.UNIT, end)
        return bool(days) or ClockReader(line.words, line.hits, end).length(hit.end) is not None

    def _is_off(self, at: int, end: int) -> bool:
        """Whether it did not take place: "lesson was cancelled"."""
        line = self._line
        while at < end and line.words[at].key in line.book.copulas:
            at += 1
        return line.hit(at, Role.OFF, end) is not None

    def _is_timed(self, piece: Piece) -> bool:
        clock = ClockReader(self._line.words, self._line.hits, piece.end)
        return any(
            clock.length(at) is not None or ((hours := clock.hours(at)) is not None and hours.sure)
            for at in range(piece.start, piece.end)
        )

    def _is_nearly_named(self, before: Sequence[int], piece: Piece, hit: Hit) -> bool:
        """Whether only a word stands before that comes near a name: "camile came in". It is asked who that is."""
        line = self._line
        if (
            not before
            or piece.start != 0
            or hit.start != before[0] + 1
            or not self._beside.may_be_name(before[0], hit.start)
        ):
            return False
        reaches = hit.value.kind in _OF_PEOPLE and hit.value.by is None  # only people do: it is asked who that is
        return not line.hits[before[0]] and (reaches or line.names.like(line.words[before[0]].text))

    def _is_alone(self, start: int, hit: Hit) -> bool:
        """Whether between a name and a noun stands nothing but signs, days and lengths."""
        line = self._line
        return not any(line.hit(at, Role.FUNCTION, at + 1) is not None for at in range(start, hit.start))

    def _object(self, piece: Piece, hit: Hit) -> Hit | None:
        """What was sent: a card, flowers."""
        places = (*range(hit.end, piece.end), *range(piece.start, hit.start))  # "card sent to ana"
        objects = (self._line.hit(at, Role.OBJECT, piece.end) for at in places)
        return next((found for found in objects if found is not None), None)

    def _is_said(self, piece: Piece, at: int, end: int) -> bool:
        """Whether a word before the contact is a day, a depth, or part of a length."""
        line = self._line
        if any(line.hit(at, role, end) is not None for role in (Role.DEPTH, Role.UNSURE, Role.LASTING, Role.HALF)):
            return True
        of_clock = (Role.AM, Role.PM, Role.OCLOCK)
        if at and line.words[at - 1].number and any(line.hit(at, role, end) is not None for role in of_clock):
            return True
        return any(day.start <= at < day.end for day in self._days(piece)) or bool(
            line.words[at].number or line.hit(at, Role.MINUTE, end) or line.hit(at, Role.HOUR, end)
        )

    def _days(self, piece: Piece) -> list[Day]:
        if piece not in self._known_days:
            reader = DayReader(self._line.words, self._line.hits, self._calendar, self._line.text)
            self._known_days[piece] = reader.all(piece.start, piece.end)
        return self._known_days[piece]

    # Who

    def _stranger_before(self, piece: Piece, hit: Hit) -> tuple[int, int] | None:
        line = self._line
        content = [at for at in line.content(piece.start, hit.start) if not self._is_said(piece, at, hit.start)]
        if 1 <= len(content) <= 2 and all(self._beside.may_be_name(at, hit.start) for at in content):
            return content[0], content[-1] + 1
        return None

    # All of it

    def read(self, piece: Piece, hit: Hit) -> Telling:
        """Everything that the piece tells of the contact."""
        contact: Contact = hit.value
        used = [(hit.start, hit.start + 1 if contact.kept else hit.end)]
        opens = self._line.hits[hit.start].get(Role.OPENS)
        closes = self._closes(opens, piece) if opens is not None else None
        if opens is not None and closes is not None and closes.value[opens.value].contact is contact:
            used.append((closes.start, closes.end))
        if (via := self._via(piece, contact)) is not None:
            used.append((via.start, via.end))
        if (contact.by_object or contact.object_kind) and (sent := self._object(piece, hit)) is not None:
            via = next(iter(self._line.meant(piece, Role.VIA)), None)
            contact = replace(contact, kind=sent.value if via is None else via.value)
            used += [(via.start, via.end)] if via is not None else []
        telling = Telling(piece, contact, contact.by or Direction.ME, used=used, depth=contact.depth)
        before = self._take_people(telling, hit)
        self._take_small_words(telling, hit)
        if contact.by is None:
            telling.direction = self._who_began(piece, hit, before)
        elif contact.kind is MomentKind.PURCHASE and contact.by is Direction.THEM and telling.mentions and not before:
            telling.direction = Direction.ME  # "paid klaus": whoever stands behind did not buy
        also = self._line.hit(hit.end, Role.CONTACT, piece.end)
        if also is not None and also.value.done and contact.noun and not contact.done:  # "zoom yoga": what it was for
            telling.done = self._line.cut_out(Piece(also.start, also.end))
            telling.used.append((also.start, also.end))
        if contact.done:
            end = hit.end - (hit.end > hit.start + 1 and self._line.hit(hit.end - 1, Role.TO, hit.end) is not None)
            telling.done = self._line.cut_out(Piece(hit.start, end))
        self._when.take(telling, hit)
        return telling

    def _via(self, piece: Piece, contact: Contact) -> Hit | None:
        """How it was done, where that says nothing new: "talked over the phone"."""
        return next((via for via in self._line.meant(piece, Role.VIA) if via.value is contact.kind), None)

    def _take_small_words(self, telling: Telling, hit: Hit) -> None:
        """What stands before the contact and says nothing: "i had a nice long"."""
        line, start = self._line, telling.piece.start
        used = {at for first, end in telling.used for at in range(first, end)}
        free = [at for at in range(start, hit.start) if at not in used and line.hit(at, Role.DEPTH) is None]
        if len(free) > 1 and all(line.small(at) and not line.words[at].is_sign for at in free):
            telling.used += [(at, at + 1) for at in free]

    def _take_people(self, telling: Telling, hit: Hit) -> bool:
        """Put the people into it; whether they stand before the phrase."""
        piece = telling.piece
        after, before = self._beside.name_after(piece, hit), self._beside.name_before(piece, hit)
        topic = before is not None and self._line.hit(before[0] - 1, Role.TOPIC) is not None
        span = after or (None if topic else before)
        known = span is not None
        if span is not None and span is after and self._beside.is_somebody_else(span, piece, telling.contact):
            span, known = (span[0], span[1] + 1), False
        owned = span is not None and span is after and not telling.contact.theirs and self._beside.owns(span, piece)
        if owned and span is not None:  # "met grace's sister": it was not Grace
            span, known = (span[0], span[1] + 1), False
        first = span is not None and span == before and known
        if span is None and (telling.contact.kind in WITH_OBJECTS or telling.contact.receiver):
            span = self._beside.receiver(piece, hit)
            known = span is not None and not self._line.owner(self._line.words[span[0]].text)
        if span is None:
            span = self._beside.stranger_after(piece, hit) if telling.contact.kind not in WITH_OBJECTS else None
            if span is None:
                span = self._stranger_before(piece, hit)
                first = span is not None
        if span is None:
            return False
        telling.mentions.append(self._beside.mention(span, known=known))
        start = self._with_small_words(span[0], hit, piece)
        others, end = self._beside.others(span[1], piece)
        telling.mentions += others
        end = self._line.behind_small(end, piece.end, Role.HONORIFIC)
        telling.used.append((start, end))
        return first

    def _with_small_words(self, start: int, hit: Hit, piece: Piece) -> int:
        """Where the small words before a name begin: "with", "dr"."""
        if start >= hit.end and self._beside.behind_small_words(hit.end, start) == start:
            return hit.end
        roles = (Role.HONORIFIC, Role.TO)
        while start > piece.start and any(self._line.hit(start - 1, role, start) is not None for role in roles):
            start -= 1
        return start

    def _who_began(self, piece: Piece, hit: Hit, before: bool) -> Direction:
        line = self._line
        if before:
            return Direction.THEM
        for at in range(hit.start - 1, piece.start - 1, -1):
            if line.hit(at, Role.THEM, hit.start) is not None:
                return Direction.THEM
            if line.hit(at, Role.ME, hit.start) is not None:
                return Direction.ME
        return Direction.ME


def is_plan(telling: Telling, calendar: Calendar) -> bool:
    """Whether the contact is still to come: a noun with a day ahead."""
    return telling.day is not None and telling.day.day > calendar.today


def seen_back(calendar: Calendar) -> Calendar:
    """The same calendar, looking at what has been."""
    return Calendar(calendar.today, Ahead.PAST, calendar.order, calendar.typed)
