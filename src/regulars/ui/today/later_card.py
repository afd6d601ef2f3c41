"""Who comes later this week, a line each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from regulars.domain.agenda import DayChoice, DayItem, DayReason, WhyKey
from regulars.ui import wording
from regulars.ui.theme import Role, Theme
from regulars.ui.widgets.card import Card
from regulars.ui.widgets.sentence import Piece, Sentence
from regulars.ui.wording import translate

_SENTENCES = frozenset(WhyKey) - {WhyKey.CIRCLE, WhyKey.PREFERS, WhyKey.ASK_ABOUT}
"""What says why somebody is named at all; the others are chips."""


@dataclass(frozen=True, slots=True)
class LaterLine:
    """One person of a later day, why on that day, and the sentence that says why at all."""

    day: date
    name: str
    day_why: str
    why: str


def later_lines(later: Sequence[tuple[date, DayItem]], today: date) -> tuple[LaterLine, ...]:
    """What the card says about the rest of the week."""
    return tuple(
        LaterLine(day, item.name, day_words(item.choice, today), _sentence(item, today)) for day, item in later
    )


def day_words(choice: DayChoice | None, today: date) -> str:
    """Why that day: "due on Thursday", "a quieter day"; "" while nothing but the room decided it, for that says each line."""
    if choice is None:
        return ""
    match choice.reason:
        case DayReason.DUE:
            said = translate("LaterCard", "due on %1")
        case DayReason.IN_TIME:
            said = translate("LaterCard", "in time for %1")
        case DayReason.EARLY:
            said = translate("LaterCard", "a quieter day; due on %1")
        case DayReason.ROOM:
            return translate("LaterCard", "a quieter day")
        case DayReason.LONGEST_WAIT:
            return translate("LaterCard", "has waited longest")
    return said.replace("%1", wording.promised_for(choice.about, today))


def _sentence(item: DayItem, today: date) -> str:
    why = next((why for why in item.why if why.key in _SENTENCES), None)
    return "" if why is None else wording.plain(wording.why(why, today))


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
    said = line.day_why or line.why
    if line.day_why and line.why:
        said = translate("LaterCard", "%1 · %2").replace("%1", line.day_why).replace("%2", line.why)
    return [weekday, Piece(wording.isolated(line.name), bold=True), Piece(f"   {said}", role=Role.MUTED)]
