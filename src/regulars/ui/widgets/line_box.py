"""A little box that asks for one line: a name for a view, a circle."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QWidget

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.buttons import PlainButton, PrimaryButton
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.overlay import Overlay
from regulars.ui.widgets.sentence import Sentence

LONGEST = 200


class LineBox(Overlay):
    """Title, one field, and a button that does it; Enter does it too. An empty line is asked for again."""

    def __init__(self, theme: Theme, host: QWidget, title: str, label: str, button: str) -> None:
        super().__init__(theme, host, title, width=420)
        theme.lay(self.body, (22, 20, 22, 18), 10)
        self.body.addWidget(Label(theme, title, Type.HEADING, parent=self.panel))
        self.field = QLineEdit(self.panel)
        self.field.setAccessibleName(label)
        self.field.setMaxLength(LONGEST)
        self.field.returnPressed.connect(self._keep)
        named = Label(theme, label, Type.SMALL_STRONG, Role.MUTED, parent=self.panel)
        named.setBuddy(self.field)
        self.problem = Sentence(theme, "", Type.SMALL, Role.SLIPPING, parent=self.panel)
        self.problem.hide()
        for widget in (named, self.field, self.problem):
            self.body.addWidget(widget)
        row = QHBoxLayout()
        theme.lay(row, (0, 6, 0, 0), 8)
        row.addStretch(1)
        self.leave, self.keep = PlainButton(theme, self.tr("Cancel")), PrimaryButton(theme, button)
        self.leave.clicked.connect(self.close_over)
        self.keep.clicked.connect(self._keep)
        row.addWidget(self.leave)
        row.addWidget(self.keep)
        self.body.addLayout(row)
        self._then: Callable[[str], None] = lambda _: None

    def ask(self, text: str, then: Callable[[str], None], known: Sequence[str] = ()) -> None:
        """Open with `text` chosen in the field; `known` lines are offered while typing. `then` hears what was typed."""
        self._then = then
        self.problem.hide()
        self.field.setText(text)
        completer = QCompleter(list(known), self.field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.field.setCompleter(completer)
        self.open(self.field)
        self.field.selectAll()

    def _keep(self) -> None:
        typed = self.field.text().strip()
        if not typed:
            self.problem.set_pieces(self.tr("It needs a name, to be found again."))
            self.problem.show()
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.close_over()
        self._then(typed)
