"""The main window: the sidebar, one page at a time, and what belongs to no page (undo, palette, toast, files dropped)."""

from collections.abc import Callable
from functools import cached_property, partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QStackedWidget,
    QTextEdit,
    QWidget,
)

from regulars.domain.changes import Act, Changes, Undone
from regulars.domain.errors import KnownProblem
from regulars.domain.moments import MomentKind
from regulars.domain.people import Channel, CircleId, OrganisationId, PersonId
from regulars.domain.promises import PromiseBy
from regulars.ui import wording
from regulars.ui.actions import Actions
from regulars.ui.desk import Desk
from regulars.ui.screen import Screen, Surroundings
from regulars.ui.start import keep_place, take_place
from regulars.ui.theme import Theme
from regulars.ui.widgets.sidebar import Sidebar

if TYPE_CHECKING:
    from regulars.domain.agenda import Cite, Day
    from regulars.domain.people_list import Filters
    from regulars.services.capture import Reading
    from regulars.ui.brief.brief_box import BriefBox
    from regulars.ui.capture.capture_view import CaptureBox
    from regulars.ui.capture.log_view import LogBox
    from regulars.ui.problems import ProblemBox
    from regulars.ui.reach.minute_after import MinutesAfter
    from regulars.ui.reach.reach_view import ReachBox
    from regulars.ui.unkept import Unkept
    from regulars.ui.widgets.palette import CommandPalette, Entry
    from regulars.ui.widgets.toast import Toast
    from regulars.ui.widgets.veil import Veil

COMPACT_BELOW = 900
LONGEST_TRAIL = 20
FOUND_PEOPLE = 6
COUNTS_AFTER_MS = 150
"""The day is worked out for its count off this thread, once for several changes that follow each other."""

# Where each page lives. A page is imported and built when it is first shown: the start needs one of them.
_PAGES = {
    "today": ("regulars.ui.today.today_view", "TodayView"),
    "people": ("regulars.ui.people.people_view", "PeopleView"),
    "person": ("regulars.ui.person.person_view", "PersonView"),
    "organisation": ("regulars.ui.person.organisation_view", "OrganisationView"),
    "circles": ("regulars.ui.circles.circles_view", "CirclesView"),
    "circle": ("regulars.ui.circles.circle_view", "CircleView"),
    "promises": ("regulars.ui.promises.promises_view", "PromisesView"),
    "dates": ("regulars.ui.dates.dates_view", "DatesView"),
    "insights": ("regulars.ui.insights.insights_view", "InsightsView"),
    "import": ("regulars.ui.imports.imports_view", "ImportsView"),
    "settings": ("regulars.ui.settings.settings_view", "SettingsView"),
    "history": ("regulars.ui.history.history_view", "HistoryView"),
}
_PERSON, _PEOPLE = "person", "people"
_UNDER = {_PERSON: _PEOPLE, "circle": "circles", "organisation": _PEOPLE}
"""The line of the sidebar to which a page without one belongs."""

