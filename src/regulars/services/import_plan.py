"""What is to become of each record of some files, in little room: a hundred thousand records take a few megabytes.

The records themselves are kept where they are few. Of large files they are read again when they come in, and must then be
the same.
"""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum

from regulars.formats.plain_records import DIGEST_BYTES
from regulars.formats.records import IncomingPerson

_AT_ONCE = 100


class Fate(IntEnum):
    """What becomes of a record."""

    NEW = 0
    JOINS = 1
    """It is somebody whom we have, and adds to them."""
    SAME = 2
    """It is somebody whom we have, and says nothing new."""
    CIRCLE = 3
    """It is no person but a list of people."""


@dataclass(slots=True)
class Plan:
    """One entry for each record, in the order of the files; `targets` says who the joining and the same ones are.

    A target is a person's id, or, below zero, an earlier record: -1 is the first one.
    """

    country: str
    as_of: int
    """The newest step of the book when it was compared with the files."""
    fates: bytearray = field(default_factory=bytearray)
    targets: dict[int, int] = field(default_factory=dict)
    lengths: list[int] = field(default_factory=list)
    """How many records each file has."""
    digests: bytearray = field(default_factory=bytearray)
    uids: dict[int, int] = field(default_factory=dict)
    """The records by the hash of their identifiers, for lists of people."""
    kept: list[IncomingPerson] | None = None
    """The records, where they are few."""
    words: dict[int, tuple[str, str]] = field(default_factory=dict)
    """Of the new ones among the kept: the words under which they will be found (`incoming_words`)."""
    _facts: "array[int]" = field(default_factory=lambda: array("q"))
    _fact_ends: "array[int]" = field(default_factory=lambda: array("q", [0]))

    def __len__(self) -> int:
        return len(self.fates)

    def add(self, fate: Fate, digest: bytes) -> int:
        """Take in the next record; its index comes back."""
        self.fates.append(fate)
        self.digests += digest
        return len(self.fates) - 1

    def joined_later(self) -> set[int]:
        """The new records to which later ones add something."""
        joining = [index for index, fate in enumerate(self.fates) if fate == Fate.JOINS]
        return {root for index in joining if (root := self._root(index)) is not None}

    def _root(self, index: int) -> int | None:
        while self.fates[index] in (Fate.JOINS, Fate.SAME):
            target = self.targets[index]
            if target > 0:
                return None
            index = -1 - target
        return index

    def add_facts(self, facts: Iterable[int]) -> None:
        """The hashes of what the next record says, where the records are not kept."""
        self._facts.extend(facts)
        self._fact_ends.append(len(self._facts))

    def facts(self, index: int) -> set[int]:
        """The hashes of what a record says."""
        return set(self._facts[self._fact_ends[index] : self._fact_ends[index + 1]])

    def digest(self, index: int) -> bytes:
        """The digest of a record."""
        return bytes(self.digests[index * DIGEST_BYTES : (index + 1) * DIGEST_BYTES])

    def let_go(self) -> None:
        """Give back the records and their words, once they are written: a few at a time, for all of them at once would hold
        up every thread for as long as three frames."""
        while self.kept:
            del self.kept[-_AT_ONCE:]
        while self.words:
            self.words.popitem()

    def forget_facts(self) -> None:
        """They are needed for comparing alone."""
        self._facts, self._fact_ends = array("q"), array("q", [0])


def earlier(index: int) -> int:
    """An earlier record as a target."""
    return -1 - index
