"""The words of a plan: what goes in beside the people, and what comes out. Screens may use them without NumPy."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from regulars.domain.agenda import DayChoice, DayReason
from regulars.domain.people import PersonId

UNANSWERED_FROM = 2
"""So many touches in a row without an answer say something."""
QUIET_FROM = 2.0
"""Silent for so many rhythms, somebody is quiet."""
HOLDS_FROM = 50.0
"""At such a score a bond holds by itself for a while."""


class PlanReason(StrEnum):
    """Why somebody stands on a day, in the order in which days are filled. LONGEST_WAIT is a rhythm too: the fair place."""

    PROMISE = "promise"
    DATE = "date"
    RHYTHM = "rhythm"
    LONGEST_WAIT = "longest-wait"


@dataclass(frozen=True, slots=True)
class Rooms:
    """What each weekday has room for, Monday first: people, and minutes as well when the owner counts them. Both hold."""

    people: tuple[int, ...]
    minutes: tuple[int, ...] | None = None

    def __post_init__(self) -> None:
        if any(len(rooms) != 7 or min(rooms) < 0 for rooms in (self.people, self.minutes) if rooms is not None):
            raise ValueError("rooms are seven numbers from 0")

    def on(self, day: date) -> int:
        """How many people that weekday has room for."""
        return self.people[day.weekday()]

    def minutes_on(self, day: date) -> float:
        """How many minutes that weekday has, without end when they are not counted."""
        return float("inf") if self.minutes is None else float(self.minutes[day.weekday()])


@dataclass(frozen=True, slots=True)
class OwedPromise:
    """A promise of the owner's: its day, and the day until which the person was put off (None: not)."""

    person: PersonId
    due: date
    rests_until: date | None = None


@dataclass(frozen=True, slots=True)
class NotedDate:
    """A date: its day, since when the owner wants to hear of it (its day less the notice), and as in `OwedPromise`.

    Where a card has to be posted, `day` is the last day for it.
    """

    person: PersonId
    day: date
    told_since: date
    rests_until: date | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """One person on one day. `asked_on` is the day on which the promise, the date or the rhythm asks for it."""

    day: date
    person: PersonId
    reason: PlanReason
    asked_on: date
    minutes: int

    @property
    def is_rhythm(self) -> bool:
        """Whether nothing but the rhythm asks for it."""
        return self.reason in (PlanReason.RHYTHM, PlanReason.LONGEST_WAIT)

    @property
    def choice(self) -> DayChoice:
        """Why it is that day."""
        if self.day == self.asked_on:
            reason = DayReason.DUE
        elif self.day < self.asked_on:
            reason = DayReason.EARLY if self.is_rhythm else DayReason.IN_TIME
        else:
            reason = DayReason.LONGEST_WAIT if self.reason is PlanReason.LONGEST_WAIT else DayReason.ROOM
        return DayChoice(reason, self.asked_on)


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """A day with room, and who is planned for it: promises first, then dates, then who gains most."""

    day: date
    room: int
    people: tuple[Planned, ...]

    @property
    def minutes(self) -> int:
        """What the day's people take."""
        return sum(one.minutes for one in self.people)


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Somebody for whom there was no room in these weeks, and since (or from) when they ask."""

    person: PersonId
    reason: PlanReason
    asked_on: date


@dataclass(frozen=True, slots=True)
class Load:
    """What is asked and what is possible, for each day on which the owner has room ("9.4 a day asked, 5 possible").

    `asked` is what rhythms, promises and dates come to when every one is met on its day; who is waiting already is
    counted in `waiting` alone. `asked_minutes` and `possible_minutes` are the same in minutes; None = not counted.
    """

    asked: float
    possible: float
    waiting: int
    asked_minutes: float | None = None
    possible_minutes: float | None = None

    @property
    def is_too_much(self) -> bool:
        """Whether more is asked than there is, beyond what rounding to one digit shows."""
        if self.asked_minutes is not None and self.possible_minutes is not None:
            return _is_more(self.asked_minutes, self.possible_minutes) or _is_more(self.asked, self.possible)
        return _is_more(self.asked, self.possible)

    def without(self, chosen: Iterable["MayGo"]) -> "Load":
        """What is asked once these people are let go. What is possible stays."""
        going = tuple(chosen)
        minutes = self.asked_minutes
        return replace(
            self,
            asked=max(self.asked - sum(one.saves for one in going), 0.0),
            asked_minutes=None if minutes is None else max(minutes - sum(one.saves_minutes for one in going), 0.0),
        )


def _is_more(asked: float, possible: float) -> bool:
    return round(asked, 1) > round(possible, 1)


@dataclass(frozen=True, slots=True)
class Outlook:
    """The health expected on the last day if the plan is followed and nobody else gets in touch: its mean, and the mean of
    the worst-off tenth."""

    mean: float
    worst_tenth: float


@dataclass(frozen=True, slots=True)
class Plan:
    """Some weeks. `days` has the days with room, in order; `longest_wait` is how many days past being due the one who waits
    longest is reached."""

    first: date
    last: date
    days: tuple[PlannedDay, ...]
    does_not_fit: tuple[Unplaced, ...]
    load: Load
    outlook: Outlook
    longest_wait: int

    def first_turns(self) -> dict[PersonId, Planned]:
        """The first turn of everybody who is planned, in the order of the plan."""
        found: dict[PersonId, Planned] = {}
        for day in self.days:
            for one in day.people:
                found.setdefault(one.person, one)
        return found

    def day_of(self, person: PersonId) -> date | None:
        """The first day on which somebody is planned."""
        return next((day.day for day in self.days for one in day.people if one.person == person), None)


@dataclass(frozen=True, slots=True)
class Effect:
    """What the same weeks come to after a change: the load, how many do not fit, and the outlook."""

    load: Load
    does_not_fit: int
    outlook: Outlook


@dataclass(frozen=True, slots=True)
class LengthenRhythms:
    """Ask less often: the rhythms of these people, who lose least by it, `factor` times as long."""

    people: tuple[PersonId, ...]
    factor: float
    effect: Effect


@dataclass(frozen=True, slots=True)
class MorePlaces:
    """Make room: so many places more on every day that has room. `minutes` more as well, where they are counted."""

    places: int
    minutes: int
    effect: Effect


class LetGoReason(StrEnum):
    """Why it costs little to see somebody much less often."""

    UNANSWERED = "unanswered"
    QUIET = "quiet"
    HOLDS = "holds"
    LOOSE = "loose"


@dataclass(frozen=True, slots=True)
class MayGo:
    """Somebody whom the owner may let go: the rhythm in days as it is and as it would be, and what it would ask less.

    `saves` is contacts for each day on which the owner has room, as `Load.asked`; `saves_minutes` the same in minutes.
    `unanswered` is how many touches in a row went without an answer, `score_then` the score after a whole longer rhythm of
    silence behind a touch.
    """

    person: PersonId
    rhythm: float
    longer: float
    silent_days: int
    unanswered: int
    score_then: float
    saves: float
    saves_minutes: float

    @property
    def reason(self) -> LetGoReason:
        """What speaks for it first."""
        if self.unanswered >= UNANSWERED_FROM:
            return LetGoReason.UNANSWERED
        if self.silent_days >= QUIET_FROM * self.rhythm:
            return LetGoReason.QUIET
        return LetGoReason.HOLDS if self.score_then >= HOLDS_FROM else LetGoReason.LOOSE


@dataclass(frozen=True, slots=True)
class LetGo:
    """See some people much less often, chosen one by one among these: those first whom it costs least."""

    choices: tuple[MayGo, ...]


WayOut = LengthenRhythms | MorePlaces | LetGo
