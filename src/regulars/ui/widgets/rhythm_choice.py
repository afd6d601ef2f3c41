"""The choice of a rhythm that several people share: none, the usual ones, the one there is, or another number of days."""

from PySide6.QtWidgets import QWidget

from regulars.ui import wording
from regulars.ui.theme import Theme
from regulars.ui.widgets.choice import Choice

USUAL = (7.0, 14.0, 21.0, 30.0, 42.0, 61.0, 91.0, 182.0, 365.0)
"""Days: a week to six, one month to a year."""

OTHER = -1.0
"""The line for a number of days that is not in the list."""


class RhythmChoice(Choice):
    """How often. `value` is in days, None for no rhythm, OTHER when the owner wants to type a number."""

    def __init__(
        self, theme: Theme, name: str, days: float | None = None, other: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, name, parent=parent)
        self._other = other
        self._values: list[float | None] = []
        self.show_stored(days)

    def value(self) -> float | None:
        """What is chosen."""
        return self._values[self.currentIndex()]

    def show_stored(self, days: float | None) -> None:
        """Choose this rhythm, which is offered from then on."""
        listed = sorted({*USUAL, *([days] if days is not None else [])})
        self._values = [None, *listed, *([OTHER] if self._other else [])]
        self.clear()
        self.addItem(self.tr("None"))
        self.addItems([wording.rhythm(one) for one in listed])
        if self._other:
            self.addItem(self._other)
        self.setCurrentIndex(self._values.index(days))
