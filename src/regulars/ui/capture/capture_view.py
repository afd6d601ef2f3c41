"""The capture line: one plain sentence, and below it, with every letter, what the book will note. Ctrl+N, Enter."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from regulars.domain.changes import Changes
from regulars.domain.errors import KnownProblem
from regulars.domain.people import PersonId
from regulars.domain.people_list import PersonRow
from regulars.ui import wording
from regulars.ui.capture.capture_model import CaptureModel
from regulars.ui.capture.capture_words import noted_lines
from regulars.ui.capture.person_picker import PersonPicker
from regulars.ui.capture.will_note import WillNote
from regulars.ui.capture.words_edit import WordsEdit
from regulars.ui.problems import title_and_next
from regulars.ui.screen import Surroundings
from regulars.ui.theme import Role, Type
from regulars.ui.widgets.buttons import LinkButton
from regulars.ui.widgets.chip import KeyCap
from regulars.ui.widgets.hint import IconSpot
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.limited_text import cut_words
from regulars.ui.widgets.line import HairLine
from regulars.ui.widgets.overlay import Overlay
from regulars.ui.widgets.reflow import ReflowRow
from regulars.ui.widgets.scrolled_middle import ScrolledMiddle
from regulars.ui.widgets.sentence import Piece, Sentence


class CaptureBox(Overlay):
    """One large line. `more_wanted` carries the `Reading`: the owner would rather fill in a form."""

    more_wanted = Signal(object)
    _built = False  # events come while the box is still being made

    def __init__(self, around: Surroundings, host: QWidget) -> None:
        super().__init__(around.theme, host, "")
        self.setAccessibleName(self.tr("Note something"))
        self.panel.setAccessibleName(self.tr("Note something"))
        self._shell = around.shell
        self.model = CaptureModel(around.desk, self)
        self._filling = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._show_outlook)
        self._build()
        self.model.changed.connect(self._show)
        self._built = True

    # Building

    def _build(self) -> None:
        theme, body = self._theme, self.body
        theme.lay(body, (20, 18, 20, 12), 12)
        top = QHBoxLayout()
        theme.lay(top, spacing=10)
        self.words = WordsEdit(
            theme,
            self.tr("What happened, in one plain sentence"),
            self.tr("called ana 25m, prefers whatsapp, send quote by friday"),
            self.panel,
        )
        pen = QVBoxLayout()
        theme.lay(pen, (0, 4, 0, 0), 0)
        pen.addWidget(IconSpot(theme, "pen-line", Role.ACCENT, 20, parent=self.panel))
        pen.addStretch(1)
        top.addLayout(pen)
        top.addWidget(self.words, 1)
        body.addLayout(top)
        body.addWidget(HairLine(theme, parent=self.panel))
        middle = self._middle = ScrolledMiddle(theme, self.panel)
        body.addWidget(middle, 1)
        self._heading = Label(theme, self.tr("REGULARS WILL NOTE"), Type.CAPS, Role.MUTED, parent=self.panel)
        middle.column.addWidget(self._heading)
        self.noted = WillNote(theme, self.panel)
        middle.column.addWidget(self.noted)
        self._quiet = Sentence(theme, "", Type.BODY, Role.MUTED, parent=self.panel)
        middle.column.addWidget(self._quiet)
        self.picker = PersonPicker(theme, self.model.suggestions, self.panel)
        middle.column.addWidget(self.picker)
        self.problem = Sentence(theme, "", Type.BODY, Role.SLIPPING, parent=self.panel)
        self.problem.hide()
        middle.column.addWidget(self.problem)
        body.addWidget(HairLine(theme, parent=self.panel))
        self._build_foot()
        self._connect()

    def _build_foot(self) -> None:
        theme = self._theme
        self.outlook = Sentence(theme, "", Type.BODY, Role.MUTED, parent=self.panel)
        self.more = LinkButton(theme, self.tr("More fields"), parent=self.panel)
        foot = ReflowRow(theme, 620, 12)
        foot.addWidget(self.outlook, 1)
        keys = QHBoxLayout()
        theme.lay(keys, spacing=6)
        keys.addWidget(self.more)
        keys.addSpacing(theme.px(6))
        for cap, said in (
            (self.tr("Enter"), self.tr("keep it")),
            (self.tr("Ctrl Z"), self.tr("undo later")),
            (self.tr("Esc"), self.tr("leave")),
        ):
            keys.addWidget(KeyCap(theme, cap, parent=self.panel))
            keys.addWidget(Label(theme, said, Type.SMALL, Role.MUTED, parent=self.panel))
            keys.addSpacing(theme.px(4))
        foot.addLayout(keys)
        self.body.addLayout(foot)

    def _connect(self) -> None:
        self.words.textChanged.connect(self._typed)
        self.words.kept.connect(self._keep)
        self.words.cut_off.connect(lambda count: self._say(cut_words(count)))
        self.words.installEventFilter(self)
        self.noted.other_wanted.connect(self._take_another)
        self.picker.picked.connect(self._picked)
        self.more.clicked.connect(self._ask_for_more)

    # What the window asks

    def ask(self, person: PersonId | None = None) -> None:
        """Open the line, on the page of somebody or of nobody. A sentence that was left is still there.

        Where somebody is typing in it already (a key of the desktop asks again), they go on.
        """
        if not self.isHidden() and self.words.toPlainText():
            self.open(self.words)
            return
        self.model.begin(person)
        self._filling = True
        self.words.setPlainText(self.model.text)
        self.words.selectAll()
        self.picker.field.clear()
        self._filling = False
        self.problem.hide()
        self._show()
        self.open(self.words)

    # Showing what will be noted

    def _typed(self) -> None:
        if not self._filling:
            self.problem.hide()
            self.model.type(self.words.toPlainText())

    def _show(self) -> None:
        model, reading = self.model, self.model.reading
        lines = noted_lines(reading, model.today())
        self.noted.show_people(reading.people, model.open_question())
        self.noted.show_lines(lines)
        self.noted.setVisible(bool(lines or reading.people))
        nobody = not model.has_everybody()
        self.picker.setVisible(bool(lines) and nobody)
        if not reading.text.strip():
            self._quiet.set_pieces(
                self.tr("Who, what, how long, what they like, what was promised: as you would say it.")
            )
        elif reading.heard.moment is None and lines:
            self._quiet.set_pieces(self.tr("No contact: the line does not say that there was one."))
        else:
            self._quiet.set_pieces("")
        self._quiet.setVisible(bool(self._quiet.text()))
        self._later.start(0)  # the letter is on the screen before any arithmetic

    def _show_outlook(self) -> None:
        outlook = self.model.outlook()
        if outlook is None:
            self.outlook.set_pieces("")
            return
        after = wording.number(outlook.after)
        if outlook.before is not None:
            after = self.tr("%1 → %2").replace("%1", wording.number(outlook.before)).replace("%2", after)
        self.outlook.set_pieces([Piece(self.tr("Health after this: ")), Piece(after, bold=True, role=Role.THRIVING)])

    # Who

    def _take_another(self) -> None:
        if self.model.next_candidate():
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _picked(self, row: PersonRow) -> None:
        self.problem.hide()
        self.model.take(row)
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    # Keeping it

    def _keep(self) -> None:
        self.model.settle()
        if self.model.reading.is_empty():
            self._say(self.tr("There is nothing to keep yet."))
        elif not self.model.has_everybody():
            self._say(self.tr("Who is it about?"))
            self.picker.show()
            self.picker.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.words.setReadOnly(True)
            self.model.keep(self._kept, self._failed)

    def _kept(self, changes: Changes) -> None:
        self.words.setReadOnly(False)
        self.close_over()
        self._shell.say_done(changes)

    def _failed(self, problem: KnownProblem) -> None:
        self.words.setReadOnly(False)
        title, following = title_and_next(problem)
        self._say(f"{title}. {following}")

    def _say(self, words: str) -> None:
        self.problem.set_pieces(words)
        self.problem.show()

    def _ask_for_more(self) -> None:
        self.model.settle()
        reading = self.model.reading
        self.model.clear()
        self.close_over()
        self.more_wanted.emit(reading)

    # Keys

    def hideEvent(self, event: QHideEvent) -> None:
        if self._built:
            self._later.stop()
            self.model.rest()
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, WordsEdit) and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            # Shift+Tab goes through the fields; Tab does where there is no choice.
            if event.key() == Qt.Key.Key_Tab and plain and self.model.next_candidate():
                return True
            # Where the window is too low for all lines, these look at the others; the sentence itself is short.
            steps = {Qt.Key.Key_PageDown.value: 1, Qt.Key.Key_PageUp.value: -1}
            if event.key() in steps and plain:
                bar = self._middle.verticalScrollBar()
                bar.setValue(bar.value() + steps[event.key()] * bar.pageStep())
                return True
        return super().eventFilter(watched, event)
