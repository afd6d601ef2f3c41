"""Sentences with a figure in bold or a quieter source behind them, wrapped at the theme's line height.

They are laid out piece by piece, never as markup, so that a name like "<b>" stays a name.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.mirroring import visual_alignment
from regulars.ui.widgets.one_line import reading_direction


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence. `role` and `type` are the sentence's own unless given."""

    text: str
    bold: bool = False
    role: Role | None = None
    type: Type | None = None


Pieces = str | Sequence[Piece | tuple[str, bool]]

_BOLD = {Type.BODY: Type.STRONG, Type.MEDIUM: Type.STRONG, Type.SMALL: Type.SMALL_STRONG}
_ENDLESS = 1_000_000


def as_pieces(pieces: Pieces) -> list[Piece]:
    """Pieces from a plain string, pieces, or `(text, bold)` pairs."""
    if isinstance(pieces, str):
        return [Piece(pieces)]
    return [p if isinstance(p, Piece) else Piece(*p) for p in pieces]


class Sentence(QLabel):
    """Wrapped text made of pieces; screen readers hear it as one sentence."""

    def __init__(
        self,
        theme: Theme,
        pieces: Pieces = "",
        type: Type = Type.BODY,
        role: Role = Role.INK,
        *,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._type, self._role, self._align = theme, type, role, align
        self._pieces: list[Piece] = []
        self._layout: QTextLayout | None = None
        self._look: tuple[int, Qt.LayoutDirection] | None = None
        self._heights: dict[int, float] = {}
        self._broken_at = -1  # the width at which the layout's lines are broken now
        self._natural = -1.0
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_pieces(pieces)

    def set_pieces(self, pieces: Pieces) -> None:
        """Say something else."""
        said = as_pieces(pieces)
        if said == self._pieces:
            return  # the page around it need not be laid out anew
        self._pieces = said
        self._layout = None
        self.setText("".join(piece.text for piece in self._pieces))
        self.updateGeometry()
        self.update()

    def set_role(self, role: Role) -> None:
        """Change the colour of the pieces that have none of their own."""
        self._role = role
        self._layout = None
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        # A box layout asks about its own width, also where ours is held, and about none before it has one.
        width = max(min(width, self.maximumWidth()), self._least_width())
        if width > self._natural_width():
            width = _ENDLESS  # with room enough for the words the lines are the same, however much it is
        if width not in self._heights:
            self._break_lines(self._shaped(), width)
        return -int(-self._heights[width] // 1)

    def sizeHint(self) -> QSize:
        width = min(int(self._natural_width()) + 1, self._theme.px(560))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._least_width(), int(self._theme.line_height(self._type)))

    def _least_width(self) -> int:
        return min(int(self._natural_width()) + 1, self._theme.px(72))

    def _natural_width(self) -> float:
        """How wide the words are without a break."""
        layout = self._shaped()
        if self._natural < 0:
            self._break_lines(layout, _ENDLESS)
            self._natural = _natural_width(layout)
        return self._natural

    def paintEvent(self, event: QPaintEvent) -> None:
        layout = self._shaped()
        self._break_lines(layout, self.width())
        painter = QPainter(self)
        layout.draw(painter, QPointF(0, max(0.0, (self.height() - self._heights[self.width()]) / 2)))

    def _shaped(self) -> QTextLayout:
        # The words are shaped once; only the breaking into lines is done for each of the widths that layouts ask about.
        look = (self._theme.edition, self.layoutDirection())
        if self._layout is None or self._look != look:
            self._layout = _shape(
                self._pieces, self._theme, self._type, self._role, self._align, self.layoutDirection()
            )
            self._layout.setCacheEnabled(True)
            self._look, self._heights, self._broken_at, self._natural = look, {}, -1, -1.0
        return self._layout

    def _break_lines(self, layout: QTextLayout, width: int) -> None:
        if self._broken_at != width:
            self._heights[width] = _place_lines(layout, max(width, 1.0), self._theme.line_height(self._type))
            self._broken_at = width


def paint_sentence(
    painter: QPainter,
    rect: QRectF,
    pieces: Pieces,
    theme: Theme,
    type: Type = Type.BODY,
    role: Role = Role.INK,
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
) -> float:
    """Draw a sentence from the top of `rect`, for delegates; the answer is its height in pixels."""
    layout, height = lay_out(as_pieces(pieces), rect.width(), theme, type, role, direction)
    layout.draw(painter, rect.topLeft())
    return height


def sentence_height(width: float, pieces: Pieces, theme: Theme, type: Type = Type.BODY) -> float:
    """How high a sentence is when it may be `width` pixels wide."""
    return lay_out(as_pieces(pieces), width, theme, type, Role.INK)[1]


def lay_out(
    pieces: list[Piece],
    width: float,
    theme: Theme,
    type: Type,
    role: Role,
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
) -> tuple[QTextLayout, float]:
    """A sentence ready to be drawn, for whoever draws it more than once; and its height in pixels."""
    layout = _shape(pieces, theme, type, role, Qt.AlignmentFlag.AlignLeading, direction)
    return layout, _place_lines(layout, max(width, 1.0), theme.line_height(type))


def _shape(
    pieces: list[Piece], theme: Theme, type: Type, role: Role, align: Qt.AlignmentFlag, direction: Qt.LayoutDirection
) -> QTextLayout:
    text = "".join(piece.text for piece in pieces)
    layout = QTextLayout(text.replace("\n", "\u2028"), theme.font(type))
    # The window's language decides at which side lines begin, the text's own which way they are read.
    option = QTextOption(visual_alignment(direction, align) | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(reading_direction(text))
    layout.setTextOption(option)
    ranges, start = [], 0
    for piece in pieces:
        stretch = QTextLayout.FormatRange()
        length = len(piece.text.encode("utf-16-le")) // 2  # Qt counts UTF-16 units
        stretch.start, stretch.length = start, length
        look = QTextCharFormat()
        own = piece.type or type
        look.setFont(theme.font(_BOLD.get(own, own) if piece.bold else own))
        look.setForeground(theme.colour(piece.role or role))
        stretch.format = look
        ranges.append(stretch)
        start += length
    layout.setFormats(ranges)
    return layout


def _place_lines(layout: QTextLayout, width: float, line_height: float) -> float:
    height = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        room = max(line_height, line.height())  # a fallback font may be taller than ours
        line.setPosition(QPointF(0, height + (room - line.height()) / 2))
        height += room
    layout.endLayout()
    return max(height, line_height)


def _natural_width(layout: QTextLayout) -> float:
    return max((layout.lineAt(i).naturalTextWidth() for i in range(layout.lineCount())), default=0.0)


def section_heading(theme: Theme, text: str, muted: str = "", *, parent: QWidget | None = None) -> Sentence:
    """A heading between groups of cards: "Tomorrow", and quieter behind it "Mon 23 Nov"."""
    pieces = [Piece(text)]
    if muted:
        pieces += [Piece("\u2002" + muted, role=Role.MUTED, type=Type.BODY)]
    return Sentence(theme, pieces, Type.SECTION, parent=parent)
