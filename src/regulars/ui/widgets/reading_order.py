"""The order in which a screen reader goes through what is on a page: that in which it is read, not in which it was built.

Qt tells assistive programs the children of a widget in the order of their stacking; what stands in a layout does not overlap,
so that the order can be that of reading.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget


def put_in_order(widgets: Sequence[QWidget]) -> None:
    """Let these children of one widget be told in this order, behind all others."""
    if not widgets:
        return
    known = set(widgets)
    parent = widgets[0].parentWidget()
    now = [child for child in parent.children() if child in known] if parent is not None else []
    if now != list(widgets):
        for widget in widgets:
            widget.raise_()


def read_as_it_stands(widget: QWidget) -> None:
    """Everything inside of a widget from top to bottom, and in each line from its beginning."""
    children = [child for child in widget.children() if isinstance(child, QWidget) and not child.isHidden()]
    forward = widget.layoutDirection() is Qt.LayoutDirection.LeftToRight
    if len(children) > 1:
        put_in_order(in_lines(children, forward=forward))
    for child in children:
        read_as_it_stands(child)


def in_lines(widgets: Sequence[QWidget], *, forward: bool) -> list[QWidget]:
    """Widgets line by line: in one line is whatever has its middle above the end of what the line begins with."""
    waiting = sorted(widgets, key=lambda widget: widget.y())
    ordered: list[QWidget] = []
    while waiting:
        first: QRect = waiting[0].geometry()
        line = [
            widget for widget in waiting if widget.geometry().center().y() <= first.bottom() or widget is waiting[0]
        ]
        waiting = [widget for widget in waiting if widget not in line]
        ordered += sorted(line, key=lambda widget: widget.x() if forward else -widget.geometry().right())
    return ordered
