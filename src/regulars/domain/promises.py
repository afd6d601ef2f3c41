"""Promises: who owes what to whom, and whether it was kept."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from regulars.domain.moments import MomentId
from regulars.domain.people import PersonId

PromiseId = NewType("PromiseId", int)


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
