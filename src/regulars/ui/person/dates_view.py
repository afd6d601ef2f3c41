"""The dates card: birthdays and other days that come back, each with when it comes next."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from regulars.domain.changes import Changes
from regulars.domain.dates import Calendar, LeapDay, PartialDate, in_calendar, moved_to
from regulars.domain.errors import KnownProblem, Problem, Unfit
from regulars.domain.occasions import Occasion, OccasionKind
from regulars.ui import typed_dates, wording
from regulars.ui.calendar_words import calendar_name, placeholder
from regulars.ui.person.editing import Editing
from regulars.ui.person.fields import SIDE, Field
from regulars.ui.person.form import Form
from regulars.ui.person.panel import KNOWN_AND_DONE, Panel, inset
from regulars.ui.person.small_buttons import SmallPrint
from regulars.ui.theme import Role, Type
from regulars.ui.unfit import unread_date
from regulars.ui.widgets.buttons import LinkButton
from regulars.ui.widgets.hint import IconSpot
from regulars.ui.widgets.reflow import ReflowRow
from regulars.ui.widgets.rows import Rows
from regulars.ui.widgets.sentence import Sentence
from regulars.ui.wording import translate

_NAME = 116
_NARROW = 380
"""Design pixels below which a day, its name and when it comes stand one below the other."""

_ICONS = {OccasionKind.BIRTHDAY: "cake", OccasionKind.ANNIVERSARY: "heart", OccasionKind.OTHER: "calendar"}


class DatesView(Panel):
    """The days that matter to this person."""

    unmoved_by = KNOWN_AND_DONE

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(editing, parent)
        theme = editing.theme
        self.add_button = LinkButton(theme, self.tr("Add"), "plus", parent=self)
        self.add_button.setAccessibleName(self.tr("Add a date"))
        self.add_button.clicked.connect(self.start_adding)
        self.head.addWidget(self.add_button)
        self._empty = Sentence(theme, self.tr("When is their birthday?"), Type.BODY, Role.MUTED, parent=self)
        self.body.addLayout(inset(theme, self._empty))
        rows = QVBoxLayout()
        theme.lay(rows, spacing=6)
        self.body.addLayout(rows)
        self._rows: Rows[Occasion, OccasionRow] = Rows(
            rows, lambda occasion: OccasionRow(editing, occasion), OccasionRow.tell, self.add_button
        )
        self.new = Field(theme, self.tr("New date"), "", placeholder(Calendar.GREGORIAN), parent=self)
        self.new.edited.connect(self._keep)
        self.new.hide()
        self.body.addWidget(self.new)

    def title(self) -> str:
        """The heading."""
        return translate("DatesView", "Dates")

    def refresh(self) -> None:
        """Show the model's dates."""
        occasions = self.editing.model.occasions
        self._rows.show([(occasion.id, occasion) for occasion in occasions])
        self._empty.setVisible(not occasions and self.new.isHidden())

    def rows(self) -> list["OccasionRow"]:
        """The rows of the dates."""
        return self._rows.all()

    def start_adding(self) -> None:
        """Open the field in which a date is typed: the birthday, or another day when that is known."""
        self._empty.hide()
        self.new.show()
        self.new.start()

    def _keep(self, text: str) -> None:
        if not text:
            self.new.hide()
            self.refresh()
            return
        when = typed_dates.date_of_any_calendar(text, today=self.editing.today)
        if when is None:
            self.new.refuse(unread_date())
            return
        person, occasions = self.editing.person, self.editing.verbs.occasions
        has_birthday = any(o.kind is OccasionKind.BIRTHDAY and not o.label for o in self.editing.model.occasions)
        kind, label = (OccasionKind.OTHER, self.tr("Day to remember")) if has_birthday else (OccasionKind.BIRTHDAY, "")
        self.editing.save(lambda: occasions.add(person, kind, when, label), self.new, lambda _: self._close_new())

    def _close_new(self) -> None:
        self.new.set_text("")
        self.new.hide()


class OccasionRow(QWidget):
    """One day: what it is, when it is, when it comes next."""

    def __init__(self, editing: Editing, occasion: Occasion) -> None:
        super().__init__()
        self._editing, self._occasion = editing, occasion
        theme = editing.theme
        self._details: OccasionDetails | None = None
        self._icon = IconSpot(theme, _ICONS[occasion.kind], Role.DATE_INK, 16, parent=self)
        self._name = Sentence(theme, "", Type.SMALL, Role.MUTED, parent=self)
        theme.hold(self._name, width=_NAME)
        self.when = Field(theme, "", wraps=True, parent=self)
        self.when.edited.connect(self._set_when)
        self.print = SmallPrint(theme, parent=self)
        self.print.clicked.connect(self.toggle_details)
        self._column = QVBoxLayout(self)
        theme.lay(self._column, spacing=0)
        what = QHBoxLayout()
        theme.lay(what, spacing=8)
        what.addWidget(self._icon)
        what.addWidget(self._name)
        what.addStretch(1)
        top = ReflowRow(theme, _NARROW, 8, below=0)
        theme.lay(top, (SIDE, 0, SIDE, 0), 8)
        top.addLayout(what)
        top.addWidget(self.when, 1)
        top.addWidget(self.print)
        self._column.addLayout(top)
        self.tell(occasion)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason, /) -> None:
        """Give the keyboard to what comes first in the row."""
        self.when.setFocus(reason)

    def tell(self, occasion: Occasion) -> None:
        """Show this day."""
        self._occasion = occasion
        name = wording.occasion_kind(occasion.kind, occasion.label)
        self._icon.set_icon(_ICONS[occasion.kind], Role.DATE_INK)
        self._name.set_pieces(name)
        self.when.set_name(name)
        self.when.show_stored(wording.partial_date(occasion.when))
        said = comes(occasion, self._editing.today, self._editing.model.leap_day)
        self.print.set_words(said, translate("OccasionRow", "%1: %2. Details").replace("%1", name).replace("%2", said))
        if self._details is not None:
            self._details.tell(occasion)

    @property
    def details(self) -> "OccasionDetails | None":
        """The details while they are open."""
        return self._details if self._details is not None and not self._details.isHidden() else None

    def toggle_details(self) -> None:
        """Open or close the details."""
        if self._details is None:
            self._details = OccasionDetails(self._editing, self._occasion, self)
            self._column.addWidget(self._details)
            self._details.show()
        else:
            self._details.setVisible(self._details.isHidden())

    def _set_when(self, text: str) -> None:
        calendar = self._occasion.when.calendar
        when = typed_dates.date_of_any_calendar(text, calendar, today=self._editing.today)
        if when is None:
            self.when.refuse(unread_date())
        else:
            occasions, id_ = self._editing.verbs.occasions, self._occasion.id
            self._editing.save(lambda: occasions.edit(id_, when=when), self.when)


