"""Why a book locked."""

from enum import StrEnum


class LockReason(StrEnum):
    """What locked the book, for the sentence at the closed door."""

    ASKED = "asked"
    IDLE = "idle"
    SLEEP = "sleep"
    SCREEN = "screen"
    """The system locked its screen."""
