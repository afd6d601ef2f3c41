"""One of the people in a moment: face, name, and a line that is only about them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from regulars.domain.health.vocabulary import Band
from regulars.domain.people_list import PersonRow
from regulars.ui import wording
from regulars.ui.theme import Role, Theme
from regulars.ui.widgets.buttons import IconButton
from regulars.ui.widgets.face import Face
from regulars.ui.widgets.sentence import Piece, Sentence


class ParticipantRow(QWidget):
    """`removed` and `said` carry the person's id."""

    removed = Signal(int)
    said = Signal(int, str)

    def __init__(self, theme: Theme, row: PersonRow, line: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        across = QHBoxLayout(self)
        theme.lay(across, spacing=12)
        face = Face(theme, 34, parent=self)
        known = row.score is not None and row.band is not Band.NEW
        face.set_person(row.name, row.score if known else None, Role(row.band.name.lower()) if known else None, row.id)
        across.addWidget(face, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        theme.lay(words, spacing=4)
        pieces = [Piece(wording.isolated(row.name), bold=True)]
        if row.organisation:
            pieces.append(Piece(f"  {wording.isolated(row.organisation)}", role=Role.MUTED))
        words.addWidget(Sentence(theme, pieces, parent=self))
        self.line = QLineEdit(line, self)
        self.line.setProperty("kind", "inline")
        about = self.tr("Only about %1").replace("%1", wording.isolated(row.name))
        self.line.setAccessibleName(about)
        self.line.setPlaceholderText(about)
        self.line.textChanged.connect(lambda text: self.said.emit(row.id, text))
        words.addWidget(self.line)
        across.addLayout(words, 1)
        leave = self.tr("%1 was not there").replace("%1", wording.isolated(row.name))
        cross = IconButton(theme, "x", leave, framed=False, parent=self)
        cross.clicked.connect(lambda: self.removed.emit(row.id))
        across.addWidget(cross, 0, Qt.AlignmentFlag.AlignTop)

    def show_line(self, shown: bool) -> None:
        """Whether there is a line of their own: with one person alone the words are about them anyway."""
        self.line.setVisible(shown)
