"""How long something took, and at what time it was, in the words of a sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time as clock_time

from regulars.domain.capture.phrasebook import Hit, Hits, Role
from regulars.domain.capture.words import Word

_LONGEST_HOURS = 24
_MOST_LENGTH_HOURS = 12
_FIRST_MORNING_HOUR = 7  # "quarter past four" is said of an afternoon
_HOUR_MINUTES, _DAY_MINUTES = 60, 24 * 60
_SPAN = re.compile(r"(\d{1,2})(?:[.:](\d\d))?")


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


@dataclass(frozen=True, slots=True)
class Hours:
    """From when to when, likewise. `sure`: the words alone say that they mean times."""

    start: int
    end: int
    time: clock_time
    minutes: int
    sure: bool


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
            return self._counted_length(at)
        half = self._hit(at + 1, Role.HALF)
        if half is not None and (hours := self._hit(half.end, Role.HOUR)) is not None and number <= _MOST_LENGTH_HOURS:
            return Length(at, hours.end, round((number + 0.5) * _HOUR_MINUTES))
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

    def _counted_length(self, at: int) -> Length | None:
        """Two hours, a couple of hours, two and a half hours, forty minutes."""
        count = self._hit(at, Role.COUNT)
        if count is None:
            return None
        half = self._hit(count.end, Role.HALF)
        end = half.end if half is not None else count.end
        for role, unit in ((Role.HOUR, _HOUR_MINUTES), (Role.MINUTE, 1)):
            hit = self._hit(end, role)
            if hit is not None and len(self._words[end].key) > 1 and not self._is_no_length(hit.end):
                return Length(at, hit.end, round((count.value + (0.5 if half is not None else 0)) * unit))
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
        if (spoken := self._spoken(at, asked=asked is not None)) is not None:
            return Clock(start, spoken[0], spoken[1])
        half = next((role for role in (Role.AM, Role.PM) if self._before_figure(at, role)), None)
        if half is not None:
            at += 1
        if at >= self._end or not self._words[at].number:
            return None
        found = self._figure(at, half, asked=asked is not None)
        return Clock(start, found[0], found[1]) if found is not None else None

    def _spoken(self, at: int, *, asked: bool) -> tuple[int, clock_time] | None:
        """Quarter past four, 20 to 3, half nine: in the hours in which a shop is open."""
        fraction = self._hit(at, Role.FRACTION)
        if fraction is not None:
            minutes, end = int(fraction.value), fraction.end
        elif at < self._end and self._words[at].number in ("5", "10", "20", "25"):
            minutes, end = int(self._words[at].number), at + 1
            end = minute.end if (minute := self._hit(end, Role.MINUTE)) is not None else end
        else:
            return None
        past, towards = self._hit(end, Role.PAST), self._hit(end, Role.TOWARDS)
        joint = past or towards
        if joint is None and not (asked and fraction is not None and minutes == 30):
            return None
        end = joint.end if joint is not None else end
        spoken = self._hit(end, Role.SPOKEN_HOUR)
        if spoken is not None:
            hour, end = int(spoken.value), spoken.end
        elif end < self._end and self._words[end].number.isdigit() and 1 <= int(self._words[end].number) <= 12:
            hour, end = int(self._words[end].number), end + 1
        else:
            return None
        half, end = self._half_behind(end)
        late = half is Role.PM or (half is None and hour < _FIRST_MORNING_HOUR)
        total = (hour % 12 + 12 * late if half is not None or hour < 12 else hour) * _HOUR_MINUTES
        total += minutes if towards is None or past is not None else -minutes
        return end, clock_time(total // _HOUR_MINUTES % _LONGEST_HOURS, total % _HOUR_MINUTES)

    def hours(self, at: int) -> Hours | None:
        """9-12, from 2 to 4pm, 10:00-11:30, 7-8.30 pm."""
        start, opened = at, self._hit(at, Role.FROM_TIME) or self._hit(at, Role.AT)
        at = opened.end if opened is not None else at
        if at >= self._end or not self._words[at].number:
            return None
        parts, end, halves = self._words[at].number.split("-"), at + 1, []
        if len(parts) == 1:
            half, end = self._half_behind(end)
            joint = self._hit(end, Role.UP_TO)
            if joint is None or joint.end >= self._end:
                return None
            parts.append(self._words[joint.end].number)
            end, halves = joint.end + 1, [half]
        half, end = self._half_behind(end)
        halves = [*halves, half] if halves else [None, half]
        first, last = (_SPAN.fullmatch(part) for part in (*parts, "", "")[:2])
        if len(parts) != 2 or first is None or last is None:
            return None
        found = _between(_minutes(first), _minutes(last), halves[0], halves[1])
        if found is None or any(self._hit(end, role) is not None for role in (Role.UNIT, Role.HOUR, Role.MINUTE)):
            return None
        sure = any(halves) or any("." in part or ":" in part for part in parts)
        sure = sure or (opened is not None and self._hit(start, Role.FROM_TIME) is not None)
        begun = clock_time(found[0] // _HOUR_MINUTES, found[0] % _HOUR_MINUTES)
        return Hours(start, end, begun, found[1] - found[0], sure)

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


def _minutes(figure: re.Match[str]) -> int:
    return int(figure[1]) * _HOUR_MINUTES + int(figure[2] or 0)


def _between(first: int, last: int, first_half: Role | None, last_half: Role | None) -> tuple[int, int] | None:
    """Two times of one day in minutes; the first is in the half of the last one, unless that would turn them round."""
    halved = last_half is not None or first_half is not None
    if max(first, last) >= _DAY_MINUTES or (halved and max(first, last) >= 13 * _HOUR_MINUTES):
        return None
    noon = _DAY_MINUTES // 2
    if halved:
        last = last % noon + noon * (last_half is not Role.AM)
        first %= noon
        if first_half is Role.PM or (first_half is None and last_half is Role.PM and first + noon < last):
            first += noon
    elif last <= first < noon:  # "11-1"
        last += noon
    elif first < _FIRST_MORNING_HOUR * _HOUR_MINUTES:
        return None
    return (first, last) if 0 < last - first <= noon else None
