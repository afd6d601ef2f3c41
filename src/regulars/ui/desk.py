"""The desk: where the window hands verbs to the services, and where what changed comes back.

`do` changes the book on its one writing thread; `read` asks something small on the GUI thread; `run` does long work with
progress. Nothing travels from the book to a screen any other way than by `changed`.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from regulars.domain.changes import Changes, StepId, Undone
from regulars.domain.errors import KnownProblem
from regulars.services.keys import BookKeys
from regulars.services.ports import Autostart, Vault
from regulars.services.verbs import Verbs
from regulars.ui.jobs import Aside, Job, Worker

if TYPE_CHECKING:
    from regulars.ui.quick_key import QuickKey

log = logging.getLogger(__name__)
T = TypeVar("T")

SLOW_READ_MS = 40
IDLE_MS = 3000


@dataclass(frozen=True, slots=True)
class KeyDesk:
    """What the settings need to change the ways into the book."""

    keys: BookKeys
    vault: Vault | None
    aside: Aside


class Progress(Protocol):
    """How a long call tells how far it is, and learns that it should stop."""

    def __call__(self, done: int, total: int) -> None:
        """`done` of `total`, in whatever unit the call counts."""


class Desk(QObject):
    """The window's only way to the book."""

    changed = Signal(object)
    """Something was committed: a `Changes`."""
    undone = Signal(object)
    """A step was taken back or done again: an `Undone` (`changed` follows)."""
    problem = Signal(object)
    """A verb met a `KnownProblem` that nobody at the call asked to show in place."""
    crashed = Signal(object)
    """A verb failed with a bug of ours: the exception. The book is as it was before."""
    busy_changed = Signal(bool)

    def __init__(
        self,
        verbs: Verbs,
        worker: Worker,
        parent: QObject | None = None,
        *,
        keys: KeyDesk | None = None,
        autostart: Callable[[], Autostart] | None = None,
        quick_key: "Callable[[], QuickKey] | None" = None,
    ) -> None:
        super().__init__(parent)
        self.verbs = verbs
        self.keys = keys
        self.autostart = autostart
        """The system's list of what starts with the session."""
        self.quick_key = quick_key
        """The key that opens the quick line from any program; None with a book to look around in."""
        self._worker = worker
        self._running = 0
        self._ending = False
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self._settle)
        worker.submit(verbs.book.write_here, lambda _: None, self.crashed.emit)

    def do(
        self,
        verb: Callable[[], Changes],
        then: Callable[[Changes], None] | None = None,
        failed: Callable[[KnownProblem], None] | None = None,
    ) -> Job:
        """Change the book.

        `then` runs after the commit and after the screens were told; `failed` shows a known problem in place.
        """

        def done(changes: Changes) -> None:
            self._finished()
            self._tell(changes, lambda: then(changes) if then is not None else None)

        self._started()
        return self._worker.submit(verb, done, lambda error: self._failed(error, failed))

    def read(self, question: Callable[[], T]) -> T:
        """Ask something small, now, on this thread. What takes longer than 40 ms is a defect, and is logged as one."""
        started = time.perf_counter()
        answer = question()
        took = (time.perf_counter() - started) * 1000
        if took > SLOW_READ_MS:
            log.warning("a read on the GUI thread took %d ms: %s", took, getattr(question, "__qualname__", "?"))
        return answer

    def run(
        self,
        work: Callable[[Progress, Callable[[], bool]], T],
        then: Callable[[T], None],
        failed: Callable[[KnownProblem], None] | None = None,
        progress: Progress | None = None,
    ) -> Job:
        """Do long work off the GUI thread.

        `work(progress, cancelled)` reports and asks; `progress` hears it on the GUI thread.
        """
        job: list[Job] = []
        latest: list[tuple[int, int] | None] = [None]

        def tell(done: int, total: int) -> None:
            waiting, latest[0] = latest[0] is not None, (done, total)
            if progress is not None and not waiting:  # one message at a time: a fast call must not flood the window
                self._worker.on_gui(show)

        def show() -> None:
            figures, latest[0] = latest[0], None
            if progress is not None and figures is not None:
                progress(*figures)

        def cancelled() -> bool:
            return self._ending or (bool(job) and job[0].cancelled())

        def done(result: T) -> None:
            self._finished()
            self._idle.start()
            then(result)

        self._started()
        job.append(self._worker.submit(lambda: work(tell, cancelled), done, lambda error: self._failed(error, failed)))
        return job[0]

    def announce(self, changes: Changes) -> None:
        """Tell the screens of a change that a long piece of work has committed."""
        self._tell(changes, lambda: None)

    def undo(self, step: StepId | None = None) -> None:
        """Take back the newest step, or the one given."""
        self._reverse(lambda: self.verbs.book.undo(step))

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._reverse(self.verbs.book.redo)

    def _reverse(self, verb: Callable[[], Undone]) -> None:
        def done(undone: Undone) -> None:
            self._finished()
            self.undone.emit(undone)
            self._tell(undone.changes, lambda: None)

        self._started()
        self._worker.submit(verb, done, lambda error: self._failed(error, None))

    def close(self) -> None:
        """Close the book on its thread, and end the thread. Long work is asked to stop first."""
        self._idle.stop()
        self._ending = True
        self._worker.submit(self.verbs.book.close, lambda _: None, lambda error: log.error("closing: %r", error))
        self._worker.stop()

    def _tell(self, changes: Changes, then: Callable[[], object]) -> None:
        """Let the search take note, then the screens; `then` comes last."""

        def tell() -> None:
            self.changed.emit(changes)
            then()

        if not (changes.areas or changes.whole_book):
            then()
            return
        self._idle.start()
        search = self.verbs.search
        search.refresh(changes)
        if changes.whole_book:  # everybody is read again: off this thread, and the screens wait for it
            # Told also where reading ahead fails: the change is kept, and the search reads when it is asked next.
            self.run(lambda _progress, _cancelled: search.warm(), lambda _: tell(), lambda _: tell())
        else:
            tell()

    def read_elsewhere(self, then: Callable[[], object]) -> None:
        """Another program has written: `then` runs once the search knows it."""
        self._tell(Changes("", whole_book=True), then)

    @property
    def is_closed(self) -> bool:
        """Whether the book behind it is being closed."""
        return self._ending

    @property
    def is_busy(self) -> bool:
        """Whether something is being done, or waits for its turn."""
        return self._running > 0

    def _settle(self) -> None:
        if not self._running:
            self._worker.submit(
                self.verbs.book.idle, lambda _: None, lambda error: log.warning("checkpoint: %r", error)
            )

    def _started(self) -> None:
        self._running += 1
        if self._running == 1:
            self.busy_changed.emit(True)

    def _finished(self) -> None:
        self._running -= 1
        if self._running == 0:
            self.busy_changed.emit(False)

    def _failed(self, error: Any, in_place: Callable[[KnownProblem], None] | None) -> None:
        self._finished()
        if not isinstance(error, KnownProblem):
            log.error("a verb failed", exc_info=error)
            self.crashed.emit(error)
        elif in_place is not None:
            in_place(error)
        else:
            self.problem.emit(error)
