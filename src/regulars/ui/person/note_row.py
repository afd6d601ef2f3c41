"""One preference note: its words, where it is known from, and what is asked about it when it grows old or ends."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from regulars.domain.changes import Changes
from regulars.domain.notes import Note, NoteKind
from regulars.domain.unchanged import UNCHANGED
from regulars.ui import wording
from regulars.ui.person.detailed_row import DetailedRow
from regulars.ui.person.editing import Editing
from regulars.ui.person.form import Form
from regulars.ui.person.note_details import NoteDetails
from regulars.ui.person.touchy_line import TouchyLine
from regulars.ui.theme import Role
from regulars.ui.widgets.buttons import LinkButton
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.wording import translate


class NoteRow(DetailedRow):
    """A note. Veiled words are shown only when the owner asks for them, and until the page is left."""

    def __init__(self, editing: Editing, note: Note) -> None:
        super().__init__(editing, wording.note_kind(note.kind), self._make)
        self._note = note
        self.words.edited.connect(self._save_words)
        self.unveil_button: LinkButton | None = None
        self.touchy: TouchyLine | None = None
        self._question: QWidget | None = None
        self._asked = ""
        self.answers: list[LinkButton] = []
        """What can be answered at once: still true; or keep on, erase."""
        self.tell(note)

    def tell(self, note: Note) -> None:
        """Show this note."""
        self._note = note
        today = self.editing.today
        hidden = note.veiled and note.id not in self.editing.model.unveiled
        self._show_veil(hidden)
        self.words.setVisible(not hidden)
        self.words.show_stored("" if hidden else note.text)
        self.words.set_role(Role.MUTED if note.has_faded(today) or note.is_over(today) else Role.INK)
        said = certificate(note, today)
        self.words.set_name(_kind(note))
        self.set_print(said)
        self._show_question("" if hidden else "over" if note.is_over(today) else "aged" if note.is_aged(today) else "")
        if isinstance(self._details, NoteDetails):
            self._details.tell(note)

    @property
    def note(self) -> Note:
        """What is shown."""
        return self._note

    def about(self) -> str:
        """Its words, where they are not veiled."""
        return self.words.text() or translate("NoteRow", "%1, a veiled note").replace("%1", _kind(self._note))

    def veil(self) -> None:
        """Hide veiled words again."""
        if self._note.veiled:
            self.tell(self._note)

    def open_more(self) -> None:
        """Open everything that can be said about the note."""
        if self.details is None:
            self.toggle_details()
        if isinstance(self._details, NoteDetails):
            self._details.open_more()

    def _save_words(self, text: str) -> None:
        """Words that turn touchy are veiled with the same step, and asked about below; the veil is off with one click."""
        notes, note = self.editing.verbs.notes, self._note
        is_new = bool(set(notes.touches(text)) - set(notes.touches(note.text)))
        veil = is_new and not note.veiled and note.kind is not NoteKind.AVOID
        if is_new and note.consent is None:
            self._ask_about(text)
        if veil:
            self.editing.model.unveiled.add(note.id)  # the owner has just typed it
        self.editing.save(lambda: notes.edit(note.id, text=text, veiled=True if veil else UNCHANGED), self.words)

    def _ask_about(self, text: str) -> None:
        notes = self.editing.verbs.notes
        if self.touchy is None:
            self.touchy = TouchyLine(self.editing, self)
            self.touchy.consent.picked.connect(
                lambda agreed: self._answer(lambda: notes.edit(self._note.id, consent=agreed))
            )
            self.touchy.veil.clicked.connect(
                lambda on: self.editing.save(lambda: notes.edit(self._note.id, veiled=bool(on)))
            )
            self.column.insertWidget(self.column.indexOf(self.print), self.touchy)
        self.touchy.forget()
        self.touchy.look_at(text, self._note.kind)

    def _answer(self, verb: Callable[[], Changes]) -> None:
        if self.touchy is not None:
            self.touchy.hide()
        self.words.setFocus()
        self.editing.save(verb)

    def _show_question(self, asked: str) -> None:
        """An old note asks whether it is still true, an ended one whether it may go."""
        if asked == self._asked:
            return
        self._asked = asked
        if self._question is not None:
            self.column.removeWidget(self._question)
            self._question.hide()
            self._question.deleteLater()
            self._question = None
        self.answers = []
        if not asked:
            return
        notes = self.editing.verbs.notes
        self._question = QWidget(self)
        row = FlowLayout(self.editing.theme, 2, parent=self._question)
        tr = translate
        offered: list[tuple[str, str, Callable[[], Changes]]] = (
            [
                (tr("NoteRow", "Keep it on"), "check", lambda: notes.edit(self._note.id, until=None)),
                (tr("NoteRow", "Erase"), "trash-2", lambda: notes.delete(self._note.id)),
            ]
            if asked == "over"
            else [(tr("NoteRow", "Still true"), "check", lambda: notes.confirm(self._note.id))]
        )
        for words, icon, verb in offered:
            button = LinkButton(self.editing.theme, words, icon, parent=self._question)
            button.setAccessibleName(f"{words}: {self._note.text}")
            button.clicked.connect(lambda _checked=False, verb=verb: self.editing.save(verb))
            row.addWidget(button)
            self.answers.append(button)
        self.column.insertWidget(self.column.indexOf(self.print) + 1, self._question)
        self._question.show()

    def _show_veil(self, hidden: bool) -> None:
        if self.unveil_button is None and hidden:
            self.unveil_button = LinkButton(self.editing.theme, self.tr("Veiled"), "eye-off", parent=self)
            self.unveil_button.setAccessibleName(self.tr("%1, a veiled note. Show it").replace("%1", _kind(self._note)))
            self.unveil_button.clicked.connect(self._unveil)
            self.column.insertWidget(0, self.unveil_button, 0, Qt.AlignmentFlag.AlignLeading)
        if self.unveil_button is not None:
            self.unveil_button.setVisible(hidden)

    def _unveil(self) -> None:
        self.editing.model.unveiled.add(self._note.id)
        self.tell(self._note)
        self.words.setFocus()

    def _make(self) -> Form:
        return NoteDetails(self.editing, self._note, self)


def _kind(note: Note) -> str:
    return note.own_kind or wording.note_kind(note.kind)


def certificate(note: Note, today: date) -> str:
    """ "they said · Mar · at the counter · still true Aug · 2 y old"."""
    parts = [wording.certificate(note.source, note.source_day, today)]
    if note.source_place:
        parts.append(wording.isolated(note.source_place))
    if note.confirmed_on is not None:
        confirmed = translate("NoteRow", "still true %1")
        parts.append(confirmed.replace("%1", wording.short_day(note.confirmed_on, today)))
    if note.until is not None:
        until = translate("NoteRow", "ended %1") if note.is_over(today) else translate("NoteRow", "until %1")
        parts.append(until.replace("%1", wording.short_day(note.until, today)))
    if note.is_aged(today) and note.years_old(today):
        parts.append(wording.years_old(note.years_old(today)))
    return " · ".join(parts)
