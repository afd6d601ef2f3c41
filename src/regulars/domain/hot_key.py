"""The key that opens the quick line from any program: what became of asking the desktop for it."""

from dataclasses import dataclass
from enum import StrEnum


class HotKeyState(StrEnum):
    """Where the asking stands."""

    OFF = "off"
    """Nobody asked."""
    ASKING = "asking"
    """The desktop was asked; it may be asking the owner in a window of its own."""
    ON = "on"
    """There is a key."""
    NO_KEY = "no_key"
    """The desktop knows the wish and hears for it, but names no key yet."""
    DENIED = "denied"
    """The owner said no, or closed the desktop's window."""
    ABSENT = "absent"
    """There is nobody to ask: this desktop gives no keys to programs."""
    REFUSED = "refused"
    """The desktop has such keys and gives none to this program: it does not know it, or something failed."""
    TAKEN = "taken"
    """Another program has the keys that were asked for."""
    ENDED = "ended"
    """The desktop took the key back."""


@dataclass(frozen=True, slots=True)
class HotKey:
    """What is known of the key."""

    state: HotKeyState = HotKeyState.OFF
    words: str = ""
    """How the desktop describes the key, in its own words; empty where it names none."""
    can_change: bool = False
    """Whether the desktop has a window in which the owner can choose another key."""

    @property
    def is_heard(self) -> bool:
        """Whether a press would be heard, or may be soon."""
        return self.state in (HotKeyState.ASKING, HotKeyState.ON, HotKeyState.NO_KEY)
