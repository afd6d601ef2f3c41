"""Paints a line of the list: the ringed face, the name with the organisation, and the columns that have room."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from regulars.domain.health.vocabulary import Band
from regulars.domain.people_list import PersonRow, Sort
from regulars.ui import wording
from regulars.ui.people.columns import FACE_LEFT, FACE_SIDE, ROW_HEIGHT, Column, columns_in
from regulars.ui.people.people_model import PeopleModel, health_words, rhythm_words
from regulars.ui.people.photos import Photos
from regulars.ui.people.prepared import PreparedFaces, PreparedTexts, mirrored
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.chip import paint_focus

BAND_ROLES = {
    Band.NEW: Role.MUTED,
    Band.THRIVING: Role.THRIVING,
    Band.STEADY: Role.STEADY,
    Band.COOLING: Role.COOLING,
    Band.SLIPPING: Role.SLIPPING,
}
_INK = {Sort.LAST: Role.INK, Sort.RHYTHM: Role.MUTED, Sort.PLACE: Role.INK, Sort.CIRCLES: Role.MUTED}
_DOT, _DOT_GAP = 9, 6


class RowDelegate(QStyledItemDelegate):
    """Draws straight from the `PersonRow` of the model; the geometry of a width is worked out once."""

    def __init__(self, theme: Theme, model: PeopleModel, photos: Photos, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._model, self._photos = theme, model, photos
        self._texts, self._faces = PreparedTexts(theme), PreparedFaces(theme)
        self._columns: tuple[int, list[Column]] = (-1, [])
        theme.changed.connect(self._forget)

    def _forget(self) -> None:
        self._columns = (-1, [])

    def load_fonts(self, samples: Iterable[str]) -> Iterator[None]:
        """Get ready for lines in other scripts, a step at a time."""
        words = tuple(samples)
        yield from self._texts.load_fonts(words)
        yield from self._faces.load_fonts(words, self._theme.px(FACE_SIDE))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(ROW_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = self._model.row(index.row())
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        direction: Qt.LayoutDirection = option.direction
        theme = self._theme
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(box, theme.colour(Role.SELECTED))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.colour(Role.SELECTED, 0.5))
        painter.fillRect(box.x(), box.bottom(), box.width(), 1, theme.colour(Role.LINE))
        if row is None:
            return
        self._paint_face(painter, box, direction, row)
        if self._columns[0] != box.width():
            self._columns = (box.width(), columns_in(box.width(), theme))
            self._texts.forget()
        for column in self._columns[1]:
            place = QRect(box.x() + column.left, box.y(), column.width, box.height() - 1)
            match column.key:
                case Sort.NAME:
                    self._paint_name(painter, box, place, direction, row)
                case Sort.HEALTH:
                    self._paint_health(painter, box, place, direction, row)
                case key:
                    text = _cell(key, row, self._model)
                    if text:
                        self._texts.draw(painter, box, place, text, Type.BODY, _INK[key], direction)
        if selected and state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, QRectF(box).adjusted(0, 0, 0, -1), theme.px(6), theme)

    def _paint_face(self, painter: QPainter, box: QRect, direction: Qt.LayoutDirection, row: PersonRow) -> None:
        side = self._theme.px(FACE_SIDE)
        top = box.y() + (box.height() - 1 - side) // 2
        place = QRect(box.x() + self._theme.px(FACE_LEFT), top, side, side)
        picture = self._photos.of(row.photo) if row.photo is not None else None
        photo = (row.photo, picture) if row.photo is not None and picture is not None else None
        score = row.score if row.band is not Band.NEW else None
        where = mirrored(direction, box, place)
        self._faces.draw(painter, where, row.name, score, BAND_ROLES[row.band], row.id, photo)

    def _paint_name(
        self, painter: QPainter, box: QRect, place: QRect, direction: Qt.LayoutDirection, row: PersonRow
    ) -> None:
        name = place
        if row.organisation:
            first, second = self._texts.height(Type.STRONG), self._texts.height(Type.SMALL)
            top = place.y() + (place.height() - first - second) // 2
            name = QRect(place.x(), top, place.width(), first)
            below = QRect(place.x(), top + first, place.width(), second)
            self._texts.draw(painter, box, below, row.organisation, Type.SMALL, Role.MUTED, direction)
        self._texts.draw(painter, box, name, row.name, Type.STRONG, Role.INK, direction)

    def _paint_health(
        self, painter: QPainter, box: QRect, place: QRect, direction: Qt.LayoutDirection, row: PersonRow
    ) -> None:
        side, gap = self._theme.px(_DOT), self._theme.px(_DOT_GAP)
        dot = QRect(place.x(), place.center().y() - side // 2 + 1, side, side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(BAND_ROLES[row.band]))
        painter.drawEllipse(mirrored(direction, box, dot))
        words = place.adjusted(side + gap, 0, 0, 0)
        self._texts.draw(painter, box, words, health_words(row), Type.SMALL_STRONG, Role.INK, direction)


def _cell(key: Sort, row: PersonRow, model: PeopleModel) -> str:
    match key:
        case Sort.LAST:
            return wording.ago(row.last_day, model.today) if row.last_day is not None else ""
        case Sort.RHYTHM:
            return rhythm_words(row)
        case Sort.PLACE:
            return row.place
        case _:
            return ", ".join(row.circles)
