"""Everything about one person on one page: two columns of cards, one below 900 pixels."""

from typing import TypeVar

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from regulars.domain.moments import MomentId
from regulars.domain.people import PersonId
from regulars.domain.promises import PromiseId
from regulars.ui.person.about_view import AboutView, NameView
from regulars.ui.person.connections_view import ConnectionsView
from regulars.ui.person.dates_view import DatesView
from regulars.ui.person.editing import Editing
from regulars.ui.person.header_view import HeaderView
from regulars.ui.person.health_view import HealthView
from regulars.ui.person.panel import Panel
from regulars.ui.person.person_model import PersonModel
from regulars.ui.person.preferences_view import PreferencesView
from regulars.ui.person.promises_view import PromisesView
from regulars.ui.person.reaching_view import ReachingView
from regulars.ui.person.together_view import TogetherView
from regulars.ui.screen import Surroundings
from regulars.ui.theme import Role
from regulars.ui.widgets.buttons import LinkButton

P = TypeVar("P", bound=Panel)

_TWO_COLUMNS = 790
"""Design pixels between the margins from which there are two columns."""

# The cards of the left column; the first are built at once.
_ORDER: tuple[type[Panel], ...] = (
    HealthView,
    PreferencesView,
    PromisesView,
    ReachingView,
    DatesView,
    AboutView,
    NameView,
    ConnectionsView,
)
_FIRST = 2
# Below the moments while those are few: how to reach somebody is all that is known of a person who was just brought in.
_BESIDE: tuple[type[Panel], ...] = (ReachingView, DatesView)
_FEW = 6
_GAP = 16

_BAR = 10  # the width of a scroll bar
_AHEAD = 800  # design pixels that the river runs ahead of what can be seen


