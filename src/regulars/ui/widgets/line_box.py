"""A little box that asks for one line: a name for a view, a circle."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from regulars.ui.theme import Theme
from regulars.ui.widgets.asking_box import AskingBox

LONGEST = 200


class LineBox(AskingBox):
    """Title, one field, and a button that does it; Enter does it too. An empty line is asked for again."""

    def __init__(self, theme: Theme, host: QWidget, title: str, label: str, button: str) -> None:
        super().__init__(theme, host, title, width=420)
        self.field, named = self.line(label)
        self.field.setMaxLength(LONGEST)
        self.body.addWidget(named)
        self.end_with(button)
        self.entered.connect(self._keep)
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
            self.refuse(self.tr("It needs a name, to be found again."), self.field)
            return
        self.close_over()
        self._then(typed)
