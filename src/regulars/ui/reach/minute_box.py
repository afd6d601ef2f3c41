"""The minute after: four fields that may all be left empty. Enter keeps them as one step, Esc skips them for good."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from regulars.domain.call_outs import CallOut, MinuteAfter
from regulars.domain.changes import Changes
from regulars.domain.errors import KnownProblem
from regulars.domain.moments import DEFAULT_DEPTH, Depth
from regulars.domain.notes import Note
from regulars.ui import wording
from regulars.ui.problems import title_and_next
from regulars.ui.reach.reach_model import MOMENT_OF
from regulars.ui.screen import Surroundings
from regulars.ui.theme import Role, Type
from regulars.ui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from regulars.ui.widgets.chip import FilterChip
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.overlay import Overlay
from regulars.ui.widgets.scrolled_middle import ScrolledMiddle
from regulars.ui.widgets.segmented import Segmented
from regulars.ui.widgets.sentence import Sentence

_LONGEST = 2000


class MinuteBox(Overlay):
    """About one call-out at a time. `skipped` and `kept` tell what became of it."""

    kept = Signal(object)
    """The `Changes`."""
    skipped = Signal(object)
    """The `CallOut` about which there is nothing to say."""

    def __init__(self, around: Surroundings, host: QWidget) -> None:
        super().__init__(around.theme, host, "", width=560)
        self._desk, self._shell = around.desk, around.shell
        self._call_out: CallOut | None = None
        self._note: Note | None = None
        self._answered = False
        theme, body = self._theme, self.body
        theme.lay(body, (24, 20, 24, 18), 12)
        self.title = Sentence(theme, "", Type.HEADING, parent=self.panel)
        self.when = Sentence(theme, "", Type.BODY, Role.MUTED, parent=self.panel)
        body.addWidget(self.title)
        body.addWidget(self.when)
        middle = ScrolledMiddle(theme, self.panel)
        body.addWidget(middle, 1)
        self.said = self._field(middle.column, self.tr("What did they say?"), "")
        self.promise = self._field(
            middle.column, self.tr("A promise, theirs or yours?"), self.tr("send the samples by friday")
        )
        self._build_still_true(middle.column)
        self._build_depth(middle.column)
        self.problem = Sentence(theme, "", Type.SMALL, Role.SLIPPING, parent=self.panel)
        self.problem.hide()
        middle.column.addWidget(self.problem)
        self._build_foot()
        self.closed.connect(self._closed)

    # Building

    def _field(self, column: QVBoxLayout, question: str, example: str) -> QLineEdit:
        label = Label(self._theme, question, Type.SMALL_STRONG, Role.MUTED, parent=self.panel)
        field = QLineEdit(self.panel)
        field.setMaxLength(_LONGEST)
        field.setAccessibleName(question)
        field.setPlaceholderText(example)
        field.returnPressed.connect(self.keep)
        label.setBuddy(field)
        column.addWidget(label)
        column.addWidget(field)
        return field

    def _build_still_true(self, column: QVBoxLayout) -> None:
        theme = self._theme
        self.still = QWidget(self.panel)
        lines = QVBoxLayout(self.still)
        theme.lay(lines, spacing=4)
        self.asked = Sentence(theme, "", parent=self.still)
        lines.addWidget(self.asked)
        flow = FlowLayout(theme)
        self.yes = FilterChip(theme, self.tr("Yes, still"), "check", parent=self.still)
        self.no = FilterChip(theme, self.tr("Not any more"), "x", parent=self.still)
        self.yes.toggled.connect(lambda on: self.no.setChecked(False) if on else None)
        self.no.toggled.connect(lambda on: self.yes.setChecked(False) if on else None)
        for chip in (self.yes, self.no):
            flow.addWidget(chip)
        lines.addLayout(flow)
        column.addWidget(self.still)

    def _build_depth(self, column: QVBoxLayout) -> None:
        question = self.tr("How deep did it go?")
        column.addWidget(Label(self._theme, question, Type.SMALL_STRONG, Role.MUTED, parent=self.panel))
        self.how_deep = Segmented(self._theme, question, [wording.depth(depth) for depth in Depth], parent=self.panel)
        column.addWidget(self.how_deep, 0, Qt.AlignmentFlag.AlignLeading)

    def _build_foot(self) -> None:
        theme = self._theme
        row = QHBoxLayout()
        theme.lay(row, (0, 4, 0, 0), 8)
        self.keep_button = PrimaryButton(theme, self.tr("Keep it"), "check", parent=self.panel)
        self.keep_button.clicked.connect(self.keep)
        self.more = PlainButton(theme, self.tr("More fields"), parent=self.panel)
        self.more.clicked.connect(self._ask_for_more)
        self.skip = LinkButton(theme, self.tr("Nothing to say (Esc)"), role=Role.MUTED, parent=self.panel)
        self.skip.clicked.connect(self.close_over)
        row.addWidget(self.keep_button)
        row.addWidget(self.more)
        row.addStretch(1)
        row.addWidget(self.skip)
        self.body.addLayout(row)

    # Asking

    def ask(self, call_out: CallOut) -> None:
        """How was it?"""
        self._call_out, self._answered = call_out, False
        call_outs = self._desk.verbs.call_outs
        self._note = self._desk.read(lambda: call_outs.to_confirm(call_out.person))
        title = self.tr("How was it with %1?").replace("%1", wording.isolated(call_out.name))
        self.title.set_pieces(title)
        self.setAccessibleName(title)
        self.panel.setAccessibleName(title)
        kind = MOMENT_OF[call_out.channel]
        self.when.set_pieces(
            self.tr("%1, %2. Everything may stay empty.")
            .replace("%1", wording.moment_kind(kind))
            .replace("%2", wording.clock(call_out.at))
        )
        for field in (self.said, self.promise):
            field.clear()
        for chip in (self.yes, self.no):
            chip.setChecked(False)
        self.still.setVisible(self._note is not None)
        if self._note is not None:
            self.asked.set_pieces(wording.still_true(self._note, self._desk.verbs.book.clock.today()))
        self.how_deep.set_current(list(Depth).index(DEFAULT_DEPTH[kind]))
        self.problem.hide()
        self.open(self.said)

    def keep(self) -> None:
        """All of it as one step."""
        call_out, note = self._call_out, self._note
        if call_out is None:
            return
        still = True if self.yes.isChecked() else False if self.no.isChecked() else None
        minute = MinuteAfter(
            self.said.text().strip(),
            self.promise.text().strip(),
            list(Depth)[self.how_deep.current()],
            None if note is None else note.id,
            still,
        )
        call_outs = self._desk.verbs.call_outs
        self._desk.do(lambda: call_outs.settle(call_out, minute), self._kept, self._failed)

    def _kept(self, changes: Changes) -> None:
        self._answered = True
        self.close_over()
        self._shell.say_done(changes)
        self.kept.emit(changes)

    def _failed(self, problem: KnownProblem) -> None:
        title, following = title_and_next(problem)
        self.problem.set_pieces(f"{title}. {following}")
        self.problem.show()

    def _ask_for_more(self) -> None:
        call_out = self._call_out
        if call_out is not None:
            self._answered = True  # the log box answers it: a moment with them is what it waits for
            self.close_over()
            self._shell.log_moment(call_out.person, MOMENT_OF[call_out.channel])

    def _closed(self) -> None:
        if self._call_out is not None and not self._answered:
            self.skipped.emit(self._call_out)
        for field in (self.said, self.promise):
            field.setText("")
