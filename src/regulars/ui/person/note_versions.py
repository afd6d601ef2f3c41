"""What a note said before, each with the day until which it said so, and a way back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from regulars.domain.notes import Note, NoteId, NoteVersion
from regulars.ui import typed_dates, wording
from regulars.ui.person.editing import Editing
from regulars.ui.person.fields import SIDE
from regulars.ui.theme import Role, Type
from regulars.ui.widgets.buttons import LinkButton
from regulars.ui.widgets.sentence import Piece, Sentence


class NoteVersions(QWidget):
    """The versions of one note, newest first."""

    def __init__(self, editing: Editing, note: NoteId, parent: QWidget) -> None:
        super().__init__(parent)
        self._editing, self._note = editing, note
        self.said: list[NoteVersion] | None = None
        self.buttons: list[LinkButton] = []
        """ "Say that again" of each version."""
        self.setAccessibleName(self.tr("What it said before"))
        self._column = QVBoxLayout(self)
        editing.theme.lay(self._column, (SIDE, 6, SIDE, 0), 2)
        self._list: QWidget | None = None

    def tell(self, note: Note) -> None:
        """Show what this note said before."""
        self._note = note.id
        said = self._editing.verbs.notes.versions(note.id)
        if said != self.said:
            self.said = said
            self._show(said)

    def _show(self, said: list[NoteVersion]) -> None:
        theme = self._editing.theme
        if self._list is not None:
            self._column.removeWidget(self._list)
            self._list.hide()
            self._list.deleteLater()
        self._list = QWidget(self)
        column = QVBoxLayout(self._list)
        theme.lay(column, spacing=2)
        self.buttons = []
        for version in said:
            column.addWidget(Sentence(theme, self._words(version), Type.BODY, parent=self._list))
            again = LinkButton(theme, self.tr("Say that again"), "undo-2", parent=self._list)
            again.setAccessibleName(self.tr("Say that again: %1").replace("%1", wording.isolated(version.text)))
            again.clicked.connect(lambda _checked=False, version=version: self._say_again(version))
            column.addWidget(again, 0, Qt.AlignmentFlag.AlignLeading)
            self.buttons.append(again)
        self._column.addWidget(self._list)
        self._list.show()

    def _words(self, version: NoteVersion) -> list[Piece]:
        here = version.replaced_at.astimezone(self._editing.verbs.book.clock.now().tzinfo)
        until = self.tr("%1, until %2").replace("%1", wording.note_kind(version.kind))
        until = until.replace("%2", typed_dates.shown_day(here.date()))
        return [Piece(wording.isolated(version.text)), Piece(f"\n{until}", role=Role.MUTED, type=Type.SMALL)]

    def _say_again(self, version: NoteVersion) -> None:
        notes, note = self._editing.verbs.notes, self._note
        self._editing.save(lambda: notes.say_again(note, version))
