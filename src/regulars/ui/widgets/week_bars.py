"""Week by week: how many were reached, and above it how many were left for later."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from regulars.ui.theme import Role, Theme, Type

Week = tuple[str, int, int]
_GAP = 14
_GAP_SHARE = 0.3  # of a bar and its gap, where many stand side by side
_PRESSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class WeekBars(QLabel):
    """Stacked bars with a label below as many as there is room for. Time runs as the language is read.

    With a sentence for each, a bar can be pressed: by a click, or by Enter once the arrows are on it.
    """

    chosen = Signal(int)
    """A bar was pressed: its place."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._weeks: list[Week] = []
        self._sentences: list[str] = []
        self._at = -1
        self._under = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def set_weeks(self, weeks: Sequence[Week], name: str, sentences: Sequence[str] = ()) -> None:
        """Show `(label, reached, left)` for each week; `name` says in a sentence what is seen, `sentences` each week."""
        self._weeks, self._sentences = list(weeks), list(sentences)
        self.setAccessibleName(name)
        self._at = min(self._at, len(self._sentences) - 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if sentences else Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(bool(sentences))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(400), self._theme.px(250))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(140))

    # Where the bars stand

    def _step(self) -> tuple[float, float]:
        """How far apart the bars begin, and how wide they are, in pixels."""
        count = len(self._weeks)
        gap = min(self._theme.px(_GAP), self.width() / count * _GAP_SHARE)
        return (self.width() + gap) / count, (self.width() + gap) / count - gap

    def _words(self) -> int:
        return self.fontMetrics().height() + self._theme.px(8)

    def bar(self, place: int) -> QRectF:
        """The column in which a bar stands, without the words below it, for a click or a tip."""
        step, width = self._step()
        begins = self.width() - place * step - width if self._is_mirrored() else place * step
        return QRectF(begins, 0, width, self.height() - self._words())

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _bar_at(self, x: float) -> int:
        if not self._sentences:
            return -1
        along = self.width() - x if self._is_mirrored() else x
        return min(max(int(along // self._step()[0]), 0), len(self._weeks) - 1)

    # The mouse and the keyboard

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._point_at(self._bar_at(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(-1)

    def _point_at(self, place: int) -> None:
        if place != self._under:
            self._under = place
            self.setCursor(Qt.CursorShape.ArrowCursor if place < 0 else Qt.CursorShape.PointingHandCursor)
            self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and self._under >= 0:
            below = self.bar(self._under).bottomLeft().toPoint()
            QToolTip.showText(self.mapToGlobal(below), self._sentences[self._under], self)  # figures and days alone
            return True
        asked = event if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride else None
        if asked is not None and asked.key() in _PRESSES and self._sentences:
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._sentences:
            self._move_to(self._bar_at(event.position().x()))
            event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and self._sentences and inside:
            self.chosen.emit(self._at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._sentences) - 1
        back, on = Qt.Key.Key_Left, Qt.Key.Key_Right
        if self._is_mirrored():
            back, on = on, back
        match event.key():
            case key if key == back and self._at > 0:
                self._move_to(self._at - 1)
            case key if key == on and self._at < last:
                self._move_to(self._at + 1)
            case Qt.Key.Key_Home if self._sentences:
                self._move_to(0)
            case Qt.Key.Key_End if self._sentences:
                self._move_to(last)
            case key if key in _PRESSES and self._at >= 0:
                self.chosen.emit(self._at)
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._sentences:
            self._move_to(len(self._sentences) - 1 if self._at < 0 else self._at)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _move_to(self, place: int) -> None:
        self._at = place
        self.setAccessibleDescription(self._sentences[place])
        self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._weeks:
            return
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setFont(theme.font(Type.SMALL))
        painter.setFont(theme.font(Type.SMALL))
        most = max(1, *(reached + left for _, reached, left in self._weeks))
        for place in range(len(self._weeks)):
            self._paint_bar(painter, place, most)
        self._paint_labels(painter)

    def _paint_bar(self, painter: QPainter, place: int, most: int) -> None:
        theme, (_, reached, left), column = self._theme, self._weeks[place], self.bar(place)
        x, width, room = column.x(), column.width(), column.height()
        whole = QRectF(x, room * (1 - (reached + left) / most), width, room * (reached + left) / most)
        kept = QRectF(x, room * (1 - reached / most), width, room * reached / most)
        outline = QPainterPath()
        outline.addRoundedRect(whole.adjusted(0, 0, 0, theme.px(4)), theme.px(4), theme.px(4))
        painter.save()
        painter.setClipRect(whole)
        painter.fillPath(outline, theme.colour(Role.TRACK))
        painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
        painter.fillRect(kept, theme.colour(Role.THRIVING, 0.8 if place == self._under else 1.0))
        painter.restore()
        if place == self._at and self.hasFocus():
            painter.setPen(QPen(theme.colour(Role.ACCENT), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(column.adjusted(-1, 1, 1, -1), theme.px(4), theme.px(4))

    def _paint_labels(self, painter: QPainter) -> None:
        """Below as many bars as there is room for, the newest always among them."""
        painter.setPen(self._theme.colour(Role.MUTED))
        metrics, (step, width) = painter.fontMetrics(), self._step()
        widest = max(metrics.horizontalAdvance(label) for label, _, _ in self._weeks)
        every = max(1, -(-int(widest + self._theme.px(6)) // max(int(step), 1)))
        baseline = self.height() - metrics.descent()
        free_until = float(self.width()) + self._theme.px(6)
        for place in range(len(self._weeks) - 1, -1, -every):
            label = metrics.elidedText(self._weeks[place][0], Qt.TextElideMode.ElideRight, int(step * every))
            taken = metrics.horizontalAdvance(label)
            along = min(max(place * step + (width - taken) / 2, 0.0), self.width() - taken)
            if along + taken + self._theme.px(6) <= free_until:  # the last one stands further in than its bar
                x = self.width() - along - taken if self._is_mirrored() else along
                painter.drawText(QPointF(x, baseline), f"\u2068{label}\u2069")  # "1 Jun" stays so where Arabic is read
                free_until = along
