"""A calendar of whole days, those that come back each year and those that come once, as iCalendar (RFC 5545)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

_FOLD_AT = 75  # bytes, without the line's end (RFC 5545, 3.1)
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_NOT_NAMES = re.compile(r"[^A-Za-z0-9.\-]")


class ComesBack(Enum):
    """When a day comes again."""

    YEARLY = "FREQ=YEARLY"
    LAST_OF_FEBRUARY = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"
    DAY_60 = "FREQ=YEARLY;BYYEARDAY=60"
    """29 February, and 1 March where there is none."""
    NEVER = ""


@dataclass(frozen=True, slots=True, repr=False)
class CalendarDay:
    """A day: the first one that is written, and what to call it. `uid` stays the same in every export.

    A day of another calendar comes back on no rule that every program knows: `others` names its next days one by one.
    """

    uid: str
    first: date
    title: str
    comes_back: ComesBack = ComesBack.YEARLY
    others: tuple[date, ...] = ()

    def __repr__(self) -> str:
        return f"CalendarDay({self.uid})"


def calendar(days: Iterable[CalendarDay], stamp: datetime) -> Iterator[bytes]:
    """The calendar, event by event; `stamp` (UTC) is when it was made."""
    yield b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Regulars//Regulars//EN\r\nCALSCALE:GREGORIAN\r\n"
    for day in days:
        yield b"".join(_folded(line) + b"\r\n" for line in _event(day, stamp))
    yield b"END:VCALENDAR\r\n"


def _event(day: CalendarDay, stamp: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_NOT_NAMES.sub('-', day.uid)}@regulars"
    yield f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{day.first:%Y%m%d}"
    if day.others:
        yield f"RDATE;VALUE=DATE:{','.join(f'{other:%Y%m%d}' for other in day.others)}"
    elif day.comes_back is not ComesBack.NEVER:
        yield f"RRULE:{day.comes_back.value}"
    yield f"SUMMARY:{_CONTROLS.sub(' ', day.title).translate(_ESCAPES)}"
    yield "TRANSP:TRANSPARENT"  # nobody is busy all day because of a birthday
    yield "END:VEVENT"


def _folded(line: str) -> bytes:
    rest = line.encode()
    pieces = []
    width = _FOLD_AT
    while len(rest) > width:
        cut = width
        while rest[cut] & 0xC0 == 0x80:
            cut -= 1
        pieces.append(rest[:cut])
        rest, width = rest[cut:], _FOLD_AT - 1
    return b"\r\n ".join([*pieces, rest])
