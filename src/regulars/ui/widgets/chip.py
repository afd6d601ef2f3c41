"""Small rounded things: chips that tell, chips that filter, key caps, and icons in a disc."""

from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.mirroring import visual_rect
from regulars.ui.widgets.one_line import draw_line
from regulars.ui.widgets.plain_tip import set_plain_tip

ChipKind = Literal["plain", "warn", "date"]

_FILL_EDGE_INK: dict[ChipKind, tuple[Role, Role, Role]] = {
    "plain": (Role.BACKGROUND, Role.LINE, Role.MUTED),
    "warn": (Role.WARN_FILL, Role.WARN_FILL, Role.WARN_INK),
    "date": (Role.DATE_FILL, Role.DATE_FILL, Role.DATE_INK),
}
_SIDE = 10
_ICON = 13
_GAP = 6
_HEIGHT = 24


class Chip(QLabel):
    """A quiet pill with a few words: a promise, a date, a circle."""

    def __init__(
        self, theme: Theme, text: str, icon: str = "", kind: ChipKind = "plain", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._kind = theme, icon, kind
        self._measured: tuple[tuple[int, str], QSize] | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        look = (self._theme.edition, self.text())
        if self._measured is None or self._measured[0] != look:
            self._measured = look, chip_size(self._theme, self.text(), self._icon)
        return self._measured[1]

    def minimumSizeHint(self) -> QSize:
        wanted = self.sizeHint()
        return QSize(min(wanted.width(), self._theme.px(64)), wanted.height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            set_plain_tip(self, self.text() if self.sizeHint().width() > self.width() else "")
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        # Given more room than it needs (alone in a column, say), it stays as small as its words, at the leading side.
        direction = self.layoutDirection()
        pill = QRect(0, 0, min(self.width(), self.sizeHint().width()), self.height())
        box = QRectF(visual_rect(direction, self.rect(), pill))
        paint_chip(QPainter(self), box, self.text(), self._icon, self._kind, self._theme, direction)


class FilterChip(QPushButton):
    """A chip that can be switched on: one filter over a list. `dashed` for one that only offers something."""

    def __init__(
        self, theme: Theme, text: str, icon: str = "", *, dashed: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._theme, self._icon, self._dashed = theme, icon, dashed
        self.setProperty("kind", "painted")
        self.setCheckable(not dashed)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        """Change the words (a count in them, say)."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        return chip_size(self._theme, self.accessibleName(), self._icon)

    def minimumSizeHint(self) -> QSize:
        whole = self.sizeHint()  # of somebody's own words there may be more than a page is wide
        return QSize(min(whole.width(), self._theme.px(200)), whole.height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            set_plain_tip(self, self.accessibleName() if self.sizeHint().width() > self.width() else "")
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        fill, edge, ink = Role.BACKGROUND, Role.LINE, Role.MUTED
        if self.isChecked():
            fill = edge = Role.ACCENT
            ink = Role.ON_ACCENT
        elif self.underMouse():
            edge, ink = Role.MUTED, Role.INK
        painter = QPainter(self)
        box = QRectF(self.rect())
        style = Qt.PenStyle.DashLine if self._dashed else Qt.PenStyle.SolidLine
        _paint_pill(painter, box, self._theme, fill, edge, style)
        if self.hasFocus():
            ring = Role.INK if self.isChecked() else Role.ACCENT
            paint_focus(painter, box, box.height() / 2, self._theme, ring)
        _paint_words(painter, box, self.accessibleName(), self._icon, ink, self._theme, self.layoutDirection())


class KeyCap(QLabel):
    """A key as printed on the keyboard: "Ctrl N"."""

    def __init__(self, theme: Theme, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return key_cap_size(self._theme, self.text())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_key_cap(QPainter(self), QRectF(self.rect()), self.text(), self._theme)


class IconDisc(QLabel):
    """An icon in a quiet disc, as beside the moments of the river. `name` if it says something the words do not."""

    def __init__(
        self, theme: Theme, icon: str, size: float = 28, *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._size = theme, icon, size
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = self._theme.px(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon_disc(painter, QRectF(self.rect()), self._icon, self._theme)


@lru_cache(maxsize=2000)
def _advance(theme: Theme, _edition: int, text: str) -> int:
    """How wide the words of a chip are. A page of chips is asked a thousand times before it is painted."""
    return QFontMetrics(theme.font(Type.SMALL)).horizontalAdvance(text)


def chip_size(theme: Theme, text: str, icon: str = "") -> QSize:
    """How large a chip is, for delegates and layouts."""
    words = _advance(theme, theme.edition, text) + 2
    sides = 2 * theme.px(_SIDE) + (theme.px(_ICON) + theme.px(_GAP) if icon else 0)
    return QSize(words + sides, theme.px(_HEIGHT))


def paint_chip(
    painter: QPainter,
    rect: QRectF,
    text: str,
    icon: str,
    kind: ChipKind,
    theme: Theme,
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
) -> None:
    """Draw a chip that fills `rect`, for delegates too."""
    fill, edge, ink = _FILL_EDGE_INK[kind]
    painter.save()
    _paint_pill(painter, rect, theme, fill, edge, Qt.PenStyle.SolidLine)
    _paint_words(painter, rect, text, icon, ink, theme, direction)
    painter.restore()


def key_cap_size(theme: Theme, text: str) -> QSize:
    """How large a key cap is."""
    metrics = QFontMetrics(theme.font(Type.TINY))
    return QSize(metrics.horizontalAdvance(text) + theme.px(10), metrics.height() + theme.px(4))


def paint_key_cap(painter: QPainter, rect: QRectF, text: str, theme: Theme) -> None:
    """Draw a key cap that fills `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour(Role.LINE), 1))
    painter.setBrush(theme.colour(Role.BACKGROUND))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(5), theme.px(5))
    painter.setPen(theme.colour(Role.MUTED))
    painter.setFont(theme.font(Type.TINY))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def paint_icon_disc(painter: QPainter, rect: QRectF, icon: str, theme: Theme) -> None:
    """Draw an icon in a disc that fills `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour(Role.LINE), 1))
    painter.setBrush(theme.colour(Role.BACKGROUND))
    painter.drawEllipse(rect.adjusted(0.5, 0.5, -0.5, -0.5))
    inset = rect.width() * 0.26
    theme.draw_icon(painter, rect.adjusted(inset, inset, -inset, -inset), icon, Role.MUTED)
    painter.restore()


def paint_focus(painter: QPainter, rect: QRectF, radius: float, theme: Theme, role: Role = Role.ACCENT) -> None:
    """Draw the ring that shows where the keyboard is, just inside `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour(role), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius - 1, radius - 1)
    painter.restore()


def _paint_pill(painter: QPainter, rect: QRectF, theme: Theme, fill: Role, edge: Role, style: Qt.PenStyle) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour(edge), 1, style))
    painter.setBrush(theme.colour(fill))
    box = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)


def _paint_words(
    painter: QPainter, rect: QRectF, text: str, icon: str, ink: Role, theme: Theme, direction: Qt.LayoutDirection
) -> None:
    whole = rect.toRect()
    box = whole.adjusted(theme.px(_SIDE), 0, -theme.px(_SIDE), 0)
    if icon:
        side = theme.px(_ICON)
        place = box.adjusted(0, 0, side - box.width(), 0)
        theme.draw_icon(painter, QRectF(visual_rect(direction, whole, place)), icon, ink)
        box.adjust(side + theme.px(_GAP), 0, 0, 0)
    painter.setFont(theme.font(Type.SMALL))
    painter.setPen(theme.colour(ink))
    draw_line(painter, whole, box, text, direction)
