"""What our own layouts stand on: they arrange widgets, and leave Qt's layout items alone.

A `QLayoutItem` that Python has once seen outlives the C++ item it stands for. When its memory is used again for another
item, that one is taken for the old one, and dies with the old one's layout; Python then ends with a segmentation fault (seen
after one box was closed and another opened). So the items stay in C++, in the box layout below, and Python holds widgets.
"""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QWidget
from shiboken6 import isValid

_ENDLESS = 524_287  # Qt's own QLAYOUTSIZE_MAX


class WidgetLayout(QHBoxLayout):
    """A layout over widgets alone. Subclasses arrange `shown()` in `_place`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._heights: dict[int, int] = {}
        super().__init__()
        self._held: list[QWidget] = []
        if parent is not None:
            parent.setLayout(self)

    def addWidget(
        self, widget: QWidget, /, stretch: int | None = None, alignment: Qt.AlignmentFlag | None = None
    ) -> None:
        self._held.append(widget)
        super().addWidget(widget, stretch or 0, alignment or Qt.AlignmentFlag(0))

    def insertWidget(
        self, index: int, widget: QWidget, /, stretch: int | None = None, alignment: Qt.AlignmentFlag | None = None
    ) -> None:
        self._held.insert(index if index >= 0 else len(self._held), widget)
        super().insertWidget(index, widget, stretch or 0, alignment or Qt.AlignmentFlag(0))

    def removeWidget(self, widget: QWidget) -> None:
        self._held = [held for held in self._held if held is not widget]
        super().removeWidget(widget)

    def widgets(self) -> list[QWidget]:
        """The widgets in it, in their order."""
        self._held = [held for held in self._held if isValid(held) and self.indexOf(held) >= 0]
        return list(self._held)

    def shown(self) -> list[QWidget]:
        """Those that take room."""
        return [widget for widget in self.widgets() if not widget.isHidden()]

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Set the widgets into `rect`; the answer is the height they need."""
        raise NotImplementedError

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        # A page asks the same a hundred times before it is painted.
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def minimumHeightForWidth(self, width: int) -> int:
        return self.heightForWidth(width)

    def maximumSize(self) -> QSize:
        return QSize(_ENDLESS, _ENDLESS)

    def setGeometry(self, rect: QRect) -> None:
        QLayout.setGeometry(self, rect)  # not the box layout's, which would place them side by side
        self._place(rect, move=True)


def wanted_size(widget: QWidget) -> QSize:
    """The size that a widget would like, within its bounds (what a `QWidgetItem` says)."""
    wanted = widget.sizeHint().expandedTo(widget.minimumSizeHint())
    return wanted.boundedTo(widget.maximumSize()).expandedTo(widget.minimumSize())


def smallest_size(widget: QWidget) -> QSize:
    """The smallest size that a widget may have (what a `QWidgetItem` says)."""
    hint, least = widget.sizeHint(), widget.minimumSizeHint()
    policy, bound = widget.sizePolicy(), widget.minimumSize()

    def side(how: QSizePolicy.Policy, wanted: int, smallest: int, most: int, given: int) -> int:
        if given > 0:
            return given
        if how is QSizePolicy.Policy.Ignored:
            return 0
        shrinks = bool(how.value & QSizePolicy.PolicyFlag.ShrinkFlag.value)
        return max(min(smallest if shrinks else max(wanted, smallest), most), 0)

    return QSize(
        side(policy.horizontalPolicy(), hint.width(), least.width(), widget.maximumWidth(), bound.width()),
        side(policy.verticalPolicy(), hint.height(), least.height(), widget.maximumHeight(), bound.height()),
    )


def height_at(widget: QWidget, width: int) -> int:
    """How high a widget would like to be at a width."""
    wanted = widget.heightForWidth(width) if widget.hasHeightForWidth() else -1
    if wanted < 0:
        wanted = wanted_size(widget).height()
    return max(min(wanted, widget.maximumHeight()), smallest_size(widget).height())
