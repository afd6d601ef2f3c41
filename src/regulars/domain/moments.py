"""Moments: what happened between the owner and one or more people."""

from dataclasses import dataclass
from datetime import date
from datetime import time as clock_time
from enum import StrEnum
from typing import NewType

from regulars.domain.people import PersonId

MomentId = NewType("MomentId", int)


class MomentKind(StrEnum):
    """What sort of contact it was."""

    CALL = "call"
    MESSAGE = "message"
    EMAIL = "email"
    LETTER = "letter"
    VISIT = "visit"
    MEETING = "meeting"
    PURCHASE = "purchase"
    GIFT = "gift"
    LIKE = "like"
    INVOICE = "invoice"
    OTHER = "other"


class Direction(StrEnum):
    """Who reached out."""

    ME = "me"
    THEM = "them"
    BOTH = "both"


class Depth(StrEnum):
    """A word, a talk, time together."""

    LIGHT = "light"
    NORMAL = "normal"
    DEEP = "deep"


DEFAULT_DEPTH = {
    MomentKind.CALL: Depth.NORMAL,
    MomentKind.MESSAGE: Depth.LIGHT,
    MomentKind.EMAIL: Depth.LIGHT,
    MomentKind.LETTER: Depth.NORMAL,
    MomentKind.VISIT: Depth.DEEP,
    MomentKind.MEETING: Depth.DEEP,
    MomentKind.PURCHASE: Depth.NORMAL,
    MomentKind.GIFT: Depth.NORMAL,
    MomentKind.LIKE: Depth.LIGHT,
    MomentKind.INVOICE: Depth.LIGHT,
    MomentKind.OTHER: Depth.NORMAL,
}
"""How deep a moment of a kind usually is; the owner may say otherwise each time."""

SHOP_KINDS = frozenset({MomentKind.VISIT, MomentKind.PURCHASE, MomentKind.INVOICE})
"""Kinds of which what was bought or done is asked."""

NOT_COUNTING_AT_FIRST = frozenset({MomentKind.LIKE, MomentKind.INVOICE})
"""Kinds that are no touch until the owner says that they are."""


@dataclass(frozen=True, slots=True)
class Participant:
    """One of the people in a moment, with a line that is only about them."""

    person: PersonId
    name: str = ""
    private_line: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment on a local day. `time` is None when nobody remembers; `fuzzy` marks "around Easter"."""

    id: MomentId
    kind: MomentKind
    direction: Direction
    depth: Depth
    day: date
    time: clock_time | None = None
    fuzzy: bool = False
    minutes: int | None = None
    text: str = ""
    place: str = ""
    bought: str = ""
    """What was bought or done, and how much, as far as the owner cares to remember: one line, or empty."""
    people: tuple[Participant, ...] = ()
