"""How Today looks: a short list with one sentence each, and the brief beside it."""

from collections.abc import Callable, Hashable, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from regulars.domain.agenda import Cite, Day, DayItem
from regulars.domain.changes import Changes
from regulars.domain.notes import NoteId
from regulars.domain.pauses import Pause
from regulars.domain.people import PersonId
from regulars.domain.promises import PromiseId
from regulars.services.today import EVENING
from regulars.ui import wording
from regulars.ui.screen import Screen, Surroundings
from regulars.ui.theme import Role, Type
from regulars.ui.today.beside import Beside
from regulars.ui.today.day_card import DayCard
from regulars.ui.today.making_it_fit import MakingItFit
from regulars.ui.today.today_model import TodayModel
from regulars.ui.widgets.buttons import LinkButton
from regulars.ui.widgets.capacity import CapacityBar
from regulars.ui.widgets.card import Card
from regulars.ui.widgets.card_list import CardList
from regulars.ui.widgets.page import Page
from regulars.ui.widgets.photos import photo_of
from regulars.ui.widgets.sentence import Sentence, section_heading

if TYPE_CHECKING:
    from regulars.ui.today.brief_panel import BriefPanel
    from regulars.ui.today.how_was_it import HowWasIt
    from regulars.ui.today.later_card import LaterCard
    from regulars.ui.today.look_through_hint import LookThroughHint
    from regulars.ui.today.tray_card import TrayCard

