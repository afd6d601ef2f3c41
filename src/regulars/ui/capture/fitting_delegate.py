"""Paints somebody who fits what is typed: a small face, the name, the organisation."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from regulars.domain.health.vocabulary import Band
from regulars.domain.people_list import PersonRow
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.face import initials, paint_face
from regulars.ui.widgets.one_line import draw_line

ROW = Qt.ItemDataRole.UserRole
_HEIGHT = 36
_FACE = 26


class FittingDelegate(QStyledItemDelegate):
    """Rows without a `PersonRow` are only words."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, box, direction = self._theme, option.rect, option.direction
        row = index.data(ROW)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(Role.SELECTED))
            painter.drawRoundedRect(box, theme.px(6), theme.px(6))
            painter.restore()
        left = theme.px(8)
        if not isinstance(row, PersonRow):
            painter.setFont(theme.font(Type.BODY))
            painter.setPen(theme.colour(Role.MUTED))
            draw_line(painter, box, box.adjusted(left, 0, -left, 0), str(index.data()), direction)
            return
        side = theme.px(_FACE)
        face = QRect(box.x() + left, box.y() + (box.height() - side) // 2, side, side)
        known = row.score is not None and row.band is not Band.NEW
        score, band = (row.score, Role(row.band.name.lower())) if known else (None, None)
        where = QRectF(QStyle.visualRect(direction, box, face))
        paint_face(painter, where, initials(row.name), score, band, row.id, None, theme)
        words = box.adjusted(left + side + theme.px(10), 0, -left, 0)
        font = theme.font(Type.STRONG)
        painter.setFont(font)
        painter.setPen(theme.colour(Role.INK))
        draw_line(painter, box, words, row.name, direction)
        if row.organisation:
            used = QFontMetrics(font).horizontalAdvance(row.name) + theme.px(9)
            painter.setFont(theme.font(Type.BODY))
            painter.setPen(theme.colour(Role.MUTED))
            if used < words.width():
                draw_line(painter, box, words.adjusted(used, 0, 0, 0), row.organisation, direction)
