"""One of a few values, each a chip: one tap takes it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from regulars.ui.theme import Theme
from regulars.ui.widgets.chip import FilterChip
from regulars.ui.widgets.flow_layout import FlowLayout


class ChoiceChips(QWidget):
    """`picked` carries the value that the owner took. With `open_question` none holds until one is taken."""

    picked = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        options: Sequence[tuple[Any, str]],
        *,
        open_question: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._values = [value for value, _ in options]
        self._group = QButtonGroup(self)
        row = FlowLayout(theme, 6, parent=self)
        self.chips: list[FilterChip] = []
        for place, (_, word) in enumerate(options):
            chip = FilterChip(theme, word, parent=self)
            chip.setAccessibleDescription(name)
            self._group.addButton(chip, place)
            self.chips.append(chip)
            row.addWidget(chip)
        self._stored: Any = None if open_question else self._values[0]
        self._group.idClicked.connect(lambda place: self.picked.emit(self._values[place]))
        if not open_question:
            self.chips[0].setChecked(True)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason, /) -> None:
        """Give the keyboard to the one that holds, else to the first."""
        chip = self._group.checkedButton()
        (chip if chip is not None else self.chips[0]).setFocus(reason)

    def is_answered(self) -> bool:
        """Whether one of them holds."""
        return self._group.checkedId() >= 0

    def value(self) -> Any:
        """The value that holds; None as long as there is none."""
        place = self._group.checkedId()
        return self._values[place] if place >= 0 else None

    def show_stored(self, value: Any) -> None:
        """Show what the book says."""
        self._stored = value
        self.chips[self._values.index(value)].setChecked(True)

    def forget(self) -> None:
        """Ask again: none holds."""
        self._group.setExclusive(False)
        for chip in self.chips:
            chip.setChecked(False)
        self._group.setExclusive(True)

    def accept(self, *, kept: bool) -> None:
        """What was picked is in the book."""

    def refuse(self, why: str) -> None:
        """It does not fit: back to what the book says."""
        self.show_stored(self._stored)
        self.setAccessibleDescription(why)
