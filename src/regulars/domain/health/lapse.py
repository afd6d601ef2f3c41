"""The lapse odds: the costly middle of the score, over all prefixes of all rows at once.

Rows are taken in blocks of like length and laid side by side as a table, so that every sum runs along one row alone: a
row's figures are the same bits whichever book, order or part of a book it stands in. A block stays in the processor's
cache, so that a hundred thousand people need a few megabytes beside the answers.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from regulars.domain.health.constants import (
    BASE_ROOTS,
    DECAY,
    LOG_USUAL,
    MONTH_OF_DECAY,
    PRIOR_SQUARES,
    RHYTHM_WEIGHT,
    SHARE_OF_SIDES,
    SPREAD_WEIGHT,
    STEEPNESS,
    WEIGHT_OF_SIDES,
)
from regulars.domain.health.touches import DayTouches, Floats, Ints, Sides
from regulars.domain.health.vocabulary import TREND_DAYS

SIDE_WEIGHT: Floats = np.array(WEIGHT_OF_SIDES)
"""Weight of a touch by its sides: nobody, they, only me, mutual."""
TWO_WAY_OF_SIDES: Floats = np.array(SHARE_OF_SIDES)
"""What the odds are multiplied by, by the sides that ever reached out."""

_BLOCK_CELLS = 1 << 15


@dataclass(frozen=True, slots=True)
class Setting:
    """What the owner set for each row: κ, τ0 and ln τ0, and the days since the person was added."""

    kappa: Floats
    usual: Floats
    log_usual: Floats
    age: Floats
    is_plain: bool

    def part(self, rows: Ints) -> "Setting":
        """The settings of some rows."""
        return Setting(self.kappa[rows], self.usual[rows], self.log_usual[rows], self.age[rows], self.is_plain)


@dataclass(frozen=True, slots=True)
class Lapse:
    """Per row: the lowest odds over the prefixes with a touch, now and a month ago, and the figures of all touches."""

    odds: Floats
    odds_before: Floats
    log_tau: Floats
    steepness: Floats
    roots: Floats
    roots_without_last: Floats
    sides: Sides


def steepness_of(squares: Floats, gaps: Floats, kappa: Floats) -> Floats:
    """p of the log-logistic: π/√3 over the predictive standard deviation of a log gap."""
    variance = (PRIOR_SQUARES + squares) * ((1.0 + 1.0 / (kappa + gaps)) / (SPREAD_WEIGHT + gaps))
    return STEEPNESS / np.sqrt(variance)


def decay(age: Floats) -> Floats:
    """2^(−age/730 days)."""
    return np.exp(DECAY * age)


def empty_odds(setting: Setting, age: Floats) -> Floats:
    """The odds of the empty prefix: of somebody who was added `age` days ago."""
    steepness = steepness_of(np.zeros(1), np.zeros(1), setting.kappa)
    grown = 1.0 + np.exp(steepness * (np.log(age) - setting.log_usual))
    return grown / (BASE_ROOTS * decay(age))


def lapse(touches: DayTouches, setting: Setting, now: float) -> Lapse:
    """The odds of every row, each prefix of its touches evaluated at `now` and at `now` − 28 days."""
    n = touches.count.size
    unknown = np.full(n, np.inf)
    found = Lapse(
        unknown,
        unknown.copy(),
        setting.log_usual.copy(),
        steepness_of(np.zeros(1), np.zeros(1), setting.kappa),
        np.zeros(n),
        np.zeros(n),
        np.zeros(n, np.uint8),
    )
    with np.errstate(divide="ignore", over="ignore", under="ignore", invalid="ignore"):
        for rows, longest in _blocks(touches.count):
            _read_block(touches, setting, now, rows, longest, found)
    return found


def _blocks(count: Ints) -> Iterator[tuple[Ints, int]]:
    """Rows of like length, longest row last, in blocks of some thirty thousand touches."""
    order = np.argsort(count, kind="stable")
    lengths = count[order]
    at = int(np.searchsorted(lengths, 0, side="right"))
    while at < order.size:
        shortest = int(lengths[at])
        like = int(np.searchsorted(lengths, shortest + shortest // 8, side="right"))
        end = min(like, at + max(1, _BLOCK_CELLS // int(lengths[like - 1])))
        yield order[at:end], int(lengths[end - 1])
        at = end


def _read_block(touches: DayTouches, setting: Setting, now: float, rows: Ints, longest: int, found: Lapse) -> None:
    count = touches.count[rows]
    last = (count - 1)[:, None]
    step = np.arange(longest)
    ragged = int(count[0]) != longest
    cells = touches.start[rows][:, None] + (np.minimum(step, last) if ragged else step)
    seen_from = touches.t[cells]
    day = np.floor(seen_from)
    log_tau, steepness = _rhythm(day, setting, rows)
    sides = touches.sides[cells]
    silence = np.floor(now) - day
    weight = SIDE_WEIGHT[sides] * touches.depth[cells] * decay(silence)
    roots = np.cumsum(weight, axis=1)
    sides = np.bitwise_or.accumulate(sides, axis=1)
    share = TWO_WAY_OF_SIDES[sides] / roots  # the odds of a prefix the moment its last touch happened

    late = np.exp(steepness * (np.log(silence) - log_tau))
    odds = (1.0 + late) * share
    late = np.exp(steepness * (np.log(np.maximum(silence - TREND_DAYS, 0.0)) - log_tau))
    odds_before = (1.0 + late) * share * MONTH_OF_DECAY
    odds_before[seen_from > now - TREND_DAYS] = np.inf
    if ragged:
        beyond = step > last
        odds[beyond] = np.inf
        odds_before[beyond] = np.inf
    found.odds[rows] = np.fmin.reduce(odds, axis=1)
    found.odds_before[rows] = np.fmin.reduce(odds_before, axis=1)
    end = (np.arange(rows.size), count - 1)
    found.log_tau[rows] = log_tau[end]
    found.steepness[rows] = steepness[end]
    found.roots[rows] = roots[end]
    found.roots_without_last[rows] = np.where(count > 1, roots[end[0], np.maximum(count - 2, 0)], 0.0)
    found.sides[rows] = sides[end]


def _rhythm(day: Floats, setting: Setting, rows: Ints) -> tuple[Floats, Floats]:
    """ln τ and p of every prefix. Logs are taken from ln 30, which keeps the sum of squares exact for even gaps."""
    log_gap = np.log(np.maximum(day[:, 1:] - day[:, :-1], 1.0)) - LOG_USUAL
    total = np.zeros_like(day)
    squares = np.zeros_like(day)
    np.cumsum(log_gap, axis=1, out=total[:, 1:])
    np.cumsum(log_gap * log_gap, axis=1, out=squares[:, 1:])
    gaps = np.arange(day.shape[1], dtype=np.float64)
    squares = np.maximum(squares - total * total / np.maximum(gaps, 1.0), 0.0)
    if setting.is_plain:
        kappa = np.full(1, RHYTHM_WEIGHT)
    else:
        kappa = setting.kappa[rows][:, None]
        total += kappa * (setting.log_usual[rows][:, None] - LOG_USUAL)
    return total / (kappa + gaps) + LOG_USUAL, steepness_of(squares, gaps, kappa)
