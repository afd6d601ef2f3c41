"""The brief beside the list: fifteen seconds about one person, before reaching out."""

from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from regulars.domain.brief import Brief
from regulars.domain.moments import Moment
from regulars.domain.notes import NoteKind
from regulars.ui import wording
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.badge_dot import BadgeDot
from regulars.ui.widgets.buttons import IconButton, PrimaryButton
from regulars.ui.widgets.face import Face
from regulars.ui.widgets.hint import IconSpot
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.promise_check import PromiseCheck
from regulars.ui.widgets.sentence import Piece, Sentence

WIDTH = 352
_NOTE_ICONS = {NoteKind.AVOID: ("ban", Role.SLIPPING), NoteKind.DISLIKES: ("ban", Role.MUTED)}


class BriefPanel(QFrame):
    """What to know about one person. Its signals are the three answers, and a kept promise."""

    reached_out = Signal()
    done = Signal()
    later = Signal(object)
    kept = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._later_choices: list[tuple[str, date]] = []
        theme.hold(self, width=WIDTH)
        column = QVBoxLayout(self)
        theme.lay(column, (24, 26, 24, 20), 12)
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().setAutoFillBackground(False)
        column.addWidget(self._area, 1)
        row = QHBoxLayout()
        theme.lay(row, spacing=8)
        self._reach = PrimaryButton(theme, "", "phone", parent=self)
        self._reach.clicked.connect(self.reached_out)
        self._done = IconButton(theme, "check", self.tr("Done: we were in touch"), parent=self)
        self._done.clicked.connect(self.done)
        self._wait = IconButton(theme, "alarm-clock", self.tr("Later"), parent=self)
        self._wait.clicked.connect(self.ask_when)
        row.addWidget(self._reach, 1)
        for button in (self._reach, self._done, self._wait):
            theme.hold(button, min_height=44)
        row.addWidget(self._done)
        row.addWidget(self._wait)
        column.addLayout(row)
        oath = self.tr("Regulars opens your phone. It never sends anything for you.")
        column.addWidget(
            Sentence(theme, oath, Type.SMALL, Role.MUTED, align=Qt.AlignmentFlag.AlignHCenter, parent=self)
        )

    def show_brief(self, brief: Brief, today: date, photo: QPixmap | None, later: list[tuple[str, date]]) -> None:
        """Show another person."""
        self._later_choices = later
        inside = QWidget()
        lines = QVBoxLayout(inside)
        self._theme.lay(lines, (0, 0, 2, 0), 6)
        lines.addWidget(Label(self._theme, self.tr("BEFORE YOU CALL"), Type.CAPS, Role.MUTED, parent=inside))
        lines.addLayout(self._head(brief, photo, inside))
        self._avoid(lines, brief, inside)
        if brief.last is not None:
            self._section(lines, self.tr("Last time"), inside)
            lines.addWidget(Sentence(self._theme, self._last(brief.last, today), Type.QUOTE, parent=inside))
        self._remember(lines, brief, today, inside)
        self._promises(lines, brief, today, inside)
        if brief.openings:
            self._section(lines, self.tr("Ways to begin"), inside)
        for opening in brief.openings:
            quoted = self.tr("“%1”").replace("%1", opening.text)
            source = self.tr("from %1").replace("%1", wording.short_day(opening.day, today))
            pieces = [Piece(quoted), Piece(f"  {source}", type=Type.TINY, role=Role.MUTED)]
            lines.addWidget(Sentence(self._theme, pieces, Type.QUOTE, parent=inside))
        lines.addStretch(1)
        self._area.setWidget(inside)
        inside.setAutoFillBackground(False)  # the area has just set it, and the panel paints its own paper
        reach = wording.channel(brief.channel)
        where = f"{reach} {brief.point.value}" if brief.point is not None else reach
        self._reach.set_text(where)
        self._reach.set_icon(wording.CHANNEL_ICONS[brief.channel])

    def ask_when(self) -> None:
        """Offer when the person may come back."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, day in self._later_choices:
            menu.addAction(text).triggered.connect(lambda _=False, day=day: self.later.emit(day))
        menu.popup(self._wait.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _head(self, brief: Brief, photo: QPixmap | None, inside: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        self._theme.lay(row, (0, 4, 0, 4), 14)
        band = wording.band_role(brief.band)
        face = Face(self._theme, 64, parent=inside)
        face.set_person(brief.person.name, brief.score, band, brief.person.id, photo)
        row.addWidget(face, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        self._theme.lay(words, spacing=2)
        words.addWidget(Sentence(self._theme, brief.person.name, Type.HEADING, parent=inside))
        facts = [self.tr("“%1”").replace("%1", brief.person.say_like)] if brief.person.say_like else []
        facts += [", ".join(part for part in (brief.organisation, brief.person.place) if part)]
        facts += [brief.person.address_form] if brief.person.address_form else []
        words.addWidget(Sentence(self._theme, " · ".join(f for f in facts if f), Type.BODY, Role.MUTED, parent=inside))
        standing = wording.band_and_score(brief.band, brief.score)
        words.addWidget(BadgeDot(self._theme, standing, band or Role.MUTED, parent=inside))
        if brief.score_before is not None and brief.before_on is not None:
            before = self.tr("was %1 in %2").replace("%1", wording.number(brief.score_before))
            before = before.replace("%2", wording.month_name(brief.before_on))
            words.addWidget(Sentence(self._theme, before, Type.SMALL, Role.MUTED, parent=inside))
        row.addLayout(words, 1)
        return row

    def _avoid(self, lines: QVBoxLayout, brief: Brief, inside: QWidget) -> None:
        for note in brief.remember:
            if note.kind is NoteKind.AVOID:
                frame = QFrame(inside)
                frame.setObjectName("avoid")
                row = QHBoxLayout(frame)
                self._theme.lay(row, (10, 7, 10, 7), 8)
                row.addWidget(
                    IconSpot(self._theme, "ban", Role.SLIPPING, 16, parent=frame), 0, Qt.AlignmentFlag.AlignTop
                )
                row.addWidget(Sentence(self._theme, note.text, Type.MEDIUM, parent=frame), 1)
                frame.setAccessibleName(f"{wording.note_kind(note.kind)}: {note.text}")
                lines.addWidget(frame)

    def _remember(self, lines: QVBoxLayout, brief: Brief, today: date, inside: QWidget) -> None:
        known = [note for note in brief.remember if note.kind is not NoteKind.AVOID]
        if known:
            self._section(lines, self.tr("Remember"), inside)
        for note in known:
            icon, role = _NOTE_ICONS.get(note.kind, ("heart" if note.kind is NoteKind.LIKES else "clock", Role.ACCENT))
            row = QHBoxLayout()
            self._theme.lay(row, spacing=8)
            row.addWidget(IconSpot(self._theme, icon, role, 16, parent=inside), 0, Qt.AlignmentFlag.AlignTop)
            source = wording.certificate(note.source, note.source_day, today)
            pieces = [Piece(note.text), Piece(f"   {source}", type=Type.TINY, role=Role.MUTED)]
            row.addWidget(Sentence(self._theme, pieces, parent=inside), 1)
            lines.addLayout(row)

    def _promises(self, lines: QVBoxLayout, brief: Brief, today: date, inside: QWidget) -> None:
        for title, promises in ((self.tr("You promised"), brief.mine), (self.tr("They promised"), brief.theirs)):
            if promises:
                self._section(lines, title, inside)
            for promise in promises:
                due = wording.promised_for(promise.due_on, today) if promise.due_on else ""
                is_near = promise.due_on is not None and promise.due_on <= today
                check = PromiseCheck(self._theme, promise.text, due, urgent=is_near, parent=inside)
                check.kept.connect(lambda one=promise.id: self.kept.emit(one))
                lines.addWidget(check)

    def _section(self, lines: QVBoxLayout, title: str, inside: QWidget) -> None:
        lines.addSpacing(self._theme.px(6))
        lines.addWidget(Label(self._theme, title, Type.SMALL_STRONG, Role.MUTED, parent=inside))

    def _last(self, moment: Moment, today: date) -> str:
        head = [wording.moment_kind(moment.kind), wording.short_day(moment.day, today)]
        if moment.minutes:
            head.append(self.tr("%n min", None, moment.minutes))
        return f"{', '.join(head)}. {moment.text}".strip()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour(Role.CARD))
        at_right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.fillRect(self.width() - 1 if at_right else 0, 0, 1, self.height(), self._theme.colour(Role.LINE))
