"""The digits of all phone numbers in one piece, to find any of them by digits from its middle.

Imported only when it is needed, because NumPy comes with it.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

_PASSES = 3  # so many digits are compared everywhere; the rest only where those fitted
_SHORTEST_WITHOUT_ZERO = 6


class PhoneDigits:
    """Numbers of people by their slots. Who changes gets a line of their own until the next whole reading."""

    def __init__(self) -> None:
        self._digits: NDArray[np.uint8] = np.empty(0, np.uint8)
        self._ends: NDArray[np.int32] = np.empty(0, np.int32)
        self._slots: NDArray[np.int32] = np.empty(0, np.int32)
        self._changed: dict[int, bytes] = {}

    def fill(self, slots: NDArray[np.signedinteger[Any]], digits: bytes) -> None:
        """Take everybody's numbers: digits, a line each, and for each line its owner's slot."""
        self._digits = np.frombuffer(digits, np.uint8)
        self._ends = np.flatnonzero(self._digits == ord("\n")).astype(np.int32)
        self._slots = slots.astype(np.int32)
        self._changed = {}

    def replace(self, people: Iterable[int], slots: NDArray[np.signedinteger[Any]], digits: bytes) -> None:
        """Take the numbers of these people (slots) anew."""
        self._changed.update(dict.fromkeys(people, b""))
        for line, owner in zip(digits.splitlines(keepends=True), slots.tolist(), strict=True):
            self._changed[owner] += line

    def holding(self, number: str) -> NDArray[np.int32]:
        """The slots of those who have a number with these digits in it, some perhaps twice.

        A long one that begins with the zero of a national number is also found behind a country's code.
        """
        found = [self._holding(number.encode())]
        without_zero = number.lstrip("0")
        if without_zero != number and len(without_zero) >= _SHORTEST_WITHOUT_ZERO:
            found.append(self._holding(without_zero.encode()))
        return np.concatenate(found)

    def _holding(self, needle: bytes) -> NDArray[np.int32]:
        room = self._digits.size - len(needle) + 1
        changed = [slot for slot, digits in self._changed.items() if needle in digits]
        if not needle or room <= 0:
            return np.array(changed, np.int32)
        fits = self._digits[:room] == needle[0]
        for place in range(1, min(len(needle), _PASSES)):
            fits &= self._digits[place : room + place] == needle[place]
        at = np.flatnonzero(fits)
        for place in range(_PASSES, len(needle)):
            at = at[self._digits[at + place] == needle[place]]
        slots = self._slots[np.searchsorted(self._ends, at)]
        if self._changed:
            slots = slots[~np.isin(slots, np.fromiter(self._changed, np.int32))]
        return np.concatenate([slots, np.array(changed, np.int32)])
