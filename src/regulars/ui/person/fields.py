"""Values that are edited where they stand: one line, or one of several."""

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.choice import Choice
from regulars.ui.widgets.inline_field import InlineField

SIDE = 6
"""Design pixels between the edge of a field and its words; what stands above or below a field keeps the same."""


class Refusable(Protocol):
    """A field that can be told that what was typed does not fit."""

    def accept(self, *, kept: bool) -> None:
        """What was typed is in the book; not `kept` when the book already said so."""

    def refuse(self, why: str) -> None:
        """What was typed does not fit. It stays, with the reason below."""


def has_keyboard(widget: QWidget) -> bool:
    """Whether the keyboard is in a widget, or in something inside it."""
    focus = QApplication.focusWidget()
    return focus is not None and (focus is widget or widget.isAncestorOf(focus))


class Field(InlineField):
    """One line. One click edits it; what does not fit stays in the editor until it is mended, or Esc brings back the old."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        text: str = "",
        placeholder: str = "",
        type: Type = Type.BODY,
        role: Role = Role.INK,
        *,
        parent: QWidget | None = None,
    ) -> None:
        self._stored, self._refused = text, False
        super().__init__(theme, name, text, placeholder, type, role, parent=parent)
        shown = self.findChild(QAbstractButton)
        if isinstance(shown, QAbstractButton):
            shown.clicked.connect(self.start)

    def show_stored(self, text: str) -> None:
        """Show what the book says, unless something that did not fit still waits to be mended."""
        self._stored = text
        if not self._refused:
            self.set_text(text)

    def accept(self, *, kept: bool) -> None:
        """What was typed is in the book; not `kept` when the book already said so."""
        self._refused = False
        self.set_problem("")
        if not kept:
            self.set_text(self._stored)

    def refuse(self, why: str) -> None:
        """Keep what was typed in the editor, with the reason below; Esc brings back what the book says."""
        self._refused = True
        self.set_problem(why)
        if has_keyboard(self):  # where the owner went on to something else, they stay there
            self.start()
            self.set_text(self._stored)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        was_editing = self.is_editing()
        handled = super().eventFilter(watched, event)
        escaped = event.type() == QEvent.Type.KeyPress and was_editing and not self.is_editing() and handled
        if escaped:
            self._refused = False
            self.set_text(self._stored)
        return handled


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
        self.setToolTip(why)
        self.setAccessibleDescription(why)
