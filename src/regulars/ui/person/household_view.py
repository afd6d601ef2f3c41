"""The card of those with whom somebody lives: one rhythm and one address for all, moved in and out with a click."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from regulars.domain.health.vocabulary import Band
from regulars.domain.households import Household
from regulars.domain.people import Address, PersonId
from regulars.domain.people_list import PersonRow
from regulars.ui import wording
from regulars.ui.person.addresses import written
from regulars.ui.person.editing import Editing
from regulars.ui.person.fields import SIDE, Field
from regulars.ui.person.panel import KNOWN_AND_DONE, Panel, inset
from regulars.ui.person.reaching_view import name_button, small
from regulars.ui.person.small_buttons import MenuLine, open_menu
from regulars.ui.theme import Role, Type
from regulars.ui.unfit import unread_number
from regulars.ui.widgets.buttons import IconButton, LinkButton
from regulars.ui.widgets.face import Face
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.long_rows import LongRows
from regulars.ui.widgets.name_link import NameLink
from regulars.ui.widgets.person_field import PersonField
from regulars.ui.widgets.photos import photo_of
from regulars.ui.widgets.reflow import ReflowRow
from regulars.ui.widgets.rhythm_choice import OTHER, RhythmChoice
from regulars.ui.widgets.sentence import Sentence
from regulars.ui.wording import translate

_FACE = 28
_FITTING = 5


class HouseholdView(Panel):
    """At home with whom."""

    unmoved_by = KNOWN_AND_DONE

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(editing, parent)
        theme = editing.theme
        self.add_button = LinkButton(theme, self.tr("Add"), "plus", parent=self)
        self.add_button.setAccessibleName(self.tr("Add somebody who lives with them"))
        self.add_button.clicked.connect(self.start_adding)
        self.more = IconButton(theme, "ellipsis", self.tr("More about this household"), framed=False, parent=self)
        self.more.clicked.connect(self._open_more)
        self.head.addWidget(self.add_button)
        self.head.addWidget(self.more)
        self.empty = Sentence(theme, self.tr("Who lives with them? One visit can then count for all."), role=Role.MUTED)
        self.body.addLayout(inset(theme, self.empty))
        self.name = Field(
            theme, self.tr("Name of the household"), "", self.tr("add a name"), Type.NAME, wraps=True, parent=self
        )
        self.name.edited.connect(self._rename)
        self.body.addWidget(self.name)
        self.members: LongRows[PersonRow, MemberRow] = LongRows(
            theme, lambda row: MemberRow(editing, row, self.move_out), MemberRow.tell, self.add_button, parent=self
        )
        self.body.addWidget(self.members)
        self.newcomer = PersonField(
            theme, self.tr("Who lives with them?"), self.tr("A name of your book"), self._fitting, parent=self
        )
        self.newcomer.picked.connect(lambda person: self.bring_in(PersonId(person)))
        self.newcomer.hide()
        self.body.addLayout(inset(theme, self.newcomer))
        self.problem = Sentence(theme, "", Type.SMALL, Role.SLIPPING)
        self.problem.hide()
        self.body.addLayout(inset(theme, self.problem))
        self._build_shared()

    def _build_shared(self) -> None:
        theme = self.editing.theme
        self._shared = QWidget(self)
        column = QVBoxLayout(self._shared)
        theme.lay(column, (SIDE, 6, SIDE, 0), 4)
        self.rhythm = RhythmChoice(theme, self.tr("Rhythm of the household"), None, self.tr("Other days …"))
        self.rhythm.chosen.connect(lambda _: self._set_rhythm())
        self.days = QLineEdit(self._shared)
        self.days.setAccessibleName(self.tr("Days between two moments"))
        self.days.setPlaceholderText(self.tr("Days between two moments"))
        self.days.returnPressed.connect(self._set_days)
        self.days.hide()
        line = ReflowRow(theme, 330, 8, below=2)
        label = Label(theme, self.tr("Rhythm of all"), Type.SMALL, Role.MUTED, parent=self._shared)
        label.setBuddy(self.rhythm)
        line.addWidget(label)
        line.addWidget(self.rhythm)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self.days)
        self.address = Sentence(theme, "", Type.BODY, parent=self._shared)
        column.addWidget(self.address)
        self.body.addWidget(self._shared)

    def title(self) -> str:
        """The heading."""
        return translate("HouseholdView", "At home with")

    # Showing

    def refresh(self) -> None:
        """Show the model's household."""
        home = self.editing.model.household
        there = home is not None
        self.empty.setVisible(not there and self.newcomer.isHidden())
        for part in (self.name, self.members, self._shared, self.more):
            part.setVisible(there)
        if home is None:
            self.members.show_records([])
            return
        self.name.show_stored(home.name)
        others = [person for person, _ in home.people if person != self.editing.person]
        self.members.show_records([(row.id, row) for row in self._rows(others)])
        self.rhythm.show_stored(home.cadence_days)
        self.days.hide()
        lines = [" · ".join(written(address).splitlines()) for address in home.addresses]
        self.address.set_pieces("\n".join(wording.isolated(line) for line in lines))
        self.address.setVisible(bool(lines))

    def _rows(self, people: list[PersonId]) -> list[PersonRow]:
        search = self.editing.verbs.search
        return self.editing.read(lambda: search.rows(people))

    def _fitting(self, typed: str) -> list[PersonRow]:
        search, home = self.editing.verbs.search, self.editing.model.household
        there = (
            {self.editing.person} | {person for person, _ in home.people} if home is not None else {self.editing.person}
        )
        found = self.editing.read(lambda: search.find(typed)).ids[: _FITTING + len(there)].tolist()
        return self._rows([PersonId(person) for person in found if person not in there][:_FITTING])

    # Moving in and out

    def start_adding(self) -> None:
        """Ask who lives with them."""
        self.empty.hide()
        self.problem.hide()
        self.newcomer.clear()
        self.newcomer.show()
        self.newcomer.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def bring_in(self, other: PersonId) -> None:
        """They live together from now on: in the household there is, theirs or the other one's, or else in a new one."""
        households, person, home = self.editing.verbs.households, self.editing.person, self.editing.model.household
        known = self.editing.read(lambda: households.of(other)) if home is None else None
        if home is not None:
            self.editing.save(lambda: households.move_in(other, home.id), self)
        elif known is not None:
            self.editing.save(lambda: households.move_in(person, known.id), self)
        else:
            name = self._usual_name()
            self.editing.save(lambda: households.make(name, [person, other]), self)

    def _usual_name(self) -> str:
        person = self.editing.model.person
        return "" if person is None else person.parts.family or person.name

    def accept(self, *, kept: bool) -> None:
        """It is in the book."""
        self.newcomer.hide()
        self.newcomer.clear()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, why: str) -> None:
        """It does not fit."""
        self.problem.set_pieces(why)
        self.problem.show()

    def move_out(self, person: PersonId) -> None:
        """This one lives elsewhere from now on, with a copy of what was shared."""
        households = self.editing.verbs.households
        self.editing.save(lambda: households.move_out(person))

    # What all share

    def _rename(self, name: str) -> None:
        home, households = self.editing.model.household, self.editing.verbs.households
        if home is not None:
            self.editing.save(lambda: households.edit(home.id, name=name), self.name)

    def _set_rhythm(self) -> None:
        days = self.rhythm.value()
        if days == OTHER:
            self.days.show()
            self.days.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._save_rhythm(days)

    def _set_days(self) -> None:
        typed = self.days.text().strip()
        if typed.isdecimal():
            self._save_rhythm(float(typed))
        else:
            self.refuse(unread_number())

    def _save_rhythm(self, days: float | None) -> None:
        home, households = self.editing.model.household, self.editing.verbs.households
        if home is not None:
            self.problem.hide()
            self.editing.save(lambda: households.edit(home.id, cadence_days=days))

    def _open_more(self) -> None:
        home, person = self.editing.model.household, self.editing.model.person
        if home is None or person is None:
            return
        households, save = self.editing.verbs.households, self.editing.save
        shared = {address.id for address in home.addresses}
        lines: list[MenuLine | None] = [
            MenuLine(_share_words(address), partial(self._share, home, address), "map-pin")
            for address in person.addresses
            if address.id not in shared
        ]
        if lines:
            lines.append(None)
        name = wording.isolated(person.name)
        lines += [
            MenuLine(self.tr("%1 moves out").replace("%1", name), lambda: self.move_out(person.id), "log-out"),
            MenuLine(self.tr("Split the household"), lambda: save(lambda: households.split(home.id)), "split"),
        ]
        open_menu(self.editing.theme, self.more, lines)

    def _share(self, home: Household, address: Address) -> None:
        households = self.editing.verbs.households
        if address.id is not None:
            number = address.id
            self.editing.save(lambda: households.share_address(home.id, number))


