"""The form for a date: whose, what, in which calendar, when, how early to say so, and whether one may write."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from regulars.domain.changes import Changes
from regulars.domain.dates import Calendar, PartialDate
from regulars.domain.errors import KnownProblem
from regulars.domain.occasions import DateRow, OccasionId, OccasionKind
from regulars.domain.people import PersonId
from regulars.ui import wording
from regulars.ui.calendar_words import calendar_name, placeholder
from regulars.ui.dates import date_words
from regulars.ui.problems import title_and_next
from regulars.ui.screen import Surroundings
from regulars.ui.theme import Role, Type
from regulars.ui.typed_dates import partial_date
from regulars.ui.widgets.buttons import PlainButton, PrimaryButton
from regulars.ui.widgets.choice import Choice
from regulars.ui.widgets.labelled import Labelled
from regulars.ui.widgets.overlay import Overlay
from regulars.ui.widgets.person_field import PersonField, fitting
from regulars.ui.widgets.reflow import CardGrid
from regulars.ui.widgets.scrolled_middle import ScrolledMiddle
from regulars.ui.widgets.sentence import Sentence
from regulars.ui.wording import translate

_KINDS, _CALENDARS, _ANSWERS = list(OccasionKind), list(Calendar), [None, True, False]
_LONGEST_NUMBER = 4


@dataclass(frozen=True, slots=True)
class _Typed:
    kind: OccasionKind
    label: str
    when: PartialDate
    notice: int
    may_write: bool | None


class DateBox(Overlay):
    """A new date, or an old one to be changed. Enter keeps it, Esc leaves it as it was."""

    def __init__(self, around: Surroundings, host: QWidget) -> None:
        super().__init__(around.theme, host, "", width=560)
        self._around = around
        self._occasion: OccasionId | None = None
        self._person: PersonId | None = None
        theme = self._theme = around.theme
        theme.lay(self.body, (22, 20, 22, 18), 12)
        self.heading = Sentence(theme, "", Type.HEADING, parent=self.panel)
        self.body.addWidget(self.heading)
        middle = ScrolledMiddle(theme, parent=self.panel)
        self.body.addWidget(middle)
        self.who = PersonField(
            theme, self.tr("Whose day?"), self.tr("A name"), partial(fitting, around.desk), parent=middle
        )
        self._who_row = Labelled(theme, self.tr("Whose day?"), self.who, middle)
        middle.column.addWidget(self._who_row)
        grid = CardGrid(theme, min_width=200, spacing=12, most=2)
        self.kind = Choice(theme, self.tr("What"), [wording.occasion_kind(kind, "") for kind in _KINDS], parent=middle)
        self.label = self._line(self.tr("Called"), self.tr("Wedding, the shop opened …"), middle)
        self.calendar = Choice(theme, self.tr("Calendar"), [calendar_name(one) for one in _CALENDARS], parent=middle)
        self.when = self._line(self.tr("Date"), "", middle)
        self.notice = self._line(self.tr("Days before"), "1", middle)
        self.notice.setMaxLength(_LONGEST_NUMBER)
        answers = [self.tr("Not asked yet"), self.tr("Yes, gladly"), self.tr("Rather not")]
        self.may_write = Choice(theme, self.tr("May I write?"), answers, parent=middle)
        for control in (self.kind, self.label, self.calendar, self.when, self.notice, self.may_write):
            grid.addWidget(Labelled(theme, control.accessibleName(), control, middle))
        middle.column.addLayout(grid)
        self.understood = Sentence(theme, "", Type.SMALL, Role.MUTED, parent=middle)
        middle.column.addWidget(self.understood)
        self.problem = Sentence(theme, "", Type.SMALL, Role.SLIPPING, parent=middle)
        self.problem.hide()
        middle.column.addWidget(self.problem)
        self.body.addLayout(self._buttons())
        self.calendar.chosen.connect(self._change_calendar)
        self.when.textChanged.connect(self._preview)
        self.who.picked.connect(lambda _: self.when.setFocus(Qt.FocusReason.TabFocusReason))

    def _line(self, name: str, example: str, parent: QWidget) -> QLineEdit:
        line = QLineEdit(parent)
        line.setAccessibleName(name)
        line.setPlaceholderText(example)
        line.setMaxLength(500)
        line.returnPressed.connect(self.keep)
        line.textChanged.connect(self._calm)
        return line

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._theme.lay(row, (0, 4, 0, 0), 8)
        self.remove = PlainButton(self._theme, self.tr("Remove"), "trash-2", parent=self.panel)
        self.remove.clicked.connect(self._remove)
        leave = PlainButton(self._theme, self.tr("Cancel"), parent=self.panel)
        leave.clicked.connect(self.close_over)
        self.keep_button = PrimaryButton(self._theme, self.tr("Keep"), "check", parent=self.panel)
        self.keep_button.clicked.connect(self.keep)
        row.addWidget(self.remove)
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(self.keep_button)
        return row

    # Opening

    def ask_new(self) -> None:
        """Open the form for a new date."""
        self._occasion, self._person = None, None
        self._fill(OccasionKind.BIRTHDAY, "", None, 1, None)
        self.who.clear()
        self._open(self.tr("A new date"), self.who.line)

    def ask(self, row: DateRow) -> None:
        """Open the form for a date that is there."""
        occasion = row.occasion
        self._occasion, self._person = occasion.id, row.person
        self._fill(occasion.kind, occasion.label, occasion.when, occasion.notice_days, occasion.may_write)
        self._open(wording.isolated(row.name), self.when)

    def _open(self, heading: str, focus: QWidget) -> None:
        self.heading.set_pieces(heading)
        self.setAccessibleName(heading)
        self.panel.setAccessibleName(heading)
        self._who_row.setVisible(self._occasion is None)
        self.remove.setVisible(self._occasion is not None)
        self._calm()
        self._preview()
        self.open(focus)

    def _fill(
        self, kind: OccasionKind, label: str, when: PartialDate | None, notice: int, may_write: bool | None
    ) -> None:
        self.kind.setCurrentIndex(_KINDS.index(kind))
        self.label.setText(label)
        self.calendar.setCurrentIndex(_CALENDARS.index(when.calendar if when is not None else Calendar.GREGORIAN))
        self.when.setPlaceholderText(placeholder(self._calendar()))
        self.when.setText(wording.partial_date(when) if when is not None else "")
        self.notice.setText(str(notice))
        self.may_write.setCurrentIndex(_ANSWERS.index(may_write))

    # What is typed

    def _calendar(self) -> Calendar:
        return _CALENDARS[self.calendar.currentIndex()]

    def _change_calendar(self) -> None:
        self.when.setPlaceholderText(placeholder(self._calendar()))
        self._preview()

    def _understood(self) -> PartialDate | None:
        return partial_date(self.when.text(), self._calendar(), today=self._around.desk.verbs.book.clock.today())

    def _preview(self) -> None:
        when, today = self._understood(), self._around.desk.verbs.book.clock.today()
        if when is None:
            self.understood.set_pieces(placeholder(self._calendar()))
            return
        day = when.next_on_or_after(today, self._around.desk.read(self._around.desk.verbs.settings.read).leap_day)
        self.understood.set_pieces(date_words.preview(day, wording.partial_date(when), today))

    def _calm(self) -> None:
        self.problem.hide()

    def keep(self) -> None:
        """Keep what is typed; what does not fit is said, and the keyboard goes there."""
        if self._occasion is None and self.who.person is None:
            self._refuse(self.tr("Whose day is it? Choose somebody of your book."), self.who.line)
            return
        when = self._understood()
        if when is None:
            self._refuse(unread(self._calendar()), self.when)
            return
        if not self.notice.text().strip().isdecimal():
            self._refuse(self.tr("How many days before? A number, 0 for the day itself."), self.notice)
            return
        kind = _KINDS[self.kind.currentIndex()]
        label = self.label.text().strip() or (wording.occasion_kind(kind, "") if kind is OccasionKind.OTHER else "")
        answer = _ANSWERS[self.may_write.currentIndex()]
        self._save(_Typed(kind, label, when, int(self.notice.text()), answer))

    def _save(self, typed: _Typed) -> None:
        occasions, occasion, person = self._around.desk.verbs.occasions, self._occasion, self.who.person

        def save() -> Changes:
            if occasion is None and person is not None:
                return occasions.add(person, typed.kind, typed.when, typed.label, typed.notice, typed.may_write)
            return occasions.edit(
                occasion or OccasionId(0),
                kind=typed.kind,
                when=typed.when,
                label=typed.label,
                notice_days=typed.notice,
                may_write=typed.may_write,
            )

        self.keep_button.setEnabled(False)
        self._around.desk.do(save, self._kept, self._failed)

    def _kept(self, changes: Changes) -> None:
        self.keep_button.setEnabled(True)
        self.close_over()
        self._around.shell.say_done(changes)

    def _failed(self, problem: KnownProblem) -> None:
        self.keep_button.setEnabled(True)
        at = {"label": self.label, "notice_days": self.notice}.get(str(problem.values.get("field")), self.when)
        self._refuse(" ".join(title_and_next(problem)), at)

    def _refuse(self, why: str, where: QLineEdit) -> None:
        self.problem.set_pieces(why)
        self.problem.show()
        where.setAccessibleDescription(why)
        where.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self) -> None:
        occasion, occasions = self._occasion, self._around.desk.verbs.occasions
        if occasion is not None:
            self._around.desk.do(lambda: occasions.delete(occasion), self._kept, self._failed)


def unread(calendar: Calendar) -> str:
    """That a date was not understood, and what one looks like."""
    said = translate("DateBox", "That date was not understood. Write it like this: %1")
    return said.replace("%1", placeholder(calendar))
