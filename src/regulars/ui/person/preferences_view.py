"""The preferences: what is known about somebody, by kind, each with its birth certificate."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from regulars.domain.changes import Changes
from regulars.domain.notes import Note, NoteKind, Source
from regulars.ui import wording
from regulars.ui.person.editing import Editing
from regulars.ui.person.fields import SIDE, Pick
from regulars.ui.person.note_row import NoteRow
from regulars.ui.person.pairs import Pairs, make_wide
from regulars.ui.person.panel import Framed, Panel, inset
from regulars.ui.person.rows import Rows
from regulars.ui.theme import Role, Type
from regulars.ui.widgets.buttons import LinkButton, PlainButton
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.hint import IconSpot
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.sentence import Sentence
from regulars.ui.wording import translate

FIRST = 30
"""Notes that are shown at once, besides what must be avoided, which is shown always."""

_MORE = 100
_ORDER = (
    NoteKind.LIKES,
    NoteKind.IN_TOUCH,
    NoteKind.FAMILY,
    NoteKind.DISLIKES,
    NoteKind.WORK,
    NoteKind.SIZES,
    NoteKind.GIFTS,
    NoteKind.OTHER,
    NoteKind.OWN,
)

_Group = tuple[NoteKind, str, Sequence[Note]]


class PreferencesView(Panel):
    """What must be avoided first and framed; the rest in two columns."""

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(editing, parent)
        self._shown = FIRST
        theme = editing.theme
        self.add_button = LinkButton(theme, self.tr("Add"), "plus", parent=self)
        self.add_button.setAccessibleName(self.tr("Add a preference"))
        self.add_button.clicked.connect(self.start_adding)
        self.head.addWidget(self.add_button)
        self.new = NewNote(editing, self)
        self.new.hide()
        self.body.addLayout(inset(theme, self.new))
        self._empty = Sentence(theme, self.tr("What do they like, and what never again?"), Type.BODY, Role.MUTED)
        self.body.addLayout(inset(theme, self._empty))
        self._avoid = NoteGroup(editing, framed=True, parent=self)
        self.body.addLayout(inset(theme, self._avoid))
        groups = QWidget(self)
        self._groups: Rows[_Group, NoteGroup] = Rows(
            Pairs(theme, 196, 12, parent=groups), self._make_group, _show_group
        )
        self.body.addWidget(groups)
        self.more = LinkButton(theme, "", parent=self)
        self.more.clicked.connect(self._show_more)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)

    def title(self) -> str:
        """The heading."""
        return translate("PreferencesView", "Preferences")

    def refresh(self) -> None:
        """Show the model's notes."""
        notes = self.editing.model.notes
        avoid = [note for note in notes if note.kind is NoteKind.AVOID]
        others = [note for note in notes if note.kind is not NoteKind.AVOID]
        self._avoid.tell((NoteKind.AVOID, "", avoid))
        self._avoid.setVisible(bool(avoid))
        self._groups.show(_grouped(others[: self._shown]))
        hidden = len(others) - self._shown
        self.more.setVisible(hidden > 0)
        self.more.set_text(self.tr("Show more (%n left)", None, hidden) if hidden > 0 else "")
        self._empty.setVisible(not notes and self.new.isHidden())

    def rows(self) -> list[NoteRow]:
        """The rows of the notes that are shown, what must be avoided first."""
        return [row for group in (self._avoid, *self._groups.all()) for row in group.rows()]

    def start_adding(self) -> None:
        """Open the line in which a preference is typed."""
        self.new.show()
        self.new.start()
        self._empty.hide()

    def veil(self) -> None:
        """Hide again what was unveiled."""
        for group in (self._avoid, *self._groups.all()):
            group.veil()

    def _show_more(self) -> None:
        self._shown += _MORE
        self.refresh()

    def _make_group(self, group: _Group) -> "NoteGroup":
        made = NoteGroup(self.editing)
        made.tell(group)
        return made


def _grouped(notes: Sequence[Note]) -> list[tuple[Hashable, _Group]]:
    groups: dict[tuple[NoteKind, str], list[Note]] = {}
    for note in notes:
        groups.setdefault((note.kind, note.own_kind if note.kind is NoteKind.OWN else ""), []).append(note)
    ordered = sorted(groups, key=lambda key: (_ORDER.index(key[0]), key[1].casefold()))
    return [(key, (*key, tuple(groups[key]))) for key in ordered]


