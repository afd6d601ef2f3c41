"""Everything about one person on one page: two columns of cards, one below 900 pixels."""

from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QAccessible, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from regulars.domain.agenda import Cite, CiteKind
from regulars.domain.changes import Changes
from regulars.domain.gifts import Gift
from regulars.domain.moments import Moment, MomentId
from regulars.domain.notes import Note, NoteId, NoteKind
from regulars.domain.occasions import Occasion
from regulars.domain.people import PersonId
from regulars.domain.promises import Promise, PromiseId
from regulars.domain.river import RiverEntry
from regulars.ui.person.about_view import AboutView, NameView
from regulars.ui.person.brought_view import BroughtView
from regulars.ui.person.connections_view import ConnectionsView
from regulars.ui.person.dates_view import DatesView
from regulars.ui.person.editing import Editing
from regulars.ui.person.ended_view import EndedHint
from regulars.ui.person.gifts_view import GiftsView
from regulars.ui.person.header_view import HeaderView
from regulars.ui.person.health_view import HealthView
from regulars.ui.person.household_view import HouseholdView
from regulars.ui.person.panel import Panel
from regulars.ui.person.person_model import PersonModel
from regulars.ui.person.pinned_avoid import PinnedAvoid
from regulars.ui.person.preferences_view import PreferencesView
from regulars.ui.person.promises_view import PromisesView
from regulars.ui.person.reaching_view import ReachingView
from regulars.ui.person.to_say_view import ToSayView
from regulars.ui.person.together_view import TogetherView
from regulars.ui.person.trade_view import TradeView
from regulars.ui.screen import Surroundings
from regulars.ui.theme import Role
from regulars.ui.widgets.buttons import LinkButton
from regulars.ui.widgets.reading_order import put_in_order, read_as_it_stands

P = TypeVar("P", bound=Panel)

_TWO_COLUMNS = 790
"""Design pixels between the margins from which there are two columns."""

# The cards of the left column; the first are built at once.
_ORDER: tuple[type[Panel], ...] = (
    HealthView,
    PreferencesView,
    TradeView,
    ToSayView,
    PromisesView,
    GiftsView,
    ReachingView,
    DatesView,
    AboutView,
    NameView,
    HouseholdView,
    BroughtView,
    ConnectionsView,
)
_FIRST = 2
# Below the moments while those are few: how to reach somebody is all that is known of a person who was just brought in.
_BESIDE: tuple[type[Panel], ...] = (ReachingView, DatesView)
_FEW = 6
_TOGETHER = 5
_GAP = 16

