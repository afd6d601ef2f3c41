"""Gifts and small favours: what was given, when, and how it landed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from regulars.domain.folding import fold
from regulars.domain.moments import MomentId

GiftId = NewType("GiftId", int)


class Landed(StrEnum):
    """How a gift was taken; UNKNOWN until it is seen."""

    UNKNOWN = ""
    LOVED = "loved"
    FINE = "fine"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Gift:
    """Something the owner gave or did."""

    id: GiftId
    what: str
    day: date
    landed: Landed = Landed.UNKNOWN
    moment: MomentId | None = None


# Words that say nothing about what a thing is, in the languages of the screens: "a book" and "the book" are one gift.
_SMALL_WORDS = frozenset(
    (
        "a an the of for with and some another new her his their ein eine einen der die das und mit fur le la les un une des de"
        " du et avec el los las una unos y con o os as um uma e com do da"
    ).split()
)


def same_gift(one: str, other: str) -> bool:
    """Whether two descriptions mean one thing: the same words, or all the words of the shorter among those of the longer.

    >>> same_gift("The linen sample book", "linen sample-book for her kitchen"), same_gift("Barolo", "Barbera")
    (True, False)
    """
    first, second = _words(one), _words(other)
    if not first or not second:
        return fold(one) == fold(other)
    return first <= second or second <= first


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split()) - _SMALL_WORDS


def given_before(idea: str, given: Iterable[Gift]) -> Gift | None:
    """The newest gift that was this very thing."""
    same = [gift for gift in given if same_gift(idea, gift.what)]
    return max(same, key=lambda gift: (gift.day, gift.id), default=None)
