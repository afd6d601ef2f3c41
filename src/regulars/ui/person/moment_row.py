"""One moment of the river: disc, day, kind, words. Opened, every part of it can be changed."""

from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from regulars.domain.moments import Direction, Moment
from regulars.domain.people import PersonId
from regulars.ui import wording
from regulars.ui.person.editing import Editing
from regulars.ui.person.moment_editor import MomentEditor
from regulars.ui.person.river_line import DISC, GAP, RiverLine
from regulars.ui.theme import Role, Type
from regulars.ui.widgets.sentence import Piece
from regulars.ui.wording import translate

_LIT_MS = 4000


class MomentRow(QWidget):
    """A moment, and its editor while it is open."""

    def __init__(self, editing: Editing, moment: Moment) -> None:
        super().__init__()
        self._editing, self._moment = editing, moment
        self._editor: MomentEditor | None = None
        self.shown = RiverLine(editing.theme, self)
        self.shown.clicked.connect(self.toggle)
        self.shown.removed = self._remove
        self._column = QVBoxLayout(self)
        editing.theme.lay(self._column, spacing=0)
        self._column.addWidget(self.shown)
        self.tell(moment)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason, /) -> None:
        """Give the keyboard to what comes first in the row."""
        self.shown.setFocus(reason)

    @property
    def moment(self) -> Moment:
        """Which one it is."""
        return self._moment

    @property
    def editor(self) -> MomentEditor | None:
        """The editor while it is open."""
        return self._editor if self._editor is not None and not self._editor.isHidden() else None

    def tell(self, moment: Moment) -> None:
        """Show this moment."""
        self._moment = moment
        head = [
            Piece(when(moment.day, self._editing.today, fuzzy=moment.fuzzy), bold=True),
            Piece(f" {_what(moment)}", role=Role.MUTED),
        ]
        self.shown.tell(wording.MOMENT_ICONS[moment.kind], head, _words(moment, self._editing.person))
        if self._editor is not None:
            self._editor.tell(moment)

    def toggle(self) -> None:
        """Open or close the editor."""
        if self._editor is None:
            self._editor = MomentEditor(self._editing, self._moment, self)
            frame = QHBoxLayout()
            self._editing.theme.lay(frame, (0, 4, 0, 12), 0)
            frame.addSpacing(
                self._editing.theme.px(DISC + GAP)
            )  # a spacer is mirrored with the window, a margin is not
            frame.addWidget(self._editor)
            self._column.addLayout(frame)
            self._editor.show()
        else:
            self._editor.setVisible(self._editor.isHidden())

    def light_up(self) -> None:
        """Show for a moment that this is the one that was cited, with the keyboard on it."""
        self.shown.setFocus(Qt.FocusReason.OtherFocusReason)
        self.shown.set_lit(True)
        QTimer.singleShot(_LIT_MS, self.shown, lambda: self.shown.set_lit(False))

    def _remove(self) -> None:
        moments, id_ = self._editing.verbs.moments, self._moment.id
        self._editing.save(lambda: moments.delete(id_))


def when(on: date, today: date, *, fuzzy: bool = False) -> str:
    """ "18 Sep", "about 18 Sep"."""
    day = wording.short_day(on, today)
    return translate("wording", "about %1").replace("%1", day) if fuzzy else day


def _what(moment: Moment) -> str:
    """ "Call · 25 min · you reached out"."""
    parts = [wording.moment_kind(moment.kind)]
    if moment.place:
        parts.append(wording.isolated(moment.place))
    if moment.minutes:
        parts.append(translate("MomentRow", "%n min", None, moment.minutes))
    began = {
        Direction.ME: translate("MomentRow", "you began"),
        Direction.THEM: translate("MomentRow", "they began"),
        Direction.BOTH: "",
    }[moment.direction]
    return " · ".join(part for part in (*parts, began) if part)


def _words(moment: Moment, person: PersonId) -> list[Piece]:
    """What was bought or done, what happened, who else was there, and the line that is only about this person."""
    pieces = [Piece(wording.isolated(moment.bought), role=Role.MUTED)] if moment.bought else []
    if moment.text:
        pieces.append(Piece(("\n" if pieces else "") + moment.text))
    others = [p.name for p in moment.people if p.person != person]
    line = next((p.private_line for p in moment.people if p.person == person), "")
    if line:
        pieces.append(Piece(("\n" if pieces else "") + line, role=Role.ACCENT))
    if others:
        names = ", ".join(wording.isolated(name) for name in others)
        with_them = translate("MomentRow", "with %1").replace("%1", names)
        pieces.append(Piece(("\n" if pieces else "") + with_them, role=Role.MUTED, type=Type.SMALL))
    return pieces
