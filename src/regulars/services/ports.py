"""What the services need from the system's edge, as shapes: the edge implements them, tests fake them."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from regulars.domain.hot_key import HotKey
    from regulars.formats.records import Batch
    from regulars.store.keyslots import DataKey, KeyringEntry


class Clock(Protocol):
    """The owner's clock and zone, read fresh each time."""

    def now(self) -> datetime:
        """The moment, aware, in the owner's zone."""

    def today(self) -> date:
        """The owner's civil day."""

    def zone_name(self) -> str:
        """The owner's IANA zone."""


class Reader(Protocol):
    """Reads files from outside where they can do no harm: in a process of their own."""

    def __call__(self, path: Path, *, region: str | None, cancelled: Callable[[], bool]) -> "Iterator[Batch]":
        """The records of a file in batches, phones and mails with their form for comparing by the country `region`.

        Ends early once `cancelled()` is true. FILE_MISSING, FILE_UNREADABLE, FILE_TOO_LARGE before any batch;
        IMPORT_STOPPED after the batches that came before.
        """


class Shrinker(Protocol):
    """Draws pictures smaller. Whoever can draw at all gives one to the verbs."""

    def __call__(self, data: bytes, mime: str, side: int) -> bytes | None:
        """The picture upright, no side longer than `side` pixels, nothing but its pixels in it; None: it cannot be drawn."""


class Vault(Protocol):
    """The system's keyring. Each call may block until somebody answers its prompt: not on the GUI thread."""

    def keep(self, entry: "KeyringEntry", key: "DataKey") -> None:
        """Put the key there, and prove that it can be read back. NO_KEYRING, KEYRING_LOCKED, KEYRING_LOST."""

    def fetch(self, entry: "KeyringEntry") -> "DataKey | None":
        """The key, or None when the keyring has none. NO_KEYRING, KEYRING_LOCKED, WRONG_KEY."""

    def drop(self, entry: "KeyringEntry") -> None:
        """Take the key out; one that is not there is fine."""


class Autostart(Protocol):
    """The system's list of what starts with the session."""

    def is_on(self) -> bool:
        """Whether Regulars is on it now, and would start."""

    def turn(self, on: bool) -> None:
        """Put it there, or take it away. READ_ONLY, DISK_FULL, DISK_ERROR."""


class HotKeyWish(Protocol):
    """A key that was asked for. It is held until `stop`."""

    def change(self, window: str) -> None:
        """Let the desktop show where the owner can choose another key, where `HotKey.can_change`."""

    def stop(self) -> None:
        """Give the key back, and listen no more."""


class HotKeys(Protocol):
    """Keys that are heard whatever program is in front, where the desktop gives such keys."""

    @property
    def command(self) -> str:
        """What to enter where the desktop lets its owner give a key to a command."""

    def ask(
        self, description: str, window: str, told: "Callable[[HotKey], None]", pressed: Callable[[str], None]
    ) -> HotKeyWish:
        """Ask for the key, and return at once.

        `description` is what the desktop shows its owner, `window` who asks, as portals name a window ("" for none). `told`
        hears what becomes of it, `pressed` each press with the token that lets a window come to the front ("" for none);
        both are called in another thread and must only pass the word on.
        """
