"""The day: whom to reach out to, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import IntEnum, StrEnum

from regulars.domain.health.vocabulary import Band
from regulars.domain.pauses import Pause
from regulars.domain.people import Channel, ContactPoint, PersonId


class DayKind(StrEnum):
    """What brings somebody into the day, in the order in which the day is filled."""

    PROMISE = "promise"
    DATE = "date"
    TURN = "turn"
    QUIET = "quiet"
    RHYTHM = "rhythm"
    NEW = "new"


class WhyKey(StrEnum):
    """The sentence that a reason becomes. `ui` words it from the numbers."""

    PROMISE_DUE = "promise-due"
    PROMISE_LATE = "promise-late"
    DATE_SOON = "date-soon"
    RHYTHM = "rhythm"
    QUIET_LONG = "quiet-long"
    YOUR_TURN = "your-turn"
    NEW_HELLO = "new-hello"
    NEVER_LOGGED = "never-logged"
    CIRCLE = "circle"
    PREFERS = "prefers"
    ASK_ABOUT = "ask-about"


class CiteKind(StrEnum):
    """What a reason points to."""

    MOMENT = "moment"
    PROMISE = "promise"
    OCCASION = "occasion"
    NOTE = "note"
    CIRCLE = "circle"


@dataclass(frozen=True, slots=True)
class Cite:
    """An entry of the book behind a word on the screen."""

    kind: CiteKind
    id: int


@dataclass(frozen=True, slots=True)
class Why:
    """One reason, with the values of its sentence and the entries it rests on.

    `values` holds: PROMISE_*: text, due (ISO); DATE_SOON: label, kind, day (ISO), years (turning, when the year is known),
    post_by (ISO, the last day for a card);
    RHYTHM: usual_days, silent_days; QUIET_LONG: silent_days, longest_days; YOUR_TURN: times; NEW_HELLO: within_days;
    CIRCLE: name; PREFERS: channel; ASK_ABOUT: text.
    """

    key: WhyKey
    points: float = 0.0
    values: Mapping[str, float | str] = field(default_factory=dict)
    cites: tuple[Cite, ...] = ()


class DayReason(StrEnum):
    """Why the planner put somebody on that day of the week. `about` of a `DayChoice` is the day that asks for it."""

    DUE = "due"
    """It is the day itself: of a promise, a date or a rhythm."""
    IN_TIME = "in-time"
    """The day itself comes later: this one has room, or lies within the notice of a date."""
    EARLY = "early"
    """A rhythm that is not over yet, on a quieter day."""
    ROOM = "room"
    """It was asked for before: this is the next day with room."""
    LONGEST_WAIT = "longest-wait"
    """Nobody has waited longer."""


@dataclass(frozen=True, slots=True)
class DayChoice:
    """Why that day, and the day that asks for it."""

    reason: DayReason
    about: date


class Reachability(IntEnum):
    """Whether now is a good hour where they are: NOW, or LATER (from `good_from`)."""

    NOW = 0
    LATER = 1


@dataclass(frozen=True, slots=True, repr=False)
class DayItem:
    """One person of the day. `why[0]` is the sentence; the others are chips."""

    person: PersonId
    name: str
    organisation: str
    score: float
    band: Band
    photo: int | None
    kind: DayKind
    why: tuple[Why, ...]
    channel: Channel
    point: ContactPoint | None
    their_time: datetime | None
    """Their wall clock, when their zone is known and is not the owner's."""
    place: str
    reachability: Reachability = Reachability.NOW
    good_from: time | None = None
    minutes: int = 8
    choice: DayChoice | None = None
    """Of somebody who comes later in the week: why on that day. None where no plan says so: it is the next day with room."""

    def __repr__(self) -> str:
        return f"DayItem({self.person})"


@dataclass(frozen=True, slots=True)
class Day:
    """The owner's day. `items` are at most as many as there is room for; `later` is the rest of the week, spread."""

    on: date
    items: tuple[DayItem, ...]
    later: tuple[tuple[date, DayItem], ...]
    tray: tuple[tuple[PersonId, str], ...]
    """People who were never logged, a few at a time."""
    room: int
    done: int
    week_done: int
    week_room: int
    minutes: int
    away: Pause | None = None
    """The owner's own pause that is on: then nobody is named."""
    is_evening: bool = False
    """Whether whoever was put off until tonight is back."""
