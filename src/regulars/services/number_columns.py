"""Columns of numbers as SQLite gathered them (`store.columns`), taken apart. Imported only when needed: NumPy comes with it."""

import numpy as np
from numpy.typing import NDArray

from regulars.store.columns import BASE, WIDTH


def numbers(column: str) -> NDArray[np.int32]:
    """The numbers of a column.

    >>> numbers("1000000710000012").tolist()
    [7, 12]
    """
    digits = np.frombuffer(column.encode("ascii"), np.uint8).reshape(-1, WIDTH)
    total = digits[:, 0].astype(np.int32)
    for place in range(1, WIDTH):
        total *= 10
        total += digits[:, place]
    total -= BASE + ord("0") * (10**WIDTH // 9)
    return total
