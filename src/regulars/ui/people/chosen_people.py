"""Many lines chosen at once, to be tidied: into a circle, out of one, a rhythm, archived, trashed. Never to be contacted."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from regulars.domain.changes import Changes
from regulars.domain.people import PersonId, PersonState
from regulars.ui import wording
from regulars.ui.people.people_model import PeopleModel
from regulars.ui.people.people_table import PeopleTable
from regulars.ui.screen import Surroundings
from regulars.ui.theme import Theme, Type
from regulars.ui.widgets.buttons import LinkButton, PlainButton
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.line_box import LineBox
from regulars.ui.widgets.plain_tip import set_plain_tip
from regulars.ui.widgets.reflow import ReflowRow

_NARROW = 520
RHYTHMS_DAYS = (7, 14, 21, 30, 42, 60, 90, 180, 365)


class TidyBar(QWidget):
    """How many are chosen, and what can be done with them: in words, or where the words have no room by icons."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("The chosen people"))
        self._theme = theme
        row = ReflowRow(theme, _NARROW, 12, below=6, parent=self)
        theme.lay(row, (10, 8, 10, 8), 12)
        self.count = Label(theme, "", Type.STRONG, parent=self)
        row.addWidget(self.count)
        buttons = FlowLayout(theme, 8)
        self.circle = PlainButton(theme, self.tr("Put in a circle"), "users", parent=self)
        self.rhythm = PlainButton(theme, self.tr("Give a rhythm"), "timer", parent=self)
        self.archive = PlainButton(theme, self.tr("Archive"), "archive", parent=self)
        self.trash = PlainButton(theme, self.tr("Move to the trash"), "trash-2", parent=self)
        self.labels = PlainButton(theme, self.tr("Print labels"), "printer", parent=self)
        self.nobody = LinkButton(theme, self.tr("Choose nobody"), "x", parent=self)
        for button in (self.circle, self.rhythm, self.archive, self.trash, self.labels, self.nobody):
            buttons.addWidget(button)
        row.addLayout(buttons, 1)
        named = (self.circle, self.rhythm, self.archive, self.trash, self.labels, self.nobody)
        self._words = {button: button.accessibleName() for button in named}
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Five rows of words would leave no room for the list."""
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(_NARROW)
        for button, words in self._words.items():
            if bool(button.text()) is narrow:
                button.set_text("" if narrow else words)
                button.setAccessibleName(words)
                set_plain_tip(button, words if narrow else "")


class ChosenPeople(QObject):
    """Shows the bar while more than one line is chosen; its commands serve one chosen line as well."""

    def __init__(
        self, around: Surroundings, table: PeopleTable, model: PeopleModel, bar: TidyBar, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._around, self._table, self._model, self.bar = around, table, model, bar
        self._box: LineBox | None = None
        add, icon = around.actions.add, around.theme.icon
        self._commands = [
            add("tidy_circle", self.tr("Put the chosen people in a circle"), "Ctrl+G", self.ask_circle, icon("users")),
            add(
                "tidy_rhythm",
                self.tr("Give the chosen people a rhythm"),
                "Ctrl+Shift+R",
                self.ask_rhythm,
                icon("timer"),
            ),
            add("tidy_archive", self.tr("Archive the chosen people"), "Ctrl+E", self.archive, icon("archive")),
            add(
                "tidy_labels",
                self.tr("Print address labels"),
                "Ctrl+Shift+P",
                self.print_labels,
                icon("printer"),
                page="people",
            ),
            add(
                "tidy_all",
                self.tr("Choose everybody in the list"),
                "Ctrl+Shift+A",
                table.selectAll,
                icon("list-checks"),
            ),
        ]
        for button, slot in (
            (bar.circle, self.ask_circle),
            (bar.rhythm, self.ask_rhythm),
            (bar.archive, self.archive),
            (bar.labels, self.print_labels),
        ):
            button.clicked.connect(slot)
        bar.nobody.clicked.connect(self.choose_nobody)
        table.selectionModel().selectionChanged.connect(self.count_again)
        model.modelReset.connect(self.count_again)
        self.enable(False)

    def enable(self, on: bool) -> None:
        """Take the keys, or leave them to another page."""
        for command in self._commands:
            command.setEnabled(on)

    def count_again(self) -> None:
        """Show the bar, or hide it."""
        count = sum(last - first + 1 for first, last in self._parts())
        self.bar.setVisible(count > 1)
        if count > 1:
            self.bar.count.setText(self.tr("%n person(s) chosen", None, count))

    def people(self) -> list[PersonId]:
        """Whom the chosen lines stand for, in the order of the list."""
        return [person for first, last in self._parts() for person in self._model.people_between(first, last)]

    def _parts(self) -> list[tuple[int, int]]:
        """The chosen lines as ranges: choosing everybody is one."""
        chosen = self._table.selectionModel().selection()
        return sorted((chosen.at(i).top(), chosen.at(i).bottom()) for i in range(chosen.size()))

    def choose_nobody(self) -> bool:
        """Back to the one line that has the keyboard; False when no more than that was chosen."""
        many = not self.bar.isHidden()
        if many:
            self._table.choose(self._table.currentIndex().row())
            self._table.setFocus()
        return many

    def archive(self) -> None:
        """Archive them; the toast takes it back."""
        people = self.people()
        self._do(lambda: self._around.desk.verbs.tidying.set_state(people, PersonState.ARCHIVED))

    def print_labels(self) -> None:
        """A label for each of them, on paper or in a PDF."""
        from regulars.ui.paper.sheets import print_labels  # lazy: few print, and it is a module of its own

        print_labels(self._around, self._table.window(), self.people())

    def ask_rhythm(self) -> None:
        """A menu of rhythms."""
        menu = self._menu(self.bar.rhythm)
        people, tidying = self.people(), self._around.desk.verbs.tidying
        for days in RHYTHMS_DAYS:
            menu.addAction(wording.rhythm(days), partial(self._do, partial(tidying.set_rhythm, people, float(days))))
        menu.addSeparator()
        menu.addAction(self.tr("No rhythm of their own"), partial(self._do, partial(tidying.set_rhythm, people, None)))
        self._open(menu, self.bar.rhythm)

    def ask_circle(self) -> None:
        """A menu of circles to join, a new one, and those to leave."""
        menu = self._menu(self.bar.circle)
        people, verbs = self.people(), self._around.desk.verbs
        circles = self._around.desk.read(verbs.circles.all)
        for circle in circles:
            name = wording.isolated(circle.name).replace("&", "&&")
            menu.addAction(name, partial(self._do, partial(verbs.tidying.join_circle, people, circle.name)))
        menu.addAction(self.tr("A new circle …"), partial(self._name_circle, people, [c.name for c in circles]))
        if circles:
            leaving = menu.addMenu(self.tr("Take out of"))
            for circle in circles:
                name = wording.isolated(circle.name).replace("&", "&&")
                leaving.addAction(name, partial(self._do, partial(verbs.tidying.leave_circle, people, circle.id)))
        self._open(menu, self.bar.circle)

    def _name_circle(self, people: Sequence[PersonId], known: Sequence[str]) -> None:
        if self._box is None:
            title, label, button = self.tr("A new circle"), self.tr("What do they share?"), self.tr("Put them in")
            self._box = LineBox(self._around.theme, self._table.window(), title, label, button)
        tidying = self._around.desk.verbs.tidying
        self._box.ask("", lambda name: self._do(lambda: tidying.join_circle(people, name)), known)

    def _menu(self, button: PlainButton) -> QMenu:
        menu = QMenu(self._table)
        menu.setAccessibleName(button.accessibleName() or button.text())
        return menu

    def _open(self, menu: QMenu, button: PlainButton) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        if button.isVisible():
            menu.popup(button.mapToGlobal(QPoint(0, button.height())))
        else:  # by the key, with one line chosen
            line = self._table.visualRect(self._table.currentIndex())
            menu.popup(self._table.viewport().mapToGlobal(line.bottomLeft()))

    def _do(self, verb: Callable[[], Changes]) -> None:
        self._around.desk.do(verb, self._around.shell.say_done)
