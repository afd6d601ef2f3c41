"""The application: which window stands there, from the first start to the last close."""

import contextlib
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMainWindow

from regulars.domain.changes import Area, Changes
from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.locking import LockReason
from regulars.domain.people import PersonId
from regulars.services.opening import Opened
from regulars.services.verbs import Verbs
from regulars.ui.background import Background, settings_of
from regulars.ui.crash import CrashWatch
from regulars.ui.desk import Desk, KeyDesk
from regulars.ui.door import Door
from regulars.ui.idle import IdleWatch
from regulars.ui.jobs import Worker
from regulars.ui.main_window import MainWindow
from regulars.ui.start import Edge as Edge
from regulars.ui.start import FirstPaint, keep_place, may_come_forward
from regulars.ui.theme import Scheme, Theme

if TYPE_CHECKING:
    from regulars.services.two_copies import SavedAside
    from regulars.ui.last_seen import LastSeen

SETTLED_MS = 1500
"""A start that paints no page (the book is closed, or the window stays in the tray) is taken for done after so long."""


def _shrunk(data: bytes, mime: str, side: int) -> bytes | None:
    from regulars.ui.pictures import shrunk  # lazy: when a picture comes in

    return shrunk(data, mime, side)


class Application(QObject):
    """Opens the book and shows the window that fits: first run, unlock, or the book itself."""

    ready = Signal()
    """The book is open, its window is there (or, in the background, could be), and what follows the first paint is begun."""
    settled = Signal()
    """Something is painted, or soon will be: what a start can do without may be loaded. Told once."""

    def __init__(self, app: QApplication, theme: Theme, edge: Edge, *, background: bool = False) -> None:
        super().__init__(app)
        self.app, self.theme, self.edge = app, theme, edge
        self._files: list[Path] = []
        self._quick = False
        self.window: MainWindow | None = None
        self.desk: Desk | None = None
        self.worker: Worker | None = None
        self.background = Background(edge, app.windowIcon, self)
        self.background.window_wanted.connect(self.raise_window)
        self.background.log_wanted.connect(self.log_quickly)
        self.background.line_wanted.connect(self._open_line)
        self.background.lock_wanted.connect(self.lock)
        self.background.quit_wanted.connect(self.quit)
        self.background.person_wanted.connect(self._open_brief)
        self.background.replaced.connect(self._keep_both)
        self.background.session_said.connect(self._lock_itself)
        self._idle = IdleWatch(edge.clock, self)
        self._idle.due.connect(self._lock_itself)
        self._look: tuple[Scheme, float] = (Scheme.AUTO, 1.0)
        """What the theme was dressed with before there was a book."""
        self._ended = self._settled = False
        self._to_tell: KnownProblem | None = edge.open_elsewhere
        """What the owner has to know once there is a window."""
        self._last_seen: LastSeen | None = None
        self.crashes = CrashWatch(self)
        self.crashes.happened.connect(self._tell_crash)
        # Later, for a page may have met it while it was painted.
        self.crashes.met.connect(self._tell_problem, Qt.ConnectionType.QueuedConnection)
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
        QTimer.singleShot(SETTLED_MS, self, self._settle)
        self.door.start(open_book, trouble)

    def _settle(self) -> None:
        is_first, self._settled = not self._settled, True
        if is_first:
            self.settled.emit()
            self.background.ask_for_quick_key()

    def _working(self) -> Worker:
        """The one thread that writes; a new one after the book was locked."""
        if self.worker is None:
            self.worker = self.edge.worker(self)
        return self.worker

    def opened(self, opened: Opened) -> None:
        """The book is open: show it. A book that opens and cannot be read leads back to the door."""
        self.background.rest()
        self._files = [*self._files, *self.door.files]
        verbs = Verbs(opened.book, self.edge.reader, _shrunk)
        keys = KeyDesk(opened.keys, None if self.door.is_demo else self.edge.vault, self.door.aside)
        autostart = None if self.door.is_demo else self.edge.autostart
        quick_key = None if self.door.is_demo or self.edge.hot_keys is None else self.background.quick_key
        self.desk = Desk(verbs, self._working(), self, keys=keys, autostart=autostart, quick_key=quick_key)
        self.desk.crashed.connect(self.crashes.tell)
        self.desk.changed.connect(self._obey)
        try:
            self._obey()
            self._show_window(self.desk)
        except KnownProblem as problem:
            self._close_book()
            self.door.stand(problem)

    def _show_window(self, desk: Desk) -> None:
        window = self.window = MainWindow(self.theme, desk)
        window.closing.connect(self._closing)
        window.lock_wanted.connect(self.lock)
        window.begin()
        if self.door.is_demo:
            window.actions_.action("lock").setEnabled(False)  # nobody has the code of a throw-away book
            window.sidebar.set_status(self.tr("Sample people: nothing here is kept"))
        if not self.door.background:
            window.show()
            self._idle.watch(window.windowHandle())
        self.door.leave()
        FirstPaint(window).happened.connect(self._after_first_paint)

    def _obey(self, changes: Changes | None = None) -> None:
        """Look and lock as the settings say: at the start, and when they (or an undo) have changed."""
        if self.desk is None or (changes is not None and not changes.whole_book and Area.SETTINGS not in changes.areas):
            return
        settings = self.desk.read(self.desk.verbs.settings.read)
        self._idle.set_minutes(0 if self.door.is_demo else settings.lock_minutes)
        look = Scheme(settings.appearance), settings.text_scale
        if look != self._look:
            self._look = look
            self.theme.apply(self.app, *look)

    def _after_first_paint(self) -> None:
        if self.window is None:
            self._settle()
        else:
            self.window.go_on(self._begin_rest)

    def _begin_rest(self) -> None:
        """What the first page did without: rescoring, the search arrays, reminders, the tray."""
        self._settle()
        desk, window = self.desk, self.window
        if desk is None or window is None:
            return
        from regulars.ui.loading_ahead import LoadingAhead  # lazy: after the first paint
        from regulars.ui.warming import warm  # lazy, as above

        warm(desk, window)
        self.background.begin(desk, window, may_lock=not self.door.is_demo)
        self._warn_of_copies(window)
        self._look_for_older(desk)
        self._do_asked()
        self.ready.emit()
        if self._to_tell is not None:
            window.tell(self._to_tell)
            self._to_tell = None
        window.over.unkept.show()
        LoadingAhead(window).begin()

    def _keep_both(self) -> None:
        """Another file stands where the open book was: save the open one, and go on with it once it has its place again."""
        desk = self.desk
        if desk is None or desk.keys is None or desk.is_busy:
            return  # the next beat finds it, too
        from regulars.services import two_copies  # lazy: for the day on which it happens

        keys = desk.keys.keys
        desk.run(lambda _progress, _cancelled: two_copies.save_aside(desk.verbs.book, keys), self._go_on_with_mine)

    def _go_on_with_mine(self, saved: "SavedAside") -> None:
        from regulars.services import two_copies  # lazy, as above

        def open_again() -> Opened:
            opened, other = two_copies.open_again(saved, self.edge.clock)
            self._to_tell = KnownProblem(Problem.BOOK_REPLACED, path=str(other or saved.files.path))
            return opened

        self.door.background = self.door.background and not (self.window is not None and self.window.isVisible())
        self._close_book()
        self.door.start(open_again, None)

    def _look_for_older(self, desk: Desk) -> None:
        """An older book may have been put in the place of the one that was closed."""
        if self.door.is_demo or desk.keys is None:
            return
        from regulars.ui.last_seen import LastSeen  # lazy: after the first paint

        self._last_seen = LastSeen(desk, str(desk.keys.keys.slots.book))
        self._to_tell = self._to_tell or self._last_seen.look()
        self._last_seen.remember()

    def _warn_of_copies(self, window: MainWindow) -> None:
        service = self.edge.synced_by()
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

    def come_forward(self, files: Iterable[str], quick: bool, token: str = "") -> None:
        """Another start of Regulars handed over what it was asked for, and the token with which it may come to the front."""
        with may_come_forward(token):
            self.raise_window()
        self.take(files, quick)

    def _do_asked(self) -> None:
        files, self._files = self._files, []
        quick, self._quick = self._quick, False
        if self.window is not None and files:
            self.window.import_files(files)
        if self.window is not None and quick:
            self.window.capture()

    def raise_window(self) -> None:
        """Bring the window to the front."""
        window = self.window or self.door.front
        if window is not None:
            window.show()
            self._idle.watch(window.windowHandle())
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.raise_()
            window.activateWindow()

    def log_quickly(self) -> None:
        """Open the line in which something is noted."""
        self.raise_window()
        if self.window is not None:
            self.window.capture()

    def _open_line(self, token: str) -> None:
        """The key was pressed in some program. A locked book opens first; the line waits behind its door."""
        self.come_forward((), quick=True, token=token)

    def _open_brief(self, person: int) -> None:
        self.raise_window()
        if self.window is not None:
            self.window.brief(PersonId(person))

    def _woken(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.background.beat()

    def _tell_crash(self, name: str) -> None:
        from regulars.ui.problems import CrashBox  # lazy: for a bug

        window = self.window or self.door.front or self.door.bring_nothing()
        inside = window.centralWidget() if isinstance(window, QMainWindow) else None
        box = CrashBox(self.theme, inside or window, name, self.edge.log_file)
        box.closed.connect(box.deleteLater)
        box.ask()

    def _tell_problem(self, problem: KnownProblem) -> None:
        if self.window is not None:
            self.window.tell(problem)
        else:
            self.door.stand(problem)

    def _closing(self) -> None:
        """The window was closed: stay in the tray if the owner wants that and there is one; else end."""
        if self.desk is None or self.window is None:
            return
        keep = settings_of(self.desk).keep_in_tray
        if not self.background.has_tray:
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

    # Locking

    def lock(self, reason: LockReason = LockReason.ASKED) -> None:
        """Close the book, drop its key and everything that was shown of it, and stand at the door."""
        desk = self.desk
        if desk is None:
            return
        was_shown = self.window is not None and self.window.isVisible()
        settings, told = settings_of(desk), self._told_today(desk)
        self._close_book()
        self.background.go_on_locked(settings, told)
        self.door.background = self.door.background and not was_shown
        self.door.stand_locked(reason)

    def _lock_itself(self, reason: LockReason) -> None:
        """Lock without having been asked; behind a veil while something long is still being written."""
        if self.desk is None or self.window is None or not settings_of(self.desk).lock_minutes or self.door.is_demo:
            return
        if self.desk.is_busy:
            self.window.over.veil.drop()
            self._idle.insist(reason)
        else:
            self.lock(reason)

    def _told_today(self, desk: Desk) -> date | None:
        """Today, where the locked book has nothing to say of it: it was announced, or the owner is away."""
        verbs = desk.verbs
        try:
            is_said = desk.read(lambda: verbs.reminders.announced_today() or verbs.pauses.now(None) is not None)
        except KnownProblem:
            return None
        return self.edge.clock.today() if is_said else None

    # Ending

    def _close_book(self) -> None:
        self.background.rest()
        self._idle.set_minutes(0)
        window, self.window = self.window, None
        desk, self.desk = self.desk, None
        if self._last_seen is not None:
            self._last_seen.remember()
            self._last_seen = None
        if window is not None:
            keep_place(window)
            with contextlib.suppress(KnownProblem):  # a disk that gives nothing must not keep the book open
                window.take_leave()
            window.hide()  # what is being typed in a field of a page is kept as it loses the keyboard
            window.deleteLater()
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
        self.background.stop()
        self._close_book()
        if self.worker is not None:
            self.worker.stop()
            self.worker = None
        self.door.leave()
        self.app.quit()
