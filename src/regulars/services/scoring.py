"""Scores of the book: from packed touches through `domain.health` to the kept rows that Today and People start with."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from regulars.domain.health.one_person import score_person
from regulars.domain.health.vocabulary import DEPTH_WEIGHT, promise_factor
from regulars.domain.moments import Direction
from regulars.domain.pauses import Span
from regulars.store import newcomers, pins, touches
from regulars.store.database import Connection
from regulars.store.packed_touches import DEPTH_CODES, DIRECTION_CODES, PACKED
from regulars.store.rows import iso
from regulars.store.score_columns import ScoreColumns, score_columns
from regulars.store.touches import KeptScore, ScoreInputs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from regulars.domain.health import BookScores

ALL_PEOPLE = (0, 2**62)
FEW = 100
AT_ONCE = 4000
_PLAIN_PEOPLE, _PLAIN_TOUCHES, _PLAIN_DAYS = 8, 300, 36_525
_WEIGHTS = tuple(DEPTH_WEIGHT[depth] for depth in DEPTH_CODES)


class Touches:
    """The touches of some people as the score takes them: row i is `t[indptr[i]:indptr[i + 1]]`, days as ordinals."""

    def __init__(self, inputs: ScoreInputs | ScoreColumns, today: date) -> None:
        import numpy as np  # lazy: 40 % of the start-up time, and the first page does without

        from regulars.domain import health  # lazy: it brings NumPy
        from regulars.services.score_arrays import arrays  # lazy, as above

        given = arrays(inputs)
        layout = np.dtype([("day", "<i4"), ("direction", "i1"), ("depth", "i1")])
        sizes = given.sizes // layout.itemsize
        rows = np.frombuffer(given.packed, layout)
        weights = np.array([health.DEPTH_WEIGHT[depth] for depth in DEPTH_CODES])
        self.people: NDArray[np.int64] = given.people
        self.indptr: NDArray[np.int64] = np.concatenate(([0], np.cumsum(sizes)))
        self.t: NDArray[np.float64] = rows["day"].astype(np.float64)
        self.direction: NDArray[np.int8] = np.ascontiguousarray(rows["direction"])
        self.depth: NDArray[np.float64] = weights.take(rows["depth"])
        self.now = float(today.toordinal())
        has = sizes > 0
        self.first: NDArray[np.float64] = np.full(sizes.size, np.nan)
        self.last: NDArray[np.float64] = np.full(sizes.size, np.nan)
        self.first[has], self.last[has] = self.t[self.indptr[:-1][has]], self.t[self.indptr[1:][has] - 1]
        self.added: NDArray[np.float64] = given.added.astype(np.float64)
        self.cadence = given.cadence
        self.usual = given.usual
        self.promises = given.promises.factors(sizes.size, self.indptr, self.t)
        self._of_owner = _as_spans(given.pauses_of_owner)
        self._own = {i: [*self._of_owner, *_as_spans(pauses)] for i, pauses in given.pauses.items()}
        self._seen = self.t
        self._stop_clocks()  # last: it moves the days that promises are compared with

    @property
    def reached(self) -> "NDArray[np.float64]":
        """The last day on the calendar on which the owner had a part in it; NaN for none."""
        import numpy as np  # lazy, as above

        found: NDArray[np.float64] = np.full(self.people.size, np.nan)
        mine = np.flatnonzero(self.direction != DIRECTION_CODES[Direction.THEM])
        if mine.size:
            newest = mine[np.maximum(np.searchsorted(mine, self.indptr[1:]) - 1, 0)]
            theirs = (newest >= self.indptr[:-1]) & (newest < self.indptr[1:])
            found[theirs] = self._seen[newest[theirs]]
        return found

    def unanswered(self) -> "NDArray[np.float64]":
        """How many of the newest touches of each row in a row the owner began; 0 where the newest was theirs, or both's."""
        import numpy as np  # lazy, as above

        begins, ends = self.indptr[:-1], self.indptr[1:]
        found, has = np.zeros(begins.size), ends > begins
        if has.any():
            places = np.where(self.direction == DIRECTION_CODES[Direction.ME], -1, np.arange(self.direction.size))
            newest = np.maximum.reduceat(places, begins[has])
            found[has] = ends[has] - 1 - np.maximum(newest, begins[has] - 1)
        return found

    def _stop_clocks(self) -> None:
        """The score reads one `now` for all, so days are moved towards it by the paused days behind them."""
        if not (self._of_owner or self._own):
            return
        t, added = self.t, self.added
        self.t, self.added = self._moved(t, self._of_owner), self._moved(added, self._of_owner)
        for i, spans in self._own.items():
            row = slice(self.indptr[i], self.indptr[i + 1])
            self.t[row] = self._moved(t[row], spans)
            self.added[i] = self._moved(added[i : i + 1], spans)[0]

    def _moved(self, days: "NDArray[np.float64]", spans: "Spans") -> "NDArray[np.float64]":
        from regulars.domain import health  # lazy: it brings NumPy

        begun = [(begins, min(ends, self.now)) for begins, ends in spans if begins < self.now]
        return health.without_pauses(days, begun) + _length(begun) if begun else days.copy()

    def among(self, i: int, days: Sequence[date]) -> "NDArray[np.float64]":
        """Days of the calendar where they lie among the touches of row `i`, whose paused days are left out."""
        import numpy as np  # lazy, as above

        asked = np.array([day.toordinal() for day in days], np.float64)
        return self._moved(asked, self._own.get(i, self._of_owner))

    def on_calendar(self, days: "NDArray[np.float64]") -> "NDArray[np.float64]":
        """A day for each row, such as `due_at`, where it lies on the calendar; NaN where an open pause has to end first."""
        if not (self._of_owner or self._own):
            return days
        import numpy as np  # lazy, as above

        found = self._real(days, self._of_owner)
        for i, spans in self._own.items():
            found[i] = self._real(days[i : i + 1], spans)[0]
        found[np.isinf(found)] = np.nan
        return found

    def _real(self, days: "NDArray[np.float64]", spans: "Spans") -> "NDArray[np.float64]":
        from regulars.domain import health  # lazy: it brings NumPy

        begun = [(begins, min(ends, self.now)) for begins, ends in spans if begins < self.now]
        return health.with_pauses(days - _length(begun), spans)

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


