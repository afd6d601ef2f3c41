"""What is held about one person, to be shown to that person: without veiled notes and without anybody else's name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum

from regulars.domain.folding import fold
from regulars.domain.notes import Source

BLACKED = "█████"
"""Stands where another person's name was."""
_WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")


class Part(StrEnum):
    """The parts of the page, in its order."""

    NAME = "name"
    REACHING = "reaching"
    WORK = "work"
    DATES = "dates"
    KNOWN = "known"
    OWN_FIELDS = "own-fields"
    MOMENTS = "moments"
    PROMISES = "promises"
    GIFTS = "gifts"
    TO_SAY = "to-say"
    CLOSENESS = "closeness"


class About(StrEnum):
    """What a line is about where no other enumeration says it."""

    ADDRESS = "address"
    JOB = "job"
    CIRCLE = "circle"
    LINK = "link"
    INTRODUCED_BY = "introduced-by"
    HOUSEHOLD = "household"
    ABOUT = "about"
    ADDED_ON = "added-on"
    RHYTHM_DAYS = "rhythm-days"
    HEALTH = "health"
    PAUSE = "pause"
    PHOTO = "photo"
    TO_SAY = "to-say"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, repr=False)
class HeldLine:
    """One thing that is held. `what` is a member of an enumeration, or the owner's own word for it."""

    what: Enum | str
    text: str
    day: date | None = None
    source: Source | None = None
    label: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Held:
    """Everything that may be shown; how much was left out is said, so that the page does not lie."""

    name: str
    made_on: date
    parts: tuple[tuple[Part, tuple[HeldLine, ...]], ...]
    veiled: int = 0
    """Notes that were left out because they are veiled."""
    blacked: int = 0
    """Places where another person's name was left out."""


class Blackener:
    """Takes other people's names out of free words, and counts how often it did.

    >>> names = Blackener(["Rui Faria", "Eva"])
    >>> names.blacken("Came with Rui  Faria's dog and EVA, not with Evangeline."), names.count
    ('Came with █████ dog and █████, not with Evangeline.', 2)
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.count = 0
        self._names: dict[str, set[tuple[str, ...]]] = {}
        for name in names:
            words = tuple(fold(name).split())
            if words:
                self._names.setdefault(words[0], set()).add(words)

    def blacken(self, text: str) -> str:
        """The text with every name of somebody else blacked out; the longest that fits goes first."""
        words = [(found.start(), found.end(), _bare(found.group())) for found in _WORD.finditer(text)]
        out: list[str] = []
        done = place = 0
        while place < len(words):
            length = self._length_at([word for _, _, word in words[place : place + 8]])
            if length:
                out += (text[done : words[place][0]], BLACKED)
                done = words[place + length - 1][1]
                self.count += 1
            place += length or 1
        return "".join((*out, text[done:]))

    def _length_at(self, words: list[str]) -> int:
        if not words:
            return 0
        fitting = [len(name) for name in self._names.get(words[0], ()) if tuple(words[: len(name)]) == name]
        return max(fitting, default=0)


def _bare(word: str) -> str:
    """Folded, without the s of "Rui's"."""
    for ending in ("’s", "'s"):
        word = word.removesuffix(ending)
    return fold(word).replace(" ", "")
