"""The relationship-health score of a whole book: how likely it is that a relationship lives, from 0 to 100.

P(alive) of a log-logistic renewal process whose drop-out risk shrinks with every touch. With n gaps g between touch
days, y = ln g, s days of silence:

    τ = exp((κ ln τ0 + Σy)/(κ + n))                      rhythm; τ0 = 30 d, κ = 2, or the owner's cadence with κ = 6
    sd² = (8·1.6² + Σ(y − ȳ)²)/(8 + n) · (1 + 1/(κ + n))  regularity;  p = (π/√3)/sd
    N = Σ w·2^(−age/730 d)                               roots
    o = (1 + (s/τ)^p)/N · (both have reached out ? 0.75 : 1)
    score = 100/(1 + (o·P)^1.5)                          P: promises

where o is the minimum over all prefixes of the touches, each evaluated now, and over the empty one. The constants are
fixed and learned from no book: one person's score must not move because another's did. No sum of money is an input.
"""

from dataclasses import dataclass, fields
from math import log

import numpy as np
from numpy.typing import ArrayLike, NDArray

from regulars.domain.health.constants import BASE_ROOTS, CADENCE_WEIGHT, RHYTHM_WEIGHT, USUAL_RHYTHM
from regulars.domain.health.lapse import (
    SIDE_WEIGHT,
    TWO_WAY_OF_SIDES,
    Lapse,
    Setting,
    decay,
    empty_odds,
    lapse,
)
from regulars.domain.health.touches import (
    SIDES_OF_DIRECTION,
    DayTouches,
    Floats,
    Ints,
    RawTouches,
    by_day,
    check_touches,
)
from regulars.domain.health.vocabulary import (
    BAND_FLOORS,
    TOUCH_OF_ACT,
    TREND_DAYS,
    Act,
    Band,
    Touch,
)


@dataclass(frozen=True, slots=True)
class BookScores:
    """One value per row. Days are on the axis of `t`.

    `odds` are the lapse odds before promises, `n_touches` counts days with a touch. `silence` is days since the last
    touch; without any, days since the person was added. `part_*` sum to `score`. `trend28` is the score less that of 28
    days ago. `due_at` is the last touch + τ, or + the owner's cadence; `late_at` and `very_late_at` follow the learned
    rhythm alone. `restored_*` is the score after such a touch today. `raw` is what was scored, for the reasons.
    """

    score: Floats
    odds: Floats
    tau: Floats
    p: Floats
    n_touches: Floats
    n_gaps: Floats
    roots: Floats
    silence: Floats
    part_base: Floats
    part_roots: Floats
    part_two_way: Floats
    part_rhythm: Floats
    part_promises: Floats
    trend28: Floats
    due_at: Floats
    late_at: Floats
    very_late_at: Floats
    restored_message: Floats
    restored_meeting: Floats
    confidence: NDArray[np.int8]
    band: NDArray[np.int8]
    promise_factor: Floats
    raw: RawTouches

    def __len__(self) -> int:
        return self.score.size


ARRAYS = tuple(f.name for f in fields(BookScores) if f.name != "raw")
"""The names of the arrays in `BookScores`."""


