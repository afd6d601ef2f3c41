"""Slips of the fingers in words of which the phrases are made: "emial", "caled", "wokshop".

Only what hardly is another word: two neighbouring letters changed over, a letter doubled or not, and in a long word one
letter left out. What is a word of a phrase itself is never mended.
"""

from collections.abc import Iterable, Iterator

_SHORTEST = 4
_SHORTEST_WITHOUT = 7


class Slips:
    """The words of one language, by the forms that they take when typed in haste."""

    def __init__(self, words: Iterable[tuple[str, bool]] = ()) -> None:
        known: dict[str, bool] = {}
        for word, mended in words:
            known[word] = known.get(word, False) or mended
        self._meant: dict[str, str] = {}
        for word, mended in known.items():
            if not mended or len(word) < _SHORTEST or not (word.isascii() and word.isalpha()):
                continue
            for slip in _slips(word):
                if slip in known or len(slip) < _SHORTEST:
                    continue
                self._meant[slip] = word if self._meant.get(slip, word) == word else ""

    def meant(self, word: str) -> str:
        """What was meant by a word; empty where nothing is near, or two words are."""
        return self._meant.get(word, "")


def _slips(word: str) -> Iterator[str]:
    for at in range(1, len(word)):
        before, here = word[at - 1], word[at]
        if before == here:
            yield word[:at] + word[at + 1 :]
        elif at > 1:
            yield word[: at - 1] + here + before + word[at + 1 :]
        yield word[:at] + here + word[at:]
        if len(word) >= _SHORTEST_WITHOUT and at < len(word) - 1:
            yield word[:at] + word[at + 1 :]
