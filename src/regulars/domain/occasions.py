"""Occasions: birthdays, anniversaries and the other days that matter to somebody."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from regulars.domain.dates import PartialDate
from regulars.domain.health.vocabulary import Band
from regulars.domain.people import Channel, PersonId

OccasionId = NewType("OccasionId", int)


class OccasionKind(StrEnum):
    """What the day is; OTHER is named by its label."""

    BIRTHDAY = "birthday"
    ANNIVERSARY = "anniversary"
    OTHER = "other"


@dataclass(frozen=True, slots=True, repr=False)
class Occasion:
    """A day that comes back each year. `may_write` is the answer to "may I write to you that day?"."""

    id: OccasionId
    kind: OccasionKind
    when: PartialDate
    label: str = ""
    notice_days: int = 1
    may_write: bool | None = None

    def __repr__(self) -> str:
        return f"Occasion({self.id})"


class DateFilter(StrEnum):
    """Which dates a list shows."""

    ALL = "all"
    BIRTHDAYS = "birthdays"
    OTHERS = "others"
    OWN_CALENDAR = "own-calendar"
    MAY_WRITE = "may-write"


@dataclass(frozen=True, slots=True)
class ComingDate:
    """A date and its next day. `whole` says that the day is known; else it is the first of the month in which it lies."""

    day: date
    occasion: OccasionId
    whole: bool = True


@dataclass(frozen=True, slots=True, repr=False)
class DateRow:
    """A line of the list of dates: the occasion, whose it is, and where a card to them would go."""

    occasion: Occasion
    person: PersonId
    name: str
    score: float | None
    """None until there was a moment that counts."""
    band: Band
    photo: int | None
    channel: Channel
    country: str = ""
    """Where a card to them would go (ISO 3166); "" where it is not known."""

    def __repr__(self) -> str:
        return f"DateRow({self.occasion.id})"  # a name in a log would be a leak
