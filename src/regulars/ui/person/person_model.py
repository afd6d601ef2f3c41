"""What a person's page shows. No widgets."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from regulars.domain.changes import Area, Changes
from regulars.domain.circles import CircleSummary
from regulars.domain.dates import LeapDay, PartialDate
from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.households import Household
from regulars.domain.moments import Moment, MomentId
from regulars.domain.notes import Note, NoteId
from regulars.domain.occasions import Occasion
from regulars.domain.pauses import Pause
from regulars.domain.people import Brought, Membership, OrganisationId, OwnField, Person, PersonId, PersonState
from regulars.domain.promises import Promise
from regulars.domain.standing import Standing
from regulars.domain.to_say import ToSay
from regulars.services import zones
from regulars.ui import wording
from regulars.ui.desk import Desk
from regulars.ui.wording import translate

PAGE = 50
"""Moments that are read at once."""

FIRST = 25
"""Moments of the first page: more than the window shows at first."""

_MOVES_THE_SCORE = frozenset({Area.PEOPLE, Area.MOMENTS, Area.PROMISES, Area.CIRCLES, Area.SETTINGS})

_NEAR = 200
"""A moment up to this many back is shown in the river from the newest on; an older one has the river begin with it."""


class PersonModel(QObject):
    """One person with everything the book says about them.

    `refreshed` follows each reading, `flowed` more of the river, `charted` the chart.
    """

    refreshed = Signal()
    flowed = Signal()
    charted = Signal()

    def __init__(self, desk: Desk, person: PersonId, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.id = person
        self.person: Person | None = None
        self.standing: Standing | None = None
        self.chart: Sequence[tuple[date, float]] = ()
        self.touched = frozenset(Area)
        """What the latest reading was about."""
        self._read_on = date.min
        self._chart_is_due = True
        self._asked = 0
        """How often a chart was asked for."""
        self.notes: list[Note] = []
        self.promises: list[Promise] = []
        self.occasions: list[Occasion] = []
        self.pauses: tuple[Pause, ...] = ()
        self.to_say: ToSay | None = None
        self.circles: list[CircleSummary] = []
        self.own_fields: list[OwnField] = []
        self.household: Household | None = None
        self.brought: list[Brought] = []
        self.card_of: OrganisationId | None = None
        """The organisation whose own card this is; None for a human being."""
        self.leap_day = LeapDay.BEFORE
        self.moments: list[Moment] = []
        self.moment_count = 0
        self.has_older = False
        self.begins_at: tuple[date, MomentId] | None = None
        """Where the river begins when it does not begin with the newest."""
        self.unveiled: set[NoteId] = set()

    # Reading

    def read(self, changes: Changes | None = None) -> bool:
        """Read again what a change may have touched, or everything; False when there is nobody of that id any more."""
        verbs, person, today = self._desk.verbs, self.id, self._desk.verbs.book.clock.today()
        touched = self.touched = frozenset(Area)
        if changes is not None and not changes.whole_book and self.person is not None and self._read_on == today:
            touched = self.touched = changes.areas
        self._read_on = today
        try:
            self.person = self._desk.read(lambda: verbs.people.get(person))
        except KnownProblem as problem:
            if problem.code is not Problem.PERSON_UNKNOWN:
                raise
            self.person = None
            return False
        self.pauses = self._desk.read(lambda: verbs.pauses.of(person))
        self._read_lists(touched)
        if Area.MOMENTS in touched:
            self.moment_count = self._desk.read(lambda: verbs.moments.count(person))
            self._read_river(max(len(self.moments), FIRST))
        if touched & _MOVES_THE_SCORE:
            scored = self.has_health()
            self.standing = self._desk.read(lambda: verbs.health.of(person)) if scored else None
            self._chart_is_due = True
        self.refreshed.emit()
        return True

    def _read_lists(self, touched: frozenset[Area]) -> None:
        verbs, person = self._desk.verbs, self.id
        if Area.PEOPLE in touched:
            home = self.person.household if self.person is not None else None
            self.household = None if home is None else self._desk.read(lambda: verbs.households.get(home))
            self.brought = self._desk.read(lambda: verbs.people.brought_by(person))
            self.card_of = self._desk.read(lambda: verbs.organisations.of_card(person))
        if Area.NOTES in touched:
            self.notes = self._desk.read(lambda: verbs.notes.of(person))
        if touched & {Area.NOTES, Area.MOMENTS}:
            self.to_say = self._desk.read(lambda: verbs.to_say.of(person))
        if Area.PROMISES in touched:
            self.promises = self._desk.read(lambda: verbs.promises.of(person))
        if Area.OCCASIONS in touched:
            self.occasions = self._desk.read(lambda: verbs.occasions.of(person))
        if Area.CIRCLES in touched:
            self.circles = self._desk.read(verbs.circles.all)
        if touched & {Area.OWN_FIELDS, Area.SETTINGS}:
            self.own_fields = self._desk.read(verbs.people.own_fields)
        if Area.SETTINGS in touched:
            self.leap_day = self._desk.read(verbs.settings.read).leap_day

    def read_chart(self) -> None:
        """Have the scores of the past year worked out, off this thread; `charted` says that they are there.

        Nothing happens while those that are there still hold.
        """
        if not self._chart_is_due:
            return
        self._chart_is_due = False
        self._asked += 1
        if self.standing is None:
            self._take_chart(self._asked, ())
            return
        verbs, person, asked = self._desk.verbs, self.id, self._asked
        self._desk.run(
            lambda _progress, _cancelled: verbs.health.chart(person),
            lambda points: self._take_chart(asked, points) if isValid(self) else None,
            lambda _: None,  # whoever was removed meanwhile has no chart, and soon no page
        )

    def _take_chart(self, asked: int, points: Sequence[tuple[date, float]]) -> None:
        if asked == self._asked:  # what was read since is newer
            self.chart = points
            self.charted.emit()

    def has_health(self) -> bool:
        """Whether there is a relationship to measure: not with oneself, nor with somebody who is let be."""
        return self.person is not None and not self.person.is_me and self.person.state is PersonState.ACTIVE

    def read_older(self) -> None:
        """The next page of the river."""
        if self.has_older:
            last = self.moments[-1]
            self._append(PAGE, (last.day, last.id))
            self.flowed.emit()

    def find_moment(self, moment: MomentId) -> bool:
        """Make the river hold a moment; False where it is not there any more."""
        if any(known.id == moment for known in self.moments):
            return True
        while self.has_older and self.begins_at is None and len(self.moments) < _NEAR:
            self.read_older()
            if any(known.id == moment for known in self.moments):
                return True
        verbs = self._desk.verbs
        try:
            found = self._desk.read(lambda: verbs.moments.get(moment))
        except KnownProblem as problem:
            if problem.code is not Problem.ENTRY_UNKNOWN:
                raise
            return False
        if all(participant.person != self.id for participant in found.people):
            return False
        self.begins_at = (found.day, MomentId(found.id + 1))
        self._read_river(PAGE)
        self.flowed.emit()
        return True

    def begin_with_newest(self) -> None:
        """The river from its newest moment on."""
        self.begins_at = None
        self._read_river(PAGE)
        self.flowed.emit()

    def veil(self) -> None:
        """Hide again what was unveiled."""
        self.unveiled.clear()

    def _read_river(self, length: int) -> None:
        self.moments, self.has_older = [], True
        before = self.begins_at
        while len(self.moments) < length and self.has_older:  # page by page: no single read may hold up the window
            self._append(min(length - len(self.moments), PAGE), before)
            before = (self.moments[-1].day, self.moments[-1].id) if self.moments else None

    def _append(self, length: int, before: tuple[date, MomentId] | None) -> None:
        person, moments = self.id, self._desk.verbs.moments
        older = self._desk.read(lambda: moments.of(person, limit=length + 1, before=before))
        self.has_older = len(older) > length
        self.moments = [*self.moments, *older[:length]]

    # Words of the heading

    def line(self, now: datetime) -> str:
        """ "Owner, Moreira Interiors · Lisbon, 16:12 there · since May 2021"."""
        person = self.person
        if person is None:
            return ""
        since = _since(person.since) if person.since else ""
        return " · ".join(part for part in (_position(person), self._where(person, now), since) if part)

    def _where(self, person: Person, now: datetime) -> str:
        zone = zones.zone_of(person)
        there = zones.time_there(zone, now)
        if there is None:
            return wording.isolated(person.place)
        at = translate("PersonModel", "%1 there").replace("%1", wording.clock(there))
        where = person.place or zone.rpartition("/")[2].replace("_", " ")
        said = translate("PersonModel", "%1, %2").replace("%1", wording.isolated(where)).replace("%2", at)
        good_from = zones.welcome_from(person.quiet_hours, there)
        if good_from is None:
            return said
        wait = translate("PersonModel", "quiet until %1").replace("%1", wording.clock(good_from))
        return translate("PersonModel", "%1, %2").replace("%1", said).replace("%2", wait)


def _position(person: Person) -> str:
    """ "Owner, Moreira Interiors": where the person works now."""
    now: Membership | None = next((m for m in person.memberships if not m.until), None)
    if now is None:
        return ""
    return ", ".join(wording.isolated(part) for part in (now.title, now.organisation) if part)


def _since(iso: str) -> str:
    """ "since May 2021"."""
    known = wording.partial_date(PartialDate.parse(iso))
    return translate("PersonModel", "since %1").replace("%1", known)
