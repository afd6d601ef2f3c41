"""The box that logs a moment: L, Enter, and everything it will note said before it is kept."""

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from regulars.domain.changes import Changes
from regulars.domain.errors import KnownProblem
from regulars.domain.moments import SHOP_KINDS, Depth, Direction, MomentKind
from regulars.domain.people import PersonId
from regulars.domain.people_list import PersonRow
from regulars.ui import wording
from regulars.ui.capture.kind_chips import KindChips
from regulars.ui.capture.log_model import LogModel
from regulars.ui.capture.participant_row import ParticipantRow
from regulars.ui.capture.person_picker import PersonPicker
from regulars.ui.capture.words_edit import WordsEdit
from regulars.ui.problems import title_and_next
from regulars.ui.screen import Surroundings
from regulars.ui.theme import Role, Type
from regulars.ui.widgets.also_there import AlsoThere
from regulars.ui.widgets.buttons import LinkButton, PrimaryButton
from regulars.ui.widgets.chip import KeyCap
from regulars.ui.widgets.hint import IconSpot
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.limited_text import cut_words
from regulars.ui.widgets.line import HairLine
from regulars.ui.widgets.overlay import Overlay
from regulars.ui.widgets.reflow import ReflowRow
from regulars.ui.widgets.scrolled_middle import ScrolledMiddle
from regulars.ui.widgets.segmented import Segmented
from regulars.ui.widgets.sentence import Piece, Sentence

if TYPE_CHECKING:
    from regulars.services.capture import Reading


_DIRECTIONS = tuple(Direction)
_DEPTHS = tuple(Depth)