NARROW = 840
"""Design pixels of page below which the list stands alone: a brief beside it would leave the cards no room for a sentence."""
_NOTES_AFTER_MS = 1000
"""So long after the page came up it is asked whether notes could be looked through: nobody waits for that."""
_KEYS = ("done", "later", "let_go", "let_some_go", "call", "open_person", "confirm_note", "log_here", "print_day")


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
        self._beside = Beside(self.theme, self)
        row.addWidget(self._page, 1)
        row.addWidget(self._beside)
        self._list = CardList(self.theme, self.tr("People of the day"), parent=self._page)
        self._list.current_changed.connect(self._choose)
        self._list.activated.connect(lambda place: self._open(self._items[place]))
        self._items: list[DayItem] = []
        # What the widgets show, each with what was read for it: an edit builds anew what it changed, and nothing else.
        self._cards: dict[PersonId, tuple[Hashable, DayCard]] = {}
        self._below: list[QWidget] = []
        self._tray: list[TrayCard] = []
        self._below_for: Hashable = None
        self._later: LaterCard | None = None
        self._brief_for: object = None
        self._rest = QVBoxLayout()
        self.theme.lay(self._rest, spacing=10)
        self._fitting = MakingItFit(self.around, self._page)
        self._fitting.planned.connect(self.model.read)
        self._evening = QTimer(self)
        self._evening.setSingleShot(True)
        self._evening.timeout.connect(lambda: self.model.read() if self.isVisible() else None)
        self._how_was_it: HowWasIt | None = None
        self._notes: LookThroughHint | None = None
        self._notes_soon = QTimer(self)
        self._notes_soon.setSingleShot(True)
        self._notes_soon.setInterval(_NOTES_AFTER_MS)
        self._notes_soon.timeout.connect(lambda: self.show_notes_hint() if self.isVisible() else None)
        self._page.body.addWidget(self._list)
        self._page.body.addLayout(self._rest)
        self._page.body.addWidget(self._fitting)
        self._add_actions()

    @cached_property
    def _brief(self) -> "BriefPanel":
        """The brief beside the list: it is imported and built when the list stands there."""
        from regulars.ui.today.brief_panel import BriefPanel  # lazy, as said above

        brief = BriefPanel(self.theme, self._beside)
        self._beside.put(brief)
        brief.reached_out.connect(self._reach)
        brief.done.connect(self.settle)
        brief.later.connect(self.postpone)
        brief.other_day.connect(self._ask_for_a_day)
        brief.less_often.connect(self.let_go)
        brief.whole.connect(self._show_whole_brief)
        lines = brief.lines
        lines.kept.connect(self._keep)
        lines.confirmed.connect(self._confirm)
        lines.kept_on.connect(self._keep_on)
        lines.erased.connect(self._erase)
        lines.cited.connect(self._open_entry)
        return brief

    def _add_actions(self) -> None:
        add, icon = partial(self.around.actions.add, page="today"), self.theme.icon
        add("done", self.tr("Done: we were in touch"), "D", self.settle, icon("check"))
        add("later", self.tr("Later"), "S", self._ask_when, icon("alarm-clock"))
        add("let_go", self.tr("Let go: less often"), "G", self.let_go, icon("leaf"))
        some = self.tr("Let some people go: you choose whom")
        add("let_some_go", some, "Shift+G", self._fitting.ask_whom, icon("leaf"))
        add("call", self.tr("Reach out"), "C", self._reach, icon("phone"))
        add("open_person", self.tr("Open the person"), "O", self._open_current, icon("user"))
        add("confirm_note", self.tr("Still true: the note that the brief asks about"), "Y", self.confirm, icon("check"))
        add("log_here", self.tr("Log a moment with this person"), "L", self._log, icon("pen-line"))
        add("print_day", self.tr("Print the day"), "Ctrl+Shift+P", self.print_day, icon("printer"))

    # The page comes and goes

    def arrive(self) -> None:
        """Read the day, and take the keys."""
        self._take_keys()
        self.model.read()
        self._wait_for_the_evening()
        self._fitting.look_again()
        self._look_for_notes()

    def arrive_first(self) -> Sequence[Callable[[], None]]:
        """The list alone: names, reasons and buttons. The brief beside them follows, then what stands below."""
        self._take_keys()
        self.model.read_people()
        if self.model.person is None:  # then the page is what stands below the list
            self.arrive()
            return ()
        return self.model.read_brief, self.arrive

    def _take_keys(self) -> None:
        for key in _KEYS:
            self.around.actions.action(key).setEnabled(True)

    def _wait_for_the_evening(self) -> None:
        """Whoever was put off until tonight comes back by themselves."""
        now = self.desk.verbs.book.clock.now()
        tonight = datetime.combine(now.date(), EVENING, now.tzinfo)
        if now < tonight:
            self._evening.start(round((tonight - now).total_seconds() * 1000) + 1000)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        cards = self._list.cards()
        if cards:  # the page itself has nothing to show the keyboard on
            cards[max(self._list.current(), 0)].setFocus(event.reason())

    def leave(self) -> None:
        """Other pages have these keys for themselves."""
        for key in _KEYS:
            self.around.actions.action(key).setEnabled(False)
        self._evening.stop()
        self._notes_soon.stop()
        self._fitting.rest()

    def hear(self, changes: Changes) -> None:
        """Any change may move the day."""
        if changes.areas or changes.whole_book:
            self.model.read()
            self._fitting.look_again()
            self._look_for_notes()

    def person_in_front(self) -> PersonId | None:
        """Whom the brief is about; where it has no room, whose card is chosen. Nobody who cannot be seen."""
        person = self.model.person
        is_seen = self._beside.isVisibleTo(self) or any(item.person == person for item in self._items)
        return person if is_seen else None

    # What is shown

    def _show_day(self) -> None:
        day = self.model.day
        if day is None:
            return
        now = self.desk.verbs.book.clock.now()
        self._page.set_title(self.model.greeting(now))
        self._page.set_subtitle(self.model.subtitle())
        self._capacity.set_progress(day.week_done, day.week_room, self.model.week())
        self._show_call_outs()
        at_keyboard = self._card_at(self.focusWidget())
        self._items = list(day.items)
        self._show_cards(day)
        if self.model.is_whole:
            self._show_rest(day)
        people = [item.person for item in self._items]
        if self.model.person in people:
            place = people.index(self.model.person)
            self._list.set_current(place)
            gone = at_keyboard is not None and at_keyboard not in self._list.cards()
            if gone or self.focusWidget() is None or self.focusWidget() is self:
                self._list.cards()[place].setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_brief()

    def _show_call_outs(self) -> None:
        model = self.model
        if self._how_was_it is None and model.call_outs:
            from regulars.ui.today.how_was_it import HowWasIt  # lazy: most starts come after no call

            lines = self._how_was_it = HowWasIt(self.theme, self._page)
            lines.told.connect(self.shell.minute_after)
            lines.skipped.connect(self.shell.skip_minute)
            self._page.body.insertWidget(self._page.body.indexOf(self._list), lines)
        if self._how_was_it is not None:
            self._how_was_it.show_lines([(known, model.how_was_it(known)) for known in model.call_outs])

    def _look_for_notes(self) -> None:
        if self._notes is None:
            self._notes_soon.start()
        else:
            self._notes.look_again()

    def show_notes_hint(self) -> None:
        """Say once a month that a few notes could be looked through."""
        if self._notes is None:
            from regulars.ui.today.look_through_hint import LookThroughHint  # lazy: after the first paint

            self._notes = LookThroughHint(self.theme, self.desk, self._page)
            self._notes.wanted.connect(self.shell.look_through)
            self._page.body.insertWidget(self._page.body.indexOf(self._list) + 1, self._notes)
        self._notes.look_again()

    def _card_at(self, focus: QWidget | None) -> Card | None:
        if focus is None:
            return None
        return next((card for card in self._list.cards() if card is focus or card.isAncestorOf(focus)), None)

    def _show_cards(self, day: Day) -> None:
        known, self._cards = self._cards, {}
        for item in self._items:
            seen = (item, day.on, self.theme.edition)
            if item.person in known and known[item.person][0] == seen:
                self._cards[item.person] = known[item.person]
            else:
                card = DayCard(self.theme, item, day.on, self._photo(item.photo), parent=self._list)
                card.reached_out.connect(lambda person=item.person: self.shell.reach(person))
                self._cards[item.person] = (seen, card)
        self._list.show_cards([card for _, card in self._cards.values()])

    def _show_rest(self, day: Day) -> None:
        from regulars.ui.today.later_card import LaterCard, later_lines  # lazy: the people of the day come first

        later = later_lines(day.later, day.on)
        free = "" if self._items else self._nobody_left(day)
        seen = (day.on, free, bool(later), day.tray, self.theme.edition)
        if seen == self._below_for and (self._items or later or day.tray):
            if self._later is not None:
                self._later.show_lines(later)
            return
        self._below_for = seen
        at_keyboard, focus = None, self.focusWidget()
        for place, card in enumerate(self._tray):
            if focus is not None and card.isAncestorOf(focus):
                at_keyboard = place
        for old in self._below:
            self._rest.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._below, self._tray, self._later = [], [], None
        if not self._items and not day.later and not day.tray:
            self._put(self._nothing_to_do())
        elif not self._items:
            self._put(Sentence(self.theme, free, Type.LEAD, Role.MUTED, parent=self._page))
        if day.tray:
            from regulars.ui.today.tray_card import TrayCard  # lazy: most days have none

            self._put(section_heading(self.theme, self.tr("Tell me about them"), self.tr("never noted yet")))
            for person, name in day.tray:
                card = TrayCard(self.theme, person, name, day.on, parent=self._page)
                card.seen.connect(self._tell_seen)
                card.not_mine.connect(self._tell_not_mine)
                card.skipped.connect(self._tell_unknown)
                self._tray.append(card)
                self._put(card)
        if later:
            self._put(section_heading(self.theme, self.tr("Later this week"), ""))
            self._later = LaterCard(self.theme, later, parent=self._page)
            self._put(self._later)
        if self._items:
            keys = self.tr(
                "Space brief · D done · S later · G let go · Enter open · C reach out · L log · Ctrl+F search"
            )
            self._put(Sentence(self.theme, keys, Type.SMALL, Role.MUTED, parent=self._page))
            paper = LinkButton(self.theme, self.tr("Print the day"), "printer", role=Role.MUTED, parent=self._page)
            paper.clicked.connect(self.print_day)
            self._put(paper)
            self._rest.setAlignment(paper, Qt.AlignmentFlag.AlignLeading)
        if at_keyboard is not None:
            self._go_on(at_keyboard)

    def _go_on(self, place: int) -> None:
        """Somebody of the tray was answered about with the keyboard: on to the next of them, or to the people of the day."""
        cards = self._list.cards()
        if self._tray:
            self._tray[min(place, len(self._tray) - 1)].take_keyboard()
        elif cards:
            cards[max(self._list.current(), 0)].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

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

    def _away(self, pause: Pause, today: date) -> QWidget:
        said = self.tr("Your quiet season is on: nobody waits, and no silence counts. Settings can end it.")
        if pause.ends is not None:
            said = self.tr(
                "Your quiet season is on, until %1: nobody waits, and no silence counts. Settings can end it."
            )
            said = said.replace("%1", wording.short_day(pause.ends, today))
        from regulars.ui.widgets.empty_state import EmptyState  # lazy: most days have somebody

        return EmptyState(self.theme, "moon-star", self.tr("You are away"), said, parent=self._page)

    def _nothing_to_do(self) -> QWidget:
        day = self.model.day
        if day is not None and day.away is not None:
            return self._away(day.away, day.on)
        from regulars.ui.widgets.empty_state import EmptyState  # lazy, as above

        if self.desk.read(self.desk.verbs.today.has_anybody):
            if day is not None and not day.room:
                rest = self.tr("No room was set for today: whoever waits comes on a day that has some. Rest well.")
                return EmptyState(self.theme, "sun", self.tr("A day off"), rest, parent=self._page)
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

    def _show_brief(self) -> None:
        brief, day = self.model.brief, self.model.day
        self._place_brief()
        if brief is None or day is None:
            return
        choices = self.model.later_choices()
        seen = (brief, day.on, choices, self.theme.edition)
        if seen != self._brief_for:
            self._brief_for = seen
            self._brief.show_brief(brief, day.on, self._photo(brief.person.photo), choices)

    def _place_brief(self) -> None:
        comes = self.model.brief is not None or (not self.model.is_whole and self.model.person is not None)
        self._beside.setVisible(comes and self.width() > self.theme.px(NARROW))

    def _photo(self, photo: int | None) -> QPixmap | None:
        today = self.desk.verbs.today
        return photo_of(photo, lambda: self.desk.read(lambda: today.photo(photo or 0)))

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
        person = self.person_in_front()
        if person is not None:
            self.shell.open_person(person)

    def _reach(self) -> None:
        person = self.person_in_front()
        if person is not None:
            self.shell.reach(person)

    def _log(self) -> None:
        self.shell.log_moment(self.person_in_front())

    def print_day(self) -> None:
        """The day's people on paper."""
        from regulars.ui.paper.sheets import print_day  # lazy: the first page waits for no printing

        print_day(self.around, self)

    def _show_whole_brief(self) -> None:
        if self.model.person is not None:
            self.shell.brief(self.model.person)

    def _open_entry(self, cite: Cite) -> None:
        if self.model.person is not None:
            self.shell.open_entry(self.model.person, cite)

    def _ask_when(self) -> None:
        if self.person_in_front() is not None:
            self._brief.ask_when()

    def _ask_for_a_day(self) -> None:
        day = self.model.day
        if day is None:
            return
        from regulars.ui.today.other_day_box import OtherDayBox  # lazy: when another day is wanted

        box = OtherDayBox(self.theme, self.window(), day.on)
        box.closed.connect(box.deleteLater)
        box.ask(self.postpone)

    def settle(self) -> None:
        """The owner was in touch with the person in front."""
        person, today = self.person_in_front(), self.desk.verbs.today
        if person is not None:
            self.desk.do(lambda: today.done(person), self.shell.say_done)

    def postpone(self, until: date) -> None:
        """The person in front comes back on a day; today itself means this evening."""
        person, today = self.person_in_front(), self.desk.verbs.today
        if person is None or self.model.day is None:
            return
        if until == self.model.day.on:
            self.desk.do(lambda: today.tonight(person), self.shell.say_done)
        else:
            self.desk.do(lambda: today.later(person, until), self.shell.say_done)

    def let_go(self) -> None:
        """Ask whether to see the person in front less often: by how much, and why."""
        person, today = self.person_in_front(), self.desk.verbs.today
        if person is None:
            return
        from regulars.ui.today.let_go_box import LetGoBox  # lazy: when somebody is let go

        before, after = self.desk.read(lambda: today.stretched(person))
        name = self.desk.read(lambda: self.desk.verbs.people.get(person)).name
        box = LetGoBox(self.theme, self.window(), name, before, after)
        box.closed.connect(box.deleteLater)
        box.ask(lambda reason: self._let_go(person, name, before, after, reason))

    def _let_go(self, person: PersonId, name: str, before: float, after: float, reason: str) -> None:
        today = self.desk.verbs.today
        said = self.tr("Let go, kindly: %1 was %2, and is %3 from now on").replace("%1", wording.isolated(name))
        said = said.replace("%2", wording.rhythm(before)).replace("%3", wording.rhythm(after))

        def told(changes: Changes) -> None:
            step = changes.step
            self.shell.say(said, None if step is None else lambda: self.desk.undo(step))

        self.desk.do(lambda: today.let_go(person, reason), told)

    def _keep(self, promise: PromiseId) -> None:
        promises = self.desk.verbs.promises
        self.desk.do(lambda: promises.keep(promise), self.shell.say_done)

    def confirm(self) -> None:
        """What the brief asks about is still true."""
        brief = self.model.brief
        if brief is not None and brief.over is None and brief.to_confirm is not None:
            self._confirm(brief.to_confirm.id)

    def _confirm(self, note: NoteId) -> None:
        notes = self.desk.verbs.notes
        self.desk.do(lambda: notes.confirm(note), self.shell.say_done)

    def _keep_on(self, note: NoteId) -> None:
        notes = self.desk.verbs.notes
        self.desk.do(lambda: notes.edit(note, until=None), self.shell.say_done)

    def _erase(self, note: NoteId) -> None:
        notes = self.desk.verbs.notes
        self.desk.do(lambda: notes.delete(note), self.shell.say_done)

    def _tell_seen(self, person: PersonId, days: int) -> None:
        today = self.desk.verbs.today
        when = self.desk.verbs.book.clock.today() - timedelta(days=days)
        self.desk.do(lambda: today.tell_last_seen(person, when), self.shell.say_done)

    def _tell_not_mine(self, person: PersonId) -> None:
        today = self.desk.verbs.today

        def told(changes: Changes) -> None:
            said = self.tr("%1 is archived: kept, and never asked about").replace(
                "%1", wording.isolated(changes.subject)
            )
            self.shell.say(said, None if (step := changes.step) is None else lambda: self.desk.undo(step))

        self.desk.do(lambda: today.tell_last_seen(person, None, not_mine=True), told)

    def _tell_unknown(self, person: PersonId) -> None:
        today = self.desk.verbs.today
        self.desk.do(lambda: today.tell_last_seen(person, None), self.shell.say_done)
