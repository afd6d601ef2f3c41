"""A soft green line with something worth knowing, and perhaps a way to act on it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.buttons import LinkButton
from regulars.ui.widgets.sentence import Pieces, Sentence


class IconSpot(QWidget):
    """An icon as an ornament beside words; it says nothing by itself."""

    def __init__(
        self, theme: Theme, icon: str, role: Role = Role.MUTED, size: float = 16, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._role, self._size = theme, icon, role, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str, role: Role) -> None:
        """Show another icon."""
        self._icon, self._role = icon, role
        self.update()

    def sizeHint(self) -> QSize:
        side = self._theme.px(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._theme.draw_icon(painter, QRectF(self.rect()), self._icon, self._role)


class Hint(QFrame):
    """An icon, a sentence, and a link-like button if there is one; `acted` when it is pressed."""

    acted = Signal()

    def __init__(
        self,
        theme: Theme,
        pieces: Pieces,
        icon: str = "sparkles",
        button: str = "",
        *,
        warn: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._warn = theme, warn
        ink, sign = (Role.WARN_INK, Role.WARN_INK) if warn else (Role.INK, Role.ACCENT)
        row = QHBoxLayout(self)
        theme.lay(row, (12, 8, 12, 8), 10)
        row.addWidget(IconSpot(theme, icon, sign, 17, parent=self), 0, Qt.AlignmentFlag.AlignVCenter)
        self._sentence = Sentence(theme, pieces, Type.BODY, ink, parent=self)
        row.addWidget(self._sentence, 1)
        self.button = LinkButton(theme, button, parent=self)
        self.button.setVisible(bool(button))
        self.button.clicked.connect(self.acted)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_pieces(self, pieces: Pieces) -> None:
        """Say something else."""
        self._sentence.set_pieces(pieces)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(Role.WARN_FILL if self._warn else Role.ACCENT_SOFT))
        painter.drawRoundedRect(QRectF(self.rect()), self._theme.control_radius, self._theme.control_radius)
