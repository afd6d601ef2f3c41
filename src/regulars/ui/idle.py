"""Whether somebody is at the window: when nobody was for a while, and when the machine slept meanwhile."""

from datetime import timedelta

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from regulars.domain.locking import LockReason
from regulars.services.ports import Clock

LOOK_MS = 2000
SLEPT = timedelta(seconds=30)
"""Two looks so far apart had a sleeping machine between them, or one that stood still: nobody was at the window."""
_MINUTE_MS = 60_000
_USED = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}


class IdleWatch(QObject):
    """Watches the windows that have the keyboard. `due` says so again every two seconds, until it is stopped."""

    due = Signal(object)
    """The book should lock: the `LockReason`."""

    def __init__(self, clock: Clock, parent: QObject | None = None, *, minute_ms: int = _MINUTE_MS) -> None:
        super().__init__(parent)
        self._clock, self._minute_ms = clock, minute_ms
        self._minutes = 0
        self._used = QElapsedTimer()
        self._looked = clock.now()
        self._reason: LockReason | None = None
        self._watched: list[QWindow] = []
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.setInterval(min(LOOK_MS, minute_ms))
        self._timer.timeout.connect(self.look)
        QGuiApplication.instance().focusWindowChanged.connect(self.watch)  # type: ignore[union-attr]  # there is one

    def set_minutes(self, minutes: int) -> None:
        """Lock after so long without a key or a move of the mouse; 0 = never."""
        if minutes == self._minutes:
            return
        self._minutes = minutes
        self._used.start()
        self._looked, self._reason = self._clock.now(), None
        if minutes:
            self._timer.start()
        else:
            self._timer.stop()

    def watch(self, window: QWindow | None) -> None:
        """Hear the keys and the mouse in this window too. What its widgets do with them does not matter."""
        if window is not None and window not in self._watched:
            self._watched.append(window)
            window.installEventFilter(self)
            window.destroyed.connect(self._forget_gone)

    def _forget_gone(self, gone: QObject) -> None:
        self._watched = [window for window in self._watched if window is not gone]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _USED:
            self._used.restart()
        return False

    def insist(self, reason: LockReason) -> None:
        """Say it again at each look, whoever is at the window by then: what was due could not be done."""
        self._reason = reason

    def look(self) -> None:
        """Is it time?"""
        now = self._clock.now()
        if now - self._looked > SLEPT:
            self._reason = LockReason.SLEEP
        elif self._reason is None and self._used.hasExpired(self._minutes * self._minute_ms):
            self._reason = LockReason.IDLE
        self._looked = now
        if self._reason is not None:
            self.due.emit(self._reason)
