"""The main window: the sidebar, one page at a time, what lies over the pages, and files that are dropped."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QWidget,
)

from regulars.domain.changes import Act, Changes, Undone
from regulars.domain.errors import KnownProblem
from regulars.domain.moments import MomentKind
from regulars.domain.people import Channel, CircleId, OrganisationId, PersonId
from regulars.domain.promises import PromiseBy
from regulars.ui.actions import Actions
from regulars.ui.desk import Desk
from regulars.ui.overlays import Overlays
from regulars.ui.pages import PEOPLE, PERSON, Pages
from regulars.ui.screen import Screen, Surroundings
from regulars.ui.start import keep_place, take_place
from regulars.ui.text_first import TextFirst
from regulars.ui.theme import Theme
from regulars.ui.widgets.sidebar import Sidebar

if TYPE_CHECKING:
    from regulars.domain.agenda import Cite, Day
    from regulars.domain.people_list import Filters

COMPACT_BELOW = 900
NEXT_PIECE_MS, ALL_PIECES_MS = 16, 60
"""What one piece of the first page brought is painted before the next one comes, and all of it before anything else."""
COUNTS_AFTER_MS = 150
"""The day is worked out for its count off this thread, once for several changes that follow each other."""


class MainWindow(QMainWindow):
    """The window over an open book."""

    closing = Signal()
    """The owner wants the window closed. Who made it decides what that means; by itself it stays."""
    lock_wanted = Signal()
    day_read = Signal(object)
    """The day was worked out anew, after a change or at midnight: the `Day`."""

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self.desk = theme, desk
        self.setWindowTitle(self.tr("Regulars"))  # never a client's name: other programs see titles
        self.resize(1280, 800)
        self.setMinimumSize(480, 480)
        self.setAcceptDrops(True)
        body = self._body = QWidget(self)
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.actions_ = Actions(self)
        self.sidebar = Sidebar(theme, self.tr("Regulars"), parent=body)
        around = Surroundings(theme, desk, self.actions_, self)
        self._pages = Pages(around, body)
        self.over = Overlays(around, self, body)
        self.over.minutes_changed.connect(self.read_again)
        row.addWidget(self.sidebar)
        row.addWidget(self._pages, 1)
        self.setCentralWidget(body)
        self._text_first = TextFirst(self, desk)
        self._leaving = False
        self._to_follow: list[tuple[Screen, Callable[[], None]]] = []
        self._day_counts = QTimer(self)
        self._day_counts.setSingleShot(True)
        self._day_counts.setInterval(COUNTS_AFTER_MS)
        self._day_counts.timeout.connect(self._count_day)
        self._fill_sidebar()
        self._add_actions()
        desk.changed.connect(self._hear)
        desk.undone.connect(self._say_undone)
        desk.problem.connect(self.tell)
        theme.changed.connect(self._fit_sidebar)
        take_place(self)

    # Pages

    def go(self, key: str) -> None:
        """Show a page."""
        self._arrive(self._pages.show_page((key, None)))

    def begin(self) -> None:
        """Show Today as the first page of a start: its list, without what `go_on` brings once that is painted."""
        page = self._pages.show_page(("today", None))
        self.sidebar.set_current(self._pages.line)
        self._to_follow = [(page, step) for step in page.arrive_first()]
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self, then: Callable[[], object]) -> None:
        """Bring what the first page did without, piece by piece: keys and clicks have the way free between. Then `then`."""
        page, step = self._to_follow.pop(0) if self._to_follow else (None, then)
        if page is None or self._leaving:
            then()
            return
        if page is self._pages.in_front():  # one that was left meanwhile is whole when it is seen again
            step()
        wait = NEXT_PIECE_MS if self._to_follow else ALL_PIECES_MS
        QTimer.singleShot(wait, self, lambda: self.go_on(then))

    def open_person(self, person: PersonId) -> None:
        """Show one person's page."""
        self._arrive(self._pages.show_page((PERSON, person)))

    def open_circle(self, circle: CircleId) -> None:
        """Show one circle's page."""
        self._arrive(self._pages.show_page(("circle", circle)))

    def open_organisation(self, organisation: OrganisationId) -> None:
        """Show one organisation's page."""
        self._arrive(self._pages.show_page(("organisation", organisation)))

    def show_people(self, filters: "Filters") -> None:
        """Show the people whom these filters let through."""
        self.go(PEOPLE)
        self.page(PEOPLE).show_only(filters)

    def go_back(self) -> None:
        """Back to the page before, or to the people when there is none."""
        self._arrive(self._pages.back())

    def page(self, key: str) -> Screen:
        """A page, built when it is first asked for."""
        return self._pages.page(key)

    def _arrive(self, page: Screen) -> None:
        self.sidebar.set_current(self._pages.line)
        page.arrive()
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hear(self, changes: Changes) -> None:
        current = self._pages.in_front()
        if current is not None:
            current.hear(changes)
        self.count_again()

    def read_again(self) -> None:
        """Everything may have changed (another program wrote, a new day began): the page in front and the counts."""
        current = self._pages.in_front()
        if current is not None:
            current.arrive()
        self.count_again()

    def count_again(self) -> None:
        """Read the small numbers of the sidebar."""
        self.sidebar.set_count(PEOPLE, self.desk.read(self.desk.verbs.search.how_many))
        self._day_counts.start()

    def _count_day(self) -> None:
        if self._leaving:
            return
        verbs = self.desk.verbs
        self.desk.run(
            lambda _progress, _cancelled: (
                verbs.today.day(),
                {"promises": verbs.promises.count_open(PromiseBy.ME), "dates": verbs.occasions.told_now()},
            ),
            lambda counted: self._show_counts(*counted),
            lambda _problem: None,  # the page itself will say it
        )

    def _show_counts(self, day: "Day", counts: dict[str, int]) -> None:
        for page, count in {"today": len(day.items), **counts}.items():
            self.sidebar.set_count(page, count)
        if not self._leaving:
            self.day_read.emit(day)

    # What the window does for its pages

    def capture(self) -> None:
        """Open the line for one plain sentence; the one on the page is meant unless it names somebody.

        Not below the veil, where nobody sees what is typed: the tray and a key of the desktop come through it.
        """
        if not self.over.is_veiled:
            self.over.capture.ask(self._person_in_front())

    def log_moment(self, person: PersonId | None = None, kind: MomentKind | None = None) -> None:
        """Open the box in which a moment is logged; without a person, for the one on the page."""
        self.over.log.ask(self._person_in_front() if person is None else person, kind)

    def _person_in_front(self) -> PersonId | None:
        current = self._pages.in_front()
        return None if current is None else current.person_in_front()

    def reach(self, person: PersonId, channel: Channel | None = None) -> None:
        """Open the owner's phone or mail for one person, by this way or else by the one they prefer."""
        self.over.reach.show_for(person, channel)

    def brief(self, person: PersonId) -> None:
        """Open the brief of one person."""
        self.over.brief.show_for(person)

    def open_entry(self, person: PersonId, cite: "Cite") -> None:
        """Show one entry on a person's page."""
        self.open_person(person)
        self.page(PERSON).show_entry(cite)

    def _brief_in_front(self, *, hard: bool = False) -> None:
        """The brief of whoever is looked at."""
        person = self._person_in_front()
        if person is None:
            self.say(self.tr("Choose a name first: the brief is about one person."))
        else:
            self.over.brief.show_for(person, hard=hard)

    def minute_after(self, person: PersonId | None = None) -> None:
        """Ask how it was after a call-out: to this person, or the newest."""
        if not self.over.minutes.ask(person):
            self.say(self.tr("No call waits for a word about it."))

    def skip_minute(self, person: PersonId) -> None:
        """There is nothing to say about the call-out to this person."""
        self.over.minutes.skip(person)

    def look_through(self) -> None:
        """Look through a few notes: would the owner say them face to face?"""
        self.over.look_through.ask()

    def import_files(self, files: list[Path]) -> None:
        """Show the import review of these files."""
        self.go("import")
        self.page("import").take_files(files)

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """A short word at the foot of the window."""
        self.over.toast.say(text, undo)

    def say_done(self, changes: Changes) -> None:
        """Say what was done, with Undo."""
        if changes.step is not None:
            from regulars.ui.act_words import act  # lazy: nothing was done yet at the start
            from regulars.ui.said_it import offer_after  # lazy, as above

            step, said = changes.step, act(Act(changes.label), changes.subject)
            offer = offer_after(changes, self.desk, self.say_done)
            if offer is None:
                self.say(said, lambda: self.desk.undo(step))
            else:
                text = f"{said}. {offer.question}"
                self.over.toast.say(text, lambda: self.desk.undo(step), (offer.answer, offer.take))

    def _say_undone(self, undone: Undone) -> None:
        from regulars.ui import act_words  # lazy, as above

        self.say(act_words.undone(undone))

    def tell(self, problem: KnownProblem) -> None:
        """Show a known problem: what happened, and what to do next."""
        self.over.problem.show_problem(problem)

    def take_leave(self) -> None:
        """The book is about to be closed: what is typed and not kept goes into it, and nothing is counted any more."""
        self._leaving = True
        in_front = self._pages.in_front()
        if in_front is not None:
            in_front.leave()
        self.over.unkept.keep(self.over.unkept_moments(), self._person_in_front())

    def ask_about_tray(self, answered: Callable[[bool], object]) -> None:
        """Ask, once in a book's life, whether to go on reminding when the window is closed."""
        self.over.ask(
            self.tr("Keep reminding you?"),
            self.tr(
                "Regulars can stay in the tray and tell you in the morning whom to call. You can change it in the settings."
            ),
            self.tr("Keep reminding"),
            self.tr("Close Regulars"),
            answered,
        )

    def ask_about_clock(self, title: str, text: str, yes: str, answered: Callable[[bool], object]) -> None:
        """Ask whether the laptop's clock is right, before it is believed."""
        self.over.ask(title, text, yes, self.tr("No, it is wrong"), answered)

    # What belongs to the window

    def _fill_sidebar(self) -> None:
        side = self.sidebar
        side.add("today", "sun", self.tr("Today"))
        side.add("people", "users", self.tr("People"))
        side.add("circles", "circle-dot-dashed", self.tr("Circles"))
        side.add("promises", "handshake", self.tr("Promises"))
        side.add("dates", "cake", self.tr("Dates"))
        side.add("insights", "chart-line", self.tr("Insights"))
        side.add("import", "download", self.tr("Import"), bottom=True)
        side.add("settings", "settings", self.tr("Settings"), bottom=True)
        side.set_status(self.tr("Encrypted on this laptop"))
        side.chosen.connect(self.go)
        side.noted.connect(self.capture)

    def _add_actions(self) -> None:
        add, icon = self.actions_.add, self.theme.icon
        add("note", self.tr("Note something"), "Ctrl+N", self.capture, icon("pen-line"))
        add("log", self.tr("Log a moment"), "Ctrl+L", self.log_moment, icon("notebook-pen"))
        add(
            "brief",
            self.tr("The brief: what to know before you call"),
            "Space",
            self._brief_in_front,
            icon("book-open"),
        )
        add(
            "hard_call",
            self.tr("Before a hard call: three questions"),
            "Ctrl+Shift+B",
            lambda: self._brief_in_front(hard=True),
            icon("heart"),
        )
        add("minute", self.tr("How was it? The minute after a call"), "Ctrl+Shift+H", self.minute_after, icon("clock"))
        add(
            "look_through",
            self.tr("Look through five notes"),
            "Ctrl+Shift+F",
            self.look_through,
            icon("shield-check"),
        )
        add("find", self.tr("Find anything"), "Ctrl+K", lambda: self.over.palette.ask(), icon("search"), palette=False)
        add("today", self.tr("Today"), "Ctrl+1", lambda: self.go("today"), icon("sun"))
        add("people", self.tr("People"), "Ctrl+2", lambda: self.go("people"), icon("users"))
        add("circles", self.tr("Circles"), "Ctrl+3", lambda: self.go("circles"), icon("circle-dot-dashed"))
        add("promises", self.tr("Promises"), "Ctrl+4", lambda: self.go("promises"), icon("handshake"))
        add("dates", self.tr("Dates"), "Ctrl+5", lambda: self.go("dates"), icon("cake"))
        add("insights", self.tr("Insights"), "Ctrl+6", lambda: self.go("insights"), icon("chart-line"))
        add("search", self.tr("Search people"), QKeySequence.StandardKey.Find, self._search, icon("search"))
        add("new_person", self.tr("New person"), "Ctrl+Shift+N", self._new_person, icon("user-plus"))
        add("import", self.tr("Import"), "Ctrl+I", lambda: self.go("import"), icon("download"))
        add("settings", self.tr("Settings"), "Ctrl+,", lambda: self.go("settings"), icon("settings"))
        add(
            "undo",
            self.tr("Undo"),
            QKeySequence.StandardKey.Undo,
            self._text_first.undo,
            icon("undo-2"),
            auto_repeat=True,
        )
        add("redo", self.tr("Redo"), "Ctrl+Shift+Z", self._text_first.redo, icon("redo-2"), auto_repeat=True)
        add("history", self.tr("History and trash"), "Ctrl+H", lambda: self.go("history"), icon("history"))
        add("back", self.tr("Back"), "Alt+Left", self.go_back, icon("arrow-left"))
        add("keys", self.tr("Keys"), "F1", self.over.show_keys, icon("command"))
        add("veil", self.tr("Hide what is shown"), "F9", lambda: self.over.veil.toggle(), icon("eye-off"))
        add("last_word", self.tr("To the word at the foot, and its Undo"), "F6", self.over.to_last_word, icon("undo-2"))
        add("lock", self.tr("Lock now"), "Ctrl+Shift+L", self.lock_wanted.emit, icon("lock"))
        add("quit", self.tr("Close Regulars"), "Ctrl+Q", self.close, icon("x"))
        self.sidebar.set_note(self.tr("Note something"), self.actions_.key_text("note"))

    def _search(self) -> None:
        self.go("people")
        self.page("people").search()

    def _new_person(self) -> None:
        self.go("people")
        self.page("people").new_person()

    def _fit_sidebar(self) -> None:
        self.sidebar.set_compact(self.width() <= self.theme.px(COMPACT_BELOW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_sidebar()

    def closeEvent(self, event: QCloseEvent) -> None:
        keep_place(self)
        event.ignore()
        self.closing.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = _dropped_files(event)
        if files:
            event.acceptProposedAction()
            self.import_files(files)


def _dropped_files(event: QDropEvent) -> list[Path]:
    """The files of this computer among what is dragged; addresses of elsewhere are nothing to us."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
