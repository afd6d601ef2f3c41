"""The card of what connects somebody: where they work, whom they know, and the owner's own fields."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from regulars.domain.changes import Changes
from regulars.domain.people import Membership, OwnField, OwnFieldId, PersonLink
from regulars.ui.person import link_words
from regulars.ui.person.detailed_row import DetailedRow
from regulars.ui.person.editing import Editing
from regulars.ui.person.fields import SIDE
from regulars.ui.person.form import Form, shown_date
from regulars.ui.person.new_link import LinkForm
from regulars.ui.person.organisation_view import place_words
from regulars.ui.person.own_fields import NewOwnField, OwnRow, OwnShown, shown_fields
from regulars.ui.person.panel import KNOWN_AND_DONE, Panel, inset
from regulars.ui.person.reaching_view import name_button, small
from regulars.ui.person.small_buttons import MenuLine, SmallPrint, open_menu
from regulars.ui.theme import Role, Type
from regulars.ui.widgets.buttons import IconButton, LinkButton, PlainButton
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.long_rows import LongRows
from regulars.ui.widgets.name_link import NameLink
from regulars.ui.widgets.reflow import ReflowRow
from regulars.ui.widgets.rows import Rows
from regulars.ui.widgets.sentence import Sentence
from regulars.ui.wording import translate

_LINKS = 10
"""People they know who are shown at once."""


class ConnectionsView(Panel):
    """Work, people they know, and own fields."""

    unmoved_by = KNOWN_AND_DONE

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(editing, parent)
        theme = editing.theme
        self.add_button = LinkButton(theme, self.tr("Add"), "plus", parent=self)
        self.add_button.setAccessibleName(self.tr("Add work, a person they know, or a field of your own"))
        self.add_button.clicked.connect(self._open_kinds)
        self.head.addWidget(self.add_button)
        self._empty = Sentence(theme, self.tr("Where do they work, and whom do they know?"), Type.BODY, Role.MUTED)
        self.body.addLayout(inset(theme, self._empty))
        self.new = NewPair(editing, self)
        self.new.hide()
        self.body.addLayout(inset(theme, self.new))
        self.link_form = LinkForm(editing, self)
        self.link_form.hide()
        self.body.addLayout(inset(theme, self.link_form))
        self.new_field = NewOwnField(editing, self.open_own, self)
        self.new_field.hide()
        self.body.addLayout(inset(theme, self.new_field))
        self._works: Rows[Membership, WorkRow] = Rows(
            self._column(8), lambda work: WorkRow(editing, work), WorkRow.tell, self.add_button
        )
        self._links: LongRows[PersonLink, LinkRow] = LongRows(
            theme, lambda link: LinkRow(editing, link, self.start_link), LinkRow.tell, self.add_button, first=_LINKS
        )
        self.body.addWidget(self._links)
        self._own: Rows[OwnShown, OwnRow] = Rows(
            self._column(2), lambda own: OwnRow(editing, own, self.close_own), OwnRow.tell, self.add_button
        )
        self._opened: list[OwnFieldId] = []
        """Fields that nothing stands in yet, and that the owner is about to fill."""

    def _column(self, spacing: float) -> QVBoxLayout:
        column = QVBoxLayout()
        self.editing.theme.lay(column, spacing=spacing)
        self.body.addLayout(column)
        return column

    def title(self) -> str:
        """The heading."""
        return translate("ConnectionsView", "Work, people, own fields")

    def refresh(self) -> None:
        """Show the model's person."""
        person = self.editing.model.person
        if person is None:
            return
        self._works.show([(work.id, work) for work in person.memberships])
        self._links.show_records([((link.id, link.kind, link.other_name), link) for link in person.links])
        shown = self._shown_fields()
        self._own.show([((own.field.id, own.foreign), own) for own in shown])
        nothing = not (person.memberships or person.links or shown)
        asked = not (self.new.isHidden() and self.new_field.isHidden() and self.link_form.isHidden())
        self._empty.setVisible(nothing and not asked)

    def _shown_fields(self) -> list[OwnShown]:
        """The fields that something stands in, and those that were opened to be filled."""
        person = self.editing.model.person
        return shown_fields(person, self._fields(), self._opened) if person is not None else []

    def _fields(self) -> list[OwnField]:
        """The fields that no trade brought: those stand on their own card."""
        return [field for field in self.editing.model.own_fields if not field.template]

    def works(self) -> list["WorkRow"]:
        """The rows of the organisations."""
        return self._works.all()

    def links(self) -> list["LinkRow"]:
        """The rows of the people they know."""
        return self._links.all()

    def own_rows(self) -> list[OwnRow]:
        """The rows of the owner's fields."""
        return self._own.all()

    def _open_kinds(self) -> None:
        people, person = self.editing.verbs.people, self.editing.person

        def add_work(title: str, organisation: str) -> Changes:
            return people.set_membership(person, organisation, title)

        tr = self.tr
        lines: list[MenuLine | None] = [
            MenuLine(tr("Work"), lambda: self.start(tr("What they are there"), tr("Organisation"), add_work), "store"),
            MenuLine(tr("Somebody they know"), self.start_link, "users"),
        ]
        filled = {own.field.id for own in self._shown_fields()}
        free = [field for field in self._fields() if field.id not in filled]
        if free:
            lines.append(None)
            lines += [MenuLine(field.label, partial(self.open_own, field.id), "tag") for field in free]
        lines += [None, MenuLine(tr("New field of my own …"), self.start_field, "plus")]
        open_menu(self.editing.theme, self.add_button, lines)

    def start_link(self, link: PersonLink | None = None) -> None:
        """Ask whom they know, and as what; or say one of these differently."""
        for other in (self._empty, self.new, self.new_field):
            other.hide()
        self.link_form.start(link)

    def start(self, first: str, second: str, verb: Callable[[str, str], Changes]) -> None:
        """Open the two fields in which something new is typed."""
        self._empty.hide()
        self.new_field.hide()
        self.link_form.hide()
        self.new.start(first, second, verb)

    def start_field(self) -> None:
        """Open the lines in which a field of the owner's own is made."""
        self._empty.hide()
        self.new.hide()
        self.link_form.hide()
        self.new_field.start()

    def open_own(self, field: OwnFieldId) -> None:
        """Show a field that nothing stands in yet, with the keyboard in it."""
        self._opened.append(field)
        self.refresh()
        row = self._own.row((field, ""))
        if row is not None:
            row.start()

    def close_own(self, field: OwnFieldId) -> None:
        """An empty field is not wanted after all."""
        self._opened = [opened for opened in self._opened if opened != field]
        self.refresh()


