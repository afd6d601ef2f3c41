"""One preference note: its words, where it is known from, and all that can be said about it."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from regulars.domain.changes import Changes
from regulars.domain.notes import Note, NoteKind, Source, Strength
from regulars.domain.unchanged import UNCHANGED
from regulars.ui import wording
from regulars.ui.person import typed_dates
from regulars.ui.person.detailed_row import DetailedRow
from regulars.ui.person.editing import Editing
from regulars.ui.person.fields import Field
from regulars.ui.person.form import Form
from regulars.ui.person.note_versions import NoteVersions
from regulars.ui.widgets.buttons import LinkButton
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.wording import translate


class NoteRow(DetailedRow):
    """A note. Veiled words are shown only when the owner asks for them, and until the page is left."""

    def __init__(self, editing: Editing, note: Note) -> None:
        super().__init__(editing, wording.note_kind(note.kind), self._make)
        self._note = note
        notes = editing.verbs.notes
        self.words.edited.connect(lambda text: editing.save(lambda: notes.edit(self._note.id, text=text), self.words))
        self.unveil_button: LinkButton | None = None
        self.tell(note)

    def tell(self, note: Note) -> None:
        """Show this note."""
        self._note = note
        hidden = note.veiled and note.id not in self.editing.model.unveiled
        self._show_veil(hidden)
        self.words.setVisible(not hidden)
        self.words.show_stored("" if hidden else note.text)
        said = certificate(note, self.editing.today)
        self.print.set_words(said, translate("NoteRow", "Known from: %1. Details").replace("%1", said))
        if isinstance(self._details, NoteDetails):
            self._details.tell(note)

    def veil(self) -> None:
        """Hide veiled words again."""
        if self._note.veiled:
            self.tell(self._note)

    def _show_veil(self, hidden: bool) -> None:
        if self.unveil_button is None and hidden:
            self.unveil_button = LinkButton(self.editing.theme, self.tr("Veiled"), "eye-off", parent=self)
            self.unveil_button.setAccessibleName(self.tr("Veiled note. Show it"))
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


class NoteDetails(Form):
    """Kind, source, strength, veil, and until when it holds."""

    def __init__(self, editing: Editing, note: Note, parent: QWidget) -> None:
        super().__init__(editing, parent)
        notes, id_ = editing.verbs.notes, note.id
        kinds: list[tuple[NoteKind, str]] = [
            (kind, wording.note_kind(kind)) for kind in NoteKind if kind is not NoteKind.OWN
        ]
        kinds.append((NoteKind.OWN, self.tr("A kind of my own")))
        self.kind = self.pick(self.tr("Kind"), kinds, self._set_kind)
        self._own_kind = self.line(
            self.tr("Called"),
            self.tr("add a word for it"),
            lambda word: notes.edit(id_, kind=NoteKind.OWN, own_kind=word),
        )
        self.source = self.pick(
            self.tr("Known from"),
            [(source, wording.source(source)) for source in Source],
            lambda source: notes.edit(id_, source=source),
        )
        self._day = self.day(
            self.tr("On"), self.tr("add a day"), lambda day: notes.edit(id_, source_day=day or UNCHANGED)
        )
        self._place = self.line(self.tr("Where"), self.tr("add a place"), lambda place: notes.edit(id_, place=place))
        self._strength = self.pick(
            self.tr("Matters"),
            [
                (Strength.MILD, self.tr("A little")),
                (Strength.CLEAR, self.tr("Clearly")),
                (Strength.STRONG, self.tr("Very much")),
            ],
            lambda strength: notes.edit(id_, strength=strength),
        )
        self._purpose = self.line(
            self.tr("Used for"), self.tr("add what it may be used for"), lambda text: notes.edit(id_, purpose=text)
        )
        self._until = self.day(
            self.tr("Holds until"), self.tr("add an end"), lambda day: notes.edit(id_, until=day), ahead=True
        )
        self._review = self.day(
            self.tr("Ask again"), self.tr("add a day"), lambda day: notes.edit(id_, review_on=day), ahead=True
        )
        self.veiled = self.switch(self.tr("Veiled"), lambda on: notes.edit(id_, veiled=on))
        self._id = id_
        self.column.addWidget(self._make_buttons())
        self.versions = NoteVersions(editing, id_, self)
        self.versions.hide()
        self.column.addWidget(self.versions)
        self.tell(note)

    def _make_buttons(self) -> QWidget:
        editing, notes = self.editing, self.editing.verbs.notes
        buttons = QWidget(self)
        row = FlowLayout(self.theme, 6, parent=buttons)
        true = LinkButton(self.theme, self.tr("Still true today"), "check", parent=buttons)
        true.clicked.connect(lambda: editing.save(lambda: notes.confirm(self._id)))
        self.remove = LinkButton(self.theme, self.tr("Remove"), "trash-2", parent=buttons)
        self.remove.clicked.connect(lambda: editing.save(lambda: notes.delete(self._id)))
        self.before = LinkButton(self.theme, self.tr("What it said before"), "history", parent=buttons)
        self.before.clicked.connect(lambda: self.versions.setVisible(self.versions.isHidden()))
        for button in (true, self.before, self.remove):
            row.addWidget(button)
        return buttons

    @property
    def fields(self) -> dict[str, Field]:
        """The lines by what they hold."""
        return {"day": self._day, "place": self._place, "purpose": self._purpose, "until": self._until}

    def tell(self, note: Note) -> None:
        """Show this note."""
        self._id = note.id
        self.kind.show_stored(note.kind)
        self._own_kind.show_stored(note.own_kind)
        self.source.show_stored(note.source)
        self._day.show_stored(typed_dates.shown_day(note.source_day))
        self._place.show_stored(note.source_place)
        self._strength.show_stored(note.strength)
        self._purpose.show_stored(note.purpose)
        self._until.show_stored(typed_dates.shown_day(note.until))
        self._review.show_stored(typed_dates.shown_day(note.review_on))
        self.veiled.setChecked(note.veiled)
        # What a veiled note said before is as private as what it says.
        hidden = note.veiled and note.id not in self.editing.model.unveiled
        self.versions.tell(note)
        self.before.setVisible(bool(self.versions.said) and not hidden)
        if self.before.isHidden():
            self.versions.hide()

    def _set_kind(self, kind: NoteKind) -> Changes:
        notes = self.editing.verbs.notes
        if kind is not NoteKind.OWN:
            return notes.edit(self._id, kind=kind)
        # A kind of one's own needs a word; it begins with the general one, and is edited below.
        return notes.edit(self._id, kind=kind, own_kind=self._own_kind.text() or wording.note_kind(kind))


def certificate(note: Note, today: date) -> str:
    """ "they said · Mar · at the counter · confirmed Aug"."""
    parts = [wording.certificate(note.source, note.source_day, today)]
    if note.source_place:
        parts.append(wording.isolated(note.source_place))
    if note.confirmed_on is not None:
        confirmed = translate("NoteRow", "still true %1")
        parts.append(confirmed.replace("%1", wording.short_day(note.confirmed_on, today)))
    if note.until is not None:
        until = translate("NoteRow", "until %1")
        parts.append(until.replace("%1", wording.short_day(note.until, today)))
    return " · ".join(parts)
