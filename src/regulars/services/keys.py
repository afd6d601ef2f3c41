"""The keys of an open book: new ways in, and old ones taken away. Each proves the new way before the old one goes."""

from collections.abc import Sequence
from pathlib import Path

from regulars.domain.errors import KnownProblem
from regulars.services.ports import Vault
from regulars.store import keyslots
from regulars.store.keyslots import SHORTEST_PASSPHRASE, STANDARD, Cost, DataKey, Keyslots, OfferedCode

__all__ = ["SHORTEST_PASSPHRASE", "BookKeys"]


class BookKeys:
    """What can be done with the keys while the book is open. `forget` ends it, when the book is locked or closed."""

    def __init__(self, folder: Path, key: DataKey, slots: Keyslots, *, cost: Cost = STANDARD) -> None:
        self.folder = folder
        self.slots = slots
        self._key = key
        self._cost = cost
        self._offered: OfferedCode | None = None

    def __repr__(self) -> str:
        return "BookKeys(hidden)"

    @property
    def has_passphrase(self) -> bool:
        """Whether a passphrase opens the book too."""
        return self.slots.has_passphrase

    @property
    def in_keyring(self) -> bool:
        """Whether the system's keyring is asked for the key at the start."""
        return self.slots.keyring is not None

    def copy_of_key(self) -> DataKey:
        """The key once more, for opening the same book again without asking anybody."""
        return DataKey(self._key.raw())

    def new_recovery_code(self) -> str:
        """Offer a new recovery code, shown once. The old one opens the book until this one is proved. About 0.3 s."""
        self._offered = keyslots.offer_recovery_code(self.folder, self._key, cost=self._cost)
        return self._offered.recovery_code

    def prove_recovery_code(self, groups: Sequence[int], typed: Sequence[str]) -> bool:
        """Whether what was typed is these groups of the offered code (counted from 0).

        Then that code takes the place of the old one, which opens older backups only. About 0.3 s when it is right.
        """
        offered = self._offered
        if offered is None or not keyslots.proves(offered.recovery_code, groups, typed):
            return False
        self.slots = keyslots.take_recovery_code(self.folder, self._key, offered)
        self._offered = None
        return True

    def drop_recovery_code(self) -> None:
        """The owner leaves it at the old code: what was offered opens nothing."""
        self._offered = None

    def set_passphrase(self, passphrase: str) -> None:
        """Let a passphrase open the book too, in place of an earlier one. BAD_VALUE when it is too short. About 0.6 s."""
        self.slots = keyslots.set_passphrase(self.folder, self._key, passphrase, cost=self._cost)

    def remove_passphrase(self) -> None:
        """Without a passphrase: the recovery code (and the keyring) open the book."""
        self.slots = keyslots.remove_passphrase(self.folder, self._key)

    def keep_in_keyring(self, vault: Vault) -> None:
        """Let the system's keyring open the book. May wait for its owner. NO_KEYRING, KEYRING_LOCKED, KEYRING_LOST."""
        vault.keep(self.slots.keyring_entry, self._key)
        self.slots = keyslots.add_keyring(self.folder, self._key)

    def take_out_of_keyring(self, vault: Vault) -> None:
        """From now on the code or the passphrase is asked for. May wait for the keyring's owner."""
        self.slots = keyslots.remove_keyring(self.folder, self._key)
        vault.drop(self.slots.keyring_entry)

    def mend_keyring(self, vault: Vault) -> bool:
        """Give the keyring back a key that it lost or has wrong; whether it holds the right one now. May wait."""
        entry = self.slots.keyring_entry
        try:
            held = vault.fetch(entry)
        except KnownProblem:
            held = None  # what it holds is no key: then it gets the right one
        if held is not None and held == self._key:
            return True
        try:
            vault.keep(entry, self._key)
        except KnownProblem:
            return False
        return True

    def forget(self) -> None:
        """Drop the key: nothing of the above works any more."""
        self._offered = None
        self._key.forget()
