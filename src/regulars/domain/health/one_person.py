"""The score of one person in plain Python, as after an edit: twenty touches do not repay hundreds of calls into NumPy.

The formula is that of `score`, where it is written down; the two agree to the last digits, which a test holds them to.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, inf, log, sqrt

from regulars.domain.health.constants import (
    BASE_ROOTS,
    CADENCE_WEIGHT,
    DECAY,
    LOG_USUAL,
    MONTH_OF_DECAY,
    PRIOR_SQUARES,
    RHYTHM_WEIGHT,
    SHARE_OF_SIDES,
    SIDES,
    SPREAD_WEIGHT,
    STEEPNESS,
    USUAL_RHYTHM,
    WEIGHT_OF_SIDES,
)
from regulars.domain.health.vocabulary import TOUCH_OF_ACT, TREND_DAYS, Act, Band, band_of

DayTouch = tuple[int, int, float]
"""A day (`date.toordinal`), a direction (0 they, 1 me, 2 mutual), a depth."""

_MESSAGE = TOUCH_OF_ACT[Act.MESSAGE]


@dataclass(frozen=True, slots=True)
class OneScore:
    """What is kept of a score, each as in `BookScores`. `gain` is what a message today would add."""

    score: float
    band: Band
    tau: float
    gaps: int
    trend: float
    due_at: float
    late_at: float
    gain: float


def score_person(
    touches: Sequence[DayTouch],
    today: int,
    *,
    added: int,
    cadence: float | None = None,
    usual: float | None = None,
    promise_factor: float = 1.0,
) -> OneScore:
    """Score one person: at most one touch a day, in the order of days, none after `today`, no pauses; days are ordinals."""
    kappa = RHYTHM_WEIGHT if cadence is None else CADENCE_WEIGHT
    rhythm = cadence or usual or USUAL_RHYTHM
    log_rhythm = log(rhythm)
    age = max(today - added, 0)
    steepness, log_tau = _steepness(0.0, 0, kappa), log_rhythm
    lowest = lowest_before = inf
    total = squares = roots = roots_before_last = 0.0
    sides, last = 0, today - age
    shift = kappa * (log_rhythm - LOG_USUAL)
    for gaps, (day, direction, depth) in enumerate(touches):
        if gaps:
            log_gap = log(max(day - last, 1)) - LOG_USUAL
            total += log_gap
            squares += log_gap * log_gap
        log_tau = (total + shift) / (kappa + gaps) + LOG_USUAL
        steepness = _steepness(max(squares - total * total / max(gaps, 1), 0.0), gaps, kappa)
        silence, last = today - day, day
        roots_before_last = roots
        roots += WEIGHT_OF_SIDES[SIDES[direction]] * depth * exp(DECAY * silence)
        sides |= SIDES[direction]
        share = SHARE_OF_SIDES[sides] / roots
        lowest = min(lowest, _grown(silence, steepness, log_tau) * share)
        if silence >= TREND_DAYS:
            before = _grown(silence - TREND_DAYS, steepness, log_tau) * share * MONTH_OF_DECAY
            lowest_before = min(lowest_before, before)
    count = len(touches)
    tau = exp(log_tau) if count > 1 else rhythm
    odds = min(lowest, _empty_odds(age, kappa, log_rhythm))
    odds_before = min(lowest_before, _empty_odds(max(age - TREND_DAYS, 0), kappa, log_rhythm))
    score = _score(odds * promise_factor)
    weight = WEIGHT_OF_SIDES[SIDES[_MESSAGE.direction]] * _MESSAGE.depth
    if count and last == today:  # one touch a day: the message joins what was today
        joined = SIDES[touches[-1][1]] | SIDES[_MESSAGE.direction]
        roots, weight = roots_before_last, WEIGHT_OF_SIDES[joined] * max(touches[-1][2], _MESSAGE.depth)
    restored = SHARE_OF_SIDES[sides | SIDES[_MESSAGE.direction]] / (roots + weight)
    return OneScore(
        score=score,
        band=band_of(score, count, today - last, tau),
        tau=tau,
        gaps=max(count - 1, 0),
        trend=score - _score(odds_before * promise_factor),
        due_at=last + (tau if cadence is None else cadence),
        late_at=last + tau * exp(log(3.0) / steepness),
        gain=_score(min(odds, restored) * promise_factor) - score,
    )


def _score(odds: float) -> float:
    return 100.0 / (1.0 + odds * sqrt(odds))


def _steepness(squares: float, gaps: int, kappa: float) -> float:
    variance = (PRIOR_SQUARES + squares) * ((1.0 + 1.0 / (kappa + gaps)) / (SPREAD_WEIGHT + gaps))
    return STEEPNESS / sqrt(variance)


def _grown(silence: int, steepness: float, log_tau: float) -> float:
    return 1.0 + exp(steepness * (log(silence) - log_tau)) if silence else 1.0


def _empty_odds(age: int, kappa: float, log_rhythm: float) -> float:
    return _grown(age, _steepness(0.0, 0, kappa), log_rhythm) / (BASE_ROOTS * exp(DECAY * age))
