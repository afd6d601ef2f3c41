"""What if: a score after something that has not happened yet, and a score as it was on days gone by."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from regulars.domain.health.score import BookScores, score_book
from regulars.domain.health.touches import Floats, check_touches
from regulars.domain.health.vocabulary import BAND_FLOORS, TOUCH_OF_ACT, Act, Restoring, Touch

MOST_TIMES = 12
"""More acts than this are no suggestion any more."""

_HISTORY_CELLS = 1 << 20


@dataclass(frozen=True, slots=True)
class PersonTouches:
    """One person's row: touches as in `score_book`, and what was set for the person (None = none)."""

    t: Floats
    direction: NDArray[np.int8]
    depth: Floats
    cadence: float | None = None
    added: float | None = None
    promise_factor: float | None = None
    usual: float | None = None

    def after(self, touch: Touch, now: float) -> "PersonTouches":
        """The same person had `touch` happened at `now`; what lies after `now` falls away."""
        seen = int(np.searchsorted(self.t, now, side="right"))
        return replace(
            self,
            t=np.append(self.t[:seen], now),
            direction=np.append(self.direction[:seen], np.int8(touch.direction)),
            depth=np.append(self.depth[:seen], touch.depth),
        )

    def scores(self, now: float) -> BookScores:
        """The row scored alone: the same bits as in its book, in less than a millisecond for some hundred touches."""
        return score_book(
            np.array([0, self.t.size]),
            self.t,
            self.direction,
            self.depth,
            now,
            cadence=_alone(self.cadence),
            added=_alone(self.added),
            promise_factor=_alone(self.promise_factor),
            usual=_alone(self.usual),
        )


def what_if(
    indptr: ArrayLike,
    t: ArrayLike,
    direction: ArrayLike,
    depth: ArrayLike,
    now: float,
    i: int,
    act: Act | Touch,
    *,
    cadence: ArrayLike | None = None,
    added: ArrayLike | None = None,
    promise_factor: ArrayLike | None = None,
    usual: ArrayLike | None = None,
    factor_if_kept: float | None = None,
) -> float:
    """The score of row `i` had `act` happened today; the other arguments are as in `score_book`.

    An act is a message from the owner, a call, a meeting, any other `Touch`, or a promise kept, for which
    `factor_if_kept` is the promise factor afterwards (ValueError without it).
    """
    raw = check_touches(indptr, t, direction, depth, now)
    if not 0 <= i < raw.stop.size:
        raise IndexError(f"no row {i} among {raw.stop.size}")
    seen = slice(int(raw.indptr[i]), int(raw.stop[i]))
    person = PersonTouches(
        raw.t[seen],
        raw.direction[seen],
        raw.depth[seen].astype(np.float64),
        _of_row(cadence, i),
        _of_row(added, i),
        _of_row(promise_factor, i),
        _of_row(usual, i),
    )
    if isinstance(act, Touch):
        after = person.after(act, raw.now)
    elif Act(act) != Act.KEEP_PROMISE:
        after = person.after(TOUCH_OF_ACT[Act(act)], raw.now)
    elif factor_if_kept is not None:
        after = replace(person, promise_factor=factor_if_kept)
    else:
        raise ValueError("keeping a promise needs the factor afterwards")
    return float(after.scores(raw.now).score[0])


def restoring(person: PersonTouches, now: float, *, factor_if_kept: float | None = None) -> Restoring | None:
    """What would bring this person to the next band, with the least effort; None for somebody who thrives already.

    A message from the owner, a call, a meeting are tried in this order, once, today; the first that reaches the next
    band is named. If none does, it is the best of them, and as often as it takes, at the person's own rhythm, from
    today or, when today had its touch already, from the next time on. With an open broken promise, `factor_if_kept` is
    the promise factor once it is kept, and keeping it is offered when that alone moves more.
    """
    scores = person.scores(now)
    score = float(scores.score[0])
    reaches = next((lowest for lowest in BAND_FLOORS if score < lowest), None)
    if reaches is None:
        return None
    kept = None
    if factor_if_kept is not None:
        kept_score = float(replace(person, promise_factor=factor_if_kept).scores(now).score[0])
        kept = Restoring(Act.KEEP_PROMISE, 1, kept_score, reaches if kept_score >= reaches else None, now)
    tried = []
    for act, touch in TOUCH_OF_ACT.items():
        after = float(person.after(touch, now).scores(now).score[0])
        tried.append(Restoring(act, 1, after, reaches if after >= reaches else None, now))
        if after >= reaches:
            break
    named = tried[-1] if tried[-1].reaches else max(tried, key=lambda found: found.score)
    if named.reaches is None and not (kept and kept.reaches):
        every = max(1.0, round(float(scores.tau[0])))
        first = now + every if scores.n_touches[0] and scores.silence[0] == 0 else now
        named = _as_often_as_it_takes(person, first, every, named.act, reaches)
    return kept if kept and kept.score > named.score else named


def _as_often_as_it_takes(person: PersonTouches, first: float, every: float, act: Act, reaches: float) -> Restoring:
    at, after = first, person
    for times in range(1, MOST_TIMES + 1):
        after = after.after(TOUCH_OF_ACT[act], at)
        score = float(after.scores(at).score[0])
        if score >= reaches:
            return Restoring(act, times, score, reaches, at)
        at += every
    return Restoring(act, MOST_TIMES, score, None, at - every)


def history(
    t: ArrayLike,
    direction: ArrayLike,
    depth: ArrayLike,
    days: ArrayLike,
    *,
    cadence: float | None = None,
    added: float | None = None,
    promise_factor: float | None = None,
    usual: float | None = None,
) -> Floats:
    """One person's score on each of `days` (any order), as it was then: a day sees only touches up to itself.

    The other arguments are one row of `score_book`'s. The promise factor is held as it is today.
    """
    asked = np.asarray(days, np.float64)
    if asked.ndim != 1 or not np.isfinite(asked).all():
        raise ValueError("days are a row of finite numbers")
    if not asked.size:
        return np.empty(0)
    row = check_touches(np.array([0, np.size(t)]), t, direction, depth, float(asked.max()))
    seen = np.searchsorted(row.t, asked, side="right")
    scores = np.empty(asked.size)
    # The days become rows of one book, each moved so that its own day is today, and go through in parts.
    part = max(1, _HISTORY_CELLS // max(1, int(seen.max())))
    for begin in range(0, asked.size, part):
        day, count = np.floor(asked[begin : begin + part]), seen[begin : begin + part]
        indptr = np.concatenate(([0], np.cumsum(count)))
        cell = np.arange(indptr[-1]) - np.repeat(indptr[:-1], count)
        scores[begin : begin + part] = score_book(
            indptr,
            np.floor(row.t)[cell] - np.repeat(day, count),
            row.direction[cell],
            row.depth[cell],
            0.0,
            cadence=_for_all(cadence, day.size),
            added=None if added is None else np.floor(added) - day,
            promise_factor=_for_all(promise_factor, day.size),
            usual=_for_all(usual, day.size),
        ).score
    return scores


def _alone(value: float | None) -> Floats | None:
    return None if value is None else np.array([value])


def _of_row(values: ArrayLike | None, i: int) -> float | None:
    return None if values is None else float(np.asarray(values)[i])


def _for_all(value: float | None, n: int) -> Floats | None:
    return None if value is None else np.full(n, value)
