"""All that can be said about one preference note: where it is known from in one tap, the rest folded under "More"."""

from PySide6.QtWidgets import QWidget

from regulars.domain.changes import Changes
from regulars.domain.notes import Note, NoteKind, Strength
from regulars.domain.unchanged import UNCHANGED
from regulars.ui import typed_dates, wording
from regulars.ui.person.choice_chips import ChoiceChips
from regulars.ui.person.editing import Editing
from regulars.ui.person.fields import Field
from regulars.ui.person.form import Form
from regulars.ui.person.new_note import source_options
from regulars.ui.person.note_versions import NoteVersions
from regulars.ui.widgets.buttons import LinkButton
from regulars.ui.widgets.flow_layout import FlowLayout


class NoteDetails(Form):
    """Source and kind; then, folded, strength, consent, day, place, purpose, review, end and veil."""

    def __init__(self, editing: Editing, note: Note, parent: QWidget) -> None:
        super().__init__(editing, parent)
        notes, self._id = editing.verbs.notes, note.id
        self.source = ChoiceChips(
            self.theme,
            self.tr("Known from"),
            [(one, wording.source(one)) for one, _ in source_options()],
            parent=self,
        )
        self.source.picked.connect(
            lambda source: editing.save(lambda: notes.edit(self._id, source=source), self.source)
        )
        self.column.addWidget(self.source)
        kinds: list[tuple[NoteKind, str]] = [
            (kind, wording.note_kind(kind)) for kind in NoteKind if kind is not NoteKind.OWN
        ]
        kinds.append((NoteKind.OWN, self.tr("A kind of my own")))
        self.kind = self.pick(self.tr("Kind"), kinds, self._set_kind)
        self._own_kind = self.line(
            self.tr("Called"),
            self.tr("add a word for it"),
            lambda word: notes.edit(self._id, kind=NoteKind.OWN, own_kind=word),
        )
        self._own_row = self._own_kind.parentWidget()
        self.column.addWidget(self._make_buttons())
        self.versions = NoteVersions(editing, self._id, self)
        self.versions.hide()
        self.column.addWidget(self.versions)
        self._rest = _MoreDetails(editing, note, self)
        self._rest.hide()
        self.column.addWidget(self._rest)
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
        self.more = LinkButton(self.theme, self.tr("More"), "chevron-down", parent=buttons)
        self.more.clicked.connect(lambda: self._fold(self._rest.isHidden()))
        for button in (true, self.before, self.remove, self.more):
            row.addWidget(button)
        return buttons

    def open_more(self) -> None:
        """Unfold the rest."""
        self._fold(True)

    def _fold(self, unfolded: bool) -> None:
        self._rest.setVisible(unfolded)
        self.more.set_text(self.tr("Less") if unfolded else self.tr("More"))
        self.more.set_icon("chevron-up" if unfolded else "chevron-down")

    @property
    def fields(self) -> dict[str, Field]:
        """The lines by what they hold."""
        return self._rest.fields

    @property
    def rest(self) -> "_MoreDetails":
        """What is folded under "More"."""
        return self._rest

    def tell(self, note: Note) -> None:
        """Show this note."""
        self._id = note.id
        self.kind.show_stored(note.kind)
        self._own_kind.show_stored(note.own_kind)
        if self._own_row is not None:
            self._own_row.setVisible(note.kind is NoteKind.OWN)
        self.source.show_stored(note.source)
        # What a veiled note said before is as private as what it says.
        hidden = note.veiled and note.id not in self.editing.model.unveiled
        self.versions.tell(note)
        self.before.setVisible(bool(self.versions.said) and not hidden)
        if self.before.isHidden():
            self.versions.hide()
        self._rest.tell(note)

    def _set_kind(self, kind: NoteKind) -> Changes:
        notes = self.editing.verbs.notes
        if kind is not NoteKind.OWN:
            return notes.edit(self._id, kind=kind)
        # A kind of one's own needs a word; it begins with the general one, and is edited below.
        return notes.edit(self._id, kind=kind, own_kind=self._own_kind.text() or wording.note_kind(kind))


class _MoreDetails(Form):
    """What few notes need."""

    def __init__(self, editing: Editing, note: Note, parent: QWidget) -> None:
        super().__init__(editing, parent)
        notes, self._id = editing.verbs.notes, note.id
        self._strength = self.pick(
            self.tr("Matters"),
            [
                (Strength.MILD, self.tr("A little")),
                (Strength.CLEAR, self.tr("Clearly")),
                (Strength.STRONG, self.tr("Very much")),
            ],
            lambda strength: notes.edit(self._id, strength=strength),
        )
        self.consent = self.pick(
            self.tr("May I note it?"),
            [
                (None, self.tr("Not asked yet")),
                (True, self.tr("They said yes")),
                (False, self.tr("They would rather not")),
            ],
            lambda consent: notes.edit(self._id, consent=consent),
        )
        self._purpose = self.line(
            self.tr("May I use it to"), self.tr("add what for"), lambda text: notes.edit(self._id, purpose=text)
        )
        self._day = self.day(
            self.tr("On"), self.tr("add a day"), lambda day: notes.edit(self._id, source_day=day or UNCHANGED)
        )
        self._place = self.line(
            self.tr("Where"), self.tr("add a place"), lambda place: notes.edit(self._id, place=place)
        )
        self._review = self.day(
            self.tr("Ask again"), self.tr("add a day"), lambda day: notes.edit(self._id, review_on=day), ahead=True
        )
        self._until = self.day(
            self.tr("Holds until"), self.tr("add an end"), lambda day: notes.edit(self._id, until=day), ahead=True
        )
        self.veiled = self.switch(self.tr("Veiled"), lambda on: notes.edit(self._id, veiled=on))
        self.tell(note)

    @property
    def fields(self) -> dict[str, Field]:
        """The lines by what they hold."""
        return {
            "day": self._day,
            "place": self._place,
            "purpose": self._purpose,
            "until": self._until,
            "review": self._review,
        }

    def tell(self, note: Note) -> None:
        """Show this note."""
        self._id = note.id
        self._strength.show_stored(note.strength)
        self.consent.show_stored(note.consent)
        self._purpose.show_stored(note.purpose)
        self._day.show_stored(typed_dates.shown_day(note.source_day))
        self._place.show_stored(note.source_place)
        self._review.show_stored(typed_dates.shown_day(note.review_on))
        self._until.show_stored(typed_dates.shown_day(note.until))
        self.veiled.setChecked(note.veiled)
