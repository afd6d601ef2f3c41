"""Opening a book that is closed: by the system's keyring, or by what the owner types. No widgets."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from regulars.domain.errors import KnownProblem, Problem
from regulars.services import opening
from regulars.services.opening import FetchedKey, Opened
from regulars.services.ports import Clock, Vault
from regulars.ui.jobs import Aside, Job, Worker

T = TypeVar("T")

_KEYS_GONE = {Problem.KEYSLOTS_MISSING, Problem.KEYSLOTS_DAMAGED}
# With these no secret helps: the fault is with the files.
_NO_SECRET_HELPS = {
    Problem.BOOK_MISSING,
    Problem.BOOK_EMPTY,
    Problem.BOOK_NOT_ENCRYPTED,
    Problem.BOOK_DAMAGED,
    Problem.BOOK_TOO_NEW,
    Problem.KEYSLOTS_MISSING,
    Problem.LIBRARY_TOO_OLD,
    Problem.NOT_A_FILE,
}


class UnlockModel(QObject):
    """One closed book. The keyring is asked aside, because it may never answer; the window never waits for it."""

    opened = Signal(object)
    """The book is open: an `Opened`."""
    changed = Signal()
    """What can be done, or what went wrong, is another."""
    crashed = Signal(object)
    """A bug of ours: the exception."""

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        vault: Vault | None,
        worker: Worker,
        aside: Aside,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.folder = folder
        self._clock, self._vault, self._worker, self._aside = clock, vault, worker, aside
        self._asking: Job | None = None
        self.problem: KnownProblem | None = None
        self.is_checking = False
        """A secret is being tried, or the book is being opened."""

    @property
    def is_waiting(self) -> bool:
        """Whether the system's keyring has been asked and has not answered."""
        return self._asking is not None

    @property
    def has_keyring(self) -> bool:
        """Whether the keyring is one of the ways into this book."""
        return self._vault is not None and opening.keyring_opens(self.folder)

    @property
    def takes_secrets(self) -> bool:
        """Whether typing the code can help."""
        return self.problem is None or self.problem.code not in _NO_SECRET_HELPS

    @property
    def can_put_spare_back(self) -> bool:
        """Whether the keyslots are missing or damaged, and there is a copy of them."""
        return self.problem is not None and self.problem.code in _KEYS_GONE and opening.has_spare(self.folder)

    def try_keyring(self) -> None:
        """Ask the system's keyring; `cancel_keyring` stops waiting for it."""
        vault, folder = self._vault, self.folder
        if vault is None or self.is_waiting or self.is_checking:
            return
        self.problem = None
        # Set before the call: one that answers at once must find the state that it ends.
        self._asking = Job(lambda: None, lambda _: None, lambda _: None)
        self.changed.emit()
        asking = self._aside.submit(lambda: opening.fetch_key(folder, vault), self._fetched, self._failed)
        if self._asking is not None:
            self._asking = asking

    def cancel_keyring(self) -> None:
        """Wait no longer; an answer that still comes is thrown away."""
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None
            self.changed.emit()

    def try_secret(self, secret: str) -> None:
        """Open with the recovery code or passphrase, off the GUI thread (0.4 s)."""
        if self.is_checking or not secret.strip():
            return
        self.cancel_keyring()
        folder, clock = self.folder, self._clock
        self._check(lambda: opening.open_with_secret(folder, secret, clock), self._opened_by_secret)

    def put_spare_back(self) -> None:
        """Put the spare copy of the keyslots in place of the missing or damaged file, and try again."""
        folder, clock = self.folder, self._clock

        def put_back() -> None:
            opening.put_back_spare(folder, clock)

        def done(_: object) -> None:
            self.is_checking, self.problem = False, None
            self.changed.emit()
            if self.has_keyring:
                self.try_keyring()

        self._check(put_back, done)

    def try_again(self) -> None:
        """After the owner put something right outside: look at the files again, and ask the keyring if it is a way in."""
        self.problem = None
        self.changed.emit()
        if self.has_keyring:
            self.try_keyring()
        else:
            self.look()

    def look(self) -> None:
        """See whether there is a book that a secret can open, before the owner types one."""
        problem = opening.trouble_with(self.folder)
        if problem is not None:
            self.meet(problem)

    def meet(self, problem: KnownProblem) -> None:
        """Show a problem that was met elsewhere."""
        self.problem = problem
        self.changed.emit()

    def _check(self, call: Callable[[], T], done: Callable[[T], None]) -> None:
        self.is_checking, self.problem = True, None
        self.changed.emit()
        self._worker.submit(call, done, self._failed)

    def _fetched(self, key: FetchedKey) -> None:
        self._asking = None
        folder, clock = self.folder, self._clock
        self._check(lambda: opening.open_with_key(folder, key, clock), self._opened)

    def _opened_by_secret(self, opened: Opened) -> None:
        vault, keys = self._vault, opened.keys
        if vault is not None and keys.in_keyring:
            # A keyring that lost the key, or has a wrong one, gets the right one; nobody waits for it.
            self._aside.submit(lambda: keys.mend_keyring(vault), lambda _: None, lambda _: None)
        self._opened(opened)

    def _opened(self, opened: Opened) -> None:
        self.is_checking = False
        self.opened.emit(opened)

    def _failed(self, error: Exception) -> None:
        self._asking, self.is_checking = None, False
        if isinstance(error, KnownProblem):
            self.problem = error
        else:
            self.crashed.emit(error)
        self.changed.emit()
