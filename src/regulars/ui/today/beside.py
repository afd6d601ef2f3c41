"""The room beside the list of Today: the brief's, from before it is there, so that nothing moves when it comes."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from regulars.ui.theme import Role, Theme

WIDTH = 352


class Beside(QWidget):
    """A card's ground as high as the page, with a line towards the list."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.hold(self, width=WIDTH)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)

    def put(self, inside: QWidget) -> None:
        """Put the brief here: at once as large as it will be, for it shows what it has room for."""
        inside.setGeometry(self.rect())
        self._row.addWidget(inside)
        inside.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._theme.fill(painter, self.rect(), Role.CARD)
        at_right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._theme.fill(painter, QRect(self.width() - 1 if at_right else 0, 0, 1, self.height()), Role.LINE)
