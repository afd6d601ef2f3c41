"""The application: which window stands there, from the first start to the last close."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from regulars.domain.changes import Area, Changes
from regulars.domain.errors import KnownProblem
from regulars.services import opening
from regulars.services.opening import Opened
from regulars.services.verbs import Verbs
from regulars.ui import wording
from regulars.ui.crash import CrashWatch
from regulars.ui.desk import Desk, KeyDesk
from regulars.ui.jobs import Worker
from regulars.ui.main_window import MainWindow
from regulars.ui.notifier import Notifier
from regulars.ui.problems import CrashBox
from regulars.ui.reminding import Reminding
from regulars.ui.start import Edge as Edge
from regulars.ui.start import FirstPaint, Heartbeat, keep_place
from regulars.ui.theme import Scheme, Theme
from regulars.ui.tray import Tray

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


class Application(QObject):
    """Opens the book and shows the window that fits: first run, unlock, or the book itself."""

    ready = Signal()
    """The book is open, its window is there (or, in the background, could be), and what follows the first paint is begun."""
    _beat = Signal()

    def __init__(self, app: QApplication, theme: Theme, edge: Edge, *, background: bool = False) -> None:
        super().__init__(app)
        self.app, self.theme, self.edge = app, theme, edge
        self._files: list[Path] = []
        self._quick = False
        self.window: MainWindow | None = None
        self.desk: Desk | None = None
        self.worker: Worker | None = None
        self.tray: Tray | None = None
        self._heartbeat: Heartbeat | None = None
        self._notifier: Notifier | None = None
        self._reminding: Reminding | None = None
        self._look: tuple[Scheme, float] = (Scheme.AUTO, 1.0)
        """What the theme was dressed with before there was a book."""
        self._ended = False
        self.crashes = CrashWatch(self)
        self.crashes.happened.connect(self._tell_crash)
        self.door = Door(theme, edge, self._working, self.crashes, self, background=background)
        self.door.opened.connect(self.opened)
        self.door.closed.connect(self.quit)
        app.setWindowIcon(QIcon(str(edge.resources / "icons" / "regulars.svg")))
        app.setQuitOnLastWindowClosed(False)
        app.applicationStateChanged.connect(self._woken)
        app.commitDataRequest.connect(self.quit, Qt.ConnectionType.DirectConnection)

    # Opening

    def start(self, open_book: Callable[[], Opened] | None = None, trouble: KnownProblem | None = None) -> None:
        """Open the book (by the keyring, or as `open_book` says), or begin the first run where there is none.

        `trouble` is what already kept the folder from being made ready.
        """
        self.door.start(open_book, trouble)

    def _working(self) -> Worker:
        """The one thread that writes; a new one after the book was locked."""
        if self.worker is None:
            self.worker = self.edge.worker(self)
        return self.worker

    def opened(self, opened: Opened) -> None:
        """The book is open: show it."""
        self._files = [*self._files, *self.door.files]
        verbs = Verbs(opened.book, self.edge.reader)
        keys = KeyDesk(opened.keys, None if self.door.is_demo else self.edge.vault, self.door.aside)
        self.desk = Desk(verbs, self._working(), self, keys=keys)
        self.desk.crashed.connect(self.crashes.tell)
        self.desk.changed.connect(self._dress)
        self._dress()
        self.window = MainWindow(self.theme, self.desk)
        self.window.closing.connect(self._closing)
        self.window.lock_wanted.connect(self.lock)
        self.window.go("today")
        if self.door.is_demo:
            self.window.actions_.action("lock").setEnabled(False)  # nobody has the code of a throw-away book
            self.window.sidebar.set_status(self.tr("Sample people: nothing here is kept"))
        if not self.door.background:
            self.window.show()
        self.door.leave()
        FirstPaint(self.window).happened.connect(self._after_first_paint)

    def _dress(self, changes: Changes | None = None) -> None:
        """Wear the look that the settings say: at the start, and when they (or an undo) have changed it."""
        if self.desk is None or (changes is not None and not changes.whole_book and Area.SETTINGS not in changes.areas):
            return
        settings = self.desk.read(self.desk.verbs.settings.read)
        look = Scheme(settings.appearance), settings.text_scale
        if look != self._look:
            self._look = look
            self.theme.apply(self.app, *look)

    def _after_first_paint(self) -> None:
        """What the first page did without: rescoring, the search arrays, reminders, the tray."""
        desk, window = self.desk, self.window
        if desk is None or window is None:
            return
        verbs = desk.verbs
        if verbs.health.stale():
            desk.run(
                lambda _progress, _cancelled: verbs.health.refresh_all(),
                lambda scored: desk.read_elsewhere(lambda: None) if scored else None,
            )
        desk.run(lambda _progress, _cancelled: verbs.search.warm(), lambda _: window.count_again())
        desk.run(lambda _progress, _cancelled: verbs.search.warm_letters(), lambda _: None)
        # The first score on a page must not wait for the loading of what computes it.
        desk.run(lambda _progress, _cancelled: verbs.health.warm(), lambda _: None)
        self._notifier = self.edge.notifier(self.edge.resources / "icons" / "regulars.png")
        if self.tray is None:
            self.tray = Tray(self.app.windowIcon(), self)
            self.tray.opened.connect(self.raise_window)
            self.tray.log_wanted.connect(self.log_quickly)
            self.tray.quit_wanted.connect(self.quit)
        self._reminding = Reminding(desk, window, self._notifier, window)
        self._reminding.opened.connect(self.raise_window)
        self._beat.connect(self._reminding.beat, Qt.ConnectionType.QueuedConnection)
        self._heartbeat = self.edge.heartbeat(self._beat.emit)
        self._heartbeat.start()
        self._beat.emit()
        self._warn_of_copies(window)
        self._do_asked()
        self.ready.emit()

    def _warn_of_copies(self, window: MainWindow) -> None:
        service = self.edge.synced_by
        if service is not None:
            said = self.tr(
                "Your book lies in a folder that is copied elsewhere (%1). A folder of this laptop alone is safer."
            )
            window.say(said.replace("%1", service))

    # Later starts, closing

    def take(self, files: Iterable[str], quick: bool) -> None:
        """A start of Regulars, this one or a later one, asked for these files and perhaps the box for a moment."""
        self._files, self._quick = [*self._files, *(Path(name) for name in files)], quick
        if self.window is not None and self.desk is not None:
            self._do_asked()

    def come_forward(self, files: Iterable[str], quick: bool) -> None:
        """Another start of Regulars handed over what it was asked for."""
        self.raise_window()
        self.take(files, quick)

    def _do_asked(self) -> None:
        files, self._files = self._files, []
        quick, self._quick = self._quick, False
        if self.window is not None and files:
            self.window.import_files(files)
        if self.window is not None and quick:
            self.window.log_moment()

    def raise_window(self) -> None:
        """Bring the window to the front."""
        window = self.window or self.door.front
        if window is not None:
            window.show()
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.raise_()
            window.activateWindow()

    def log_quickly(self) -> None:
        """Open the box in which a moment is logged."""
        self.raise_window()
        if self.window is not None:
            self.window.log_moment()

    def _woken(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive and self._heartbeat is not None:
            self._beat.emit()

    def _tell_crash(self, name: str) -> None:
        window = self.window or self.door.front or self.door.bring_nothing()
        inside = window.centralWidget() if isinstance(window, QMainWindow) else None
        box = CrashBox(self.theme, inside or window, name, self.edge.log_file)
        box.closed.connect(box.deleteLater)
        box.ask()

    def _closing(self) -> None:
        """The window was closed: stay in the tray if the owner wants that and there is one; else end."""
        if self.desk is None or self.window is None:
            return
        keep = self.desk.read(self.desk.verbs.settings.read).keep_in_tray
        if self.tray is None or not self.tray.is_there:
            self.quit()
        elif keep is None:
            self.window.ask_about_tray(self._keep_reminding)
        elif keep:
            self.window.hide()
        else:
            self.quit()

    def _keep_reminding(self, keep: bool) -> None:
        if self.desk is not None:
            verbs = self.desk.verbs
            self.desk.do(lambda: verbs.settings.change(keep_in_tray=keep), lambda _: self._closing())

    def lock(self) -> None:
        """Close the book, drop its key and everything that was shown of it, and stand at the door."""
        if self.desk is None:
            return
        was_shown = self.window is not None and self.window.isVisible()
        self._close_book()
        why = self.tr("Locked at %1.").replace("%1", wording.clock(self.edge.clock.now()))
        self.door.background = self.door.background and not was_shown
        self.door.stand(why=why, ask=False)

    def _close_book(self) -> None:
        if self._reminding is not None:
            self._beat.disconnect(self._reminding.beat)
            self._reminding.stop()
            self._reminding = None
        if self._heartbeat is not None:
            self._heartbeat.stop()
            self._heartbeat = None
        if self._notifier is not None:
            self._notifier.stop()
            self._notifier = None
        window, self.window = self.window, None
        if window is not None:
            keep_place(window)
            window.hide()
            window.deleteLater()
        desk, self.desk = self.desk, None
        if desk is not None:
            desk.close()
            if desk.keys is not None:
                desk.keys.keys.forget()
            desk.deleteLater()
            self.worker = None

    def quit(self) -> None:
        """End everything: reminders, notifications, the book, the thread."""
        if self._ended:
            return
        self._ended = True
        if self.tray is not None:
            self.tray.hide()
        self._close_book()
        if self.worker is not None:
            self.worker.stop()
            self.worker = None
        self.door.leave()
        self.app.quit()
