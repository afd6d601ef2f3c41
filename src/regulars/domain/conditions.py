"""Finding people by what is known of them: "likes riesling", "not seen 90 days and near Chicago", joined by and, or.

A search line is read as groups joined by *or*; within a group everything must hold. What is no condition stays plain words.
Nothing typed is an error: a condition that is not finished yet is plain words too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

LONGEST = 500
MOST_CONDITIONS = 16
_LONGEST_SILENCE_DAYS = 36_500

_DAYS_IN = {"day": 1, "week": 7, "month": 30, "year": 365}


class Field(StrEnum):
    """Where a condition looks for its words."""

    LIKES = "likes"
    DISLIKES = "dislikes"
    AVOIDS = "avoids"
    NEAR = "near"
    CIRCLE = "circle"
    ROLE = "role"
    WORKS_AT = "works-at"


class Fact(StrEnum):
    """What holds for somebody or does not, without further words."""

    PROMISED = "promised"
    SLIPPING = "slipping"
    COOLING = "cooling"
    STEADY = "steady"
    THRIVING = "thriving"
    NEW = "new"
    NO_RHYTHM = "no-rhythm"
    NEVER_SEEN = "never-seen"


@dataclass(frozen=True, slots=True)
class Knows:
    """These words (beginnings, all of them) stand together in one entry of `field`."""

    field: Field
    words: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Silent:
    """No counted moment for `days` days or more; negated: there was one within them. Who was never seen is silent."""

    days: int
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Holds:
    """A fact is so; negated: it is not."""

    fact: Fact
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Says:
    """Plain words, found anywhere."""

    text: str


Condition = Knows | Silent | Holds | Says
Group = tuple[Condition, ...]

# What opens a condition, as words of the line, folded to lower case.
_FIELDS: dict[tuple[str, ...], Field] = {
    ("likes",): Field.LIKES,
    ("loves",): Field.LIKES,
    ("dislikes",): Field.DISLIKES,
    ("avoids",): Field.AVOIDS,
    ("must", "avoid"): Field.AVOIDS,
    ("near",): Field.NEAR,
    ("lives", "in"): Field.NEAR,
    ("circle",): Field.CIRCLE,
    ("role",): Field.ROLE,
    ("works", "at"): Field.WORKS_AT,
    ("works", "for"): Field.WORKS_AT,
}
_FACTS: dict[tuple[str, ...], Fact] = {
    ("open", "promise"): Fact.PROMISED,
    ("is", "slipping"): Fact.SLIPPING,
    ("is", "cooling"): Fact.COOLING,
    ("is", "steady"): Fact.STEADY,
    ("is", "thriving"): Fact.THRIVING,
    ("is", "new"): Fact.NEW,
    ("no", "rhythm"): Fact.NO_RHYTHM,
    ("never", "seen"): Fact.NEVER_SEEN,
}
_PHRASES = {**_FIELDS, **_FACTS}
_LONGEST_PHRASE = max(map(len, _PHRASES))
_WORD = re.compile(r'"[^"]*"|[^\s"]+|"')
_AND, _OR, _NOT = "and", "or", "not"


def read_conditions(line: str) -> tuple[Group, ...] | None:
    """The groups of a search line; None when nothing in it is a condition, so that it is an ordinary search.

    >>> read_conditions("not seen 90 days and near Chicago or likes dry riesling")
    ((Silent(days=90, negated=False), Knows(field=<Field.NEAR: 'near'>, words='Chicago', negated=False)), \
(Knows(field=<Field.LIKES: 'likes'>, words='dry riesling', negated=False),))
    >>> read_conditions("Grace Near"), read_conditions("tea and cake")
    (None, None)
    """
    words = _WORD.findall(line[:LONGEST])
    groups: list[list[Condition]] = [[]]
    count = 0
    for condition in _conditions(words):
        if condition is None:
            groups.append([])
        elif count < MOST_CONDITIONS:
            groups[-1].append(condition)
            count += 1
    filled = tuple(tuple(group) for group in groups if group)
    if all(isinstance(condition, Says) for group in filled for condition in group):
        return None
    return filled


def _conditions(words: list[str]) -> Iterator[Condition | None]:
    """One after the other; None stands for "or"."""
    place = 0
    plain: list[str] = []
    while place < len(words):
        negated = words[place].casefold() == _NOT
        found, end = _condition_at(words, place + negated, negated=negated)
        joint = words[place].casefold() if words[place].casefold() in (_AND, _OR) else ""
        if found is None and not joint:
            plain.append(words[place])
            place += 1
            continue
        if plain:
            yield Says(" ".join(plain).replace('"', ""))
            plain = []
        if found is not None:
            yield found
            place = end
        else:
            if joint == _OR:
                yield None
            place += 1
    if plain:
        yield Says(" ".join(plain).replace('"', ""))


def _condition_at(words: list[str], place: int, *, negated: bool) -> tuple[Condition | None, int]:
    silence = _silence_at(words, place, negated=negated)
    if silence is not None:
        return silence
    phrase = _phrase_at(words, place)
    if not phrase:
        return None, place
    end = place + len(phrase)
    if phrase in _FACTS:
        return Holds(_FACTS[phrase], negated), end
    start = end
    while end < len(words) and not _ends_value(words, end):
        end += 1
    value = " ".join(words[start:end]).replace('"', "").strip(" ,;:")
    if not value:
        return None, place
    return Knows(_FIELDS[phrase], value, negated), end


def _silence_at(words: list[str], place: int, *, negated: bool) -> tuple[Condition, int] | None:
    """ "(not) seen 90 days", "(not) seen for 3 months": `place` is that of "seen"."""
    if place >= len(words) or words[place].casefold() != "seen":
        return None
    at = place + 1
    if at < len(words) and words[at].casefold() in ("for", "in", "within"):
        at += 1
    if at + 1 >= len(words) or not (words[at].isascii() and words[at].isdecimal()):
        return None
    unit = words[at + 1].casefold().rstrip(",;").removesuffix("s")
    if unit not in _DAYS_IN:
        return None
    days = min(int(words[at][:6]) * _DAYS_IN[unit], _LONGEST_SILENCE_DAYS)
    return Silent(days, negated=not negated), at + 2


def _phrase_at(words: list[str], place: int) -> tuple[str, ...]:
    for length in range(_LONGEST_PHRASE, 0, -1):
        phrase = tuple(word.casefold().rstrip(":") for word in words[place : place + length])
        if len(phrase) == length and phrase in _PHRASES:
            return phrase
    return ()


def _ends_value(words: list[str], place: int) -> bool:
    word = words[place].casefold()
    if word in (_AND, _OR):
        return True
    after = place + (word == _NOT)
    return bool(_phrase_at(words, after)) or _silence_at(words, after, negated=False) is not None
