"""What becomes of the owner's words for somebody on each way to them."""

from enum import Enum, auto


class Along(Enum):
    """What becomes of the words on the chosen way."""

    BODY = auto()
    """They are the body of the message."""
    LEFT = auto()
    """They could be, but the owner leaves them out."""
    TOO_LONG = auto()
    NOT_TAKEN = auto()
    """This program takes no words from outside."""
    PAPER = auto()
    SPOKEN = auto()
