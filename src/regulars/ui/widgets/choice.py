"""A quiet drop-down: the value and a chevron, framed only under the pointer or the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.chip import paint_focus
from regulars.ui.widgets.mirroring import visual_rect
from regulars.ui.widgets.one_line import draw_line


class Choice(QComboBox):
    """One of several values. `chosen` carries the place of the one the owner took, from 0."""

    chosen = Signal(int)

    def __init__(
        self, theme: Theme, name: str, options: Sequence[str] = (), current: int = 0, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setAccessibleDescription(name)  # on Linux the name that Qt tells is the value
        self.addItems(list(options))
        self.setCurrentIndex(current)
        self.activated.connect(self.chosen)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font(Type.BODY))
        widest = max((metrics.horizontalAdvance(self.itemText(i)) for i in range(self.count())), default=0)
        return QSize(widest + self._theme.px(44), self._theme.px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(72), self._theme.px(32))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling a page must not change a setting on the way

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, box = self._theme, QPainter(self), self.rect()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = Role.MUTED if self.underMouse() and self.isEnabled() else Role.LINE
        painter.setPen(QPen(theme.colour(edge), 1))
        painter.setBrush(theme.colour(Role.CARD))
        frame = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, theme.control_radius, theme.control_radius)
        if self.hasFocus():
            paint_focus(painter, QRectF(box), theme.control_radius, theme)
        side = theme.px(15)
        chevron = box.adjusted(box.width() - side - theme.px(9), 0, -theme.px(9), 0)
        mirrored = visual_rect(self.layoutDirection(), box, chevron)
        theme.draw_icon(painter, QRectF(mirrored), "chevron-down", Role.MUTED)
        words = box.adjusted(theme.px(11), 0, -side - theme.px(15), 0)
        painter.setFont(theme.font(Type.BODY))
        painter.setPen(theme.colour(Role.INK if self.isEnabled() else Role.MUTED))
        draw_line(painter, box, words, self.currentText(), self.layoutDirection())
