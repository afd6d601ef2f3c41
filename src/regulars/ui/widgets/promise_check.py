"""A promise as a box to tick: its words, and when it is due."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from regulars.ui.theme import Role, Theme
from regulars.ui.widgets.sentence import Piece, Sentence
from regulars.ui.widgets.toggle import Tick


class PromiseCheck(QWidget):
    """Ticked when the promise is kept; `kept` follows the tick."""

    kept = Signal()

    def __init__(
        self, theme: Theme, text: str, due: str, *, urgent: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        theme.lay(row, spacing=8)
        self.box = Tick(theme, f"{text}, {due}" if due else text, parent=self)
        self.box.toggled.connect(lambda on: self.kept.emit() if on else None)
        pieces = [Piece(text)]
        if due:
            pieces.append(Piece(f"  {due}", bold=urgent, role=Role.SLIPPING if urgent else Role.MUTED))
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Sentence(theme, pieces, parent=self), 1)
