"""A card: white paper with round corners and one hairline."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from regulars.ui.theme import Role, Theme


class Card(QFrame):
    """A card with a column of its own in `body`.

    A selectable card takes the keyboard. `chosen` follows a click or the focus, `activated` Enter or a double click.
    """

    chosen = Signal()
    activated = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str = "",
        *,
        selectable: bool = False,
        warn: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._selectable, self._warn = theme, selectable, warn
        self._selected = False
        self.setAccessibleName(name)
        column = QVBoxLayout(self)
        theme.lay(column, (17, 15, 17, 16), 0)
        self.body = QVBoxLayout()
        theme.lay(self.body, spacing=8)
        column.addLayout(self.body)
        column.addStretch(0)  # a card beside a higher one keeps its rows together
        if selectable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_name(self, name: str) -> None:
        """Say in one sentence, for screen readers, what this card holds."""
        self.setAccessibleName(name)

    def set_selected(self, selected: bool) -> None:
        """Show whether this is the card the rest of the window is about."""
        if self._selected != selected:
            self._selected = selected
            self.update()

    def is_selected(self) -> bool:
        """Whether this is the chosen card."""
        return self._selected

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._selectable and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._selectable and event.button() is Qt.MouseButton.LeftButton:
            self.activated.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._selectable and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._selectable:
            self.chosen.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_card(painter, QRectF(self.rect()), self._theme, self._selected, self._warn, self.hasFocus())


def paint_card(
    painter: QPainter, rect: QRectF, theme: Theme, selected: bool = False, warn: bool = False, focused: bool = False
) -> None:
    """Draw a card that fills `rect`, for delegates too."""
    radius = theme.card_radius
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(Role.INK, 0.05))
    painter.save()
    # Almost no shadow. Above its foot the card covers it: half of the painting.
    painter.setClipRect(rect.adjusted(0, rect.height() - radius - 1, 0, 0), Qt.ClipOperation.IntersectClip)
    painter.drawRoundedRect(rect.adjusted(0, 1, 0, 0), radius, radius)
    painter.restore()
    strong = selected or focused
    edge = Role.ACCENT if strong else Role.WARN_FILL if warn else Role.LINE
    fill = Role.SELECTED if selected else Role.WARN_FILL if warn else Role.CARD
    width = 2 if strong else 1
    painter.setPen(QPen(theme.colour(edge), width))
    painter.setBrush(theme.colour(fill))
    half = width / 2
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half - 1), radius - half, radius - half)
    painter.restore()
