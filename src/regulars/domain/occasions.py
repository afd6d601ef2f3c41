"""Occasions: birthdays, anniversaries and the other days that matter to somebody."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from regulars.domain.dates import PartialDate

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
