"""Who comes later this week, a line each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from regulars.domain.agenda import DayItem
from regulars.ui import wording
from regulars.ui.theme import Role, Theme
from regulars.ui.widgets.card import Card
from regulars.ui.widgets.sentence import Piece, Sentence


@dataclass(frozen=True, slots=True)
class LaterLine:
    """One person of a later day, and the sentence that says why."""

    day: date
    name: str
    why: str


def later_lines(later: Sequence[tuple[date, DayItem]], today: date) -> tuple[LaterLine, ...]:
    """What the card says about the rest of the week."""
    return tuple(
        LaterLine(day, item.name, wording.plain(wording.why(item.why[0], today)) if item.why else "")
        for day, item in later
    )


class LaterCard(Card):
    """The lines of the rest of the week. After an edit most say what they said before, and stay as they are."""

    def __init__(self, theme: Theme, lines: Sequence[LaterLine], *, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Later this week"), parent=parent)
        self._theme = theme
        self._lines: list[tuple[LaterLine, Sentence]] = []
        self.show_lines(lines)

    def show_lines(self, lines: Sequence[LaterLine]) -> None:
        """Show these."""
        for place, line in enumerate(lines):
            if place == len(self._lines):
                sentence = Sentence(self._theme, _pieces(line), parent=self)
                self.body.addWidget(sentence)
                self._lines.append((line, sentence))
            elif self._lines[place][0] != line:
                sentence = self._lines[place][1]
                sentence.set_pieces(_pieces(line))
                self._lines[place] = (line, sentence)
        for _, sentence in self._lines[len(lines) :]:
            self.body.removeWidget(sentence)
            sentence.hide()
            sentence.deleteLater()
        del self._lines[len(lines) :]


def _pieces(line: LaterLine) -> list[Piece]:
    weekday = Piece(f"{wording.weekday(line.day.weekday())}   ", role=Role.MUTED)
    return [weekday, Piece(line.name, bold=True), Piece(f"   {line.why}", role=Role.MUTED)]
