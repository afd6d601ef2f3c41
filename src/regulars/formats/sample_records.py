"""What the sample book holds: domain records with local ids, and what has no domain record of its own.

Local ids count from 1 and only say who belongs to what; a store gives its own.
"""

from dataclasses import dataclass
from datetime import date
from typing import NewType

from regulars.domain.circles import CircleSummary
from regulars.domain.moments import Moment
from regulars.domain.notes import Note
from regulars.domain.occasions import Occasion
from regulars.domain.people import Address, HouseholdId, Person, PersonId
from regulars.domain.promises import Promise
from regulars.domain.settings import Settings

PersonKey = NewType("PersonKey", str)


@dataclass(frozen=True, slots=True)
class SampleHousehold:
    """People under one roof; they name it by `Person.household`."""

    id: HouseholdId
    name: str
    address: Address | None
    every_days: float | None


@dataclass(frozen=True, slots=True)
class SampleLink:
    """`other` is the `kind` of `person`, and `person` the `reverse` of `other`. Each pair stands here once.

    `other` is None for somebody who is not in the book and only has a name.
    """

    person: PersonId
    kind: str
    other_name: str
    other: PersonId | None
    reverse: str


@dataclass(frozen=True, slots=True, repr=False)
class SamplePerson:
    """A person with what is known about them. `later_until`: the owner said "later" until that day. `pause`: as in
    `domain.pauses.Pause`, from and until. `to_say`: what the owner wants to say, "" for nothing."""

    key: PersonKey
    person: Person
    notes: tuple[Note, ...]
    occasions: tuple[Occasion, ...]
    later_until: date | None
    pause: tuple[date, date | None] | None = None
    to_say: str = ""

    def __repr__(self) -> str:
        return f"SamplePerson({self.person.id})"


@dataclass(frozen=True, slots=True, repr=False)
class SampleBook:
    """A whole book around one day. `moments` stand in the order in which they happened."""

    settings: Settings
    circles: tuple[CircleSummary, ...]
    households: tuple[SampleHousehold, ...]
    people: tuple[SamplePerson, ...]
    moments: tuple[Moment, ...]
    promises: tuple[Promise, ...]
    links: tuple[SampleLink, ...]

    def __repr__(self) -> str:
        return f"SampleBook({len(self.people)} people, {len(self.moments)} moments)"
