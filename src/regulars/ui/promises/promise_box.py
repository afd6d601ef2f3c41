"""The form for a new promise: with whom, whose, what, by when, in which words."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from regulars.domain.changes import Changes
from regulars.domain.errors import KnownProblem
from regulars.domain.promises import PromiseBy
from regulars.ui.problems import title_and_next
from regulars.ui.screen import Surroundings
from regulars.ui.theme import Role, Type
from regulars.ui.typed_dates import whole_day
from regulars.ui.widgets.buttons import PlainButton, PrimaryButton
from regulars.ui.widgets.choice import Choice
from regulars.ui.widgets.labelled import Labelled
from regulars.ui.widgets.overlay import Overlay
from regulars.ui.widgets.person_field import PersonField, fitting
from regulars.ui.widgets.reflow import CardGrid
from regulars.ui.widgets.scrolled_middle import ScrolledMiddle
from regulars.ui.widgets.sentence import Sentence

_SIDES = [PromiseBy.ME, PromiseBy.THEM]


class PromiseBox(Overlay):
    """Enter keeps it, Esc does not."""

    def __init__(self, around: Surroundings, host: QWidget) -> None:
        super().__init__(around.theme, host, "", width=560)
        self._around = around
        theme = self._theme = around.theme
        self.setAccessibleName(self.tr("A new promise"))
        self.panel.setAccessibleName(self.tr("A new promise"))
        theme.lay(self.body, (22, 20, 22, 18), 12)
        self.body.addWidget(Sentence(theme, self.tr("A new promise"), Type.HEADING, parent=self.panel))
        middle = ScrolledMiddle(theme, parent=self.panel)
        self.body.addWidget(middle)
        self.who = PersonField(
            theme, self.tr("With whom?"), self.tr("A name"), partial(fitting, around.desk), parent=middle
        )
        self.what = self._line(self.tr("What"), self.tr("Send the quote for the shelves"), middle)
        self.quote = self._line(self.tr("In these words"), self.tr("I’ll have the quote with you by Sunday"), middle)
        self.by = Choice(theme, self.tr("Whose"), [self.tr("I promised"), self.tr("They promised")], parent=middle)
        self.due = self._line(self.tr("By when"), self.tr("Friday, 12 Dec … or nothing"), middle)
        for control in (self.who, self.what, self.quote):
            name = self.tr("With whom?") if control is self.who else control.accessibleName()
            middle.column.addWidget(Labelled(theme, name, control, middle))
        grid = CardGrid(theme, min_width=200, spacing=12, most=2)
        grid.addWidget(Labelled(theme, self.by.accessibleName(), self.by, middle))
        grid.addWidget(Labelled(theme, self.due.accessibleName(), self.due, middle))
        middle.column.addLayout(grid)
        self.problem = Sentence(theme, "", Type.SMALL, Role.SLIPPING, parent=middle)
        self.problem.hide()
        middle.column.addWidget(self.problem)
        row = QHBoxLayout()
        theme.lay(row, (0, 4, 0, 0), 8)
        row.addStretch(1)
        leave = PlainButton(theme, self.tr("Cancel"), parent=self.panel)
        leave.clicked.connect(self.close_over)
        self.keep_button = PrimaryButton(theme, self.tr("Keep in the book"), "check", parent=self.panel)
        self.keep_button.clicked.connect(self.keep)
        row.addWidget(leave)
        row.addWidget(self.keep_button)
        self.body.addLayout(row)
        self.who.picked.connect(lambda _: self.what.setFocus(Qt.FocusReason.TabFocusReason))

    def _line(self, name: str, example: str, parent: QWidget) -> QLineEdit:
        line = QLineEdit(parent)
        line.setAccessibleName(name)
        line.setPlaceholderText(example)
        line.returnPressed.connect(self.keep)
        line.textChanged.connect(lambda _: self.problem.hide())
        return line

    def ask(self) -> None:
        """Open the form, empty."""
        self.who.clear()
        for line in (self.what, self.quote, self.due):
            line.clear()
        self.by.setCurrentIndex(0)
        self.problem.hide()
        self.open(self.who.line)

    def keep(self) -> None:
        """Keep what is typed; what does not fit is said, and the keyboard goes there."""
        person, what, due_text = self.who.person, self.what.text().strip(), self.due.text().strip()
        due = whole_day(due_text, self._around.desk.verbs.book.clock.today(), ahead=True) if due_text else None
        if person is None:
            self._refuse(self.tr("With whom is it? Choose somebody of your book."), self.who.line)
        elif not what:
            self._refuse(self.tr("What was promised? A few words are enough."), self.what)
        elif due_text and due is None:
            self._refuse(self.tr("That day was not understood. Write it like Friday, or 12 Dec."), self.due)
        else:
            promises, by, quote = self._around.desk.verbs.promises, _SIDES[self.by.currentIndex()], self.quote.text()
            self.keep_button.setEnabled(False)
            self._around.desk.do(lambda: promises.add(person, what, by, due, quote), self._kept, self._failed)

    def _kept(self, changes: Changes) -> None:
        self.keep_button.setEnabled(True)
        self.close_over()
        self._around.shell.say_done(changes)

    def _failed(self, problem: KnownProblem) -> None:
        self.keep_button.setEnabled(True)
        self._refuse(" ".join(title_and_next(problem)), self.what)

    def _refuse(self, why: str, where: QLineEdit) -> None:
        self.problem.set_pieces(why)
        self.problem.show()
        where.setAccessibleDescription(why)
        where.setFocus(Qt.FocusReason.OtherFocusReason)
