"""The lines below the capture line: who is meant, and what the book will note of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from regulars.domain.health.vocabulary import Band
from regulars.domain.people_list import PersonRow
from regulars.services.capture import Who
from regulars.ui.capture.capture_words import NotedLine, person_pieces
from regulars.ui.theme import Role, Theme
from regulars.ui.widgets.buttons import LinkButton
from regulars.ui.widgets.chip import KeyCap
from regulars.ui.widgets.face import Face
from regulars.ui.widgets.hint import IconSpot
from regulars.ui.widgets.sentence import Sentence

_FACE = 34


class PersonLine(QWidget):
    """Somebody in the sentence. `other_wanted`: somebody else is meant."""

    other_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        across = QHBoxLayout(self)
        theme.lay(across, spacing=12)
        self._face = Face(theme, _FACE, parent=self)
        self._sign = IconSpot(theme, "user", Role.MUTED, _FACE / 2, parent=self)
        self.words = Sentence(theme, "", parent=self)
        self.other = LinkButton(theme, self.tr("Someone else"), parent=self)
        self._cap = KeyCap(theme, self.tr("Tab"), parent=self)
        across.addWidget(self._face, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        across.addWidget(self.words, 1)
        across.addWidget(self.other, 0, Qt.AlignmentFlag.AlignVCenter)
        across.addWidget(self._cap, 0, Qt.AlignmentFlag.AlignVCenter)
        self.other.clicked.connect(self.other_wanted)

    def show_who(self, who: Who, row: PersonRow | None, *, asked: bool) -> None:
        """Show who is meant. `asked`: it is about them that Tab takes somebody else."""
        self._face.setVisible(row is not None)
        self._sign.setVisible(row is None)
        if row is not None:
            known = row.score is not None and row.band is not Band.NEW
            band = Role(row.band.name.lower()) if known else None
            self._face.set_person(row.name, row.score if known else None, band, row.id)
        self.words.set_pieces(person_pieces(who, row))
        choice = asked and len(who.candidates) > (1 if row is not None else 0)
        self.other.setVisible(choice)
        self._cap.setVisible(choice)


class _Line(QWidget):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        across = QHBoxLayout(self)
        theme.lay(across, (9, 0, 0, 0), 21)
        self._icon = IconSpot(theme, "notebook-pen", Role.MUTED, 16, parent=self)
        self.words = Sentence(theme, "", parent=self)
        across.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        across.addWidget(self.words, 1)

    def show_line(self, line: NotedLine) -> None:
        """Show what will be noted."""
        self._icon.set_icon(line.icon, line.role)
        self.words.set_pieces(list(line.pieces))


class WillNote(QWidget):
    """All lines. They are used again with every letter: nothing is built while somebody types but what is new."""

    other_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        column = QVBoxLayout(self)
        theme.lay(column, spacing=12)
        self._people_column, self._line_column = QVBoxLayout(), QVBoxLayout()
        theme.lay(self._people_column, spacing=8)
        theme.lay(self._line_column, spacing=12)
        column.addLayout(self._people_column)
        column.addLayout(self._line_column)
        self.people: list[PersonLine] = []
        self.lines: list[_Line] = []

    def show_people(self, people: Sequence[Who], asked: int) -> None:
        """Show who is meant; about the one with the number `asked` there is a choice."""
        while len(self.people) < len(people):
            line = PersonLine(self._theme, self)
            line.other_wanted.connect(self.other_wanted)
            self._people_column.addWidget(line)
            self.people.append(line)
        for place, line in enumerate(self.people):
            line.setVisible(place < len(people))
            if place < len(people):
                line.show_who(people[place], people[place].chosen(), asked=place == asked)

    def show_lines(self, noted: Sequence[NotedLine]) -> None:
        """Show what will be noted."""
        while len(self.lines) < len(noted):
            line = _Line(self._theme, self)
            self._line_column.addWidget(line)
            self.lines.append(line)
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(noted))
            if place < len(noted):
                line.show_line(noted[place])

    def texts(self) -> list[str]:
        """What is shown now, line by line."""
        shown = [line.words.text() for line in self.people if line.isVisibleTo(self)]
        return shown + [line.words.text() for line in self.lines if line.isVisibleTo(self)]
