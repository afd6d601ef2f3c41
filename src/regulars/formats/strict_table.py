"""A TOML table read to the last key: a slip of the pen in a file is an error with a place, never a silent loss."""

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

_T = TypeVar("_T")
_E = TypeVar("_E", bound=StrEnum)


class StrictTable:
    """One table of a sample file. What nobody has asked for by `done` is an unknown key: a ValueError that names it."""

    def __init__(self, where: str, values: object) -> None:
        if not isinstance(values, dict):
            raise ValueError(f"{where}: a table is needed")
        self.where = where
        self._left: dict[str, object] = dict(values)

    def _take(self, key: str, kind: type[_T]) -> _T | None:
        value = self._left.pop(key, None)
        if value is not None and (not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool)):
            raise ValueError(f"{self.where}: {key} = {value!r} is not a {kind.__name__}")
        return value

    def has(self, key: str) -> bool:
        """Whether `key` is there and nobody has asked for it yet."""
        return key in self._left

    def text(self, key: str, default: str | None = "") -> str:
        """The text of `key`; with a default of None it has to be there."""
        value = self._take(key, str)
        if value is None and default is None:
            raise ValueError(f"{self.where}: {key} is missing")
        return value if value is not None else default or ""

    def whole(self, key: str) -> int | None:
        """The whole number of `key`, if it is there."""
        return self._take(key, int)

    def number(self, key: str) -> int:
        """The whole number of `key`, which has to be there."""
        value = self.whole(key)
        if value is None:
            raise ValueError(f"{self.where}: {key} is missing")
        return value

    def flag(self, key: str) -> bool | None:
        """Yes, no, or None when nothing is said."""
        return self._take(key, bool)

    def choice(self, key: str, kind: type[_E]) -> _E | None:
        """The word of `key` as a member of `kind`."""
        value = self._take(key, str)
        try:
            return kind(value) if value is not None else None
        except ValueError:
            raise ValueError(f"{self.where}: {key} = {value!r} is none of {', '.join(kind)}") from None

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of `key`, each item as text."""
        return tuple(str(value) for value in self._take(key, list) or ())

    def pairs(self, key: str) -> dict[str, str]:
        """The table of `key` as names and texts."""
        return {name: str(value) for name, value in (self._take(key, dict) or {}).items()}

    def table(self, key: str) -> "StrictTable | None":
        """The table of `key`, if it is there."""
        value = self._take(key, dict)
        return StrictTable(f"{self.where}, {key}", value) if value is not None else None

    def tables(self, key: str) -> "list[StrictTable]":
        """The list of tables of `key`, empty if it is not there."""
        values = self._take(key, list) or []
        return [StrictTable(f"{self.where}, {key} {i}", value) for i, value in enumerate(values, start=1)]

    def done(self) -> None:
        """Raise ValueError when something is left that nobody has asked for."""
        if self._left:
            raise ValueError(f"{self.where}: unknown key {', '.join(sorted(self._left))}")


def read_tables(files: Mapping[str, bytes], *kinds: str) -> list[list[StrictTable]]:
    """The top tables of all files (name to TOML bytes), a list for each kind, in the order of the files' names.

    Raises ValueError for a table of another kind, and for a file that is no TOML in UTF-8.
    """
    found: dict[str, list[StrictTable]] = {kind: [] for kind in kinds}
    for name in sorted(files):
        for key, value in tomllib.loads(files[name].decode("utf-8")).items():
            if key not in found:
                raise ValueError(f"{name}: unknown key {key}")
            values = value if isinstance(value, list) else [value]
            found[key] += [StrictTable(f"{name}, {key} {i}", one) for i, one in enumerate(values, start=1)]
    return list(found.values())
