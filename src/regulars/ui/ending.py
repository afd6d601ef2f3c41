"""Ending as the window's own command does when the system asks for it: at a shutdown, by `kill`, by Ctrl+C in a terminal."""

import os
import signal
import sys
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_BY_SIGNAL = 128
"""Programs that end by a signal say so to a shell with this and the signal's number."""


class EndSignals(QObject):
    """Turns SIGTERM, SIGINT and SIGHUP into one `asked`. A second one ends the program at once, as it would without us.

    Python runs a handler only between two of its own instructions, and while Qt waits for events there is none. So the
    system writes the number into a pipe that Qt watches: at rest it costs nothing, where a timer would wake twice a second.
    Windows sends none of these to a program with a window; it asks through the session (`commitDataRequest`).
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._before: dict[int, object] = {}
        if sys.platform == "win32":
            return
        self._reads, self._writes = os.pipe()
        os.set_blocking(self._reads, False)
        os.set_blocking(self._writes, False)
        self._woken = QSocketNotifier(self._reads, QSocketNotifier.Type.Read, self)
        self._woken.activated.connect(self._take)
        self._wakeup_before = signal.set_wakeup_fd(self._writes, warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            self._before[number] = signal.signal(number, _noted)

    def status(self, status: int) -> int:
        """The exit status: the one given, or what tells of the signal."""
        return _BY_SIGNAL + self._number if self._number else status

    def _take(self) -> None:
        numbers = os.read(self._reads, 64)
        if numbers and not self._number:
            self._number = numbers[0]
            for number in self._before:
                signal.signal(number, signal.SIG_DFL)  # whoever asks twice does not want to wait
            self.asked.emit()

    def close(self) -> None:
        """Give the signals back to whom they belonged."""
        if not self._before:
            return
        self._woken.setEnabled(False)
        signal.set_wakeup_fd(self._wakeup_before)
        for number, before in self._before.items():
            signal.signal(number, before)  # type: ignore[arg-type]  # what signal() gave, it takes
        self._before.clear()
        os.close(self._reads)
        os.close(self._writes)


def _noted(_number: int, _frame: FrameType | None) -> None:
    """The pipe has it already; without a handler in Python nothing would be written into it."""
