"""A sentence with its words and phrases, cut into pieces: what commas, stops and some small words keep apart."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from regulars.domain.capture.phrasebook import Hit, Phrasebook, Role
from regulars.domain.capture.words import Word, key_of
from regulars.domain.notes import NoteKind

_ENDS = frozenset(",;!?¿¡•·|。、！？，；،؛؟\u2022")
_DASHES = frozenset("-–—")
_APOSTROPHES = frozenset("'’")
_QUESTION = frozenset("?？؟")
_SPACES = re.compile(r"\s+")
_LOOSE = " \t\n,;:.!。、،؛-–—・"
_EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]")
_SMALL = (Role.FUNCTION, Role.ME, Role.THEM, Role.AND, Role.SOURCE)
_BEGINNING = frozenset({Role.AND, Role.PROMISE, Role.NOTE})
_OF_PEOPLE = frozenset({NoteKind.AVOID, NoteKind.FAMILY, NoteKind.WORK})
_BEHIND_NAMES = (Role.AND, Role.TO, Role.TOPIC, Role.AT, Role.OFFSET, Role.WEEKDAY, Role.ON)
_LONGEST_NAME = 5
_LONGEST_PIECE = 60
_SHORTEST_OWNER = 4


class Names(Protocol):
    """Who is in the book, as far as a sentence needs to know."""

    def begin(self, words: Sequence[str]) -> int:
        """How many of the first words are together a name of somebody; 0 for none."""

    def like(self, word: str) -> bool:
        """Whether a word comes near a name of somebody, as one typed in haste does."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, from `start` up to before `end`. Nothing is promised in a question."""

    start: int
    end: int
    question: bool = False


