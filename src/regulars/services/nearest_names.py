"""The names nearest to what was typed, for when nothing fits: somebody was misheard, or a finger slipped.

Imported only when it is needed, because NumPy and RapidFuzz come with it.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from regulars.domain.people_list import Sort
from regulars.services.people_table import Mask, PeopleTable, Slots

_MOST_WORDS = 8  # of the vocabulary, for each word that was typed
_BEST = 10  # points for a word without a slip; each slip costs one


def nearest(table: PeopleTable, words: Sequence[str], named: Callable[[str], Mask], listed: Mask, most: int) -> Slots:
    """Up to `most` of those `listed` whose names are nearest to all of `words`, nearest first.

    `named` says whose name has a word that begins so.
    """
    points: NDArray[np.int32] = np.zeros(len(table), np.int32)
    fits = listed.copy()
    for word in words:
        best = np.zeros(len(table), np.int32)
        for candidate, slips in _alike(word, table.vocabulary):
            np.maximum(best, named(candidate) * np.int32(_BEST - slips), out=best)
        points += best
        fits &= best > 0
    points[~fits] = 0
    slots = np.flatnonzero(points)
    _, rank = table.order(Sort.BEST, descending=False)
    keys = -points[slots].astype(np.int64) << 32 | rank[slots]
    return slots[np.argsort(keys)][:most].astype(np.int32)


def _alike(word: str, vocabulary: set[str]) -> list[tuple[str, int]]:
    """Words of the vocabulary, or beginnings of them, that few slips of the finger tell from `word`, with how many."""
    most = 0 if len(word) < 3 else 1 if len(word) < 6 else 2
    slips: dict[str, int] = {}
    for choices in (vocabulary, {known[: len(word)] for known in vocabulary}):
        for known, count, _ in process.extract(
            word, list(choices), scorer=OSA.distance, score_cutoff=most, limit=_MOST_WORDS
        ):
            slips[known] = min(count, slips.get(known, count))
    return sorted(slips.items(), key=lambda item: item[1])[:_MOST_WORDS]
