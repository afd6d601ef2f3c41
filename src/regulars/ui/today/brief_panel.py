"""The brief beside the list: fifteen seconds about one person, before reaching out."""

from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from regulars.domain.brief import Brief
from regulars.ui import wording
from regulars.ui.brief.brief_lines import BriefLines
from regulars.ui.brief.fitting_column import FittingColumn
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.badge_dot import BadgeDot
from regulars.ui.widgets.buttons import IconButton, LinkButton, PrimaryButton
from regulars.ui.widgets.face import Face
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.sentence import Sentence

OPENINGS = 2
"""Ways to begin, of the three there may be: the panel is narrow."""
LAST_WORDS = 100
"""Letters of the last entry: three lines of the panel."""


class BriefPanel(QFrame):
    """What to know about one person. Its signals are the three answers, a kept promise, and what became of a note.

    It is never scrolled: where the panel is too low, what matters least gives way, and the whole brief is one key away.
    """

    reached_out = Signal()
    done = Signal()
    later = Signal(object)
    other_day = Signal()
    """Later, on a day that is still to be typed."""
    less_often = Signal()
    """Let them go, kindly."""
    whole = Signal()
    """Show the whole brief."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._later_choices: list[tuple[str, date]] = []
        self.lines = BriefLines(theme, self)
        column = QVBoxLayout(self)
        theme.lay(column, (24, 26, 24, 16), 10)
        self._top = QVBoxLayout()
        theme.lay(self._top, spacing=6)
        column.addLayout(self._top)
        self._who: QWidget | None = None
        self._rest = FittingColumn(theme, self)
        self._middle = QVBoxLayout()
        theme.lay(self._middle)
        self._middle.addWidget(self._rest)
        column.addLayout(self._middle, 1)
        self._more = LinkButton(theme, self.tr("The whole brief (Space)"), parent=self)
        self._more.clicked.connect(self.whole)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        column.addLayout(self._build_foot(theme))
        oath = self.tr("Regulars opens your phone. It never sends anything for you.")
        self._oath = Sentence(theme, oath, Type.SMALL, Role.MUTED, align=Qt.AlignmentFlag.AlignHCenter, parent=self)
        column.addWidget(self._oath)

    def _build_foot(self, theme: Theme) -> QHBoxLayout:
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
        return row

    def show_brief(self, brief: Brief, today: date, photo: QPixmap | None, later: list[tuple[str, date]]) -> None:
        """Show another person."""
        self._later_choices = later
        self._show_who(brief, photo)
        old, self._rest = self._rest, FittingColumn(self._theme, self)
        self._middle.replaceWidget(old, self._rest)
        old.hide()
        old.deleteLater()
        lines, column = self.lines, self._rest
        lines.to_say(column, brief)
        if brief.silent_days is None:
            lines.last_time(column, brief, today, LAST_WORDS)
        else:
            lines.last_words(column, brief, today)
        lines.remember(column, brief, today)
        lines.promises(column, brief, today)
        lines.ask(column, brief, today)
        lines.openings(column, brief, today, OPENINGS)
        reach = wording.channel(brief.channel)
        where = f"{reach} {brief.point.value}" if brief.point is not None else reach
        self._reach.set_text(where)
        self._reach.set_icon(wording.CHANNEL_ICONS[brief.channel])
        self._fit()

    def ask_when(self) -> None:
        """Offer when the person may come back."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, day in self._later_choices:
            menu.addAction(text).triggered.connect(lambda _=False, day=day: self.later.emit(day))
        menu.addAction(self.tr("A date…")).triggered.connect(self.other_day)
        menu.addSeparator()
        menu.addAction(self.tr("Let go: less often…")).triggered.connect(self.less_often)
        above = QPoint(0, -menu.sizeHint().height())
        at = self._wait.mapToGlobal(above) if self.isVisible() else self.window().mapToGlobal(QPoint(80, 80))
        menu.popup(at)
        menu.setActiveAction(menu.actions()[0])

    def _show_who(self, brief: Brief, photo: QPixmap | None) -> None:
        """Who it is, and below that what must be avoided: neither ever gives way."""
        if self._who is not None:
            self._top.removeWidget(self._who)
            self._who.hide()
            self._who.deleteLater()
        self._who = QWidget(self)
        column = QVBoxLayout(self._who)
        self._theme.lay(column, spacing=6)
        column.addWidget(Label(self._theme, self.tr("BEFORE YOU CALL"), Type.CAPS, Role.MUTED, parent=self._who))
        column.addLayout(self._head(brief, photo, self._who))
        for frame in self.lines.avoid(brief, self._who):
            column.addWidget(frame)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._who.setSizePolicy(policy)
        self._top.addWidget(self._who)
        self._who.show()

    def _fit(self) -> None:
        """Show what there is room for. The room is worked out, not asked for: the layout may not have run yet."""
        column = self.layout()
        if self._who is None or column is None or self.height() <= 0:
            return
        sides = column.contentsMargins()
        width = self.width() - sides.left() - sides.right()
        fixed = [self._who.heightForWidth(width), self._reach.sizeHint().height(), self._theme.px(44)]
        needed = max(fixed[1:]) + fixed[0] + sides.top() + sides.bottom() + 3 * column.spacing()
        room = self.height() - needed - self._more.sizeHint().height()
        oath = self._oath.heightForWidth(width) + column.spacing()
        self._oath.setVisible(self._rest.wanted(width) + oath <= room or self.height() >= self._theme.px(760))
        self._rest.fit(width, room - (0 if self._oath.isHidden() else oath))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

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
        facts = ", ".join(part for part in (brief.organisation, brief.person.place) if part)
        words.addWidget(Sentence(self._theme, facts, Type.BODY, Role.MUTED, parent=inside))
        saying = wording.saying(brief.person, brief.greeting)
        if saying:
            words.addWidget(Sentence(self._theme, saying, Type.SMALL, parent=inside))
        standing = wording.standing(brief.person.state, brief.band, brief.score)
        words.addWidget(BadgeDot(self._theme, standing, band or Role.MUTED, parent=inside))
        if brief.score_before is not None and brief.before_on is not None:
            before = self.tr("was %1 in %2").replace("%1", wording.number(brief.score_before))
            before = before.replace("%2", wording.month_name(brief.before_on))
            words.addWidget(Sentence(self._theme, before, Type.SMALL, Role.MUTED, parent=inside))
        row.addLayout(words, 1)
        return row