class PersonPage(QScrollArea):
    """The page of one person, from when it is opened until another person is."""

    def __init__(self, around: Surroundings, person: PersonId, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = around.theme
        self.theme = theme
        self.model = PersonModel(around.desk, person, self)
        self.editing = Editing(around, self.model, self.show_moment)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        inside = QWidget()
        inside.setAutoFillBackground(False)
        self._outer = QVBoxLayout(inside)
        self.back = LinkButton(theme, self.tr("People"), "arrow-left", role=Role.MUTED, parent=inside)
        self.back.setAccessibleName(self.tr("Back"))
        self.back.clicked.connect(around.shell.go_back)
        self._outer.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        self.header = HeaderView(self.editing, inside)
        self._outer.addWidget(self.header)
        self._outer.addSpacing(6)
        self.setWidget(inside)
        self._cards: dict[type[Panel], Panel] = {}
        self._is_narrow = False
        self._has_few: bool | None = None
        """Whether there were few moments when the page was opened: nothing jumps to the other column while it is read."""
        self._make_columns()
        self._outer.addStretch(1)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._make_room_for_bar)
        self._soon = QTimer(self)  # when everything has its place again
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._read_on)
        bar.rangeChanged.connect(lambda: self._soon.start())
        bar.valueChanged.connect(lambda: self._soon.start())
        self.model.refreshed.connect(self._refresh)
        self._make_room_for_bar()
        self._turn_arrow()

    def _make_columns(self) -> None:
        columns = QHBoxLayout()
        self._columns = columns
        self.theme.lay(columns, spacing=_GAP)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for column in (self._left, self._right):
            self.theme.lay(column, spacing=14)
            columns.addLayout(column, 1)
            column.addStretch(1)
        self._outer.addLayout(columns)
        self.together = TogetherView(self.editing, self.widget())
        self.together.wanted.connect(self.see)
        self._right.insertWidget(0, self.together)
        for kind in _ORDER[:_FIRST]:
            self._card(kind)
        self.health.promise_cited.connect(self._show_promise)

    # The cards

    def _card(self, kind: type[P]) -> P:
        """A card of the left column, built when it is first asked for."""
        if kind not in self._cards:
            card = kind(self.editing, self.widget())
            self._cards[kind] = card
            self._place_cards()
            if self.model.person is not None:
                card.refresh()
        found = self._cards[kind]
        assert isinstance(found, kind)
        return found

    def _place_cards(self) -> None:
        """Every card in its place."""
        for column, cards in zip((self._left, self._right), self._in_columns(), strict=True):
            for place, card in enumerate(cards):
                if column.indexOf(card) != place:
                    for other in (self._left, self._right):
                        other.removeWidget(card)
                    column.insertWidget(place, card)
                    card.setVisible(True)

    def _in_columns(self) -> tuple[list[QWidget], list[QWidget]]:
        """The cards of the left column and of the right one; in one column the moments follow the preferences."""
        built = [kind for kind in _ORDER if kind in self._cards]
        beside = _BESIDE if self._has_few and not self._is_narrow else ()
        left: list[QWidget] = [self._cards[kind] for kind in built if kind not in beside]
        if self._is_narrow:
            left.insert(min(_FIRST, len(left)), self.together)
            return left, []
        return left, [self.together, *(self._cards[kind] for kind in built if kind in beside)]

    def _build_next(self) -> None:
        """One card after the other, when there is time: what lies below the fold need not hold up what is seen."""
        waiting = [kind for kind in _ORDER if kind not in self._cards]
        if waiting and self.isVisible():
            self._card(waiting[0])
            QTimer.singleShot(0, self, self._build_next)

    def complete(self) -> None:
        """Build at once what is still to be built."""
        for kind in _ORDER:
            self._card(kind)

    @property
    def health(self) -> HealthView:
        """The card of the health."""
        return self._card(HealthView)

    @property
    def preferences(self) -> PreferencesView:
        """The card of the preferences."""
        return self._card(PreferencesView)

    @property
    def promises(self) -> PromisesView:
        """The card of the promises."""
        return self._card(PromisesView)

    @property
    def reaching(self) -> ReachingView:
        """The card of the ways that lead to them."""
        return self._card(ReachingView)

    @property
    def dates(self) -> DatesView:
        """The card of the dates."""
        return self._card(DatesView)

    @property
    def about(self) -> AboutView:
        """The card about them."""
        return self._card(AboutView)

    @property
    def name(self) -> NameView:
        """The card of the name."""
        return self._card(NameView)

    @property
    def connections(self) -> ConnectionsView:
        """The card of work, people and own fields."""
        return self._card(ConnectionsView)

    # Showing

    def read(self) -> bool:
        """Read everything again; False when the person is not there any more."""
        return self.model.read()

    def _refresh(self) -> None:
        self.header.refresh()
        if self._has_few is None:
            self._has_few = self.model.moment_count < _FEW
            self._place_cards()
        for card in self._cards.values():
            card.refresh()
        self.together.refresh()
        if self.isVisible():
            QTimer.singleShot(0, self, self._go_on)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        """What may come a frame later. A window that was closed in between, with its book, asks for nothing."""
        if self.isVisible():
            self.model.read_chart()
            self._build_next()

    def show_moment(self, moment: MomentId) -> None:
        """Bring a moment into view and light it up."""
        self.together.show_moment(moment)

    def _show_promise(self, promise: int) -> None:
        row = self.promises.show_promise(PromiseId(promise))
        if row is not None:
            self.see(row)

    def see(self, widget: QWidget) -> None:
        """Scroll until a widget can be seen."""
        self.ensureWidgetVisible(widget, 0, self.theme.px(60))

    def veil(self) -> None:
        """Hide again what was unveiled."""
        self.model.veil()
        self.preferences.veil()

    # The keyboard

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes down one column and then the other, whichever card was built first."""
        focus = QApplication.focusWidget()
        stops = self._stops()
        if focus not in stops:
            return super().focusNextPrevChild(forward)
        place = stops.index(focus) + (1 if forward else -1)
        following = stops[place] if 0 <= place < len(stops) else self._outside(focus, forward)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        following.setFocus(reason)
        if self.isAncestorOf(following):
            self.see(following)
        return True

    def _stops(self) -> list[QWidget]:
        """Where Tab stops, in the order in which the page is read."""
        inside = self.widget()
        if inside is None:
            return []
        left, right = self._in_columns()
        leftward = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        stops = []
        for card in (self.back, self.header, *left, *right):
            found = [w for w in (card, *card.findChildren(QWidget)) if _takes_tab(w)]
            at = {w: w.mapTo(inside, w.rect().topLeft() if leftward else w.rect().topRight()) for w in found}
            stops += sorted(found, key=lambda w: (at[w].y(), at[w].x() if leftward else -at[w].x()))
        return stops

    def _outside(self, focus: QWidget, forward: bool) -> QWidget:
        """The next stop that is not on this page; the one with the keyboard when there is no other."""
        other = _neighbour(focus, forward)
        while other is not focus and (self.isAncestorOf(other) or other is self or not _takes_tab(other)):
            other = _neighbour(other, forward)
        return other

    # Room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._make_room_for_bar()
            self._arrange()
            self._turn_arrow()

    def _arrange(self) -> None:
        """One column where two have no room: the moments then follow the preferences."""
        narrow = self.viewport().width() - 2 * self.theme.px(32) < self.theme.px(_TWO_COLUMNS)
        if narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        self._columns.setStretch(1, 0 if narrow else 1)
        self.theme.lay(self._columns, spacing=0 if narrow else _GAP)
        self._place_cards()

    def _turn_arrow(self) -> None:
        leftward = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        self.back.set_icon("arrow-left" if leftward else "arrow-right")

    def _make_room_for_bar(self) -> None:
        # The bar stands in the margin, so that nothing moves when it comes.
        scrolls = self.verticalScrollBar().maximum() > 0
        at_right = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        left = 32 - _BAR if scrolls and not at_right else 32
        right = 32 - _BAR if scrolls and at_right else 32
        self.theme.lay(self._outer, (left, 20, right, 24), 8)

    def _read_on(self) -> None:
        """Read the next moments before the end of the river can be seen. In one column they would push away what follows."""
        inside = self.widget()
        if inside is None or self._is_narrow or not self.isVisible() or not self.model.has_older:
            return
        end = self.together.mapTo(inside, self.together.rect().bottomLeft()).y()
        seen = self.verticalScrollBar().value() + self.viewport().height()
        if end < seen + self.theme.px(_AHEAD):
            self.model.read_older()


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled() and widget.isVisible()


def _neighbour(widget: QWidget, forward: bool) -> QWidget:
    found = widget.nextInFocusChain() if forward else widget.previousInFocusChain()
    return widget if found is None else found
