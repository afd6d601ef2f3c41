"""The page of one organisation: what is known of it, who is in it as what, who was, and its own card as a regular."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from regulars.domain.changes import Changes
from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.organisations import Member, Organisation
from regulars.domain.people import OrganisationId, PersonId
from regulars.ui import wording
from regulars.ui.person.form import shown_date
from regulars.ui.person.refusals import belongs_to_a_field, refusal
from regulars.ui.screen import Screen, Surroundings
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.buttons import PlainButton
from regulars.ui.widgets.card import Card
from regulars.ui.widgets.inline_field import InlineField
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.long_rows import LongRows
from regulars.ui.widgets.name_link import NameLink
from regulars.ui.widgets.page import Page
from regulars.ui.widgets.reflow import CardGrid, ReflowRow
from regulars.ui.widgets.sentence import Sentence
from regulars.ui.widgets.words_field import WordsField
from regulars.ui.wording import translate

_ROWS = 12


class OrganisationView(Screen):
    """Shows one organisation at a time."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        theme = self.theme
        self.organisation: Organisation | None = None
        self._wanted: OrganisationId | None = None
        self.page = Page(theme, "", parent=self)
        self.page.went_back.connect(self.shell.go_back)
        self.card_button = PlainButton(theme, "", "user", parent=self.page)
        self.card_button.clicked.connect(self.open_card)
        self.page.add_action(self.card_button)
        cards = CardGrid(theme, min_width=380, spacing=14, most=2)
        cards.addWidget(self._make_people())
        cards.addWidget(self._make_about())
        self.page.body.addLayout(cards)
        whole = QVBoxLayout(self)
        theme.lay(whole, spacing=0)
        whole.addWidget(self.page)
        self.setFocusProxy(self.card_button)
        self._add_actions()

    def _make_people(self) -> Card:
        theme = self.theme
        card = Card(theme, self.tr("Who is there"), parent=self.page)
        card.body.addWidget(Label(theme, self.tr("Who is there"), Type.SECTION, parent=card))
        self.nobody = Sentence(theme, self.tr("Nobody at present."), Type.BODY, Role.MUTED, parent=card)
        card.body.addWidget(self.nobody)
        self.now = self._rows(card)
        card.body.addWidget(self.now)
        self._former = Label(theme, self.tr("Who was there"), Type.SMALL_STRONG, Role.MUTED, parent=card)
        card.body.addWidget(self._former)
        self.before = self._rows(card)
        card.body.addWidget(self.before)
        return card

    def _rows(self, parent: QWidget) -> "LongRows[Member, MemberLine]":
        def make(member: Member) -> MemberLine:
            return MemberLine(self.theme, member, self.shell.open_person)

        return LongRows(self.theme, make, MemberLine.tell, first=_ROWS, parent=parent)

    def _make_about(self) -> Card:
        theme = self.theme
        card = Card(theme, self.tr("About"), parent=self.page)
        card.body.addWidget(Label(theme, self.tr("About"), Type.SECTION, parent=card))
        self.name = InlineField(theme, self.tr("Name of the organisation"), "", self.tr("add a name"), parent=card)
        self.name.edited.connect(lambda name: self._edit(self.name, name=name))
        self.about = WordsField(
            theme, self.tr("About the organisation"), "", self.tr("add a few words about it"), parent=card
        )
        self.about.edited.connect(lambda about: self._edit(self.about, about=about))
        card.body.addWidget(self.name)
        card.body.addWidget(self.about)
        said = self.tr("An organisation can itself be a regular: its own card has a rhythm, moments and promises.")
        card.body.addWidget(Sentence(theme, said, Type.SMALL, Role.MUTED, parent=card))
        return card

    def _add_actions(self) -> None:
        add, icon = partial(self.around.actions.add, page="organisation"), self.theme.icon
        self._commands = [
            add("organisation_name", self.tr("Rename the organisation"), "E", self.name.start, icon("pencil")),
            add("organisation_about", self.tr("Say something about it"), "A", self.about.start, icon("pen-line")),
            add("organisation_card", self.tr("Its own card as a regular"), "R", self.open_card, icon("user")),
        ]
        self.leave()

    # The page comes and goes

    def show_subject(self, subject: int) -> None:
        """Show this organisation."""
        self._wanted = OrganisationId(subject)

    def arrive(self) -> None:
        """Read it, and take the keys."""
        for command in self._commands:
            command.setEnabled(True)
        self._read_or_leave()

    def leave(self) -> None:
        """Other pages have these keys for themselves."""
        for command in self._commands:
            command.setEnabled(False)

    def hear(self, changes: Changes) -> None:
        """Something changed; back when the organisation is gone."""
        self._read_or_leave()

    def person_in_front(self) -> PersonId | None:
        """Its own card, where it has one."""
        return self.organisation.card if self.organisation is not None else None

    def _read_or_leave(self) -> None:
        wanted, organisations = self._wanted, self.desk.verbs.organisations
        if wanted is None:
            return
        try:
            self.organisation = self.desk.read(lambda: organisations.get(wanted))
        except KnownProblem as problem:
            if problem.code is not Problem.ENTRY_UNKNOWN:
                raise
            self.organisation = None
            self.shell.go_back()
            return
        self._show(self.organisation)

    def _show(self, known: Organisation) -> None:
        self.page.set_title(known.name)
        self.page.set_subtitle(self.tr("%n person(s) there", None, len(known.now)))
        self.page.set_back(self.tr("Back"))
        has_card = known.card is not None
        self.card_button.set_text(self.tr("Open its card") if has_card else self.tr("Make it a regular"))
        self.name.show_stored(known.name)
        self.about.show_stored(known.about)
        self.nobody.setVisible(not known.now)
        self.now.show_records([(member.membership, member) for member in known.now])
        self.before.show_records([(member.membership, member) for member in known.before])
        for part in (self._former, self.before):
            part.setVisible(bool(known.before))

    # What the owner does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.shell.go_back()
        else:
            super().keyPressEvent(event)

    def open_card(self) -> None:
        """The card of the organisation itself, made when there is none."""
        known, organisations = self.organisation, self.desk.verbs.organisations
        if known is None:
            return
        if known.card is not None:
            self.shell.open_person(known.card)
            return

        def made(changes: Changes) -> None:
            self.shell.say_done(changes)
            if changes.created is not None:
                self.shell.open_person(PersonId(changes.created))

        self.desk.do(lambda: organisations.make_card(known.id), made)

    def _edit(self, field: InlineField | WordsField, **words: str) -> None:
        known, organisations = self.organisation, self.desk.verbs.organisations
        if known is None:
            return

        def done(changes: Changes) -> None:
            field.accept(kept=changes.step is not None)
            self.shell.say_done(changes)

        def failed(problem: KnownProblem) -> None:
            if belongs_to_a_field(problem):
                field.refuse(refusal(problem))
            else:
                self.shell.tell(problem)

        self.desk.do(lambda: organisations.edit(known.id, **words), done, failed)


