"""When instead: tell them, agree on another day, and the promise is open under it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from regulars.domain.changes import Changes
from regulars.domain.errors import KnownProblem
from regulars.domain.promises import Promise, PromiseBy, PromiseRow
from regulars.ui import wording
from regulars.ui.problems import title_and_next
from regulars.ui.screen import Surroundings
from regulars.ui.theme import Role, Type
from regulars.ui.typed_dates import whole_day
from regulars.ui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.overlay import Overlay
from regulars.ui.widgets.sentence import Sentence


class MoveBox(Overlay):
    """The button of their channel first, then the days. Esc leaves the promise as it was."""

    def __init__(self, around: Surroundings, host: QWidget, days: Callable[[], list[tuple[str, date]]]) -> None:
        super().__init__(around.theme, host, "", width=520)
        self._around, self._days = around, days
        self._promise: Promise | None = None
        theme = self._theme = around.theme
        theme.lay(self.body, (22, 20, 22, 18), 12)
        self.heading = Sentence(theme, "", Type.HEADING, parent=self.panel)
        self.words = Sentence(theme, "", Type.QUOTE, parent=self.panel)
        self.body.addWidget(self.heading)
        self.body.addWidget(self.words)
        self.reach = PrimaryButton(theme, "", "phone", parent=self.panel)
        self.reach.clicked.connect(self._reach)
        self.body.addWidget(self.reach, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(Label(theme, self.tr("The new day"), Type.SMALL_STRONG, Role.MUTED, parent=self.panel))
        offered = QWidget(self.panel)
        row = FlowLayout(theme, parent=offered)
        self.offered = [PlainButton(theme, text, parent=offered) for text, _ in days()]
        for place, button in enumerate(self.offered):
            button.clicked.connect(lambda _=False, place=place: self._move(self._days()[place][1]))
            row.addWidget(button)
        self.body.addWidget(offered)
        self.field = QLineEdit(self.panel)
        self.field.setAccessibleName(self.tr("Another day"))
        self.field.setPlaceholderText(self.tr("Another day: Friday, 12 Dec …"))
        self.field.setMaxLength(100)
        self.field.returnPressed.connect(self._move_to_typed)
        self.body.addWidget(self.field)
        self.problem = Sentence(theme, "", Type.SMALL, Role.SLIPPING, parent=self.panel)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.field.textChanged.connect(self.problem.hide)
        leave = LinkButton(theme, self.tr("Leave it as it is"), role=Role.MUTED, parent=self.panel)
        leave.clicked.connect(self.close_over)
        self.body.addWidget(leave, 0, Qt.AlignmentFlag.AlignLeading)

    def ask(self, row: PromiseRow) -> None:
        """Open the box for a promise."""
        promise = self._promise = row.promise
        name = wording.isolated(promise.person_name)
        mine = promise.by is PromiseBy.ME
        asked = self.tr("Tell %1, and agree on a day") if mine else self.tr("Ask %1 for another day")
        heading = asked.replace("%1", name)
        self.heading.set_pieces(heading)
        self.panel.setAccessibleName(heading)
        self.setAccessibleName(heading)
        said = self.tr("“%1”").replace("%1", promise.quote) if promise.quote else promise.text
        self.words.set_pieces(said)
        self.reach.set_text(wording.channel(row.channel))
        self.reach.set_icon(wording.CHANNEL_ICONS[row.channel])
        self.reach.setAccessibleDescription(promise.person_name)
        self.field.clear()
        self.problem.hide()
        self.open(self.reach)

    def _reach(self) -> None:
        if self._promise is not None:
            self._around.shell.reach(self._promise.person)

    def _move_to_typed(self) -> None:
        day = whole_day(self.field.text(), self._around.desk.verbs.book.clock.today(), ahead=True)
        if day is None:
            self._refuse(self.tr("That day was not understood. Write it like Friday, or 12 Dec."))
        else:
            self._move(day)

    def _move(self, day: date) -> None:
        promise, promises = self._promise, self._around.desk.verbs.promises
        if promise is not None:
            self._around.desk.do(lambda: promises.renegotiate(promise.id, day), self._moved, self._failed)

    def _moved(self, changes: Changes) -> None:
        self.close_over()
        self._around.shell.say_done(changes)

    def _failed(self, problem: KnownProblem) -> None:
        if problem.values.get("field") == "due_on":
            self._refuse(self.tr("That day is over. The new one is today or later."))
        else:
            self._refuse(" ".join(title_and_next(problem)))

    def _refuse(self, why: str) -> None:
        self.problem.set_pieces(why)
        self.problem.show()
        self.field.setAccessibleDescription(why)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
