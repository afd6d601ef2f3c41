"""Drawing one line of plain text: at the side where the window's language begins, read the way the text itself runs."""

import unicodedata

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from regulars.ui.widgets.mirroring import visual_alignment, visual_rect


def reading_direction(text: str) -> Qt.LayoutDirection:
    """Which way a text runs, by its first letter that tells. A phone number has none and runs from left to right.

    >>> reading_direction("Ana").name, reading_direction("· فاطمة Ana").name, reading_direction("+351 912").name
    ('LeftToRight', 'RightToLeft', 'LeftToRight')
    """
    for sign in text:
        match unicodedata.bidirectional(sign):
            case "L":
                break
            case "R" | "AL":
                return Qt.LayoutDirection.RightToLeft
    return Qt.LayoutDirection.LeftToRight


def draw_line(
    painter: QPainter,
    whole: QRect,
    box: QRect,
    text: str,
    direction: Qt.LayoutDirection,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Draw `text` into `box`, cut with "…" where it has no room, in the painter's font and pen.

    `box` and `side` are those of a left-to-right window; in a right-to-left one both are mirrored within `whole`.
    """
    metrics = painter.fontMetrics()
    # A pixel of grace: advances are rounded, and a word must not be cut where it fits.
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 1)
    painter.save()
    painter.setLayoutDirection(reading_direction(text))
    align = visual_alignment(direction, side) | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    flags = int(align) | int(Qt.TextFlag.TextSingleLine) | int(Qt.TextFlag.TextDontClip)
    painter.drawText(visual_rect(direction, whole, box), flags, shown)
    painter.restore()
