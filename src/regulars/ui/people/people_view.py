"""The People page: search first, filters as chips, the list."""

from collections.abc import Collection

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from regulars.domain.changes import Changes
from regulars.domain.people import PersonId
from regulars.domain.people_list import Filters, Sort
from regulars.domain.views import Look
from regulars.ui.people.chosen_people import ChosenPeople, TidyBar
from regulars.ui.people.chosen_person import ChosenPerson
from regulars.ui.people.column_heads import ColumnHeads
from regulars.ui.people.columns import FACE_SIDE
from regulars.ui.people.condition_words import understood
from regulars.ui.people.empty_pages import EmptyBook, NothingFound
from regulars.ui.people.filter_row import FilterRow
from regulars.ui.people.new_person import NewPersonBox
from regulars.ui.people.people_model import EVERYBODY, PeopleModel
from regulars.ui.people.people_table import PeopleTable
from regulars.ui.people.photos import Photos
from regulars.ui.people.saved_views import SavedViews
from regulars.ui.people.warming import SAMPLES, Warming
from regulars.ui.screen import Screen, Surroundings
from regulars.ui.theme import Role, Type
from regulars.ui.widgets.buttons import PlainButton
from regulars.ui.widgets.page import Page
from regulars.ui.widgets.search_field import SearchField
from regulars.ui.widgets.sentence import Sentence

_BAR = 10  # the width of a scroll bar: it stands in the margin, so that lines end where the search field does