class LogBox(Overlay):
    """Words first: with a person and the usual kind there is nothing left to do but Enter."""

    def __init__(self, around: Surroundings, host: QWidget) -> None:
        super().__init__(around.theme, host, "")
        self.setAccessibleName(self.tr("Log a moment"))
        self.panel.setAccessibleName(self.tr("Log a moment"))
        self._shell = around.shell
        self.model = LogModel(around.desk, self)
        self._filling = False
        self._rows: dict[PersonId, ParticipantRow] = {}
        self._outlook_timer = QTimer(self)
        self._outlook_timer.setSingleShot(True)
        self._outlook_timer.timeout.connect(self._show_outlook)
        self._build()
        self.model.changed.connect(self._show_state)

    # Building

    def _build(self) -> None:
        theme, body = self._theme, self.body
        theme.lay(body, (20, 18, 20, 14), 12)
        top = QHBoxLayout()
        theme.lay(top, spacing=10)
        self.words = WordsEdit(
            theme, self.tr("What happened"), self.tr("What was said? Or nothing: Enter keeps it"), self.panel
        )
        pen = QVBoxLayout()
        theme.lay(pen, (0, 4, 0, 0), 0)
        pen.addWidget(IconSpot(theme, "pen-line", Role.ACCENT, 20))
        pen.addStretch(1)
        top.addLayout(pen)
        top.addWidget(self.words, 1)
        body.addLayout(top)
        body.addWidget(HairLine(theme, parent=self.panel))
        self._middle = ScrolledMiddle(theme, self.panel)
        body.addWidget(self._middle, 1)
        middle = self._middle.column
        middle.addWidget(Label(theme, self.tr("REGULARS WILL NOTE"), Type.CAPS, Role.MUTED, parent=self.panel))
        self._people = QVBoxLayout()
        theme.lay(self._people, spacing=6)
        middle.addLayout(self._people)
        self.also_there = AlsoThere(theme, self.panel)
        middle.addWidget(self.also_there)
        self.picker = PersonPicker(theme, self.model.suggestions, self.panel)
        self.add_someone = LinkButton(theme, self.tr("Somebody else was there too"), "user-plus", parent=self.panel)
        middle.addWidget(self.picker)
        middle.addWidget(self.add_someone, 0, Qt.AlignmentFlag.AlignLeading)
        self.kinds = KindChips(theme, self.tr("Kind of contact"), self.panel)
        middle.addWidget(self.kinds)
        self._build_choices()
        self._build_when()
        self.problem = Sentence(theme, "", Type.BODY, Role.SLIPPING, parent=self.panel)
        self.problem.hide()
        middle.addWidget(self.problem)
        body.addWidget(HairLine(theme, parent=self.panel))
        self._build_foot()
        self._connect()

    def _build_choices(self) -> None:
        theme = self._theme
        self.directions = Segmented(
            theme, self.tr("Who reached out"), [wording.direction(d) for d in _DIRECTIONS], parent=self.panel
        )
        self.depths = Segmented(
            theme, self.tr("How deep it was"), [wording.depth(d) for d in _DEPTHS], parent=self.panel
        )
        row = ReflowRow(theme, 680, 16)
        row.addWidget(self.directions)
        row.addWidget(self.depths)
        row.addStretch(1)
        self._middle.column.addLayout(row)

    def _build_when(self) -> None:
        theme = self._theme
        self.when = QLineEdit(self.panel)
        self.when.setAccessibleName(self.tr("When"))
        self.when.setPlaceholderText(self.tr("today"))
        self.when.setToolTip(self.tr("today, yesterday, 3 weeks ago, Friday, 18 Sep, around Easter"))
        self.understood = Sentence(theme, "", Type.BODY, Role.MUTED, parent=self.panel)
        self.minutes = QLineEdit(self.panel)
        self.minutes.setAccessibleName(self.tr("Minutes"))
        self.minutes.setPlaceholderText(self.tr("minutes"))
        self.minutes.setMaxLength(4)
        theme.hold(self.when, width=170)
        theme.hold(self.minutes, width=92)
        row = ReflowRow(theme, 480, 10)
        first = QHBoxLayout()
        theme.lay(first, spacing=10)
        first.addWidget(IconSpot(theme, "calendar", Role.MUTED, 16))
        first.addWidget(self.when)
        first.addWidget(self.understood, 1)
        second = QHBoxLayout()
        theme.lay(second, spacing=10)
        second.addWidget(IconSpot(theme, "clock", Role.MUTED, 16))
        second.addWidget(self.minutes)
        row.addLayout(first, 1)
        row.addLayout(second)
        row.setAlignment(second, Qt.AlignmentFlag.AlignLeading)
        self._middle.column.addLayout(row)
        self.bought = QLineEdit(self.panel)
        self.bought.setAccessibleName(self.tr("What was bought or done, and how much"))
        self.bought.setPlaceholderText(self.tr("bought or done: 2 cases of riesling, 180"))
        self._bought_row = QWidget(self.panel)
        line = QHBoxLayout(self._bought_row)
        theme.lay(line, spacing=10)
        line.addWidget(IconSpot(theme, "store", Role.MUTED, 16))
        line.addWidget(self.bought, 1)
        self._middle.column.addWidget(self._bought_row)

    def _build_foot(self) -> None:
        theme = self._theme
        self.outlook = Sentence(theme, "", Type.BODY, Role.MUTED, parent=self.panel)
        foot = ReflowRow(theme, 560, 12)
        foot.addWidget(self.outlook, 1)
        keys = QHBoxLayout()
        theme.lay(keys, spacing=6)
        for cap, said in ((self.tr("Esc"), self.tr("leave")), (self.tr("Shift Enter"), self.tr("new line"))):
            keys.addWidget(KeyCap(theme, cap, parent=self.panel))
            keys.addWidget(Label(theme, said, Type.SMALL, Role.MUTED, parent=self.panel))
            keys.addSpacing(theme.px(6))
        self.keep = PrimaryButton(theme, self.tr("Keep it"), "check", parent=self.panel)
        keys.addWidget(self.keep)
        foot.addLayout(keys)
        self.body.addLayout(foot)

    def _connect(self) -> None:
        self.words.textChanged.connect(self._take_words)
        self.words.kept.connect(self._keep)
        self.words.cut_off.connect(lambda count: self._say(cut_words(count)))
        self.words.digit.connect(self.kinds.choose_digit)
        self.picker.picked.connect(self._picked)
        self.also_there.ticked.connect(self._was_there)
        self.also_there.unticked.connect(self._remove)
        self.add_someone.clicked.connect(self._ask_for_more)
        self.kinds.chosen.connect(self.model.choose_kind)
        self.directions.chosen.connect(lambda place: self.model.choose_direction(_DIRECTIONS[place]))
        self.depths.chosen.connect(lambda place: self.model.choose_depth(_DEPTHS[place]))
        self.when.textChanged.connect(self.model.say_when)
        self.minutes.textChanged.connect(self._take_minutes)
        self.keep.clicked.connect(self._keep)
        self.bought.textChanged.connect(self._take_bought)
        for field in (self.when, self.minutes, self.bought):
            field.installEventFilter(self)

    # What the window asks

    def ask(self, person: PersonId | None = None, kind: MomentKind | None = None) -> None:
        """Open the box, about a person or about somebody still to be chosen."""
        self.model.begin(person, kind)
        self._fill()

    def ask_about(self, reading: "Reading") -> None:
        """Open the box with what a sentence says already in its fields."""
        self.model.begin_with(reading)
        self._fill()

    def _fill(self) -> None:
        draft = self.model.draft
        self._filling = True
        self.words.setPlainText(draft.words)
        self.when.setText(draft.when)
        self.minutes.setText(draft.minutes)
        self.bought.setText(draft.bought)
        self.picker.field.clear()
        self._filling = False
        self._calm()
        self._show_people()
        self.picker.setVisible(not draft.people)
        self._show_state()
        self.open(self.words if draft.people else self.picker.field)
        self.words.selectAll()

    # Showing what will be noted

    def _show_state(self) -> None:
        model = self.model
        self.kinds.set_current(model.draft.kind)
        self.directions.set_current(_DIRECTIONS.index(model.draft.direction))
        self.depths.set_current(_DEPTHS.index(model.depth()))
        self._bought_row.setVisible(model.draft.kind in SHOP_KINDS or bool(model.draft.bought))
        self._show_day()
        self._outlook_timer.start(0)  # the box is open before any arithmetic

    def _show_people(self) -> None:
        people = self.model.draft.people
        for person in [known for known in self._rows if all(row.id != known for row in people)]:
            gone = self._rows.pop(person)
            self._people.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for row in people:
            if row.id not in self._rows:
                shown = ParticipantRow(self._theme, row, self.model.draft.lines.get(row.id, ""), self.panel)
                shown.removed.connect(self._remove)
                shown.said.connect(self.model.set_line)
                self._rows[row.id] = shown
                self._people.addWidget(shown)
        for shown in self._rows.values():
            shown.show_line(len(people) > 1)
        self.also_there.offer(self.model.household(), [row.id for row in people])
        self.add_someone.setVisible(bool(people) and not self.picker.isVisible())

    def _show_day(self) -> None:
        when, today = self.model.when(), self.model.today()
        _mark(self.when, when is None or self.model.is_ahead())
        if when is None:
            self.understood.set_pieces(self.tr("Which day is that? Try “3 weeks ago” or “18 Sep”."))
            return
        if self.model.is_ahead():
            self.understood.set_pieces(self.tr("That day is still to come."))
            return
        day = wording.day(when.day)
        if when.day.year != today.year:
            day = self.tr("%1 %2").replace("%1", day).replace("%2", str(when.day.year))
        if when.fuzzy:
            day = self.tr("around %1").replace("%1", day)
        if today - when.day > timedelta(days=1):
            day = self.tr("%1, %2").replace("%1", day).replace("%2", wording.ago(when.day, today))
        self.understood.set_pieces(day)

    def _show_outlook(self) -> None:
        outlook = self.model.outlook()
        if outlook is None:
            silent = self.model.draft.people and not self.model.counts()
            self.outlook.set_pieces(self.tr("Kept, but it does not move the clock.") if silent else "")
            return
        after = wording.number(outlook.after)
        if outlook.before is not None:
            after = self.tr("%1 → %2").replace("%1", wording.number(outlook.before)).replace("%2", after)
        self.outlook.set_pieces([Piece(self.tr("Health after this: ")), Piece(after, bold=True, role=Role.THRIVING)])

    # What is chosen and typed

    def _take_words(self) -> None:
        if not self._filling:
            self.model.draft.words = self.words.toPlainText()
            self._calm()

    def _take_minutes(self, text: str) -> None:
        if not self._filling:
            self.model.draft.minutes = text
            self._calm()

    def _take_bought(self, text: str) -> None:
        if not self._filling:
            self.model.draft.bought = text
            self._calm()

    def _picked(self, row: PersonRow) -> None:
        self.model.add(row)
        self.picker.hide()
        self._calm()
        self._show_people()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _was_there(self, person: PersonId) -> None:
        """Somebody of the household was there too; the keyboard stays at the ticks."""
        for row in self.model.household():
            if row.id == person:
                self.model.add(row)
        self._show_people()

    def _remove(self, person: PersonId) -> None:
        self.model.remove(person)
        if not self.model.draft.people:
            self._ask_for_more()
        self._show_people()

    def _ask_for_more(self) -> None:
        self.picker.show()
        self.add_someone.hide()
        self.picker.field.setFocus(Qt.FocusReason.OtherFocusReason)

    # Keeping it

    def _keep(self) -> None:
        problem = self._what_is_missing()
        if problem is not None:
            words, field = problem
            self._say(words)
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.keep.setEnabled(False)
        self.model.keep(self._kept, self._failed)

    def _what_is_missing(self) -> tuple[str, QWidget] | None:
        if not self.model.draft.people:
            self._ask_for_more()
            return self.tr("Who was it with?"), self.picker.field
        if self.model.when() is None:
            return self.tr("The day is not understood yet."), self.when
        if self.model.is_ahead():
            return self.tr("What is still to come cannot have happened: choose today or a day before."), self.when
        try:
            self.model.minutes()
        except ValueError:
            return self.tr("Minutes are a number: 25."), self.minutes
        return None

    def _kept(self, changes: Changes) -> None:
        self.keep.setEnabled(True)
        self.close_over()
        self._shell.say_done(changes)

    def _failed(self, problem: KnownProblem) -> None:
        self.keep.setEnabled(True)
        title, following = title_and_next(problem)
        self._say(f"{title}. {following}")

    def _say(self, words: str) -> None:
        self.problem.set_pieces(words)
        self.problem.show()

    def _calm(self) -> None:
        self.problem.hide()

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._took_digit(event):
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            here = QApplication.focusWidget()
            if isinstance(here, QPushButton) and not here.isCheckable():
                here.click()
            else:  # wherever the keyboard is: what is there is what will be kept
                self._keep()
        elif not self._took_digit(event):
            super().keyPressEvent(event)

    def _took_digit(self, event: QKeyEvent) -> bool:
        digit = event.key() - Qt.Key.Key_0.value
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and 0 <= digit <= 9:
            self.kinds.choose_digit(digit)
            return True
        return False


def _mark(field: QLineEdit, problem: bool) -> None:
    if bool(field.property("problem")) != problem:
        field.setProperty("problem", problem)
        field.style().unpolish(field)
        field.style().polish(field)
