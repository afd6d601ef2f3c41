"""Paints headings and cards of a long list, and knows where the buttons of a card are."""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from regulars.ui.card_lines import CardButton, CardLine, CardLines, Heading
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.card import paint_card
from regulars.ui.widgets.chip import chip_size, paint_chip, paint_icon_disc
from regulars.ui.widgets.face import initials, paint_face
from regulars.ui.widgets.one_line import draw_line

_SIDE, _GAP, _BETWEEN = 15, 14, 10
_FACE, _DISC, _LEAD, _BUTTON = 40, 28, 18, 32
_PAD = 14
_HEADING_ABOVE, _HEADING_BELOW = 16, 8
_TYPES = (Type.STRONG, Type.BODY, Type.QUOTE, Type.NAME, Type.MEDIUM)
_FACES_KEPT = 200
NARROW = 520
"""Design pixels below which the buttons stand under the words."""


class CardPainter(QStyledItemDelegate):
    """Draws straight from the model's lines. Boxes are those of a left-to-right window, mirrored at the last moment."""

    def __init__(
        self,
        theme: Theme,
        model: CardLines[Any],
        photo: Callable[[int], QPixmap | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._model, self._photo = theme, model, photo
        self.under: tuple[int, str] | None = None
        """The place and the act of the button below the pointer."""
        self._forget()
        theme.changed.connect(self._forget)

    def _forget(self) -> None:
        """Another look, or another text size: what was measured is measured again."""
        self._fonts = {kind: self._theme.font(kind) for kind in _TYPES}
        self._metrics = {kind: QFontMetrics(font) for kind, font in self._fonts.items()}
        self._button_widths: dict[str, int] = {}
        self._faces: OrderedDict[tuple[object, ...], QPixmap] = OrderedDict()

    # How high and where

    def card_height(self, width: int) -> int:
        """How high a card is, with the gap below it, in a list of this width."""
        theme = self._theme
        words = self._height(Type.STRONG) + max(self._height(Type.BODY), self._height(Type.QUOTE)) + theme.px(4)
        high = max(words, theme.px(_FACE)) + 2 * theme.px(_PAD)
        if self._is_narrow(width):
            high += theme.px(_BUTTON) + theme.px(_BETWEEN)
        return high + theme.px(_BETWEEN)

    def heading_height(self, *, first: bool) -> int:
        """How high a heading is; the first one has no room above it."""
        above = 0 if first else self._theme.px(_HEADING_ABOVE)
        return above + self._height(Type.NAME) + self._theme.px(_HEADING_BELOW)

    def act_at(self, place: int, whole: QRect, at: QPoint, direction: Qt.LayoutDirection) -> str:
        """What the button below a point asks for, or ""."""
        line = self._model.line_at(place)
        if line is None:
            return ""
        point = QStyle.visualPos(direction, whole, at)
        return next((button.act for button, box in self._buttons(line, whole) if box.contains(point)), "")

    def _font(self, kind: Type) -> QFont:
        return self._fonts[kind]

    def _height(self, kind: Type) -> int:
        return self._metrics[kind].height()

    def _is_narrow(self, width: int) -> bool:
        return width < self._theme.px(NARROW)

    def _card(self, whole: QRect) -> QRect:
        return whole.adjusted(0, 0, 0, -self._theme.px(_BETWEEN))

    def _first_row(self, whole: QRect) -> QRect:
        """The part of a card with the face and the words."""
        theme, card = self._theme, self._card(whole)
        below = theme.px(_BUTTON) + theme.px(_BETWEEN) if self._is_narrow(whole.width()) else 0
        return card.adjusted(theme.px(_SIDE), theme.px(_PAD), -theme.px(_SIDE), -theme.px(_PAD) - below)

    def _buttons(self, line: CardLine, whole: QRect) -> Iterator[tuple[CardButton, QRect]]:
        """The buttons from the far end on, and the icon before the face where it can be pressed."""
        theme, row = self._theme, self._first_row(whole)
        middle, end = row.center().y(), row.right() + 1
        if self._is_narrow(whole.width()):
            middle = row.bottom() + 1 + theme.px(_BETWEEN) + theme.px(_BUTTON) // 2
        high = theme.px(_BUTTON)
        for button in reversed(line.buttons):
            wide = self._button_width(button)
            end -= wide
            yield button, QRect(end, middle - high // 2, wide, high)
            end -= theme.px(8)
        if line.lead is not None and line.lead.act:
            side = theme.px(_BUTTON)
            yield line.lead, QRect(row.x() - theme.px(7), row.center().y() - side // 2, side, side)

    def _button_width(self, button: CardButton) -> int:
        if button.text not in self._button_widths:
            icon = self._theme.px(16 + 7) if button.icon else 0
            words = self._metrics[Type.MEDIUM].horizontalAdvance(button.text)
            self._button_widths[button.text] = words + icon + 2 * self._theme.px(13)
        return self._button_widths[button.text]

    # Painting

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = option.rect.width()
        return QSize(width, self.card_height(width))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        whole: QRect = option.rect
        direction: Qt.LayoutDirection = option.direction
        state: QStyle.StateFlag = option.state
        painter.fillRect(whole, self._theme.colour(Role.BACKGROUND))  # the table marks the whole row, with the gap
        heading = self._model.heading_at(index.row())
        if heading is not None:
            self._paint_heading(painter, whole, heading, direction)
            return
        line = self._model.line_at(index.row())
        if line is None:
            return
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = selected and bool(state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        paint_card(painter, QRectF(self._card(whole)), self._theme, selected, False, focused)
        painter.restore()
        buttons = list(self._buttons(line, whole))
        ends = [box.x() for button, box in buttons if button is not line.lead]
        self._paint_words(painter, whole, line, direction, self._paint_faces(painter, whole, line, direction), ends)
        for button, box in buttons:
            under = self.under == (index.row(), button.act)
            if button is line.lead:
                self._paint_lead(painter, whole, box, button, direction, under=under)
            else:
                self._paint_button(painter, whole, box, button, direction, under=under)

    def _paint_heading(self, painter: QPainter, whole: QRect, heading: Heading, direction: Qt.LayoutDirection) -> None:
        theme = self._theme
        high = self._height(Type.NAME)
        box = QRect(whole.x(), whole.bottom() + 1 - theme.px(_HEADING_BELOW) - high, whole.width(), high)
        painter.setFont(self._font(Type.STRONG))
        painter.setPen(theme.colour(Role.INK))
        draw_line(painter, whole, box, heading.text, direction)
        if heading.muted:
            wide = painter.fontMetrics().horizontalAdvance(heading.text) + theme.px(6)
            painter.setFont(self._font(Type.BODY))
            painter.setPen(theme.colour(Role.MUTED))
            draw_line(painter, whole, box.adjusted(wide, 0, 0, 0), heading.muted, direction)

    def _paint_faces(self, painter: QPainter, whole: QRect, line: CardLine, direction: Qt.LayoutDirection) -> int:
        """The icons and the face; returns where the words begin."""
        theme, row = self._theme, self._first_row(whole)
        x = row.x()
        if line.lead is not None:
            if not line.lead.act:
                side = theme.px(_LEAD)
                box = QRect(x, row.center().y() - side // 2, side, side)
                theme.draw_icon(painter, QRectF(QStyle.visualRect(direction, whole, box)), line.lead.icon, Role.INK)
            x += theme.px(_LEAD + _GAP + 2)
        side = theme.px(_FACE)
        box = QStyle.visualRect(direction, whole, QRect(x, row.center().y() - side // 2, side, side))
        painter.drawPixmap(box.topLeft(), self._face(line, side, painter))
        x += side + theme.px(_GAP)
        if line.disc and not self._is_narrow(whole.width()):
            side = theme.px(_DISC)
            box = QStyle.visualRect(direction, whole, QRect(x, row.center().y() - side // 2, side, side))
            paint_icon_disc(painter, QRectF(box), line.disc, theme)
            x += side + theme.px(_GAP)
        return x

    def _face(self, line: CardLine, side: int, painter: QPainter) -> QPixmap:
        """The face, painted once into a small picture."""
        device = painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        score = None if line.score is None else round(line.score)
        key = (line.name, score, line.band, line.tint, line.photo, side, ratio)
        picture = self._faces.get(key)
        if picture is None:
            picture = self._faces[key] = QPixmap(round(side * ratio), round(side * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            inside = QPainter(picture)
            photo = self._photo(line.photo) if line.photo is not None else None
            whole = QRectF(0, 0, side, side)
            paint_face(inside, whole, initials(line.name), line.score, line.band, line.tint, photo, self._theme)
            inside.end()
            if len(self._faces) > _FACES_KEPT:
                self._faces.popitem(last=False)
        return picture

    def _paint_words(
        self,
        painter: QPainter,
        whole: QRect,
        line: CardLine,
        direction: Qt.LayoutDirection,
        x: int,
        ends: list[int],
    ) -> None:
        """The words from `x` on up to the first of the buttons, which begin at `ends`."""
        theme, row = self._theme, self._first_row(whole)
        narrow = self._is_narrow(whole.width())
        end = row.right() + 1 if narrow or not ends else min(ends) - theme.px(_GAP)
        if line.pill:
            end = self._paint_pill(painter, whole, line, direction, end, min(ends, default=row.right() + 1))
        strong, below = self._height(Type.STRONG), self._height(Type.QUOTE if line.is_quote else Type.BODY)
        high = strong + below + theme.px(4) if line.below else strong
        top = row.y() + (row.height() - high) // 2
        first = QRect(x, top, end - x, strong)
        painter.setFont(self._font(Type.STRONG))
        painter.setPen(theme.colour(Role.INK))
        draw_line(painter, whole, first, line.title, direction)
        wide = painter.fontMetrics().horizontalAdvance(line.title) + theme.px(9)
        if line.beside and wide + theme.px(40) < first.width():
            painter.setFont(self._font(Type.BODY))
            painter.setPen(theme.colour(Role.MUTED))
            draw_line(painter, whole, first.adjusted(wide, 0, 0, 0), line.beside, direction)
        if line.below:
            painter.setFont(self._font(Type.QUOTE if line.is_quote else Type.BODY))
            painter.setPen(theme.colour(Role.INK if line.is_quote else Role.MUTED))
            second = QRect(x, top + strong + theme.px(4), end - x, below)
            draw_line(painter, whole, second, line.below, direction)

    def _paint_pill(
        self, painter: QPainter, whole: QRect, line: CardLine, direction: Qt.LayoutDirection, end: int, buttons: int
    ) -> int:
        """The pill before the buttons, or before them in the row below; returns where the words have to end."""
        theme, row = self._theme, self._first_row(whole)
        size = chip_size(theme, line.pill)
        if self._is_narrow(whole.width()):
            middle = row.bottom() + 1 + theme.px(_BETWEEN) + theme.px(_BUTTON) // 2
            room = buttons - row.x() - theme.px(8)
            box = QRect(row.x(), middle - size.height() // 2, min(size.width(), room), size.height())
        else:
            box = QRect(end - size.width(), row.center().y() - size.height() // 2, size.width(), size.height())
            end = box.x() - theme.px(_GAP)
        visual = QStyle.visualRect(direction, whole, box)
        paint_chip(painter, QRectF(visual), line.pill, "", line.pill_kind, theme, direction)
        return end

    def _paint_lead(
        self,
        painter: QPainter,
        whole: QRect,
        box: QRect,
        button: CardButton,
        direction: Qt.LayoutDirection,
        *,
        under: bool,
    ) -> None:
        inset = (box.width() - self._theme.px(_LEAD)) // 2
        icon = QRectF(QStyle.visualRect(direction, whole, box).adjusted(inset, inset, -inset, -inset))
        self._theme.draw_icon(painter, icon, button.icon, Role.ACCENT if under else Role.INK)

    def _paint_button(
        self,
        painter: QPainter,
        whole: QRect,
        box: QRect,
        button: CardButton,
        direction: Qt.LayoutDirection,
        *,
        under: bool,
    ) -> None:
        theme = self._theme
        visual = QRectF(QStyle.visualRect(direction, whole, box)).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour(Role.MUTED if under else Role.LINE), 1))
        painter.setBrush(theme.colour(Role.CARD))
        painter.drawRoundedRect(visual, theme.control_radius, theme.control_radius)
        painter.restore()
        words = box.adjusted(theme.px(13), 0, -theme.px(11), 0)
        if button.icon:
            side = theme.px(16)
            icon = QRect(words.x(), box.center().y() - side // 2, side, side)
            theme.draw_icon(painter, QRectF(QStyle.visualRect(direction, whole, icon)), button.icon, Role.INK)
            words.setLeft(icon.right() + theme.px(7))
        painter.setFont(self._font(Type.MEDIUM))
        painter.setPen(theme.colour(Role.INK))
        draw_line(painter, whole, words, button.text, direction)
