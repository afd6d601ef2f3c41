"""The first start, step by step: protect the book, bring people, pick a rhythm. No widgets.

Only protecting is compulsory. Nothing is in the book before its keys are on disk, proved, and the code is on paper.
"""

from collections.abc import Callable, Sequence
from enum import Enum, auto
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QLocale, QObject, Signal

from regulars.domain.changes import Changes
from regulars.domain.errors import KnownProblem
from regulars.services import opening
from regulars.services.opening import STANDARD, Cost, NewKeys, Opened
from regulars.services.ports import Clock, Vault
from regulars.services.verbs import Verbs
from regulars.ui.jobs import Aside, Job, Worker

T = TypeVar("T")


class Step(Enum):
    """Where the owner is."""

    WELCOME = auto()
    CODE = auto()
    """Protect, first half: the recovery code is shown."""
    PROOF = auto()
    """Protect, second half: part of it is typed back."""
    PEOPLE = auto()
    RHYTHM = auto()


class Keyring(Enum):
    """What the system's keyring said to the book's key."""

    WAITING = auto()
    WORKS = auto()
    ABSENT = auto()


class FirstRunModel(QObject):
    """One set-up. `finished` carries the `Opened` book and the files to review in it."""

    changed = Signal()
    finished = Signal(object, tuple)
    crashed = Signal(object)

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        vault: Vault | None,
        worker: Worker,
        aside: Aside,
        parent: QObject | None = None,
        *,
        cost: Cost = STANDARD,
    ) -> None:
        super().__init__(parent)
        self.folder = folder
        self._clock, self._vault, self._worker, self._aside = clock, vault, worker, aside
        self._cost = cost
        self._new: NewKeys | None = None
        self._offer: Job | None = None
        self._opened: Opened | None = None
        self.step = Step.WELCOME
        self.is_busy = False
        self.problem: KnownProblem | None = None
        self.keyring = Keyring.ABSENT
        self.groups: tuple[int, ...] = ()
        self.was_wrong = False
        """What was typed back was not the code."""
        self.files: tuple[Path, ...] = ()

    @property
    def code(self) -> str:
        """The recovery code while it is to be shown, else ""."""
        return self._new.recovery_code if self._new is not None else ""

    # Protect

    def begin(self) -> None:
        """Make the keys, off the GUI thread, and offer them to the keyring; then the code can be shown."""
        if self.is_busy or self._new is not None:
            return
        folder, clock, cost = self.folder, self._clock, self._cost
        self.step = Step.CODE
        self._work(lambda: opening.begin(folder, clock, cost=cost), self._made)

    def _made(self, new: NewKeys) -> None:
        self._new = new
        self.groups = opening.groups_to_ask()
        vault = self._vault
        if vault is not None:
            self.keyring = Keyring.WAITING
            # Set before the call: one that answers at once must find the state that it ends.
            self._offer = Job(lambda: None, lambda _: None, lambda _: None)
            offer = self._aside.submit(lambda: opening.offer_to_keyring(new, vault), self._kept, self._refused)
            if self._offer is not None:
                self._offer = offer
        self.changed.emit()

    def _kept(self, _: object) -> None:
        self._offer, self.keyring = None, Keyring.WORKS
        self.changed.emit()

    def _refused(self, error: Exception) -> None:
        self._offer, self.keyring = None, Keyring.ABSENT
        if not isinstance(error, KnownProblem):
            self.crashed.emit(error)
        self.changed.emit()

    def stop_waiting(self) -> None:
        """Go on without the keyring: the code or a passphrase opens the book."""
        if self._offer is not None:
            self._offer.cancel()
            self._offer, self.keyring = None, Keyring.ABSENT
            self.changed.emit()

    def go_to_proof(self) -> None:
        """The owner has the code on paper: hide it, and ask for part of it."""
        if self._new is not None:
            self.step = Step.PROOF
            self.was_wrong = False
            self.changed.emit()

    def show_code_again(self) -> None:
        """Back to the code; other groups are asked for afterwards."""
        self.step = Step.CODE
        self.groups = opening.groups_to_ask()
        self.changed.emit()

    def protect(self, typed: Sequence[str], passphrase: str = "") -> None:
        """With the right groups typed: make the book. Otherwise `was_wrong`. A passphrase is one more way in."""
        new = self._new
        if new is None or self.is_busy or self.keyring is Keyring.WAITING:
            return
        self.was_wrong = not opening.proves(new.recovery_code, self.groups, typed)
        if self.was_wrong:
            self.changed.emit()
            return
        folder, clock, cost, kept = self.folder, self._clock, self._cost, self.keyring is Keyring.WORKS
        self._work(
            lambda: opening.finish(folder, new, None, clock, passphrase=passphrase, in_keyring=kept, cost=cost),
            self._protected,
        )

    def _protected(self, opened: Opened) -> None:
        self._opened, self._new = opened, None
        self.step = Step.PEOPLE
        self.changed.emit()

    # Bring people, pick a rhythm

    def choose_files(self, files: Sequence[Path]) -> None:
        """These files are reviewed as soon as the book is open."""
        self.files = tuple(files)
        self.changed.emit()

    def bring(self, names: Sequence[str]) -> None:
        """Add people by name alone (empty ones are nothing), and go on."""
        wanted = [name.strip() for name in names if name.strip()]
        opened = self._opened
        if opened is None or self.is_busy:
            return

        def add() -> None:
            verbs = Verbs(opened.book)
            for name in wanted:
                verbs.people.add(name)

        self._work(add, lambda _: self._go_to(Step.RHYTHM))

    def choose_rhythm(self, days: float | None, owner: str = "", trade: str = "") -> None:
        """Keep the usual rhythm (None: as it is by itself), what the owner is called and their trade; the last step."""
        opened = self._opened
        if opened is None or self.is_busy:
            return
        values: dict[str, object] = {"country": _country_here()}
        if days is not None:
            values["usual_days"] = days
        if owner.strip():
            values["owner_name"] = owner.strip()

        def keep() -> Changes:
            verbs = Verbs(opened.book)
            if trade:
                verbs.trade.choose(trade, QLocale().name())
            return verbs.settings.change(**values)

        self._work(keep, lambda _: self._finish(opened))

    def _finish(self, opened: Opened) -> None:
        self._opened = None  # it belongs to whoever hears of it
        self.finished.emit(opened, self.files)

    def leave(self) -> None:
        """The window is closed midway. Keys without a book are put aside by the next start; a book is closed."""
        if self._offer is not None:
            self._offer.cancel()
        opened, self._opened = self._opened, None
        if opened is not None:
            self._worker.submit(opened.book.close, lambda _: None, lambda _: None)

    def _go_to(self, step: Step) -> None:
        self.step = step
        self.changed.emit()

    def _work(self, call: Callable[[], T], done: Callable[[T], None]) -> None:
        self.is_busy, self.problem = True, None
        self.changed.emit()

        def finished(value: T) -> None:
            self.is_busy = False
            done(value)

        self._worker.submit(call, finished, self._failed)

    def _failed(self, error: Exception) -> None:
        self.is_busy = False
        if isinstance(error, KnownProblem):
            self.problem = error
        else:
            self.crashed.emit(error)
        self.changed.emit()


def _country_here() -> str:
    """The two letters of the country that this computer is set up for; "" when it says none."""
    code = QLocale.territoryToCode(QLocale.system().territory())
    return code if len(code) == 2 and code.isalpha() else ""