class WorkRow(DetailedRow):
    """A place in an organisation."""

    def __init__(self, editing: Editing, work: Membership) -> None:
        super().__init__(editing, translate("WorkRow", "Organisation"), self._make)
        self._work = work
        self.words.edited.connect(
            lambda text: editing.save(lambda: set_work(editing, self._work, organisation=text), self.words)
        )
        self.open_button = LinkButton(editing.theme, "", "building-2", parent=self)
        self.open_button.clicked.connect(self._open)
        opens = inset(editing.theme, self.open_button)
        opens.addStretch(1)
        self.column.addLayout(opens)
        self.tell(work)

    def tell(self, work: Membership) -> None:
        """Show this one."""
        self._work = work
        self.words.show_stored(work.organisation)
        said = _work_words(work)
        self.set_print(said)
        self.open_button.set_text(translate("WorkRow", "Who else is there"))
        opens = translate("WorkRow", "Open %1").replace("%1", work.organisation)
        self.open_button.setAccessibleName(opens)
        if isinstance(self._details, WorkDetails):
            self._details.tell(work)

    def _open(self) -> None:
        if self._work.organisation_id is not None:
            self.editing.shell.open_organisation(self._work.organisation_id)

    def _make(self) -> Form:
        return WorkDetails(self.editing, self._work, self)


class WorkDetails(Form):
    """Title, department, and how long."""

    def __init__(self, editing: Editing, work: Membership, parent: QWidget) -> None:
        super().__init__(editing, parent)
        self._work = work
        self.title = self.line(
            self.tr("As"), self.tr("add a title"), lambda text: set_work(editing, self._work, title=text)
        )
        self._department = self.line(
            self.tr("Department"), self.tr("add one"), lambda text: set_work(editing, self._work, department=text)
        )
        self.since = self.partial_date(
            self.tr("From"), self.tr("add a year"), lambda iso: set_work(editing, self._work, since=iso)
        )
        self.until = self.partial_date(
            self.tr("Until"), self.tr("add a year"), lambda iso: set_work(editing, self._work, until=iso)
        )
        self.remove = LinkButton(self.theme, self.tr("Remove"), "trash-2", parent=self)
        self.remove.clicked.connect(
            lambda: editing.save(lambda: editing.verbs.people.delete_membership(self._work.id or 0))
        )
        self.column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeading)
        self.tell(work)

    def tell(self, work: Membership) -> None:
        """Show this one."""
        self._work = work
        self.title.show_stored(work.title)
        self._department.show_stored(work.department)
        self.since.show_stored(shown_date(work.since))
        self.until.show_stored(shown_date(work.until))


def set_work(editing: Editing, work: Membership, **changed: str) -> Changes:
    """Change some of a membership."""
    parts = {name: getattr(work, name) for name in ("organisation", "title", "department", "since", "until")} | changed
    return editing.verbs.people.set_membership(editing.person, membership_id=work.id, **parts)


def _work_words(work: Membership) -> str:
    """ "Owner · from 2020 to 2024"."""
    said = place_words(work.title, work.department, work.since, work.until)
    return said or translate("WorkRow", "add what they are there")


