"""The search field: a magnifying glass, what is typed, and at the far end how many were found."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.mirroring import visual_rect


class SearchField(QLineEdit):
    """A line to search in. `left_down` when the Down key goes to the results, `escaped` when Esc finds it empty."""

    left_down = Signal()
    escaped = Signal()

    def __init__(self, theme: Theme, name: str, placeholder: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "search")
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self._count = Label(theme, "", Type.SMALL, Role.MUTED, parent=self)
        self._count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self._make_room)
        self._make_room()

    def set_count(self, text: str) -> None:
        """What was found, in a few words ("3 people · 4 ms"); "" says nothing."""
        self._count.setText(text)
        self._make_room()

    def _make_room(self) -> None:
        self._count.ensurePolished()
        self._count.adjustSize()
        self._count.setVisible(bool(self._count.text()))
        side = self._theme.px(4)
        count = self._count.width() + self._theme.px(10) if self._count.text() else 0
        icon = self._theme.px(26)
        left, right = (icon, count) if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else (count, icon)
        self.setTextMargins(left + side, 0, right + side, 0)
        place = self._count.rect()
        place.moveCenter(self.rect().center())
        place.moveRight(self.width() - self._theme.px(14))
        self._count.setGeometry(visual_rect(self.layoutDirection(), self.rect(), place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down:
                self.left_down.emit()
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case Qt.Key.Key_Escape:
                self.escaped.emit()
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = self._theme.px(18)
        place = self.rect()
        place.setWidth(side)
        place.moveLeft(self._theme.px(13))
        painter = QPainter(self)
        box = visual_rect(self.layoutDirection(), self.rect(), place)
        self._theme.draw_icon(painter, box.toRectF(), "search", Role.INK)
