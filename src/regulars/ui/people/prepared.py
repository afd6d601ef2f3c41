"""Texts and faces that were measured and shaped once. Most words of a list stand in it many times, and shaping is what
painting a line costs."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import lru_cache
from typing import Generic, TypeVar

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap, QStaticText, QTextOption, QTransform
from PySide6.QtWidgets import QStyle

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.face import initials, paint_face
from regulars.ui.widgets.one_line import reading_direction

_TEXTS_KEPT = 3000
_FACES_KEPT = 600
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class _Kept(Generic[K, V]):
    """The latest so many values."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[K, V] = OrderedDict()

    def get(self, key: K, make: Callable[[], V]) -> V:
        value = self._values.get(key)
        if value is None:
            value = self._values[key] = make()
            if len(self._values) > self._most:
                self._values.popitem(last=False)
        else:
            self._values.move_to_end(key)
        return value

    def clear(self) -> None:
        self._values.clear()


class PreparedTexts:
    """Draws single lines as `widgets.one_line.draw_line` does: cut where there is no room, mirrored, each in its own order."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._texts: _Kept[tuple[str, Type, int], QStaticText] = _Kept(_TEXTS_KEPT)
        self.forget()
        theme.changed.connect(self.forget)

    def forget(self) -> None:
        """Another look, or another text size: all of it is made again."""
        self._texts.clear()
        self._fonts = {kind: self._theme.font(kind) for kind in Type}
        self._metrics = {kind: QFontMetricsF(font) for kind, font in self._fonts.items()}
        self._pens = {role: self._theme.colour(role) for role in Role}

    def height(self, kind: Type) -> int:
        """How high a line of this kind is, in pixels."""
        return round(self._metrics[kind].height())

    def draw(
        self,
        painter: QPainter,
        whole: QRect,
        box: QRect,
        text: str,
        kind: Type,
        role: Role,
        direction: Qt.LayoutDirection,
    ) -> None:
        """Draw `text` in the middle of `box`, which stands in `whole` as in a left-to-right window."""
        width = box.width()
        shaped = self._texts.get((text, kind, width), lambda: self._shape(text, kind, width))
        painter.setFont(self._fonts[kind])
        painter.setPen(self._pens[role])
        size = shaped.size()
        x = (
            box.x()
            if direction is Qt.LayoutDirection.LeftToRight
            else 2 * whole.x() + whole.width() - box.x() - size.width()
        )
        # A font that stands in for ours may be higher: what counts is where our own line would be.
        y = box.y() + (box.height() - min(size.height(), self._metrics[kind].height() * 1.2)) / 2
        painter.drawStaticText(QPointF(x, y), shaped)

    def load_fonts(self, samples: Iterable[str]) -> Iterator[None]:
        """Shape and paint each sample once, a step at a time: the first line in another script need not wait for its font."""
        picture = QPixmap(8, 8)
        for text in samples:
            for kind in (Type.STRONG, Type.SMALL, Type.BODY):
                painter = QPainter(picture)
                painter.setFont(self._fonts[kind])
                painter.drawStaticText(0, 0, self._shaped(text, kind))
                painter.end()
                yield

    def _shape(self, text: str, kind: Type, width: int) -> QStaticText:
        shaped = self._shaped(text, kind)
        if shaped.size().width() > width + 1:
            shaped = self._shaped(self._metrics[kind].elidedText(text, Qt.TextElideMode.ElideRight, width + 1), kind)
        return shaped

    def _shaped(self, text: str, kind: Type) -> QStaticText:
        shaped = QStaticText(text)
        shaped.setTextFormat(Qt.TextFormat.PlainText)
        shaped.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        option.setTextDirection(reading_direction(text))
        shaped.setTextOption(option)
        shaped.prepare(QTransform(), self._fonts[kind])
        return shaped


class PreparedFaces:
    """Draws faces as `widgets.face.paint_face` does, each painted once into a small picture."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._faces: _Kept[tuple[object, ...], QPixmap] = _Kept(_FACES_KEPT)
        theme.changed.connect(self._faces.clear)

    def draw(
        self,
        painter: QPainter,
        place: QRect,
        name: str,
        score: float | None,
        band: Role,
        tint: int,
        photo: tuple[int, QPixmap] | None,
    ) -> None:
        """Draw a face into a square; `photo` is a picture with its id."""
        device = painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        letters = _initials(name)
        points = None if score is None else round(score)
        key = (letters, points, band, self._theme.tint(tint).rgb(), photo[0] if photo else None, place.width(), ratio)

        def paint() -> QPixmap:
            side = round(place.width() * ratio)
            picture = QPixmap(side, side)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            inside = QPainter(picture)
            box = QRectF(0, 0, place.width(), place.height())
            paint_face(inside, box, letters, points, band, tint, photo[1] if photo else None, self._theme)
            inside.end()
            return picture

        painter.drawPixmap(place.topLeft(), self._faces.get(key, paint))

    def load_fonts(self, samples: Iterable[str], side: int) -> Iterator[None]:
        """Paint the letters of each sample in a face of this size, a step at a time: they have a size of their own."""
        picture = QPixmap(side, side)
        for name in samples:
            painter = QPainter(picture)
            paint_face(painter, QRectF(picture.rect()), _initials(name), None, None, 0, None, self._theme)
            painter.end()
            yield


@lru_cache(maxsize=_TEXTS_KEPT)
def _initials(name: str) -> str:
    return initials(name)


def mirrored(direction: Qt.LayoutDirection, whole: QRect, box: QRect) -> QRect:
    """A box of a left-to-right window where it stands in this one."""
    return box if direction is Qt.LayoutDirection.LeftToRight else QStyle.visualRect(direction, whole, box)
