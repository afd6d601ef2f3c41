"""The review: how dates are read, the counts as sentences, pairs that seem to be one person, lines that need a look."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from regulars.services.import_review import Decision, FileRemark, Pair, Review, Side
from regulars.ui import wording
from regulars.ui.imports import import_words
from regulars.ui.imports.dates_view import DatesView
from regulars.ui.imports.imports_model import ImportsModel
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.buttons import PlainButton
from regulars.ui.widgets.card import Card
from regulars.ui.widgets.face import Face
from regulars.ui.widgets.figure_card import FigureCard
from regulars.ui.widgets.hint import IconSpot
from regulars.ui.widgets.reflow import CardGrid, ReflowRow
from regulars.ui.widgets.segmented import Segmented
from regulars.ui.widgets.sentence import Piece, Sentence, section_heading

AT_ONCE = 40


class ReviewView(QWidget):
    """What is in the files, before anything is written."""

    def __init__(self, theme: Theme, model: ImportsModel, parent: QWidget) -> None:
        super().__init__(parent)
        assert model.review is not None
        self._theme, self._model = theme, model
        self._column = QVBoxLayout(self)
        theme.lay(self._column, spacing=12)
        self.question: Segmented | None = None
        """How dates are to be read, where only the owner knows."""
        if any(of_file.count for of_file in model.review.dates):
            dates = DatesView(theme, model, model.review.dates, self)
            self.question = dates.answer
            self._column.addWidget(dates)
        self._found = _FoundView(theme, model, model.review, self)
        self._column.addWidget(self._found)
        model.compared.connect(self._show_found)

    def _show_found(self) -> None:
        """The same files with their dates read otherwise. The question stays, and the keyboard with it."""
        assert self._model.review is not None
        self._found.hide()
        self._found.deleteLater()
        self._found = _FoundView(self._theme, self._model, self._model.review, self)
        self._column.addWidget(self._found)


class _FoundView(QWidget):
    """What the files hold, after the answers so far."""

    def __init__(self, theme: Theme, model: ImportsModel, review: Review, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._model, self._review = theme, model, review
        column = QVBoxLayout(self)
        theme.lay(column, spacing=12)
        grid = CardGrid(theme, 180)
        self._new = FigureCard(theme, "", "", parent=self)
        self._here = FigureCard(theme, "", "", parent=self)
        self._look = FigureCard(theme, "", "", warn=bool(review.remarks), parent=self)
        for card in (self._new, self._here, self._look):
            grid.addWidget(card)
        column.addLayout(grid)
        model.decided.connect(self._count)
        self._count()
        if review.pairs:
            column.addWidget(section_heading(theme, self.tr("Are these the same person?")))
            column.addWidget(_Growing(theme, [partial(self._pair, pair) for pair in review.pairs], self))
        if review.remarks:
            column.addWidget(section_heading(theme, self.tr("Lines that need a look")))
            lines = Card(theme, self.tr("Lines that need a look"), parent=self)
            lines.body.addWidget(_Growing(theme, [partial(self._remark, one) for one in review.remarks], lines))
            column.addWidget(lines)

    def _count(self) -> None:
        counts, number = self._model.counts(), wording.number
        self._new.set_figure(number(counts.new), self.tr("new"))
        here = self.tr("already here, %1 gain something").replace("%1", number(counts.joined))
        self._here.set_figure(number(counts.joined + counts.unchanged), here)
        self._look.set_figure(number(len(self._review.remarks)), self.tr("lines need a look"))

    def _pair(self, pair: Pair, parent: QWidget) -> QWidget:
        theme = self._theme
        why = import_words.match_reason(pair.reason)
        card = Card(theme, f"{pair.known.name}, {pair.incoming.name}: {why}", parent=parent)
        row = ReflowRow(theme, 620, 14)
        known = self.tr("in your book") if pair.known.person is not None else self.tr("earlier in the file")
        row.addLayout(self._side(pair.known, known, card), 3)
        middle = QVBoxLayout()
        theme.lay(middle, spacing=2)
        middle.addWidget(IconSpot(theme, "git-merge", Role.ACCENT, 18, parent=card), 0, Qt.AlignmentFlag.AlignHCenter)
        centre = Qt.AlignmentFlag.AlignHCenter
        middle.addWidget(Sentence(theme, why, Type.SMALL, Role.MUTED, align=centre, parent=card))
        row.addLayout(middle, 1)
        row.addLayout(self._side(pair.incoming, "", card), 3)
        options = (Decision.MERGE, Decision.KEEP_BOTH)
        decision = self._model.decisions.get(pair.index, pair.suggested)
        current = options.index(decision) if decision in options else 0
        names = [self.tr("Merge"), self.tr("Keep both")]
        choice = Segmented(theme, pair.incoming.name, names, current, parent=card)
        choice.chosen.connect(lambda place: self._model.decide(pair.index, options[place]))
        row.addWidget(choice, 0, Qt.AlignmentFlag.AlignVCenter)
        card.body.addLayout(row)
        return card

    def _side(self, side: Side, lead: str, card: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        self._theme.lay(row, spacing=12)
        face = Face(self._theme, 36, parent=card)
        face.set_person(side.name, None, None, side.person or 0)
        row.addWidget(face)
        words = QVBoxLayout()
        self._theme.lay(words, spacing=0)
        words.addWidget(Sentence(self._theme, side.name, Type.STRONG, parent=card))
        details = " · ".join(part for part in (lead, *side.details) if part)
        words.addWidget(Sentence(self._theme, details, Type.SMALL, Role.MUTED, parent=card))
        row.addLayout(words, 1)
        return row

    def _remark(self, remark: FileRemark, parent: QWidget) -> QWidget:
        cause, consequence = import_words.remark(remark)
        where = Piece(f"{import_words.place(remark)}  ", type=Type.MONO, role=Role.WARN_INK)
        pieces = [where, Piece(f"{cause} "), Piece(consequence, role=Role.MUTED)]
        return Sentence(self._theme, pieces, parent=parent)


class _Growing(QWidget):
    """A long list of which some are built at once, and more when they are asked for."""

    def __init__(self, theme: Theme, rows: Sequence[Callable[[QWidget], QWidget]], parent: QWidget) -> None:
        super().__init__(parent)
        self._rows, self._shown = rows, 0
        self._column = QVBoxLayout(self)
        theme.lay(self._column, spacing=10)
        self._more = PlainButton(theme, "", parent=self)
        self._more.clicked.connect(self._grow)
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        self._grow()

    def _grow(self) -> None:
        for build in self._rows[self._shown : self._shown + AT_ONCE]:
            self._column.insertWidget(self._column.count() - 1, build(self))
            self._shown += 1
        left = len(self._rows) - self._shown
        self._more.setVisible(left > 0)
        self._more.set_text(self.tr("Show more (%1 left)").replace("%1", wording.number(left)))
