"""How many people one has room for on each weekday: seven bars to drag or to set with the arrow keys."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QWidget

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.chip import paint_focus

_DAYS = 7
_BAR_WIDTH = 34
_BAR_HEIGHT = 44


class _DayBar(QSlider):
    """A slider that looks like a bar with its figure above and its weekday below."""

    def __init__(self, theme: Theme, weekday: int, maximum: int, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme, self._weekday = theme, weekday
        self.set_scale(maximum, 1)
        self.setAccessibleName(self._day(QLocale.FormatType.LongFormat))
        self.setCursor(Qt.CursorShape.SizeVerCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_scale(self, maximum: int, step: int) -> None:
        """From 0 to this, so much at a time."""
        self.setRange(0, maximum)
        self.setSingleStep(step)
        self.setPageStep(3 * step)

    def _day(self, form: QLocale.FormatType) -> str:
        return self.locale().standaloneDayName(self._weekday + 1, form)

    def sizeHint(self) -> QSize:
        theme = self._theme
        return QSize(theme.px(_BAR_WIDTH), theme.px(_BAR_HEIGHT) + 2 * theme.px(18))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _track(self) -> QRectF:
        words = self._theme.px(18)
        return QRectF(self.rect()).adjusted(0, words, 0, -words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._drag_to(event.position().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._drag_to(event.position().y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)
        self.update()

    def _drag_to(self, y: float) -> None:
        track = self._track()
        share = min(max((track.bottom() - y) / track.height(), 0.0), 1.0)
        step = self.singleStep()
        self.setValue(round(share * self.maximum() / step) * step)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, track = self._theme, QPainter(self), self._track()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = max(track.height() * self.value() / max(self.maximum(), 1), theme.px(2))
        bar = QRectF(track.left(), track.bottom() - height, track.width(), height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(Role.THRIVING))
        radius = min(float(theme.px(5)), height / 2)
        painter.drawRoundedRect(bar, radius, radius)
        if height > 2 * radius:  # round at the top only
            painter.drawRect(bar.adjusted(0, radius, 0, 0))
        painter.setFont(theme.font(Type.SMALL))
        painter.setPen(theme.colour(Role.MUTED))
        foot = QRectF(0, track.bottom(), self.width(), theme.px(18))
        painter.drawText(
            foot,
            Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip,
            self._day(QLocale.FormatType.ShortFormat),
        )
        painter.setFont(theme.font(Type.TINY))
        painter.setPen(theme.colour(Role.INK if self.hasFocus() or self.isSliderDown() else Role.MUTED))
        above = QRectF(0, bar.top() - theme.px(16), self.width(), theme.px(16))
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, self.locale().toString(self.value()))
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), theme.px(5), theme)


class WeekdayRoom(QWidget):
    """Seven bars from the first day of the week in this country. Weekdays count from Monday = 0."""

    room_changed = Signal(int, int)

    def __init__(self, theme: Theme, name: str, maximum: int = 12, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        theme.lay(row, spacing=8)
        self._bars = [_DayBar(theme, weekday, maximum, self) for weekday in range(_DAYS)]
        first = self.locale().firstDayOfWeek().value - 1
        for step in range(_DAYS):
            weekday = (first + step) % _DAYS
            row.addWidget(self._bars[weekday])
            self._bars[weekday].valueChanged.connect(
                lambda room, weekday=weekday: self.room_changed.emit(weekday, room)
            )
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_scale(self, maximum: int, step: int = 1) -> None:
        """Each bar goes from 0 to `maximum`, by `step`: people, or minutes; silently."""
        for bar in self._bars:
            bar.blockSignals(True)
            bar.set_scale(maximum, step)
            bar.blockSignals(False)

    def set_rooms(self, rooms: Sequence[int]) -> None:
        """Show seven whole numbers, Monday first, silently."""
        for bar, room in zip(self._bars, rooms, strict=True):
            bar.blockSignals(True)
            bar.setValue(room)
            bar.blockSignals(False)
            bar.update()

    def rooms(self) -> list[int]:
        """The seven numbers, Monday first."""
        return [bar.value() for bar in self._bars]
