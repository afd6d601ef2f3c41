"""Once a month, below the people of the day: a few notes could be looked through."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from regulars.domain.errors import KnownProblem
from regulars.ui.desk import Desk
from regulars.ui.theme import Theme
from regulars.ui.widgets.hint import Hint


class LookThroughHint(QWidget):
    """A quiet line; `wanted` when the owner takes it up. It stays until the notes are done, or put off in their box."""

    wanted = Signal()

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.hint = Hint(theme, "", "shield-check", self.tr("Look through"), parent=self)
        self.hint.acted.connect(self.wanted)
        column = QVBoxLayout(self)
        theme.lay(column)
        column.addWidget(self.hint)
        self.hide()

    def look_again(self) -> None:
        """Show the line where it is time, and take it away where it is not. Asked off this thread: nobody waits for it."""
        review = self._desk.verbs.note_review
        self._desk.run(lambda _progress, _cancelled: review.due(), self._show, self._not_asked)

    def _show(self, due: int) -> None:
        if due:
            said = self.tr("%n note(s) could be looked through this month. It takes two minutes.", None, due)
            self.hint.set_pieces(said)
        self.setVisible(bool(due))

    def _not_asked(self, _problem: KnownProblem) -> None:
        self.hide()  # the page itself will say what is wrong with the book
