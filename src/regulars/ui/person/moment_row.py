"""One moment of the river: disc, day, kind, words. Opened, every part of it can be changed."""

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QStyle, QVBoxLayout, QWidget

from regulars.domain.moments import Direction, Moment
from regulars.domain.people import PersonId
from regulars.ui import wording
from regulars.ui.person.editing import Editing
from regulars.ui.person.fields import SIDE
from regulars.ui.person.moment_editor import MomentEditor
from regulars.ui.person.small_buttons import press
from regulars.ui.person.words_field import Heights
from regulars.ui.theme import Role, Type
from regulars.ui.widgets.chip import paint_focus, paint_icon_disc
from regulars.ui.widgets.sentence import Piece, paint_sentence, sentence_height
from regulars.ui.wording import translate

_DISC = 28
_GAP = 12
_LIT_MS = 4000


class MomentRow(QWidget):
    """A moment, and its editor while it is open."""

    def __init__(self, editing: Editing, moment: Moment) -> None:
        super().__init__()
        self._editing, self._moment = editing, moment
        self._editor: MomentEditor | None = None
        self.shown = _Shown(editing, self)
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
        self.shown.tell(moment)
        if self._editor is not None:
            self._editor.tell(moment)

    def toggle(self) -> None:
        """Open or close the editor."""
        if self._editor is None:
            self._editor = MomentEditor(self._editing, self._moment, self)
            frame = QHBoxLayout()
            self._editing.theme.lay(frame, (0, 4, 0, 12), 0)
            frame.addSpacing(
                self._editing.theme.px(_DISC + _GAP)
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


class _Shown(QAbstractButton):
    """The moment at rest, painted as a whole: a river may have thousands. Delete removes it."""

    def __init__(self, editing: Editing, row: MomentRow) -> None:
        super().__init__(row)
        self._theme, self._editing = editing.theme, editing
        self._head: list[Piece] = []
        self._words: list[Piece] = []
        self._icon = ""
        self._lit = False
        self._heights = Heights()
        self.removed = row.deleteLater
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def tell(self, moment: Moment) -> None:
        """Show this moment."""
        today = self._editing.today
        self._icon = wording.MOMENT_ICONS[moment.kind]
        self._head = [Piece(when(moment, today), bold=True), Piece(f" {_what(moment)}", role=Role.MUTED)]
        self._words = _words(moment, self._editing.person)
        self._heights.forget()
        said = "".join(piece.text for piece in [*self._head, Piece(". "), *self._words])
        self.setAccessibleName(said)
        self.updateGeometry()
        self.update()

    def set_lit(self, lit: bool) -> None:
        """Whether it is the one that was cited."""
        self._lit = lit
        self.update()

    def is_lit(self) -> bool:
        """Whether it is the one that was cited."""
        return self._lit

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._heights.at(width, self._theme.scale, self._measure)

    def _measure(self, width: int) -> int:
        room = self._room(width)
        words = sentence_height(room, self._words, self._theme, Type.BODY) if self._words else 0.0
        return max(self._theme.px(_DISC), round(self._head_height(room) + words)) + self._theme.px(14)

    def _room(self, width: int) -> int:
        return width - self._theme.px(_DISC) - self._theme.px(_GAP) - 2 * self._theme.px(SIDE)

    def _head_height(self, room: float) -> float:
        gap = self._theme.px(3) if self._words else 0
        return sentence_height(room, self._head, self._theme, Type.BODY) + gap

    def sizeHint(self) -> QSize:
        width = self._theme.px(400)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(_DISC))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removed()
        else:
            press(self, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, whole = self._theme, QPainter(self), self.rect()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._lit or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(Role.ACCENT_SOFT if self._lit else Role.SIDEBAR))
            painter.drawRoundedRect(QRectF(whole), theme.px(6), theme.px(6))
        if self.hasFocus():
            paint_focus(painter, QRectF(whole), theme.px(6), theme)
        side, disc, gap, above = theme.px(SIDE), theme.px(_DISC), theme.px(_GAP), theme.px(7)
        direction = self.layoutDirection()
        spot = whole.adjusted(side, above, 0, 0)
        spot.setSize(QSize(disc, disc))
        paint_icon_disc(painter, QRectF(QStyle.visualRect(direction, whole, spot)), self._icon, theme)
        words = whole.adjusted(side + disc + gap, above, -side, 0)
        box = QRectF(QStyle.visualRect(direction, whole, words))
        head = self._head_height(box.width())
        lift = theme.px(3) if self._words else round((disc - head) / 2)
        paint_sentence(painter, box.adjusted(0, lift, 0, 0), self._head, theme, Type.BODY, Role.INK, direction)
        if self._words:
            below = box.adjusted(0, head + lift, 0, 0)
            paint_sentence(painter, below, self._words, theme, Type.BODY, Role.INK, direction)


def when(moment: Moment, today: date) -> str:
    """ "18 Sep", "about 18 Sep"."""
    day = wording.short_day(moment.day, today)
    return translate("wording", "about %1").replace("%1", day) if moment.fuzzy else day


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
    """What happened, who else was there, and the line that is only about this person."""
    pieces = [Piece(moment.text)] if moment.text else []
    others = [p.name for p in moment.people if p.person != person]
    line = next((p.private_line for p in moment.people if p.person == person), "")
    if line:
        pieces.append(Piece(("\n" if pieces else "") + line, role=Role.ACCENT))
    if others:
        names = ", ".join(wording.isolated(name) for name in others)
        with_them = translate("MomentRow", "with %1").replace("%1", names)
        pieces.append(Piece(("\n" if pieces else "") + with_them, role=Role.MUTED, type=Type.SMALL))
    return pieces
