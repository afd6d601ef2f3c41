"""The page of one circle: who is in it, how they do, and what is known of it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from regulars.domain.changes import Area, Changes
from regulars.domain.circles import CircleStanding
from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.people import CircleId
from regulars.domain.people_list import Filters
from regulars.ui.circles.circle_notes import CircleNotes
from regulars.ui.circles.circle_people import CirclePeople
from regulars.ui.circles.saving import save_circle
from regulars.ui.screen import Screen, Surroundings
from regulars.ui.widgets.buttons import PlainButton
from regulars.ui.widgets.circle_box import CircleBox, CircleWords
from regulars.ui.widgets.overlay import host_of
from regulars.ui.widgets.page import Page
from regulars.ui.widgets.reflow import CardGrid

FACES = 8
"""People whom the page names; the others are one key away, in the list of people."""

_CONCERNED = frozenset({Area.CIRCLES, Area.PEOPLE, Area.MOMENTS, Area.PROMISES, Area.SETTINGS, Area.NOTES})


class CircleView(Screen):
    """Shows one circle at a time."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        theme = self.theme
        self.circle: CircleId | None = None
        self.standing: CircleStanding | None = None
        self._asked = 0
        self.box: CircleBox | None = None
        self.page = Page(theme, "", parent=self)
        self.page.went_back.connect(self.shell.go_back)
        self.edit_button = PlainButton(theme, self.tr("Edit"), "pencil", parent=self.page)
        self.edit_button.clicked.connect(self.edit)
        self.delete_button = PlainButton(theme, self.tr("Delete"), "trash-2", parent=self.page)
        self.delete_button.clicked.connect(self.delete)
        for button in (self.edit_button, self.delete_button):
            self.page.add_action(button)
        self.people = CirclePeople(theme, self.photo, self.page)
        self.people.person_wanted.connect(lambda person: self.shell.open_person(person))
        self.people.all_wanted.connect(self.show_people)
        self.notes = CircleNotes(around, self.page)
        cards = CardGrid(theme, min_width=380, spacing=14, most=2)
        cards.addWidget(self.people)
        cards.addWidget(self.notes)
        self.page.body.addLayout(cards)
        whole = QVBoxLayout(self)
        theme.lay(whole, spacing=0)
        whole.addWidget(self.page)
        self.setFocusProxy(self.people.all_button)
        self._add_actions()

    def _add_actions(self) -> None:
        add, icon = partial(self.around.actions.add, page="circle"), self.theme.icon
        self._commands = [
            add("circle_page_edit", self.tr("Change this circle"), "E", self.edit, icon("pencil")),
            add("circle_page_note", self.tr("Add a note about this circle"), "A", self.notes.start, icon("plus")),
            add("circle_page_people", self.tr("Show the people of this circle"), "G", self.show_people, icon("users")),
            add("circle_page_delete", self.tr("Delete this circle"), "Ctrl+Del", self.delete, icon("trash-2")),
        ]
        self.leave()

    # The page comes and goes

    def show_subject(self, subject: int) -> None:
        """Show this circle."""
        if self.circle != subject:
            self.circle, self.standing = CircleId(subject), None
            self.notes.veil()

    def arrive(self) -> None:
        """Read the circle, and take the keys."""
        for command in self._commands:
            command.setEnabled(True)
        if self.circle is not None and not self._read(self.circle):
            self.shell.go_back()

    def leave(self) -> None:
        """Other pages have these keys for themselves; what was unveiled is veiled again."""
        for command in self._commands:
            command.setEnabled(False)
        self.notes.veil()

    def hear(self, changes: Changes) -> None:
        """The circle, or somebody in it, changed; back when it is gone."""
        concerned = changes.whole_book or changes.areas & _CONCERNED
        if concerned and self.circle is not None and not self._read(self.circle):
            self.shell.go_back()

    def _read(self, circle: CircleId) -> bool:
        """Name and notes at once, how its people do when it is worked out; False when there is no such circle any more."""
        circles = self.desk.verbs.circles
        try:
            summary = self.desk.read(lambda: circles.get(circle))
        except KnownProblem as problem:
            if problem.code is not Problem.ENTRY_UNKNOWN:
                raise
            return False
        known = self.standing if self.standing is not None else CircleStanding(summary, summary.people)
        self._show(CircleStanding(summary, known.people, known.score, known.learned_days, known.faces))
        self.notes.tell(circle, self.desk.read(lambda: circles.notes(circle)))
        self._asked += 1
        asked = self._asked
        self.desk.run(
            lambda _progress, _cancelled: circles.standing(circle, FACES),
            lambda standing: self._show(standing) if asked == self._asked else None,
            lambda _problem: None,  # whoever deleted it meanwhile knows
        )
        return True

    def _show(self, standing: CircleStanding) -> None:
        self.standing = standing
        self.page.set_title(standing.circle.name)
        self.page.set_subtitle(standing.circle.about)
        self.page.set_back(self.tr("Circles"))
        self.people.tell(standing)

    # What the owner does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.shell.go_back()
        else:
            super().keyPressEvent(event)

    def edit(self) -> None:
        """Name, note and usual rhythm."""
        if self.standing is None:
            return
        circles, circle = self.desk.verbs.circles, self.standing.circle

        def save(words: CircleWords, box: CircleBox) -> None:
            name, about, days = words.name, words.about, words.cadence_days
            change = partial(circles.edit, circle.id, name=name, about=about, cadence_days=days)
            save_circle(self.around, change, box)

        self.box = CircleBox(self.theme, host_of(self), circle, save)
        self.box.closed.connect(self.box.deleteLater)
        self.box.ask()

    def show_people(self) -> None:
        """Its people in the list of people."""
        if self.circle is not None:
            self.shell.show_people(Filters(circle=self.circle))

    def delete(self) -> None:
        """The circle and its notes go; its people stay, and Undo brings it back."""
        circle, circles = self.circle, self.desk.verbs.circles
        if circle is not None:
            self.desk.do(lambda: circles.delete(circle), self.shell.say_done)
