"""What must be avoided stays in sight while the page is scrolled: a framed strip at the edge behind which its card went."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from regulars.domain.notes import Note, NoteKind
from regulars.ui import wording
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.hint import IconSpot
from regulars.ui.widgets.sentence import Piece, Sentence

_SHARE = 4
"""The strip covers at most this part of the page."""
_MOST = 12
"""Notes that are told at most; the card has all."""
_BESIDE = 44
"""Design pixels that the icon and the sides take from the words."""


class PinnedAvoid(QWidget):
    """`wanted` is called when it is clicked: its card should be seen."""

    def __init__(self, theme: Theme, wanted: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._wanted = theme, wanted
        self._notes: tuple[tuple[str, bool], ...] = ()
        self._fits: tuple[int, int] = (0, 0)
        self.words = Sentence(theme, "", Type.MEDIUM, parent=self)
        self.words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        theme.lay(row, (12, 8, 12, 8), 8)
        spot = IconSpot(theme, "ban", Role.SLIPPING, 16, parent=self)
        row.addWidget(spot, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def tell(self, notes: Sequence[Note], unveiled: set[int]) -> None:
        """These must be avoided. What is veiled is not told, only that there is something."""
        known = tuple((note.text, note.veiled and int(note.id) not in unveiled) for note in notes)
        if known != self._notes:
            self._notes, self._fits = known, (0, 0)

    def is_needed(self) -> bool:
        """Whether there is anything to say."""
        return bool(self._notes)

    def fit(self, width: int, height: int) -> int:
        """Take as many words as fit into a share of a page of this size; the height of the strip."""
        if self._fits != (width, height):
            self._fits = (width, height)
            shown = min(len(self._notes), _MOST)
            self._say(shown)
            while shown > 1 and self._height(width) > height // _SHARE:
                shown -= max(shown // 4, 1)
                self._say(shown)
        return self._height(width)

    def _height(self, width: int) -> int:
        inside = max(width - self._theme.px(_BESIDE), self._theme.px(80))
        return self.words.heightForWidth(inside) + self._theme.px(16)

    def _say(self, shown: int) -> None:
        name = wording.note_kind(NoteKind.AVOID)
        pieces = [Piece(f"{name}  ", role=Role.SLIPPING, type=Type.SMALL_STRONG)]
        told = [
            self.tr("something veiled") if veiled else wording.isolated(" ".join(text.split()))
            for text, veiled in self._notes[:shown]
        ]
        more = len(self._notes) - shown
        words = " · ".join([*told, *([self.tr("and %n more", None, more)] if more else [])])
        self.words.set_pieces([*pieces, Piece(words)])
        self.setAccessibleName(f"{name}: {words}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._wanted()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._fits = (0, 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(theme.colour(Role.SLIPPING), 1.5 * theme.scale))
        painter.setBrush(theme.colour(Role.CARD))  # nothing of what lies below shines through
        painter.drawRoundedRect(box, theme.control_radius, theme.control_radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(Role.SLIPPING, 0.05))
        painter.drawRoundedRect(box, theme.control_radius, theme.control_radius)
