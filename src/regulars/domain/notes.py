"""Preference notes: what is known about somebody, and where it is known from."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
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
    review_on: date | None = None
    confirmed_on: date | None = None
    until: date | None = None
    veiled: bool = False

    def __repr__(self) -> str:
        return f"Note({self.id})"


@dataclass(frozen=True, slots=True)
class NoteVersion:
    """What a note said before, until `replaced_at` (UTC)."""

    text: str
    kind: NoteKind
    replaced_at: datetime
