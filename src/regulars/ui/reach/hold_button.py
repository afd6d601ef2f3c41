"""A button that has to be held, for what somebody asked the owner not to do: long enough to think, never a question."""

from PySide6.QtCore import QAbstractAnimation, QEvent, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.chip import paint_focus

HELD_MS = 1200
_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class HoldButton(QPushButton):
    """`held` once it was pressed for 1.2 s, with the pointer, Space or Enter. Let go before, nothing happens."""

    held = Signal()

    def __init__(self, theme: Theme, text: str, *, held_ms: int = HELD_MS, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._theme = theme
        self.setProperty("kind", "painted")
        self.setAccessibleName(text)
        self.setAccessibleDescription(self.tr("Hold it for a second"))
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._progress = QVariantAnimation(self)
        self._progress.setStartValue(0.0)
        self._progress.setEndValue(1.0)
        self._progress.setDuration(held_ms)
        self._progress.valueChanged.connect(lambda _: self.update())
        self._progress.finished.connect(self.held)
        self._by_pointer = False

    def set_text(self, text: str) -> None:
        """Change the words, for screen readers too."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)

    def progress(self) -> float:
        """How much of the time it was held, 0 to 1."""
        running = self._progress.state() is QAbstractAnimation.State.Running
        return float(self._progress.currentValue()) if running else 0.0

    def _let_go(self) -> None:
        self._progress.stop()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._by_pointer = True
            self._progress.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._let_go()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _KEYS:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self._by_pointer = False
            self._progress.start()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _KEYS:
            super().keyReleaseEvent(event)
        elif not event.isAutoRepeat():
            self._let_go()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._let_go()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self._by_pointer:  # a key holds on wherever the pointer goes
            self._let_go()

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.accessibleName())
        return QSize(words + self._theme.px(48), self._theme.px(34))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, box = self._theme, QPainter(self), QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(box, theme.control_radius, theme.control_radius)
        painter.fillPath(outline, theme.colour(Role.WARN_FILL))
        filled = QRectF(box)
        filled.setWidth(box.width() * self.progress())
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            filled.moveRight(box.right())
        painter.save()
        painter.setClipPath(outline)
        painter.fillRect(filled, theme.colour(Role.COOLING, 0.35))
        painter.restore()
        painter.setPen(QPen(theme.colour(Role.WARN_INK), 1))
        painter.drawPath(outline)
        painter.setFont(theme.font(Type.MEDIUM))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.accessibleName())
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), theme.control_radius, theme, Role.INK)
