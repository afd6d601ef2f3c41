"""What the cards of a person's page are made of: the card itself, small buttons, menus, and rows that come and go."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QHBoxLayout,
    QLayout,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from regulars.ui.person.editing import Editing
from regulars.ui.person.fields import SIDE, has_keyboard
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.card import Card
from regulars.ui.widgets.chip import chip_size, paint_chip, paint_focus
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.one_line import draw_line

T = TypeVar("T")
W = TypeVar("W", bound=QWidget)


class Panel(Card):
    """A card with a heading. Its fields stand `SIDE` further out than in other cards, so that their words line up."""

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        theme, title = editing.theme, self.title()
        super().__init__(theme, title, parent=parent)
        self.editing = editing
        column = self.layout()
        if column is not None:
            theme.lay(column, (17 - SIDE, 15, 17 - SIDE, 16), 0)
        self.heading = Label(theme, title, Type.SECTION, parent=self)
        self.head = QHBoxLayout()
        theme.lay(self.head, (SIDE, 0, SIDE, 0), 8)
        self.head.addWidget(self.heading)
        self.head.addStretch(1)
        self.body.addLayout(self.head)

    def title(self) -> str:
        """The heading."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show what the model holds now."""
        raise NotImplementedError


def inset(theme: Theme, *things: QWidget | QLayout, spacing: float = 8) -> QHBoxLayout:
    """A row whose things begin where the words of a field begin."""
    row = QHBoxLayout()
    theme.lay(row, (SIDE, 0, SIDE, 0), spacing)
    for thing in things:
        if isinstance(thing, QLayout):
            row.addLayout(thing)
        else:
            row.addWidget(thing)
    return row


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
    """The grey line below something, which opens its details: where it is known from, when it is due."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._role = theme, Role.MUTED
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_words(self, text: str, name: str, role: Role = Role.MUTED) -> None:
        """The line, and what a screen reader calls it."""
        self._role = role
        self.setText(text)
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font(Type.TINY))
        return QSize(
            metrics.horizontalAdvance(self.text()) + 2 * self._theme.px(SIDE) + 2, metrics.height() + self._theme.px(3)
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(48), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        press(self, event)

    def paintEvent(self, event: QPaintEvent) -> None:
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


class Rows(Generic[T, W]):
    """Widgets for records: each keeps its own while the record is there, so that an edit that is going on goes on.

    `make` builds the widget of a record, `tell` shows it a record. When the row with the keyboard goes, its neighbour
    has it, or else `fallback`.
    """

    def __init__(
        self, layout: QLayout, make: Callable[[T], W], tell: Callable[[W, T], None], fallback: QWidget | None = None
    ) -> None:
        self._layout, self._make, self._tell, self._fallback = layout, make, tell, fallback
        self._rows: dict[Hashable, W] = {}
        self._told: dict[Hashable, T] = {}

    def show(self, records: Sequence[tuple[Hashable, T]]) -> None:
        """Show these records, in this order."""
        before = list(self._rows)
        keyboard = self._lose_others({key for key, _ in records}, before)
        for key, record in records:
            if key not in self._rows:
                self._rows[key] = self._make(record)
                self._told[key] = record
            elif self._told[key] != record:
                self._told[key] = record
                self._tell(self._rows[key], record)
        order = [key for key, _ in records]
        if order != before:
            self._rows = {key: self._rows[key] for key in order}
            self._put_in_order()
        if keyboard is not None:
            self._hand_on(keyboard)

    def row(self, key: Hashable) -> W | None:
        """The widget of a record."""
        return self._rows.get(key)

    def all(self) -> list[W]:
        """The widgets, in their order."""
        return list(self._rows.values())

    def _lose_others(self, wanted: set[Hashable], before: list[Hashable]) -> int | None:
        """Take away the rows that are not wanted; the place of the one that had the keyboard."""
        keyboard = None
        for place, key in enumerate(before):
            if key not in wanted:
                row = self._rows.pop(key)
                del self._told[key]
                if has_keyboard(row):
                    keyboard = place
                self._layout.removeWidget(row)
                row.hide()
                row.deleteLater()
        return keyboard

    def _put_in_order(self) -> None:
        rows = list(self._rows.values())
        if isinstance(self._layout, QBoxLayout):
            for place, row in enumerate(rows):
                item = self._layout.itemAt(place)
                if item is None or item.widget() is not row:
                    self._layout.removeWidget(row)
                    self._layout.insertWidget(place, row)
        else:
            for row in rows:
                self._layout.removeWidget(row)
                self._layout.addWidget(row)
        for row in rows:
            if row.isHidden() and not row.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
                row.show()

    def _hand_on(self, place: int) -> None:
        rows = list(self._rows.values())
        next_one: QWidget | None = rows[min(place, len(rows) - 1)] if rows else self._fallback
        if next_one is not None:
            next_one.setFocus(Qt.FocusReason.OtherFocusReason)


class Framed(QWidget):
    """A frame that cannot be overlooked, for what must be avoided."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.body = QVBoxLayout(self)
        theme.lay(self.body, (8, 8, 8, 8), 2)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, radius = QPainter(self), self._theme.control_radius
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour(Role.SLIPPING), 1.5 * self._theme.scale))
        painter.setBrush(self._theme.colour(Role.SLIPPING, 0.05))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
