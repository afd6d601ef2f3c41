"""A sentence with a figure that opens to what it was counted from: a line, or a card with the figure in the serif."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.card import paint_card
from regulars.ui.widgets.sentence import Piece, Pieces, as_pieces, paint_sentence, sentence_height

_LINE = (8.0, 6.0)
_CARD = (17.0, 15.0)
_CARD_HIGH = 100


class FactButton(QPushButton):
    """Wraps like a sentence, and is pressed like a button. `on_card`: a card of its own, warm when it asks for a look."""

    def __init__(self, theme: Theme, *, on_card: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._on_card = theme, on_card
        self._figure, self._pieces, self._warn = "", as_pieces(""), False
        self.setProperty("kind", "painted")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)  # Enter presses it too, not Space alone
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    def set_fact(self, pieces: Pieces, figure: str = "", *, warn: bool = False) -> None:
        """Say something else; screen readers hear figure and words as one sentence."""
        self._figure, self._pieces, self._warn = figure, as_pieces(pieces), warn
        self.setAccessibleName(f"{figure} {self.words()}".strip())
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """The sentence without its figure."""
        return "".join(piece.text for piece in self._pieces)

    def figure(self) -> str:
        """The figure, "" without one."""
        return self._figure

    def _padding(self) -> tuple[int, int]:
        across, down = _CARD if self._on_card else _LINE
        return self._theme.px(across), self._theme.px(down)

    def _figures(self) -> list[Piece]:
        return [Piece(self._figure)] if self._figure else []

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        across, down = self._padding()
        inner = max(width - 2 * across, 1)
        high = sentence_height(inner, self._pieces, self._theme)
        if self._figure:
            high += sentence_height(inner, self._figures(), self._theme, Type.FIGURE)
        least = self._theme.px(_CARD_HIGH) if self._on_card else 0
        return max(-int(-high // 1) + 2 * down, least)

    def sizeHint(self) -> QSize:
        width = self._theme.px(220)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(110), 0)  # as high as its words where it stands

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self._on_card:
            paint_card(painter, box, theme, warn=self._warn, focused=self.hasFocus())
        else:
            self._paint_ground(painter, box)
        across, down = self._padding()
        inner = box.adjusted(across, down, -across, -down)
        ink = Role.WARN_INK if self._warn else Role.INK
        words = ink if self._warn or not self._on_card else Role.MUTED
        if self._figure:
            high = paint_sentence(painter, inner, self._figures(), theme, Type.FIGURE, ink, self.layoutDirection())
            inner.setTop(inner.top() + high)
        paint_sentence(painter, inner, self._pieces, theme, Type.BODY, words, self.layoutDirection())

    def _paint_ground(self, painter: QPainter, box: QRectF) -> None:
        radius = self._theme.control_radius
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse():
            painter.setBrush(self._theme.colour(Role.ACCENT_SOFT))
            painter.drawRoundedRect(box, radius, radius)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour(Role.ACCENT), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)
