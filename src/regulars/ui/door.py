"""The way into a book: which window stands there until it is open."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from regulars.domain.errors import KnownProblem
from regulars.domain.locking import LockReason
from regulars.services import opening
from regulars.services.opening import Opened
from regulars.ui import wording
from regulars.ui.crash import CrashWatch
from regulars.ui.jobs import Worker
from regulars.ui.start import Edge
from regulars.ui.theme import Theme

if TYPE_CHECKING:
    from regulars.ui.unlock.unlock_model import UnlockModel

PATIENCE_MS = 400
"""A keyring that answers within this long opens the book without the locked window flashing by."""


class _Empty(QWidget):
    closed = Signal()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        super().closeEvent(event)


class Door(QObject):
    """The way into a book: the first run, the keyring, the code. It shows one window at most, until the book is open."""

    opened = Signal(object)
    """An `Opened` book."""
    closed = Signal()
    """The owner turned away."""

    def __init__(
        self,
        theme: Theme,
        edge: Edge,
        worker: Callable[[], Worker],
        crashes: CrashWatch,
        parent: QObject,
        *,
        background: bool,
    ) -> None:
        super().__init__(parent)
        self._theme, self._edge, self._worker, self._crashes = theme, edge, worker, crashes
        self.aside = edge.aside(parent)
        self.background = background
        self.front: QWidget | None = None
        self.is_demo = False
        """The book is a throw-away one, with sample people."""
        self.files: tuple[Path, ...] = ()
        """Files that the owner chose in the first run, to be reviewed in the book."""
        self._left = False
        self._model: UnlockModel | None = None

    def start(self, open_book: Callable[[], Opened] | None, trouble: KnownProblem | None) -> None:
        """Open as `open_book` says, or by the keyring, or begin the first run; `trouble` is told at once."""
        self._left = False
        if open_book is not None and trouble is None:
            self.is_demo = open_book is self._edge.demo
            self._worker().submit(open_book, self._let_in, self._not_opened)
            return
        try:
            first = trouble is None and opening.needs_set_up(self._edge.folder)
        except KnownProblem as problem:  # the folder itself cannot be looked into
            first, trouble = False, problem
        if first:
            self._first_run()
        else:
            self.stand(trouble)

    def stand(self, problem: KnownProblem | None = None, why: str = "", *, ask: bool = True) -> None:
        """Stand before a closed book. With `ask` the keyring is asked first, and the window comes when that takes long."""
        from regulars.ui.unlock.unlock_model import UnlockModel  # lazy: a demo or a first run never needs it

        self.leave()
        self._left = False
        edge = self._edge
        model = self._model = UnlockModel(edge.folder, edge.clock, edge.vault, self._worker(), self.aside, self)
        model.opened.connect(self._let_in)
        model.crashed.connect(self._crashes.tell)
        shown: list[bool] = []

        def show() -> None:
            # What the window would show is over once the book is open.
            if not shown and not self._left:
                shown.append(True)
                self._bring(self._unlock_window(model, why))

        if ask and problem is None and model.has_keyring:
            QTimer.singleShot(PATIENCE_MS, model, show)
            model.changed.connect(lambda: show() if model.problem is not None else None)
            model.try_keyring()
            return
        if problem is not None:
            model.meet(problem)
        else:
            model.look()
        show()

    def stand_locked(self, reason: LockReason) -> None:
        """Stand before a book that was just locked, and say why. The keyring is not asked before the owner is."""
        match reason:
            case LockReason.ASKED:
                why = self.tr("Locked at %1.")
            case LockReason.IDLE:
                why = self.tr("Locked at %1, when nobody was at the window for a while.")
            case LockReason.SLEEP:
                why = self.tr("Locked at %1, when the laptop went to sleep.")
            case LockReason.SCREEN:
                why = self.tr("Locked at %1, with the screen.")
        self.stand(why=why.replace("%1", wording.clock(self._edge.clock.now())), ask=False)

    def leave(self) -> None:
        """The book is open, or all is over: the window goes."""
        self._left = True
        front, self.front = self.front, None
        if front is not None:
            front.hide()
            front.deleteLater()
        model, self._model = self._model, None
        if model is not None and model.parent() is self:
            model.deleteLater()

    def _let_in(self, opened: Opened) -> None:
        if self._left:
            opened.book.close()
        else:
            self.opened.emit(opened)

    def _not_opened(self, error: Exception) -> None:
        if isinstance(error, KnownProblem):
            self.stand(error)
        else:
            self._crashes.tell(error)

    def _first_run(self) -> None:
        from regulars.ui.first_run.first_run_model import FirstRunModel  # lazy: once in a book's life
        from regulars.ui.first_run.first_run_view import FirstRunWindow

        edge = self._edge
        model = FirstRunModel(edge.folder, edge.clock, edge.vault, self._worker(), self.aside)
        window = FirstRunWindow(self._theme, model)
        model.setParent(window)
        model.finished.connect(self._set_up)
        model.crashed.connect(self._crashes.tell)
        window.sample_wanted.connect(self._look_around)
        window.closed.connect(self._turn_away)
        self._bring(window)

    def _set_up(self, opened: Opened, files: tuple[Path, ...]) -> None:
        self.files = files
        self._let_in(opened)

    def _look_around(self) -> None:
        if self._edge.demo is not None:
            self.is_demo = True
            self._worker().submit(self._edge.demo, self._let_in, self._not_opened)

    def _unlock_window(self, model: "UnlockModel", why: str) -> QWidget:
        from regulars.ui.unlock.unlock_view import UnlockWindow  # lazy: most starts never see it

        window = UnlockWindow(self._theme, model, why)
        model.setParent(window)
        window.closed.connect(self._turn_away)
        return window

    def _bring(self, window: QWidget) -> None:
        self.front = window
        if not self.background:
            window.show()

    def bring_nothing(self) -> QWidget:
        """An empty window, for what has to be told where there is none. Closing it ends everything."""
        window = _Empty()
        window.resize(720, 480)
        window.closed.connect(self._turn_away)
        self._bring(window)
        window.show()
        return window

    def _turn_away(self) -> None:
        if not self._left:
            self.closed.emit()