def score_book(
    indptr: ArrayLike,
    t: ArrayLike,
    direction: ArrayLike,
    depth: ArrayLike,
    now: float,
    *,
    cadence: ArrayLike | None = None,
    added: ArrayLike | None = None,
    promise_factor: ArrayLike | None = None,
    usual: ArrayLike | None = None,
) -> BookScores:
    """Score every row of a book; one row alone gives the same bits as in its book.

    `indptr` (n + 1 whole numbers, CSR) cuts `t` (days on a local-day axis, floor = the calendar day, sorted in each
    row), `direction` (0 they, 1 me, 2 mutual) and `depth` (above 0; light 0.6, normal 1, deep 1.3) into rows; rows may
    be empty. What lies after `now` is not seen; moments of one day become one touch.

    One value per row, NaN = none: `cadence` is the owner's wish in days, `added` the day the person was added (none:
    the day of the first touch, or today), `promise_factor` as from the function of that name, `usual` the rhythm usual
    in the person's circle in days (none: 30; the owner's wish goes before it).

    Raises ValueError for times that are unsorted or not finite and for values outside these ranges.
    """
    raw = check_touches(indptr, t, direction, depth, now)
    n = raw.stop.size
    wish = _per_row(cadence, n, "cadence", positive=True)
    habit = _per_row(usual, n, "usual", positive=True)
    born = _per_row(added, n, "added", positive=False)
    factor = _per_row(promise_factor, n, "promise_factor", positive=True)
    factor = np.where(np.isnan(factor), 1.0, factor)
    touches = by_day(raw)
    setting = _setting(touches, wish, habit, born, raw.now)
    found = lapse(touches, setting, raw.now)
    with np.errstate(divide="ignore", over="ignore", under="ignore"):
        return _scores(raw, touches, setting, found, wish, factor)


def _per_row(values: ArrayLike | None, n: int, name: str, *, positive: bool) -> Floats:
    if values is None:
        return np.full(n, np.nan)
    row_values = np.asarray(values, np.float64)
    if row_values.shape != (n,):
        raise ValueError(f"{name} has one value for each row")
    if np.isinf(row_values).any() or (positive and (row_values <= 0).any()):
        raise ValueError(f"{name} is finite{' and above 0' if positive else ''}, or NaN for none")
    return row_values


def _setting(touches: DayTouches, wish: Floats, habit: Floats, born: Floats, now: float) -> Setting:
    has_wish = ~np.isnan(wish)
    usual = np.where(has_wish, wish, habit)
    is_set = ~np.isnan(usual)
    is_plain = not is_set.any()
    log_usual = np.full(wish.size, log(USUAL_RHYTHM))
    if not is_plain:
        log_usual[is_set] = np.log(usual[is_set])
    usual[~is_set] = USUAL_RHYTHM
    first = np.full(wish.size, now)
    known = touches.count > 0
    first[known] = touches.t[touches.start[known]]
    begun = np.where(np.isnan(born), first, born)
    age = np.maximum(np.floor(now) - np.floor(begun), 0.0)
    return Setting(np.where(has_wish, CADENCE_WEIGHT, RHYTHM_WEIGHT), usual, log_usual, age, is_plain)


def score_of_odds(odds: Floats) -> Floats:
    """100/(1 + odds^1.5)."""
    return 100.0 / (1.0 + odds * np.sqrt(odds))


def _scores(
    raw: RawTouches, touches: DayTouches, setting: Setting, found: Lapse, wish: Floats, factor: Floats
) -> BookScores:
    today = np.floor(raw.now)
    count = touches.count
    unlogged = count == 0
    last_day = today - setting.age
    last_day[~unlogged] = np.floor(touches.t[(touches.start + count - 1)[~unlogged]])
    silence = today - last_day
    tau = np.where(count > 1, np.exp(found.log_tau), setting.usual)
    empty = empty_odds(setting, setting.age)
    odds = np.minimum(found.odds, empty)
    score = score_of_odds(odds * factor)

    # The waterfall reads the roots that decide: those of the touches, or of having been added.
    by_touch = found.odds <= empty
    rooted = 1.0 / np.where(by_touch, found.roots, BASE_ROOTS * decay(setting.age))
    after_roots = score_of_odds(rooted)
    after_two_way = score_of_odds(rooted * np.where(by_touch, TWO_WAY_OF_SIDES[found.sides], 1.0))
    after_rhythm = score_of_odds(odds)
    n_gaps = np.maximum(count - 1, 0)
    return BookScores(
        score=score,
        odds=odds,
        tau=tau,
        p=found.steepness,
        n_touches=count.astype(np.float64),
        n_gaps=n_gaps.astype(np.float64),
        roots=found.roots,
        silence=silence,
        part_base=np.full(count.size, 50.0),
        part_roots=after_roots - 50.0,
        part_two_way=after_two_way - after_roots,
        part_rhythm=after_rhythm - after_two_way,
        part_promises=score - after_rhythm,
        trend28=score - _scores_before(raw, setting, found, factor),
        due_at=last_day + np.where(np.isnan(wish), tau, wish),
        late_at=last_day + tau * np.exp(log(3.0) / found.steepness),
        very_late_at=last_day + tau * np.exp(log(9.0) / found.steepness),
        restored_message=_restored(touches, found, odds, last_day == today, factor, TOUCH_OF_ACT[Act.MESSAGE]),
        restored_meeting=_restored(touches, found, odds, last_day == today, factor, TOUCH_OF_ACT[Act.MEETING]),
        confidence=((n_gaps >= 2).astype(np.int8) + (n_gaps >= 5)).astype(np.int8),
        band=_bands(score, count, silence, tau),
        promise_factor=factor,
        raw=raw,
    )


