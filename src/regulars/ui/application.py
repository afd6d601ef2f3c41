"""The application: which window stands there, from the first start to the last close."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from regulars.domain.changes import Area, Changes
from regulars.domain.errors import KnownProblem
from regulars.services import opening
from regulars.services.opening import Opened
from regulars.services.ports import Clock, Vault
from regulars.services.verbs import Verbs
from regulars.ui import wording
from regulars.ui.crash import CrashWatch
from regulars.ui.desk import Desk, KeyDesk
from regulars.ui.jobs import Aside, ThreadAside, ThreadWorker, Worker
from regulars.ui.main_window import MainWindow
from regulars.ui.notifier import Announcement, Notifier
from regulars.ui.problems import CrashBox
from regulars.ui.reminding import Reminding
from regulars.ui.theme import Scheme, Theme
from regulars.ui.tray import Tray

log = logging.getLogger(__name__)

PATIENCE_MS = 400
"""A keyring that answers within this long opens the book without the locked window flashing by."""


class Heartbeat(Protocol):
    """What calls back twice a minute."""

    def start(self) -> None:
        """Begin."""

    def stop(self) -> None:
        """End, and leave no thread behind."""


@dataclass(frozen=True, slots=True)
class Edge:
    """The operating system's edge, as the composition root hands it over."""

    folder: Path
    resources: Path
    clock: Clock
    vault: Vault | None
    heartbeat: Callable[[Callable[[], None]], Heartbeat]
    notifier: Callable[[Path], Notifier]
    worker: Callable[[QObject], Worker] = lambda parent: ThreadWorker("book", parent)
    aside: Callable[[QObject], Aside] = lambda parent: ThreadAside("keyring", parent)
    demo: Callable[[], Opened] | None = None
    """Opens a throw-away book with the sample people."""
    log_file: Path | None = None
    synced_by: str | None = None
    """The service that copies the book's folder to other machines, if one does."""