class MemberRow(QWidget):
    """One of the household: the face, the name that opens the page, and the way out."""

    def __init__(self, editing: Editing, row: PersonRow, move_out: Callable[[PersonId], None]) -> None:
        super().__init__()
        self._editing, self._row = editing, row
        theme = editing.theme
        self._face = Face(theme, _FACE, parent=self)
        self.open_button = NameLink(theme, "", parent=self)
        self.open_button.clicked.connect(lambda: editing.shell.open_person(self._row.id))
        self.out = IconButton(theme, "x", "", framed=False, parent=self)
        small(theme, self.out)
        self.out.clicked.connect(lambda: move_out(self._row.id))
        line = QHBoxLayout(self)
        theme.lay(line, (SIDE, 0, SIDE, 0), 8)
        line.addWidget(self._face)
        line.addWidget(self.open_button)
        line.addStretch(1)
        line.addWidget(self.out)
        self.tell(row)

    def tell(self, row: PersonRow) -> None:
        """Show this one."""
        self._row = row
        scored = row.band is not Band.NEW
        self._face.set_person(
            row.name, row.score if scored else None, wording.band_role(row.band), int(row.id), self._picture(row.photo)
        )
        # The name is on the button; the ring says how it stands.
        self._face.setAccessibleName(wording.band_and_score(row.band, row.score if scored else None))
        self.open_button.set_text(row.name)
        name_button(self.out, translate("MemberRow", "%1 moves out").replace("%1", row.name))

    def _picture(self, photo: int | None) -> QPixmap | None:
        people = self._editing.verbs.people
        return None if photo is None else photo_of(photo, lambda: self._editing.read(lambda: people.photo(photo)))


def _share_words(address: Address) -> str:
    """ "All live at Rua da Amostra 14"."""
    line = ", ".join(written(address).splitlines())
    return translate("HouseholdView", "All live at %1").replace("%1", wording.isolated(line))
