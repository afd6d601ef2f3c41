"""The ways into the book as the settings show them, and what changing one does. No widgets."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from regulars.domain.errors import KnownProblem
from regulars.services import opening
from regulars.ui.desk import Desk
from regulars.ui.jobs import Job

T = TypeVar("T")


class KeysModel(QObject):
    """Each change proves the new way before the old one goes, off the window's thread."""

    refreshed = Signal()
    refused = Signal(object)
    """A `KnownProblem`."""
    code_made = Signal(str)
    """A new recovery code to write down. It opens nothing yet."""
    code_proved = Signal(bool)
    """The owner typed part of the new code: rightly, and it holds from now on; or not."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.is_busy = False
        """The keys are being changed."""
        self.is_waiting = False
        """The system's keyring has been asked."""
        self._asking: Job | None = None

    @property
    def has_keys(self) -> bool:
        """Whether the keys can be changed from here."""
        return self._desk.keys is not None

    @property
    def has_passphrase(self) -> bool:
        """Whether a passphrase opens the book."""
        keys = self._desk.keys
        return keys is not None and keys.keys.has_passphrase

    @property
    def can_use_keyring(self) -> bool:
        """Whether this start has a keyring to talk to."""
        keys = self._desk.keys
        return keys is not None and keys.vault is not None

    @property
    def in_keyring(self) -> bool:
        """Whether the system's keyring opens the book by itself."""
        keys = self._desk.keys
        return keys is not None and keys.keys.in_keyring

    def make_new_code(self) -> None:
        """Offer a new recovery code; `code_made` carries it. The old one holds until the new one is proved."""
        keys = self._desk.keys
        if keys is not None:
            self._change(keys.keys.new_recovery_code, self.code_made.emit)

    def prove_code(self, groups: Sequence[int], typed: Sequence[str]) -> None:
        """Compare what was typed with these groups of the new code; `code_proved` says whether it holds from now on."""
        keys = self._desk.keys
        if keys is not None:
            self._change(lambda: keys.keys.prove_recovery_code(groups, typed), self.code_proved.emit)

    def drop_code(self) -> None:
        """The owner leaves it at the old code."""
        keys = self._desk.keys
        if keys is not None:
            keys.keys.drop_recovery_code()

    def groups_to_ask(self) -> tuple[int, ...]:
        """Which groups to ask for, counted from 0."""
        return opening.groups_to_ask()

    def set_passphrase(self, passphrase: str, done: Callable[[], None]) -> None:
        """Let a passphrase open the book too."""
        keys = self._desk.keys
        if keys is not None:
            self._change(lambda: keys.keys.set_passphrase(passphrase), lambda _: done())

    def remove_passphrase(self) -> None:
        """Without a passphrase again."""
        keys = self._desk.keys
        if keys is not None:
            self._change(keys.keys.remove_passphrase, lambda _: None)

    def _change(self, call: Callable[[], T], done: Callable[[T], None]) -> None:
        if self.is_busy or self.is_waiting:
            return

        def finished(value: T) -> None:
            self.is_busy = False
            self.refreshed.emit()
            done(value)

        def failed(problem: KnownProblem) -> None:
            self.is_busy = False
            self.refused.emit(problem)

        self.is_busy = True
        self.refreshed.emit()
        self._desk.run(lambda _progress, _cancelled: call(), finished, failed)

    def use_keyring(self, use: bool) -> None:
        """Let the system's keyring open the book by itself, or no more. Aside: its owner may be asked first."""
        desk_keys = self._desk.keys
        if desk_keys is None or desk_keys.vault is None or self.is_busy or self.is_waiting:
            self.refreshed.emit()
            return
        keys, vault = desk_keys.keys, desk_keys.vault
        self.is_waiting = True
        self._asking = Job(lambda: None, lambda _: None, lambda _: None)
        self.refreshed.emit()
        call = (lambda: keys.keep_in_keyring(vault)) if use else (lambda: keys.take_out_of_keyring(vault))
        asking = desk_keys.aside.submit(call, lambda _: self._answered(), self._not_answered)
        if self.is_waiting:
            self._asking = asking

    def stop_waiting(self) -> None:
        """Leave the keyring alone."""
        if self._asking is not None:
            self._asking.cancel()
        self._answered()

    def _answered(self) -> None:
        self._asking, self.is_waiting = None, False
        self.refreshed.emit()

    def _not_answered(self, error: Exception) -> None:
        self._answered()
        if isinstance(error, KnownProblem):
            self.refused.emit(error)
        else:
            self._desk.crashed.emit(error)
