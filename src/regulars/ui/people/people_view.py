"""The People page: search first, filters as chips, the list."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from regulars.domain.changes import Changes
from regulars.domain.people import PersonId
from regulars.domain.people_list import Filters, Sort
from regulars.ui import wording
from regulars.ui.people.column_heads import ColumnHeads
from regulars.ui.people.columns import FACE_SIDE
from regulars.ui.people.filter_row import FilterRow
from regulars.ui.people.new_person import NewPersonBox
from regulars.ui.people.people_model import EVERYBODY, PeopleModel
from regulars.ui.people.people_table import PeopleTable
from regulars.ui.people.photos import Photos
from regulars.ui.people.warming import SAMPLES, Warming
from regulars.ui.screen import Screen, Surroundings
from regulars.ui.widgets.buttons import PlainButton
from regulars.ui.widgets.empty_state import EmptyState
from regulars.ui.widgets.page import Page
from regulars.ui.widgets.search_field import SearchField

_BAR = 10  # the width of a scroll bar: it stands in the margin, so that lines end where the search field does


class PeopleView(Screen):
    """Everybody in the book. The search answers each key press on the GUI thread: it is quicker than asking elsewhere."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        theme = self.theme
        self.model = PeopleModel(self.desk, self)
        self._photos = Photos(self.desk, self._photo_side(), self)
        self._started = False
        self.new_box: NewPersonBox | None = None
        self._margin = -1
        self.page = Page(theme, self.tr("People"), scroll=False, parent=self)
        self.add_button = PlainButton(theme, self.tr("New person"), "user-plus", parent=self.page)
        self.add_button.clicked.connect(self.new_person)
        self.page.add_action(self.add_button)
        whole = QVBoxLayout(self)
        theme.lay(whole, spacing=0)
        whole.addWidget(self.page)
        self.field = SearchField(
            theme, self.tr("Search people"), self.tr("Name, number, note, place …"), parent=self.page
        )
        self.filters = FilterRow(theme, self.page)
        self.heads = ColumnHeads(theme, self.page)
        self.table = PeopleTable(theme, self.model, self._photos, self.page)
        self._nothing, self.clear_button, self.add_typed = self._nothing_found()
        self._empty, self.import_button = self._empty_book()
        self._stack = QStackedWidget(self.page)
        self._pages = {
            "list": self.table,
            "nothing": _scrolling(self._nothing),
            "empty": _scrolling(self._empty),
        }
        for widget in self._pages.values():
            self._stack.addWidget(widget)
        self._lay_out()
        self._warming = Warming(self._get_ready(), self)
        self._connect()
        self.setFocusProxy(self.field)

    # Building

    def _lay_out(self) -> None:
        theme, body = self.theme, self.page.body
        theme.lay(body, (0, 20, 0, 0), 0)
        above = QVBoxLayout()
        theme.lay(above, (_BAR, 0, _BAR, 0), 12)
        above.addWidget(self.field)
        above.addWidget(self.filters)
        head_row = QHBoxLayout()
        theme.lay(head_row, (_BAR, 8, _BAR, 0), 0)
        head_row.addWidget(self.heads)
        body.addLayout(above)
        body.addLayout(head_row)
        self._list_row = QHBoxLayout()
        self._list_row.addWidget(self._stack)
        body.addLayout(self._list_row, 1)
        self._make_room_for_bar()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._ask)
        self.field.left_down.connect(self._enter_list)
        self.field.returnPressed.connect(self._open)
        self.filters.chosen.connect(self._filter)
        self.heads.pressed.connect(self._sort)
        table = self.table
        table.opened.connect(self._open)
        table.logged.connect(self._log)
        table.trashed.connect(self.trash)
        table.left_up.connect(self._into_search)
        table.escaped.connect(self._step_back)
        table.typed.connect(self._type)
        table.menu_wanted.connect(self._show_menu)
        table.verticalScrollBar().rangeChanged.connect(self._make_room_for_bar)
        self.theme.changed.connect(self._rescale)

    def _nothing_found(self) -> tuple[EmptyState, PlainButton, PlainButton]:
        state = EmptyState(
            self.theme, "search", self.tr("Nobody fits"), self.tr("Search looks into names, numbers, notes and moments."),
            parent=self.page,
        )  # fmt: skip
        clear = PlainButton(self.theme, self.tr("Show everybody"), "x", parent=state)
        add = PlainButton(self.theme, self.tr("Add a person"), "user-plus", parent=state)
        clear.clicked.connect(self._show_everybody)
        add.clicked.connect(self._add_typed)
        row = _below(state)
        row.addWidget(clear)
        row.addWidget(add)
        return state, clear, add

    def _empty_book(self) -> tuple[EmptyState, PlainButton]:
        state = EmptyState(
            self.theme,
            "users",
            self.tr("Bring your people"),
            self.tr("Export the contacts of your phone as one file and bring it in; or begin with one name."),
            self.tr("Import contacts"),
            parent=self.page,
        )
        state.acted.connect(lambda: self.shell.go("import"))
        add = PlainButton(self.theme, self.tr("Add a person"), "user-plus", parent=state)
        add.clicked.connect(self.new_person)
        _below(state).addWidget(add)
        return state, add

    def _make_room_for_bar(self) -> None:
        scrolls = self.table.verticalScrollBar().maximum() > 0 and self._stack.currentWidget() is self.table
        margin = 0 if scrolls else _BAR
        if margin != self._margin:
            self._margin = margin
            self.theme.lay(self._list_row, (_BAR, 0, margin, 0), 0)

    def _photo_side(self) -> int:
        return round(self.theme.px(FACE_SIDE) * self.devicePixelRatioF())

    def _rescale(self) -> None:
        self._photos.set_side(self._photo_side())

    # What the window asks

    def arrive(self) -> None:
        """Read again. The first time the beginning of the list is there at once, and the rest when everybody is in memory."""
        if self._started:
            self._read_again()
            return
        self._started = True
        self.model.read_first_page()
        self._tell()
        self.table.choose(0)
        # Behind the reading of everybody, which began when the book was opened: to ask now would be to read it twice.
        self.desk.run(lambda _progress, _cancelled: None, lambda _: self._everybody_is_here())

    def _everybody_is_here(self) -> None:
        self._read_again()
        self._warming.rest()

    def _get_ready(self) -> Iterator[None]:
        """Steps for idle moments, of some milliseconds each."""
        yield from self.table.lines.load_fonts(SAMPLES)
        while self.desk.verbs.search.warm_letter():
            yield None

    def hear(self, changes: Changes) -> None:
        """Something changed: the same people, in the same place of the list, with what is new about them."""
        self._read_again()

    def person_in_front(self) -> PersonId | None:
        """The chosen line's."""
        return self.model.person_at(self.table.currentIndex().row())

    def search(self) -> None:
        """Into the search field, with all that is in it chosen."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def new_person(self) -> None:
        """Open the little form."""
        self._ask_new("")

    def _ask_new(self, typed: str) -> None:
        if self.new_box is None:
            self.new_box = NewPersonBox(self.theme, self.window(), self.desk, self._added)
        self.new_box.ask(typed)

    def _added(self, changes: Changes) -> None:
        self.shell.say_done(changes)
        if changes.created is not None:
            self.shell.open_person(PersonId(changes.created))

    # Searching, filtering, sorting

    def _ask(self, text: str) -> None:
        self._warming.rest()
        self.model.ask(text)
        self._tell_found()
        self.table.choose(0)

    def _filter(self, filters: Filters) -> None:
        chosen = self.person_in_front()
        self.model.filter_by(filters)
        self._tell()
        self._choose_again(chosen, 0)

    def _sort(self, key: Sort) -> None:
        self.model.order_by(key)
        self._tell()
        self.table.choose(0)

    def _read_again(self) -> None:
        bar, chosen, place = self.table.verticalScrollBar(), self.person_in_front(), self.table.currentIndex().row()
        scrolled = bar.value()
        self.model.read_anew()
        self._tell()
        self._choose_again(chosen, place)
        bar.setValue(scrolled)

    def _choose_again(self, person: PersonId | None, otherwise: int) -> None:
        place = self.model.place_of(person) if person is not None else -1
        last = self.model.rowCount() - 1
        self.table.choose(place if place >= 0 else min(max(otherwise, 0), last))

    def _tell(self) -> None:
        """Show what the model found beside the list: counts, chips, heads."""
        self._tell_found()
        model = self.model
        self.page.set_subtitle(model.counts() if model.summary.people else "")
        self.filters.show_state(model.summary, model.filters)

    def _tell_found(self) -> None:
        """The part of it that a key press may change."""
        model, found = self.model, self.model.rowCount() > 0
        empty_book = not found and not model.text.strip() and model.filters == EVERYBODY
        self.field.set_count(model.how_many_and_how_fast() if model.text.strip() else "")
        self.heads.show_order(*model.shown_order())
        self.field.setVisible(not empty_book)
        self.filters.setVisible(not empty_book)
        self.heads.setVisible(found)
        self._stack.setCurrentWidget(self._pages["list" if found else "empty" if empty_book else "nothing"])
        if not found:
            typed = model.text.strip()
            self.add_typed.set_text(self.tr("Add “%1” as a new person").replace("%1", wording.isolated(typed[:40])))
            self.add_typed.setVisible(bool(typed))
        self._make_room_for_bar()

    def _show_everybody(self) -> None:
        self.model.filters = EVERYBODY
        self.field.clear()
        self._ask("")
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_typed(self) -> None:
        self._ask_new(self.field.text())

    # The keyboard

    def _enter_list(self) -> None:
        if self.model.rowCount():
            if not self.table.currentIndex().isValid():
                self.table.choose(0)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _into_search(self) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.end(False)

    def _type(self, text: str) -> None:
        if text:
            self._into_search()
            self.field.insert(text)
        else:
            self.search()

    def _step_back(self) -> None:
        if self.field.text():
            self.field.clear()
        elif self.model.filters != EVERYBODY:
            self._filter(EVERYBODY)

    # What can be done with the chosen person

    def _open(self) -> None:
        person = self.person_in_front()
        if person is not None:
            self.shell.open_person(person)

    def _log(self) -> None:
        person = self.person_in_front()
        if person is not None:
            self.shell.log_moment(person)

    def _reach(self) -> None:
        person = self.person_in_front()
        if person is not None:
            self.shell.reach(person)

    def trash(self) -> None:
        """Move the chosen person to the trash; the toast takes it back."""
        person = self.person_in_front()
        if person is not None:
            people = self.desk.verbs.people
            self.desk.do(lambda: people.delete(person), self.shell.say_done)

    def _show_menu(self, at: QPoint) -> None:
        index = self.table.indexAt(at)
        if not index.isValid():
            return
        self.table.setCurrentIndex(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.theme.icon("user"), self.tr("Open"), self._open)
        menu.addAction(self.theme.icon("pen-line"), self.tr("Log a moment"), self._log)
        menu.addAction(self.theme.icon("phone"), self.tr("Get in touch"), self._reach)
        menu.addSeparator()
        menu.addAction(self.theme.icon("trash-2"), self.tr("Move to the trash"), self.trash)
        menu.popup(self.table.viewport().mapToGlobal(at))


def _below(state: EmptyState) -> QHBoxLayout:
    """A row for more buttons, below the words of an empty state."""
    row = QHBoxLayout()
    column = state.layout()
    if isinstance(column, QVBoxLayout):
        column.insertLayout(column.count() - 1, row)
    row.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return row


def _scrolling(inside: QWidget) -> QScrollArea:
    """With large text in a low window an empty state may need more room than there is."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    area.viewport().setAutoFillBackground(False)
    inside.setAutoFillBackground(False)
    return area
