"""How the dates look: by month, a card each, with one button to reach the person."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from regulars.domain.changes import Area
from regulars.domain.occasions import DateFilter, DateRow
from regulars.domain.people import PersonId
from regulars.services.exporting import ExportFormat
from regulars.ui.cards_screen import BAR, CardsScreen
from regulars.ui.dates import date_words
from regulars.ui.dates.date_box import DateBox
from regulars.ui.dates.date_sheet import calendar_title, date_sheet, first_month
from regulars.ui.dates.dates_model import DatesModel, SheetLine
from regulars.ui.paper.paper_box import PaperBox
from regulars.ui.paper.printable import TextPaper
from regulars.ui.screen import Surroundings
from regulars.ui.theme import Role, Type
from regulars.ui.widgets.buttons import IconButton, PlainButton
from regulars.ui.widgets.card_table import CardAct, CardTable
from regulars.ui.widgets.chip import FilterChip
from regulars.ui.widgets.choice import Choice
from regulars.ui.widgets.empty_state import EmptyState
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.page import Page
from regulars.ui.widgets.sentence import Sentence


class DatesView(CardsScreen):
    """What is coming."""

    concerned = frozenset({Area.OCCASIONS, Area.PEOPLE, Area.SETTINGS, Area.MOMENTS})
    action_keys = ("date_calendar", "date_print", "date_new", "date_edit", "date_reach", "date_remove", "date_open")

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        theme = self.theme
        self.model = DatesModel(self.desk, self)
        self.box: DateBox | None = None
        whole = QVBoxLayout(self)
        theme.lay(whole, spacing=0)
        self.page = Page(theme, self.tr("Dates"), self.model.subtitle(), scroll=False, parent=self)
        whole.addWidget(self.page)
        self.add_button = PlainButton(theme, self.tr("New date"), "plus", parent=self.page)
        self.add_button.clicked.connect(self.add)
        self.from_when = Choice(theme, self.tr("Begin with"), self.model.months(), parent=self.page)
        self.from_when.chosen.connect(self.begin_with)
        self.print_button = IconButton(theme, "printer", self.tr("Print the dates"), parent=self.page)
        self.print_button.clicked.connect(self.print)
        to_file = self.tr("Dates and promises as a calendar file")
        self.calendar_button = IconButton(theme, "calendar", to_file, parent=self.page)
        self.calendar_button.clicked.connect(self.ask_calendar)
        for button in (self.from_when, self.print_button, self.add_button):
            self.page.add_action(button)
        table = CardTable(theme, self.tr("Dates that come"), self.model, self.photo, self.page)
        self.filters = self._filters()
        nothing = EmptyState(
            theme,
            "cake",
            self.tr("No day to remember yet"),
            self.tr(
                "Birthdays, anniversaries, the day somebody first came in: what matters to them stands here in time."
            ),
            self.tr("New date"),
            parent=self.page,
        )
        nothing.acted.connect(self.add)
        self.join_cards(self.model, table, nothing)
        self._lay_out()
        self.table.acted.connect(self._act)
        self.table.left_up.connect(lambda: self.filters[0].setFocus(Qt.FocusReason.BacktabFocusReason))
        self.table.deleted.connect(self.remove)
        self._add_actions()

    def _filters(self) -> list[FilterChip]:
        chips = []
        for which in DateFilter:
            chip = FilterChip(self.theme, date_words.filter_name(which), parent=self.page)
            chip.setChecked(which is DateFilter.ALL)
            chip.clicked.connect(lambda _=False, which=which: self.show_dates(which))
            chips.append(chip)
        return chips

    def _lay_out(self) -> None:
        theme, body = self.theme, self.page.body
        theme.lay(body, (0, 16, 0, 0), 0)
        above = QHBoxLayout()
        theme.lay(above, (BAR, 0, BAR, 12), 0)
        row = QWidget(self.page)
        flow = FlowLayout(theme, parent=row)
        for chip in self.filters:
            flow.addWidget(chip)
        above.addWidget(row, 1)
        above.addWidget(self.calendar_button, 0, Qt.AlignmentFlag.AlignTop)  # the heading has no room for one more
        body.addLayout(above)
        body.addLayout(self.cards_row, 1)
        below = QHBoxLayout()
        theme.lay(below, (BAR, 6, BAR, 12), 0)
        keys = self.tr("Enter open · W reach out · E change · Del remove · A new date")
        self.keys = Sentence(theme, keys, Type.SMALL, Role.MUTED, parent=self.page)
        below.addWidget(self.keys)
        body.addLayout(below)

    def fit(self) -> None:
        """In a low window the list comes first."""
        self.keys.setVisible(not self.is_low())

    def _add_actions(self) -> None:
        add, icon = partial(self.around.actions.add, page="dates"), self.theme.icon
        add("date_new", self.tr("New date"), "A", self.add, icon("plus"))
        add("date_edit", self.tr("Change the date"), "E", self.edit, icon("pencil"))
        add("date_reach", self.tr("Reach out for this date"), "W", self.reach, icon("phone"))
        add("date_remove", self.tr("Remove the date"), "Ctrl+Del", self.remove, icon("trash-2"))
        add("date_open", self.tr("Open whose date it is"), "Ctrl+Shift+O", self.open_current, icon("user"))
        add("date_print", self.tr("Print the dates"), "Ctrl+Shift+P", self.print, icon("printer"))
        add(
            "date_calendar",
            self.tr("Dates and promises as a calendar file"),
            "Ctrl+Shift+K",
            self.ask_calendar,
            icon("calendar"),
        )
        self.leave()

    def person_at(self, place: int) -> PersonId | None:
        """Whose date it is."""
        row = self.model.row_at(place)
        return row.person if row is not None else None

    def read(self) -> None:
        """Read what comes."""
        place, entry = self.table.place(), self.model.entry_at(self.table.place())
        self.model.read()
        is_empty = not self.model.rowCount() and self.model.shown is DateFilter.ALL and not self.model.first_month
        self.show_cards(entry.occasion if entry is not None else None, place, is_empty=is_empty)

    def show_dates(self, which: DateFilter) -> None:
        """Show these dates alone."""
        for chip, shown in zip(self.filters, DateFilter, strict=True):
            chip.setChecked(shown is which)
        self.model.filter_by(which)
        self.table.choose(self.model.next_place(0))

    def begin_with(self, month: int) -> None:
        """Begin with today (0), or with one of the months that follow."""
        self.model.begin_with(month)
        self.table.choose(self.model.next_place(0))

    # What the owner does

    def print(self) -> None:
        """The dates that are shown, on paper."""
        self.desk.run(lambda _progress, _cancelled: self.model.sheet(), self._print)

    def _print(self, lines: list[SheetLine]) -> None:
        title = self.tr("Dates")
        alone = FilterChip(self.theme, self.tr("The first month alone"))

        def make() -> TextPaper:
            shown = first_month(lines) if alone.isChecked() else lines
            return TextPaper(self.theme, title, date_sheet(title, shown))

        box = PaperBox(self.theme, self.page, title, make)
        box.add_control(alone)
        alone.toggled.connect(lambda _: box.refresh())
        box.show_box()

    def ask_calendar(self) -> None:
        """Ask where to put the dates and promises as a calendar file."""
        kinds = self.tr("Calendar (*.ics)")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save as a calendar file"), "", kinds)
        if name:
            self.save_calendar(Path(name).with_suffix(".ics"))

    def save_calendar(self, path: Path) -> None:
        """Write all dates and the open promises that have a day as a calendar file: for a calendar to read, one way."""
        exporting = self.desk.verbs.exporting
        said = self.tr("Saved as %1. It is not encrypted, and your calendar will show it.").replace("%1", path.name)
        self.desk.run(
            lambda _progress, _cancelled: exporting.write(path, ExportFormat.ICS, calendar_title),
            lambda _: self.shell.say(said),
        )

    def chosen(self) -> DateRow | None:
        """The date that the keyboard is on."""
        return self.model.row_at(self.table.place())

    def add(self) -> None:
        """Begin a new date."""
        self._box().ask_new()

    def edit(self) -> None:
        """Change the date that the keyboard is on."""
        row = self.chosen()
        if row is not None:
            self._box().ask(row)

    def remove(self) -> None:
        """Remove the date that the keyboard is on; it can be taken back."""
        row, occasions = self.chosen(), self.desk.verbs.occasions
        if row is not None:
            self.desk.do(lambda: occasions.delete(row.occasion.id), self.shell.say_done)

    def _act(self, act: CardAct) -> None:
        row = self.model.row_at(act.place)
        if row is not None:
            self.shell.reach(row.person)

    def _box(self) -> DateBox:
        if self.box is None:
            self.box = DateBox(self.around, self.page)
        return self.box
