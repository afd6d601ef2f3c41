"""The lines in which it is said how two people are connected: as what, who, and what it is from the other side."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from regulars.domain.changes import Changes
from regulars.domain.people import PersonLink
from regulars.domain.people_list import PersonRow
from regulars.ui.person.editing import Editing
from regulars.ui.person.fields import SIDE
from regulars.ui.person.link_words import shown_kind, stored_kind, usual_reverse, usual_words
from regulars.ui.theme import Role, Type
from regulars.ui.widgets.buttons import PlainButton
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.person_field import PersonField
from regulars.ui.widgets.sentence import Sentence

_FITTING = 5


class LinkForm(QWidget):
    """A new link, or one that is said differently. The usual kinds are offered with their reverse; any words will do.

    Who is not in the book is kept by the name alone.
    """

    def __init__(self, editing: Editing, parent: QWidget) -> None:
        super().__init__(parent)
        self._editing = editing
        self._changed: PersonLink | None = None
        self._reverse_is_usual = True
        theme = editing.theme
        self.kind = self._line(self.tr("What they are"), self.tr("sister, colleague, teacher …"))
        self.kind.textChanged.connect(self._offer_reverse)
        self.reverse = self._line(self.tr("Seen from their side"), self.tr("from their side: brother, colleague …"))
        self.who = PersonField(
            theme, self.tr("Who it is"), self.tr("A name, in the book or not"), self._fitting, parent=self
        )
        self.who.picked.connect(lambda _: self.reverse.setFocus(Qt.FocusReason.TabFocusReason))
        self.reverse.textEdited.connect(lambda _: self._own_reverse())
        keep = self.keep_button = PlainButton(theme, self.tr("Keep"), parent=self)
        keep.clicked.connect(self._keep)
        for line in (self.kind, self.reverse):
            line.returnPressed.connect(self._keep)
        self._problem = Sentence(theme, "", Type.SMALL, Role.SLIPPING, parent=self)
        self._problem.hide()
        column = QVBoxLayout(self)
        theme.lay(column, (0, 0, 0, SIDE), 6)
        column.addWidget(self.kind)
        column.addWidget(self.who)
        column.addWidget(self.reverse)
        column.addWidget(self._problem)
        row = FlowLayout(theme, 6)
        row.addWidget(keep)
        column.addLayout(row)

    def _line(self, name: str, example: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setAccessibleName(name)
        line.setPlaceholderText(example)
        usual = QCompleter(sorted(usual_words().values()), line)
        usual.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        line.setCompleter(usual)
        return line

    def _fitting(self, typed: str) -> list[PersonRow]:
        search, me = self._editing.verbs.search, self._editing.person

        def found() -> list[PersonRow]:
            people = search.find(typed).ids[: _FITTING + 1].tolist()
            return search.rows([person for person in people if person != me][:_FITTING])

        return self._editing.read(found)

    def start(self, link: PersonLink | None = None) -> None:
        """Ask, for a new link or about one that is there."""
        self._changed = link
        self._problem.hide()
        self._reverse_is_usual = True
        self.who.clear()
        self.kind.setText("" if link is None else shown_kind(link.kind))
        if link is not None:
            reverse = link.kind if link.symmetric else link.reverse
            self.reverse.setText(shown_kind(reverse))
            self._reverse_is_usual = not reverse
        self.who.setVisible(link is None)
        self.show()
        self.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self, *, kept: bool) -> None:
        """It is in the book."""
        self.hide()

    def refuse(self, why: str) -> None:
        """It does not fit: the words stay."""
        self._problem.set_pieces(why)
        self._problem.show()

    def _own_reverse(self) -> None:
        self._reverse_is_usual = False

    def _offer_reverse(self, words: str) -> None:
        if self._reverse_is_usual:
            reverse, _ = usual_reverse(stored_kind(words))
            self.reverse.setText(shown_kind(reverse))

    def _keep(self) -> None:
        kind, reverse = stored_kind(self.kind.text()), stored_kind(self.reverse.text())
        symmetric = bool(kind) and kind == reverse
        people, person, link = self._editing.verbs.people, self._editing.person, self._changed
        if not kind:
            self.kind.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if link is not None:
            number = link.id or 0
            self._editing.save(lambda: people.edit_link(number, person, kind, reverse, symmetric), self)
            return
        other, name = self.who.person, self.who.line.text().strip()
        if other is None and not name:
            self.who.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return

        def add() -> Changes:
            return people.add_link(person, kind, other, "" if other is not None else name, reverse, symmetric)

        self._editing.save(add, self)
