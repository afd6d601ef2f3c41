"""The card with what is known of a circle: added, edited and removed where it stands."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from regulars.domain.changes import Changes
from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.notes import Note, NoteId, NoteKind, Source
from regulars.domain.people import CircleId
from regulars.ui import wording
from regulars.ui.screen import Surroundings
from regulars.ui.theme import Role, Type
from regulars.ui.unfit import why_unfit
from regulars.ui.widgets.buttons import IconButton, LinkButton, PlainButton
from regulars.ui.widgets.card import Card
from regulars.ui.widgets.choice import Choice
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.rows import Rows
from regulars.ui.widgets.sentence import Sentence
from regulars.ui.widgets.words_field import WordsField
from regulars.ui.wording import translate

_KINDS = [kind for kind in (NoteKind.OTHER, *NoteKind) if kind is not NoteKind.OWN]
_KINDS = list(dict.fromkeys(_KINDS))
_SOURCES = list(Source)


class _Field(Protocol):
    def accept(self, *, kept: bool) -> None: ...
    def refuse(self, why: str) -> None: ...


class CircleNotes(Card):
    """The notes of one circle."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        theme = around.theme
        super().__init__(theme, parent=parent)
        self.setAccessibleName(self.tr("Notes of the circle"))
        self._around = around
        self._circle: CircleId | None = None
        self.unveiled: set[NoteId] = set()
        head = QHBoxLayout()
        head.addWidget(Label(theme, self.tr("Notes"), Type.SECTION, parent=self), 1)
        self.body.addLayout(head)
        self._empty = Sentence(
            theme, self.tr("What they share: a day, a place, a taste, what to leave unsaid."), Type.BODY, Role.MUTED
        )
        self.body.addWidget(self._empty)
        column = QVBoxLayout()
        theme.lay(column, spacing=6)
        self.body.addLayout(column)
        self.line = QLineEdit(self)
        self.line.setAccessibleName(self.tr("New note about the circle"))
        self.line.setPlaceholderText(self.tr("Third Thursday. Bring the list."))
        self.line.returnPressed.connect(self._keep)
        self.kind = Choice(theme, self.tr("Kind"), [wording.note_kind(kind) for kind in _KINDS], parent=self)
        self.source = Choice(theme, self.tr("Known from"), [wording.source(one) for one in _SOURCES], parent=self)
        self.keep_button = PlainButton(theme, self.tr("Keep"), "plus", parent=self)
        self.keep_button.clicked.connect(self._keep)
        self._problem = Sentence(theme, "", Type.SMALL, Role.SLIPPING, parent=self)
        self._problem.hide()
        choices = QWidget(self)
        row = FlowLayout(theme, 6, parent=choices)
        for control in (self.kind, self.source, self.keep_button):
            row.addWidget(control)
        for part in (self.line, self._problem, choices):
            self.body.addWidget(part)
        self._rows: Rows[Note, NoteLine] = Rows(column, self._make, NoteLine.tell, self.line)

    def tell(self, circle: CircleId, notes: list[Note]) -> None:
        """Show the notes of this circle."""
        if circle != self._circle:
            self._rows.show([])
            self.line.clear()
        self._circle = circle
        self._rows.show([(note.id, note) for note in notes])
        self._empty.setVisible(not notes)

    def lines(self) -> list["NoteLine"]:
        """The notes that are shown."""
        return self._rows.all()

    def veil(self) -> None:
        """Hide again what was unveiled."""
        if self.unveiled:
            self.unveiled.clear()
            for line in self.lines():
                line.tell(line.note)

    def start(self) -> None:
        """The keyboard into the line of a new note."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self, *, kept: bool) -> None:
        """It is in the book: ready for the next one."""
        self._problem.hide()
        self.line.clear()

    def refuse(self, why: str) -> None:
        """It does not fit: the words stay."""
        self._problem.set_pieces(why)
        self._problem.show()
        self.line.setAccessibleDescription(why)

    def _keep(self) -> None:
        circle, text = self._circle, self.line.text().strip()
        if circle is None or not text:
            self.start()
            return
        circles = self._around.desk.verbs.circles
        kind, source = _KINDS[self.kind.currentIndex()], _SOURCES[self.source.currentIndex()]
        self.save(lambda: circles.add_note(circle, text, kind, source), self)

    def save(self, verb: Callable[[], Changes], field: "_Field | None" = None) -> None:
        """Change the book, and say so with Undo; what does not fit is said at the field."""

        def done(changes: Changes) -> None:
            if field is not None and (not isinstance(field, QWidget) or isValid(field)):
                field.accept(kept=changes.step is not None)
            self._around.shell.say_done(changes)

        def failed(problem: KnownProblem) -> None:
            if field is not None and problem.code is Problem.BAD_VALUE:
                field.refuse(why_unfit(problem.values))
            else:
                self._around.shell.tell(problem)

        self._around.desk.do(verb, done, failed)

    def _make(self, note: Note) -> "NoteLine":
        return NoteLine(self._around, self, note)


class NoteLine(QWidget):
    """One note: its words, its kind, where it is known from. Veiled words are shown when the owner asks for them."""

    def __init__(self, around: Surroundings, notes: CircleNotes, note: Note) -> None:
        super().__init__()
        theme = around.theme
        self._around, self._notes = around, notes
        self.note = note
        self.words = WordsField(theme, self.tr("Note"), "", parent=self)
        self.words.edited.connect(self._save)
        self.unveil_button = LinkButton(theme, self.tr("Veiled"), "eye-off", parent=self)
        self.unveil_button.setAccessibleName(self.tr("Veiled note. Show it"))
        self.unveil_button.clicked.connect(self._unveil)
        self._print = Label(theme, "", Type.TINY, Role.MUTED, parent=self)
        self.remove = IconButton(theme, "x", "", framed=False, parent=self)
        self.remove.clicked.connect(self._remove)
        words = QVBoxLayout()
        theme.lay(words, spacing=0)
        words.addWidget(self.words)
        words.addWidget(self.unveil_button, 0, Qt.AlignmentFlag.AlignLeading)
        below = QHBoxLayout()
        theme.lay(below, (6, 0, 6, 0), 0)
        below.addWidget(self._print)
        words.addLayout(below)
        row = QHBoxLayout(self)
        theme.lay(row, spacing=4)
        row.addLayout(words, 1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self.tell(note)

    def tell(self, note: Note) -> None:
        """Show this note."""
        self.note = note
        hidden = note.veiled and note.id not in self._notes.unveiled
        self.words.setVisible(not hidden)
        self.unveil_button.setVisible(hidden)
        self.words.show_stored("" if hidden else note.text)
        self.words.set_role(Role.SLIPPING if note.kind is NoteKind.AVOID else Role.INK)
        today = self._around.desk.verbs.book.clock.today()
        said = translate("NoteLine", "%1 · %2").replace("%1", wording.note_kind(note.kind))
        self._print.setText(said.replace("%2", wording.certificate(note.source, note.source_day, today)))
        name = self.tr("Remove the veiled note") if hidden else self.tr("Remove: %1").replace("%1", note.text)
        self.remove.setAccessibleName(name)

    def _unveil(self) -> None:
        self._notes.unveiled.add(self.note.id)
        self.tell(self.note)
        self.words.setFocus()

    def _save(self, text: str) -> None:
        notes, note = self._around.desk.verbs.notes, self.note.id
        self._notes.save(lambda: notes.edit(note, text=text), self.words)

    def _remove(self) -> None:
        notes, note = self._around.desk.verbs.notes, self.note.id
        self._notes.save(lambda: notes.delete(note))
