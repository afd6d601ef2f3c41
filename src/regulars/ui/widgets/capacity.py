"""How much of the week's room is used: "14 of 25 this week" under a thin bar."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.part_bars import paint_bar


class ThinBar(QProgressBar):
    """A progress bar without words of its own; `name` says what goes forward. Busy while its range is 0 to 0."""

    def __init__(self, theme: Theme, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setTextVisible(False)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(170), self._theme.px(6))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(60), self._theme.px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        span = self.maximum() - self.minimum()
        share = (self.value() - self.minimum()) / span if span > 0 else 0.35
        painter = QPainter(self)
        paint_bar(painter, QRectF(self.rect()), share, Role.ACCENT, self._theme, self.layoutDirection())


class CapacityBar(QWidget):
    """A thin bar with its words below, at the right of a heading."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = ThinBar(theme, "", parent=self)
        self._words = Label(theme, "", Type.BODY, Role.MUTED, parent=self)
        column = QVBoxLayout(self)
        theme.lay(column, (0, 4, 0, 0), 6)
        column.addWidget(self.bar)
        column.addWidget(self._words, 0, Qt.AlignmentFlag.AlignTrailing)
        theme.hold(self, min_width=170)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_progress(self, done: int, room: int, text: str) -> None:
        """`done` of `room`, and the same in words. More than there is room for fills the bar."""
        self.bar.setRange(0, max(room, 1))
        self.bar.setValue(min(done, max(room, 1)))
        self.bar.setAccessibleName(text)
        self._words.setText(text)
