"""How long something took, and at what time it was, in the words of a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time as clock_time

from regulars.domain.capture.phrasebook import Hit, Hits, Role
from regulars.domain.capture.words import Word

_LONGEST_HOURS = 24
_MOST_LENGTH_HOURS = 12


@dataclass(frozen=True, slots=True)
class Length:
    """So many minutes, in the words from `start` up to before `end`."""

    start: int
    end: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the day, likewise."""

    start: int
    end: int
    time: clock_time


class ClockReader:
    """Reads lengths and times in one sentence."""

    def __init__(self, words: Sequence[Word], hits: Sequence[Hits], end: int) -> None:
        self._words, self._hits, self._end = words, hits, end

    def _hit(self, at: int, role: Role) -> Hit | None:
        if at >= self._end:
            return None
        hit = self._hits[at].get(role)
        return hit if hit is not None and hit.end <= self._end else None

    def length(self, at: int) -> Length | None:
        """25m, 1h30, 1:30 h, 1.5 hours, half an hour."""
        fixed = self._hit(at, Role.LENGTH)
        if fixed is not None:
            return Length(at, fixed.end, fixed.value)
        number = self._decimal(at)
        if number is None:
            return None
        hours, minutes = self._hit(at + 1, Role.HOUR), self._hit(at + 1, Role.MINUTE)
        unit = minutes or hours
        if self._is_no_length(at if unit is None else unit.end):
            return None
        if minutes is not None and 0 < number <= 7 * 24 * 60:
            loose = self._words[at + 1].key == "m"
            if loose and self._hit(minutes.end, Role.OF) is not None:  # 25m of oak
                return None
            return Length(at, minutes.end, round(number))
        if hours is not None and 0 < number <= _MOST_LENGTH_HOURS:
            rest = self._decimal(hours.end)
            total = round(number * 60)
            if rest is None or rest >= 60 or rest != int(rest):
                return Length(at, hours.end, total)
            unit = self._hit(hours.end + 1, Role.MINUTE)
            if unit is not None:
                return Length(at, unit.end, total + round(rest))
            if self._words[hours.end].start == self._words[hours.end - 1].end:  # 1h30
                return Length(at, hours.end + 1, total + round(rest))
            if rest % 5 == 0 and len(self._words[hours.end].number) == 2 and self._ends(hours.end + 1):  # 1h 15
                return Length(at, hours.end + 1, total + round(rest))
            return Length(at, hours.end, total)
        return None

    def _is_no_length(self, at: int) -> bool:
        """Whether "late" or "away" stands there."""
        return self._hit(at, Role.NO_LENGTH) is not None

    def _ends(self, at: int) -> bool:
        return at >= self._end or self._words[at].is_sign

    def _decimal(self, at: int) -> float | None:
        """A number, with a decimal part after a point or comma, or as hours and minutes."""
        if at >= self._end or not self._words[at].number:
            return None
        text = self._words[at].number
        hours, colon, minutes = text.partition(":")
        if colon and hours.isdigit() and minutes.isdigit() and len(hours) <= 2 and int(minutes) < 60:
            return int(hours) + int(minutes) / 60
        text = text.replace(",", ".")
        return float(text) if len(text) <= 7 and text.replace(".", "", 1).isdigit() else None

    def time(self, at: int) -> Clock | None:
        """16:12, 4pm, at 4:30 pm, 16 Uhr, à 16h30, at noon. A bare number is none: "at 4" may be either."""
        fixed = self._hit(at, Role.CLOCK)
        if fixed is not None:
            hour, minute = fixed.value.split(":")
            return Clock(at, fixed.end, clock_time(int(hour), int(minute)))
        start, asked = at, self._hit(at, Role.AT)
        if asked is not None:
            at = asked.end
        half = next((role for role in (Role.AM, Role.PM) if self._before_figure(at, role)), None)
        if half is not None:
            at += 1
        if at >= self._end or not self._words[at].number:
            return None
        found = self._figure(at, half, asked=asked is not None)
        return Clock(start, found[0], found[1]) if found is not None else None

    def _before_figure(self, at: int, role: Role) -> bool:
        """Whether 午後 stands before its hour."""
        hit = self._hit(at, role)
        return hit is not None and hit.end == at + 1 and ord(self._words[at].text[0]) > 0x2FFF

    def _figure(self, at: int, half: Role | None, *, asked: bool) -> tuple[int, clock_time] | None:
        text, end = self._words[at].number, at + 1
        hours, sign, minutes = text.partition(":")
        if not sign:
            hours, sign, minutes = text.partition(".")
        whole = bool(sign) and minutes.isdigit() and len(minutes) == 2
        if not hours.isdigit() or len(hours) > 2 or (sign and not whole):
            return None
        hour, minute = int(hours), int(minutes) if whole else 0
        certain = whole and (":" in text or asked)
        if half is None:
            half, end = self._half_behind(end)
        certain = certain or half is not None
        oclock = self._hit(end, Role.OCLOCK)
        if oclock is not None and (asked or hour > _MOST_LENGTH_HOURS or self._hit(end, Role.HOUR) is None):
            certain, end = True, oclock.end
            if (
                not whole
                and end < self._end
                and self._words[end].number.isdigit()
                and len(self._words[end].number) == 2
            ):
                minute, end = int(self._words[end].number), end + 1
                end = minute_sign.end if (minute_sign := self._hit(end, Role.MINUTE)) is not None else end
        if half is not None and hour <= 12:
            hour = hour % 12 + (12 if half is Role.PM else 0)
        if not certain or hour >= _LONGEST_HOURS or minute >= 60 or self._hit(end, Role.HOUR) is not None:
            return None
        return end, clock_time(hour, minute)

    def _half_behind(self, end: int) -> tuple[Role | None, int]:
        for role in (Role.AM, Role.PM):
            hit = self._hit(end, role)
            if hit is None:
                continue
            letter = self._words[end].key in ("a", "p")
            glued = end > 0 and self._words[end].start == self._words[end - 1].end
            if glued or not letter:
                return role, hit.end + (1 if hit.end < self._end and self._dot(hit.end) else 0)
        return None, end

    def _dot(self, at: int) -> bool:
        return self._words[at].text == "." and self._words[at - 1].key in ("a.m", "p.m")
