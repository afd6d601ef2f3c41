"""Dates in figures: the one question that only the owner can answer, and what the files said themselves."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from regulars.services.import_review import DateSample, FileDates, NumberOrder
from regulars.ui import wording
from regulars.ui.imports.imports_model import ImportsModel
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.card import Card
from regulars.ui.widgets.segmented import Segmented
from regulars.ui.widgets.sentence import Piece, Sentence

ANSWERS = (NumberOrder.DAY_FIRST, NumberOrder.MONTH_FIRST, None)
SHOWN = 3


class DatesView(QWidget):
    """Above everything else in the review. The figures below follow the answer."""

    def __init__(self, theme: Theme, model: ImportsModel, dates: Sequence[FileDates], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self._samples: list[tuple[DateSample, Sentence]] = []
        column = QVBoxLayout(self)
        theme.lay(column, spacing=12)
        asked = [of_file for of_file in dates if of_file.is_asked]
        self.answer = self._ask(asked, column) if asked else None
        for of_file in dates:
            if of_file.count and of_file.proof:
                column.addWidget(self._told(of_file))

    def _ask(self, asked: Sequence[FileDates], column: QVBoxLayout) -> Segmented:
        theme, samples = self._theme, [sample for of_file in asked for sample in of_file.samples][:SHOWN]
        question = self.tr("Which comes first in dates such as %1?").replace("%1", wording.isolated(samples[0].text))
        card = Card(theme, question, parent=self)
        card.body.addWidget(Sentence(theme, question, Type.SECTION, parent=card))
        for sample in samples:
            line = Sentence(theme, "", parent=card)
            self._samples.append((sample, line))
            card.body.addWidget(line)
        names = [self.tr("The day"), self.tr("The month"), self.tr("Not sure")]
        answer = Segmented(theme, question, names, ANSWERS.index(self._model.dates), parent=card)
        answer.chosen.connect(self._choose)
        card.body.addWidget(answer)
        count = sum(of_file.count for of_file in asked)
        files = ", ".join(wording.isolated(Path(of_file.file).name) for of_file in asked[:SHOWN])
        told = self.tr("Your answer holds for %n date(s) in %1.", None, count).replace("%1", files)
        card.body.addWidget(Sentence(theme, told, Type.SMALL, Role.MUTED, parent=card))
        column.addWidget(card)
        self._show_samples()
        return answer

    def _choose(self, place: int) -> None:
        self._model.read_dates(ANSWERS[place])
        self._show_samples()

    def _show_samples(self) -> None:
        """Each sample both ways; the one that holds stands out."""
        order = self._model.dates
        for sample, line in self._samples:
            readings = [
                (NumberOrder.DAY_FIRST, self.tr("day first: %1"), sample.day_first),
                (NumberOrder.MONTH_FIRST, self.tr("month first: %1"), sample.month_first),
            ]
            pieces = [Piece(f"{wording.isolated(sample.text)}  ", type=Type.MONO)]
            for number, (each, words, when) in enumerate(readings):
                role = Role.INK if each is order else Role.MUTED
                pieces.append(Piece("  ·  " if number else "", role=Role.MUTED))
                pieces.append(Piece(words.replace("%1", wording.partial_date(when)), each is order, role))
            line.set_pieces(pieces)

    def _told(self, dates: FileDates) -> Card:
        """How the dates of a file are read that tells it itself."""
        sample = dates.samples[0]
        when = sample.day_first if dates.order is NumberOrder.DAY_FIRST else sample.month_first
        said = self.tr("Dates such as %1 in %2 are read as %3: %4 in the same file can be nothing else.")
        values = {"%1": sample.text, "%3": wording.partial_date(when), "%4": dates.proof, "%2": Path(dates.file).name}
        for mark, value in values.items():  # the file's name last: anything may stand in it
            said = said.replace(mark, wording.isolated(value))
        card = Card(self._theme, said, parent=self)
        card.body.addWidget(Sentence(self._theme, said, parent=card))
        return card