class PeopleView(Screen):
    """Everybody in the book. The search answers each key press on the GUI thread: it is quicker than asking elsewhere."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        theme = self.theme
        self.model = PeopleModel(self.desk, self)
        self._photos = Photos(self.desk, theme, FACE_SIDE, self)
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
        self.understood = Sentence(theme, "", Type.SMALL, Role.MUTED, parent=self.page)
        self.understood.hide()
        self.filters = FilterRow(theme, self.page)
        self.heads = ColumnHeads(theme, self.page)
        self.table = PeopleTable(theme, self.model, self._photos, self.page)
        self.chosen = ChosenPerson(around, self.table, self.person_in_front, lambda: self.several.people(), self)
        self.several = ChosenPeople(around, self.table, self.model, TidyBar(theme, self.page), self)
        self.views = SavedViews(around, self.filters, self.model, self)
        self.nothing_found, self.empty_book = NothingFound(theme, self.page), EmptyBook(theme, self.page)
        self._stack = QStackedWidget(self.page)
        for widget in (self.table, self.nothing_found, self.empty_book):
            self._stack.addWidget(widget)
        self._lay_out()
        self._warming = Warming(self.table.lines.load_fonts(SAMPLES), self)
        self._connect()
        self.setFocusProxy(self.field)

    # Building

    def _lay_out(self) -> None:
        theme, body = self.theme, self.page.body
        theme.lay(body, (0, 20, 0, 0), 0)
        above = QVBoxLayout()
        theme.lay(above, (_BAR, 0, _BAR, 0), 12)
        above.addWidget(self.field)
        above.addWidget(self.understood)
        above.addWidget(self.filters)
        head_row = QHBoxLayout()
        theme.lay(head_row, (_BAR, 8, _BAR, 0), 0)
        head_row.addWidget(self.heads)
        body.addLayout(above)
        body.addLayout(head_row)
        self._list_row = QHBoxLayout()
        self._list_row.addWidget(self._stack)
        body.addLayout(self._list_row, 1)
        body.addWidget(self.several.bar)
        self._make_room_for_bar()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._ask)
        self.field.left_down.connect(self._enter_list)
        self.field.returnPressed.connect(self.chosen.open)
        self.filters.chosen.connect(self._filter)
        self.heads.pressed.connect(self._sort)
        self.views.chosen.connect(self._look_at)
        table = self.table
        table.left_up.connect(self._into_search)
        table.escaped.connect(self._step_back)
        table.typed.connect(self._type)
        self.several.bar.trash.clicked.connect(self.chosen.trash)
        self.chosen.everybody_wanted.connect(self._show_everybody)
        self.nothing_found.everybody_wanted.connect(self._show_everybody)
        self.nothing_found.new_wanted.connect(lambda: self._ask_new(self.field.text()))
        self.empty_book.import_wanted.connect(lambda: self.shell.go("import"))
        self.empty_book.new_wanted.connect(self.new_person)
        table.verticalScrollBar().rangeChanged.connect(self._make_room_for_bar)

    def _make_room_for_bar(self) -> None:
        scrolls = self.table.verticalScrollBar().maximum() > 0 and self._stack.currentWidget() is self.table
        margin = 0 if scrolls else _BAR
        if margin != self._margin:
            self._margin = margin
            self.theme.lay(self._list_row, (_BAR, 0, margin, 0), 0)

    # What the window asks

    def arrive(self) -> None:
        """Read again. The first time the beginning of the list is there at once, and the rest when everybody is in memory."""
        self._take_keys(True)
        if self._started:
            self._read_again()
            return
        self._started = True
        self.model.read_first_page()
        self._tell()
        self.table.choose(0)
        # On the other thread, where reading everybody may have begun when the book was opened, and is not done twice.
        self.desk.run(
            lambda _progress, _cancelled: self.desk.verbs.search.warm_once(), lambda _: self._everybody_is_here()
        )

    def _everybody_is_here(self) -> None:
        self._read_again()
        self.desk.run(
            lambda _progress, _cancelled: self.desk.verbs.search.warm_letters(), lambda _: self._warming.rest()
        )

    def leave(self) -> None:
        """Other pages have the keys for themselves."""
        self._take_keys(False)

    def _take_keys(self, on: bool) -> None:
        for commands in (self.chosen, self.several, self.views):
            commands.enable(on)

    def hear(self, changes: Changes) -> None:
        """Something changed: the same people, in the same place of the list, with what is new about them."""
        self._read_again(None if changes.whole_book or not changes.people else changes.people)

    def person_in_front(self) -> PersonId | None:
        """The chosen line's."""
        return self.model.person_at(self.table.currentIndex().row())

    def search(self) -> None:
        """Into the search field, with all that is in it chosen."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_only(self, filters: Filters) -> None:
        """These filters, and no search."""
        # Behind the reading of everybody, as in `arrive`.
        self.desk.run(lambda _progress, _cancelled: None, lambda _: self._look_at(Look("", filters)))

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

    def _look_at(self, look: Look) -> None:
        with QSignalBlocker(self.field):
            self.field.setText(look.line)
        self.model.take_look(look)
        self._tell()
        self.table.choose(0)

    def _sort(self, key: Sort) -> None:
        self.model.order_by(key)
        self._tell()
        self.table.choose(0)

    def _read_again(self, touched: Collection[PersonId] | None = None) -> None:
        bar, chosen, place = self.table.verticalScrollBar(), self.person_in_front(), self.table.currentIndex().row()
        scrolled = bar.value()
        self.model.read_anew(touched)
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
        self.views.read()

    def _tell_found(self) -> None:
        """The part of it that a key press may change."""
        model, found = self.model, self.model.rowCount() > 0
        empty_book = not found and not model.text.strip() and model.filters == EVERYBODY
        count = model.how_many_and_how_fast() if model.text.strip() else ""
        self.field.set_count(count)
        said = understood(model.text) if model.found.understood else ""
        self.understood.set_pieces(said)
        self.understood.setVisible(bool(said))
        self.field.setAccessibleDescription(f"{count}. {said}" if said else count)
        self.heads.show_order(*model.shown_order())
        self.views.show_look()
        self.field.setVisible(not empty_book)
        self.filters.setVisible(not empty_book)
        self.heads.setVisible(found)
        self._stack.setCurrentWidget(self.table if found else self.empty_book if empty_book else self.nothing_found)
        if not found:
            self.nothing_found.show_typed(model.text.strip())
        self._make_room_for_bar()

    def _show_everybody(self) -> None:
        self.model.filters = EVERYBODY
        self.field.clear()
        self._ask("")
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

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
        if self.several.choose_nobody():
            return
        if self.field.text():
            self.field.clear()
        elif self.model.filters != EVERYBODY:
            self._filter(EVERYBODY)
