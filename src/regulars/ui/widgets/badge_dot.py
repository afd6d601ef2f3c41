"""The dot of a band with its word beside it: no colour stands alone."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.mirroring import visual_rect
from regulars.ui.widgets.one_line import draw_line

_DOT = 9
_GAP = 6


class BadgeDot(QLabel):
    """A dot and its word: "● Cooling · 31"."""

    def __init__(
        self, theme: Theme, text: str = "", band: Role = Role.STEADY, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._band = theme, band
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_band(band, text)

    def set_band(self, band: Role, text: str) -> None:
        """Show another band, with its word."""
        self._band = band
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font(Type.SMALL_STRONG))
        room = self._theme.px(_DOT) + self._theme.px(_GAP)
        return QSize(room + metrics.horizontalAdvance(self.text()) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_badge_dot(
            QPainter(self), QRectF(self.rect()), self.text(), self._band, self._theme, self.layoutDirection()
        )


def paint_badge_dot(
    painter: QPainter,
    rect: QRectF,
    text: str,
    band: Role,
    theme: Theme,
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
) -> None:
    """Draw the dot and the word at the leading side of `rect`, for delegates too."""
    side = theme.px(_DOT)
    gap = theme.px(_GAP)
    box = rect.toRect()
    dot = QRect(box.left(), box.center().y() - side // 2 + 1, side, side)
    words = box.adjusted(side + gap, 0, 0, 0)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(band))
    painter.drawEllipse(visual_rect(direction, box, dot))
    painter.setFont(theme.font(Type.SMALL_STRONG))
    painter.setPen(theme.colour(Role.INK))
    draw_line(painter, box, words, text, direction)
    painter.restore()
