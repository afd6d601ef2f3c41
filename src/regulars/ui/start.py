"""What the application starts from: the QApplication with its names, the edge it is handed, where its windows stand."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import (
    QByteArray,
    QCoreApplication,
    QEvent,
    QLoggingCategory,
    QObject,
    QSettings,
    QSize,
    QTimer,
    Signal,
    qVersion,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from regulars.domain.errors import KnownProblem
from regulars.services.ports import Autostart, Clock, HotKeys, Reader, Vault
from regulars.ui.jobs import Aside, ThreadAside, ThreadWorker, Worker
from regulars.ui.theme import STYLE, WEARS

if TYPE_CHECKING:
    from regulars.domain.locking import LockReason
    from regulars.services.opening import Opened
    from regulars.ui.notifier import Notifier

_WINDOWS_ID = "Regulars.Regulars"
_AFTER_PAINT_MS, _NO_PAINT_MS = 20, 1000
_GEOMETRY = "window/geometry"
_TITLE_BAR = 40  # pixels, generously: no window has one before it is shown
_MADE_UP_SCREENS = ("offscreen", "minimal")
_MAY_COME_FORWARD = "XDG_ACTIVATION_TOKEN"
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def make_app(arguments: list[str]) -> QApplication:
    """The application object, with the names under which settings and notifications are filed."""
    QCoreApplication.setOrganizationName("Regulars")
    QCoreApplication.setApplicationName("Regulars")
    if sys.platform == "win32":
        import ctypes  # Windows files windows and notifications under this id

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(_WINDOWS_ID)
    # For each size of a script that ours lacks, Qt says on the terminal that another font draws it.
    QLoggingCategory.setFilterRules("qt.text.font.db.info=false")
    app = QApplication([*arguments[:1], "-style", STYLE])
    app.setProperty(WEARS, STYLE)
    app.setDesktopFileName("regulars")
    return app


def need_no_screen() -> None:
    """For what runs without a screen too: draw into memory where there is none. Before the application is made."""
    if sys.platform not in ("win32", "darwin") and not any(os.environ.get(name) for name in _SCREENS):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


def keep_place(window: QWidget) -> None:
    """Remember where a window stands, and how large. The only thing that is kept outside the book."""
    QSettings().setValue(_GEOMETRY, window.saveGeometry())


def take_place(window: QWidget) -> None:
    """Put a window where the last one stood: the locked book opens in the same place. The first one fits the screen."""
    geometry = QSettings().value(_GEOMETRY)
    if isinstance(geometry, QByteArray):
        window.restoreGeometry(geometry)
    elif QGuiApplication.platformName() not in _MADE_UP_SCREENS:
        room = window.screen().availableSize()
        window.resize(window.size().boundedTo(QSize(room.width(), room.height() - _TITLE_BAR)))


@contextmanager
def may_come_forward(token: str) -> Iterator[None]:
    """Under Wayland no window comes to the front by itself, but with the token of what the owner just did elsewhere.

    Qt looks for it here when a window is shown or asks for the keyboard.
    """
    if token:
        os.environ[_MAY_COME_FORWARD] = token
    try:
        yield
    finally:
        if token:
            os.environ.pop(_MAY_COME_FORWARD, None)  # it is good for one time, and for no other program


class FirstPaint(QObject):
    """Says when a window has been painted for the first time and there is a moment for other things.

    Where no painting comes (a window that is not shown, or is shown where nobody looks) it says so after a while.
    """

    happened = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._over = False
        window.installEventFilter(self)
        QTimer.singleShot(_NO_PAINT_MS if window.isVisible() else 0, self, self._tell)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(_AFTER_PAINT_MS, self, self._tell)
        return False

    def _tell(self) -> None:
        over, self._over = self._over, True
        if not over:
            self.happened.emit()


def qt_version() -> str:
    """The version of Qt that runs."""
    return qVersion()


class Heartbeat(Protocol):
    """What calls back twice a minute."""

    def start(self) -> None:
        """Begin."""

    def stop(self) -> None:
        """End, and leave no thread behind."""


class Deaf:
    """A watch that hears nothing, for where there is nothing to hear."""

    def start(self) -> None:
        """Hear nothing."""

    def stop(self) -> None:
        """Hear nothing still."""


@dataclass(frozen=True, slots=True)
class Edge:
    """The operating system's edge, as the composition root hands it over."""

    folder: Path
    resources: Path
    clock: Clock
    vault: Vault | None
    heartbeat: Callable[[Callable[[], None]], Heartbeat]
    notifier: "Callable[[Path], Notifier]"
    reader: Reader | None = None
    """Reads files from outside, in a process of their own."""
    worker: Callable[[QObject], Worker] = lambda parent: ThreadWorker("book", parent)
    aside: Callable[[QObject], Aside] = lambda parent: ThreadAside("keyring", parent)
    session: "Callable[[Callable[[LockReason], None]], Heartbeat]" = lambda _heard: Deaf()
    """Hears when the laptop goes to sleep, and when the system locks its screen."""
    demo: "Callable[[], Opened] | None" = None
    """Opens a throw-away book with the sample people."""
    autostart: Callable[[], Autostart] | None = None
    """The system's list of what starts with the session."""
    hot_keys: Callable[[], HotKeys] | None = None
    """Who gives keys that are heard in any program."""
    open_elsewhere: KnownProblem | None = None
    """BOOK_OPEN_ELSEWHERE, where the folder's lock names another computer."""
    log_file: Path | None = None
    synced_by: Callable[[], str | None] = lambda: None
    """Looks for a service that copies the book's folder to other machines, and names it."""
