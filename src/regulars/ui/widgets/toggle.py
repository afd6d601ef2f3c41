"""A switch, and a tick box: on or off, at once."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from regulars.ui.theme import Role, Theme
from regulars.ui.widgets.chip import paint_focus
from regulars.ui.widgets.mirroring import centred


class _OnOff(QCheckBox):
    def __init__(self, theme: Theme, name: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)


class Toggle(_OnOff):
    """A switch for a setting; `name` says which."""

    def __init__(self, theme: Theme, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(38) + 6, self._theme.px(22) + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        radius = box.height() / 2
        painter.setBrush(theme.colour(Role.ACCENT if self.isChecked() else Role.TRACK))
        painter.drawRoundedRect(box, radius, radius)
        side = box.height() - theme.px(6)
        inset = theme.px(3)
        at_end = self.isChecked() == (self.layoutDirection() is Qt.LayoutDirection.LeftToRight)
        left = box.right() - inset - side if at_end else box.left() + inset
        if not self.isChecked():  # the soft track alone would be too faint to find
            painter.setPen(QPen(theme.colour(Role.MUTED), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
            painter.setPen(Qt.PenStyle.NoPen)
        off = Role.MUTED if theme.dark else Role.CARD
        painter.setBrush(theme.colour(Role.ON_ACCENT if self.isChecked() else off))
        painter.drawEllipse(QRectF(left, box.top() + inset, side, side))
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), radius + 3, theme)


class Tick(_OnOff):
    """A tick box for a thing to be done; `name` says which thing."""

    def __init__(self, theme: Theme, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)

    def sizeHint(self) -> QSize:
        side = self._theme.px(28)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, side = self._theme, QPainter(self), self._theme.px(18)
        place = centred(self.rect(), QSize(side, side))
        icon, role = ("square-check", Role.ACCENT) if self.isChecked() else ("square", Role.INK)
        theme.draw_icon(painter, QRectF(place), icon, role)
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), theme.px(6), theme)
