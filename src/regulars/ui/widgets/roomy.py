"""A part of a box that is as high as it would like to be where the window has the room, and lower where it has not."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from regulars.ui.theme import Theme

_LEAST = 96


class Roomy(QStackedWidget):
    """Holds one of several widgets, `high` design pixels high if it may be; each of them scrolls or fits itself in."""

    def __init__(self, theme: Theme, high: float, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._high = theme, high
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self._theme.px(self._high))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(_LEAST))
