"""The rhythm of one: the days of being in touch as dots on a line, and the usual time between them as a bow to the next."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from regulars.ui import wording
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.wording import translate

MOST_DAYS = 12
"""Dots that are drawn: the newest tell the rhythm of now."""
HEIGHT = 54
At = Callable[[date], float]
"""Where on the line a day lies, in pixels."""


class RhythmLine(QWidget):
    """Shows `tell`'s days. It judges nothing: no colour says late."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._days: tuple[date, ...] = ()
        self._usual: float | None = None
        self._today = date.min
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, days: Sequence[date], usual: float | None, today: date) -> None:
        """Show these days, oldest first, and the usual number of days from one to the next where it is known."""
        self._days, self._usual, self._today = tuple(days[-MOST_DAYS:]), usual, today
        self.setAccessibleName(self._as_words())
        self.update()

    def _as_words(self) -> str:
        if not self._days:
            return ""
        said = ", ".join(wording.short_day(day, self._today) for day in self._days)
        text = translate("RhythmLine", "In touch on %1").replace("%1", said)
        if self._usual is None:
            return text
        usual = translate("RhythmLine", "usually %1 apart").replace("%1", wording.span(self._usual))
        return translate("RhythmLine", "%1; %2").replace("%1", text).replace("%2", usual)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(140), self._theme.px(HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.updateGeometry()

    def _last_shown(self) -> date:
        """Today, or the day on which the next dot would be usual, if that is later."""
        if self._usual is None or not self._days:
            return self._today
        return max(self._today, self._days[-1] + timedelta(days=round(self._usual)))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._days:
            return
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = theme.px(4)
        line = QRectF(self.rect()).adjusted(radius + 1, 0, -radius - 1, 0)
        middle = float(theme.px(24))
        first, last = self._days[0], self._last_shown()
        length = max((last - first).days, 1)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft

        def at(day: date) -> float:
            share = (day - first).days / length
            return line.right() - share * line.width() if mirrored else line.left() + share * line.width()

        painter.setPen(QPen(theme.colour(Role.LINE), max(theme.px(2), 1)))
        painter.drawLine(QPointF(line.left(), middle), QPointF(line.right(), middle))
        self._paint_bow(painter, at, middle)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(Role.ACCENT))
        for day in self._days:
            painter.drawEllipse(QPointF(at(day), middle), radius, radius)
        painter.setBrush(theme.colour(Role.CARD))
        painter.setPen(QPen(theme.colour(Role.MUTED), max(theme.px(1), 1)))
        painter.drawEllipse(QPointF(at(self._today), middle), radius, radius)
        self._paint_words(painter, at, middle)

    def _paint_bow(self, painter: QPainter, at: At, middle: float) -> None:
        """From the last dot to where the next one would be usual."""
        if self._usual is None:
            return
        start, end = at(self._days[-1]), at(self._days[-1] + timedelta(days=round(self._usual)))
        high = float(self._theme.px(14))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.colour(Role.ACCENT), max(self._theme.px(1.5), 1), Qt.PenStyle.DashLine))
        box = QRectF(min(start, end), middle - high, abs(end - start), 2 * high)
        painter.drawArc(box, 0, 180 * 16)

    def _paint_words(self, painter: QPainter, at: At, middle: float) -> None:
        theme = self._theme
        painter.setFont(theme.font(Type.TINY))
        painter.setPen(theme.colour(Role.MUTED))
        metrics = painter.fontMetrics()
        top, height = middle + theme.px(8), theme.px(18)
        taken: list[QRectF] = []
        words = [(self._days[0], wording.month(self._days[0])), (self._today, translate("RhythmLine", "today"))]
        for day, text in reversed(words):
            width = metrics.horizontalAdvance(text) + 2
            left = min(max(at(day) - width / 2, 0.0), self.width() - width)
            box = QRectF(left, top, width, height)
            if all(not box.intersects(other) for other in taken):
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
                taken.append(box)
