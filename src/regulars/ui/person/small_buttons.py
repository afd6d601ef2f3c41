"""Small things to press on a person's page: chips, grey lines, parts of a card, and the menus behind them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QWidget

from regulars.ui.person.fields import SIDE
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.chip import chip_size, paint_chip, paint_focus
from regulars.ui.widgets.one_line import draw_line
from regulars.ui.widgets.sentence import paint_sentence, sentence_height
from regulars.ui.widgets.words_field import Heights


class ChipButton(QAbstractButton):
    """A chip that does something: a circle, a rhythm, a channel."""

    def __init__(self, theme: Theme, text: str = "", icon: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icon = theme, icon
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_words(text)

    def set_words(self, text: str, name: str = "") -> None:
        """Change the words; `name` if a screen reader needs more than them."""
        self.setText(text)
        self.setAccessibleName(name or text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        size = chip_size(self._theme, self.text(), self._icon)
        return size if self.text() else QSize(self._theme.px(33), size.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), self._theme.px(64)), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        press(self, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        paint_chip(painter, box, self.text(), self._icon, "plain", self._theme, self.layoutDirection())
        if self.hasFocus():
            paint_focus(painter, box, box.height() / 2, self._theme)
        elif self.underMouse():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.colour(Role.MUTED), 1))
            round_box = box.adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(round_box, round_box.height() / 2, round_box.height() / 2)


class SmallPrint(QAbstractButton):
    """The grey line below something, which opens its details: where it is known from, when it is due.

    It goes on below where it has no room.
    """

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._role = theme, Role.MUTED
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._heights, self._natural = Heights(), Heights()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_words(self, text: str, name: str, role: Role = Role.MUTED) -> None:
        """The line, and what a screen reader calls it."""
        self._role = role
        self._heights.forget()
        self._natural.forget()
        self.setText(text)
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font(Type.TINY))
        width = self._natural.at(0, self._theme.scale, lambda _: metrics.horizontalAdvance(self.text()))
        return QSize(width + 2 * self._theme.px(SIDE) + 2, metrics.height() + self._theme.px(3))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(48), self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._heights.at(min(width, self.maximumWidth()), self._theme.scale, self._measure)

    def _measure(self, width: int) -> int:
        whole = self.sizeHint()
        if width >= whole.width():
            return whole.height()
        room = width - 2 * self._theme.px(SIDE)
        return round(sentence_height(room, self.text(), self._theme, Type.TINY)) + self._theme.px(3)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        press(self, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.width() >= self.sizeHint().width():
            self._paint_line()
            return
        theme, painter, box, side = self._theme, QPainter(self), QRectF(self.rect()), self._theme.px(SIDE)
        above = (box.height() - self.heightForWidth(self.width()) + theme.px(3)) / 2
        inside = box.adjusted(side, above, -side, 0)
        paint_sentence(painter, inside, self.text(), theme, Type.TINY, self._role, self.layoutDirection())
        if self.hasFocus():
            paint_focus(painter, box, theme.px(6), theme)

    def _paint_line(self) -> None:
        theme, painter, box = self._theme, QPainter(self), self.rect()
        font = theme.font(Type.TINY)
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.setPen(theme.colour(self._role))
        side = theme.px(SIDE)
        draw_line(painter, box, box.adjusted(side, 0, -side, 0), self.text(), self.layoutDirection())
        if self.hasFocus():
            paint_focus(painter, QRectF(box), theme.px(6), theme)


class Opener(QAbstractButton):
    """A part of a card that opens something: what lies inside is shown, and the whole is one button."""

    def __init__(self, theme: Theme, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # Any other button insists on its words in one line; what lies in this one wraps.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.inside = QHBoxLayout(self)
        theme.lay(self.inside, (SIDE, 2, SIDE, 2), 6)

    def sizeHint(self) -> QSize:
        return self.inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.inside.minimumSize()

    def hasHeightForWidth(self) -> bool:
        return self.inside.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        return self.inside.heightForWidth(width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        press(self, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, box = self._theme, QPainter(self), QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(Role.SIDEBAR))
            painter.drawRoundedRect(box, theme.px(6), theme.px(6))
        if self.hasFocus():
            paint_focus(painter, box, theme.px(6), theme)


def press(button: QAbstractButton, event: QKeyEvent) -> None:
    """Enter presses a button as Space does; every other key goes on."""
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        button.click()
    else:
        QAbstractButton.keyPressEvent(button, event)


@dataclass(frozen=True, slots=True)
class MenuLine:
    """One line of a menu; `checked` if it can be on."""

    text: str
    run: Callable[[], object]
    icon: str = ""
    checked: bool | None = None
    enabled: bool = True


def open_menu(theme: Theme, anchor: QWidget, lines: Sequence[MenuLine | None]) -> QMenu:
    """Open a menu below a button; None is a line between groups. The names in it may hold anything."""
    menu = QMenu(anchor)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(anchor.accessibleName())
    for line in lines:
        if line is None:
            menu.addSeparator()
            continue
        action = menu.addAction(line.text.replace("&", "&&"))
        action.setEnabled(line.enabled)
        if line.icon:
            action.setIcon(theme.icon(line.icon))
        if line.checked is not None:
            action.setCheckable(True)
            action.setChecked(line.checked)
        action.triggered.connect(lambda _checked=False, run=line.run: run())
    at_left = anchor.layoutDirection() is Qt.LayoutDirection.LeftToRight
    corner = QPoint(0 if at_left else anchor.width() - menu.sizeHint().width(), anchor.height() + theme.px(4))
    menu.popup(anchor.mapToGlobal(corner))
    return menu