def _bands(score: Floats, count: Ints, silence: Floats, tau: Floats) -> NDArray[np.int8]:
    cooling, steady, thriving = BAND_FLOORS
    above = (score >= cooling).astype(np.int8) + (score >= steady) + (score >= thriving)
    is_new = (count == 0) | ((count == 1) & (silence < tau))
    return np.where(is_new, Band.NEW, Band.SLIPPING - above).astype(np.int8)


def _scores_before(raw: RawTouches, setting: Setting, found: Lapse, factor: Floats) -> Floats:
    """The scores of 28 days ago."""
    before = raw.now - TREND_DAYS
    empty = empty_odds(setting, np.maximum(setting.age - TREND_DAYS, 0.0))
    odds = np.minimum(found.odds_before, empty)
    rows = _half_there(raw, before)
    if rows.size:
        part = lapse(by_day(_rows_of(raw, rows, before)), setting.part(rows), before)
        odds[rows] = np.minimum(part.odds, empty[rows])
    return score_of_odds(odds * factor)


def _half_there(raw: RawTouches, moment: float) -> Ints:
    """Rows with a touch day of which one part lies up to, another after `moment`: only then was the touch another."""
    late = (raw.t > moment) & (raw.t < np.floor(moment) + 1.0)
    splits = np.flatnonzero(late[1:] & (raw.t[:-1] <= moment) & (raw.t[:-1] >= np.floor(moment))) + 1
    rows = np.searchsorted(raw.indptr, splits, side="right") - 1
    return rows[raw.indptr[rows] < splits]


def _rows_of(raw: RawTouches, rows: Ints, now: float) -> RawTouches:
    """Some rows as a book of their own, as it was at `now`."""
    length = raw.indptr[rows + 1] - raw.indptr[rows]
    indptr = np.concatenate(([0], np.cumsum(length)))
    cell = np.arange(indptr[-1]) + np.repeat(raw.indptr[rows] - indptr[:-1], length)
    return check_touches(indptr, raw.t[cell], raw.direction[cell], raw.depth[cell], now)


def _restored(
    touches: DayTouches, found: Lapse, odds: Floats, is_today: NDArray[np.bool_], factor: Floats, touch: Touch
) -> Floats:
    """The scores after one such touch today, merged with what already happened today."""
    weight = np.full(odds.size, SIDE_WEIGHT[SIDES_OF_DIRECTION[touch.direction]] * touch.depth)
    sides = found.sides | SIDES_OF_DIRECTION[touch.direction]
    merges = is_today & (touches.count > 0)
    if merges.any():
        last = (touches.start + touches.count - 1)[merges]
        merged_sides = touches.sides[last] | SIDES_OF_DIRECTION[touch.direction]
        weight[merges] = SIDE_WEIGHT[merged_sides] * np.maximum(touches.depth[last].astype(np.float64), touch.depth)
    roots = np.where(merges, found.roots_without_last, found.roots) + weight
    return score_of_odds(np.minimum(odds, TWO_WAY_OF_SIDES[sides] / roots) * factor)
