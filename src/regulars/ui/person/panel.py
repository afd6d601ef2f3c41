"""What the cards of a person's page are made of."""

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayout,
    QVBoxLayout,
    QWidget,
)

from regulars.domain.changes import Area
from regulars.ui.person.editing import Editing
from regulars.ui.person.fields import SIDE
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.card import Card
from regulars.ui.widgets.label import Label

KNOWN_AND_DONE = frozenset({Area.NOTES, Area.MOMENTS, Area.DAY, Area.VIEWS})
"""What is known and what was done: none of it stands on a card about who the person is."""


class Panel(Card):
    """A card with a heading. Its fields stand `SIDE` further out than in other cards, so that their words line up."""

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        theme, title = editing.theme, self.title()
        super().__init__(theme, title, parent=parent)
        self.editing = editing
        column = self.layout()
        if column is not None:
            theme.lay(column, (17 - SIDE, 15, 17 - SIDE, 16), 0)
        self.heading = Label(theme, title, Type.SECTION, parent=self)
        self.head = QHBoxLayout()
        theme.lay(self.head, (SIDE, 0, SIDE, 0), 8)
        self.head.addWidget(self.heading)
        self.head.addStretch(1)
        self.body.addLayout(self.head)

    def title(self) -> str:
        """The heading."""
        raise NotImplementedError

    def is_wanted(self) -> bool:
        """Whether there is anything for this card to be about."""
        return True

    unmoved_by: frozenset[Area] = frozenset()
    """What may change without this card changing."""

    def refresh_after(self, touched: frozenset[Area]) -> None:
        """Show what the model holds now, where any of what was touched is shown here."""
        if touched - self.unmoved_by:
            self.refresh()

    def refresh(self) -> None:
        """Show what the model holds now."""
        raise NotImplementedError


def inset(theme: Theme, *things: QWidget | QLayout, spacing: float = 8) -> QHBoxLayout:
    """A row whose things begin where the words of a field begin."""
    row = QHBoxLayout()
    theme.lay(row, (SIDE, 0, SIDE, 0), spacing)
    for thing in things:
        if isinstance(thing, QLayout):
            row.addLayout(thing)
        else:
            row.addWidget(thing)
    return row


class Framed(QWidget):
    """A frame that cannot be overlooked, for what must be avoided."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.body = QVBoxLayout(self)
        theme.lay(self.body, (8, 8, 8, 8), 2)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, radius = QPainter(self), self._theme.control_radius
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour(Role.SLIPPING), 1.5 * self._theme.scale))
        painter.setBrush(self._theme.colour(Role.SLIPPING, 0.05))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
