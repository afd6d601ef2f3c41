"""What one piece of a sentence tells of a contact, and when it was: how long, on which day, at what time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import time as clock_time

from regulars.domain.capture.clock import ClockReader, Hours
from regulars.domain.capture.day_arithmetic import Calendar, Day
from regulars.domain.capture.heard import Mention
from regulars.domain.capture.line import Line, Piece
from regulars.domain.capture.phrasebook import Contact, Hit, Role
from regulars.domain.moments import Depth, Direction


@dataclass(slots=True)
class Telling:
    """What one piece tells of a contact; `used` are the words that are understood with it."""

    piece: Piece
    contact: Contact
    direction: Direction
    mentions: list[Mention] = field(default_factory=list)
    minutes: int | None = None
    day: Day | None = None
    time: clock_time | None = None
    depth: Depth | None = None
    used: list[tuple[int, int]] = field(default_factory=list)
    done: str = ""


class WhenReader:
    """Takes the length, the day and the time out of a piece, where they are not part of what the contact was about."""

    def __init__(self, line: Line, calendar: Calendar, days: Callable[[Piece], Sequence[Day]]) -> None:
        self._line, self._calendar, self._days = line, calendar, days

    def take(self, telling: Telling, hit: Hit) -> None:
        """Put them into it."""
        piece = telling.piece
        taken = {at for start, end in telling.used for at in range(start, end)}
        free = self._before_topic(piece, hit, taken)
        self._take_day(telling, free, taken)
        self._take_clock(telling, free, taken)
        telling.time = self._of_evening(telling)
        for depth in self._line.meant(Piece(piece.start, hit.start), Role.DEPTH):
            telling.depth = depth.value
            telling.used.append((depth.start, depth.end))

    def _take_day(self, telling: Telling, free: int, taken: set[int]) -> None:
        for run in _runs_between(telling.piece, taken):
            for day in self._days(run):
                if telling.day is None and self._is_of_contact(day, telling, free, taken):
                    telling.day = day
                    telling.used.append((day.start, day.end))
                    taken |= set(range(day.start, day.end))

    def _is_of_contact(self, day: Day, telling: Telling, free: int, taken: set[int]) -> bool:
        line = self._line
        if day.start > 0 and line.hit(day.start - 1, Role.TOPIC) is not None and day.start - 1 not in taken:
            return False
        if day.sure:
            return day.end <= free or day.day <= self._calendar.today
        behind = max((end for _, end in telling.used if end <= day.start), default=telling.piece.start)
        beside = day.on or not line.content(behind, day.start)  # "text ana to confirm saturday" was not on Saturday
        return day.end <= free and beside

    def _take_clock(self, telling: Telling, free: int, taken: set[int]) -> None:
        line, piece = self._line, telling.piece
        clock = ClockReader(line.words, line.hits, piece.end)
        at = piece.start
        while at < piece.end:
            hours = clock.hours(at) if at < free and at not in taken and telling.time is None else None
            if hours is not None and telling.minutes is None and self._is_meant(hours, telling, taken):
                telling.time, telling.minutes = hours.time, hours.minutes
                telling.used.append((hours.start, hours.end))
                at = hours.end
                continue
            length = clock.length(at) if at not in taken else None
            if length is not None and telling.minutes is None and not taken & set(range(at, length.end)):
                telling.minutes = length.minutes
                telling.used.append((self._before_length(at, piece.start, taken), length.end))
                at = length.end
                continue
            said = clock.time(at) if at < free and at not in taken else None
            if said is not None and telling.time is None and not taken & set(range(at, said.end)):
                telling.time = said.time
                telling.used.append((at, said.end))
                at = said.end
                continue
            at += 1

    def _before_length(self, at: int, start: int, taken: set[int]) -> int:
        """Where the small words before a length begin: "for about", "took"."""
        roles = (Role.TO, Role.LASTING)
        while at > start and at - 1 not in taken and any(self._line.hit(at - 1, role, at) for role in roles):
            at -= 1
        return at

    def _is_meant(self, hours: Hours, telling: Telling, taken: set[int]) -> bool:
        """Two figures are hours where their words say so, or at the end, right behind what is understood."""
        if taken & set(range(hours.start, hours.end)):
            return False
        return hours.sure or (hours.end == telling.piece.end and hours.start - 1 in taken)

    def _of_evening(self, telling: Telling) -> clock_time | None:
        """The time, in the second half of a day where the day says so: "7.30 yesterday evening"."""
        time, day = telling.time, telling.day
        if time is None or day is None or not 0 < time.hour < 12:
            return time
        parts = (self._line.hit(at, Role.PART) for at in range(day.start, day.end))
        late = any(part is not None and part.value for part in parts)
        return time.replace(hour=time.hour + 12) if late else time

    def _before_topic(self, piece: Piece, hit: Hit, taken: set[int]) -> int:
        """Up to where days belong to the contact: behind "about" they belong to what it was about."""
        line = self._line
        clock = ClockReader(line.words, line.hits, piece.end)
        for at in range(hit.end, piece.end):
            topic = line.hit(at, Role.TOPIC, piece.end)
            if at in taken or topic is None:
                continue
            if any(day.start <= at < day.end for day in self._days(piece)):  # "on friday"
                continue
            noun = line.hit(topic.end, Role.CONTACT, piece.end)
            if noun is not None and noun.value.noun:  # "for lunch"
                continue
            if clock.hours(at) is None and clock.time(at) is None and clock.length(min(at + 1, piece.end - 1)) is None:
                return at
        return piece.end


def _runs_between(piece: Piece, taken: set[int]) -> list[Piece]:
    """The runs of words that are not understood yet."""
    runs: list[Piece] = []
    for at in range(piece.start, piece.end):
        if at in taken:
            continue
        if runs and runs[-1].end == at:
            runs[-1] = Piece(runs[-1].start, at + 1)
        else:
            runs.append(Piece(at, at + 1))
    return runs
