"""What goes into a plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np

from regulars.domain.pauses import Span, running_days
from regulars.domain.people import PersonId
from regulars.domain.planner.bonds import Bonds, Floats
from regulars.domain.planner.vocabulary import NotedDate, OwedPromise, Rooms

WEEKS = 8


@dataclass(frozen=True, slots=True)
class Asks:
    """Everything that asks for a place in the days from `first` on: people, promises, dates; and what holds it back: rooms,
    pauses. `spent` people and `spent_minutes` of the first day's room are gone already."""

    bonds: Bonds
    rooms: Rooms
    first: date
    days: int = WEEKS * 7
    promises: Sequence[OwedPromise] = ()
    dates: Sequence[NotedDate] = ()
    pauses: Mapping[PersonId, Sequence[Span]] = field(default_factory=dict)
    pauses_of_owner: Sequence[Span] = ()
    spent: int = 0
    spent_minutes: int = 0
    unanswered: Mapping[PersonId, int] = field(default_factory=dict)
    """How many of the newest touches in a row the owner began and nobody answered, for whom they are two or more."""
    stays: frozenset[PersonId] = frozenset()
    """Whose rhythm is not offered to be let go: there is a promise to them, their level is pinned, or they are new."""

    @property
    def last(self) -> date:
        """The last day of the plan."""
        return self.first + timedelta(days=self.days - 1)


def clock_days(asks: Asks) -> Floats:
    """On how many days of the plan each person's clock runs."""
    after = asks.first + timedelta(days=asks.days)
    of_owner = list(asks.pauses_of_owner)
    days = np.full(len(asks.bonds), float(running_days(asks.first, after, of_owner)))
    for person, row in zip(asks.pauses, asks.bonds.rows_of(list(asks.pauses)).tolist(), strict=True):
        if row >= 0:
            days[row] = running_days(asks.first, after, [*of_owner, *asks.pauses[person]])
    return days


def rhythm_rates(asks: Asks) -> Floats:
    """How many contacts a day each rhythm asks for; 0 for who is never due."""
    rate = 1.0 / np.maximum(asks.bonds.rhythm, 1.0)
    return np.where(np.isfinite(asks.bonds.due), rate, 0.0)
