"""The main window: the sidebar, one page at a time, and what belongs to no page (undo, palette, toast, files dropped)."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
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
from regulars.domain.people import Channel, PersonId
from regulars.ui import wording
from regulars.ui.actions import Actions
from regulars.ui.desk import Desk
from regulars.ui.problems import ProblemBox
from regulars.ui.screen import Screen, Surroundings
from regulars.ui.start import keep_place, take_place
from regulars.ui.theme import Theme
from regulars.ui.widgets.keys_help import KeysHelp
from regulars.ui.widgets.palette import CommandPalette, Entry
from regulars.ui.widgets.question import Question
from regulars.ui.widgets.sidebar import Sidebar
from regulars.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from regulars.ui.capture.log_view import LogBox
    from regulars.ui.reach.reach_view import ReachBox

COMPACT_BELOW = 900
LONGEST_TRAIL = 20
FOUND_PEOPLE = 6

# Where each page lives. A page is imported and built when it is first shown: the start needs one of them.
_PAGES = {
    "today": ("regulars.ui.today.today_view", "TodayView"),
    "people": ("regulars.ui.people.people_view", "PeopleView"),
    "person": ("regulars.ui.person.person_view", "PersonView"),
    "import": ("regulars.ui.imports.imports_view", "ImportsView"),
    "settings": ("regulars.ui.settings.settings_view", "SettingsView"),
    "history": ("regulars.ui.history.history_view", "HistoryView"),
}
_PERSON, _PEOPLE = "person", "people"

Place = tuple[str, PersonId | None]


class MainWindow(QMainWindow):
    """The window over an open book."""

    closing = Signal()
    """The owner wants the window closed. Who made it decides what that means; by itself it stays."""
    lock_wanted = Signal()

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
        self._log_box: LogBox | None = None
        self._reach_box: ReachBox | None = None
        self._toast = Toast(theme, body)
        self._palette = CommandPalette(theme, body, self.actions_, self._find_people)
        self._problem = ProblemBox(theme, body)
        self._text_first = _TextFirst(self)
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

    def go_back(self) -> None:
        """Back to the page before, or to the people when there is none."""
        self._arrive(self._pages.back())

    def page(self, key: str) -> Screen:
        """A page, built when it is first asked for."""
        return self._pages.page(key)

    def _arrive(self, page: Screen) -> None:
        self.sidebar.set_current(_PEOPLE if self._pages.here[0] == _PERSON else self._pages.here[0])
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
        found = self.desk.read(lambda: self.desk.verbs.search.first_page(1))
        self.sidebar.set_count(_PEOPLE, found.total)

    # What the window does for its pages

    def log_moment(self, person: PersonId | None = None, kind: MomentKind | None = None) -> None:
        """Open the box in which a moment is logged; without a person, for the one on the page."""
        from regulars.ui.capture.log_view import LogBox  # lazy: not needed for the first page

        if self._log_box is None:
            self._log_box = LogBox(self._pages.around, self._body)
        current = self._pages.in_front()
        if person is None and current is not None:
            person = current.person_in_front()
        self._log_box.ask(person, kind)

    def reach(self, person: PersonId, channel: Channel | None = None) -> None:
        """Open the owner's phone or mail for one person, by this way or else by the one they prefer."""
        from regulars.ui.reach.reach_view import ReachBox  # lazy: not needed for the first page

        if self._reach_box is None:
            self._reach_box = ReachBox(self._pages.around, self._body)
        self._reach_box.show_for(person, channel)

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

    def ask_about_tray(self, answered: Callable[[bool], object]) -> None:
        """Ask, once in a book's life, whether to go on reminding when the window is closed."""
        question = Question(
            self.theme,
            self._body,
            self.tr("Keep reminding you?"),
            self.tr(
                "Regulars can stay in the tray and tell you in the morning whom to call. You can change it in the settings."
            ),
            self.tr("Keep reminding"),
            self.tr("Close Regulars"),
        )
        question.closed.connect(question.deleteLater)
        question.ask(answered)

    # What belongs to the window

    def _fill_sidebar(self) -> None:
        side = self.sidebar
        side.add("today", "sun", self.tr("Today"))
        side.add("people", "users", self.tr("People"))
        side.add("import", "download", self.tr("Import"), bottom=True)
        side.add("settings", "settings", self.tr("Settings"), bottom=True)
        side.set_status(self.tr("Encrypted on this laptop"))
        side.chosen.connect(self.go)
        side.noted.connect(self.log_moment)

    def _add_actions(self) -> None:
        add, icon = self.actions_.add, self.theme.icon
        note = add("note", self.tr("Log a moment"), "Ctrl+N", self.log_moment, icon("pen-line"))
        note.setShortcuts([QKeySequence("Ctrl+N"), QKeySequence("Ctrl+L")])
        add("find", self.tr("Find anything"), "Ctrl+K", self._palette.ask, icon("search"), palette=False)
        add("today", self.tr("Today"), "Ctrl+1", lambda: self.go("today"), icon("sun"))
        add("people", self.tr("People"), "Ctrl+2", lambda: self.go("people"), icon("users"))
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
        add("lock", self.tr("Lock now"), "Ctrl+Shift+L", self.lock_wanted.emit, icon("lock"))
        add("quit", self.tr("Close Regulars"), "Ctrl+Q", self.close, icon("x"))
        self.sidebar.set_note(self.tr("Note something"), self.actions_.key_text("note"))

    def _show_keys(self) -> None:
        keys = KeysHelp(self.theme, self._body, self.actions_)
        keys.closed.connect(keys.deleteLater)
        keys.ask()

    def _search(self) -> None:
        self.go("people")
        self.page("people").search()

    def _new_person(self) -> None:
        self.go("people")
        self.page("people").new_person()

    def _find_people(self, typed: str) -> list[Entry]:
        if not typed.strip():
            return []
        search = self.desk.verbs.search
        rows = self.desk.read(lambda: search.rows([int(person) for person in search.find(typed).ids[:FOUND_PEOPLE]]))
        return [Entry(row.name, partial(self.open_person, row.id), "user", row.place) for row in rows]

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
        key, person = place
        page = self.page(key)
        if remember and self.here[0] and self.here != place:
            self._trail = [*self._trail[-LONGEST_TRAIL:], self.here]
        self.here = place
        if person is not None:
            page.show_person(person)
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
