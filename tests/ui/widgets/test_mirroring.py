"""What stands on one side for those who read from the left stands on the other for those who read from the right."""

from itertools import product

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QStyle

from regulars.ui.widgets.mirroring import centred, visual_alignment, visual_rect

DIRECTIONS = (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft)
WHOLES = (QRect(0, 0, 100, 40), QRect(7, 3, 101, 20))
BOXES = (QRect(0, 0, 10, 10), QRect(90, 5, 10, 10), QRect(12, 4, 33, 9), QRect(5, 0, 120, 8))


@pytest.mark.parametrize(("direction", "whole", "box"), list(product(DIRECTIONS, WHOLES, BOXES)))
def test_a_box_stands_where_qt_would_put_it(direction: Qt.LayoutDirection, whole: QRect, box: QRect) -> None:
    assert visual_rect(direction, whole, box) == QStyle.visualRect(direction, whole, box)


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("absolute", [Qt.AlignmentFlag(0), Qt.AlignmentFlag.AlignAbsolute])
@pytest.mark.parametrize("side", ["AlignLeft", "AlignRight", "AlignHCenter", "AlignJustify", "AlignTop", "AlignCenter"])
def test_a_side_is_the_one_qt_would_choose(
    direction: Qt.LayoutDirection, absolute: Qt.AlignmentFlag, side: str
) -> None:
    align = Qt.AlignmentFlag[side] | absolute
    assert visual_alignment(direction, align) == QStyle.visualAlignment(direction, align)


@pytest.mark.parametrize(("whole", "side"), list(product(WHOLES, (10, 11, 18))))
def test_the_middle_is_where_qt_has_it(whole: QRect, side: int) -> None:
    size = QSize(side, side)
    there = QStyle.alignedRect(Qt.LayoutDirection.LeftToRight, Qt.AlignmentFlag.AlignCenter, size, whole)
    assert centred(whole, size) == there