class Application(QObject):
    """Opens the book and shows the window that fits: first run, unlock, or the book itself."""

    ready = Signal()
    """The book is open, its window is there (or, in the background, could be), and what follows the first paint is begun."""
    _beat = Signal()

    def __init__(self, app: QApplication, theme: Theme, edge: Edge, *, background: bool = False) -> None:
        super().__init__(app)
        self.app, self.theme, self.edge = app, theme, edge
        self._background = background
        self._files: list[Path] = []
        self._quick = False
        self._front: QWidget | None = None
        self.window: MainWindow | None = None
        self.desk: Desk | None = None
        self.worker: Worker | None = None
        self.aside = edge.aside(self)
        self.tray: Tray | None = None
        self._heartbeat: Heartbeat | None = None
        self._notifier: Notifier | None = None
        self._reminding: Reminding | None = None
        self._look: tuple[Scheme, float] = (Scheme.AUTO, 1.0)
        """What the theme was dressed with before there was a book."""
        self._is_demo = False
        self._ended = False
        self.crashes = CrashWatch(self)
        self.crashes.happened.connect(self._tell_crash)
        app.setWindowIcon(QIcon(str(edge.resources / "icons" / "regulars.svg")))
        app.setQuitOnLastWindowClosed(False)
        app.applicationStateChanged.connect(self._woken)
        app.commitDataRequest.connect(self._session_ends, Qt.ConnectionType.DirectConnection)

    # Opening

    def start(self, open_book: Callable[[], Opened] | None = None, trouble: KnownProblem | None = None) -> None:
        """Open the book (by the keyring, or as `open_book` says), or begin the first run where there is none.

        `trouble` is what already kept the folder from being made ready.
        """
        if trouble is not None:
            self._unlock(trouble)
            return
        if open_book is not None:
            self._is_demo = open_book is self.edge.demo
            self._working().submit(open_book, self.opened, self._not_opened)
            return
        try:
            first = opening.needs_set_up(self.edge.folder)
        except KnownProblem as problem:  # the folder itself cannot be looked into
            self._unlock(problem)
            return
        if first:
            self._first_run()
        else:
            self._unlock(None)

    def _working(self) -> Worker:
        """The one thread that writes; a new one after the book was locked."""
        if self.worker is None:
            self.worker = self.edge.worker(self)
        return self.worker

    def _not_opened(self, error: Exception) -> None:
        if isinstance(error, KnownProblem):
            self._unlock(error)
        else:
            self.crashes.tell(error)

    def _first_run(self) -> None:
        from regulars.ui.first_run.first_run_model import FirstRunModel  # lazy: once in a book's life
        from regulars.ui.first_run.first_run_view import FirstRunWindow

        edge = self.edge
        model = FirstRunModel(edge.folder, edge.clock, edge.vault, self._working(), self.aside)
        window = FirstRunWindow(self.theme, model)
        model.setParent(window)
        model.finished.connect(self._set_up)
        model.crashed.connect(self.crashes.tell)
        window.sample_wanted.connect(self._look_around)
        window.closed.connect(self._front_closed)
        self._bring(window)

    def _set_up(self, opened: Opened, files: tuple[Path, ...]) -> None:
        self._files = [*self._files, *files]
        self.opened(opened)

    def _look_around(self) -> None:
        if self.edge.demo is not None:
            self._is_demo = True
            self._working().submit(self.edge.demo, self.opened, self._not_opened)

    def _unlock(self, problem: KnownProblem | None, why: str = "", *, ask: bool = True) -> None:
        """The way into a closed book. With `ask` the keyring is asked first, and the window comes when that takes long."""
        from regulars.ui.unlock.unlock_model import UnlockModel  # lazy: a demo or a first run never needs it

        edge = self.edge
        model = UnlockModel(edge.folder, edge.clock, edge.vault, self._working(), self.aside, self)
        model.opened.connect(self.opened)
        model.crashed.connect(self.crashes.tell)
        asks = ask and problem is None and model.has_keyring
        window: list[QWidget] = []

        def show() -> None:
            # What the window would show is over once the book is open.
            if not window and self.desk is None and not self._ended:
                window.append(self._unlock_window(model, why))

        if asks:
            QTimer.singleShot(PATIENCE_MS, model, show)
            model.changed.connect(lambda: show() if model.problem is not None else None)
            model.try_keyring()
        elif problem is not None:
            model.meet(problem)
            show()
        else:
            model.look()
            show()

    def _unlock_window(self, model: QObject, why: str) -> QWidget:
        from regulars.ui.unlock.unlock_model import UnlockModel  # lazy: most starts never see it
        from regulars.ui.unlock.unlock_view import UnlockWindow

        assert isinstance(model, UnlockModel)
        window = UnlockWindow(self.theme, model, why)
        model.setParent(window)
        window.closed.connect(self._front_closed)
        self._bring(window)
        return window

    def _bring(self, window: QWidget) -> None:
        self._drop_front()
        self._front = window
        if not self._background:
            window.show()

    def _drop_front(self) -> None:
        front, self._front = self._front, None
        if front is not None:
            front.hide()
            front.deleteLater()

    def _front_closed(self) -> None:
        if self.desk is None:
            self.quit()

    def opened(self, opened: Opened) -> None:
        """The book is open: show it."""
        if self._ended or self.desk is not None:
            opened.book.close()
            return
        verbs = Verbs(opened.book)
        keys = KeyDesk(opened.keys, None if self._is_demo else self.edge.vault, self.aside)
        self.desk = Desk(verbs, self._working(), self, keys=keys)
        self.desk.crashed.connect(self.crashes.tell)
        self.desk.changed.connect(self._dress)
        self._dress()
        self.window = MainWindow(self.theme, self.desk)
        self.window.closing.connect(self._closing)
        self.window.lock_wanted.connect(self.lock)
        self.window.actions_.action("lock").setEnabled(not self._is_demo)  # nobody has the code of a throw-away book
        self.window.go("today")
        if not self._background:
            self.window.show()
        self._drop_front()
        QTimer.singleShot(0, self.window, self._after_first_paint)

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
        window.count_again()
        if verbs.health.stale():
            desk.run(
                lambda _progress, _cancelled: verbs.health.refresh_all(),
                lambda scored: desk.read_elsewhere(lambda: None) if scored else None,
            )
        desk.run(lambda _progress, _cancelled: verbs.search.warm(), lambda _: None)
        self._notifier = self.edge.notifier(self.edge.resources / "icons" / "regulars.png")
        self._tray_up()
        self._reminding = Reminding(desk, window, self._notifier, window)
        self._reminding.opened.connect(self.raise_window)
        self._beat.connect(self._reminding.beat, Qt.ConnectionType.QueuedConnection)
        self._heartbeat = self.edge.heartbeat(self._beat.emit)
        self._heartbeat.start()
        self._beat.emit()
        self._warn_of_copies(window)
        self._do_asked()
        self.ready.emit()

    def _tray_up(self) -> None:
        if self.tray is None:
            self.tray = Tray(self.app.windowIcon(), self)
            self.tray.opened.connect(self.raise_window)
            self.tray.log_wanted.connect(self.log_quickly)
            self.tray.quit_wanted.connect(self.quit)

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
        window = self.window or self._front
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

    def announce(self, announcement: Announcement) -> None:
        """Show a notification."""
        if self._notifier is not None:
            self._notifier.show(announcement)

    def _woken(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive and self._heartbeat is not None:
            self._beat.emit()

    def _tell_crash(self, name: str) -> None:
        log.error("told the owner of a bug")
        window = self.window or self._front
        if window is None:
            window = QMainWindow()
            window.setWindowTitle(self.tr("Regulars"))
            window.resize(720, 480)
            self._bring(window)
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
        self._background = self._background and not was_shown
        self._unlock(None, why, ask=False)

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
            window.hide()
            window.deleteLater()
        desk, self.desk = self.desk, None
        if desk is not None:
            desk.close()
            if desk.keys is not None:
                desk.keys.keys.forget()
            desk.deleteLater()
            self.worker = None

    def _session_ends(self) -> None:
        self.quit()

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
        self._drop_front()
        self.app.quit()
