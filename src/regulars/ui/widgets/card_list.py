"""A column of cards through which the arrow keys move."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from regulars.ui.theme import Theme
from regulars.ui.widgets.card import Card


class CardList(QWidget):
    """Selectable cards, one of them current. `current_changed` and `activated` carry the place, from 0."""

    current_changed = Signal(int)
    activated = Signal(int)

    def __init__(self, theme: Theme, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[Card] = []
        self._current = -1
        self.setAccessibleName(name)
        self._column = QVBoxLayout(self)
        theme.lay(self._column, spacing=10)

    def add(self, card: Card) -> None:
        """Put a card at the end."""
        self._cards.append(card)
        self._column.addWidget(card)
        card.show()  # the layout would do it on the next turn, and the keyboard goes to no card that is not shown
        card.chosen.connect(lambda: self._choose(card))
        card.activated.connect(lambda: self.activated.emit(self._cards.index(card)))

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show these cards, in this order. Those that stand here already stay as they are, and so does the current one."""
        current = self._cards[self._current] if 0 <= self._current < len(self._cards) else None
        before, self._cards = self._cards, []  # one that goes may pass the keyboard on, which chooses nobody
        for card in before:
            if card not in cards:
                self._take(card)
        for place, card in enumerate(cards):
            if card not in before:
                self.add(card)
            else:
                self._cards.append(card)
            if self._column.indexOf(card) != place:
                self._column.removeWidget(card)
                self._column.insertWidget(place, card)
        self._current = self._cards.index(current) if current in self._cards else -1

    def _take(self, card: Card) -> None:
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def clear(self) -> None:
        """Take all cards away; nothing is current then."""
        cards, self._cards = self._cards, []
        self._current = -1
        for card in cards:
            self._take(card)

    def current(self) -> int:
        """The place of the current card, -1 without one."""
        return self._current

    def cards(self) -> list[Card]:
        """The cards from top to bottom."""
        return list(self._cards)

    def set_current(self, place: int) -> None:
        """Make a card the current one; the keyboard follows if it is in this list. -1 for none."""
        if place == self._current or place >= len(self._cards):
            return
        self._current = place
        for i, card in enumerate(self._cards):
            card.set_selected(i == place)
        self.current_changed.emit(place)

    def _choose(self, card: Card) -> None:
        if card in self._cards:  # one that is being cleared away may still pass the keyboard on
            self.set_current(self._cards.index(card))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._cards:  # the list itself has nothing to show the keyboard on
            self._cards[max(self._current, 0)].setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._cards) - 1
        target = {
            Qt.Key.Key_Down: min(self._current + 1, last),
            Qt.Key.Key_Up: max(self._current - 1, 0),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if target is None or not self._cards:
            super().keyPressEvent(event)
            return
        self._cards[target].setFocus(Qt.FocusReason.TabFocusReason)
        self.set_current(target)
