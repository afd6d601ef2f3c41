"""Layouts that give up standing side by side when the room or the text size asks for it."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QStyle, QWidget

from regulars.ui.theme import Theme


class ReflowRow(QBoxLayout):
    """A row that becomes a column when it is narrower than `narrow` design pixels.

    Items are added as to any box layout. `below` is the spacing as a column, if other than that of the row.
    """

    def __init__(
        self, theme: Theme, narrow: float, spacing: float = 16, *, below: float = 8, parent: QWidget | None = None
    ) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight, parent)
        self._theme, self._narrow = theme, narrow
        self._spacings = spacing, below
        self.setContentsMargins(0, 0, 0, 0)
        self._turn(theme.px(narrow))

    def _turn(self, width: int) -> None:
        stacked = width < self._theme.px(self._narrow)
        wanted = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        if self.direction() is not wanted:
            self.setDirection(wanted)
        spacing = self._theme.px(self._spacings[1 if stacked else 0])
        if self.spacing() != spacing:
            self.setSpacing(spacing)

    def setGeometry(self, rect: QRect) -> None:
        self._turn(rect.width())
        super().setGeometry(rect)

    def hasHeightForWidth(self) -> bool:
        return True  # it turns, whatever is in it

    def heightForWidth(self, width: int) -> int:
        self._turn(width)
        # Asking for it is what makes the box layout measure its items anew after a turn.
        return super().heightForWidth(width) if super().hasHeightForWidth() else super().sizeHint().height()

    def minimumHeightForWidth(self, width: int) -> int:
        return self.heightForWidth(width)

    def minimumSize(self) -> QSize:
        widths = [item.minimumSize().width() for item in _items(self) if not item.isEmpty()]
        heights = [item.minimumSize().height() for item in _items(self) if not item.isEmpty()]
        return QSize(max(widths, default=0), max(heights, default=0))


class CardGrid(QLayout):
    """Cells of equal width, as many in a row as fit when none is narrower than `min_width` design pixels.

    The cells of a row are equally high. `most` bounds how many stand in a row.
    """

    def __init__(
        self,
        theme: Theme,
        min_width: float = 220,
        spacing: float = 14,
        *,
        most: int = 12,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._min_width, self._most = theme, min_width, most
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
        shown = min(len(self._shown()), self._most)
        width = shown * self._theme.px(self._min_width) + max(shown - 1, 0) * self.spacing()
        return QSize(width, self.heightForWidth(max(width, 1)))

    def minimumSize(self) -> QSize:
        return QSize(max((cell.minimumSize().width() for cell in self._shown()), default=0), 0)

    def _shown(self) -> list[QLayoutItem]:
        return [cell for cell in self._cells if not cell.isEmpty()]

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Set the cells into `rect`; the answer is the height they need."""
        cells = self._shown()
        if not cells:
            return 0
        gap = self.spacing()
        fit = (rect.width() + gap) // (self._theme.px(self._min_width) + gap)
        columns = max(1, min(fit, self._most, len(cells)))
        width = (rect.width() - gap * (columns - 1)) // columns
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent is not None else Qt.LayoutDirection.LeftToRight
        y = 0
        for start in range(0, len(cells), columns):
            row = cells[start : start + columns]
            height = max(_height(cell, width) for cell in row)
            for column, cell in enumerate(row):
                if move:
                    place = QRect(rect.topLeft() + QPoint(column * (width + gap), y), QSize(width, height))
                    cell.setGeometry(QStyle.visualRect(direction, rect, place))
            y += height + gap
        return y - gap


def _height(item: QLayoutItem, width: int) -> int:
    wanted = item.heightForWidth(width) if item.hasHeightForWidth() else -1
    return max(wanted if wanted >= 0 else item.sizeHint().height(), item.minimumSize().height())


def _items(layout: QLayout) -> list[QLayoutItem]:
    return [item for i in range(layout.count()) if (item := layout.itemAt(i)) is not None]
