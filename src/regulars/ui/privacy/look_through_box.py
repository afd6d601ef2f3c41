"""A calm box with one note at a time: would you say this, face to face? Keep it, soften it, veil it, or let it be forgotten."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from regulars.domain.changes import Changes
from regulars.domain.errors import KnownProblem
from regulars.domain.notes import NoteId
from regulars.ui import unfit, wording
from regulars.ui.privacy.look_through_model import Answer, Answered, LookThroughModel, told
from regulars.ui.screen import Surroundings
from regulars.ui.theme import Role, Type
from regulars.ui.touchy_words import topic_words
from regulars.ui.widgets.buttons import LinkButton, PlainButton
from regulars.ui.widgets.card import Card
from regulars.ui.widgets.chip import Chip
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.overlay import Overlay
from regulars.ui.widgets.reflow import ReflowRow
from regulars.ui.widgets.scrolled_middle import ScrolledMiddle
from regulars.ui.widgets.sentence import Piece, Sentence
from regulars.ui.widgets.words_field import WordsField

_KEYS = {
    Qt.Key.Key_K: Answer.KEEP,
    Qt.Key.Key_S: Answer.SOFTEN,
    Qt.Key.Key_V: Answer.VEIL,
    Qt.Key.Key_F: Answer.FORGET,
}
_PUT_OFF = Qt.Key.Key_P
_SIDE = 6
"""Words that can be edited stand so far inside their field: the others are in line with them."""


class _Words(WordsField):
    """Says when its editor opens, and when it goes."""

    edits = Signal(bool)

    def _open(self, value: str) -> QWidget:
        self.edits.emit(True)
        return super()._open(value)

    def _put_away(self) -> None:
        super()._put_away()
        self.edits.emit(False)


class LookThroughBox(Overlay):
    """The notes of the month. What is answered is kept at once: whoever closes half way goes on there."""

    def __init__(self, around: Surroundings, host: QWidget) -> None:
        super().__init__(around.theme, host, "", width=560)
        self._shell, self._desk = around.shell, around.desk
        self.model = LookThroughModel(around.desk, self)
        self._unveiled = self._typing = False
        self._shown: NoteId | None = None
        """Whose words stand in the field."""
        self._build()
        self._connect()

    # Building

    def _build(self) -> None:
        theme, panel = self._theme, self.panel
        theme.lay(self.body, (24, 20, 24, 18), 12)
        self.question = Sentence(theme, "", Type.HEADING, parent=panel)
        self.body.addWidget(self.question)
        middle = self._middle = ScrolledMiddle(theme, panel)
        self.body.addWidget(middle, 1)
        middle.column.addWidget(self._note_card())
        self.answers = {answer: self._answer_button(answer) for answer in Answer}
        for button in self.answers.values():
            row = ReflowRow(theme, 300, 14, below=2)
            theme.hold(button, min_width=130)
            row.addWidget(button)
            row.addWidget(Sentence(theme, button.accessibleDescription(), Type.BODY, Role.MUTED, parent=panel), 1)
            middle.column.addLayout(row)
        foot = FlowLayout(theme, 8)
        self.put_off = LinkButton(theme, "", "calendar", role=Role.MUTED, parent=panel)
        self.leave = LinkButton(theme, self.tr("Close for now (Esc)"), role=Role.MUTED, parent=panel)
        foot.addWidget(self.put_off)
        foot.addWidget(self.leave)
        self.body.addLayout(foot)
        # The whole is read as one: the keyboard begins here, and each answer has its key.
        panel.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _note_card(self) -> Card:
        theme = self._theme
        self.card = card = Card(theme, parent=self.panel)
        head = QHBoxLayout()
        theme.lay(head, (_SIDE, 0, _SIDE, 0), 10)
        self._about = Sentence(theme, "", Type.SMALL, Role.MUTED, parent=card)
        self._place = Sentence(theme, "", Type.SMALL, Role.MUTED, align=Qt.AlignmentFlag.AlignTrailing, parent=card)
        head.addWidget(self._about, 3)
        head.addWidget(self._place, 1)
        self.words = _Words(theme, "", type=Type.QUOTE, parent=card)
        self._how = Sentence(
            theme, self.tr("Enter keeps the new words, Esc the old ones."), Type.SMALL, Role.MUTED, parent=card
        )
        self._how.hide()
        self.unveil = LinkButton(theme, self.tr("Veiled: show it"), "eye-off", parent=card)
        self._said = Sentence(theme, "", Type.SMALL, Role.MUTED, parent=card)
        self._touchy = Chip(theme, "", "heart", "warn", parent=card)
        card.body.addLayout(head)
        card.body.addWidget(self.words)
        card.body.addWidget(self.unveil, 0, Qt.AlignmentFlag.AlignLeading)
        below = QVBoxLayout()
        theme.lay(below, (_SIDE, 0, _SIDE, 0), 8)
        for line in (self._how, self._said, self._touchy):
            below.addWidget(line)
        card.body.addLayout(below)
        return card

    def _answer_button(self, answer: Answer) -> PlainButton:
        text, what, icon = {
            Answer.KEEP: (self.tr("Keep (K)"), self.tr("It is true, and it may stay."), "check"),
            Answer.SOFTEN: (
                self.tr("Soften (S)"),
                self.tr("In kinder words; the old ones stay among its versions."),
                "leaf",
            ),
            Answer.VEIL: (self.tr("Veil (V)"), self.tr("It stays, and is shown only when you ask."), "eye-off"),
            Answer.FORGET: (self.tr("Forget (F)"), self.tr("It goes to the trash."), "trash-2"),
        }[answer]
        button = PlainButton(self._theme, text, icon, danger=answer is Answer.FORGET, parent=self.panel)
        button.setAccessibleDescription(what)
        return button

    def _connect(self) -> None:
        model = self.model
        model.changed.connect(self._show)
        model.answered.connect(self._answered)
        model.ended.connect(self._ended)
        model.refused.connect(self._refused)
        model.failed.connect(self._shell.tell)
        for answer, button in self.answers.items():
            button.clicked.connect(lambda _=False, answer=answer: self.answer(answer))
        self.words.edited.connect(self._soften)
        self.words.edits.connect(self._let_edit)
        self.unveil.clicked.connect(self._show_words)
        self.put_off.clicked.connect(self._wait)
        self.leave.clicked.connect(self.close_over)
        self.closed.connect(model.leave)

    # Asking

    def ask(self) -> None:
        """Look through the notes that are left of the round."""
        self.model.begin()

    def answer(self, answer: Answer) -> None:
        """What becomes of the note. Softening opens its words."""
        if answer is not Answer.SOFTEN:
            self.model.say(answer)
        elif self.model.asked is not None:
            self._show_words()
            self.words.start()

    def _show(self) -> None:
        asked, model = self.model.asked, self.model
        if asked is None:
            return
        if self.words.is_editing():
            if self._shown == asked.note.id:
                return  # something else was changed: the owner goes on typing
            self.panel.setFocus()  # the note is gone, and with it what was typed
        self._shown, self._unveiled = asked.note.id, False
        self.words.accept(kept=True)
        self.question.set_pieces(model.question())
        self._about.set_pieces([Piece(wording.isolated(asked.name), bold=True), Piece(f" · {model.kind()}")])
        self._place.set_pieces(model.place())
        self._said.set_pieces(model.certificate())
        topics = () if asked.note.veiled else model.topics()
        self._touchy.setVisible(bool(topics))
        if topics:
            self._touchy.setText(self.tr("Sounds like %1").replace("%1", topic_words(topics)))
        self.words.set_name(model.kind())
        self.words.show_stored("" if asked.note.veiled else asked.note.text)
        self.words.setVisible(not asked.note.veiled)
        self.unveil.setVisible(asked.note.veiled)
        self._let_answer()
        self.put_off.setVisible(model.round is not None and model.round.may_wait)
        self.put_off.set_text(self.tr("Put it off until %1 (P)").replace("%1", model.next_month()))
        self._name_it()
        if not self.isVisible():
            self.open(self.panel)
        else:
            self.place()
            self._middle.verticalScrollBar().setValue(0)
            self.panel.setFocus(Qt.FocusReason.OtherFocusReason)
            # It had the keyboard before, perhaps: then nothing else would say the next note.
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.panel, self.panel.accessibleName()))

    def _name_it(self) -> None:
        """The whole in one sentence for screen readers. Veiled words are in it only once they are shown."""
        asked, model = self.model.asked, self.model
        if asked is None:
            return
        words = asked.note.text if self._unveiled or not asked.note.veiled else self.tr("a veiled note")
        self.setAccessibleName(model.question())
        said = (f"{model.kind()}: {wording.isolated(words)}", model.certificate(), model.place())
        self.panel.setAccessibleName(f"{model.question()} {'. '.join(part.rstrip('.') for part in said)}")

    def _show_words(self) -> None:
        asked = self.model.asked
        if asked is None or not asked.note.veiled or self._unveiled:
            return
        self._unveiled = True
        self.words.show_stored(asked.note.text)
        self.words.show()
        self.unveil.hide()
        self._name_it()
        self.place()
        self.words.setFocus()

    def _soften(self, text: str) -> None:
        if self.model.asked is not None and self.model.asked.note.id == self._shown:
            self.model.say(Answer.SOFTEN, text)

    def _let_edit(self, is_open: bool) -> None:
        """While words are typed nothing else is answered: the click that keeps them must not mean the next note, too."""
        self._how.setVisible(is_open)
        if is_open:
            self._typing = True
            self._let_answer()
        else:
            QTimer.singleShot(0, self, self._end_typing)  # behind the click that ended it
        self.place()

    def _end_typing(self) -> None:
        self._typing = self.words.is_editing()
        self._let_answer()

    def _let_answer(self) -> None:
        asked = self.model.asked
        for answer, button in self.answers.items():
            is_so = answer is Answer.VEIL and asked is not None and asked.note.veiled
            button.setEnabled(not self._typing and not is_so)

    # What follows

    def _answered(self, answered: Answered) -> None:
        said, step = told(answered.answer, answered.name), answered.changes.step
        if answered.is_last:
            said = self.tr("%1. That was the last one for now.").replace("%1", said)
        self._shell.say(said, None if step is None else lambda: self._desk.undo(step))

    def _ended(self) -> None:
        if self.isVisible():
            self.close_over()
        else:
            self.model.leave()
            self._shell.say(
                self.tr("No note waits to be looked through: each was made or confirmed within the last month.")
            )

    def _refused(self, problem: KnownProblem) -> None:
        self.words.refuse(unfit.why_unfit(problem.values))
        self.place()

    def _wait(self) -> None:
        self.model.put_off(self._waits)

    def _waits(self, changes: Changes) -> None:
        step = changes.step
        self.close_over()
        said = self.tr("The notes wait until %1.").replace("%1", self.model.next_month())
        self._shell.say(said, None if step is None else lambda: self._desk.undo(step))

    # Keys

    def event(self, event: QEvent) -> bool:
        # While the box is open its keys are its own, whatever command of the page below has them.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_own(event):
            event.accept()
            return True
        return super().event(event)

    def _is_own(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        is_typed = isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
        return plain and not is_typed and Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._is_own(event):
            super().keyPressEvent(event)
            return
        answer = _KEYS.get(Qt.Key(event.key()))
        if answer is not None and self.answers[answer].isEnabled():
            self.answer(answer)
        elif event.key() == _PUT_OFF and self.put_off.isVisible():
            self._wait()
