"""Everything about one person on one page: two columns of cards, one below 900 pixels."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from regulars.domain.moments import MomentId
from regulars.domain.people import PersonId
from regulars.domain.promises import PromiseId
from regulars.ui.person.about_view import AboutView, NameView
from regulars.ui.person.connections_view import ConnectionsView
from regulars.ui.person.dates_view import DatesView
from regulars.ui.person.editing import Editing
from regulars.ui.person.header_view import HeaderView
from regulars.ui.person.health_view import HealthView
from regulars.ui.person.person_model import PersonModel
from regulars.ui.person.preferences_view import PreferencesView
from regulars.ui.person.promises_view import PromisesView
from regulars.ui.person.reaching_view import ReachingView
from regulars.ui.person.together_view import TogetherView
from regulars.ui.screen import Surroundings
from regulars.ui.theme import Role
from regulars.ui.widgets.buttons import LinkButton

_TWO_COLUMNS = 790
"""Design pixels between the margins from which there are two columns."""

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
        self._make_cards(inside)
        self._outer.addStretch(1)
        self.setWidget(inside)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._make_room_for_bar)
        bar.rangeChanged.connect(self._read_on)
        bar.valueChanged.connect(self._read_on)
        self.model.refreshed.connect(self._refresh)
        self._make_room_for_bar()

    def _make_cards(self, inside: QWidget) -> None:
        editing = self.editing
        self.health = HealthView(editing, inside)
        self.preferences = PreferencesView(editing, inside)
        self.together = TogetherView(editing, inside)
        self.promises = PromisesView(editing, inside)
        self.dates = DatesView(editing, inside)
        self.reaching = ReachingView(editing, inside)
        self.about = AboutView(editing, inside)
        self.name = NameView(editing, inside)
        self.connections = ConnectionsView(editing, inside)
        self._cards = (
            self.health,
            self.preferences,
            self.promises,
            self.dates,
            self.reaching,
            self.about,
            self.name,
            self.connections,
        )
        columns = QHBoxLayout()
        self.theme.lay(columns, spacing=16)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for column in (self._left, self._right):
            self.theme.lay(column, spacing=14)
            columns.addLayout(column, 1)
        for card in self._cards:
            self._left.addWidget(card)
        self._left.addStretch(1)
        self._outer.addLayout(columns)
        self._right.addWidget(self.together)
        self._right.addStretch(1)
        self._is_narrow = False
        self.health.promise_cited.connect(self._show_promise)
        self.together.wanted.connect(self.see)

    # Showing

    def read(self) -> bool:
        """Read everything again; False when the person is not there any more."""
        return self.model.read()

    def _refresh(self) -> None:
        self.header.refresh()
        for card in self._cards:
            card.refresh()
        self.together.refresh()
        self._read_on()

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

    # Room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._make_room_for_bar()
            self._arrange()

    def _arrange(self) -> None:
        """One column where two have no room: the moments then follow the preferences."""
        narrow = self.viewport().width() - 2 * self.theme.px(32) < self.theme.px(_TWO_COLUMNS)
        if narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        if narrow:
            self._right.removeWidget(self.together)
            self._left.insertWidget(2, self.together)
        else:
            self._left.removeWidget(self.together)
            self._right.insertWidget(0, self.together)

    def _make_room_for_bar(self) -> None:
        # The bar stands in the margin, so that nothing moves when it comes.
        scrolls = self.verticalScrollBar().maximum() > 0
        at_right = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        left = 32 - _BAR if scrolls and not at_right else 32
        right = 32 - _BAR if scrolls and at_right else 32
        self.theme.lay(self._outer, (left, 20, right, 24), 8)

    def _read_on(self) -> None:
        """Read the next moments before the end of the river can be seen."""
        inside = self.widget()
        if inside is None or not self.isVisible() or not self.model.has_older:
            return
        end = self.together.mapTo(inside, self.together.rect().bottomLeft()).y()
        seen = self.verticalScrollBar().value() + self.viewport().height()
        if end < seen + self.theme.px(_AHEAD):
            self.model.read_older()