Spans = Sequence[tuple[float, float]]
"""Pauses on the day axis; an end of inf is open."""


def _as_spans(pauses: Sequence[Span]) -> list[tuple[float, float]]:
    return [
        (float(begins.toordinal()), float("inf") if ends is None else float(ends.toordinal()))
        for begins, ends in pauses
    ]


def _length(spans: "Spans") -> float:
    """How many days lie in at least one of these."""
    from regulars.domain import health  # lazy: it brings NumPy

    if not spans:
        return 0.0
    last = max(ends for _, ends in spans)
    return last - float(health.without_pauses([last], spans)[0])


def rescore(connection: Connection, ranges: Sequence[tuple[int, int]], today: date) -> int:
    """Score the people in the id ranges (both ends in) for `today`, and keep what came out. Returns how many."""
    count = 0
    for first, last in blocks(connection, ranges):
        worded = pins.pinned(connection, today, first, last)
        rows: Iterable[KeptScore]
        inputs = touches.score_inputs(connection, today, first, last) if last - first < _PLAIN_PEOPLE else None
        if inputs is not None and _is_plain(inputs, today):
            scored, rows = len(inputs.people), _kept_of_few(inputs, today, worded)
        else:
            found = Touches(inputs or score_columns(connection, today, first, last), today)
            scored, rows = found.people.size, _kept(found, worded)
        if scored:
            touches.save_scores(connection, today, rows)
            count += scored
    return count


