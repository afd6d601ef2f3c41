"""Regulars without its window: whether it goes on reminding from the tray, and whether it starts with the laptop."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from regulars.domain.errors import KnownProblem
from regulars.services.ports import Autostart


class StartsWithLaptop(QObject):
    """What the system's own list says, read each time it is asked: its own tools change it, too."""

    said = Signal(bool)
    """It was turned on, or off."""
    refused = Signal(object)
    """A `KnownProblem`."""

    def __init__(self, listed: Callable[[], Autostart] | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listed = listed

    @property
    def is_possible(self) -> bool:
        """Whether there is such a list: a throw-away book is on none."""
        return self._listed is not None

    @property
    def is_on(self) -> bool:
        """Whether Regulars starts with the laptop."""
        return self._listed is not None and self._listed().is_on()

    def turn(self, on: bool) -> None:
        """Put Regulars on the list, or take it away."""
        if self._listed is None:
            return
        try:
            self._listed().turn(on)
        except KnownProblem as problem:
            self.refused.emit(problem)
            return
        self.said.emit(on)
