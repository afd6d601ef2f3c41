"""The river: everything that happened with one person, of whatever kind, in one order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from regulars.domain.folding import fold
from regulars.domain.gifts import Gift
from regulars.domain.moments import Moment
from regulars.domain.notes import Note
from regulars.domain.occasions import Occasion
from regulars.domain.promises import Promise


class Stream(StrEnum):
    """What the river is made of."""

    CONTACTS = "contacts"
    PROMISES = "promises"
    NOTES = "notes"
    GIFTS = "gifts"
    DATES = "dates"


@dataclass(frozen=True, slots=True, repr=False)
class RiverEntry:
    """Something on its day: a moment, a promise when it was made, a note when it was heard, a gift, a date as it last came."""

    stream: Stream
    day: date
    record: Moment | Promise | Note | Gift | Occasion

    def __repr__(self) -> str:
        return f"RiverEntry({self.stream}, {self.record.id})"

    @property
    def key(self) -> tuple[Stream, int]:
        """Tells it from all others of the person."""
        return self.stream, int(self.record.id)


@dataclass(frozen=True, slots=True, repr=False)
class RiverPage:
    """The newest so many entries. `found` counts all that fit, however few of them are here."""

    entries: tuple[RiverEntry, ...] = ()
    found: int = 0

    def __repr__(self) -> str:
        return f"RiverPage({len(self.entries)} of {self.found})"

    @property
    def left(self) -> int:
        """How many are older."""
        return self.found - len(self.entries)


def newest_first(entries: Iterable[RiverEntry]) -> list[RiverEntry]:
    """The newest day first; on one day the latest record first."""
    return sorted(entries, key=lambda entry: (entry.day, *entry.key), reverse=True)


def says(words: Iterable[str], *texts: str) -> bool:
    """Whether texts have all the words (folded) somewhere, whatever their accents and case.

    >>> says(["cafe"], "Met at the Café")
    True
    """
    folded = " ".join(fold(text) for text in texts if text)
    return all(word in folded for word in words)