class OccasionDetails(Form):
    """What the day is, how early to say so, and whether one may write."""

    def __init__(self, editing: Editing, occasion: Occasion, parent: QWidget) -> None:
        super().__init__(editing, parent)
        occasions, id_ = editing.verbs.occasions, occasion.id
        self._id = id_
        self.kind = self.pick(
            self.tr("Kind"),
            [(kind, wording.occasion_kind(kind, "")) for kind in OccasionKind],
            self._set_kind,
        )
        self.calendar = self.pick(
            self.tr("Calendar"),
            [(calendar, calendar_name(calendar)) for calendar in Calendar],
            self._set_calendar,
        )
        self.label = self.line(self.tr("Called"), self.tr("add a name"), lambda text: occasions.edit(id_, label=text))
        self.notice = self.number(self.tr("Days before"), "0", lambda days: occasions.edit(id_, notice_days=days or 0))
        self.may_write = self.pick(
            self.tr("May I write?"),
            [(None, self.tr("Not asked yet")), (True, self.tr("Yes, gladly")), (False, self.tr("Rather not"))],
            lambda may: occasions.edit(id_, may_write=may),
        )
        self.remove = LinkButton(self.theme, self.tr("Remove"), "trash-2", parent=self)
        self.remove.clicked.connect(lambda: editing.save(lambda: occasions.delete(id_)))
        self.column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeading)
        self.tell(occasion)

    def _set_kind(self, kind: OccasionKind) -> Changes:
        # A day of no kind needs a name; it begins with the general one.
        needed = wording.occasion_kind(kind, "") if kind is OccasionKind.OTHER else ""
        label = self.label.text() or needed
        return self.editing.verbs.occasions.edit(self._id, kind=kind, label=label)

    def _set_calendar(self, calendar: Calendar) -> Changes:
        when = moved_to(self._when, calendar)
        if when is None:
            raise KnownProblem(Problem.BAD_VALUE, field="calendar", value=self._when.iso(), reason=Unfit.NOT_A_DATE)
        return self.editing.verbs.occasions.edit(self._id, when=when)

    def tell(self, occasion: Occasion) -> None:
        """Show this day."""
        self._when = occasion.when
        self.calendar.show_stored(occasion.when.calendar)
        self.kind.show_stored(occasion.kind)
        self.label.show_stored(occasion.label)
        self.notice.show_stored(str(occasion.notice_days))
        name = wording.occasion_kind(occasion.kind, occasion.label)
        self.setAccessibleName(self.tr("Details of: %1").replace("%1", name))
        self.remove.setAccessibleName(self.tr("Remove: %1").replace("%1", name))
        self.may_write.show_stored(occasion.may_write)


def comes(occasion: Occasion, today: date, leap_day: LeapDay) -> str:
    """ "in 3 weeks · turns 42"; the Gregorian day of a date of another calendar; what is known of it where the day is not."""
    day = occasion.when.next_on_or_after(today, leap_day)
    if day is None:
        return _only_partly(occasion.when, today)
    when = wording.ahead(day, today)
    if occasion.when.calendar is not Calendar.GREGORIAN:
        short = wording.short_day(day, today)
        when = short if short == when else translate("OccasionRow", "%1, %2").replace("%1", short).replace("%2", when)
    years = (occasion.when.years_on(day, leap_day) or 0) if not occasion.when.about else 0
    if years <= 0:
        return when
    if occasion.kind is OccasionKind.BIRTHDAY:
        turns = translate("OccasionRow", "turns %1")
        return translate("OccasionRow", "%1 · %2").replace("%1", when).replace("%2", turns.replace("%1", str(years)))
    passed = translate("OccasionRow", "%n year(s)", None, years)
    return translate("OccasionRow", "%1 · %2").replace("%1", when).replace("%2", passed)


def _only_partly(when: PartialDate, today: date) -> str:
    there = in_calendar(today, when.calendar)
    this_year = there.year if there is not None and there.year is not None else 0
    if when.year is not None and when.year < this_year and when.month is None:
        return translate("OccasionRow", "about %n year(s)", None, this_year - when.year)
    return translate("OccasionRow", "day not known")
