"""What a score is made of: a name, a bar, and the reason in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Part:
    """One row: `value` 0–1 in the colour of `role`, explained by `sentence`."""

    label: str
    value: float
    role: Role
    sentence: str


class _Bar(QWidget):
    def __init__(self, theme: Theme, part: Part, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._part = theme, part
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_part(self, part: Part) -> None:
        if part != self._part:
            self._part = part
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(90), self._theme.px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        paint_bar(painter, QRectF(self.rect()), self._part.value, self._part.role, self._theme, self.layoutDirection())


class PartBars(QWidget):
    """A few rows of parts. The words carry the meaning; the bars are for the eye."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[tuple[Label, _Bar, Sentence]] = []
        self._grid = QGridLayout(self)
        theme.lay(self._grid, spacing=5)
        self._grid.setColumnStretch(2, 1)
        self._space_columns()
        theme.changed.connect(self._space_columns)

    def _space_columns(self) -> None:
        self._grid.setHorizontalSpacing(self._theme.px(10))
        self._grid.setColumnMinimumWidth(0, self._theme.px(82))

    def set_parts(self, parts: Sequence[Part]) -> None:
        """Show these rows in place of the old ones."""
        if len(parts) != len(self._rows):
            self._make_rows(parts)
        for (label, bar, sentence), part in zip(self._rows, parts, strict=True):
            label.setText(part.label)
            bar.set_part(part)
            sentence.set_pieces(part.sentence)

    def _make_rows(self, parts: Sequence[Part]) -> None:
        for old in (widget for row in self._rows for widget in row):
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = []
        middle = Qt.AlignmentFlag.AlignVCenter
        for row, part in enumerate(parts):
            label, bar = Label(self._theme, part.label, Type.SMALL, parent=self), _Bar(self._theme, part, self)
            sentence = Sentence(self._theme, part.sentence, Type.SMALL, Role.MUTED, parent=self)
            self._grid.addWidget(label, row, 0, middle)
            self._grid.addWidget(bar, row, 1, middle)
            self._grid.addWidget(sentence, row, 2)
            self._rows.append((label, bar, sentence))


def paint_bar(
    painter: QPainter,
    rect: QRectF,
    value: float,
    role: Role,
    theme: Theme,
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
) -> None:
    """Draw a bar of which `value` 0–1 is filled, from the leading side."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = min(rect.height() / 2, 3.0 * theme.scale)
    painter.setBrush(theme.colour(Role.TRACK))
    painter.drawRoundedRect(rect, radius, radius)
    width = rect.width() * min(max(value, 0.0), 1.0)
    if width > 0:
        done = QRectF(rect.left(), rect.top(), max(width, 2 * radius), rect.height())
        if direction is Qt.LayoutDirection.RightToLeft:
            done.moveRight(rect.right())
        painter.setBrush(theme.colour(role))
        painter.drawRoundedRect(done, radius, radius)
    painter.restore()
