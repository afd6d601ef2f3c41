"""Imports without PySide's look into every source.

For `from __feature__ import snake_case` PySide wraps `__import__`, and reads the source of each module that is imported from
then on, to see whether it speaks of PySide: 0.1 ms each, of which a start has over a hundred. Nothing here asks for a feature.
"""

import builtins

import PySide6.QtCore  # noqa: F401 - it is what puts the wrapper there


def restore() -> None:
    """Take that wrapper away; nothing where PySide has none."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
