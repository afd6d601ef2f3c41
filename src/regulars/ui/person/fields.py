"""Values that are edited where they stand: one line, or one of several."""

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.choice import Choice
from regulars.ui.widgets.inline_field import InlineField
from regulars.ui.widgets.plain_tip import set_plain_tip

SIDE = 6
"""Design pixels between the edge of a field and its words; what stands above or below a field keeps the same."""


class Refusable(Protocol):
    """A field that can be told that what was typed does not fit."""

    def accept(self, *, kept: bool) -> None:
        """What was typed is in the book; not `kept` when the book already said so."""

    def refuse(self, why: str) -> None:
        """What was typed does not fit. It stays, with the reason below."""


class Field(InlineField):
    """One line; one click edits it."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        text: str = "",
        placeholder: str = "",
        type: Type = Type.BODY,
        role: Role = Role.INK,
        *,
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, name, text, placeholder, type, role, wraps=wraps, parent=parent)
        if not wraps:  # one that does opens by itself
            self._shown.clicked.connect(self.start)


class Pick(Choice):
    """One of several values, each shown by its word. `picked` carries the value that the owner took."""

    picked = Signal(object)

    def __init__(
        self, theme: Theme, name: str, options: Sequence[tuple[Any, str]], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, name, [word for _, word in options], parent=parent)
        self._values = [value for value, _ in options]
        self._stored = self._values[0]
        self.chosen.connect(lambda place: self.picked.emit(self._values[place]))

    def value(self) -> Any:
        """The value that is shown."""
        return self._values[self.currentIndex()]

    def offer(self, options: Sequence[tuple[Any, str]]) -> None:
        """Other values to choose from; the one that holds goes on holding where it is among them."""
        held = self.value()
        self._values = [value for value, _ in options]
        self.clear()
        self.addItems([word for _, word in options])
        self.setCurrentIndex(self._values.index(held) if held in self._values else 0)
        self._stored = self.value()
        self.updateGeometry()

    def show_stored(self, value: Any) -> None:
        """Show what the book says."""
        self._stored = value
        self.setCurrentIndex(self._values.index(value))

    def accept(self, *, kept: bool) -> None:
        """What was picked is in the book."""
        if not kept:
            self.show_stored(self._stored)

    def refuse(self, why: str) -> None:
        """It does not fit: back to what the book says, with the reason as the tool tip and for screen readers."""
        self.show_stored(self._stored)
        set_plain_tip(self, why)
        self.setAccessibleDescription(why)