def _show_group(view: "NoteGroup", group: _Group) -> None:
    view.tell(group)


class NoteGroup(QWidget):
    """The notes of one kind under its name."""

    def __init__(self, editing: Editing, *, framed: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = editing.theme
        whole = QVBoxLayout(self)
        theme.lay(whole, spacing=0)
        box = Framed(theme, self) if framed else QWidget(self)
        column = box.body if isinstance(box, Framed) else QVBoxLayout(box)
        theme.lay(column, (4, 8, 4, 8) if framed else (0, 0, 0, 0), 3)
        whole.addWidget(box)
        if not framed:
            whole.addStretch(1)
        heading = inset(theme, spacing=6)
        if framed:
            heading.addWidget(IconSpot(theme, "ban", Role.SLIPPING, 14, parent=box))
        self._name = Label(theme, "", Type.SMALL_STRONG, Role.SLIPPING if framed else Role.MUTED, parent=box)
        heading.addWidget(self._name, 1)
        column.addLayout(heading)
        rows = QVBoxLayout()
        theme.lay(rows, spacing=4)
        column.addLayout(rows)
        self._rows: Rows[Note, NoteRow] = Rows(rows, self._make, NoteRow.tell)
        self._editing = editing

    def _make(self, note: Note) -> NoteRow:
        row = NoteRow(self._editing, note)
        row.toggled.connect(self._widen)
        return row

    def _widen(self) -> None:
        """Details need the whole width of the card."""
        make_wide(self, any(row.details is not None for row in self._rows.all()))

    def tell(self, group: _Group) -> None:
        """Show these notes."""
        kind, own_kind, notes = group
        self._name.setText(own_kind or wording.note_kind(kind))
        self._rows.show([(note.id, note) for note in notes])
        self._widen()

    def rows(self) -> list[NoteRow]:
        """The rows of the notes."""
        return self._rows.all()

    def veil(self) -> None:
        """Hide again what was unveiled."""
        for row in self._rows.all():
            row.veil()


class NewNote(QWidget):
    """One line for a new preference. Told in person today, unless said otherwise; Enter keeps it, Esc closes the line."""

    def __init__(self, editing: Editing, parent: QWidget) -> None:
        super().__init__(parent)
        self._editing = editing
        theme = editing.theme
        self.text = QLineEdit(self)
        self.text.setPlaceholderText(self.tr("Oat milk flat white, no sugar"))
        self.text.setAccessibleName(self.tr("New preference"))
        self.text.returnPressed.connect(self._keep)
        kinds = [kind for kind in NoteKind if kind is not NoteKind.OWN]
        kinds.sort(key=lambda kind: (*_ORDER, NoteKind.AVOID).index(kind))
        self.kind = Pick(theme, self.tr("Kind"), [(kind, wording.note_kind(kind)) for kind in kinds], parent=self)
        self.source = Pick(theme, self.tr("Known from"), [(one, wording.source(one)) for one in Source], parent=self)
        self._keep_button = PlainButton(theme, self.tr("Keep"), parent=self)
        self._keep_button.clicked.connect(self._keep)
        self._problem = Sentence(theme, "", Type.SMALL, Role.SLIPPING, parent=self)
        self._problem.hide()
        column = QVBoxLayout(self)
        theme.lay(column, (0, 0, 0, SIDE), 6)
        column.addWidget(self.text)
        column.addWidget(self._problem)
        choices = QWidget(self)
        row = FlowLayout(theme, 6, parent=choices)
        for widget in (self.kind, self.source, self._keep_button):
            row.addWidget(widget)
        column.addWidget(choices)

    def start(self) -> None:
        """Put the cursor into the line."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self, *, kept: bool) -> None:
        """It is in the book: ready for the next one."""
        self._problem.hide()
        self.text.clear()

    def refuse(self, why: str) -> None:
        """It does not fit: the words stay."""
        self._problem.set_pieces(why)
        self._problem.show()

    def _keep(self) -> None:
        text = self.text.text().strip()
        if not text:
            self.start()
            return
        person, notes = self._editing.person, self._editing.verbs.notes
        kind, source = self.kind.value(), self.source.value()

        def add() -> Changes:
            return notes.add(person, text, kind=kind, source=source)

        self._editing.save(add, self)