_BAR = 10  # the width of a scroll bar
_CALM_MS = 300
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
        self.ended = EndedHint(self.editing, inside)
        self._outer.addWidget(self.ended)
        self._outer.addSpacing(6)
        self.setWidget(inside)
        self._cards: dict[type[Panel], Panel] = {}
        self._placed: set[type[Panel]] = set()
        """The cards that have their place; the others were built and wait, hidden."""
        self._is_narrow = False
        self._rests = False
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
        self._soon.timeout.connect(self._pin)
        self._calm = QTimer(self)  # when nothing moves any more
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._calm.timeout.connect(self.put_in_reading_order)
        bar.rangeChanged.connect(lambda: self._soon.start())
        bar.rangeChanged.connect(self._order_soon)
        bar.valueChanged.connect(lambda: self._soon.start())
        self.pinned = PinnedAvoid(theme, self._show_avoid, self)
        bar.valueChanged.connect(self._pin)
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
        self.together.cited.connect(self._show_in_card)
        self._right.insertWidget(0, self.together)
        for kind in _ORDER[:_FIRST]:
            self._card(kind)
        self.health.promise_cited.connect(self._show_promise)

    # The cards

    def _card(self, kind: type[P]) -> P:
        """A card of the left column, built when it is first asked for, and in its place."""
        found = self._cards[kind] if kind in self._cards else self._make(kind)
        if kind not in self._placed:
            self._place_cards()
        assert isinstance(found, kind)
        return found

    def _make(self, kind: type[Panel]) -> Panel:
        card = self._cards[kind] = kind(self.editing, self.widget())
        if self.model.person is not None:
            card.refresh()
        return card

    def _place_cards(self) -> None:
        """Every card in its place. The page is laid out once for all that are new, not once for each."""
        self._placed = set(self._cards)
        self._outer.setEnabled(False)
        for column, cards in zip((self._left, self._right), self._in_columns(), strict=True):
            for place, card in enumerate(cards):
                if column.indexOf(card) != place:
                    for other in (self._left, self._right):
                        other.removeWidget(card)
                    column.insertWidget(place, card)
                    card.setVisible(not isinstance(card, Panel) or card.is_wanted())
        self._outer.setEnabled(True)
        self._outer.invalidate()
        put_in_order(self._as_read())

    def _as_read(self) -> list[QWidget]:
        """What the page is made of, in the order in which it is read."""
        left, right = self._in_columns()
        return [self.back, self.header, self.ended, *left, *right]

    def _order_soon(self) -> None:
        if QAccessible.isActive():  # nobody else asks for the order, and it takes a moment
            self._calm.start()

    def put_in_reading_order(self) -> None:
        """Let a screen reader go through each card as it is read."""
        for part in self._as_read():
            read_as_it_stands(part)

    def _in_columns(self) -> tuple[list[QWidget], list[QWidget]]:
        """The cards of the left column and of the right one; in one column the moments follow what is known."""
        built = [kind for kind in _ORDER if kind in self._placed]
        beside = _BESIDE if self._has_few and not self._is_narrow else ()
        left: list[QWidget] = [self._cards[kind] for kind in built if kind not in beside]
        if self._is_narrow:
            left.insert(min(_FIRST + (TradeView in built), len(left)), self.together)
            return left, []
        return left, [self.together, *(self._cards[kind] for kind in built if kind in beside)]

    def _build_next(self) -> None:
        """One card after the other, when there is time: what lies below the fold need not hold up what is seen.

        They come in some at a time, for each time the page is laid out anew; at once where it would end in sight.
        """
        waiting = [kind for kind in _ORDER if kind not in self._cards]
        if self._rests or not self.isVisible():
            return
        if self._build_rows():
            QTimer.singleShot(0, self, self._build_next)
        elif waiting:
            self._make(waiting[0])
            due = len(self._cards) - len(self._placed) >= _TOGETHER
            if due or len(waiting) == 1 or self._ends_in_sight():
                self._bring_in()
            QTimer.singleShot(0, self, self._build_next)

    def _ends_in_sight(self) -> bool:
        last = next((card for card in reversed(self._in_columns()[0]) if card.isVisible()), self.header)
        return last.mapTo(self.viewport(), last.rect().bottomLeft()).y() < self.viewport().height()

    def _bring_in(self) -> None:
        self._place_cards()
        self._outer.activate()
        # Cards that appear are fitted in at once, and the page grows for them with the next events: not painted between, with
        # the cards above pressed together.
        QCoreApplication.sendPostedEvents(self.viewport(), QEvent.Type.LayoutRequest.value)

    def _build_rows(self) -> bool:
        """Build a few more rows of a card that has many; False when all are there."""
        if self.preferences.build_next():
            return True
        return PromisesView in self._cards and self.promises.build_next()

    def complete(self) -> None:
        """Build at once what is still to be built."""
        for kind in _ORDER:
            if kind not in self._cards:
                self._make(kind)
        self._place_cards()
        while self._build_rows():
            pass

    @property
    def health(self) -> HealthView:
        """The card of the health."""
        return self._card(HealthView)

    @property
    def preferences(self) -> PreferencesView:
        """The card of the preferences."""
        return self._card(PreferencesView)

    @property
    def trade(self) -> TradeView:
        """The card of what the trade wants to know."""
        return self._card(TradeView)

    @property
    def to_say(self) -> ToSayView:
        """The card of what the owner wants to say."""
        return self._card(ToSayView)

    @property
    def gifts(self) -> GiftsView:
        """The card of gifts and small favours."""
        return self._card(GiftsView)

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
    def household(self) -> HouseholdView:
        """The card of those with whom they live."""
        return self._card(HouseholdView)

    @property
    def brought(self) -> BroughtView:
        """The card of those whom they sent."""
        return self._card(BroughtView)

    @property
    def connections(self) -> ConnectionsView:
        """The card of work, people and own fields."""
        return self._card(ConnectionsView)

    # Showing

    def read(self, changes: Changes | None = None) -> bool:
        """Read again what a change may have touched, or everything; False when the person is not there any more."""
        self._rests = False
        return self.model.read(changes)

    def rest(self) -> None:
        """Build nothing more until the page is read again: it goes to the back, perhaps with its book."""
        self._rests = True

    def _refresh(self) -> None:
        self.header.refresh()
        self.ended.refresh()
        if self._has_few is None:
            self._has_few = self.model.moment_count < _FEW
            self._place_cards()
        for card in self._cards.values():
            card.refresh_after(self.model.touched)
        self.together.refresh_after(self.model.touched)
        self._refresh_pinned()
        self._soon.start()  # once more, when everything has its place
        self._order_soon()
        if self.isVisible():
            QTimer.singleShot(0, self, self._go_on)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        """What may come a frame later. A window that was closed in between, with its book, asks for nothing."""
        if self.isVisible() and not self._rests:
            self.model.read_chart()
            self._build_next()

    def show_moment(self, moment: MomentId) -> None:
        """Bring a moment into view and light it up."""
        self.together.show_moment(moment)

    def show_entry(self, cite: Cite) -> None:
        """Bring an entry into view: the moment or the promise itself, else the card in which it stands."""
        match cite.kind:
            case CiteKind.MOMENT:
                self.show_moment(MomentId(cite.id))
            case CiteKind.PROMISE:
                self._show_promise(cite.id)
            case CiteKind.OCCASION:
                self.see(self.dates)
            case CiteKind.NOTE:
                self.see(self.preferences.row_of(NoteId(cite.id)) or self.preferences)
            case CiteKind.CIRCLE:
                self.see(self.header)

    def _show_in_card(self, entry: RiverEntry) -> None:
        """Bring into view what the river tells of, where everything about it can be changed."""
        match entry.record:
            case Promise():
                self._show_promise(entry.record.id)
            case Note():
                self.see(self.preferences.row_of(entry.record.id) or self.preferences)
            case Gift():
                self.see(self.gifts)
            case Occasion():
                self.see(self.dates)
            case Moment():
                self.show_moment(entry.record.id)

    def _show_promise(self, promise: int) -> None:
        row = self.promises.show_promise(PromiseId(promise))
        if row is not None:
            self.see(row)

    def see(self, widget: QWidget) -> None:
        """Scroll until a widget can be seen."""
        pinned = self.pinned.height() if self.pinned.isVisible() else 0
        self.ensureWidgetVisible(widget, 0, self.theme.px(60) + pinned)

    def veil(self) -> None:
        """Hide again what was unveiled."""
        self.model.veil()
        self.preferences.veil()
        self._refresh_pinned()

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
        leftward = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        stops = []
        for card in self._as_read():
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
        self._soon.start()

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
        self.theme.lay(self._outer, (32, 20, 32 - _BAR if scrolls else 32, 24), 8)

    def _refresh_pinned(self) -> None:
        avoid = [note for note in self.model.notes if note.kind is NoteKind.AVOID]
        self.pinned.tell(avoid, {int(note) for note in self.model.unveiled})
        self._pin()

    def _show_avoid(self) -> None:
        self.see(self.preferences.avoid)

    def _pin(self) -> None:
        """What must be avoided stays in sight: at the edge of the page behind which its card went."""
        view, avoid = self.viewport(), self.preferences.avoid
        top = avoid.mapTo(view, avoid.rect().topLeft()).y()
        seen = min(top + avoid.height(), view.height()) - max(top, 0)
        wanted = self.pinned.is_needed() and seen < min(avoid.height(), view.height())
        if wanted:
            left, width = self.header.mapTo(self, self.header.rect().topLeft()).x(), self.header.width()
            height = self.pinned.fit(width, view.height())
            y = 0 if top < 0 else view.height() - height
            self.pinned.setGeometry(left, view.y() + y, width, height)
            self.pinned.raise_()
        self.pinned.setVisible(wanted)

    def _read_on(self) -> None:
        """Read the next moments before the end of the river can be seen. In one column they would push away what follows."""
        inside = self.widget()
        if inside is None or self._is_narrow or not self.isVisible() or not self.model.has_older:
            return
        if not self.together.model.is_usual():
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
