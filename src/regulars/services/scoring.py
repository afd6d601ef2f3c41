"""Scores of the book: from packed touches through `domain.health` to the kept rows that Today and People start with."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from regulars.domain.moments import Direction
from regulars.store import newcomers, touches
from regulars.store.database import Connection
from regulars.store.touches import KeptScore, ScoreInputs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from regulars.domain.health import BookScores

ALL_PEOPLE = (0, 2**62)
FEW = 100
AT_ONCE = 4000
EPOCH = date(1970, 1, 1).toordinal()
"""Where NumPy's days begin."""


class Touches:
    """The touches of some people as the score takes them: row i is `t[indptr[i]:indptr[i + 1]]`, days as ordinals."""

    def __init__(self, inputs: ScoreInputs, today: date) -> None:
        import numpy as np  # lazy: 40 % of the start-up time, and the first page does without

        from regulars.domain import health  # lazy: it brings NumPy

        people = len(inputs.people)
        layout = np.dtype([("day", "<i4"), ("direction", "i1"), ("depth", "i1")])
        sizes = np.fromiter(map(len, inputs.packed), np.int64, people) // layout.itemsize
        rows = np.frombuffer(b"".join(inputs.packed), layout)
        weights = np.array([health.DEPTH_WEIGHT[depth] for depth in touches.DEPTH_CODES])
        self.indptr: NDArray[np.int64] = np.concatenate(([0], np.cumsum(sizes)))
        self.t: NDArray[np.float64] = rows["day"].astype(np.float64)
        self.direction: NDArray[np.int8] = np.ascontiguousarray(rows["direction"])
        self.depth: NDArray[np.float64] = weights[rows["depth"]]
        self.now = float(today.toordinal())
        has = sizes > 0
        self.last: NDArray[np.float64] = np.full(people, np.nan)
        self.last[has] = self.t[self.indptr[1:][has] - 1]
        self.reached: NDArray[np.float64] = np.full(people, np.nan)
        if has.any():
            mine = np.where(self.direction == touches.DIRECTION_CODES[Direction.THEM], np.nan, self.t)
            self.reached[has] = np.fmax.reduceat(mine, self.indptr[:-1][has])
        added = np.array(inputs.added, "datetime64[D]").astype(np.int64) + EPOCH
        self.added: NDArray[np.float64] = added.astype(np.float64)
        self.cadence: NDArray[np.float64] = np.array(inputs.cadence, np.float64)  # None becomes NaN
        self.usual: NDArray[np.float64] = np.array(inputs.usual, np.float64)
        self.promises: NDArray[np.float64] = np.ones(people)
        for i, counts in inputs.promises.items():
            self.promises[i] = self._promise_factor(i, counts)
        for i, pause in inputs.pauses.items():  # last: it moves the days that promises are compared with
            self._stop_clock(i, pause, today)

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


def rescore(connection: Connection, ranges: Sequence[tuple[int, int]], today: date) -> int:
    """Score the people in the id ranges (both ends in) for `today`, and keep what came out. Returns how many."""
    count = 0
    for first, last in blocks(connection, ranges):
        inputs = touches.score_inputs(connection, today, first, last)
        if inputs.people:
            found = Touches(inputs, today)
            touches.save_scores(connection, today, _kept(inputs, found, found.score()))
            count += len(inputs.people)
    return count


def blocks(connection: Connection, ranges: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The same id ranges in pieces of a few milliseconds each, between which the window's thread gets its turn."""
    for first, last in ranges:
        if last - first < AT_ONCE:
            yield first, last
            continue
        start, end = touches.id_bounds(connection, first, last)
        for begin in range(start, end + 1, AT_ONCE):
            yield begin, min(begin + AT_ONCE - 1, end)


def score_newcomers(connection: Connection, first: int, last: int, today: date) -> None:
    """Score people who have just come in together: those who have nothing but themselves share one score."""
    plain = newcomers.first_plain(connection, first, last)
    if plain is not None:
        rescore(connection, [(plain, plain)], today)
        newcomers.copy_score(connection, plain, first, last)
    others = newcomers.without_score(connection, first, last)
    rescore(connection, [(one, one) for one in others] if len(others) < FEW else [(first, last)], today)


def _kept(inputs: ScoreInputs, found: Touches, scores: "BookScores") -> "Iterator[KeptScore]":
    return zip(
        inputs.people,
        scores.score.tolist(),
        scores.band.tolist(),
        scores.tau.tolist(),
        scores.n_gaps.tolist(),
        scores.trend28.tolist(),
        _iso_days(found.last),
        _iso_days(scores.due_at),
        _iso_days(scores.late_at),
        (scores.restored_message - scores.score).tolist(),
        _iso_days(found.reached),
        strict=True,
    )


def _iso_days(ordinals: "NDArray[np.float64]") -> list[str | None]:
    """The civil days of numbers on the day axis, as `day_of` gives them, as they are stored."""
    import numpy as np  # lazy, as above

    known = ~np.isnan(ordinals)
    days = np.clip(np.where(known, ordinals, 1.0), 1, date.max.toordinal()).astype(np.int64) - EPOCH
    texts: list[str] = np.datetime_as_string(days.astype("datetime64[D]")).tolist()
    return [text if is_known else None for text, is_known in zip(texts, known.tolist(), strict=True)]


def day_of(ordinal: float) -> date | None:
    """The civil day of a number on the day axis; NaN is no day, and what lies beyond the calendar is its end."""
    if ordinal != ordinal:
        return None
    return date.fromordinal(int(min(max(ordinal, 1), date.max.toordinal())))
