"""How one relationship stands, with every number opened to the entries behind it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from regulars.domain.health.vocabulary import Band, Confidence, ReasonKey, Restoring
from regulars.domain.moments import MomentId, MomentKind
from regulars.domain.pins import Pin
from regulars.domain.promises import PromiseId


@dataclass(frozen=True, slots=True)
class CitedReason:
    """One step of the waterfall; all `points` of a person sum to the score. `numbers` are what its sentence needs."""

    key: ReasonKey
    points: float
    numbers: Mapping[str, float] = field(default_factory=dict)
    moments: tuple[MomentId, ...] = ()
    promises: tuple[PromiseId, ...] = ()


@dataclass(frozen=True, slots=True)
class LessOften:
    """The owner let go: since that day the rhythm is longer. `reason` may be empty."""

    since: date
    reason: str


@dataclass(frozen=True, slots=True)
class Standing:
    """The health of one relationship today.

    `rhythm_days` is the learned or set rhythm τ; `cadence_days` the one that the owner, household or circle set. `began` of
    the last `counted` moments were begun by the owner alone, `they_began` by the other alone.
    """

    score: float
    band: Band
    trend: float
    confidence: Confidence
    rhythm_days: float
    gaps: int
    last_on: date | None
    due_on: date | None
    late_on: date | None
    reasons: tuple[CitedReason, ...]
    restoring: Restoring | None
    cadence_days: float | None = None
    learned_days: float | None = None
    began: int = 0
    they_began: int = 0
    counted: int = 0
    kinds: Mapping[MomentKind, int] = field(default_factory=dict)
    promises_open: int = 0
    promises_due_today: int = 0
    promises_kept: int = 0
    promises_settled: int = 0
    pin: Pin | None = None
    """The pin that is on: `band` is its word, `score` and `reasons` are what they would be without it."""
    touch_days: tuple[date, ...] = ()
    """The days on which they were in touch, oldest first, each once."""
    less_often: LessOften | None = None
    """Where the rhythm is the one that letting go made."""
