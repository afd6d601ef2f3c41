"""What can be done with the chosen person of the list: by key, by menu, and by the window's commands."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from regulars.domain.people import PersonId
from regulars.ui.people.people_table import PeopleTable
from regulars.ui.screen import Surroundings


class ChosenPerson(QObject):
    """Its commands are the window's only while the page is in front (`enable`)."""

    everybody_wanted = Signal()

    def __init__(
        self,
        around: Surroundings,
        table: PeopleTable,
        chosen: Callable[[], PersonId | None],
        several: Callable[[], Sequence[PersonId]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._around, self._table, self._chosen, self._several = around, table, chosen, several
        add, icon = around.actions.add, around.theme.icon
        self._open = add("list_open", self.tr("Open the chosen person"), "Ctrl+Return", self.open, icon("user"))
        self._reach = add("list_reach", self.tr("Reach out to the chosen person"), "Ctrl+R", self.reach, icon("phone"))
        trash = self.tr("Move the chosen people to the trash")
        self._trash = add("list_trash", trash, "Del", self.trash, icon("trash-2"))
        self._all = add(
            "list_all", self.tr("Show everybody in the list"), "Ctrl+0", self.everybody_wanted.emit, icon("users")
        )
        table.opened.connect(self.open)
        table.logged.connect(self.log)
        table.trashed.connect(self.trash)
        table.menu_wanted.connect(self._show_menu)
        self.enable(False)

    def enable(self, on: bool) -> None:
        """Take the keys, or leave them to another page."""
        for command in (self._open, self._reach, self._trash, self._all):
            command.setEnabled(on)

    def open(self) -> None:
        """Show their page."""
        person = self._chosen()
        if person is not None:
            self._around.shell.open_person(person)

    def log(self) -> None:
        """Log a moment with them."""
        person = self._chosen()
        if person is not None:
            self._around.shell.log_moment(person)

    def reach(self) -> None:
        """Get in touch with them."""
        person = self._chosen()
        if person is not None:
            self._around.shell.reach(person)

    def trash(self) -> None:
        """Move them, or all who are chosen, to the trash; the toast takes it back."""
        person, people, desk = self._chosen(), self._several(), self._around.desk
        if len(people) > 1:
            desk.do(lambda: desk.verbs.tidying.delete(people), self._around.shell.say_done)
        elif person is not None:
            desk.do(lambda: desk.verbs.people.delete(person), self._around.shell.say_done)

    def _show_menu(self, at: QPoint) -> None:
        index = self._table.indexAt(at)
        if not index.isValid():
            return
        self._table.setCurrentIndex(index)
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._open)
        menu.addAction(self._around.theme.icon("pen-line"), self.tr("Log a moment"), self.log)
        menu.addAction(self._reach)
        menu.addSeparator()
        menu.addAction(self._trash)
        menu.popup(self._table.viewport().mapToGlobal(at))
