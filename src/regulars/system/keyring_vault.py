"""The data key in the system's keyring: trusted backends only, and never a wait that cannot be left.

A locked keyring asks the owner for its password and waits for ever when nobody answers. So each call here may block,
and is made through `regulars.system.waiting.in_background`, which can be cancelled, or through `BoundedVault`.
"""

import importlib
import sys
from typing import TYPE_CHECKING

from regulars.domain.errors import KnownProblem, Problem
from regulars.store.keyslots import DataKey, KeyringEntry
from regulars.system.waiting import in_background

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

# The one store that each system protects by itself. KWallet is not among them: keyring reaches it only through
# dbus-python, which is not shipped, and KWallet has offered the Secret Service itself since KDE Frameworks 5.97.
# libsecret's backend is the same store through another door. Everything else (null, fail, keyrings.alt, plug-ins) may
# keep a key in the clear or nowhere.
_BY_PLATFORM = {
    "linux": "keyring.backends.SecretService.Keyring",
    "win32": "keyring.backends.Windows.WinVaultKeyring",
    "darwin": "keyring.backends.macOS.Keyring",
}
TRUSTED = frozenset(_BY_PLATFORM.values())
_NOTHING_FOUND = "keyring.backends.fail.Keyring"
_SEVERAL_FOUND = "keyring.backends.chainer.ChainerBackend"

# What backends raise when the owner was asked for the keyring's password and gave none.
_STAYED_LOCKED = {"KeyringLocked", "LockedException"}
_PROMPT_DISMISSED = "PromptDismissedException"

DEFAULT_PATIENCE_S = 20.0


class KeyringVault:
    """Keeps, fetches and drops data keys. Each method blocks until the keyring answers, and it may never do so."""

    def keep(self, entry: KeyringEntry, key: DataKey) -> None:
        """Store the key, read it back and compare.

        Raises NO_KEYRING when there is no trusted keyring, KEYRING_LOCKED when it stayed locked, KEYRING_LOST when it
        took the key and gave back another or none.
        """
        try:
            backend = _trusted_backend()
            backend.set_password(entry.service, entry.account, key.hex())
            kept = backend.get_password(entry.service, entry.account)
        except KnownProblem:
            raise
        except Exception as error:  # noqa: BLE001 - backends raise whatever their system's library raises
            raise _problem(error) from None  # its own words may quote the secret
        if kept is None or _key_or_none(kept) != key:
            raise KnownProblem(Problem.KEYRING_LOST)

    def fetch(self, entry: KeyringEntry) -> DataKey | None:
        """The key, or None when the keyring works and has no such entry.

        Raises NO_KEYRING, KEYRING_LOCKED, and WRONG_KEY when the entry holds something that is no key.
        """
        try:
            kept = _trusted_backend().get_password(entry.service, entry.account)
        except KnownProblem:
            raise
        except Exception as error:  # noqa: BLE001 - backends raise whatever their system's library raises
            if _names_behind(error) & {_PROMPT_DISMISSED}:
                return None  # no keyring was there, and the owner did not want a new one: then the entry is gone
            raise _problem(error) from None
        if kept is None:
            return None
        key = _key_or_none(kept)
        if key is None:
            raise KnownProblem(Problem.WRONG_KEY)
        return key

    def drop(self, entry: KeyringEntry) -> None:
        """Take the entry out; one that is not there is fine. Raises NO_KEYRING and KEYRING_LOCKED."""
        try:
            backend = _trusted_backend()
            if backend.get_password(entry.service, entry.account) is not None:
                backend.delete_password(entry.service, entry.account)
        except KnownProblem:
            raise
        except Exception as error:  # noqa: BLE001 - backends raise whatever their system's library raises
            raise _problem(error) from None

    def backend_name(self) -> str:
        """The full class name of the trusted backend, or "none" and what was found instead. For the self-test."""
        try:
            return _class_name(_trusted_backend())
        except KnownProblem as problem:
            return f"none ({problem.values.get('found')})"


class BoundedVault:
    """A vault whose methods give up with KEYRING_LOCKED after some seconds: the command line has no Cancel."""

    def __init__(self, vault: KeyringVault, timeout_s: float = DEFAULT_PATIENCE_S) -> None:
        self._vault = vault
        self._timeout_s = timeout_s

    def keep(self, entry: KeyringEntry, key: DataKey) -> None:
        """As `KeyringVault.keep`."""
        in_background(lambda: self._vault.keep(entry, key)).result(self._timeout_s)

    def fetch(self, entry: KeyringEntry) -> DataKey | None:
        """As `KeyringVault.fetch`."""
        return in_background(lambda: self._vault.fetch(entry)).result(self._timeout_s)

    def drop(self, entry: KeyringEntry) -> None:
        """As `KeyringVault.drop`."""
        in_background(lambda: self._vault.drop(entry)).result(self._timeout_s)

    def backend_name(self) -> str:
        """As `KeyringVault.backend_name`."""
        return in_background(self._vault.backend_name).result(self._timeout_s)


def _trusted_backend() -> "KeyringBackend":
    """The backend to use: the one that keyring chose if it is trusted, the trusted one of several, else NO_KEYRING.

    Another choice that the owner made on purpose (PYTHON_KEYRING_BACKEND, keyringrc.cfg) is not overruled. When keyring
    found nothing, the platform's own class is tried all the same: a frozen app may lack the metadata by which backends
    are found, and a keyring that started after us would not be looked for again.
    """
    import keyring  # 100 ms, and not before the first paint
    import keyring.backend

    try:
        chosen: KeyringBackend = keyring.get_keyring()
    except Exception as error:  # a configured backend is foreign code: missing, or broken in its own way
        raise KnownProblem(Problem.NO_KEYRING, found=type(error).__name__) from error
    name = _class_name(chosen)
    if name in TRUSTED:
        return chosen
    if name == _SEVERAL_FOUND:
        several: list[KeyringBackend] = list(getattr(chosen, "backends", ()))
        for backend in several:
            if _class_name(backend) in TRUSTED:
                return backend
    if name == _NOTHING_FOUND:
        backend_of_this_system = _backend_of_this_system()
        if backend_of_this_system is not None:
            return backend_of_this_system
    raise KnownProblem(Problem.NO_KEYRING, found=name)


def _backend_of_this_system() -> "KeyringBackend | None":
    path = _BY_PLATFORM.get(sys.platform)
    if path is None:
        return None
    module_name, _, class_name = path.rpartition(".")
    backend: type[KeyringBackend] = getattr(importlib.import_module(module_name), class_name)
    return backend() if backend.viable else None


def _class_name(backend: object) -> str:
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


def _key_or_none(text: str) -> DataKey | None:
    try:
        return DataKey.from_hex(text)
    except ValueError:
        return None


def _names_behind(error: BaseException) -> set[str]:
    """The class names of an error and of those that led to it."""
    names: set[str] = set()
    cause: BaseException | None = error
    while cause is not None and type(cause).__name__ not in names:
        names.add(type(cause).__name__)
        cause = cause.__cause__ or cause.__context__
    return names


def _problem(error: Exception) -> KnownProblem:
    names = _names_behind(error)
    if names & _STAYED_LOCKED or _PROMPT_DISMISSED in names:
        return KnownProblem(Problem.KEYRING_LOCKED)
    return KnownProblem(Problem.NO_KEYRING, found=type(error).__name__)
