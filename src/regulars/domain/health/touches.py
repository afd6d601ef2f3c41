"""From what was logged to touches: one a day, on an axis of days, checked once for every function of the score."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from regulars.domain.health.vocabulary import TouchDirection

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Sides = NDArray[np.uint8]

THEY_SIDE, MY_SIDE, BOTH_SIDES = 1, 2, 3
SIDES_OF_DIRECTION: Sides = np.array([THEY_SIDE, MY_SIDE, BOTH_SIDES], np.uint8)
_DIRECTION_OF_SIDES = np.array([-1, TouchDirection.THEY, TouchDirection.ME, TouchDirection.MUTUAL], np.int8)


@dataclass(frozen=True, slots=True)
class RawTouches:
    """Checked input of a book: row i is `t[indptr[i]:stop[i]]`; what lies after `now` is behind `stop`."""

    indptr: Ints
    stop: Ints
    t: Floats
    direction: NDArray[np.int8]
    depth: NDArray[np.floating]
    now: float


@dataclass(frozen=True, slots=True)
class DayTouches:
    """Touches, one a day: row i is `start[i]:start[i] + count[i]`. `t` is the first moment of the day.

    `sides` has bit 1 when they reached out and bit 2 when the owner did.
    """

    start: Ints
    count: Ints
    t: Floats
    sides: Sides
    depth: NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class MergedTouches:
    """One person's touches, one a day, oldest first; `cites[k]` are the places of the entries that made touch k."""

    day: Floats
    direction: NDArray[np.int8]
    depth: Floats
    cites: tuple[tuple[int, ...], ...]


def _inner(places: Ints, size: int) -> Ints:
    return places[(places > 0) & (places < size)]


def check_times(indptr: ArrayLike, t: ArrayLike, now: float) -> tuple[Ints, Ints, Floats]:
    """`indptr`, the end of what is seen in each row, and `t`; ValueError unless they are sorted rows of finite days."""
    pointers = np.asarray(indptr)
    times = np.asarray(t, np.float64)
    if pointers.ndim != 1 or times.ndim != 1 or pointers.size == 0 or pointers.dtype.kind not in "iu":
        raise ValueError("indptr and t are one-dimensional, and indptr holds whole numbers")
    pointers = pointers.astype(np.int64, copy=False)
    if pointers[0] != 0 or pointers[-1] != times.size or (pointers[1:] < pointers[:-1]).any():
        raise ValueError("indptr rises from 0 to the number of touches")
    if not (np.isfinite(now) and np.isfinite(times).all()):
        raise ValueError("times are finite numbers of days")
    falls = times[1:] < times[:-1]
    falls[_inner(pointers, times.size) - 1] = False  # from one row to the next time may fall
    if falls.any():
        raise ValueError("times are sorted within each row")
    if times.size and times.max() > now:
        seen = np.concatenate(([0], np.cumsum(times <= now)))
        return pointers, pointers[:-1] + seen[pointers[1:]] - seen[pointers[:-1]], times
    return pointers, pointers[1:], times


def check_touches(indptr: ArrayLike, t: ArrayLike, direction: ArrayLike, depth: ArrayLike, now: float) -> RawTouches:
    """The input of the score, checked: ValueError for anything that is not what `score_book` says it takes."""
    pointers, stop, times = check_times(indptr, t, now)
    who = np.asarray(direction)
    deep = np.asarray(depth)
    if who.shape != times.shape or deep.shape != times.shape:
        raise ValueError("t, direction and depth are equally long")
    if times.size:
        if who.dtype.kind not in "iu" or who.min() < TouchDirection.THEY or who.max() > TouchDirection.MUTUAL:
            raise ValueError("direction is 0 (they), 1 (me) or 2 (mutual)")
        if deep.dtype.kind not in "fiu" or not (deep.min() > 0 and deep.max() < np.inf):
            raise ValueError("depth is a finite number above 0")
    if deep.dtype.kind != "f":
        deep = deep.astype(np.float64)
    return RawTouches(pointers, stop, times, who.astype(np.int8, copy=False), deep, float(now))