class LinkRow(QWidget):
    """Somebody they know. Who is in the book can be opened; what an import suggested is taken up or dropped."""

    def __init__(self, editing: Editing, link: PersonLink, change: Callable[[PersonLink], None]) -> None:
        super().__init__()
        self._editing, self._link = editing, link
        theme = editing.theme
        self.kind_button = SmallPrint(theme, parent=self)
        self.kind_button.clicked.connect(lambda: change(self._link))
        theme.hold(self.kind_button, width=124)
        self.open_button = NameLink(theme, "", "user", parent=self)
        self.open_button.clicked.connect(self._open)
        self.accept_button = LinkButton(theme, translate("LinkRow", "Right"), "check", parent=self)
        self.accept_button.clicked.connect(self._accept)
        self.remove = IconButton(theme, "x", "", framed=False, parent=self)
        small(theme, self.remove)
        self.remove.clicked.connect(self._remove)
        who = QHBoxLayout()
        theme.lay(who, (0, 0, SIDE, 0), 4)
        who.addWidget(self.open_button)
        who.addStretch(1)
        who.addWidget(self.accept_button)
        who.addWidget(self.remove)
        row = ReflowRow(theme, 380, 4, below=0)
        row.addWidget(self.kind_button)
        row.addLayout(who, 1)
        self.setLayout(row)
        self.tell(link)

    def tell(self, link: PersonLink) -> None:
        """Show this one."""
        self._link = link
        kind, name = link_words.beside(link), link.other_name
        said = translate("LinkRow", "%1: %2. Change it").replace("%1", kind).replace("%2", name)
        self.kind_button.set_words(kind, said)
        self.open_button.set_text(name)
        self.open_button.setEnabled(link.other is not None)
        asks = translate("LinkRow", "The import says: %1, %2. Is that right?")
        self.accept_button.setAccessibleName(asks.replace("%1", name).replace("%2", kind))
        self.accept_button.setVisible(link.suggested)
        drops = translate("LinkRow", "Drop the suggestion %1") if link.suggested else translate("LinkRow", "Remove %1")
        name_button(self.remove, drops.replace("%1", name))
        self.remove.setVisible(link.id is not None)

    def _open(self) -> None:
        if self._link.other is not None:
            self._editing.shell.open_person(self._link.other)

    def _accept(self) -> None:
        """With the one of that name who is in the book, if there is one and no more."""
        people, link = self._editing.verbs.people, self._link
        reverse, symmetric = link_words.usual_reverse(link.kind)
        me = self._editing.person

        def accept() -> Changes:
            other = link.other if link.other is not None else people.only_one_named(link.other_name)
            return people.accept_link(link.id or 0, None if other == me else other, reverse, symmetric)

        self._editing.save(accept)

    def _remove(self) -> None:
        people, link = self._editing.verbs.people, self._link
        self._editing.save(lambda: people.delete_link(link.id or 0))


class NewPair(QWidget):
    """Two lines for something new: what it is, and its name or value. Enter in the second keeps it."""

    def __init__(self, editing: Editing, parent: QWidget) -> None:
        super().__init__(parent)
        self._editing = editing
        self._verb: Callable[[str, str], Changes] | None = None
        theme = editing.theme
        self.first, self.second = QLineEdit(self), QLineEdit(self)
        keep = PlainButton(theme, self.tr("Keep"), parent=self)
        keep.clicked.connect(self._keep)
        self._problem = Sentence(theme, "", Type.SMALL, Role.SLIPPING, parent=self)
        self._problem.hide()
        column = QVBoxLayout(self)
        theme.lay(column, (0, 0, 0, SIDE), 6)
        lines = QWidget(self)
        row = FlowLayout(theme, 6, parent=lines)
        for line in (self.first, self.second):
            theme.hold(line, width=170)
            line.returnPressed.connect(self._keep)
            row.addWidget(line)
        row.addWidget(keep)
        column.addWidget(lines)
        column.addWidget(self._problem)

    def start(self, first: str, second: str, verb: Callable[[str, str], Changes]) -> None:
        """Ask for the two."""
        self._verb = verb
        for line, words in ((self.first, first), (self.second, second)):
            line.clear()
            line.setPlaceholderText(words)
            line.setAccessibleName(words)
        self._problem.hide()
        self.show()
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self, *, kept: bool) -> None:
        """It is in the book."""
        self.hide()

    def refuse(self, why: str) -> None:
        """It does not fit: the words stay."""
        self._problem.set_pieces(why)
        self._problem.show()

    def _keep(self) -> None:
        first, second, verb = self.first.text().strip(), self.second.text().strip(), self._verb
        if first and not second:
            self.second.setFocus(Qt.FocusReason.OtherFocusReason)
        elif verb is not None:
            self._editing.save(lambda: verb(first, second), self)
