"""Words about health, faith and the like: knowledge that asks for more care than a favourite colour.

The topics are the special categories of Article 9 of the GDPR, and convictions (Article 10). The words are data, one file
per language (`resources/touchy`); here is how they are looked for. An entry stands for itself, or, ending in `*`, for every
word that begins so; several words make a phrase. Case and accents do not matter. Scripts without spaces have no words to
begin: there an entry is found anywhere.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from regulars.domain.folding import fold


class Topic(StrEnum):
    """What touchy words are about."""

    HEALTH = "health"
    FAITH = "faith"
    POLITICS = "politics"
    SEXUALITY = "sexuality"
    ETHNICITY = "ethnicity"
    UNION = "union"
    LAW = "law"


@dataclass(frozen=True, slots=True)
class WordList:
    """The entries of one language.

    `unless` are phrases in which such words mean nothing ("allergic to Mondays"); `proclitics` what may stand glued before a
    word (the Arabic article and conjunctions); `spaced` is False for scripts without spaces between words.
    """

    terms: Mapping[Topic, Sequence[str]]
    unless: Sequence[str] = ()
    proclitics: Sequence[str] = ()
    spaced: bool = True


_Entries = defaultdict[str, list[tuple[tuple[str, ...], Topic | None]]]


class _Phrases:
    """Phrases by their first word, or by its beginning."""

    def __init__(self) -> None:
        self._by_word: _Entries = defaultdict(list)
        self._by_stem: _Entries = defaultdict(list)
        self._longest_stem = 0

    def add(self, entry: str, topic: Topic | None) -> None:
        """One more entry; a ValueError where it has no letters."""
        words = _entry_words(entry)
        first = words[0]
        if first.endswith("*"):
            self._by_stem[first[:-1]].append((words, topic))
            self._longest_stem = max(self._longest_stem, len(first) - 1)
        else:
            self._by_word[first].append((words, topic))

    def at(self, words: Sequence[str], place: int, first: str) -> Iterator[tuple[int, Topic | None]]:
        """The phrases that begin at a place, each with its length; `first` is the word there, as it is looked up."""
        found = list(self._by_word.get(first, ()))
        for end in range(1, min(len(first), self._longest_stem) + 1):
            found += self._by_stem.get(first[:end], ())
        for phrase, topic in found:
            rest = words[place + 1 : place + len(phrase)]
            if len(rest) == len(phrase) - 1 and all(map(_fits, phrase[1:], rest)):
                yield len(phrase), topic


class TouchyWords:
    """The lists of all languages, looked through together: people write in more than one."""

    def __init__(self, lists: Sequence[WordList]) -> None:
        self._terms, self._harmless = _Phrases(), _Phrases()
        self._anywhere: list[tuple[str, Topic]] = []
        self._harmless_anywhere: list[str] = []
        self._proclitics = [""]
        for one in lists:
            entries = [(entry, topic) for topic, listed in one.terms.items() for entry in listed]
            if one.spaced:
                self._proclitics += [fold(glued) for glued in one.proclitics]
                for entry, topic in entries:
                    self._terms.add(entry, topic)
                for entry in one.unless:
                    self._harmless.add(entry, None)
            else:
                self._anywhere += [(_unspaced(entry), topic) for entry, topic in entries]
                self._harmless_anywhere += map(_unspaced, one.unless)

    def topics(self, text: str) -> tuple[Topic, ...]:
        """What the text touches, each topic once, in the order of `Topic`; nothing for most texts."""
        found = {*self._in_words(_words(text)), *self._in_unspaced(text)}
        return tuple(topic for topic in Topic if topic in found)

    def _in_words(self, words: Sequence[str]) -> Iterator[Topic]:
        excused = {
            place + offset
            for place, word in enumerate(words)
            for length, _ in self._harmless.at(words, place, word)
            for offset in range(length)
        }
        for place, word in enumerate(words):
            if place in excused:
                continue
            for glued in self._proclitics:
                if word.startswith(glued):
                    yield from (topic for _, topic in self._terms.at(words, place, word[len(glued) :]) if topic)

    def _in_unspaced(self, text: str) -> Iterator[Topic]:
        if text.isascii():
            return
        plain = _unspaced(text)
        for phrase in self._harmless_anywhere:
            plain = plain.replace(phrase, " ")
        yield from (topic for entry, topic in self._anywhere if entry in plain)


def _fits(wanted: str, word: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted


_APOSTROPHES = re.compile("['‘’ʼ´`]")


def _words(text: str) -> list[str]:
    """The words as they are compared; what an apostrophe joins stands apart (l'asthme is asthme)."""
    return fold(_APOSTROPHES.sub(" ", text)).split()


def _entry_words(entry: str) -> tuple[str, ...]:
    words = []
    for word in entry.split():
        folded = _words(word.removesuffix("*"))
        if not folded:
            raise ValueError(f"{entry!r} has a word without letters")
        words += [*folded[:-1], folded[-1] + "*" * word.endswith("*")]
    return tuple(words)


def _unspaced(text: str) -> str:
    """Text whose words have no spaces: widths and case alike. Voicing marks stay: がん is not かん."""
    return unicodedata.normalize("NFKC", text).casefold()
