"""The brief over the page: one person, two columns, fifteen seconds. Space on any name opens it, Space closes it."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from regulars.domain.agenda import Cite
from regulars.domain.brief import Brief
from regulars.domain.changes import Changes
from regulars.domain.errors import KnownProblem
from regulars.domain.notes import NoteKind
from regulars.domain.people import PersonId
from regulars.ui import wording
from regulars.ui.brief import brief_words
from regulars.ui.brief.brief_lines import BriefLines
from regulars.ui.brief.brief_model import BriefModel
from regulars.ui.brief.fitting_column import FittingColumn
from regulars.ui.brief.hard_call import HardCall
from regulars.ui.problems import title_and_next
from regulars.ui.screen import Surroundings
from regulars.ui.theme import Role, Type
from regulars.ui.widgets.badge_dot import BadgeDot
from regulars.ui.widgets.buttons import PlainButton, PrimaryButton
from regulars.ui.widgets.face import Face
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.line import HairLine
from regulars.ui.widgets.overlay import Overlay
from regulars.ui.widgets.photos import photo_of
from regulars.ui.widgets.reflow import CardGrid, ReflowRow
from regulars.ui.widgets.scrolled_middle import ScrolledMiddle
from regulars.ui.widgets.sentence import Sentence
from regulars.ui.widgets.to_say_line import ToSayLine

WIDTH, TOP = 980, 24
COLUMNS_FROM = 640
LOW = 520
"""Design pixels of window in which the head would leave no room for anything else."""
TICK_MS = 15_000
TO_SAY = 360
"""Letters of what the owner wants to say that are shown at rest: three lines."""
_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_C, Qt.Key.Key_L, Qt.Key.Key_O, Qt.Key.Key_Y, Qt.Key.Key_H, Qt.Key.Key_S)


class BriefBox(Overlay):
    """One person. What must be avoided stands above everything that could be scrolled."""

    def __init__(self, around: Surroundings, host: QWidget) -> None:
        super().__init__(around.theme, host, "", width=WIDTH, top=TOP)
        self._around, self._shell = around, around.shell
        self.model = BriefModel(around.desk, self)
        self.lines = BriefLines(around.theme, self)
        self._filled: QWidget | None = None
        self._columns: tuple[FittingColumn, ...] = ()
        self._who: QWidget | None = None
        self._to_avoid: QWidget | None = None
        self._build()
        self._connect()

    # Building

    def _build(self) -> None:
        theme, body = self._theme, self.body
        theme.lay(body, (24, 18, 24, 14), 10)
        self._head = QVBoxLayout()
        theme.lay(self._head, spacing=8)
        body.addLayout(self._head)
        self.middle = ScrolledMiddle(theme, self.panel)
        body.addWidget(self.middle, 1)
        placeholder = self.tr("type it ahead of time (S): it waits here, and goes along when you write")
        self.to_say = ToSayLine(theme, placeholder, heading=True, at_rest=TO_SAY, parent=self.panel)
        self.middle.column.addWidget(self.to_say)
        self.to_say.installEventFilter(self)
        self.hard = HardCall(theme, self.panel)
        self.hard.hide()
        body.addWidget(self.hard)
        body.addWidget(HairLine(theme, parent=self.panel))
        self.reach = PrimaryButton(theme, "", "phone", parent=self.panel)
        self.log = PlainButton(theme, self.tr("Log it (L)"), "pen-line", parent=self.panel)
        self.open_page = PlainButton(theme, self.tr("Open the page (O)"), "user", parent=self.panel)
        self.hard_call = PlainButton(theme, self.tr("A hard call (H)"), "heart", parent=self.panel)
        self.done = PlainButton(theme, self.tr("Close"), parent=self.panel)
        theme.hold(self.reach, min_width=280)
        foot = self._foot = FlowLayout(theme, 8)
        for button in (self.reach, self.log, self.open_page, self.hard_call, self.done):
            foot.addWidget(button)
        body.addLayout(foot)
        # The whole is read as one: the keyboard begins here, where Space closes and no key does anything by chance.
        self.panel.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._clock = QTimer(self)
        self._clock.setInterval(TICK_MS)

    def _connect(self) -> None:
        model, lines, said = self.model, self.lines, self._shell.say_done
        self._around.desk.changed.connect(self._hear)
        model.changed.connect(self._show)
        model.gone.connect(self.close_over)
        lines.kept.connect(lambda promise: model.keep_promise(promise, said))
        lines.confirmed.connect(lambda note: model.confirm(note, said))
        lines.kept_on.connect(lambda note: model.keep_on(note, said))
        lines.erased.connect(lambda note: model.erase(note, said))
        lines.cited.connect(self._open_entry)
        self.to_say.edited.connect(lambda text: model.write_to_say(text, self._written, self._not_written))
        self.to_say.said.connect(lambda: model.let_to_say_go(said))
        self.to_say.not_yet.connect(lambda: model.keep_to_say(said))
        self.reach.clicked.connect(self._reach)
        self.log.clicked.connect(self._log)
        self.open_page.clicked.connect(self._open_page)
        self.hard_call.clicked.connect(self.rehearse)
        self.done.clicked.connect(self.close_over)
        self.hard.left.connect(self._put_away)
        self.hard.kept.connect(lambda words: model.keep_thoughts(words, self._thoughts_kept))
        self.closed.connect(self._closed)
        self._clock.timeout.connect(self._tick)

    # What the window asks

    def show_for(self, person: PersonId, *, hard: bool = False) -> None:
        """Open the brief of one person, with the three questions where a hard call is ahead."""
        self._put_away()
        try:
            self.model.begin(person)
        except KnownProblem as problem:
            self._shell.tell(problem)
            return
        self._clock.start()
        self.open(self.panel)
        if hard:
            self.rehearse()

    def rehearse(self) -> None:
        """The three questions before a hard call."""
        self.hard.show()
        self._fit()
        self.place()
        self.hard.fields[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_away(self) -> None:
        self.hard.forget()
        self.hard.hide()
        if self.isVisible():
            self._fit()
            self.place()
            self.panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _thoughts_kept(self, changes: object) -> None:
        self._put_away()
        self._shell.say(self.tr("Kept as a veiled note"), self._around.desk.undo)

    def _written(self, changes: Changes) -> None:
        self.to_say.field.accept(kept=changes.step is not None)
        self._shell.say_done(changes)

    def _not_written(self, problem: KnownProblem) -> None:
        self.to_say.field.refuse(title_and_next(problem)[1])

    def _closed(self) -> None:
        self.hard.forget()
        self._clock.stop()

    def _hear(self, changes: object) -> None:
        if self.isVisible():
            self.model.hear(changes)  # type: ignore[arg-type]  # the signal carries an object, always `Changes`

    def _tick(self) -> None:
        if self.isVisible() and self.model.brief is not None:
            self.model.begin(self.model.brief.person.id)

    # Showing

    def _show(self) -> None:
        brief = self.model.brief
        if brief is None:
            return
        had_focus = self._filled is not None and self._filled.isAncestorOf(QApplication.focusWidget() or self)
        self._name_it(brief)
        self._show_head(brief)
        self.to_say.show_words(brief.to_say, self.model.today)
        self._show_columns(brief)
        reach = wording.channel(brief.channel)
        self.reach.set_text(f"{reach} {brief.point.value}" if brief.point is not None else reach)
        self.reach.set_icon(wording.CHANNEL_ICONS[brief.channel])
        self.place()
        if had_focus:
            self.panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_it(self, brief: Brief) -> None:
        name = self.tr("Brief: %1").replace("%1", wording.isolated(brief.person.name))
        self.setAccessibleName(name)
        facts = [wording.saying(brief.person, brief.greeting), self._hour(brief)]
        avoid = [f"{wording.note_kind(NoteKind.AVOID)}: {text}" for text in self.lines.to_avoid(brief)]
        self.panel.setAccessibleName(". ".join(part for part in (name, *facts, *avoid) if part))

    def _hour(self, brief: Brief) -> str:
        if brief.their_time is None:
            return ""
        there = brief_words.clock_there(brief.their_time, self.model.today, brief_words.place(brief))
        return self.tr("%1 · %2").replace("%1", there).replace("%2", brief_words.hour(brief))

    def _show_head(self, brief: Brief) -> None:
        theme = self._theme
        for old in (self._who, self._to_avoid):
            if old is not None:
                old.hide()
                old.deleteLater()
        self._who = who = QWidget(self.panel)
        column = QVBoxLayout(who)
        theme.lay(column, spacing=8)
        row = QHBoxLayout()
        theme.lay(row, spacing=14)
        face = Face(theme, 60, parent=who)
        people = self._around.desk.verbs.people
        photo = photo_of(
            brief.person.photo, lambda: self._around.desk.read(lambda: people.photo(brief.person.photo or 0))
        )
        face.set_person(brief.person.name, brief.score, wording.band_role(brief.band), brief.person.id, photo)
        row.addWidget(face, 0, Qt.AlignmentFlag.AlignTop)
        facts = ReflowRow(theme, COLUMNS_FROM, 16, below=2)
        facts.addLayout(self._about(brief, who), 1)
        facts.addLayout(self._standing(brief, who))
        row.addLayout(facts, 1)
        column.addLayout(row)
        # Where the window is low, who it is scrolls with the rest; what must be avoided never does.
        if self._host.height() < theme.px(LOW):
            self.middle.column.insertWidget(0, who)
        else:
            self._head.addWidget(who)
        self._to_avoid = QWidget(self.panel)
        grid = CardGrid(theme, min_width=300, spacing=8, parent=self._to_avoid)
        frames = self.lines.avoid(brief, self._to_avoid)
        for frame in frames:
            grid.addWidget(frame)
        self._head.addWidget(self._to_avoid)
        self._to_avoid.setVisible(bool(frames))
        who.show()

    def _about(self, brief: Brief, who: QWidget) -> QVBoxLayout:
        words = QVBoxLayout()
        self._theme.lay(words, spacing=1)
        words.addWidget(Sentence(self._theme, wording.isolated(brief.person.name), Type.HEADING, parent=who))
        for line in (wording.saying(brief.person, brief.greeting), brief_words.where_from(brief)):
            if line:
                words.addWidget(Sentence(self._theme, line, Type.BODY, Role.MUTED, parent=who))
        return words

    def _standing(self, brief: Brief, who: QWidget) -> QVBoxLayout:
        words = QVBoxLayout()
        self._theme.lay(words, (0, 4, 0, 0), 3)
        band = wording.band_role(brief.band) or Role.MUTED
        words.addWidget(
            BadgeDot(self._theme, wording.standing(brief.person.state, brief.band, brief.score), band, parent=who)
        )
        if brief.pin is not None:
            pinned = Sentence(self._theme, brief_words.pinned(brief.pin, self.model.today), Type.SMALL, parent=who)
            self._theme.hold(pinned, max_width=240, min_width=160)
            words.addWidget(pinned)
        if brief.their_time is not None:
            role = Role.INK if brief.good_from is None else Role.COOLING
            there = brief_words.clock_there(brief.their_time, self.model.today, brief_words.place(brief))
            words.addWidget(Label(self._theme, there, Type.MEDIUM, parent=who))
            words.addWidget(Label(self._theme, brief_words.hour(brief), Type.SMALL, role, parent=who))
        words.addStretch(1)
        return words

    def _show_columns(self, brief: Brief) -> None:
        old = self._filled
        if old is not None:
            self.middle.column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._filled = filled = QWidget()
        row = ReflowRow(self._theme, COLUMNS_FROM, 32, below=10, parent=filled)
        left, right = FittingColumn(self._theme, filled), FittingColumn(self._theme, filled)
        lines, today, shown = self.lines, self.model.today, self.model.shown_notes()
        if brief.silent_days is None:
            lines.last_time(left, brief, today)
        lines.last_words(left, brief, today)
        lines.promises(left, brief, today)
        lines.ask(left, brief, today, 3)
        lines.openings(right, brief, today)
        lines.remember(right, brief, today, but=shown)
        lines.family(right, brief, today, but=shown)
        lines.coming(right, brief, today)
        row.addWidget(left, 1)
        row.addWidget(right, 1)
        self.middle.column.addWidget(filled)
        self._columns = left, right
        self._fit()

    def _fit(self) -> None:
        """In a window of usual height nothing scrolls: what matters least is left to the page, which is offered for it."""
        theme, host = self._theme, self._host
        sides, edge = self.body.contentsMargins(), theme.px(16)
        width = min(theme.px(WIDTH), host.width() - 2 * edge) - sides.left() - sides.right()
        hidden = 0
        if host.height() >= theme.px(LOW) and width >= theme.px(COLUMNS_FROM):
            above = (
                self._head.heightForWidth(width) if self._head.hasHeightForWidth() else self._head.sizeHint().height()
            )
            above += self.to_say.heightForWidth(width) + self.middle.column.spacing()
            around = above + self._foot.heightForWidth(width) + sides.top() + sides.bottom() + 3 * self.body.spacing()
            if not self.hard.isHidden():
                asked = (
                    self.hard.heightForWidth(width) if self.hard.hasHeightForWidth() else self.hard.sizeHint().height()
                )
                around += asked + self.body.spacing()
            room = host.height() - 2 * edge - around - theme.px(4)
            column = (width - theme.px(32)) // 2
            hidden = sum(part.fit(column, room) for part in self._columns)
        page = self.tr("Open the page (O)")
        more = self.tr("%n more on the page (O)", None, hidden)
        self.open_page.set_text(more if hidden else page)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.to_say and isinstance(event, QResizeEvent) and self.isVisible():
            QTimer.singleShot(0, self, self._fit)  # it grows while words are typed
        return super().eventFilter(watched, event)

    # What can be done

    def _who_is_it(self) -> PersonId | None:
        return None if self.model.brief is None else self.model.brief.person.id

    def _reach(self) -> None:
        person = self._who_is_it()
        if person is not None:
            self.close_over()
            self._shell.reach(person)

    def _log(self) -> None:
        person = self._who_is_it()
        if person is not None:
            self.close_over()
            self._shell.log_moment(person)

    def _open_page(self) -> None:
        person = self._who_is_it()
        if person is not None:
            self.close_over()
            self._shell.open_person(person)

    def _open_entry(self, cite: Cite) -> None:
        person = self._who_is_it()
        if person is not None:
            self.close_over()
            self._shell.open_entry(person, cite)

    # Keys

    def event(self, event: QEvent) -> bool:
        # While the brief is open its keys are its own, whatever command of the page below has them.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_own(event):
            event.accept()
            return True
        return super().event(event)

    def _is_own(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        return plain and event.key() in _KEYS and not isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._is_own(event):
            super().keyPressEvent(event)
            return
        match event.key():
            case Qt.Key.Key_Space:
                self.close_over()
            case Qt.Key.Key_C:
                self._reach()
            case Qt.Key.Key_L:
                self._log()
            case Qt.Key.Key_O:
                self._open_page()
            case Qt.Key.Key_H:
                self.rehearse()
            case Qt.Key.Key_S:
                self.to_say.start()
            case _:
                self.model.confirm_first(self._shell.say_done)
