"""Python's collector of cycles rests while many records are in memory: it would look through all of them again and again.

A look at a hundred thousand objects takes 0.1 s, in which the window stands still too, whichever thread made them. Records hold
no cycles; they go when nobody has them any more.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def quiet_collector() -> Iterator[None]:
    """No collection inside. What was made inside counts as old afterwards, so that none follows because of it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.unfreeze()  # both only hang lists over: everything is in the oldest generation now
            gc.enable()
