"""The value of an argument that was not given, where None already means "none"."""

from enum import Enum


class Unchanged(Enum):
    """Its one member is the default of an edit's arguments: the field keeps what it has."""

    UNCHANGED = "unchanged"


UNCHANGED = Unchanged.UNCHANGED
