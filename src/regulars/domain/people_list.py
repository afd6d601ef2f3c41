"""The list of people as it is asked for and shown: filters, orders, one row, and the counts beside it."""

from array import array
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from regulars.domain.health.vocabulary import Band
from regulars.domain.people import CircleId, PersonId, PersonState

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Sort(StrEnum):
    """What the list is ordered by. BEST is by how well a query fits, and by name where there is none.

    Ascending is A to Z, the lowest score, the longest silence, the shortest rhythm first; who has no value stands last
    either way.
    """

    BEST = "best"
    NAME = "name"
    HEALTH = "health"
    LAST = "last"
    RHYTHM = "rhythm"
    PLACE = "place"
    CIRCLES = "circles"


@dataclass(frozen=True, slots=True)
class Filters:
    """What everybody in the list has in common; the owner's own card is never in it."""

    band: Band | None = None
    due_within_days: int | None = None
    """Due by then, or already: 0 is today."""
    circle: CircleId | None = None
    place: str = ""
    """A town as `BookSummary.places` names it."""
    open_promise: bool = False
    state: PersonState | None = PersonState.ACTIVE
    """None lists people of every state."""
    never_logged: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """The ids of everybody who was found, in order. On a first page there are fewer ids than `total` says."""

    ids: "NDArray[np.int64] | array[int]"
    total: int
    milliseconds: float
    approximate: bool = False
    """Nothing fitted as it was typed: these names are the nearest."""
    understood: bool = False
    """The line was read as conditions (`domain.conditions`)."""


@dataclass(frozen=True, slots=True, repr=False)
class PersonRow:
    """One line of the list. At most one rhythm is there: the own one, the household's or circle's, or the learned one."""

    id: PersonId
    name: str
    organisation: str = ""
    score: float | None = None
    """None until there was a moment that counts."""
    band: Band = Band.NEW
    trend: float = 0.0
    last_day: date | None = None
    cadence_days: float | None = None
    usual_days: float | None = None
    learned_days: float | None = None
    place: str = ""
    circles: tuple[str, ...] = ()
    photo: int | None = None
    state: PersonState = PersonState.ACTIVE
    open_promises: int = 0

    def __repr__(self) -> str:
        return f"PersonRow({self.id})"  # a name in a log would be a leak


@dataclass(frozen=True, slots=True)
class BookSummary:
    """How many active people there are of each sort, for the filters; circles and places with most people first."""

    people: int = 0
    slipping: int = 0
    cooling: int = 0
    thriving: int = 0
    steady: int = 0
    new: int = 0
    without_rhythm: int = 0
    """Neither set for the person, the household or a circle, nor learned yet."""
    due_this_week: int = 0
    set_aside: int = 0
    """People of every state but ACTIVE, who are in no other count."""
    open_promises: int = 0
    """People to whom, or by whom, something is promised and still open."""
    circles: tuple[tuple[CircleId, str, int], ...] = ()
    places: tuple[tuple[str, int], ...] = ()
