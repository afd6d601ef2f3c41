"""The filters as chips: how somebody is, when they are due, which circle, which town."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from regulars.domain.health.vocabulary import Band
from regulars.domain.people import CircleId, PersonState
from regulars.domain.people_list import BookSummary, Filters
from regulars.services.search import DUE_SOON_DAYS
from regulars.ui import wording
from regulars.ui.people.people_model import EVERYBODY, toggled
from regulars.ui.theme import Theme
from regulars.ui.widgets.chip import FilterChip
from regulars.ui.widgets.flow_layout import FlowLayout

MOST_IN_MENU = 40


class _MeasuredFlow(FlowLayout):
    """Measures its chips when one of them has changed, and not each time the page asks.

    Every key press asks, because the count in the search field changes: measuring nine chips costs a millisecond.
    """

    def __init__(self, theme: Theme, spacing: float, *, parent: QWidget) -> None:
        self._heights: dict[int, int] = {}
        self._sizes: tuple[QSize, QSize] | None = None
        super().__init__(theme, spacing, parent=parent)

    def invalidate(self) -> None:
        self._heights.clear()
        self._sizes = None
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def _measured(self) -> tuple[QSize, QSize]:
        if self._sizes is None:
            self._sizes = super().sizeHint(), super().minimumSize()
        return self._sizes

    def sizeHint(self) -> QSize:
        return self._measured()[0]

    def minimumSize(self) -> QSize:
        return self._measured()[1]


class FilterRow(QWidget):
    """Chips over the list; `chosen` carries the new `Filters`."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._filters = EVERYBODY
        self._summary = BookSummary()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow = _MeasuredFlow(theme, 7, parent=self)
        self.setAccessibleName(self.tr("Filters"))
        self.all = self._chip(self.tr("All"), lambda: EVERYBODY)
        self.slipping = self._chip("", lambda: toggled(self._filters, Band.SLIPPING))
        self.cooling = self._chip("", lambda: toggled(self._filters, Band.COOLING))
        self.due = self._chip("", self._toggle_due)
        self.circle = self._chip("", None)
        self.place = self._chip("", None)
        self.promise = self._chip(
            self.tr("Has an open promise"),
            lambda: replace(self._filters, open_promise=not self._filters.open_promise),
        )
        self.new = self._chip("", lambda: toggled(self._filters, Band.NEW))
        self.never = self._chip(
            self.tr("Nothing logged yet"),
            lambda: replace(self._filters, never_logged=not self._filters.never_logged),
        )
        self.aside = self._chip(
            self.tr("Also archived"),
            lambda: replace(self._filters, state=PersonState.ACTIVE if self._filters.state is None else None),
        )
        self.circle.clicked.connect(self._ask_circle)
        self.place.clicked.connect(self._ask_place)
        self.show_state(self._summary, self._filters)

    def _chip(self, text: str, change: Callable[[], Filters] | None) -> FilterChip:
        chip = FilterChip(self._theme, text, parent=self)
        if change is not None:
            chip.clicked.connect(lambda: self.chosen.emit(change()))
        self._flow.addWidget(chip)
        return chip

    def add_behind(self, chip: FilterChip) -> None:
        """Put a chip behind all others."""
        self._flow.addWidget(chip)

    def add_before(self, chip: FilterChip, other: FilterChip) -> None:
        """Put a chip before another."""
        self._flow.removeWidget(other)
        self._flow.addWidget(chip)
        self._flow.addWidget(other)
        chip.show()

    def remove(self, chip: FilterChip) -> None:
        """Take a chip away."""
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()

    def _toggle_due(self) -> Filters:
        on = self._filters.due_within_days is not None
        return replace(self._filters, due_within_days=None if on else DUE_SOON_DAYS)

    def show_state(self, summary: BookSummary, filters: Filters) -> None:
        """Show how many there are of each sort, and which filters are on."""
        self._summary, self._filters = summary, filters
        circle = next((name for key, name, _ in summary.circles if key == filters.circle), "")
        named = self.tr("Circle: %1").replace("%1", wording.isolated(circle))
        for chip, text, on, of_use in (
            (self.all, self.all.accessibleName(), filters == EVERYBODY, True),
            (
                self.slipping,
                _counted(wording.band(Band.SLIPPING), summary.slipping),
                filters.band is Band.SLIPPING,
                True,
            ),
            (self.cooling, _counted(wording.band(Band.COOLING), summary.cooling), filters.band is Band.COOLING, True),
            (
                self.due,
                _counted(self.tr("Due this week"), summary.due_this_week),
                filters.due_within_days is not None,
                True,
            ),
            (self.circle, named if circle else self.tr("Circle"), bool(circle), bool(summary.circles)),
            (self.place, filters.place or self.tr("Place"), bool(filters.place), bool(summary.places)),
            (self.promise, self.promise.accessibleName(), filters.open_promise, True),
            (self.new, _counted(wording.band(Band.NEW), summary.new), filters.band is Band.NEW, summary.new > 0),
            (self.never, self.never.accessibleName(), filters.never_logged, summary.new > 0),
            (self.aside, self.aside.accessibleName(), filters.state is None, summary.set_aside > 0),
        ):
            if chip.accessibleName() != text:
                chip.set_text(text)
            chip.setChecked(on)
            chip.setVisible(of_use or on)

    def _ask_circle(self) -> None:
        self.circle.setChecked(self._filters.circle is not None)
        choices = [(wording.isolated(name), count, circle) for circle, name, count in self._summary.circles]
        any_circle = self.tr("Any circle")
        self._menu(self.circle, any_circle, choices[:MOST_IN_MENU], self._filters.circle, self._choose_circle)

    def _ask_place(self) -> None:
        self.place.setChecked(bool(self._filters.place))
        choices = [(wording.isolated(place), count, place) for place, count in self._summary.places]
        any_place = self.tr("Any place")
        self._menu(self.place, any_place, choices[:MOST_IN_MENU], self._filters.place or None, self._choose_place)

    def _choose_circle(self, circle: object) -> None:
        chosen = CircleId(circle) if isinstance(circle, int) else None
        self.chosen.emit(replace(self._filters, circle=chosen))

    def _choose_place(self, place: object) -> None:
        self.chosen.emit(replace(self._filters, place=place if isinstance(place, str) else ""))

    def _menu(
        self,
        chip: FilterChip,
        anything: str,
        choices: Sequence[tuple[str, int, object]],
        current: object,
        choose: Callable[[object], None],
    ) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(chip.accessibleName())
        for text, value in ((anything, None), *((_counted(text, count), value) for text, count, value in choices)):
            action = menu.addAction(text.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value == current)
            action.triggered.connect(lambda _=False, v=value: choose(v))
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + self._theme.px(4))))


def _counted(text: str, count: int) -> str:
    return f"{text} {wording.number(count)}"
