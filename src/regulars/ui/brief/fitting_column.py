"""A column that is never scrolled: where there is too little room, what matters least gives way."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.label import Label

_SPACING, _ABOVE_HEADING = 4, 10


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the column; the one of the highest `rank` gives way first, of equals the lower one."""

    widget: QWidget
    rank: int


@dataclass(frozen=True, slots=True)
class _Section:
    heading: QWidget
    lines: tuple[Line, ...]


class FittingColumn(QWidget):
    """Sections of lines under small headings. `fit` hides the least of them until the rest has room."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sections: list[_Section] = []
        self._column = QVBoxLayout(self)
        theme.lay(self._column, spacing=_SPACING)
        self._column.addStretch(1)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, title: str, lines: Sequence[Line]) -> None:
        """One more section below the others; without lines it has no heading either."""
        if not lines:
            return
        heading = QWidget(self)
        inside = QVBoxLayout(heading)
        self._theme.lay(inside, (0, _ABOVE_HEADING if self._sections else 0, 0, 0), 0)
        inside.addWidget(Label(self._theme, title, Type.SMALL_STRONG, Role.MUTED, parent=heading))
        for widget in (heading, *(line.widget for line in lines)):
            self._column.insertWidget(self._column.count() - 1, widget)
        self._sections.append(_Section(heading, tuple(lines)))

    def is_empty(self) -> bool:
        """Whether there is nothing in it."""
        return not self._sections

    def fit(self, width: int, height: int) -> int:
        """Show as much as has room in so many pixels; how many lines had to give way."""
        spacing = self._column.spacing()
        lines = [(line.rank, place, line) for place, line in enumerate(self._lines())]
        high = {id(line): _height(line.widget, width) + spacing for _, _, line in lines}
        shown = {id(line) for _, _, line in lines}
        headings = {id(s): _height(s.heading, width) + spacing for s in self._sections}

        def needed() -> int:
            total = -spacing
            for section in self._sections:
                rows = [high[id(line)] for line in section.lines if id(line) in shown]
                total += sum(rows) + (headings[id(section)] if rows else 0)
            return total

        by_rank = sorted(lines, key=lambda entry: entry[:2])
        for _, _, line in reversed(by_rank):
            if needed() <= height:
                break
            shown.discard(id(line))
        for _, _, line in by_rank:  # a low line may still fit where a high one had to go
            if id(line) not in shown:
                shown.add(id(line))
                if needed() > height:
                    shown.discard(id(line))
        for section in self._sections:
            for line in section.lines:
                line.widget.setVisible(id(line) in shown)
            section.heading.setVisible(any(id(line) in shown for line in section.lines))
        return len(lines) - len(shown)

    def show_all(self) -> None:
        """Show everything: whoever holds the column scrolls."""
        for section in self._sections:
            section.heading.show()
            for line in section.lines:
                line.widget.show()

    def wanted(self, width: int) -> int:
        """The height of everything at this width, in pixels."""
        widgets = [w for s in self._sections for w in (s.heading, *(line.widget for line in s.lines))]
        return sum(_height(w, width) + self._column.spacing() for w in widgets)

    def _lines(self) -> list[Line]:
        return [line for section in self._sections for line in section.lines]


def _height(widget: QWidget, width: int) -> int:
    widget.ensurePolished()
    return widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()
