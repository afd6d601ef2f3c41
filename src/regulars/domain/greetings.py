"""How one greets in a language: the usual words, found by what the owner calls the language."""

from collections.abc import Iterable
from dataclasses import dataclass

from regulars.domain.folding import fold


@dataclass(frozen=True, slots=True)
class Greeting:
    """A language by its code (ISO 639-1) and names, and how one greets in it."""

    code: str
    words: str
    names: tuple[str, ...] = ()


class Greetings:
    """The greetings of all languages."""

    def __init__(self, greetings: Iterable[Greeting]) -> None:
        self._words: dict[str, str] = {}
        for one in greetings:
            for name in (one.code, *one.names):
                self._words.setdefault(fold(name) or name, one.words)

    def usual(self, language: str) -> str:
        """How one greets somebody who speaks this; of several languages ("Polish, German") the first. "" if unknown.

        >>> Greetings([Greeting("pl", "dzień dobry", ("Polish",))]).usual("polish (and some German)")
        'dzień dobry'
        """
        words = fold(language)
        for end in _beginnings(words):
            if end in self._words:
                return self._words[end]
        return self._words.get(language.strip(), "")


def _beginnings(words: str) -> Iterable[str]:
    """The whole, then ever fewer of its first words: the name of a language may have two."""
    split = words.split()
    return (" ".join(split[:count]) for count in range(min(len(split), 4), 0, -1))
