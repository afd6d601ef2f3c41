"""What changed about one person, newest first, each step with a way back."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from regulars.domain.changes import Step, StepKind
from regulars.ui import wording
from regulars.ui.act_words import act
from regulars.ui.person.editing import Editing
from regulars.ui.theme import Role, Type
from regulars.ui.widgets.buttons import PlainButton
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.line import HairLine
from regulars.ui.widgets.overlay import Overlay
from regulars.ui.widgets.scrolled_middle import ScrolledMiddle
from regulars.ui.widgets.sentence import Piece, Sentence

FIRST = 40


class ChangedBox(Overlay):
    """The steps that touched this person; what was taken back is said to be so."""

    def __init__(self, editing: Editing, host: QWidget) -> None:
        super().__init__(editing.theme, host, "", width=700, top=60)
        self._editing, self._limit = editing, FIRST
        theme = editing.theme
        title = self.tr("What changed about this person")
        self.setAccessibleName(title)
        self.panel.setAccessibleName(title)
        theme.lay(self.body, (26, 22, 26, 18), 12)
        self.body.addWidget(Label(theme, title, Type.SECTION, parent=self.panel))
        self._middle = ScrolledMiddle(theme, self.panel)
        self.body.addWidget(self._middle, 1)
        self._list: QWidget | None = None
        self.more = PlainButton(theme, self.tr("Further back"), parent=self.panel)
        self.more.clicked.connect(self._go_on)
        self.close_button = PlainButton(theme, self.tr("Close"), parent=self.panel)
        self.close_button.clicked.connect(self.close_over)
        row = QHBoxLayout()
        theme.lay(row, spacing=8)
        row.addWidget(self.close_button)
        row.addStretch(1)
        row.addWidget(self.more)
        self.body.addLayout(row)
        editing.desk.changed.connect(self.read)
        self.closed.connect(self.deleteLater)

    def show_steps(self) -> None:
        """Open."""
        self.read()
        self.open(self.close_button)

    def read(self) -> None:
        """Read again, and show it."""
        book, person = self._editing.verbs.book, self._editing.person
        found = [
            step
            for step in self._editing.read(lambda: book.history(person, 2 * self._limit + 1))
            if step.kind in (StepKind.DO, StepKind.TAKE_BACK)
        ]
        self.more.setVisible(len(found) > self._limit)
        self._show(found[: self._limit])

    def _go_on(self) -> None:
        self._limit += FIRST
        self.read()

    def _show(self, steps: list[Step]) -> None:
        if self._list is not None:
            self._list.hide()
            self._list.deleteLater()
        theme = self._editing.theme
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        theme.lay(column, spacing=8)
        if not steps:
            nothing = self.tr("Nothing was changed in the last thirty days.")
            column.addWidget(Sentence(theme, nothing, Type.BODY, Role.MUTED, parent=self._list))
        for place, step in enumerate(steps):
            if place:
                column.addWidget(HairLine(theme, parent=self._list))
            column.addLayout(self._row(step, self._list))
        column.addStretch(1)
        self._middle.column.addWidget(self._list)

    def _row(self, step: Step, inside: QWidget) -> QHBoxLayout:
        theme, said = self._editing.theme, self._said(step)
        row = QHBoxLayout()
        theme.lay(row, spacing=12)
        role = Role.MUTED if step.undone else Role.INK
        pieces = [Piece(said, role=role), Piece(f"   {self._when(step)}", role=Role.MUTED, type=Type.SMALL)]
        row.addWidget(Sentence(theme, pieces, parent=inside), 1)
        if step.undone:
            row.addWidget(Sentence(theme, self.tr("taken back"), Type.SMALL, Role.MUTED, parent=inside))
            return row
        back = PlainButton(theme, self.tr("Take back"), "undo-2", parent=inside)
        back.setAccessibleDescription(said)
        back.clicked.connect(partial(self._take_back, step))
        row.addWidget(back, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _take_back(self, step: Step) -> None:
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)  # the button of the step goes with it
        self._editing.desk.undo(step.id)

    def _said(self, step: Step) -> str:
        said = act(step.act, step.subject)
        return self.tr("Taken back: %1").replace("%1", said) if step.kind is StepKind.TAKE_BACK else said

    def _when(self, step: Step) -> str:
        clock = self._editing.verbs.book.clock
        at = datetime.fromisoformat(step.at).astimezone(clock.now().tzinfo)
        day = wording.ago(at.date(), clock.today())
        return self.tr("%1, %2").replace("%1", day).replace("%2", wording.clock(at))
