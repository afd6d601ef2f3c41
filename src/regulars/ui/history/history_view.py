"""How the history looks: one line a step, with a way back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from regulars.domain.changes import Changes, Step
from regulars.ui.history.history_model import HistoryModel, Shown
from regulars.ui.screen import Screen, Surroundings
from regulars.ui.theme import Role, Type
from regulars.ui.widgets.buttons import PlainButton
from regulars.ui.widgets.card import Card
from regulars.ui.widgets.empty_state import EmptyState
from regulars.ui.widgets.line import HairLine
from regulars.ui.widgets.page import Page
from regulars.ui.widgets.segmented import Segmented
from regulars.ui.widgets.sentence import Piece, Sentence


class HistoryView(Screen):
    """What was done, and the trash."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self.model = HistoryModel(self.desk, self)
        self.model.refreshed.connect(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._page = Page(
            self.theme,
            self.tr("History"),
            self.tr("For thirty days, whatever was done can be taken back."),
            parent=self,
        )
        column.addWidget(self._page)
        self._choice = Segmented(
            self.theme, self.tr("What to show"), [self.tr("Everything"), self.tr("Trash")], parent=self._page
        )
        self._choice.chosen.connect(lambda place: self.model.show(Shown(place)))
        self._page.add_action(self._choice)
        self._rows: QWidget | None = None

    def arrive(self) -> None:
        """Read again."""
        self.model.read()

    def hear(self, changes: Changes) -> None:
        """Every change is a line here."""
        self.model.read()

    def _show(self) -> None:
        if self._rows is not None:
            self._rows.hide()
            self._rows.deleteLater()
        self._rows = self._card() if self.model.steps else self._nothing()
        self._page.body.addWidget(self._rows)

    def _nothing(self) -> QWidget:
        if self.model.shown is Shown.TRASH:
            title, sentence = self.tr("The trash is empty"), self.tr("What you remove rests here for thirty days.")
        else:
            title, sentence = self.tr("Nothing was done yet"), self.tr("Each change will stand here, with a way back.")
        return EmptyState(self.theme, "history", title, sentence, parent=self._page)

    def _card(self) -> Card:
        card = Card(self.theme, self.tr("Steps, newest first"), parent=self._page)
        for place, step in enumerate(self.model.steps):
            if place:
                card.body.addWidget(HairLine(self.theme, parent=card))
            card.body.addLayout(self._row(step, card))
        if self.model.has_more:
            more = PlainButton(self.theme, self.tr("Further back"), parent=card)
            more.clicked.connect(self.model.show_more)
            card.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeading)
        return card

    def _row(self, step: Step, card: Card) -> QHBoxLayout:
        row = QHBoxLayout()
        self.theme.lay(row, spacing=12)
        said = self.model.sentence(step)
        role = Role.MUTED if step.undone else Role.INK
        pieces = [Piece(said, role=role), Piece(f"   {self.model.when(step)}", role=Role.MUTED, type=Type.SMALL)]
        row.addWidget(Sentence(self.theme, pieces, parent=card), 1)
        if step.undone:
            row.addWidget(Sentence(self.theme, self.tr("taken back"), Type.SMALL, Role.MUTED, parent=card))
        else:
            restores = self.model.shown is Shown.TRASH
            back = PlainButton(
                self.theme, self.tr("Put back") if restores else self.tr("Take back"), "undo-2", parent=card
            )
            back.setAccessibleDescription(said)
            back.clicked.connect(lambda _=False, number=step.id: self.desk.undo(number))
            row.addWidget(back)
        return row
