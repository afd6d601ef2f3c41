"""Health over time: a line with its area, a dot for each moment, the months below."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QLineF, QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from regulars.ui.theme import Role, Theme, Type

_HEIGHT = 132
_MIDDLE = 50.0  # of 100; the faint line
_MONTHS_APART = 3


class HealthChart(QLabel):
    """The score of the past year. Time runs the way the language is read, as on the line of the rhythm below it."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._points: list[tuple[date, float]] = []
        self._moments: list[date] = []
        self._today = date.min
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_history(
        self, points: Sequence[tuple[date, float]], moments: Sequence[date], today: date, name: str
    ) -> None:
        """Show scores 0–100 by day, rising in time, and the days of moments. `name` says in a sentence what is seen."""
        self._points, self._moments, self._today = list(points), list(moments), today
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        if len(self._points) < 2:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words = QFontMetrics(self._theme.font(Type.TINY)).height()
        plot = QRectF(self.rect()).adjusted(0, self._theme.px(6), 0, -words - self._theme.px(12))
        self._paint_line(painter, plot)
        self._paint_moments(painter, plot)
        self._paint_months(painter, plot)

    def _along(self, day: date, plot: QRectF) -> float:
        """How far a day is from where the line begins, in pixels."""
        first, last = self._points[0][0], self._points[-1][0]
        return plot.width() * (day - first).days / max((last - first).days, 1)

    def _x(self, day: date, plot: QRectF) -> float:
        along = self._along(day, plot)
        return plot.right() - along if self._is_mirrored() else plot.left() + along

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _y(self, score: float, plot: QRectF) -> float:
        return plot.bottom() - plot.height() * min(max(score, 0.0), 100.0) / 100

    def _paint_line(self, painter: QPainter, plot: QRectF) -> None:
        line = [QPointF(self._x(day, plot), self._y(score, plot)) for day, score in self._points]
        area = QPainterPath()
        corners = [QPointF(line[-1].x(), plot.bottom()), QPointF(line[0].x(), plot.bottom())]
        area.addPolygon(QPolygonF([*line, *corners]))
        painter.fillPath(area, self._theme.colour(Role.ACCENT, 0.09))
        painter.setPen(QPen(self._theme.colour(Role.LINE), 1))
        for height in (self._y(_MIDDLE, plot), plot.bottom()):
            painter.drawLine(QLineF(plot.left(), round(height) + 0.5, plot.right(), round(height) + 0.5))
        pen = QPen(self._theme.colour(Role.ACCENT), 1.8 * self._theme.scale)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF(line))

    def _paint_moments(self, painter: QPainter, plot: QRectF) -> None:
        radius = 3.2 * self._theme.scale
        painter.setPen(QPen(self._theme.colour(Role.ACCENT), 1.6 * self._theme.scale))
        painter.setBrush(self._theme.colour(Role.CARD))
        for day in self._moments:
            if self._points[0][0] <= day <= self._points[-1][0]:
                centre = QPointF(self._x(day, plot), self._y(self._score_on(day), plot))
                # Half a dot beyond the edge would be cut off.
                centre.setX(min(max(centre.x(), radius + 1), self.width() - radius - 1))
                painter.drawEllipse(centre, radius, radius)

    def _score_on(self, day: date) -> float:
        """The score on a day between two points, on the straight line between them."""
        before = [p for p in self._points if p[0] <= day][-1]
        after = next((p for p in self._points if p[0] > day), before)
        days = (after[0] - before[0]).days
        return before[1] + (after[1] - before[1]) * ((day - before[0]).days / days if days else 0.0)

    def _paint_months(self, painter: QPainter, plot: QRectF) -> None:
        painter.setFont(self._theme.font(Type.TINY))
        painter.setPen(self._theme.colour(Role.MUTED))
        baseline = plot.bottom() + self._theme.px(8) + painter.fontMetrics().ascent()
        for word, left in self.axis():
            painter.drawText(QPointF(left, baseline), word)

    def axis(self) -> list[tuple[str, float]]:
        """The words below the line, each with its left edge in pixels: today first, then the months as they are read."""
        if len(self._points) < 2:
            return []
        metrics, whole = QFontMetrics(self._theme.font(Type.TINY)), QRectF(0, 0, self.width(), self.height())
        last_day = self._points[-1][0]
        last_word = self.tr("today") if last_day == self._today else self._month(last_day)
        taken_from = whole.width() - metrics.horizontalAdvance(last_word)
        placed = [(last_word, taken_from, whole.width() - taken_from)]
        free_from = 0.0
        for day in self._label_days():
            word = self._month(day, with_year=day == self._points[0][0])
            width = metrics.horizontalAdvance(word)
            x = self._along(day, whole)
            if x >= free_from and x + width + self._theme.px(12) < taken_from:
                placed.append((word, x, width))
                free_from = x + width + self._theme.px(16)
        if self._is_mirrored():
            return [(word, whole.width() - x - width) for word, x, width in placed]
        return [(word, x) for word, x, _ in placed]

    def _label_days(self) -> list[date]:
        """The first day of the chart, then the first of every third month."""
        first, last = self._points[0][0], self._points[-1][0]
        days, day = [first], first
        for _ in range(48):
            for _ in range(_MONTHS_APART):
                day = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
            if day > last:
                break
            days.append(day)
        return days

    def _month(self, day: date, *, with_year: bool = False) -> str:
        name = self.locale().standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)
        return f"{name} {day.year}" if with_year else name
