"""The person's page as a screen of the window: whom it shows, its commands and its keys."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from regulars.domain.agenda import Cite
from regulars.domain.changes import Area, Changes
from regulars.domain.people import PersonId
from regulars.ui.person.person_page import PersonPage
from regulars.ui.screen import Screen, Surroundings
from regulars.ui.widgets.empty_state import EmptyState

_TICK_MS = 15_000
_ALWAYS = frozenset({Area.CIRCLES, Area.SETTINGS, Area.OWN_FIELDS})


class PersonView(Screen):
    """Shows one person at a time; each gets a page of their own, so that nothing of one is left over for the next."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self._person: PersonId | None = None
        self.page: PersonPage | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._gone = EmptyState(
            self.theme,
            "user-x",
            self.tr("This person is not in the book any more"),
            self.tr("Undo brings back who was removed."),
            self.tr("All people"),
            parent=self,
        )
        self._gone.acted.connect(lambda: self.shell.go("people"))
        self._gone.hide()
        self._column.addWidget(self._gone)
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK_MS)
        self._clock.timeout.connect(self._tick)
        self._commands = self._add_commands()
        self._enable(False)

    def _add_commands(self) -> list[QAction]:
        commands: list[tuple[str, str, str, str, Callable[[PersonPage], object]]] = [
            ("person_name", self.tr("Edit the name"), "E", "pencil", lambda page: page.header.name.start()),
            ("person_note", self.tr("Add a preference"), "A", "plus", lambda page: page.preferences.start_adding()),
            (
                "person_to_say",
                self.tr("Write what I want to say"),
                "S",
                "message-square-quote",
                lambda page: page.to_say.start(),
            ),
            ("person_promise", self.tr("Add a promise"), "P", "handshake", lambda page: page.promises.start_adding()),
            ("person_date", self.tr("Add a date"), "B", "cake", lambda page: page.dates.start_adding()),
            ("person_reach", self.tr("Add a way to reach them"), "M", "phone", lambda page: page.reaching.open_kinds()),
            (
                "person_home",
                self.tr("Say with whom they live"),
                "H",
                "house",
                lambda page: page.household.start_adding(),
            ),
            (
                "person_thanked",
                self.tr("Thanked today for those they sent"),
                "T",
                "heart",
                lambda page: page.brought.thank(),
            ),
            ("person_knows", self.tr("Say whom they know"), "K", "users", lambda page: page.connections.start_link()),
            (
                "person_why",
                self.tr("Show the reasons of the health"),
                "W",
                "info",
                lambda page: page.health.open_reasons(),
            ),
            (
                "person_rhythm",
                self.tr("Use the rhythm of their own days"),
                "R",
                "repeat",
                lambda page: page.health.use_learned(),
            ),
            ("person_pin", self.tr("Pin a level: I know better"), "Shift+K", "pin", lambda page: page.health.pin()),
            ("person_held", self.tr("Show them what I hold"), "Ctrl+P", "eye", lambda page: page.header.show_held()),
            (
                "person_changes",
                self.tr("See what changed about them"),
                "Shift+H",
                "history",
                lambda page: page.header.show_changes(),
            ),
            (
                "person_card",
                self.tr("Print the card"),
                "Ctrl+Shift+P",
                "printer",
                lambda page: page.header.print_card(),
            ),
        ]
        add, icon = partial(self.around.actions.add, page="person"), self.theme.icon
        return [add(key_id, text, key, self._run(run), icon(sign)) for key_id, text, key, sign, run in commands]

    def _run(self, command: Callable[[PersonPage], object]) -> Callable[[], None]:
        def run() -> None:
            if self.page is not None:
                command(self.page)
                focus = self.page.focusWidget()
                if focus is not None:
                    self.page.see(focus)

        return run

    # The screen

    def show_person(self, person: PersonId) -> None:
        """Show this person."""
        if self._person != person:
            self._person = person
            self._close_page()

    def person_in_front(self) -> PersonId | None:
        """Whose page it is."""
        return self._person

    def show_entry(self, cite: Cite) -> None:
        """Bring one entry of this person into view."""
        if self.page is not None:
            self.page.show_entry(cite)

    def arrive(self) -> None:
        """Read the person, on a new page when it is another one."""
        if self._person is None:
            return
        if self.page is None:
            self.page = PersonPage(self.around, self._person, self)
            self._column.addWidget(self.page)
        is_there = self.page.read()
        self.page.setVisible(is_there)
        self._gone.setVisible(not is_there)
        self._enable(is_there)
        self._clock.start()

    def leave(self) -> None:
        """The commands rest, and what was unveiled is veiled again."""
        self._enable(False)
        self._clock.stop()
        if self.page is not None:
            self.page.veil()
            self.page.rest()

    def hear(self, changes: Changes) -> None:
        """Read again what concerns this person; go back when they were removed."""
        if self._person is None or self.page is None:
            return
        if (changes.concerns(self._person) or changes.areas & _ALWAYS) and not self.page.read(changes):
            self.shell.go_back()

    def _close_page(self) -> None:
        if self.page is not None:
            self.page.hide()
            self._column.removeWidget(self.page)
            self.page.deleteLater()
            self.page = None

    def _enable(self, on: bool) -> None:
        for command in self._commands:
            command.setEnabled(on)

    def _tick(self) -> None:
        if self.page is not None and self.isVisible():
            self.page.header.tick(self.desk.verbs.book.clock.now())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; L and C do here what they do on Today, where they are commands."""
        person = self._person
        if event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.shell.go_back()
        elif event.key() == Qt.Key.Key_L and person is not None:
            self.shell.log_moment(person)
        elif event.key() == Qt.Key.Key_C and person is not None:
            self.shell.reach(person)
        else:
            super().keyPressEvent(event)
