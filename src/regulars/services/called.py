"""Who is called by the words of a sentence: by whole words of a name, so that "ana" is Ana Moreira and not Anabel."""

from collections.abc import Sequence
from dataclasses import dataclass

from regulars.domain.folding import fold, index_words, query_words
from regulars.domain.people import PersonId, PersonState
from regulars.services.book import Book
from regulars.services.search import Search
from regulars.store import called as store
from regulars.store.database import Row

_KEPT = 500
_NEAR = 5
_SHORTEST_NEAR = 3
_TO_BE_SURE = 16


@dataclass(frozen=True, slots=True)
class Called:
    """Who fits, best first. `exact`: by whole words; else they only begin so, or are the nearest names."""

    people: tuple[PersonId, ...] = ()
    exact: bool = True


class CalledFinder:
    """Finds people by the words of a sentence, and keeps what it found until the book changes."""

    def __init__(self, book: Book, search: Search) -> None:
        self._book, self._search = book, search
        self._kept: dict[str, Called] = {}
        self._exists: dict[str, bool] = {}
        self._step = -1

    def look_again(self) -> None:
        """Forget what was found if the book has changed since."""
        step = store.newest_step(self._book.connection)
        if step != self._step or len(self._kept) > _KEPT or len(self._exists) > 20 * _KEPT:
            self._step = step
            self.forget()

    def forget(self) -> None:
        """Forget what was found."""
        self._kept.clear()
        self._exists.clear()

    def begin(self, words: Sequence[str]) -> int:
        """How many of the first words of a sentence are together a name of somebody (`domain.capture.line.Names`)."""
        length = 0
        for count in range(1, len(words) + 1):
            if words[count - 1] == ".":  # "Ana K."
                continue
            if not self._is_name(" ".join(words[:count])):
                break
            length = count
        return length

    def like(self, word: str) -> bool:
        """Whether a word comes near a name of somebody, as one typed in haste does."""
        return bool(self._near(word))

    def _is_name(self, text: str) -> bool:
        folded = fold(text)
        exists = self._exists.get(folded)
        if exists is None:  # asked once: another thread, which reads a long sentence, may forget meanwhile
            exists = self._exists[folded] = bool(folded) and bool(self._matching(text, _TO_BE_SURE))
        return exists

    def find(self, text: str) -> Called:
        """Everybody who is called so; where nobody is, those whose names begin so or come nearest."""
        folded = fold(text)
        known = self._kept.get(folded)
        if known is None:
            rows = self._matching(text)
            people = tuple(PersonId(row[0]) for row in sorted(rows, key=lambda row: _rank(row, folded)))
            known = self._kept[folded] = Called(people) if people else Called(self._near(text), exact=False)
        return known

    def _matching(self, text: str, some: int | None = None) -> list[Row]:
        words = query_words(text)
        if not words:
            return []
        # The last word may be an initial: "Ana K". In scripts without spaces every word is a beginning of a name.
        begun = len(words) > 1 and len(words[-1]) == 1
        whole, last = (words[:-1], words[-1]) if begun else (words, "")
        begun_script = len(words[-1]) == 1 and not words[-1].isascii()
        found = store.called(self._book.connection, words, begun=begun or begun_script, some=some)
        fitting = []
        for row in found:
            names = index_words(row[2])
            if all(word in names for word in whole) and (not last or any(name.startswith(last) for name in names)):
                fitting.append(row)
        return fitting

    def _near(self, text: str) -> tuple[PersonId, ...]:
        if len(fold(text)) < _SHORTEST_NEAR:  # half the book begins so
            return ()
        return tuple(PersonId(int(person)) for person in self._search.find(text).ids[:_NEAR])


def _rank(row: Row, folded: str) -> tuple[bool, bool, bool, float, str, int]:
    """Active people first; then those whose whole name it is, whose name begins so, who are closest, by name."""
    name = fold(row[1])
    return row[3] != PersonState.ACTIVE, name != folded, not f"{name} ".startswith(f"{folded} "), -row[4], name, row[0]
