"""Two or three choices side by side of which one holds: "Merge | Keep both"."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.chip import paint_focus


class _Segment(QRadioButton):
    def __init__(self, theme: Theme, text: str, whole: QWidget) -> None:
        super().__init__(text.replace("&", "&&"), whole)
        self._theme, self._whole = theme, whole
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font(Type.MEDIUM))
        width = metrics.horizontalAdvance(self.accessibleName()) + self._theme.px(25)
        return QSize(width, self._theme.px(32))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        return True  # the whole segment, not only where a radio button would have its circle

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, box = self._theme, QPainter(self), QRectF(self.rect())
        if self.isChecked():
            painter.setClipPath(self._outline())
            painter.fillRect(box, theme.colour(Role.ACCENT))
        painter.setFont(theme.font(Type.MEDIUM))
        painter.setPen(theme.colour(Role.ON_ACCENT if self.isChecked() else Role.INK))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.accessibleName())
        if self.hasFocus():
            ring = Role.INK if self.isChecked() else Role.ACCENT
            paint_focus(painter, box.adjusted(1, 1, -1, -1), theme.control_radius, theme, ring)

    def _outline(self) -> QPainterPath:
        """The frame of the whole control, as seen from this segment, so that the ends keep their round corners."""
        box = QRectF(self._whole.rect()).translated(-self.x(), -self.y()).adjusted(1, 1, -1, -1)
        path = QPainterPath()
        path.addRoundedRect(box, self._theme.control_radius - 1, self._theme.control_radius - 1)
        return path


class Segmented(QWidget):
    """One of a few choices; `chosen` carries its place, from 0. The arrow keys move."""

    chosen = Signal(int)

    def __init__(
        self, theme: Theme, name: str, options: Sequence[str], current: int = 0, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        theme.lay(row, spacing=0)
        self._group = QButtonGroup(self)
        for place, option in enumerate(options):
            segment = _Segment(theme, option, self)
            segment.setChecked(place == current)
            self._group.addButton(segment, place)
            row.addWidget(segment)
        self._group.idToggled.connect(self._tell)  # idClicked knows nothing of the arrow keys

    def current(self) -> int:
        """The place of the choice that holds."""
        return self._group.checkedId()

    def chosen_segment(self) -> QWidget:
        """Where the keyboard enters."""
        return self._group.button(self._group.checkedId())

    def set_current(self, place: int) -> None:
        """Let another choice hold, silently."""
        self._group.blockSignals(True)
        self._group.button(place).setChecked(True)
        self._group.blockSignals(False)

    def _tell(self, place: int, on: bool) -> None:
        if on:
            self.chosen.emit(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour(Role.LINE), 1))
        painter.setBrush(self._theme.colour(Role.CARD))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, self._theme.control_radius, self._theme.control_radius)
