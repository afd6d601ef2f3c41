"""The line in which a preference is typed: its words, where it is known from, its kind; the rest on demand."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from regulars.domain.changes import Changes
from regulars.domain.notes import NoteKind, Source
from regulars.ui import wording
from regulars.ui.person.choice_chips import ChoiceChips
from regulars.ui.person.editing import Editing
from regulars.ui.person.fields import SIDE, Pick
from regulars.ui.person.touchy_line import TouchyLine
from regulars.ui.theme import Role, Type
from regulars.ui.widgets.buttons import LinkButton, PlainButton
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.sentence import Sentence
from regulars.ui.wording import translate

KINDS = (
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
"""The kinds in the order in which the card shows them, below what must be avoided."""


class NewNote(QWidget):
    """Told in person today, unless said otherwise; Enter keeps it, Esc closes the line.

    `kept_for_more` carries the note that was kept to say more about it.
    """

    kept_for_more = Signal(int)

    def __init__(self, editing: Editing, parent: QWidget) -> None:
        super().__init__(parent)
        self._editing = editing
        theme = editing.theme
        self.text = QLineEdit(self)
        self.text.setPlaceholderText(self.tr("Oat milk flat white, no sugar"))
        self.text.setAccessibleName(self.tr("New preference"))
        self.text.returnPressed.connect(lambda: self._keep())
        self.text.textChanged.connect(lambda _: self._look())
        self.kind = Pick(theme, self.tr("Kind"), kind_options([]), parent=self)
        self.kind.picked.connect(lambda _: self._look())
        self.source = ChoiceChips(theme, self.tr("Known from"), source_options(), parent=self)
        self.touchy = TouchyLine(editing, self)
        self._keep_button = PlainButton(theme, self.tr("Keep"), parent=self)
        self._keep_button.clicked.connect(lambda: self._keep())
        self.more = LinkButton(theme, self.tr("More …"), parent=self)
        self.more.setAccessibleName(self.tr("Keep it and say more: strength, day, place, end"))
        self.more.clicked.connect(self._keep_for_more)
        self._problem = Sentence(theme, "", Type.SMALL, Role.SLIPPING, parent=self)
        self._problem.hide()
        choices = QWidget(self)
        row = FlowLayout(theme, 6, parent=choices)
        for widget in (self.kind, self._keep_button, self.more):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        theme.lay(column, (0, 0, 0, SIDE), 6)
        for part in (self.text, self._problem, self.source, self.touchy, choices):
            column.addWidget(part)

    def start(self) -> None:
        """Put the cursor into the line."""
        self.kind.offer(kind_options(self._editing.verbs.trade.note_kinds()))
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self, *, kept: bool) -> None:
        """It is in the book: ready for the next one."""
        self._problem.hide()
        self.text.clear()
        self.source.show_stored(Source.TOLD)
        self.touchy.forget()

    def refuse(self, why: str) -> None:
        """It does not fit: the words stay."""
        self._problem.set_pieces(why)
        self._problem.show()

    def _look(self) -> None:
        kind = self.kind.value()
        self.touchy.look_at(self.text.text(), kind if isinstance(kind, NoteKind) else NoteKind.OWN)

    def _keep_for_more(self) -> None:
        def say_more(changes: Changes) -> None:
            if changes.created is not None:
                self.kept_for_more.emit(changes.created)

        self._keep(say_more)

    def _keep(self, then: Callable[[Changes], None] | None = None) -> None:
        text = self.text.text().strip()
        if not text:
            self.start()
            return
        if self.touchy.is_waiting():
            self.touchy.ask()
            return
        person, notes = self._editing.person, self._editing.verbs.notes
        kind, source = self.kind.value(), self.source.value()
        own_kind = "" if isinstance(kind, NoteKind) else str(kind)
        veiled, consent = self.touchy.is_veiled(), self.touchy.agreed()

        def add() -> Changes:
            return notes.add(
                person,
                text,
                kind=NoteKind.OWN if own_kind else kind,
                own_kind=own_kind,
                source=source,
                veiled=veiled,
                consent=consent,
            )

        self._editing.save(add, self, then)


def kind_options(own_kinds: list[str]) -> list[tuple[NoteKind | str, str]]:
    """The general kinds, then the owner's own by their words."""
    general = [kind for kind in (*KINDS, NoteKind.AVOID) if kind is not NoteKind.OWN]
    return [*((kind, wording.note_kind(kind)) for kind in general), *((word, word) for word in own_kinds)]


def source_options() -> list[tuple[Source, str]]:
    """Where it is known from; the first is so unless said otherwise."""
    told = translate("NewNote", "Told me, today")
    return [(one, told if one is Source.TOLD else wording.source(one)) for one in Source]
