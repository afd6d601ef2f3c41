"""A face: initials or a photo on a soft tint, ringed by health. The arc is the score, its colour the band."""

from PySide6.QtCore import QRectF, QSize, Qt, QTextBoundaryFinder
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from regulars.ui.theme import Role, Theme, Type

_FULL_TURN = 360 * 16  # Qt counts sixteenths of a degree
_TWELVE_O_CLOCK = 90 * 16
_ONE_SIGN_IS_ENOUGH = 0x2E80  # from here on CJK, kana and hangul: one sign carries a name
_KEEPS_LETTERS_APART = "\u200c"


class Face(QLabel):
    """A person's face at a fixed size."""

    def __init__(self, theme: Theme, size: float = 46, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._size = theme, size
        self._initials = ""
        self._score: float | None = None
        self._band: Role | None = None
        self._tint = 0
        self._photo: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_person(
        self, name: str, score: float | None, band: Role | None, tint: int, photo: QPixmap | None = None
    ) -> None:
        """Show someone. `score` 0–100 or None while unknown; `tint` any number that stays theirs (the person's id)."""
        self._initials = initials(name)
        self._score, self._band, self._tint, self._photo = score, band, tint, photo
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        side = self._theme.px(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_face(
            painter,
            QRectF(self.rect()),
            self._initials,
            self._score,
            self._band,
            self._tint,
            self._photo,
            self._theme,
        )


def paint_face(
    painter: QPainter,
    rect: QRectF,
    initials: str,
    score: float | None,
    band: Role | None,
    tint: int,
    photo: QPixmap | None,
    theme: Theme,
) -> None:
    """Draw a face into the middle of `rect`, for delegates too. Its ring runs clockwise in every language."""
    side = min(rect.width(), rect.height())
    ring = max(2.0, side * 0.035 + 1.4 * theme.scale)
    outer = QRectF(0, 0, side - ring, side - ring)
    outer.moveCenter(rect.center())
    gap = ring / 2 + max(1.5, side * 0.045)
    disc = outer.adjusted(gap, gap, -gap, -gap)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour(Role.TRACK), ring))
    painter.drawEllipse(outer)
    if score is not None and band is not None:
        painter.setPen(QPen(theme.colour(band), ring, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        share = min(max(score, 0.5), 100.0) / 100
        painter.drawArc(outer, _TWELVE_O_CLOCK, -round(_FULL_TURN * share))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.tint(tint))
    painter.drawEllipse(disc)
    if photo is not None and not photo.isNull():
        _paint_photo(painter, disc, photo)
    elif initials:
        painter.setPen(theme.colour(Role.TINT_INK))
        painter.setFont(_initials_font(theme, side, initials))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, initials)
    else:
        theme.draw_icon(painter, disc.adjusted(*_inset(disc, 0.24)), "user", Role.TINT_INK)
    painter.restore()


def initials(name: str) -> str:
    """Up to two signs that stand for a name in any script: the first of its first and of its last word.

    A name in two scripts is shown by its Latin half; a name in Chinese, Japanese or Korean by its first sign alone.

    >>> initials("Ana Lucía de Moreira"), initials("田中 健 · Tanaka Ken"), initials("田中 健"), initials("(no name)")
    ('AM', 'TK', '田', 'NN')
    """
    words = [word for word in (_from_first_letter(part) for part in name.split()) if word]
    latin = [word for word in words if _is_latin(word[0])]
    words = latin or words
    if not words:
        return ""
    first = _first_sign(words[0])
    if len(words) == 1 or ord(first[0]) >= _ONE_SIGN_IS_ENOUGH:
        return first.upper()
    last = _first_sign(words[-1])
    between = "" if latin else _KEEPS_LETTERS_APART
    return f"{first.upper()}{between}{last.upper()}"


def _from_first_letter(word: str) -> str:
    return word[next((i for i, sign in enumerate(word) if sign.isalnum()), len(word)) :]


def _is_latin(sign: str) -> bool:
    return (sign.isalpha() and ord(sign) < 0x250) or 0x1E00 <= ord(sign) < 0x1F00


def _first_sign(word: str) -> str:
    """The first letter with all that belongs to it: marks, joiners, the second half of a surrogate pair."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, word)
    end = finder.toNextBoundary()
    return word.encode("utf-16-le")[: end * 2].decode("utf-16-le") if end > 0 else word[:1]


def _initials_font(theme: Theme, side: float, initials: str) -> QFont:
    font = theme.font(Type.STRONG)
    font.setPixelSize(max(8, round(side * (0.35 if len(initials) < 3 else 0.31))))
    return font


def _paint_photo(painter: QPainter, disc: QRectF, photo: QPixmap) -> None:
    side = min(photo.width(), photo.height())
    middle = QRectF((photo.width() - side) / 2, (photo.height() - side) / 2, side, side)
    circle = QPainterPath()
    circle.addEllipse(disc)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setClipPath(circle, Qt.ClipOperation.IntersectClip)
    painter.drawPixmap(disc, photo, middle)


def _inset(box: QRectF, share: float) -> tuple[float, float, float, float]:
    dx, dy = box.width() * share, box.height() * share
    return dx, dy, -dx, -dy