class MemberLine(QWidget):
    """Somebody in the organisation: the name opens the page; as what, and how long."""

    def __init__(self, theme: Theme, member: Member, open_person: Callable[[PersonId], None]) -> None:
        super().__init__()
        self._member = member
        self.button = NameLink(theme, "", "user", parent=self)
        self.button.clicked.connect(lambda: open_person(self._member.person))
        self._words = Sentence(theme, "", Type.SMALL, Role.MUTED, parent=self)
        line = ReflowRow(theme, 330, 8, below=0)
        line.addWidget(self.button)
        line.addWidget(self._words, 1)
        self.setLayout(line)
        self.tell(member)

    def tell(self, member: Member) -> None:
        """Show this one."""
        self._member = member
        words = place_words(member.title, member.department, member.since, member.until)
        self.button.set_text(member.name)
        self.button.setAccessibleName(f"{member.name}, {words}" if words else member.name)
        self._words.set_pieces(words)


def place_words(title: str, department: str, since: str, until: str) -> str:
    """ "Owner · from 2020 to 2024"; empty where nothing is known."""
    begin, end = shown_date(since), shown_date(until)
    if begin and end:
        lasted = translate("WorkRow", "%1 to %2").replace("%1", begin).replace("%2", end)
    elif begin:
        lasted = translate("WorkRow", "since %1").replace("%1", begin)
    else:
        lasted = translate("WorkRow", "until %1").replace("%1", end) if end else ""
    return " · ".join(wording.isolated(part) for part in (title, department, lasted) if part)
