"""The preferences: what is known about somebody, by kind, each with its birth certificate."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from regulars.domain.notes import Note, NoteId, NoteKind
from regulars.ui import wording
from regulars.ui.person.editing import Editing
from regulars.ui.person.new_note import KINDS, NewNote
from regulars.ui.person.note_row import NoteRow
from regulars.ui.person.pairs import Pairs, make_wide
from regulars.ui.person.panel import Framed, Panel, inset
from regulars.ui.theme import Role, Type
from regulars.ui.widgets.buttons import LinkButton
from regulars.ui.widgets.hint import IconSpot
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.rows import Rows
from regulars.ui.widgets.sentence import Sentence
from regulars.ui.wording import translate

FIRST = 30
"""Notes that are shown at once, besides what must be avoided."""

AVOID_FIRST = 60
"""Things to avoid that are shown at once: all of them, unless somebody has more than one could ever keep in mind."""

_MORE = 100
_STEP = 8
"""Rows of each part that are built in one frame: the page is there before the last of them."""

_Group = tuple[NoteKind, str, Sequence[Note]]


class PreferencesView(Panel):
    """What must be avoided first and framed; the rest in two columns."""

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(editing, parent)
        self._shown = FIRST
        self._built = _STEP
        theme = editing.theme
        self.add_button = LinkButton(theme, self.tr("Add"), "plus", parent=self)
        self.add_button.setAccessibleName(self.tr("Add a preference"))
        self.add_button.clicked.connect(self.start_adding)
        self.head.addWidget(self.add_button)
        self.new = NewNote(editing, self)
        self.new.hide()
        self.new.kept_for_more.connect(self._say_more)
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
        avoid_shown = AVOID_FIRST + self._shown - FIRST
        self._avoid.tell((NoteKind.AVOID, "", avoid[: min(avoid_shown, self._built)]))
        self._avoid.setVisible(bool(avoid))
        self._groups.show(_grouped(others[: min(self._shown, self._built)]))
        hidden = max(len(others) - self._shown, 0) + max(len(avoid) - avoid_shown, 0)
        self.more.setVisible(hidden > 0)
        self.more.set_text(self.tr("Show more (%n left)", None, hidden) if hidden > 0 else "")
        self._empty.setVisible(not notes and self.new.isHidden())

    def build_next(self) -> bool:
        """Build a few more of the rows that are to be shown at once; False when all are there."""
        most = max(AVOID_FIRST, FIRST) + self._shown - FIRST
        if self._built >= min(most, len(self.editing.model.notes)):
            return False
        self._built += _STEP
        self.refresh()
        return True

    def rows(self) -> list[NoteRow]:
        """The rows of the notes that are shown, what must be avoided first."""
        return [row for group in (self._avoid, *self._groups.all()) for row in group.rows()]

    def row_of(self, note: NoteId) -> NoteRow | None:
        """The row of a note, built and with the keyboard on it; None where there is no such note."""
        notes = self.editing.model.notes
        if all(known.id != note for known in notes):
            return None
        self._shown = self._built = max(len(notes), self._shown)
        self.refresh()
        row = next((row for row in self.rows() if row.note.id == note), None)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)
        return row

    def start_adding(self) -> None:
        """Open the line in which a preference is typed."""
        self.new.show()
        self.new.start()
        self._empty.hide()

    @property
    def avoid(self) -> "NoteGroup":
        """The framed notes of what must be avoided; hidden where there is none."""
        return self._avoid

    def _say_more(self, note: int) -> None:
        row = next((row for row in self.rows() if row.note.id == note), None)
        if row is not None:
            row.open_more()

    def veil(self) -> None:
        """Hide again what was unveiled."""
        for group in (self._avoid, *self._groups.all()):
            group.veil()

    def _show_more(self) -> None:
        self._shown += _MORE
        self._built = AVOID_FIRST + self._shown
        self.refresh()

    def _make_group(self, group: _Group) -> "NoteGroup":
        made = NoteGroup(self.editing)
        made.tell(group)
        return made


def _grouped(notes: Sequence[Note]) -> list[tuple[Hashable, _Group]]:
    groups: dict[tuple[NoteKind, str], list[Note]] = {}
    for note in notes:
        groups.setdefault((note.kind, note.own_kind if note.kind is NoteKind.OWN else ""), []).append(note)
    ordered = sorted(groups, key=lambda key: (KINDS.index(key[0]), key[1].casefold()))
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
