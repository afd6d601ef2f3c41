"""How a whole divides: one bar in a few colours, and what each colour stands for."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.hint import IconSpot
from regulars.ui.widgets.label import Label

Share = tuple[str, float, Role]


class _Bar(QWidget):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.shares: list[Share] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        outline = QPainterPath()
        outline.addRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.fillPath(outline, self._theme.colour(Role.TRACK))
        painter.setClipPath(outline)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            painter.translate(box.width(), 0)
            painter.scale(-1, 1)
        whole = sum(value for _, value, _ in self.shares) or 1.0
        left = 0.0
        for _, value, role in self.shares:
            width = box.width() * value / whole
            painter.fillRect(QRectF(left, 0, width, box.height()), self._theme.colour(role))
            left += width


class _Dot(IconSpot):
    def __init__(self, theme: Theme, role: Role, parent: QWidget) -> None:
        super().__init__(theme, "", role, 9, parent=parent)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(self._role))
        painter.drawEllipse(self.rect())


class ShareBar(QWidget):
    """The bar and its legend. The words of the legend carry the figures ("They told me 71%")."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bar = _Bar(theme, self)
        self._legend = QWidget(self)
        self._flow = FlowLayout(theme, 14, parent=self._legend)
        column = QVBoxLayout(self)
        theme.lay(column, spacing=14)
        column.addWidget(self._bar)
        column.addWidget(self._legend)

    def set_shares(self, shares: Sequence[Share]) -> None:
        """Show `(text, value, role)` for each part; values in any unit."""
        self._bar.shares = list(shares)
        self._bar.update()
        for old in self._flow.widgets():
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        for text, _, role in shares:
            entry = QWidget(self._legend)
            row = QHBoxLayout(entry)
            self._theme.lay(row, spacing=6)
            row.addWidget(_Dot(self._theme, role, entry))
            row.addWidget(Label(self._theme, text, Type.SMALL, Role.MUTED, parent=entry))
            self._flow.addWidget(entry)
