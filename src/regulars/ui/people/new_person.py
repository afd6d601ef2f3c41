"""The little form for a new person: a name is enough."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from regulars.domain.changes import Changes
from regulars.domain.errors import KnownProblem
from regulars.ui.desk import Desk
from regulars.ui.problems import title_and_next
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.buttons import PlainButton, PrimaryButton
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.overlay import Overlay
from regulars.ui.widgets.sentence import Sentence


class NewPersonBox(Overlay):
    """Name, phone and mail; Enter adds. `added` hears of the commit."""

    def __init__(self, theme: Theme, host: QWidget, desk: Desk, added: Callable[[Changes], None]) -> None:
        super().__init__(theme, host, "", width=460)
        self.setAccessibleName(self.tr("New person"))
        self.panel.setAccessibleName(self.tr("New person"))
        self._desk, self._added = desk, added
        theme.lay(self.body, (22, 20, 22, 18), 12)
        self.body.addWidget(Label(theme, self.tr("New person"), Type.HEADING, parent=self.panel))
        self.name = self._field(self.tr("Name"), self.tr("What you call them"))
        self.phone = self._field(self.tr("Phone"), self.tr("If you have it"))
        self.mail = self._field(self.tr("Mail"), self.tr("If you have it"))
        self.problem = Sentence(theme, "", Type.SMALL, Role.SLIPPING, parent=self.panel)
        self.problem.hide()
        self.body.addWidget(self.problem)
        row = QHBoxLayout()
        theme.lay(row, (0, 6, 0, 0), 8)
        row.addStretch(1)
        leave = PlainButton(theme, self.tr("Cancel"), parent=self.panel)
        leave.clicked.connect(self.close_over)
        self.add = PrimaryButton(theme, self.tr("Add"), "user-plus", parent=self.panel)
        self.add.clicked.connect(self._keep)
        row.addWidget(leave)
        row.addWidget(self.add)
        self.body.addLayout(row)

    def _field(self, name: str, placeholder: str) -> QLineEdit:
        label = Label(self._theme, name, Type.SMALL_STRONG, Role.MUTED, parent=self.panel)
        field = QLineEdit(self.panel)
        field.setAccessibleName(name)
        field.setPlaceholderText(placeholder)
        field.setMaxLength(500)
        label.setBuddy(field)
        self.body.addWidget(label)
        self.body.addWidget(field)
        self.body.setSpacing(self._theme.px(6))
        field.returnPressed.connect(self._keep)
        field.textChanged.connect(self._calm)
        return field

    def ask(self, typed: str = "") -> None:
        """Open the form; what was searched for stands where it belongs: a number, a mail or a name."""
        for field in (self.name, self.phone, self.mail):
            field.clear()
        typed = typed.strip()
        letters = any(character.isalpha() for character in typed)
        if "@" in typed and " " not in typed:
            self.mail.setText(typed)
        elif typed and not letters:
            self.phone.setText(typed)
        else:
            self.name.setText(typed)
        self._calm()
        self.open(self.name)
        self.name.setCursorPosition(len(self.name.text()))

    def _calm(self) -> None:
        self.problem.hide()
        _mark(self.name, False)
        _mark(self.phone, False)
        _mark(self.mail, False)

    def _keep(self) -> None:
        name, phone, mail = (field.text().strip() for field in (self.name, self.phone, self.mail))
        if not name:
            self._say(self.name, self.tr("A name is all that is needed: what do you call them?"))
            return
        people = self._desk.verbs.people
        self.add.setEnabled(False)
        self._desk.do(
            lambda: people.add(name, phones=[phone] if phone else [], emails=[mail] if mail else []),
            self._kept,
            self._failed,
        )

    def _kept(self, changes: Changes) -> None:
        self.add.setEnabled(True)
        self.close_over()
        self._added(changes)

    def _failed(self, problem: KnownProblem) -> None:
        self.add.setEnabled(True)
        match problem.values.get("field"):
            case "phone":
                self._say(self.phone, self.tr("A phone number has digits in it."))
            case "email":
                self._say(self.mail, self.tr("A mail address has an @ in it, with something on both sides."))
            case _:
                self._say(self.name, " ".join(title_and_next(problem)))

    def _say(self, field: QLineEdit, words: str) -> None:
        self.problem.set_pieces(words)
        self.problem.show()
        _mark(field, True)
        field.setAccessibleDescription(words)
        field.setFocus(Qt.FocusReason.OtherFocusReason)


def _mark(field: QLineEdit, problem: bool) -> None:
    if bool(field.property("problem")) != problem:
        field.setProperty("problem", problem)
        field.style().unpolish(field)
        field.style().polish(field)
        if not problem:
            field.setAccessibleDescription("")
