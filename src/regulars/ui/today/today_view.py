"""How Today looks: a short list with one sentence each, and the brief beside it."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from regulars.domain.agenda import Day, DayItem
from regulars.domain.changes import Changes
from regulars.domain.people import PersonId
from regulars.domain.promises import PromiseId
from regulars.ui import wording
from regulars.ui.screen import Screen, Surroundings
from regulars.ui.theme import Role, Type
from regulars.ui.today.brief_panel import BriefPanel
from regulars.ui.today.day_card import DayCard
from regulars.ui.today.today_model import TodayModel
from regulars.ui.today.tray_card import TrayCard
from regulars.ui.widgets.capacity import CapacityBar
from regulars.ui.widgets.card import Card
from regulars.ui.widgets.card_list import CardList
from regulars.ui.widgets.empty_state import EmptyState
from regulars.ui.widgets.page import Page
from regulars.ui.widgets.photos import photo_of
from regulars.ui.widgets.sentence import Piece, Sentence, section_heading

NARROW = 840
"""Design pixels of page below which the list stands alone: a brief beside it would leave the cards no room for a sentence."""
_KEYS = ("done", "later", "let_go", "call", "open_person", "log_here")


class TodayView(Screen):
    """The page that Regulars opens with."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self.model = TodayModel(self.desk, self)
        self.model.refreshed.connect(self._show_day)
        self.model.chosen.connect(self._show_brief)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._page = Page(self.theme, "", parent=self)
        self._capacity = CapacityBar(self.theme, parent=self._page)
        self._page.add_action(self._capacity)
        self._brief = BriefPanel(self.theme, self)
        row.addWidget(self._page, 1)
        row.addWidget(self._brief)
        self._list = CardList(self.theme, self.tr("People of the day"), parent=self._page)
        self._list.current_changed.connect(self._choose)
        self._list.activated.connect(lambda place: self._open(self._items[place]))
        self._items: list[DayItem] = []
        self._below: list[QWidget] = []
        self._rest = QVBoxLayout()
        self.theme.lay(self._rest, spacing=10)
        self._page.body.addWidget(self._list)
        self._page.body.addLayout(self._rest)
        self._brief.reached_out.connect(self._reach)
        self._brief.done.connect(self.settle)
        self._brief.later.connect(self.postpone)
        self._brief.kept.connect(self._keep)
        self._add_actions()

    def _add_actions(self) -> None:
        add, icon = self.around.actions.add, self.theme.icon
        add("done", self.tr("Done: we were in touch"), "Space", self.settle, icon("check"))
        add("later", self.tr("Later"), "S", self._brief.ask_when, icon("alarm-clock"))
        add("let_go", self.tr("Let go: less often"), "G", self.let_go, icon("leaf"))
        add("call", self.tr("Reach out"), "C", self._reach, icon("phone"))
        add("open_person", self.tr("Open the person"), "O", self._open_current, icon("user"))
        add("log_here", self.tr("Log a moment with this person"), "L", self._log, icon("pen-line"))

    # The page comes and goes

    def arrive(self) -> None:
        """Read the day, and take the keys."""
        for key in _KEYS:
            self.around.actions.action(key).setEnabled(True)
        self.model.read()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        cards = self._list.cards()
        if cards:  # the page itself has nothing to show the keyboard on
            cards[max(self._list.current(), 0)].setFocus(event.reason())

    def leave(self) -> None:
        """Other pages have these keys for themselves."""
        for key in _KEYS:
            self.around.actions.action(key).setEnabled(False)

    def hear(self, changes: Changes) -> None:
        """Any change may move the day."""
        if changes.areas or changes.whole_book:
            self.model.read()

    def person_in_front(self) -> PersonId | None:
        """Whom the brief is about."""
        return self.model.person

    # What is shown

    def _show_day(self) -> None:
        day = self.model.day
        if day is None:
            return
        now = self.desk.verbs.book.clock.now()
        self._page.set_title(self.model.greeting(now))
        self._page.set_subtitle(self.model.subtitle())
        self._capacity.set_progress(day.week_done, day.week_room, self.model.week())
        had_focus = self._list.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self._items = list(day.items)
        self._list.clear()
        for item in self._items:
            card = DayCard(self.theme, item, day.on, self._photo(item.photo), parent=self._list)
            card.reached_out.connect(lambda person=item.person: self.shell.reach(person))
            self._list.add(card)
        self._show_rest()
        people = [item.person for item in self._items]
        if self.model.person in people:
            place = people.index(self.model.person)
            self._list.set_current(place)
            if had_focus or self.focusWidget() is None or self.focusWidget() is self:
                self._list.cards()[place].setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_brief()

    def _show_rest(self) -> None:
        day = self.model.day
        for old in self._below:
            self._rest.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._below = []
        if day is None:
            return
        if not self._items and not day.later and not day.tray:
            self._put(self._nothing_to_do())
        elif not self._items:
            free = self._nobody_left(day)
            self._put(Sentence(self.theme, free, Type.LEAD, Role.MUTED, parent=self._page))
        if day.tray:
            self._put(section_heading(self.theme, self.tr("Tell me about them"), self.tr("never noted yet")))
            for person, name in day.tray:
                card = TrayCard(self.theme, person, name, day.on, parent=self._page)
                card.seen.connect(self._tell_seen)
                card.not_mine.connect(self._tell_not_mine)
                card.skipped.connect(self._tell_unknown)
                self._put(card)
        if day.later:
            self._put(section_heading(self.theme, self.tr("Later this week"), ""))
            self._put(self._later_card(day.later, day.on))
        if self._items:
            keys = self.tr("Space done · S later · G let go · Enter open · C reach out · L log · Ctrl+F search")
            self._put(Sentence(self.theme, keys, Type.SMALL, Role.MUTED, parent=self._page))

    def _put(self, widget: QWidget) -> None:
        """Add something below the people of the day."""
        self._below.append(widget)
        self._rest.addWidget(widget)

    def _nobody_left(self, day: Day) -> str:
        if not day.room:
            return self.tr("No room was set for today. Rest well.")
        if day.done:
            return self.tr("That was everybody for today.")
        if day.tray:
            return self.tr("Nobody is waiting. A word about these people, and the book learns whom to suggest.")
        return self.tr("Nobody is waiting today.")

    def _nothing_to_do(self) -> QWidget:
        first = self.desk.read(
            lambda: self.desk.verbs.search.first_page(1)
        )  # without NumPy: this may be the first page
        if first.total:
            return EmptyState(
                self.theme,
                "sun",
                self.tr("Nobody is waiting today"),
                self.tr("Everyone in your book has heard from you in their own time."),
                parent=self._page,
            )
        empty = EmptyState(
            self.theme,
            "users",
            self.tr("Your book is empty"),
            self.tr("Bring the contacts of your phone, or add the first person by hand."),
            self.tr("Bring people"),
            parent=self._page,
        )
        empty.acted.connect(lambda: self.shell.go("import"))
        return empty

    def _later_card(self, later: tuple[tuple[date, DayItem], ...], today: date) -> Card:
        card = Card(self.theme, self.tr("Later this week"), parent=self._page)
        for day, item in later:
            why = wording.plain(wording.why(item.why[0], today)) if item.why else ""
            pieces = [Piece(f"{wording.weekday(day.weekday())}   ", role=Role.MUTED), Piece(item.name, bold=True)]
            card.body.addWidget(Sentence(self.theme, [*pieces, Piece(f"   {why}", role=Role.MUTED)], parent=card))
        return card

    def _show_brief(self) -> None:
        brief, day = self.model.brief, self.model.day
        self._place_brief()
        if brief is not None and day is not None:
            self._brief.show_brief(brief, day.on, self._photo(brief.person.photo), self.model.later_choices())

    def _place_brief(self) -> None:
        self._brief.setVisible(self.model.brief is not None and self.width() > self.theme.px(NARROW))

    def _photo(self, photo: int | None) -> QPixmap | None:
        people = self.desk.verbs.people
        return photo_of(photo, lambda: self.desk.read(lambda: people.photo(photo or 0)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_brief()

    # What the owner does

    def _choose(self, place: int) -> None:
        if place >= 0:
            self.model.choose(self._items[place].person)

    def _open(self, item: DayItem) -> None:
        self.shell.open_person(item.person)

    def _open_current(self) -> None:
        if self.model.person is not None:
            self.shell.open_person(self.model.person)

    def _reach(self) -> None:
        if self.model.person is not None:
            self.shell.reach(self.model.person)

    def _log(self) -> None:
        self.shell.log_moment(self.model.person)

    def settle(self) -> None:
        """The owner was in touch with the person in front."""
        person, today = self.model.person, self.desk.verbs.today
        if person is not None:
            self.desk.do(lambda: today.done(person), self.shell.say_done)

    def postpone(self, until: date) -> None:
        """The person in front comes back on a day."""
        person, today = self.model.person, self.desk.verbs.today
        if person is not None:
            self.desk.do(lambda: today.later(person, until), self.shell.say_done)

    def let_go(self) -> None:
        """See the person in front less often."""
        person, today = self.model.person, self.desk.verbs.today
        if person is not None:
            self.desk.do(lambda: today.let_go(person), self.shell.say_done)

    def _keep(self, promise: PromiseId) -> None:
        promises = self.desk.verbs.promises
        self.desk.do(lambda: promises.keep(promise), self.shell.say_done)

    def _tell_seen(self, person: PersonId, days: int) -> None:
        today = self.desk.verbs.today
        when = self.desk.verbs.book.clock.today() - timedelta(days=days)
        self.desk.do(lambda: today.tell_last_seen(person, when), self.shell.say_done)

    def _tell_not_mine(self, person: PersonId) -> None:
        today = self.desk.verbs.today
        self.desk.do(lambda: today.tell_last_seen(person, None, not_mine=True), self.shell.say_done)

    def _tell_unknown(self, person: PersonId) -> None:
        today = self.desk.verbs.today
        self.desk.do(lambda: today.tell_last_seen(person, None), self.shell.say_done)
