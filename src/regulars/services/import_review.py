"""What is known about files before they come in, and what came in: plain values for the window and the command line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from regulars.domain.changes import Changes, StepId
from regulars.domain.dates import PartialDate
from regulars.domain.numeric_dates import NumberOrder
from regulars.domain.people import PersonId
from regulars.formats.records import Batch, Reason
from regulars.services.import_plan import Fate, Plan

if TYPE_CHECKING:
    from regulars.services.import_ahead import Ahead

__all__ = [
    "Counts",
    "DateSample",
    "Decision",
    "FileDates",
    "FileRemark",
    "Imported",
    "MatchReason",
    "NumberOrder",
    "Pair",
    "Reason",
    "Review",
    "Side",
]


class MatchReason(StrEnum):
    """Why two are perhaps the same person."""

    UID = "uid"
    EMAIL = "email"
    PHONE = "phone"


class Decision(StrEnum):
    """What the owner says about a pair."""

    MERGE = "merge"
    KEEP_BOTH = "keep-both"


@dataclass(frozen=True, slots=True)
class FileRemark:
    """A line of a file that needs a look. `lost` says that its whole record stays outside."""

    file: str
    line: int
    reason: Reason
    value: str = ""
    lost: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Side:
    """One of a pair: the name, and a few words by which to tell who it is (phone, mail, town)."""

    name: str
    details: tuple[str, ...] = ()
    person: PersonId | None = None
    """The person in the book; None for one who only is in the file."""


@dataclass(frozen=True, slots=True, repr=False)
class Pair:
    """A record, and whom it seems to be: somebody in the book, or an earlier record of the files."""

    index: int
    """The record's place in the files, by which the decision is given."""
    incoming: Side
    known: Side
    reason: MatchReason
    suggested: Decision
    gains: bool
    """Whether the known one would learn something from it."""
    target: int
    """Who the known one is, as the plan names them."""


@dataclass(frozen=True, slots=True)
class DateSample:
    """A date of a file as it stands there, and what it means in either order."""

    text: str
    day_first: PartialDate
    month_first: PartialDate


@dataclass(frozen=True, slots=True)
class FileDates:
    """The dates of a file in which day and month could be either, as 03/04/1984."""

    file: str
    count: int
    samples: tuple[DateSample, ...]
    """Three of them at most."""
    proof: str
    """A date of the same file that can be in one order alone; empty where none is, or where two stand against each other."""
    order: NumberOrder | None
    """How they are read: as the proof says, else as the owner does. None: not at all, they go to the notes."""

    @property
    def order_used(self) -> NumberOrder | None:
        """The order in which dates of the file are read that do not tell it themselves; None where there are none."""
        return self.order if self.count else None

    @property
    def is_asked(self) -> bool:
        """Whether only the owner knows."""
        return self.count > 0 and not self.proof


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of the records are what, once they are in: `read` is the sum of the others."""

    read: int
    new: int
    joined: int
    unchanged: int
    refused: int


@dataclass(frozen=True, slots=True)
class Review:
    """What is in the files, compared with the book. Nothing is written yet."""

    files: tuple[Path, ...]
    read: int
    new: int
    joined: int
    unchanged: int
    circles: int
    """Lists of people in the files: they become circles."""
    pairs: tuple[Pair, ...]
    remarks: tuple[FileRemark, ...]
    plan: Plan = field(repr=False)
    dates: tuple[FileDates, ...] = ()
    """Of each file, in their order."""
    answer: NumberOrder | None = None
    """How dates are read that no file decides."""
    ahead: "Ahead | None" = field(default=None, repr=False)
    """The rows of the new ones."""
    batches: Sequence[Sequence[Batch]] | None = field(default=None, repr=False)
    """What was read of each file, where the owner may say something else about its dates, and the files are small."""

    @property
    def asked(self) -> tuple[FileDates, ...]:
        """The files of whose dates only the owner knows the order."""
        return tuple(dates for dates in self.dates if dates.is_asked)

    @property
    def refused(self) -> tuple[FileRemark, ...]:
        """The records that stay outside."""
        return tuple(remark for remark in self.remarks if remark.lost)

    def counts(self, decisions: Mapping[int, Decision] | None = None) -> Counts:
        """The counts after these decisions; pairs that are not in them go as suggested."""
        new, joined, unchanged = self.new, self.joined, self.unchanged
        for pair in self.pairs:
            decision = (decisions or {}).get(pair.index, pair.suggested)
            if decision is pair.suggested:
                continue
            for which, sign in ((pair.suggested, -1), (decision, 1)):
                match outcome(which, gains=pair.gains):
                    case Fate.NEW:
                        new += sign
                    case Fate.JOINS:
                        joined += sign
                    case _:
                        unchanged += sign
        return Counts(self.read, new, joined, unchanged, len(self.refused))


def outcome(decision: Decision, *, gains: bool) -> Fate:
    """What a pair's record becomes."""
    if decision is Decision.KEEP_BOTH:
        return Fate.NEW
    return Fate.JOINS if decision is Decision.MERGE and gains else Fate.SAME


@dataclass(frozen=True, slots=True)
class Imported:
    """What came in: read = new + joined + unchanged + the number refused."""

    read: int
    new: int
    joined: int
    unchanged: int
    refused: tuple[FileRemark, ...]
    remarks: tuple[FileRemark, ...]
    """All lines that need a look, the refused ones among them."""
    dates: tuple[FileDates, ...]
    moments: int
    step: StepId | None
    changes: Changes
