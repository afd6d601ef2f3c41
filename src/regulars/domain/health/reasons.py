"""Why a score is what it is: an exactly additive waterfall from 50, each step with its numbers and what it cites."""

import numpy as np
from numpy.typing import NDArray

from regulars.domain.health.score import BookScores
from regulars.domain.health.touches import BOTH_SIDES, MY_SIDE, SIDES_OF_DIRECTION, THEY_SIDE
from regulars.domain.health.vocabulary import Reason, ReasonKey


def explain(scores: BookScores, i: int) -> list[Reason]:
    """The reasons for row `i`, in the order of the waterfall; their points sum to the score.

    Numbers, days on the axis of `t`:

    - base: none
    - roots: `touches`, `roots`, and with touches `first_day`; cites every touch
    - two_way (once there is a touch): `theirs`, `mine`, `mutual` (entries), `both` (0 or 1), and the `run` of latest
      entries by one side alone with its `run_side` (a `TouchDirection`); cites the latest of each side
    - rhythm: `silence`, `tau`, `gaps`, `last_day`, `due_at`, `late_at`, `very_late_at`; cites the last day's entries
    - promises (when they count): `factor`; the caller knows which
    """
    if not 0 <= i < len(scores):
        raise IndexError(f"no row {i} among {len(scores)}")
    raw = scores.raw
    seen = slice(int(raw.indptr[i]), int(raw.stop[i]))
    day, direction = np.floor(raw.t[seen]), raw.direction[seen]

    def number(name: str) -> float:
        return float(getattr(scores, name)[i])

    roots = {"touches": number("n_touches"), "roots": number("roots")}
    rhythm = {name: number(name) for name in ("silence", "tau", "due_at", "late_at", "very_late_at")}
    rhythm["gaps"] = number("n_gaps")
    rhythm["last_day"] = float(np.floor(raw.now)) - number("silence")
    reasons = [Reason(ReasonKey.BASE, number("part_base"))]
    if day.size:
        roots["first_day"] = float(day[0])
        reasons.append(Reason(ReasonKey.ROOTS, number("part_roots"), roots, tuple(range(day.size))))
        reasons.append(_two_way(number("part_two_way"), direction))
        last = np.flatnonzero(day == day[-1])
        reasons.append(Reason(ReasonKey.RHYTHM, number("part_rhythm"), rhythm, tuple(last.tolist())))
    else:
        reasons.append(Reason(ReasonKey.ROOTS, number("part_roots"), roots))
        reasons.append(Reason(ReasonKey.RHYTHM, number("part_rhythm"), rhythm))
    if number("promise_factor") != 1.0:
        reasons.append(Reason(ReasonKey.PROMISES, number("part_promises"), {"factor": number("promise_factor")}))
    return reasons


def _two_way(points: float, direction: NDArray[np.int8]) -> Reason:
    theirs, mine, mutual = (int(n) for n in np.bincount(direction, minlength=3))
    other = np.flatnonzero(direction != direction[-1])
    sides = SIDES_OF_DIRECTION[direction]
    latest = {int(np.flatnonzero(sides & side)[-1]) for side in (THEY_SIDE, MY_SIDE) if (sides & side).any()}
    both = np.bitwise_or.reduce(sides) == BOTH_SIDES
    numbers = {
        "theirs": float(theirs),
        "mine": float(mine),
        "mutual": float(mutual),
        "both": float(both),
        "run": float(direction.size - (other[-1] + 1 if other.size else 0)),
        "run_side": float(direction[-1]),
    }
    return Reason(ReasonKey.TWO_WAY, points, numbers, tuple(sorted(latest)))
