"""Promises: who owes what to whom, and whether it was kept."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from regulars.domain.health.vocabulary import Band
from regulars.domain.moments import MomentId
from regulars.domain.people import Channel, PersonId

PromiseId = NewType("PromiseId", int)

TELL_DAYS = 2
"""So many days before its day a promise is spoken of."""


class PromiseBy(StrEnum):
    """Whose promise it is."""

    ME = "me"
    THEM = "them"


class PromiseState(StrEnum):
    """RENEGOTIATED stays open under a new date; LATE is KEPT after its day; DROPPED was let go together."""

    OPEN = "open"
    KEPT = "kept"
    LATE = "late"
    BROKEN = "broken"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, repr=False)
class Promise:
    """One promise. `quote` holds the words in which it was given."""

    id: PromiseId
    person: PersonId
    by: PromiseBy
    text: str
    made_on: date
    due_on: date | None = None
    quote: str = ""
    state: PromiseState = PromiseState.OPEN
    settled_on: date | None = None
    renegotiated: int = 0
    moment: MomentId | None = None
    person_name: str = ""

    def __repr__(self) -> str:
        return f"Promise({self.id})"

    def is_broken(self, today: date) -> bool:
        """Broken by word, or open past its day."""
        overdue = self.state is PromiseState.OPEN and self.due_on is not None and self.due_on < today
        return self.state is PromiseState.BROKEN or overdue

    def should_be_told(self, today: date) -> bool:
        """Whether now is the time to keep the owner's promise or to say that it will be later: open, and within `TELL_DAYS`
        of its day. A promise moved in time counts as kept; after its day it does not.

        >>> promise = Promise(PromiseId(1), PersonId(1), PromiseBy.ME, "the quote", date(2026, 11, 1), date(2026, 11, 24))
        >>> [promise.should_be_told(date(2026, 11, day)) for day in (21, 22, 24, 25)]
        [False, True, True, False]
        """
        mine = self.by is PromiseBy.ME and self.state is PromiseState.OPEN
        return mine and self.due_on is not None and 0 <= (self.due_on - today).days <= TELL_DAYS


@dataclass(frozen=True, slots=True, repr=False)
class PromiseRow:
    """A line of the list of promises: the promise, and the face of the other one."""

    promise: Promise
    score: float | None
    """None until there was a moment that counts."""
    band: Band
    photo: int | None
    channel: Channel

    def __repr__(self) -> str:
        return f"PromiseRow({self.promise.id})"


@dataclass(frozen=True, slots=True)
class PromiseYear:
    """What became of the owner's promises in a year: settled in it, and `moved`: under a new day that was agreed, those that
    are open still among them."""

    kept: int
    late: int
    broken: int
    moved: int

    @property
    def settled(self) -> int:
        """Kept in time, late or not at all; what both let go is not counted."""
        return self.kept + self.late + self.broken