def _is_plain(inputs: ScoreInputs, today: date) -> bool:
    """Whether these few people have few touches, no pauses and nothing ahead of today: then NumPy would cost more.

    Nor is anything so long ago that plain numbers would run out of digits, where NumPy's go on to 0 or infinity.
    """
    if inputs.pauses or inputs.pauses_of_owner:
        return False
    most, size, now = _PLAIN_TOUCHES * PACKED.size, PACKED.size, today.toordinal()
    first = now - _PLAIN_DAYS

    def is_plain(blob: bytes) -> bool:
        return len(blob) <= most and first < PACKED.unpack_from(blob)[0] <= PACKED.unpack(blob[-size:])[0] <= now

    return all(date.fromisoformat(added).toordinal() > first for added in inputs.added) and all(
        is_plain(blob) for blob in inputs.packed if blob
    )


def _kept_of_few(inputs: ScoreInputs, today: date, pinned: Mapping[int, int]) -> Iterator[KeptScore]:
    """The rows to keep, as `_kept` has them."""
    now, they = today.toordinal(), DIRECTION_CODES[Direction.THEM]
    for i, person in enumerate(inputs.people):
        days = [(day, who, _WEIGHTS[depth]) for day, who, depth in PACKED.iter_unpack(inputs.packed[i])]
        found = score_person(
            days,
            now,
            added=date.fromisoformat(inputs.added[i]).toordinal(),
            cadence=inputs.cadence[i],
            usual=inputs.usual[i],
            promise_factor=_factor_of_days(inputs.promises.get(i), [day for day, _, _ in days]),
        )
        yield (
            person,
            found.score,
            pinned.get(person, int(found.band)),
            found.tau,
            found.gaps,
            found.trend,
            iso(day_of(days[-1][0]) if days else None),
            iso(day_of(found.due_at)),
            iso(day_of(found.late_at)),
            found.gain,
            iso(next((day_of(day) for day, who, _ in reversed(days) if who != they), None)),
        )


def _factor_of_days(counts: touches.PromiseCounts | None, days: Sequence[int]) -> float:
    if counts is None:
        return 1.0
    broke = counts.last_broken
    since = 0 if broke is None else sum(day > broke.toordinal() for day in days)
    return promise_factor(counts.broken, counts.kept, counts.kept_later, since)


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


def _kept(found: Touches, pinned: Mapping[int, int]) -> "Iterator[KeptScore]":
    """The rows to keep. A pinned word stands in the place of the band; the score stays what was worked out."""
    scores = found.score()
    people, bands = found.people.tolist(), scores.band.tolist()
    if pinned:
        bands = [pinned.get(person, band) for person, band in zip(people, bands, strict=True)]
    return zip(
        people,
        scores.score.tolist(),
        bands,
        scores.tau.tolist(),
        scores.n_gaps.tolist(),
        scores.trend28.tolist(),
        _iso_days(found.last),
        _iso_days(found.on_calendar(scores.due_at)),
        _iso_days(found.on_calendar(scores.late_at)),
        (scores.restored_message - scores.score).tolist(),
        _iso_days(found.reached),
        strict=True,
    )


def _iso_days(ordinals: "NDArray[np.float64]") -> list[str | None]:
    """The civil days of numbers on the day axis, as `day_of` gives them, as they are stored."""
    import numpy as np  # lazy, as above

    from regulars.services.score_arrays import EPOCH  # lazy, as above

    known = ~np.isnan(ordinals)
    days = np.clip(np.where(known, ordinals, 1.0), 1, date.max.toordinal()).astype(np.int64) - EPOCH
    texts: list[str] = np.datetime_as_string(days.astype("datetime64[D]")).tolist()
    return [text if is_known else None for text, is_known in zip(texts, known.tolist(), strict=True)]


def day_of(ordinal: float) -> date | None:
    """The civil day of a number on the day axis; NaN is no day, and what lies beyond the calendar is its end."""
    if ordinal != ordinal:
        return None
    return date.fromordinal(int(min(max(ordinal, 1), date.max.toordinal())))
