"""A layout that sets its cells in pairs, and gives a whole row to one that asks for it."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QStyle, QWidget

from regulars.ui.theme import Theme
from regulars.ui.widgets.widget_layout import WidgetLayout, height_at, smallest_size

_WIDE = "wide"


def make_wide(widget: QWidget, wide: bool) -> None:
    """Let a cell have a row of its own, or end that."""
    if bool(widget.property(_WIDE)) != wide:
        widget.setProperty(_WIDE, wide)
        widget.updateGeometry()


class Pairs(WidgetLayout):
    """Two cells of equal width in a row, or one below the other when a cell would be narrower than `min_width`."""

    def __init__(self, theme: Theme, min_width: float, spacing: float, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._min_width = theme, min_width
        theme.lay(self, spacing=spacing)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def sizeHint(self) -> QSize:
        width = 2 * self._theme.px(self._min_width) + self.spacing()
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        return QSize(max((smallest_size(cell).width() for cell in self.shown()), default=0), 0)

    def _rows(self, *, in_pairs: bool) -> list[list[QWidget]]:
        rows: list[list[QWidget]] = []
        for cell in self.shown():
            last = rows[-1] if rows else []
            if in_pairs and len(last) == 1 and not _is_wide(last[0]) and not _is_wide(cell):
                last.append(cell)
            else:
                rows.append([cell])
        return rows

    def _place(self, rect: QRect, *, move: bool) -> int:
        gap, y = self.spacing(), 0
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent is not None else Qt.LayoutDirection.LeftToRight
        in_pairs = rect.width() >= 2 * self._theme.px(self._min_width) + gap
        half = (rect.width() - gap) // 2
        for row in self._rows(in_pairs=in_pairs):
            width = half if in_pairs and not _is_wide(row[0]) else rect.width()
            height = max(height_at(cell, width) for cell in row)
            for column, cell in enumerate(row):
                if move:
                    place = QRect(rect.topLeft() + QPoint(column * (width + gap), y), QSize(width, height))
                    cell.setGeometry(QStyle.visualRect(direction, rect, place))
            y += height + gap
        return max(y - gap, 0)


def _is_wide(cell: QWidget) -> bool:
    return bool(cell.property(_WIDE))
