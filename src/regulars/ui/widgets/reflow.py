"""Layouts that give up standing side by side when the room or the text size asks for it."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget
from shiboken6 import isValid

from regulars.ui.theme import Theme
from regulars.ui.widgets.mirroring import visual_rect
from regulars.ui.widgets.widget_layout import WidgetLayout, height_at, smallest_size


class ReflowRow(QBoxLayout):
    """A row that becomes a column when it is narrower than `narrow` design pixels.

    Items are added as to any box layout. `below` is the spacing as a column, if other than that of the row.
    """

    def __init__(
        self, theme: Theme, narrow: float, spacing: float = 16, *, below: float = 8, parent: QWidget | None = None
    ) -> None:
        self._heights: dict[tuple[int, int], int] = {}
        super().__init__(QBoxLayout.Direction.LeftToRight, parent)
        self._theme, self._narrow = theme, narrow
        self._spacings = spacing, below
        self._held: list[QWidget | QLayout] = []  # Qt's items stay in C++: see widget_layout
        self.setContentsMargins(0, 0, 0, 0)
        self._turn(theme.px(narrow))

    def addWidget(
        self, widget: QWidget, /, stretch: int | None = None, alignment: Qt.AlignmentFlag | None = None
    ) -> None:
        self._held.append(widget)
        super().addWidget(widget, stretch or 0, alignment or Qt.AlignmentFlag(0))

    def addLayout(self, layout: QLayout, /, stretch: int | None = None) -> None:
        self._held.append(layout)
        super().addLayout(layout, stretch or 0)

    def _is_stacked(self, width: int) -> bool:
        return width < self._theme.px(self._narrow)

    def _turn(self, width: int) -> None:
        stacked = self._is_stacked(width)
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
        key = (width, self._theme.edition)
        if key not in self._heights:  # a turn forgets them, so while one is known the row stands as it did
            self._heights[key] = self._stacked_height(width) if self._is_stacked(width) else self._row_height(width)
        return self._heights[key]

    def _stacked_height(self, width: int) -> int:
        # Layouts ask about narrow widths all the time. To turn for each answer would have the page laid out again and again.
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        heights = [_height_in(held, inner) for held in self._held if isValid(held) and not _is_empty(held)]
        gaps = self._theme.px(self._spacings[1]) * max(len(heights) - 1, 0)
        return margins.top() + sum(heights) + gaps + margins.bottom()

    def _row_height(self, width: int) -> int:
        self._turn(width)
        # Asking for it is what makes the box layout measure its items anew after a turn.
        has = super().hasHeightForWidth()
        return super().heightForWidth(width) if has else super().sizeHint().height()

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def minimumHeightForWidth(self, width: int) -> int:
        return self.heightForWidth(width)

    def minimumSize(self) -> QSize:
        smallest = QSize(0, 0)
        for held in self._held:
            if not isValid(held):
                continue
            if not _is_empty(held):
                least = held.minimumSize() if isinstance(held, QLayout) else smallest_size(held)
                smallest = smallest.expandedTo(least)
        return smallest


def _is_empty(held: QWidget | QLayout) -> bool:
    return held.isEmpty() if isinstance(held, QLayout) else held.isHidden()


def _height_in(held: QWidget | QLayout, width: int) -> int:
    if not isinstance(held, QLayout):
        return height_at(held, width)
    return held.heightForWidth(width) if held.hasHeightForWidth() else held.sizeHint().height()


class CardGrid(WidgetLayout):
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
        theme.lay(self, spacing=spacing)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def sizeHint(self) -> QSize:
        shown = min(len(self.shown()), self._most)
        width = shown * self._theme.px(self._min_width) + max(shown - 1, 0) * self.spacing()
        return QSize(width, self.heightForWidth(max(width, 1)))

    def minimumSize(self) -> QSize:
        return QSize(max((smallest_size(cell).width() for cell in self.shown()), default=0), 0)

    def _place(self, rect: QRect, *, move: bool) -> int:
        cells = self.shown()
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
            height = max(height_at(cell, width) for cell in row)
            for column, cell in enumerate(row):
                if move:
                    place = QRect(rect.topLeft() + QPoint(column * (width + gap), y), QSize(width, height))
                    cell.setGeometry(visual_rect(direction, rect, place))
            y += height + gap
        return y - gap
