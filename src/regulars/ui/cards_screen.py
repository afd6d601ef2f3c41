"""A page that is one long list of people's cards: its keys, its place after a change, and room for its scroll bar."""

from typing import Any, ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from regulars.domain.changes import Area, Changes
from regulars.domain.people import PersonId
from regulars.ui.card_lines import CardLines
from regulars.ui.screen import Screen, Surroundings
from regulars.ui.widgets.card_table import CardTable
from regulars.ui.widgets.empty_state import EmptyState
from regulars.ui.widgets.page import Page

BAR = 10  # the width of a scroll bar: it stands in the margin
_LOW = 540
"""Design pixels of height below which only the list is shown."""


class CardsScreen(Screen):
    """`table` with the cards of `lines`, or `nothing` in its place, as `cards_row` between whatever the page adds.

    A page builds its own `lines`, `table` and `nothing`, calls `join_cards`, and lays `cards_row` out.
    """

    action_keys: ClassVar[tuple[str, ...]] = ()
    """Actions whose keys are this page's while it is in front."""
    concerned: ClassVar[frozenset[Area]] = frozenset()
    """What the page reads anew for."""

    page: Page
    table: CardTable
    nothing: EmptyState

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self.cards_row = QHBoxLayout()
        self._margin = -1

    def join_cards(self, lines: CardLines[Any], table: CardTable, nothing: EmptyState) -> None:
        """Put the cards, and what stands there without any, into `cards_row`."""
        self._lines, self.table, self.nothing = lines, table, nothing
        self._stack = QStackedWidget(self.page)
        self._stack.addWidget(table)
        self._stack.addWidget(nothing)
        self.cards_row.addWidget(self._stack)
        table.opened.connect(self._open)
        table.verticalScrollBar().rangeChanged.connect(self._make_room_for_bar)
        self.setFocusProxy(table)
        self._make_room_for_bar()

    def _make_room_for_bar(self) -> None:
        scrolls = self.table.verticalScrollBar().maximum() > 0
        margin = 0 if scrolls else BAR
        if margin != self._margin:
            self._margin = margin
            self.theme.lay(self.cards_row, (BAR, 0, margin, 0), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def is_low(self) -> bool:
        """Whether the list needs all the height there is."""
        return self.height() <= self.theme.px(_LOW)

    # What a page knows and this does not

    def fit(self) -> None:
        """Hide, where the window `is_low`, what stands around the list."""
        raise NotImplementedError

    def read(self) -> None:
        """Read the list anew, and `show_cards`."""
        raise NotImplementedError

    def person_at(self, place: int) -> PersonId | None:
        """Who has the card at a place."""
        raise NotImplementedError

    # The page comes and goes

    def arrive(self) -> None:
        """Read the list, and take the keys."""
        for key in self.action_keys:
            self.around.actions.action(key).setEnabled(True)
        self.read()

    def leave(self) -> None:
        """Other pages have these keys for themselves."""
        for key in self.action_keys:
            self.around.actions.action(key).setEnabled(False)

    def hear(self, changes: Changes) -> None:
        """Something was committed."""
        if changes.whole_book or changes.areas & self.concerned:
            self.read()

    def show_cards(self, number: int | None, place: int, *, is_empty: bool) -> None:
        """After reading: the keyboard goes to the entry of this number, or if it is gone to the one nearest to its place."""
        front = self.nothing if is_empty else self.table
        self._stack.setCurrentWidget(front)
        self.setFocusProxy(front)
        there = self._lines.place_of(number) if number is not None else -1
        self.table.choose(there if there >= 0 else self._lines.next_place(place))
        self._make_room_for_bar()

    # Whose card it is

    def person_in_front(self) -> PersonId | None:
        """Whose card the keyboard is on."""
        return self.person_at(self.table.place())

    def reach(self) -> None:
        """Open the way to whose card the keyboard is on."""
        person = self.person_in_front()
        if person is not None:
            self.shell.reach(person)

    def open_current(self) -> None:
        """Open the page of whose card the keyboard is on."""
        self._open(self.table.place())

    def _open(self, place: int) -> None:
        person = self.person_at(place)
        if person is not None:
            self.shell.open_person(person)
