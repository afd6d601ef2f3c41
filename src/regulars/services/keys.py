"""The keys of an open book: new ways in, and old ones taken away. Each proves the new way before the old one goes."""

from pathlib import Path

from regulars.domain.errors import KnownProblem
from regulars.services.ports import Vault
from regulars.store import keyslots
from regulars.store.keyslots import SHORTEST_PASSPHRASE, STANDARD, Cost, DataKey, Keyslots

__all__ = ["SHORTEST_PASSPHRASE", "BookKeys"]


class BookKeys:
    """What can be done with the keys while the book is open. `forget` ends it, when the book is locked or closed."""

    def __init__(self, folder: Path, key: DataKey, slots: Keyslots, *, cost: Cost = STANDARD) -> None:
        self.folder = folder
        self.slots = slots
        self._key = key
        self._cost = cost

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

    def new_recovery_code(self) -> str:
        """A new recovery code, shown once; the old one opens older backups only. About 0.6 s."""
        new = keyslots.new_recovery_code(self.folder, self._key, cost=self._cost)
        self.slots = new.slots
        return new.recovery_code

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
        self._key.forget()
