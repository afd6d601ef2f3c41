"""What the weeks add up to: who was reached, what was kept, who grew closer. Counts that open to their entries, and no ranks.

No sum of money goes in, nothing is counted in a row, and nobody is compared with anybody but with themselves.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from regulars.domain.health.vocabulary import Band
from regulars.domain.moments import Direction, MomentKind
from regulars.domain.people import PersonId
from regulars.domain.planner.vocabulary import Load
from regulars.domain.promises import PromiseBy, PromiseState, PromiseYear

WEEKS = 26
SEASON = timedelta(days=91)
"""Closer or further away: than a season ago."""
LONG_SILENCE_DAYS = 90
MOVERS = 5
"""At most so many are named who grew closer, and so many who drifted."""
LEAST_MOVE = 5.0
"""Points of the score; less is the weather."""
MOST_ENTRIES = 1000
"""A list of entries holds the newest ones; how many there are in all is said."""


@dataclass(frozen=True, slots=True)
class Week:
    """How many people the owner was in touch with from Monday on, and how many the owner left for later and did not reach."""

    first: date
    reached: int
    left: int

    @property
    def last(self) -> date:
        """Its Sunday."""
        return self.first + timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Began:
    """Who reached out, in days on which there was a moment with a person."""

    me: int = 0
    them: int = 0
    both: int = 0

    @property
    def all(self) -> int:
        """Days with a person, whoever began."""
        return self.me + self.them + self.both


@dataclass(frozen=True, slots=True)
class Capacity:
    """What is asked of a day with room and what is possible, as the planner counts it, and whose rhythms these are."""

    load: Load
    people: int = 0


@dataclass(frozen=True, slots=True, repr=False)
class Mover:
    """Somebody who is closer, or further away, than a season ago: both scores, and what happened since."""

    person: PersonId
    name: str
    score: float
    score_before: float
    band: Band
    photo: int | None
    moments: int
    """Days in touch since then."""
    from_them: int
    """Of these, the ones on which they began alone."""
    last_day: date

    def __repr__(self) -> str:
        return f"Mover({self.person})"


@dataclass(frozen=True, slots=True)
class Overview:
    """The weeks up to today, the oldest first, and what they add up to."""

    today: date
    weeks: tuple[Week, ...]
    began: Began
    promises: PromiseYear
    capacity: Capacity

    @property
    def first(self) -> date:
        """The first day of the first week."""
        return self.weeks[0].first


@dataclass(frozen=True, slots=True)
class Moved:
    """Who moved most, at most `MOVERS` each way."""

    since: date
    closer: tuple[Mover, ...]
    drifted: tuple[Mover, ...]


@dataclass(frozen=True, slots=True)
class MonthOfCare:
    """What was given in a month, up to today."""

    first: date
    last: date
    people: int
    after_silence: int
    """Of these, after `LONG_SILENCE_DAYS` or more without a moment."""
    first_time: int
    """Of these, for the first time."""
    together: int
    """Days with a person on which there was time together."""
    promises_kept: int
    gifts: int


class EntryKind(StrEnum):
    """What a figure opens to."""

    REACHED = "reached"
    """The people of some days, each once, by the newest of these days."""
    IN_TOUCH = "in-touch"
    """Every day with every person."""
    BEGAN_ME = "began-me"
    BEGAN_THEM = "began-them"
    BEGAN_BOTH = "began-both"
    TOGETHER = "together"
    AFTER_SILENCE = "after-silence"
    FIRST_TIME = "first-time"
    LEFT = "left"
    """Put off by the owner, and not reached in the same week."""
    PROMISES = "promises"
    """The owner's promises that were settled: kept, late, broken."""
    PROMISES_KEPT = "promises-kept"
    GIFTS = "gifts"
    RHYTHMS = "rhythms"
    """Who asks most often."""


BEGAN = {
    Direction.ME: EntryKind.BEGAN_ME,
    Direction.THEM: EntryKind.BEGAN_THEM,
    Direction.BOTH: EntryKind.BEGAN_BOTH,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure that was opened: which one, and its days, both included."""

    kind: EntryKind
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry behind a figure. `number` is its place in the list, `id` that of its promise, gift or answer."""

    number: int
    kind: EntryKind
    person: PersonId
    day: date
    id: int = 0
    before: date | None = None
    """The day in touch before this one."""


@dataclass(frozen=True, slots=True)
class Entries:
    """The newest entries behind a figure, and how many there are in all."""

    entries: tuple[Entry, ...]
    total: int


@dataclass(frozen=True, slots=True, repr=False)
class EntryRow:
    """An entry as it is shown: whose it is, and what the book says about it."""

    entry: Entry
    name: str
    score: float | None
    band: Band
    photo: int | None
    text: str = ""
    """The words of the moment, the promise, the gift, or why it was put off."""
    moment: MomentKind | None = None
    direction: Direction | None = None
    state: PromiseState | None = None
    by: PromiseBy | None = None
    rhythm_days: float | None = None

    def __repr__(self) -> str:
        return f"EntryRow({self.entry.number})"


def monday_of(day: date) -> date:
    """The Monday of its week.

    >>> monday_of(date(2026, 11, 22))
    datetime.date(2026, 11, 16)
    """
    return day - timedelta(days=day.weekday())


def last_of_month(first: date) -> date:
    """The last day of the month that begins on `first`.

    >>> last_of_month(date(2026, 2, 1))
    datetime.date(2026, 2, 28)
    """
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
