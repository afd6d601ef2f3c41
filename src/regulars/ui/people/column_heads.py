"""The heads above the list: what a column is, and by which of them the list is sorted."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QStyle, QWidget

from regulars.domain.people_list import Sort
from regulars.ui.people.columns import HEAD_HEIGHT, columns_in, title
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.chip import paint_focus
from regulars.ui.widgets.one_line import draw_line


class _Head(QPushButton):
    """A column's name; pressed, it sorts by the column."""

    def __init__(self, theme: Theme, key: Sort, parent: QWidget) -> None:
        super().__init__(title(key), parent)
        self._theme = theme
        self._order = "?"
        self.setProperty("kind", "painted")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_order("")

    def set_order(self, order: str) -> None:
        """ "up", "down", or "" when the list is sorted by something else."""
        if order == self._order:
            return
        self._order = order
        said = {
            "": self.tr("%1: sort by it"),
            "up": self.tr("%1: sorted, smallest first"),
            "down": self.tr("%1: sorted, largest first"),
        }
        self.setAccessibleName(said[order].replace("%1", self.text()))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, box = self._theme, QPainter(self), self.rect()
        font = theme.font(Type.SMALL_STRONG if self._order else Type.SMALL)
        role = Role.INK if self._order or self.underMouse() else Role.MUTED
        painter.setFont(font)
        painter.setPen(theme.colour(role))
        inset = theme.px(4)
        words = box.adjusted(inset, 0, -inset, 0)
        draw_line(painter, box, words, self.text(), self.layoutDirection())
        if self._order:
            side = theme.px(13)
            left = inset + min(QFontMetrics(font).horizontalAdvance(self.text()) + theme.px(4), words.width() - side)
            place = QStyle.visualRect(self.layoutDirection(), box, QRect(left, (box.height() - side) // 2, side, side))
            theme.draw_icon(painter, QRectF(place), f"chevron-{self._order}", role)
        if self.hasFocus():
            paint_focus(painter, QRectF(box).adjusted(0, 1, 0, -1), theme.px(6), theme)


class ColumnHeads(QWidget):
    """The row of heads; `pressed` carries the column (a `Sort`)."""

    pressed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._heads = {key: _Head(theme, key, self) for key in Sort if key is not Sort.BEST}
        for key, head in self._heads.items():
            head.clicked.connect(lambda _=False, chosen=key: self.pressed.emit(chosen))
        theme.changed.connect(self._place)

    def show_order(self, key: Sort, descending: bool) -> None:
        """Mark the column that the list is sorted by; none for the best first."""
        for other, head in self._heads.items():
            head.set_order(("down" if descending else "up") if other is key else "")

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(400), self._theme.px(HEAD_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(HEAD_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        shown = {column.key: column for column in columns_in(self.width(), self._theme)}
        inset = self._theme.px(4)
        for key, head in self._heads.items():
            head.setVisible(key in shown)
            if key in shown:
                column = shown[key]
                place = QRect(column.left - inset, 0, column.width + 2 * inset, self.height() - 1)
                head.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, self._theme.colour(Role.LINE))
