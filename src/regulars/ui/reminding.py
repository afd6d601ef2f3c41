"""From what is due to what is shown: on each heartbeat the book is asked, and what it hands over once is announced."""

from datetime import date

from PySide6.QtCore import QObject, Signal

from regulars.domain.agenda import Notice
from regulars.domain.changes import Changes
from regulars.domain.errors import KnownProblem
from regulars.domain.people import PersonId
from regulars.ui import wording
from regulars.ui.desk import Desk
from regulars.ui.main_window import MainWindow
from regulars.ui.notifier import BODY, Announcement, Notifier

LOG, TOMORROW = "log", "tomorrow"


class Reminding(QObject):
    """Announces the day's people once, at the owner's hour, and what was missed when the laptop is back."""

    opened = Signal()
    """The owner pressed something that leads into the window."""

    def __init__(self, desk: Desk, window: MainWindow, notifier: Notifier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._window, self._notifier = desk, window, notifier
        self._asking = self._stopped = False
        self._seen_day = desk.verbs.book.clock.today()
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
                lambda _progress, _cancelled: (book.changed_elsewhere(), reminders.announce()),
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

    def _hear(self, answer: tuple[bool, Notice | None]) -> None:
        self._asking = False
        elsewhere, notice = answer
        if elsewhere:
            self._desk.read_elsewhere(self._window.count_again)
        if notice is not None:
            self._announce(notice)

    def _announce(self, notice: Notice) -> None:
        title, text = wording.notice(notice)
        buttons = [(BODY, self.tr("Show me"))]
        if notice.person is not None:
            buttons = [(LOG, self.tr("Log a moment")), (TOMORROW, self.tr("Tomorrow"))]
        self._notifier.show(Announcement(title, text, tuple(buttons), notice.person))

    def _pressed(self, key: str, subject: object) -> None:
        person = PersonId(subject) if isinstance(subject, int) else None
        today = self._desk.verbs.today
        if key == TOMORROW and person is not None:
            self._desk.do(lambda: today.later_by_days(person, 1), self._window.say_done)
            return
        self.opened.emit()
        if key == LOG:
            self._window.log_moment(person)
        elif person is not None:
            self._window.open_person(person)
        else:
            self._window.go("today")
