"""Scores of the book: from packed touches through `domain.health` to the kept rows that Today and People start with."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from regulars.domain.moments import Direction
from regulars.store import newcomers, touches
from regulars.store.database import Connection
from regulars.store.touches import ScoreInputs, StoredScore

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from regulars.domain.health import BookScores

ALL_PEOPLE = (0, 2**62)
FEW = 100
FARTHEST = timedelta(days=36500)


class Touches:
    """The touches of some people as the score takes them: row i is `t[indptr[i]:indptr[i + 1]]`, days as ordinals."""

    def __init__(self, inputs: Sequence[ScoreInputs], today: date) -> None:
        import numpy as np  # lazy: 40 % of the start-up time, and the first page does without

        from regulars.domain import health  # lazy: it brings NumPy

        packed = np.dtype([("day", "<i4"), ("direction", "i1"), ("depth", "i1")])
        sizes = np.fromiter((len(row.packed) for row in inputs), np.int64, len(inputs)) // packed.itemsize
        rows = np.frombuffer(b"".join([row.packed for row in inputs]), packed)
        weights = np.array([health.DEPTH_WEIGHT[depth] for depth in touches.DEPTH_CODES])
        self.indptr: NDArray[np.int64] = np.concatenate(([0], np.cumsum(sizes)))
        self.t: NDArray[np.float64] = rows["day"].astype(np.float64)
        self.direction: NDArray[np.int8] = np.ascontiguousarray(rows["direction"])
        self.depth: NDArray[np.float64] = weights[rows["depth"]]
        self.now = float(today.toordinal())
        self.last: NDArray[np.float64] = np.full(len(inputs), np.nan)
        has = sizes > 0
        self.last[has] = self.t[self.indptr[1:][has] - 1]
        mine = np.where(self.direction == touches.DIRECTION_CODES[Direction.THEM], -1.0, self.t)
        self.reached: NDArray[np.float64] = np.full(len(inputs), np.nan)
        self.reached[has] = np.maximum.reduceat(mine, self.indptr[:-1][has]) if has.any() else 0.0
        self.reached[self.reached < 0] = np.nan
        self.added: NDArray[np.float64] = np.fromiter((row.added.toordinal() for row in inputs), np.float64, len(inputs))
        self.cadence: NDArray[np.float64] = _or_nan([row.cadence for row in inputs])
        self.usual: NDArray[np.float64] = _or_nan([row.usual for row in inputs])
        self.promises: NDArray[np.float64] = np.ones(len(inputs))
        for i, row in enumerate(inputs):
            if row.promises is not None:  # while its touches still lie on the days that its promises name
                self.promises[i] = self._promise_factor(i, row.promises)
            if row.pause is not None:
                self._stop_clock(i, row.pause, today)

    def _stop_clock(self, i: int, pause: tuple[date, date | None], today: date) -> None:
        # The score reads one `now` for all, so a paused row is moved towards it by the days that do not count.
        from regulars.domain import health  # lazy: it brings NumPy

        start, end = pause
        if start > today:
            return  # it has not begun
        span = [(float(start.toordinal()), float((end or today).toordinal()))]
        row = slice(self.indptr[i], self.indptr[i + 1])
        shift = self.now - float(health.without_pauses([self.now], span)[0])
        self.t[row] = health.without_pauses(self.t[row], span) + shift
        self.added[i] = float(health.without_pauses([self.added[i]], span)[0]) + shift

    def _promise_factor(self, i: int, counts: touches.PromiseCounts) -> float:
        from regulars.domain import health  # lazy: it brings NumPy

        since = 0
        if counts.last_broken is not None:
            days = self.t[self.indptr[i] : self.indptr[i + 1]]
            since = int((days > counts.last_broken.toordinal()).sum())
        return health.promise_factor(counts.broken, counts.kept, counts.kept_later, since)

    def score(self) -> "BookScores":
        """The scores of these people, today."""
        from regulars.domain import health  # lazy: it brings NumPy

        return health.score_book(
            self.indptr,
            self.t,
            self.direction,
            self.depth,
            self.now,
            cadence=self.cadence,
            added=self.added,
            promise_factor=self.promises,
            usual=self.usual,
        )


def _or_nan(values: list[float | None]) -> "NDArray[np.float64]":
    import numpy as np

    return np.array([np.nan if value is None else value for value in values], np.float64)


def rescore(connection: Connection, ranges: Sequence[tuple[int, int]], today: date) -> int:
    """Score the people in the id ranges (both ends in) for `today`, and keep what came out. Returns how many."""
    count = 0
    for first, last in ranges:
        inputs = touches.score_inputs(connection, today, first, last)
        if inputs:
            found = Touches(inputs, today)
            touches.save_scores(connection, today, _stored(inputs, found, found.score()))
            count += len(inputs)
    return count


def score_newcomers(connection: Connection, first: int, last: int, today: date) -> None:
    """Score people who have just come in together: those who have nothing but themselves share one score."""
    plain = newcomers.first_plain(connection, first, last)
    if plain is not None:
        rescore(connection, [(plain, plain)], today)
        newcomers.copy_score(connection, plain, first, last)
    others = newcomers.without_score(connection, first, last)
    rescore(connection, [(one, one) for one in others] if len(others) < FEW else [(first, last)], today)


def _stored(inputs: Sequence[ScoreInputs], found: Touches, scores: "BookScores") -> list[StoredScore]:
    columns = zip(
        inputs,
        scores.score.tolist(),
        scores.band.tolist(),
        scores.tau.tolist(),
        scores.n_gaps.tolist(),
        scores.trend28.tolist(),
        found.last.tolist(),
        scores.due_at.tolist(),
        scores.late_at.tolist(),
        (scores.restored_message - scores.score).tolist(),
        found.reached.tolist(),
        strict=True,
    )
    return [
        StoredScore(
            row.person, score, band, tau, int(gaps), trend, day_of(last), day_of(due), day_of(late), gain, day_of(reached)
        )
        for row, score, band, tau, gaps, trend, last, due, late, gain, reached in columns
    ]


def day_of(ordinal: float) -> date | None:
    """The civil day of a number on the day axis; NaN is no day, and what lies beyond the calendar is its end."""
    if ordinal != ordinal:
        return None
    return date.fromordinal(int(min(max(ordinal, 1), date.max.toordinal())))
