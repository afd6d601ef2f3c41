"""One line of the river: disc, day, what it was, words. Painted as a whole: a river may have thousands."""

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QWidget

from regulars.ui.person.fields import SIDE
from regulars.ui.person.small_buttons import press
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.chip import paint_focus, paint_icon_disc
from regulars.ui.widgets.sentence import Piece, lay_out, sentence_height
from regulars.ui.widgets.words_field import Heights

DISC = 28
GAP = 12


class RiverLine(QAbstractButton):
    """A thing at rest. Enter and a click open it; Delete calls `removed`, where there is something to remove."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._head: list[Piece] = []
        self._words: list[Piece] = []
        self._icon = ""
        self._lit = False
        self._heights = Heights()
        self._laid_out: tuple[Hashable, list[tuple[QTextLayout, float]]] = (None, [])
        self.removed: Callable[[], object] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def tell(self, icon: str, head: Sequence[Piece], words: Sequence[Piece]) -> None:
        """Show this. A screen reader says it as sentences."""
        self._icon, self._head, self._words = icon, list(head), list(words)
        self._heights.forget()
        self._laid_out = (None, [])
        said = "".join(piece.text for piece in self._head)
        if self._words:
            said = f"{said}. {''.join(piece.text for piece in self._words)}"
        self.setAccessibleName(" ".join(said.replace(" · ", ", ").split()))
        self.updateGeometry()
        self.update()

    def set_lit(self, lit: bool) -> None:
        """Whether it is the one that was cited."""
        self._lit = lit
        self.update()

    def is_lit(self) -> bool:
        """Whether it is the one that was cited."""
        return self._lit

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._heights.at(width, self._theme.scale, self._measure)

    def _measure(self, width: int) -> int:
        room = self._room(width)
        words = sentence_height(room, self._words, self._theme, Type.BODY) if self._words else 0.0
        return max(self._theme.px(DISC), round(self._head_height(room) + words)) + self._theme.px(14)

    def _room(self, width: int) -> int:
        return width - self._theme.px(DISC) - self._theme.px(GAP) - 2 * self._theme.px(SIDE)

    def _head_height(self, room: float) -> float:
        gap = self._theme.px(3) if self._words else 0
        return sentence_height(room, self._head, self._theme, Type.BODY) + gap

    def sizeHint(self) -> QSize:
        width = self._theme.px(400)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(DISC))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.removed is not None:
            self.removed()
        else:
            press(self, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, whole = self._theme, QPainter(self), self.rect()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._lit or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(Role.ACCENT_SOFT if self._lit else Role.SIDEBAR))
            painter.drawRoundedRect(QRectF(whole), theme.px(6), theme.px(6))
        if self.hasFocus():
            paint_focus(painter, QRectF(whole), theme.px(6), theme)
        side, disc, gap, above = theme.px(SIDE), theme.px(DISC), theme.px(GAP), theme.px(7)
        direction = self.layoutDirection()
        spot = whole.adjusted(side, above, 0, 0)
        spot.setSize(QSize(disc, disc))
        paint_icon_disc(painter, QRectF(QStyle.visualRect(direction, whole, spot)), self._icon, theme)
        words = whole.adjusted(side + disc + gap, above, -side, 0)
        box = QRectF(QStyle.visualRect(direction, whole, words))
        layouts = self._layouts(box.width())
        head = layouts[0][1] + (theme.px(3) if self._words else 0)
        lift = theme.px(3) if self._words else round((disc - head) / 2)
        for (layout, _), down in zip(layouts, (lift, head + lift), strict=False):
            layout.draw(painter, box.topLeft() + QPointF(0, down))

    def _layouts(self, room: float) -> list[tuple[QTextLayout, float]]:
        """The head, and the words where there are any: shaped once, however often the page is painted."""
        key = (room, self._theme.edition, self.layoutDirection())
        if self._laid_out[0] != key:
            parts = [part for part in (self._head, self._words) if part]
            direction = self.layoutDirection()
            laid = [lay_out(part, room, self._theme, Type.BODY, Role.INK, direction) for part in parts]
            self._laid_out = (key, laid)
        return self._laid_out[1]