Place = tuple[str, int | None]
"""A page, and whom or what it is about: a person, a circle, an organisation."""


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
        self._pages = _Pages(Surroundings(theme, desk, self.actions_, self), body)
        row.addWidget(self.sidebar)
        row.addWidget(self._pages, 1)
        self.setCentralWidget(body)
        self._capture_box: CaptureBox | None = None
        self._log_box: LogBox | None = None
        self._reach_box: ReachBox | None = None
        self._brief_box: BriefBox | None = None
        self._text_first = _TextFirst(self)
        self._leaving = False
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

    def open_person(self, person: PersonId) -> None:
        """Show one person's page."""
        self._arrive(self._pages.show_page((_PERSON, person)))

    def open_circle(self, circle: CircleId) -> None:
        """Show one circle's page."""
        self._arrive(self._pages.show_page(("circle", circle)))

    def open_organisation(self, organisation: OrganisationId) -> None:
        """Show one organisation's page."""
        self._arrive(self._pages.show_page(("organisation", organisation)))

    def show_people(self, filters: "Filters") -> None:
        """Show the people whom these filters let through."""
        self.go(_PEOPLE)
        self.page(_PEOPLE).show_only(filters)

    def go_back(self) -> None:
        """Back to the page before, or to the people when there is none."""
        self._arrive(self._pages.back())

    def page(self, key: str) -> Screen:
        """A page, built when it is first asked for."""
        return self._pages.page(key)

    def _arrive(self, page: Screen) -> None:
        here = self._pages.here[0]
        self.sidebar.set_current(_UNDER.get(here, here))
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
        self.sidebar.set_count(_PEOPLE, self.desk.read(self.desk.verbs.search.how_many))
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
        """Open the line for one plain sentence; the one on the page is meant unless it names somebody."""
        from regulars.ui.capture.capture_view import CaptureBox  # lazy: not needed for the first page

        if self._capture_box is None:
            self._capture_box = CaptureBox(self._pages.around, self._body)
            self._capture_box.more_wanted.connect(self._log_reading)
        self._capture_box.ask(self._person_in_front())

    def log_moment(self, person: PersonId | None = None, kind: MomentKind | None = None) -> None:
        """Open the box in which a moment is logged; without a person, for the one on the page."""
        self._logging().ask(self._person_in_front() if person is None else person, kind)

    def _log_reading(self, reading: "Reading") -> None:
        self._logging().ask_about(reading)

    def _logging(self) -> "LogBox":
        from regulars.ui.capture.log_view import LogBox  # lazy: not needed for the first page

        if self._log_box is None:
            self._log_box = LogBox(self._pages.around, self._body)
            self._log_box.setProperty("keeps_itself", True)  # it has drafts of its own
        return self._log_box

    def _person_in_front(self) -> PersonId | None:
        current = self._pages.in_front()
        return None if current is None else current.person_in_front()

    def reach(self, person: PersonId, channel: Channel | None = None) -> None:
        """Open the owner's phone or mail for one person, by this way or else by the one they prefer."""
        from regulars.ui.reach.reach_view import ReachBox  # lazy: not needed for the first page

        if self._reach_box is None:
            self._reach_box = ReachBox(self._pages.around, self._body)
            self._reach_box.called_out.connect(self._minutes.begin)
        self._reach_box.show_for(person, channel)

    def brief(self, person: PersonId) -> None:
        """Open the brief of one person."""
        self._briefing().show_for(person)

    def open_entry(self, person: PersonId, cite: "Cite") -> None:
        """Show one entry on a person's page."""
        self.open_person(person)
        self.page(_PERSON).show_entry(cite)

    def _brief_in_front(self, *, hard: bool = False) -> None:
        """The brief of whoever is looked at."""
        person = self._person_in_front()
        if person is None:
            self.say(self.tr("Choose a name first: the brief is about one person."))
        else:
            self._briefing().show_for(person, hard=hard)

    def _briefing(self) -> "BriefBox":
        from regulars.ui.brief.brief_box import BriefBox  # lazy: not needed for the first page

        if self._brief_box is None:
            self._brief_box = BriefBox(self._pages.around, self._body)
        return self._brief_box

    def minute_after(self, person: PersonId | None = None) -> None:
        """Ask how it was after a call-out: to this person, or the newest."""
        if not self._minutes.ask(person):
            self.say(self.tr("No call waits for a word about it."))

    def skip_minute(self, person: PersonId) -> None:
        """There is nothing to say about the call-out to this person."""
        self._minutes.skip(person)

    def import_files(self, files: list[Path]) -> None:
        """Show the import review of these files."""
        self.go("import")
        self.page("import").take_files(files)

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """A short word at the foot of the window."""
        self._toast.say(text, undo)

    def say_done(self, changes: Changes) -> None:
        """Say what was done, with Undo."""
        if changes.step is not None:
            step = changes.step
            self.say(wording.act(Act(changes.label), changes.subject), lambda: self.desk.undo(step))

    def _say_undone(self, undone: Undone) -> None:
        self.say(wording.undone(undone))

    def tell(self, problem: KnownProblem) -> None:
        """Show a known problem: what happened, and what to do next."""
        self._problem.show_problem(problem)

    def take_leave(self) -> None:
        """The book is about to be closed: what is typed and not kept goes into it, and nothing is counted any more."""
        self._leaving = True
        in_front = self._pages.in_front()
        if in_front is not None:
            in_front.leave()
        box = self._log_box
        self.unkept.keep(None if box is None else box.model.unkept(), self._person_in_front())

    def ask_about_tray(self, answered: Callable[[bool], object]) -> None:
        """Ask, once in a book's life, whether to go on reminding when the window is closed."""
        self._question(
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
        self._question(title, text, yes, self.tr("No, it is wrong"), answered)

    def _question(self, title: str, text: str, yes: str, no: str, answered: Callable[[bool], object]) -> None:
        from regulars.ui.widgets.question import Question  # lazy: these things are asked once

        question = Question(self.theme, self._body, title, text, yes, no)
        question.closed.connect(question.deleteLater)
        question.ask(answered)

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
        add("find", self.tr("Find anything"), "Ctrl+K", lambda: self._palette.ask(), icon("search"), palette=False)
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
        add("keys", self.tr("Keys"), "F1", self._show_keys, icon("command"))
        add("veil", self.tr("Hide what is shown"), "F9", lambda: self.veil.toggle(), icon("eye-off"))
        add("lock", self.tr("Lock now"), "Ctrl+Shift+L", self.lock_wanted.emit, icon("lock"))
        add("quit", self.tr("Close Regulars"), "Ctrl+Q", self.close, icon("x"))
        self.sidebar.set_note(self.tr("Note something"), self.actions_.key_text("note"))

    # What lies over the pages. Each is imported and built when it is first wanted: the first page shows none of them.

    @cached_property
    def _toast(self) -> "Toast":
        from regulars.ui.widgets.toast import Toast  # lazy, as said above

        return Toast(self.theme, self._body)

    @cached_property
    def _minutes(self) -> "MinutesAfter":
        from regulars.ui.reach.minute_after import MinutesAfter  # lazy: only after a call

        minutes = MinutesAfter(self._pages.around, self, self._body)
        minutes.changed.connect(self.read_again)
        return minutes

    @cached_property
    def _palette(self) -> "CommandPalette":
        from regulars.ui.widgets.palette import CommandPalette  # lazy, as said above

        return CommandPalette(self.theme, self._body, self.actions_, self._find_people)

    @cached_property
    def _problem(self) -> "ProblemBox":
        from regulars.ui.problems import ProblemBox  # lazy, as said above

        return ProblemBox(self.theme, self._body)

    @cached_property
    def unkept(self) -> "Unkept":
        """What is typed and not kept."""
        from regulars.ui.unkept import Unkept  # lazy, as said above

        return Unkept(self.theme, self.desk, self._body)

    @cached_property
    def veil(self) -> "Veil":
        """Hides what is shown."""
        from regulars.ui.widgets.veil import Veil  # lazy, as said above

        text = self.tr("Hidden. %1 shows it again.").replace("%1", self.actions_.key_text("veil"))
        return Veil(self.theme, self, text, [self.actions_.action(key) for key in ("veil", "lock", "quit")])

    def _show_keys(self) -> None:
        from regulars.ui.widgets.keys_help import KeysHelp  # lazy, as said above

        keys = KeysHelp(self.theme, self._body, self.actions_)
        keys.closed.connect(keys.deleteLater)
        keys.ask()

    def _search(self) -> None:
        self.go("people")
        self.page("people").search()

    def _new_person(self) -> None:
        self.go("people")
        self.page("people").new_person()

    def _find_people(self, typed: str) -> "list[Entry]":
        from regulars.ui.widgets.palette import Entry  # lazy, as said above

        if not typed.strip():
            return []
        search = self.desk.verbs.search
        rows = self.desk.read(lambda: search.rows([int(person) for person in search.find(typed).ids[:FOUND_PEOPLE]]))
        people = [Entry(row.name, partial(self.open_person, row.id), "user", row.place) for row in rows]
        return [*people, *self._find_groups(typed)]

    def _find_groups(self, typed: str) -> "list[Entry]":
        """Organisations and circles of such a name."""
        from regulars.ui.widgets.palette import Entry  # lazy, as said above

        verbs = self.desk.verbs
        firms = self.desk.read(lambda: verbs.organisations.find(typed))
        circles = self.desk.read(lambda: verbs.circles.find(typed))
        found = [
            Entry(name, partial(self.open_organisation, one), "building-2", self.tr("Organisation"))
            for one, name in firms
        ]
        return found + [
            Entry(name, partial(self.open_circle, one), "circle-dot-dashed", self.tr("Circle")) for one, name in circles
        ]

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


class _Pages(QStackedWidget):
    """The pages that were shown so far, the one in front, and the trail that leads back."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self.around = around
        self._known: dict[str, Screen] = {}
        self._trail: list[Place] = []
        self.here: Place = ("", None)

    def page(self, key: str) -> Screen:
        """A page, built when it is first asked for."""
        if key not in self._known:
            module, name = _PAGES[key]
            page: Screen = getattr(import_module(module), name)(self.around)
            self._known[key] = page
            self.addWidget(page)
        return self._known[key]

    def in_front(self) -> Screen | None:
        """The page in front."""
        current = self.currentWidget()
        return current if isinstance(current, Screen) else None

    def show_page(self, place: Place, *, remember: bool = True) -> Screen:
        """Bring a page to the front; the caller lets it arrive."""
        key, subject = place
        page = self.page(key)
        if remember and self.here[0] and self.here != place:
            self._trail = [*self._trail[-LONGEST_TRAIL:], self.here]
        self.here = place
        if subject is not None:
            page.show_subject(subject)
        current = self.in_front()
        if current is not None and current is not page:
            current.leave()
        self.setCurrentWidget(page)
        return page

    def back(self) -> Screen:
        """Bring the page before to the front, or the people when there is none."""
        place = self._trail.pop() if self._trail else (_PEOPLE, None)
        return self.show_page(place, remember=False)


class _TextFirst(QObject):
    """Undo and redo go to the text field that is being typed in, and to the book when that has nothing to take back.

    A line edit keeps the undo key for itself even when it has nothing to undo; then the key is let through.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)

    def undo(self) -> None:
        """Ctrl+Z."""
        field = self._window.focusWidget()
        if _can(field, redo=False) and isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit):
            field.undo()
        else:
            self._window.desk.undo()

    def redo(self) -> None:
        """Ctrl+Shift+Z."""
        field = self._window.focusWidget()
        if _can(field, redo=True) and isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit):
            field.redo()
        else:
            self._window.desk.redo()

    def _focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None:
            before.removeEventFilter(self)
        if isinstance(now, QLineEdit | QPlainTextEdit | QTextEdit) and now.window() is self._window:
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = event.matches(QKeySequence.StandardKey.Undo), event.matches(QKeySequence.StandardKey.Redo)
            if (undo or redo) and not _can(watched, redo=redo):
                event.ignore()
                return True
        return False


def _can(field: QObject | None, *, redo: bool) -> bool:
    match field:
        case QLineEdit():
            return field.isRedoAvailable() if redo else field.isUndoAvailable()
        case QPlainTextEdit() | QTextEdit():
            document = field.document()
            return document.isRedoAvailable() if redo else document.isUndoAvailable()
        case _:
            return False