class Line:
    """What all readers of one sentence share."""

    def __init__(self, text: str, book: Phrasebook, names: Names) -> None:
        self.text, self.book, self.names = text, book, names
        self.words: list[Word] = self._mended(self._names_apart(_without_apostrophes(book.words(text))))
        self.hits = book.hits(self.words)
        self._plain = [False] * len(self.words)
        for hits in self.hits:
            if (hit := hits.get(Role.PLAIN)) is not None:
                self._plain[hit.start : hit.end] = [True] * (hit.end - hit.start)
        self._small = [word.is_sign for word in self.words]
        for hits in self.hits:
            for role in _SMALL:
                if (hit := hits.get(role)) is not None and (role is not Role.SOURCE or hit.end == hit.start + 1):
                    self._small[hit.start : hit.end] = [True] * (hit.end - hit.start)
        self.pieces = self._cut()

    def _names_apart(self, words: list[Word]) -> list[Word]:
        """Names without what is written together with them, as Arabic does with small words."""
        if not self.book.prefixes:
            return words
        apart: list[Word] = []
        for word in words[:_LONGEST_PIECE]:
            prefix = next(
                (one for one in self.book.prefixes if word.text.startswith(one) and len(word.text) > len(one) + 1), ""
            )
            rest = word.text[len(prefix) :]
            if not prefix or self.names.begin([word.text]) or not self.names.begin([rest]):
                apart.append(word)
                continue
            cut = word.start + len(prefix)
            apart += [Word(prefix, word.start, cut, prefix), Word(rest, cut, word.end, key_of(rest))]
        return [*apart, *words[_LONGEST_PIECE:]]

    def _mended(self, words: list[Word]) -> list[Word]:
        """Words typed in haste, as what they were meant to be; the text stays as it was typed."""
        return [
            replace(word, key=meant)
            if (meant := self.book.slips.meant(word.key)) and not self.names.begin([word.text])
            else word
            for word in words
        ]

    # Phrases

    def hit(self, at: int, role: Role, end: int | None = None) -> Hit | None:
        """The phrase in that role which begins there, and ends before the word `end`."""
        if at >= len(self.words):
            return None
        limit = len(self.words) if end is None else end
        hit = self.hits[at].get(role)
        return hit if hit is not None and hit.end <= limit else None

    def meant(self, piece: Piece, role: Role) -> Iterable[Hit]:
        """The phrases of a role in a piece, but those inside of what means nothing by itself."""
        for at in range(piece.start, piece.end):
            hit = self.hit(at, role, piece.end)
            if hit is not None and not self._plain[at]:
                yield hit

    def small(self, at: int) -> bool:
        """Whether the word says nothing by itself."""
        return self._small[at]

    def content(self, start: int, end: int) -> list[int]:
        """The words between that say something."""
        found, at = [], start
        while at < end:
            if Role.SOURCE in self.hits[at] and (source := self.hit(at, Role.SOURCE, end)) is not None:
                at = source.end
                continue
            if not self._small[at]:
                found.append(at)
            at += 1
        return found

    def behind_small(self, start: int, end: int, *roles: Role) -> int:
        """The first place that is none of these roles."""
        at = start
        while at < end:
            longest = max((hit.end for role in roles if (hit := self.hit(at, role, end)) is not None), default=at)
            if longest == at:
                break
            at = longest
        return at

    # Names

    def name_at(self, at: int, end: int) -> int:
        """How many words from there are a name of somebody in the book."""
        if at >= end or self.words[at].number or self.words[at].is_sign or self.hit(at, Role.FUNCTION, at + 1):
            return 0
        run: list[str] = []
        for place in range(at, min(end, at + _LONGEST_NAME)):
            word = self.words[place]
            if word.number or (word.is_sign and word.text not in ".-"):
                break
            run.append(self.without_possessive(word.text))
            if run[-1] != word.text:
                break
        return self.names.begin(run)

    def without_possessive(self, text: str) -> str:
        """A name without what makes it a possessor: "ana's"."""
        ending = next((ending for ending in self.book.possessives if text.lower().endswith(ending)), "")
        return text[: -len(ending)] if ending and len(text) > len(ending) else text

    def owner(self, text: str) -> str:
        """Whose something may be where the apostrophe was left out: "hanas"; empty where nobody is called so."""
        if self.without_possessive(text) != text:
            return ""
        for ending in self.book.loose_possessives:
            stem = text[: -len(ending)]
            if text.lower().endswith(ending) and len(stem) >= _SHORTEST_OWNER and not self.names.begin([text]):
                return stem if self.names.begin([stem]) and not self.book.is_everyday(stem) else ""
        return ""

    def acts(self, at: int, end: int) -> bool:
        """Whether somebody does or likes something there: then the word before it is a name, whatever else it may be."""
        if at >= end:
            return False
        note, contact = self.hit(at, Role.NOTE, end), self.hit(at, Role.CONTACT, end)
        if note is not None and (note.value.strong or (note.value.kind in _OF_PEOPLE and not self._is_month(at - 1))):
            return True
        if any(self.hit(at, role, end) is not None for role in (Role.PERSONAL, Role.DOES)):
            return True
        if self.words[at].number and any(self.hit(at + 1, role, end) for role in (Role.MINUTE, Role.HOUR)):
            return True
        return (contact is not None and not contact.value.noun) or self.words[at].text == ":"

    def _is_month(self, at: int) -> bool:
        return at < 0 or self.hit(at, Role.MONTH) is not None

    # Text

    def cut_out(self, piece: Piece, spans: Iterable[tuple[int, int]] = ()) -> str:
        """The text of a piece without some of its words, tidied at its ends."""
        if piece.start >= piece.end:
            return ""
        out = sorted(spans)
        parts, at = [], piece.start
        for start, end in [*out, (piece.end, piece.end)]:
            if start > at:
                parts.append(self.text[self.words[at].start : self.words[start - 1].end])
            at = max(at, end)
        glue = "" if self.book.literals.any and not any(" " in part for part in parts) else " "
        joined = glue.join(parts)
        return tidied(_EMPTY_BRACKETS.sub(" ", joined))

    # Pieces

    def _cut(self) -> list[Piece]:
        pieces: list[Piece] = []
        start = 0
        for at, word in enumerate(self.words):
            if at - start >= _LONGEST_PIECE:  # nobody says one thing in so many words
                pieces.append(Piece(start, at))
                start = at
            if start < at and self._begins_anew(start, at):
                pieces.append(Piece(start, at))
                start = at
            if self._ends(at):
                if start < at:
                    pieces.append(Piece(start, at, word.text[0] in _QUESTION))
                start = at + 1
        if start < len(self.words):
            pieces.append(Piece(start, len(self.words)))
        return pieces

    def _ends(self, at: int) -> bool:
        word = self.words[at]
        if not word.is_sign:
            return False
        sign = word.text[0]
        if sign in _ENDS:
            return True
        before = self.text[word.start - 1 : word.start]
        after = self.text[word.end : word.end + 1]
        if sign in _DASHES:
            return (not before or before.isspace()) and (not after or after.isspace())
        if sign != ".":
            return False
        previous = self.words[at - 1] if at else None
        if previous is None or previous.end != word.start:
            return True
        if after and not after.isspace():
            return False
        short = (len(previous.text) == 1 and previous.text.isalpha()) or self.hit(
            at - 1, Role.HONORIFIC, at
        ) is not None
        return not short and not (
            "." in previous.number or (previous.number and len(previous.number) < 3 and bool(after))
        )

    def _begins_anew(self, start: int, at: int) -> bool:
        """Whether a new piece begins at a word without a sign before it."""
        if "\n" in self.text[self.words[at - 1].end : self.words[at].start]:
            return True
        if self._plain[at] or _BEGINNING.isdisjoint(self.hits[at]) or not self.content(start, at):
            return False
        joint = self.hit(at, Role.AND)
        if joint is not None:
            return self._goes_on(start, at, joint.end)
        promise = self.hit(at, Role.PROMISE)
        if promise is not None and promise.value.strong:
            return not self._is_subject(start, at)
        note = self.hit(at, Role.NOTE)
        if note is not None and not note.value.tail and (note.value.strong or self._behind_length(start, at)):
            return any(self.hit(place, Role.CONTACT) for place in range(start, at)) and not self._is_subject(start, at)
        return False

    def _behind_length(self, start: int, at: int) -> bool:
        """Whether how long it took stands before: what follows that is something else."""
        unit = any(self.hit(at - 1, role, at) is not None for role in (Role.MINUTE, Role.HOUR))
        return unit and at - 2 >= start and bool(self.words[at - 2].number)

    def _is_subject(self, start: int, at: int) -> bool:
        """Whether only a name and small words stand before: then that is who does it."""
        content = self.content(start, at)
        if not content:
            return True
        length = self.name_at(content[0], at)
        return length > 0 and content[-1] < content[0] + length

    def _goes_on(self, start: int, joint: int, at: int) -> bool:
        """Whether something new to say follows an "and"."""
        at = self.behind_small(at, len(self.words), Role.ME, Role.THEM, Role.SOURCE)
        if at >= len(self.words) or self._plain[at]:
            return False
        if self.content(start, joint) and self._is_subject(start, joint) and self._names_another(at):
            return False
        if self._is_one_more(start, joint, at):
            return False
        promise = self.hit(at, Role.PROMISE)
        if promise is not None:
            # "ana and will 1h": the second is a name too.
            said = promise.end < len(self.words) and not (
                self.words[promise.end].number or self.words[promise.end].is_sign
            )
            return said or promise.value.by is not None or not self.name_at(at, len(self.words))
        noted = any(self.hit(place, Role.NOTE) for place in range(start, joint))
        note = self.hit(at, Role.NOTE)
        if note is not None:
            return note.value.strong or not noted
        return self.hit(at, Role.VERB) is not None and not noted and self.hit(at, Role.CONTACT) is None

    def _is_one_more(self, start: int, joint: int, at: int) -> bool:
        """Whether a name stands there as one does before the "and", and has nothing to do: "ana and mark at the beach"."""
        length = self.name_at(at, len(self.words))
        before = any(self.name_at(place, joint) == joint - place for place in range(max(start, joint - 2), joint))
        if not length or not before:
            return False
        following = at + length
        if following >= len(self.words) or self.words[following].number or self._ends(following):
            return True
        return any(self.hit(following, role) is not None for role in _BEHIND_NAMES)

    def _names_another(self, at: int) -> bool:
        """Whether what stands there is a name and asks for nothing: "wendy and mark wedding", but not "and mark it"."""
        length = self.name_at(at, len(self.words))
        following = at + length
        return (
            length > 0
            and following < len(self.words)
            and not self.small(following)
            and Role.PROMISE not in self.hits[at]
        )


def _without_apostrophes(words: list[Word]) -> list[Word]:
    """Words without the apostrophe behind the s of an owner: "klaus' office"."""
    return [
        word
        for at, word in enumerate(words)
        if word.text not in _APOSTROPHES
        or not at
        or words[at - 1].end != word.start
        or not words[at - 1].key.endswith("s")
    ]


def tidied(text: str) -> str:
    """Without what was left over at the ends, and with single spaces.

    >>> tidied(" ,  oak   samples , ")
    'oak samples'
    """
    return _SPACES.sub(" ", text).strip(_LOOSE)
