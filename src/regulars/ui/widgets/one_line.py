"""Drawing one line of plain text: at the side where the window's language begins, read the way the text itself runs."""

import unicodedata

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from regulars.ui.widgets.mirroring import visual_alignment, visual_rect


def reading_direction(text: str) -> Qt.LayoutDirection:
    """Which way a text runs, by its first letter that tells. A phone number has none and runs from left to right.

    What stands isolated in it, a name, has its own way and says nothing about the text around (Unicode Annex 9, P2); where
    there is nothing else, it does.

    >>> reading_direction("Ana").name, reading_direction("· فاطمة Ana").name, reading_direction("+351 912").name
    ('LeftToRight', 'RightToLeft', 'LeftToRight')
    >>> reading_direction("\u2068فاطمة\u2069: done for today").name, reading_direction("\u2068فاطمة\u2069").name
    ('LeftToRight', 'RightToLeft')
    """
    depth = 0
    inside: Qt.LayoutDirection | None = None
    for sign in text:
        match unicodedata.bidirectional(sign):
            case "LRI" | "RLI" | "FSI":
                depth += 1
            case "PDI":
                depth = max(depth - 1, 0)
            case "L" | "R" | "AL" as tells:
                way = Qt.LayoutDirection.LeftToRight if tells == "L" else Qt.LayoutDirection.RightToLeft
                if not depth:
                    return way
                inside = way if inside is None else inside
    return Qt.LayoutDirection.LeftToRight if inside is None else inside


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
