"""Who fits a word that fits much of the book, kept as bits: those of one or two letters, which are typed first, every time,
and the few longer ones that are worked out ahead.

Imported only when it is needed, because NumPy comes with it.
"""

from collections.abc import Iterable
from threading import Lock

import numpy as np
from numpy.typing import NDArray

_MOST = 300  # at 100,000 people 25 kB each

Mask = NDArray[np.bool_]


class ShortQueries:
    """For each word the masks of those who fit anywhere and of those whose names fit, a bit a slot."""

    longest = 2
    """Words of so many letters are kept whenever they are looked for."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[NDArray[np.uint8], NDArray[np.uint8]]] = {}
        self._lock = Lock()  # letters are worked out ahead on another thread

    def fitting(self, word: str, size: int) -> tuple[Mask, Mask] | None:
        """The masks for `size` slots; None when the word is not kept."""
        with self._lock:
            kept = self._kept.pop(word, None)
            if kept is None:
                return None
            self._kept[word] = kept  # used last, dropped last
        return _mask(kept[0], size), _mask(kept[1], size)

    def keep(self, word: str, everywhere: Mask, in_names: Mask) -> None:
        """Keep the answer to a word."""
        bits = np.packbits(everywhere), np.packbits(in_names)
        with self._lock:
            if len(self._kept) >= _MOST:
                del self._kept[next(iter(self._kept))]
            self._kept[word] = bits

    def update(self, slot: int, name_words: Iterable[str], words: Iterable[str]) -> None:
        """Somebody is found under these words from now on."""
        with self._lock:
            lengths = {len(word) for word in self._kept}
            beginnings = _beginnings(words, lengths), _beginnings(name_words, lengths)
            for word, bits in self._kept.items():
                self._kept[word] = (
                    _with_bit(bits[0], slot, word in beginnings[0]),
                    _with_bit(bits[1], slot, word in beginnings[1]),
                )


def _beginnings(words: Iterable[str], lengths: set[int]) -> set[str]:
    return {word[:length] for word in words for length in lengths}


def _mask(bits: NDArray[np.uint8], size: int) -> Mask:
    return np.unpackbits(bits, count=size).view(np.bool_)


def _with_bit(bits: NDArray[np.uint8], slot: int, fits: bool) -> NDArray[np.uint8]:
    place, bit = slot >> 3, 0x80 >> (slot & 7)
    if place >= bits.size:
        bits = np.concatenate([bits, np.zeros(place - bits.size + 64, np.uint8)])
    bits[place] = bits[place] | bit if fits else bits[place] & (0xFF ^ bit)
    return bits
