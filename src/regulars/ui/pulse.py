"""The heartbeat of the program, and who is asked on each beat."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, Signal

from regulars.ui.start import Edge, Heartbeat

if TYPE_CHECKING:
    from regulars.ui.notifier import Notifier


class Hearer(Protocol):
    """What a heartbeat calls upon."""

    def beat(self) -> None:
        """Is there something to say?"""

    def stop(self) -> None:
        """Hear nothing any more."""


class Pulse(QObject):
    """The heartbeat, the notifications, and the one who is asked on each beat. All three begin and end together."""

    _beaten = Signal()

    def __init__(self, edge: Edge, parent: QObject) -> None:
        super().__init__(parent)
        self._edge = edge
        self._heart: Heartbeat | None = None
        self._notifier: Notifier | None = None
        self._hearer: Hearer | None = None
        self._beaten.connect(self._ask, Qt.ConnectionType.QueuedConnection)  # the heart beats in a thread of its own

    def begin(self, hearer: "Callable[[Notifier], Hearer]") -> None:
        """Beat for this one, in place of the one before; the first beat comes at once."""
        self.stop()
        self._notifier = self._edge.notifier(self._edge.resources / "icons" / "regulars.png")
        self._hearer = hearer(self._notifier)
        self._heart = self._edge.heartbeat(self._beaten.emit)
        self._heart.start()
        self._beaten.emit()

    def beat(self) -> None:
        """One beat more: the window came to the front, the laptop woke up."""
        self._beaten.emit()

    def stop(self) -> None:
        """End it; begun again it goes on."""
        if self._hearer is not None:
            self._hearer.stop()
        if self._heart is not None:
            self._heart.stop()
        if self._notifier is not None:
            self._notifier.stop()
        self._hearer = self._heart = self._notifier = None

    def _ask(self) -> None:
        if self._hearer is not None:
            self._hearer.beat()
