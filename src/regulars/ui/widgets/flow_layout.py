"""A layout that sets its widgets like words: side by side, and on the next line when the line is full."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

from regulars.ui.theme import Theme
from regulars.ui.widgets.mirroring import visual_rect
from regulars.ui.widgets.widget_layout import WidgetLayout, height_at, smallest_size, wanted_size


class FlowLayout(WidgetLayout):
    """Left to right, or right to left where the language runs so."""

    def __init__(self, theme: Theme, spacing: float = 7, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.lay(self, spacing=spacing)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def sizeHint(self) -> QSize:
        hints = [wanted_size(widget) for widget in self.shown()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(len(hints) - 1, 0)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        hints = [smallest_size(widget) for widget in self.shown()]
        return QSize(
            max((hint.width() for hint in hints), default=0), max((hint.height() for hint in hints), default=0)
        )

    def _place(self, rect: QRect, *, move: bool) -> int:
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent is not None else Qt.LayoutDirection.LeftToRight
        x = y = line = 0
        for widget in self.shown():
            wanted = wanted_size(widget)
            width = min(wanted.width(), rect.width())
            size = QSize(width, height_at(widget, width) if width < wanted.width() else wanted.height())
            if x > 0 and x + size.width() > rect.width():
                x, y, line = 0, y + line + self.spacing(), 0
            if move:
                place = QRect(rect.topLeft() + QPoint(x, y), size)
                widget.setGeometry(visual_rect(direction, rect, place))
            x += size.width() + self.spacing()
            line = max(line, size.height())
        return y + line
