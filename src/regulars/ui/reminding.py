"""From what is due to what is shown: on each heartbeat the book is asked, and what it hands over once is announced."""

from datetime import date

from PySide6.QtCore import QObject, Signal

from regulars.domain.changes import Changes
from regulars.domain.errors import KnownProblem
from regulars.domain.moments import MomentKind
from regulars.domain.people import PersonId
from regulars.domain.reminders import DoubtfulClock, Notice
from regulars.domain.settings import Settings
from regulars.services.ports import Clock
from regulars.services.reminders import rules_of
from regulars.services.two_copies import is_disturbed
from regulars.ui import notice_words
from regulars.ui.desk import Desk
from regulars.ui.main_window import MainWindow
from regulars.ui.notifier import BODY, Announcement, Notifier

LOG, TOMORROW, TRUST = "log", "tomorrow", "trust"
APART = 2
"""So many people at most are announced each on their own, and only in the morning of a day on which nothing was said before:
with the word of the evening no day has more than three notices."""


class Reminding(QObject):
    """Announces the day's people once, at the owner's hour, and what was missed when the laptop is back."""

    opened = Signal()
    """The owner pressed something that leads into the window."""
    replaced = Signal()
    """Another file stands where the open book was."""

    def __init__(
        self,
        desk: Desk,
        window: MainWindow,
        notifier: Notifier,
        parent: QObject | None = None,
        *,
        word_on: date | None = None,
    ) -> None:
        """`word_on` is the last day on which the locked book had a word of its own."""
        super().__init__(parent)
        self._desk, self._window, self._notifier = desk, window, notifier
        self._word_on = word_on
        self._asking = self._stopped = False
        self._seen_day = desk.verbs.book.clock.today()
        self._doubted: date | None = None
        notifier.pressed.connect(self._pressed)
        desk.changed.connect(self._after_change)
        desk.crashed.connect(self._rest)

    def stop(self) -> None:
        """The book is about to be closed: hear nothing any more."""
        self._stopped = True  # a beat that is under way to us still arrives
        self._notifier.pressed.disconnect(self._pressed)
        self._desk.changed.disconnect(self._after_change)

    def beat(self) -> None:
        """Twice a minute, on resume, on focus, after an edit: is there something to say?"""
        if self._stopped:
            return
        book, reminders = self._desk.verbs.book, self._desk.verbs.reminders
        today = book.clock.today()
        if today != self._seen_day:
            self._seen_day = today
            self._new_day()
        if not self._asking:
            self._asking = True
            self._desk.run(
                lambda _progress, _cancelled: (
                    None if is_disturbed(book) else (book.changed_elsewhere(), reminders.announce())
                ),
                self._hear,
                self._not_asked,
            )

    def _after_change(self, _changes: Changes) -> None:
        self.beat()

    def _not_asked(self, _problem: KnownProblem) -> None:
        # The next beat asks again; until then the page itself is the reminder.
        self._asking = False

    def _rest(self, _error: object) -> None:
        # A bug of ours was told elsewhere; one of them must not end all reminding.
        self._asking = False

    def _new_day(self) -> None:
        health = self._desk.verbs.health
        self._desk.run(
            lambda _progress, _cancelled: health.refresh_all(),
            lambda _: self._desk.read_elsewhere(self._window.count_again),
            self._not_scored,
        )

    def _not_scored(self, _problem: KnownProblem) -> None:
        self._seen_day = date.min  # the next beat tries again

    def _hear(self, answer: tuple[bool, Notice | DoubtfulClock | None] | None) -> None:
        self._asking = False
        if self._stopped:
            return  # what was taken and not shown is announced again
        if answer is None:
            self.replaced.emit()
            return
        elsewhere, found = answer
        if elsewhere:
            self._desk.read_elsewhere(self._window.count_again)
        match found:
            case Notice():
                self._announce(found)
            case DoubtfulClock():
                self._doubt(found)

    def _announce(self, notice: Notice) -> None:
        buttons: tuple[tuple[str, str], ...] = (LOG, self.tr("Log a call")), (TOMORROW, self.tr("Tomorrow"))
        is_first = not notice.is_of_evening and notice.on not in (self._word_on, self._doubted)
        if is_first and notice.with_names and 1 < notice.people <= APART:
            for told in notice.everybody:
                self._notifier.show(Announcement(*notice_words.notice_about(told, notice), buttons, told.person))
        else:
            if notice.person is None:
                buttons = ((BODY, self.tr("Show me")),)
            self._notifier.show(Announcement(*notice_words.notice(notice), buttons, notice.person))
        reminders = self._desk.verbs.reminders
        self._desk.run(lambda _progress, _cancelled: reminders.shown(notice), lambda _: None, self._not_asked)

    def _doubt(self, doubt: DoubtfulClock) -> None:
        """Ask once a day, in the window and beside it."""
        if self._doubted == doubt.today:
            return
        self._doubted = doubt.today
        title, text = notice_words.doubtful_clock(doubt)
        yes = notice_words.clock_is_right()
        self._notifier.show(Announcement(title, text, ((TRUST, yes), (BODY, self.tr("Show me")))))
        self._window.ask_about_clock(title, text, yes, self._trust)

    def _trust(self, is_right: bool) -> None:
        if not is_right or self._doubted is None:
            return
        reminders, today = self._desk.verbs.reminders, self._doubted
        self._desk.run(
            lambda _progress, _cancelled: reminders.trust_clock(today), lambda _: self.beat(), self._not_asked
        )

    def _pressed(self, key: str, subject: object) -> None:
        person = PersonId(subject) if isinstance(subject, int) else None
        today = self._desk.verbs.today
        if key == TRUST:
            self._trust(True)
            return
        if key == TOMORROW and person is not None:
            self._desk.do(lambda: today.later_by_days(person, 1), self._window.say_done)
            return
        self.opened.emit()
        if key == LOG:
            self._window.log_moment(person, MomentKind.CALL)
        elif person is not None:
            self._window.open_person(person)
        else:
            self._window.go("today")


class LockedReminding(QObject):
    """While the book is locked, only the owner's hour is known: then one word that the day waits behind the lock.

    What is due, and for how many people, is announced late, once the book is open.
    """

    opened = Signal()
    """The owner pressed it."""
    said = Signal(object)
    """The word was said, on this day."""

    def __init__(
        self, settings: Settings, told: date | None, clock: Clock, notifier: Notifier, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._settings, self._told, self._clock, self._notifier = settings, told, clock, notifier
        notifier.pressed.connect(self._pressed)

    def beat(self) -> None:
        """Is it the owner's hour of a day that was not announced yet?"""
        now, rules = self._clock.now(), rules_of(self._settings)
        if self._told == now.date() or not rules.works_on(now.date()) or not rules.is_time(now):
            return
        self._told = now.date()
        self.said.emit(self._told)
        title, text = self.tr("Your day is ready"), self.tr("Your book is locked. Open it to see whom to reach today.")
        self._notifier.show(Announcement(title, text, ((BODY, self.tr("Show me")),)))

    def stop(self) -> None:
        """The book is open again, or all ends."""
        self._notifier.pressed.disconnect(self._pressed)
        self.deleteLater()

    def _pressed(self, _key: str, _subject: object) -> None:
        self.opened.emit()
