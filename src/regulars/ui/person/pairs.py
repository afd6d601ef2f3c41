"""A layout that sets its cells in pairs, and gives a whole row to one that asks for it."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget

from regulars.ui.theme import Theme

_WIDE = "wide"


def make_wide(widget: QWidget, wide: bool) -> None:
    """Let a cell have a row of its own, or end that."""
    if bool(widget.property(_WIDE)) != wide:
        widget.setProperty(_WIDE, wide)
        widget.updateGeometry()


class Pairs(QLayout):
    """Two cells of equal width in a row, or one below the other when a cell would be narrower than `min_width`."""

    def __init__(self, theme: Theme, min_width: float, spacing: float, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._min_width = theme, min_width
        self._cells: list[QLayoutItem] = []
        theme.lay(self, spacing=spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._cells.append(item)

    def count(self) -> int:
        return len(self._cells)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._cells[index] if 0 <= index < len(self._cells) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._cells.pop(index) if 0 <= index < len(self._cells) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        width = 2 * self._theme.px(self._min_width) + self.spacing()
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        return QSize(max((cell.minimumSize().width() for cell in self._cells if not cell.isEmpty()), default=0), 0)

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        in_pairs = width >= 2 * self._theme.px(self._min_width) + self.spacing()
        rows: list[list[QLayoutItem]] = []
        for cell in self._cells:
            if cell.isEmpty():
                continue
            last = rows[-1] if rows else []
            if in_pairs and len(last) == 1 and not _is_wide(last[0]) and not _is_wide(cell):
                last.append(cell)
            else:
                rows.append([cell])
        return rows

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Set the cells into `rect`; the answer is the height they need."""
        gap, y = self.spacing(), 0
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent is not None else Qt.LayoutDirection.LeftToRight
        half = (rect.width() - gap) // 2
        for row in self._rows(rect.width()):
            narrow = rect.width() >= 2 * self._theme.px(self._min_width) + gap and not _is_wide(row[0])
            width = half if narrow else rect.width()
            height = max(_height(cell, width) for cell in row)
            for column, cell in enumerate(row):
                if move:
                    place = QRect(rect.topLeft() + QPoint(column * (width + gap), y), QSize(width, height))
                    cell.setGeometry(QStyle.visualRect(direction, rect, place))
            y += height + gap
        return max(y - gap, 0)


def _is_wide(cell: QLayoutItem) -> bool:
    widget = cell.widget()
    return widget is not None and bool(widget.property(_WIDE))


def _height(cell: QLayoutItem, width: int) -> int:
    wanted = cell.heightForWidth(width) if cell.hasHeightForWidth() else -1
    return max(wanted if wanted >= 0 else cell.sizeHint().height(), cell.minimumSize().height())
