"""The words of the health score: enums and small records that screens may use without waiting for NumPy."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import NamedTuple

from regulars.domain.moments import Depth, Direction


class TouchDirection(IntEnum):
    """Who reached out in a touch, as the score's arrays hold it."""

    THEY = 0
    ME = 1
    MUTUAL = 2


class Band(IntEnum):
    """The five words for a score. The numbers are stored in books and never change."""

    NEW = 0
    THRIVING = 1
    STEADY = 2
    COOLING = 3
    SLIPPING = 4


class Confidence(IntEnum):
    """How much of the rhythm was learned: 0–1 gaps low, 2–4 medium, 5 and more good."""

    LOW = 0
    MEDIUM = 1
    GOOD = 2


class ReasonKey(StrEnum):
    """The steps of the waterfall, in its order."""

    BASE = "base"
    ROOTS = "roots"
    TWO_WAY = "two_way"
    RHYTHM = "rhythm"
    PROMISES = "promises"


class Act(StrEnum):
    """What may restore a score, in order of effort; keeping a promise is an offer of its own."""

    MESSAGE = "message"
    CALL = "call"
    MEETING = "meeting"
    KEEP_PROMISE = "keep_promise"


class Touch(NamedTuple):
    """One contact to try out: who reached out, and how deep it went (light 0.6, normal 1, deep 1.3)."""

    direction: TouchDirection
    depth: float


DEPTH_WEIGHT: Mapping[Depth, float] = {Depth.LIGHT: 0.6, Depth.NORMAL: 1.0, Depth.DEEP: 1.3}
"""How much a moment of each depth weighs."""

TOUCH_DIRECTION: Mapping[Direction, TouchDirection] = {
    Direction.THEM: TouchDirection.THEY,
    Direction.ME: TouchDirection.ME,
    Direction.BOTH: TouchDirection.MUTUAL,
}
"""The direction of a moment, as the score's arrays hold it."""

TOUCH_OF_ACT: Mapping[Act, Touch] = {
    Act.MESSAGE: Touch(TouchDirection.ME, DEPTH_WEIGHT[Depth.LIGHT]),
    Act.CALL: Touch(TouchDirection.MUTUAL, DEPTH_WEIGHT[Depth.NORMAL]),
    Act.MEETING: Touch(TouchDirection.MUTUAL, DEPTH_WEIGHT[Depth.DEEP]),
}
"""What each act would be as a touch. Keeping a promise is none."""

BAND_FLOORS: tuple[float, float, float] = (25.0, 50.0, 75.0)
"""The lowest scores of cooling, steady and thriving."""

TREND_DAYS = 28
"""How far back the trend looks."""

TREND_ARROW = 5.0
"""From so many points on, up or down, a trend is worth an arrow."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of the waterfall.

    `points` is score after minus score before, so that all points sum to the score. `numbers` are what a sentence needs
    (days, counts); `cites` are places in the person's row of touches, which the caller turns into entries.
    """

    key: ReasonKey
    points: float
    numbers: Mapping[str, float] = field(default_factory=dict)
    cites: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Restoring:
    """What would restore a score: this act, so many times, to this score.

    `reaches` is the floor of the band it gets into (None: it does not get there), `day` when the last of them happens.
    """

    act: Act
    times: int
    score: float
    reaches: float | None
    day: float


def band_of(score: float, n_touches: int, silence: float, tau: float) -> Band:
    """The band of one score: new until the first touch, or while there is one touch and less than tau days have passed.

    >>> band_of(80.0, 6, 10.0, 30.0).name, band_of(60.6, 1, 0.0, 30.0).name, band_of(24.9, 3, 90.0, 30.0).name
    ('THRIVING', 'NEW', 'SLIPPING')
    """
    if n_touches == 0 or (n_touches == 1 and silence < tau):
        return Band.NEW
    cooling, steady, thriving = BAND_FLOORS
    if score >= thriving:
        return Band.THRIVING
    if score >= steady:
        return Band.STEADY
    return Band.COOLING if score >= cooling else Band.SLIPPING


def promise_factor(broken: int, kept: int, kept_later: int = 0, touches_since: int = 0) -> float:
    """What promises multiply the lapse odds by: 1.25 for each broken one (at most 3), 0.95 for each kept (at most 5).

    A broken promise is made good by keeping it later (`kept_later`), or by three touches since the last one was broken
    (`touches_since`). Time alone never heals it.

    >>> promise_factor(broken=1, kept=0), promise_factor(broken=1, kept=0, touches_since=3)
    (1.25, 1.0)
    """
    if min(broken, kept, kept_later, touches_since) < 0:
        raise ValueError("promises and touches are counted from 0")
    open_broken = max(0, broken - kept_later - touches_since // 3)
    return float(1.25 ** min(open_broken, 3) * 0.95 ** min(kept, 5))
