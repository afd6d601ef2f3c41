"""The card of those whom somebody sent: how many, who, and when they were last thanked for it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from regulars.domain.people import Brought
from regulars.ui import wording
from regulars.ui.person.editing import Editing
from regulars.ui.person.fields import SIDE
from regulars.ui.person.panel import KNOWN_AND_DONE, Panel, inset
from regulars.ui.theme import Role, Type
from regulars.ui.widgets.buttons import LinkButton
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.long_rows import LongRows
from regulars.ui.widgets.name_link import NameLink
from regulars.ui.widgets.reflow import ReflowRow
from regulars.ui.widgets.sentence import Sentence
from regulars.ui.wording import translate

_SHOWN = 6


class BroughtView(Panel):
    """Who sent whom, so that thanks can be given."""

    unmoved_by = KNOWN_AND_DONE

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(editing, parent)
        theme = editing.theme
        self.thank_button = LinkButton(theme, self.tr("Thanked today"), "heart", parent=self)
        self.thank_button.setAccessibleName(self.tr("Thanked today for those they sent"))
        self.thank_button.clicked.connect(self.thank)
        self.head.addWidget(self.thank_button)
        self.words = Sentence(theme, "", Type.BODY, parent=self)
        self.body.addLayout(inset(theme, self.words))
        self.people: LongRows[Brought, BroughtRow] = LongRows(
            theme, lambda one: BroughtRow(editing, one), BroughtRow.tell, self.thank_button, first=_SHOWN
        )
        self.body.addWidget(self.people)

    def title(self) -> str:
        """The heading."""
        return translate("BroughtView", "Brought you")

    def is_wanted(self) -> bool:
        """Whether they sent anybody."""
        return bool(self.editing.model.brought)

    def refresh(self) -> None:
        """Show the model's person."""
        self.setVisible(self.is_wanted())
        person, brought, today = self.editing.model.person, self.editing.model.brought, self.editing.today
        if person is None or not brought:
            return
        many = self.tr("Brought you %n person(s)", None, len(brought))
        thanked = self.tr("never") if person.thanked_on is None else wording.ago(person.thanked_on, today)
        said = self.tr("%1; last thanked: %2.").replace("%1", many).replace("%2", thanked)
        self.words.set_pieces(said)
        self.thank_button.setEnabled(person.thanked_on != today)
        self.people.show_records([(one.person, one) for one in brought])

    def thank(self) -> None:
        """They were thanked, today."""
        people, person = self.editing.verbs.people, self.editing.person
        if self.is_wanted():
            self.editing.save(lambda: people.thank(person))


class BroughtRow(QWidget):
    """One whom they sent: the name opens the page."""

    def __init__(self, editing: Editing, one: Brought) -> None:
        super().__init__()
        self._one = one
        self.button = NameLink(editing.theme, "", "user", parent=self)
        self.button.clicked.connect(lambda: editing.shell.open_person(self._one.person))
        self._since = Label(editing.theme, "", Type.SMALL, Role.MUTED, parent=self)
        row = ReflowRow(editing.theme, 330, 8, below=0)
        editing.theme.lay(row, (0, 0, SIDE, 0), 8)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        row.addWidget(self._since, 1)
        self.setLayout(row)
        self._today = editing.today
        self.tell(one)

    def tell(self, one: Brought) -> None:
        """Show this one."""
        self._one = one
        since = wording.ago(one.added_on, self._today)
        self.button.set_text(one.name)
        self.button.setAccessibleName(self.tr("%1, in the book since: %2").replace("%1", one.name).replace("%2", since))
        self._since.setText(since)
