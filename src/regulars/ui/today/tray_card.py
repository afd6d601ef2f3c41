"""Somebody in the book with nothing noted yet: nobody stays invisible."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from regulars.domain.people import PersonId
from regulars.ui import wording
from regulars.ui.theme import Role, Theme
from regulars.ui.widgets.buttons import PlainButton
from regulars.ui.widgets.card import Card
from regulars.ui.widgets.face import Face
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.sentence import Piece, Sentence

WEEK, MONTH, HALF_YEAR = 7, 30, 180


class TrayCard(Card):
    """Asks when the owner last saw somebody. `seen` carries the person and about how many days ago."""

    seen = Signal(object, int)
    not_mine = Signal(object)
    skipped = Signal(object)

    def __init__(
        self, theme: Theme, person: PersonId, name: str, today: date, *, parent: QWidget | None = None
    ) -> None:
        asked_aloud = self.tr("%1. When did you last see each other?").replace("%1", wording.isolated(name))
        super().__init__(theme, asked_aloud, parent=parent)
        row = QHBoxLayout()
        theme.lay(row, spacing=14)
        face = Face(theme, 34, parent=self)
        face.set_person(name, None, None, person)
        row.addWidget(face)
        when = self.tr("Last seen?").replace(" ", "\u00a0")  # two words in a narrow place: on one line, or on the next
        asked = [Piece(wording.isolated(name), bold=True), Piece(f"   {when}", role=Role.MUTED)]
        row.addWidget(Sentence(theme, asked, parent=self), 1)
        answers = FlowLayout(theme)
        self._first: PlainButton | None = None
        for text, days in (
            (self.tr("This week"), WEEK // 2),
            (self.tr("A month ago"), MONTH),
            (self.tr("Half a year"), HALF_YEAR),
        ):
            button = PlainButton(theme, text, parent=self)
            button.setAccessibleDescription(name)
            button.clicked.connect(lambda _=False, days=days: self.seen.emit(person, days))
            answers.addWidget(button)
            self._first = self._first or button
        for text, signal in ((self.tr("Not one of mine"), self.not_mine), (self.tr("Ask me later"), self.skipped)):
            button = PlainButton(theme, text, parent=self)
            button.setAccessibleDescription(name)
            button.clicked.connect(lambda _=False, signal=signal: signal.emit(person))
            answers.addWidget(button)
        row.addLayout(answers, 3)
        self.body.addLayout(row)

    def take_keyboard(self) -> None:
        """The keyboard goes to the first answer."""
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)
