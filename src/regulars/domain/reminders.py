"""What is to be announced, and when. Pure: the book says what waits, the clock says what time it is, `due` says what is due.

Everything here is civil: days and times of day as the owner's wall shows them, never instants. So an hour that a clock change
skips is passed by the next time it is looked, one that it repeats finds the ledger's row, and a flight moves no birthday.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from regulars.domain.days_off import WEEK
from regulars.domain.people import PersonId
from regulars.domain.settings import DaysOff

MORNING = "morning"
"""The ledger's name of the word about a day's people; its occurrences are the days."""
EVENING_WORD = "evening"
"""That of the word about those who were put off until tonight."""
LATE_AFTER = timedelta(minutes=30)
LONGEST_AWAY = timedelta(days=400)
"""A clock that is further ahead of the last time reminders were looked after is asked about before it is believed."""


@dataclass(frozen=True, slots=True)
class Rules:
    """When the owner wants to be told."""

    morning: time
    quiet_from: time
    quiet_until: time
    rooms: Sequence[int]
    """Room for people, Monday first; a day without is a day off."""
    days_off: DaysOff

    def works_on(self, day: date) -> bool:
        """Whether the owner has room for anybody on that day."""
        return self.rooms[day.weekday()] > 0

    def tells_on(self, day: date) -> bool:
        """Whether anything is announced on that day. Who never works is told on the day itself."""
        return self.works_on(day) or self.days_off is DaysOff.SAME_DAY or not any(self.rooms)

    @property
    def hour(self) -> time:
        """When the day is announced: the owner's hour; the end of the quiet hours where it lies in them."""
        return self.quiet_until if is_quiet(self.morning, self.quiet_from, self.quiet_until) else self.morning

    def is_quiet(self, now: datetime) -> bool:
        """Whether this is in the quiet hours."""
        return is_quiet(now.time(), self.quiet_from, self.quiet_until)

    def is_time(self, now: datetime) -> bool:
        """Whether the hour has come today, outside the quiet hours."""
        return now.time() >= self.hour and not self.is_quiet(now)

    def is_told_at(self, now: datetime) -> bool:
        """Whether a day's people, promises and dates may be announced now."""
        return self.tells_on(now.date()) and self.is_time(now)


@dataclass(frozen=True, slots=True)
class Awaited:
    """Something that is to be announced once: a promise that falls due, a date that comes up."""

    reminder: str
    """The ledger's name of it, such as "promise/12"."""
    person: PersonId
    since: date
    """From this day on it may be announced."""
    day: date
    """The day it is about: after it, it comes late."""
    stays: bool = False
    """It is open until it is answered, as a promise is: a day on which it was not in the book yet makes no difference."""

    @property
    def occurrence(self) -> tuple[str, str]:
        """Its row in the ledger: which reminder, which time."""
        return self.reminder, self.day.isoformat()


def is_quiet(at: time, start: time, end: time) -> bool:
    """Whether a time of day lies in the quiet hours, which may run past midnight. From an hour to itself is never."""
    return start <= at < end if start <= end else at >= start or at < end


def told_on(since: date, day: date, rules: Rules) -> date:
    """On which day something is announced that may be from `since` on and is about `day`.

    The first day of that span on which the owner works; where there is none, as the owner wants it for days off.

    >>> week = Rules(time(9), time(19), time(8), (5, 5, 5, 5, 5, 0, 0), DaysOff.BEFORE)
    >>> sunday = date(2026, 11, 29)
    >>> told_on(sunday, sunday, week).isoformat(), told_on(date(2026, 11, 26), sunday, week).isoformat()
    ('2026-11-27', '2026-11-26')
    """
    if rules.tells_on(since):
        return since
    within = min((day - since).days, WEEK)
    for ahead in range(1, within + 1):
        if rules.tells_on(since + timedelta(days=ahead)):
            return since + timedelta(days=ahead)
    step = timedelta(days=-1 if rules.days_off is DaysOff.BEFORE else 1)
    found = (since if rules.days_off is DaysOff.BEFORE else day) + step
    while not rules.tells_on(found):
        found += step
    return found


def due(now: datetime, rules: Rules, awaited: Iterable[Awaited], told_until: date | None) -> tuple[Awaited, ...]:
    """Which of these are to be announced now, the earliest first. The ledger says which of them already were.

    `now` is aware, in the owner's zone of this moment. `told_until` is the last day up to which all was announced (None: there
    never was one): what is about a day that is over, and would have been announced by then, was not in the book at its time.
    """
    today = now.date()
    if not rules.is_told_at(now):
        return ()
    found = [
        (on, one)
        for one in awaited
        if (on := told_on(one.since, one.day, rules)) <= today
        and (one.stays or one.day >= today or told_until is None or max(on, one.day) > told_until)
    ]
    return tuple(one for _, one in sorted(found, key=lambda entry: (entry[0], entry[1].occurrence)))


def was_due(on: Iterable[date], now: datetime, rules: Rules) -> datetime | None:
    """Since when the first of these could have been told, as a civil moment; None when that was just now."""
    first = datetime.combine(min(on, default=now.date()), rules.hour, now.tzinfo)
    # By the wall: of two moments in one zone Python takes the difference that the wall shows.
    return first if now - first > LATE_AFTER else None


@dataclass(frozen=True, slots=True, repr=False)
class Told:
    """One person whom an announcement is about."""

    person: PersonId
    name: str

    def __repr__(self) -> str:
        return f"Told({self.person})"


@dataclass(frozen=True, slots=True)
class Notice:
    """What is to be shown: how many people, for what, who if the owner wants names, and whether it comes late."""

    on: date
    everybody: tuple[Told, ...]
    promises: int = 0
    """Promises of the owner's that fell due."""
    dates: int = 0
    """Dates that come up, or came while nobody looked."""
    with_names: bool = False
    """The owner wants to see names in notifications."""
    was_due: datetime | None = None
    """When it should have been shown, if that is more than half an hour ago."""
    rows: tuple[tuple[str, str], ...] = ()
    """What was written into the ledger for it."""

    @property
    def people(self) -> int:
        """How many people it is about."""
        return len(self.everybody)

    @property
    def names(self) -> tuple[str, ...]:
        """Whose names it may show."""
        return tuple(told.name for told in self.everybody) if self.with_names else ()

    @property
    def is_of_evening(self) -> bool:
        """Whether it is about those who were put off until tonight."""
        return any(reminder == EVENING_WORD for reminder, _ in self.rows)

    @property
    def person(self) -> PersonId | None:
        """The one person whom it is about, so that its buttons can act on them."""
        return self.everybody[0].person if len(self.everybody) == 1 else None


@dataclass(frozen=True, slots=True)
class DoubtfulClock:
    """The clock is so far ahead that nothing is announced until the owner says that it is right."""

    today: date
    last: date
    """The last day on which reminders were looked after."""
