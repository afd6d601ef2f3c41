"""Week by week: how many were reached, and above it how many were left for later."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from regulars.ui.theme import Role, Theme, Type

Week = tuple[str, int, int]


class WeekBars(QLabel):
    """Stacked bars with a label below each."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._weeks: list[Week] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def set_weeks(self, weeks: Sequence[Week], name: str) -> None:
        """Show `(label, reached, left)` for each week; `name` says in a sentence what is seen."""
        self._weeks = list(weeks)
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(400), self._theme.px(250))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(140))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._weeks:
            return
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(Type.SMALL))
        words = painter.fontMetrics().height() + theme.px(8)
        gap = theme.px(14)
        width = (self.width() - gap * (len(self._weeks) - 1)) / len(self._weeks)
        most = max(1, *(reached + left for _, reached, left in self._weeks))
        room = self.height() - words
        for place, (label, reached, left) in enumerate(self._weeks):
            x = place * (width + gap)
            whole = QRectF(x, room * (1 - (reached + left) / most), width, room * (reached + left) / most)
            kept = QRectF(x, room * (1 - reached / most), width, room * reached / most)
            outline = QPainterPath()
            outline.addRoundedRect(whole.adjusted(0, 0, 0, theme.px(4)), theme.px(4), theme.px(4))
            painter.save()
            painter.setClipRect(whole)
            painter.fillPath(outline, theme.colour(Role.TRACK))
            painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
            painter.fillRect(kept, theme.colour(Role.THRIVING))
            painter.restore()
            painter.setPen(theme.colour(Role.MUTED))
            shown = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, int(width + gap))
            box = QRectF(x - gap / 2, room, width + gap, words)
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, shown)
