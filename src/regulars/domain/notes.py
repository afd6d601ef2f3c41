"""Preference notes: what is known about somebody, where it is known from, and for how long it can be relied on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import NewType

NoteId = NewType("NoteId", int)


class NoteKind(StrEnum):
    """What a note is about. The owner's own kinds are kept as free words beside OWN."""

    AVOID = "avoid"
    LIKES = "likes"
    DISLIKES = "dislikes"
    IN_TOUCH = "in-touch"
    FAMILY = "family"
    WORK = "work"
    SIZES = "sizes"
    GIFTS = "gifts"
    OTHER = "other"
    OWN = "own"


class Source(StrEnum):
    """Where the owner knows it from: every note has one."""

    TOLD = "told"
    NOTICED = "noticed"
    SOMEONE = "someone"
    PUBLIC = "public"


class Strength(StrEnum):
    """How much it matters to the person."""

    MILD = "mild"
    CLEAR = "clear"
    STRONG = "strong"


REVIEW_DAYS: Mapping[NoteKind, int] = MappingProxyType(
    {
        NoteKind.AVOID: 3 * 365,
        NoteKind.LIKES: 2 * 365,
        NoteKind.DISLIKES: 2 * 365,
        NoteKind.IN_TOUCH: 365,
        NoteKind.FAMILY: 365,
        NoteKind.WORK: 365,
        NoteKind.SIZES: 365,
        NoteKind.GIFTS: 2 * 365,
        NoteKind.OTHER: 2 * 365,
        NoteKind.OWN: 2 * 365,
    }
)
"""After how many days a note of a kind wants to be heard again: children and jobs change faster than tastes."""

NEVER_FADES = frozenset({NoteKind.AVOID})
"""Kinds that are asked about when they are old, and shown as clearly as ever all the same."""


@dataclass(frozen=True, slots=True, repr=False)
class Note:
    """One thing that is known, with its birth certificate."""

    id: NoteId
    kind: NoteKind
    text: str
    source: Source
    source_day: date
    source_place: str = ""
    own_kind: str = ""
    strength: Strength = Strength.CLEAR
    purpose: str = ""
    consent: bool | None = None
    """Whether the person agreed to its being kept and used; None = not asked."""
    review_on: date | None = None
    confirmed_on: date | None = None
    until: date | None = None
    veiled: bool = False

    def __repr__(self) -> str:
        return f"Note({self.id})"

    @property
    def known_on(self) -> date:
        """The last day on which it was known to be true."""
        return self.source_day if self.confirmed_on is None else max(self.source_day, self.confirmed_on)

    @property
    def due_for_review(self) -> date:
        """The day from which it should be heard again: the one the owner set, unless it was confirmed since."""
        if self.review_on is not None and (self.confirmed_on is None or self.confirmed_on < self.review_on):
            return self.review_on
        return self.known_on + timedelta(days=REVIEW_DAYS[self.kind])

    def is_aged(self, today: date) -> bool:
        """Whether it should be heard again before it is relied on."""
        return self.due_for_review <= today

    def has_faded(self, today: date) -> bool:
        """Whether it is shown as something that may not be true any more."""
        return self.kind not in NEVER_FADES and self.is_aged(today)

    def is_over(self, today: date) -> bool:
        """Whether the day until which it held has passed."""
        return self.until is not None and self.until < today

    def years_old(self, today: date) -> int:
        """Whole years since it was last known to be true."""
        known = self.known_on
        return max(today.year - known.year - ((today.month, today.day) < (known.month, known.day)), 0)


def to_confirm(notes: list[Note], today: date) -> Note | None:
    """The one note to ask about in passing: of those that aged, are not veiled and still hold, the longest unheard."""
    return next(iter(aged(notes, today)), None)


def aged(notes: list[Note], today: date) -> list[Note]:
    """The notes that should be heard again, the longest unheard first; what is veiled or over is not asked about."""
    found = [note for note in notes if note.is_aged(today) and not note.veiled and not note.is_over(today)]
    return sorted(found, key=lambda note: (note.due_for_review, note.id))


def over(notes: list[Note], today: date) -> list[Note]:
    """The notes whose day has passed, the first to end first: the owner is asked before they are erased."""
    return sorted((note for note in notes if note.is_over(today)), key=lambda note: (note.until or today, note.id))


@dataclass(frozen=True, slots=True)
class NoteVersion:
    """What a note said before, until `replaced_at` (UTC)."""

    text: str
    kind: NoteKind
    replaced_at: datetime
    source: Source | None = None
    """None where the version is older than the knowledge of it."""
    veiled: bool = False
