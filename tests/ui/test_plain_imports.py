"""Imports without PySide's look into every source."""

import builtins

from regulars.ui import plain_imports


def test_no_import_reads_the_source_of_what_it_loads() -> None:
    plain_imports.restore()
    assert builtins.__import__.__name__ != "__feature_import__"
    plain = builtins.__import__
    plain_imports.restore()
    assert builtins.__import__ is plain
