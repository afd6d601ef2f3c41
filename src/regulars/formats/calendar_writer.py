"""A calendar of days that come back each year, as iCalendar (RFC 5545)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

_FOLD_AT = 75  # bytes, without the line's end (RFC 5545, 3.1)
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_NOT_NAMES = re.compile(r"[^A-Za-z0-9.\-]")


@dataclass(frozen=True, slots=True, repr=False)
class YearlyDay:
    """A day that comes back: the first one that is written, and what to call it. `uid` stays the same in every export."""

    uid: str
    first: date
    title: str


def calendar(days: Iterable[YearlyDay], stamp: datetime) -> Iterator[bytes]:
    """The calendar, event by event; `stamp` (UTC) is when it was made. 29 February comes on the month's last day."""
    yield b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Regulars//Regulars//EN\r\nCALSCALE:GREGORIAN\r\n"
    for day in days:
        last = day.first.month == 2 and day.first.day == 29
        rule = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1" if last else "FREQ=YEARLY"
        lines = (
            "BEGIN:VEVENT",
            f"UID:{_NOT_NAMES.sub('-', day.uid)}@regulars",
            f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}",
            f"DTSTART;VALUE=DATE:{day.first:%Y%m%d}",
            f"RRULE:{rule}",
            f"SUMMARY:{day.title.translate(_ESCAPES)}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        )
        yield b"".join(_folded(line) + b"\r\n" for line in lines)
    yield b"END:VCALENDAR\r\n"


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