def by_day(raw: RawTouches) -> DayTouches:
    """One touch a day: mutual when both reached out, as deep as the deepest. What lies after `now` is left out."""
    start, stop, t = raw.indptr[:-1], raw.stop, raw.t
    sides = SIDES_OF_DIRECTION[raw.direction]
    day = np.floor(t)
    again = day[1:] == day[:-1]
    again[_inner(start, t.size) - 1] = False
    again[_inner(stop, t.size) - 1] = False  # what is not seen yet joins no day that is
    if not again.any():
        return DayTouches(start, stop - start, t, sides, raw.depth)
    opens = np.concatenate(([True], ~again))
    first = np.flatnonzero(opens)
    place = np.concatenate(([0], np.cumsum(opens)))
    merged_start = place[start]
    return DayTouches(
        merged_start,
        place[stop] - merged_start,
        t[first],
        np.bitwise_or.reduceat(sides, first),
        np.maximum.reduceat(raw.depth, first),
    )


def touches_per_day(
    day: ArrayLike, direction: ArrayLike, depth: ArrayLike, counts: ArrayLike | None = None
) -> MergedTouches:
    """One person's logged moments as touches, one per local day.

    `day` is the local day of each moment as a number of days (any order), `direction` and `depth` as in `score_book`,
    `counts` says which moments count (the owner may mark a like or an invoice as not counting; None = all do).
    A day with moments from both sides is mutual; the deepest moment gives the depth.
    """
    days = np.floor(np.asarray(day, np.float64))
    who = np.asarray(direction, np.int64)
    deep = np.asarray(depth, np.float64)
    kept = np.ones(days.size, bool) if counts is None else np.asarray(counts, bool)
    if not days.shape == who.shape == deep.shape == kept.shape or days.ndim != 1:
        raise ValueError("day, direction, depth and counts are equally long")
    if not np.isfinite(days).all():
        raise ValueError("days are finite")
    order = np.argsort(days, kind="stable")
    order = order[kept[order]]
    if not order.size:
        return MergedTouches(np.empty(0), np.empty(0, np.int8), np.empty(0), ())
    check_touches(np.array([0, order.size]), days[order], who[order], deep[order], days.max())
    days = days[order]
    first = np.flatnonzero(np.concatenate(([True], days[1:] != days[:-1])))
    sides = np.bitwise_or.reduceat(SIDES_OF_DIRECTION[who[order]], first)
    cites = tuple(tuple(int(i) for i in part) for part in np.split(order, first[1:]))
    return MergedTouches(days[first], _DIRECTION_OF_SIDES[sides], np.maximum.reduceat(deep[order], first), cites)


def _joined(pauses: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    joined: list[tuple[float, float]] = []
    for begin, end in sorted(pauses):
        if not begin <= end or not np.isfinite(begin):
            raise ValueError("a pause begins on a day and ends no earlier (inf = still on)")
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        elif begin < end:
            joined.append((begin, end))
    return joined


def without_pauses(t: ArrayLike, pauses: Sequence[tuple[float, float]]) -> Floats:
    """Days on an axis on which paused days do not exist, so that they count in no gap and in no silence.

    A pause is `(first paused day, first day after it)`; `inf` ends a pause that is still on. Pauses may overlap. Give
    `t`, `now` and `added` of a person through the same pauses; a day inside a pause becomes the day on which it began.

    >>> without_pauses([10.0, 25.0, 40.0], [(20.0, 30.0)]).tolist()
    [10.0, 20.0, 30.0]
    """
    times = np.asarray(t, np.float64)
    lost = np.zeros_like(times)
    for begin, end in _joined(pauses):
        lost += np.clip(times - begin, 0.0, end - begin)
    return times - lost


def with_pauses(t: ArrayLike, pauses: Sequence[tuple[float, float]]) -> Floats:
    """The way back from `without_pauses`: real days for days such as `due_at`; inf for what lies behind an open pause.

    The day on which a pause began comes back as the first day after it.

    >>> with_pauses([10.0, 20.0, 30.0], [(20.0, 30.0)]).tolist()
    [10.0, 30.0, 40.0]
    """
    times = np.array(t, np.float64)
    for begin, end in _joined(pauses):
        times[times >= begin] += end - begin
    return times
