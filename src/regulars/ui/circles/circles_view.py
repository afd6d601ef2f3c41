"""The page of the circles: a card each."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from regulars.domain.changes import Area, Changes
from regulars.domain.circles import CircleStanding
from regulars.domain.people import CircleId
from regulars.domain.people_list import Filters
from regulars.ui.circles.circle_card import CircleCard
from regulars.ui.circles.circles_model import CirclesModel
from regulars.ui.circles.saving import save_circle
from regulars.ui.screen import Screen, Surroundings
from regulars.ui.widgets.buttons import PlainButton
from regulars.ui.widgets.circle_box import CircleBox, CircleWords
from regulars.ui.widgets.empty_state import EmptyState
from regulars.ui.widgets.overlay import host_of
from regulars.ui.widgets.page import Page
from regulars.ui.widgets.reflow import CardGrid

_AT_ONCE = 12
"""Cards that are built in one go: more than a window shows. The others follow when there is time."""

_CONCERNED = frozenset({Area.CIRCLES, Area.PEOPLE, Area.MOMENTS, Area.PROMISES, Area.SETTINGS})


class CirclesView(Screen):
    """All circles. The arrows move between the cards, Enter opens one."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        theme = self.theme
        self.model = CirclesModel(self.desk, self)
        self.cards: dict[CircleId, CircleCard] = {}
        self._wanted: CircleId | None = None
        """The circle that shall have the keyboard when its card is there."""
        self.box: CircleBox | None = None
        self.page = Page(theme, self.tr("Circles"), self.model.subtitle(), parent=self)
        self.add_button = PlainButton(theme, self.tr("New circle"), "plus", parent=self.page)
        self.add_button.clicked.connect(self.add)
        self.page.add_action(self.add_button)
        self._grid = CardGrid(theme, min_width=300, spacing=14, most=4)
        self.page.body.addLayout(self._grid)
        self.nothing = EmptyState(
            theme,
            "circle-dot-dashed",
            self.tr("No circles yet"),
            self.tr("Put people together who share a taste, a trade or a place: “food”, “old shop”, “book club”."),
            self.tr("New circle"),
            parent=self,
        )
        self.nothing.acted.connect(self.add)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.page)
        self._stack.addWidget(self.nothing)
        whole = QVBoxLayout(self)
        theme.lay(whole, spacing=0)
        whole.addWidget(self._stack)
        self.model.refreshed.connect(self._show)
        self._add_actions()

    def _add_actions(self) -> None:
        add, icon = partial(self.around.actions.add, page="circles"), self.theme.icon
        self._commands = [
            add("circle_new", self.tr("New circle"), "N", self.add, icon("plus")),
            add("circle_edit", self.tr("Change the circle"), "E", self.edit, icon("pencil")),
            add("circle_people", self.tr("Show the people of the circle"), "G", self._show_people, icon("users")),
            add("circle_delete", self.tr("Delete the circle"), "Ctrl+Del", self.delete, icon("trash-2")),
        ]
        self.leave()

    # The page comes and goes

    def arrive(self) -> None:
        """Read the circles, and take the keys."""
        for command in self._commands:
            command.setEnabled(True)
        self.model.read()

    def leave(self) -> None:
        """Other pages have these keys for themselves."""
        for command in self._commands:
            command.setEnabled(False)

    def hear(self, changes: Changes) -> None:
        """A circle, or somebody in one, changed."""
        if changes.whole_book or changes.areas & _CONCERNED:
            self.model.read()

    # Showing

    def _show(self) -> None:
        here = self.current()
        standings = self.model.standings
        self._stack.setCurrentWidget(self.page if standings else self.nothing)
        self._drop({standing.circle.id for standing in standings})
        for standing in standings:
            if standing.circle.id in self.cards:
                self.cards[standing.circle.id].tell(standing)
        self._build()
        if (here is not None and here not in self.cards) or (here is None and self.hasFocus()):
            self._focus_near(0)
        self.setFocusProxy(self._first())

    def _drop(self, wanted: set[CircleId]) -> None:
        for circle in [known for known in self.cards if known not in wanted]:
            card = self.cards.pop(circle)
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()

    def _build(self) -> None:
        """The next cards, each in its place."""
        missing = [standing for standing in self.model.standings if standing.circle.id not in self.cards]
        for standing in missing[:_AT_ONCE]:
            card = self._make(standing)
            self.cards[standing.circle.id] = card
        order = [standing.circle.id for standing in self.model.standings if standing.circle.id in self.cards]
        for place, circle in enumerate(order):
            card = self.cards[circle]
            if self._grid.indexOf(card) != place:
                self._grid.removeWidget(card)
                self._grid.insertWidget(place, card)
            card.show()
        self.cards = {circle: self.cards[circle] for circle in order}
        if self._wanted in self.cards:
            card = self.cards[self._wanted]
            self._wanted = None
            card.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, card, lambda: self.page.show_widget(card))
        if len(missing) > _AT_ONCE:
            QTimer.singleShot(0, self, self._build)

    def _make(self, standing: CircleStanding) -> CircleCard:
        card = CircleCard(self.theme, standing, self.photo, self.page)
        card.opened.connect(lambda: self.shell.open_circle(card.standing.circle.id))
        card.moved.connect(self._move)
        return card

    def _first(self) -> QWidget:
        return next(iter(self.cards.values()), self.nothing.button)

    # The keyboard

    def current(self) -> CircleId | None:
        """The circle that the keyboard is on."""
        focus = QApplication.focusWidget()
        return next((circle for circle, card in self.cards.items() if card is focus), None)

    def _focus_near(self, place: int) -> None:
        cards = list(self.cards.values())
        if cards:
            card = cards[max(0, min(place, len(cards) - 1))]
            card.setFocus(Qt.FocusReason.OtherFocusReason)
            self.page.show_widget(card)

    def _move(self, key: int) -> None:
        """The arrows move between the cards."""
        here = self.current()
        if here is None:
            return
        place = list(self.cards).index(here)
        forward = 1 if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else -1
        match key:
            case Qt.Key.Key_Right:
                place += forward
            case Qt.Key.Key_Left:
                place -= forward
            case Qt.Key.Key_Down:
                place = self._beside(place, 1)
            case Qt.Key.Key_Up:
                place = self._beside(place, -1)
            case Qt.Key.Key_Home:
                place = 0
            case _:
                place = len(self.cards) - 1
        self._focus_near(place)

    def _beside(self, place: int, rows: int) -> int:
        """The card so many rows on, or the same where there is none."""
        cards = list(self.cards.values())
        in_row = max(1, sum(card.y() == cards[0].y() for card in cards))
        wanted = place + rows * in_row
        return wanted if 0 <= wanted < len(cards) else place

    # What the owner does

    def add(self) -> None:
        """Begin a new circle."""
        self._open_box(None)

    def edit(self) -> None:
        """Change the one that the keyboard is on."""
        here = self.current()
        if here is not None:
            self._open_box(self.cards[here].standing)

    def _open_box(self, standing: CircleStanding | None) -> None:
        circle = None if standing is None else standing.circle
        circles = self.desk.verbs.circles

        def save(words: CircleWords, box: CircleBox) -> None:
            name, about, days = words.name, words.about, words.cadence_days
            if circle is None:
                save_circle(self.around, lambda: circles.add(name, about, days), box, self._made)
            else:
                change = partial(circles.edit, circle.id, name=name, about=about, cadence_days=days)
                save_circle(self.around, change, box)

        self.box = CircleBox(self.theme, host_of(self), circle, save)
        self.box.closed.connect(self.box.deleteLater)
        self.box.ask()

    def _made(self, changes: Changes) -> None:
        if changes.created is not None:
            self._wanted = CircleId(changes.created)
            self.model.read()

    def _show_people(self) -> None:
        here = self.current()
        if here is not None:
            self.shell.show_people(Filters(circle=here))

    def delete(self) -> None:
        """The circle and its notes go; its people stay, and Undo brings it back."""
        here = self.current()
        if here is not None:
            self.desk.do(lambda: self.desk.verbs.circles.delete(here), self.shell.say_done)
