"""What the score needs of people, as NumPy takes it, from rows of few or columns of many. Imported only when needed."""

import json
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from regulars.domain.health.vocabulary import promise_factor
from regulars.domain.pauses import Span
from regulars.services.number_columns import numbers
from regulars.store.score_columns import ScoreColumns
from regulars.store.touches import ScoreInputs

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

EPOCH = date(1970, 1, 1).toordinal()
"""Where NumPy's days begin."""
_MOST_BROKEN, _MOST_KEPT = 3, 5  # beyond these `promise_factor` stays as it is
_FACTORS = np.array(
    [[promise_factor(broken, kept) for kept in range(_MOST_KEPT + 1)] for broken in range(_MOST_BROKEN + 1)]
)


@dataclass(frozen=True, slots=True)
class ScoreArrays:
    """One value a person, in the order of ids; `sizes` in bytes of `packed`, `added` as ordinals, NaN for no rhythm.

    Pauses are by place in the arrays.
    """

    people: Ints
    sizes: Ints
    packed: bytes
    cadence: Floats
    usual: Floats
    added: Ints
    pauses: dict[int, list[Span]]
    pauses_of_owner: list[Span]
    promises: "PromiseArrays"


@dataclass(frozen=True, slots=True)
class PromiseArrays:
    """The promises of those who have any, by `place` among the people; `last_broken` is an ordinal, 0 for none."""

    place: Ints
    broken: Ints
    kept: Ints
    kept_later: Ints
    last_broken: Ints

    def factors(self, people: int, indptr: Ints, t: Floats) -> Floats:
        """What `promise_factor` gives for each of so many people, whose touches are rows of `t`."""
        found = np.ones(people)
        if not self.place.size:
            return found
        open_broken = self.broken - self.kept_later
        healing = np.flatnonzero((open_broken > 0) & (self.last_broken > 0))
        if healing.size:
            start, stop = indptr[self.place[healing]], indptr[self.place[healing] + 1]
            length = stop - start
            row = np.repeat(np.arange(healing.size), length)
            cell = np.arange(row.size) + np.repeat(start - np.cumsum(length) + length, length)
            since = np.bincount(row, t[cell] > self.last_broken[healing][row], healing.size).astype(np.int64)
            open_broken[healing] -= since // 3
        found[self.place] = _FACTORS[np.clip(open_broken, 0, _MOST_BROKEN), np.minimum(self.kept, _MOST_KEPT)]
        return found


def arrays(inputs: ScoreInputs | ScoreColumns) -> ScoreArrays:
    """The same as arrays."""
    return _of_columns(inputs) if isinstance(inputs, ScoreColumns) else _of_rows(inputs)


def _of_rows(inputs: ScoreInputs) -> ScoreArrays:
    counts = list(inputs.promises.values())
    return ScoreArrays(
        np.array(inputs.people, np.int64),
        np.array([len(blob) for blob in inputs.packed], np.int64),
        b"".join(inputs.packed),
        np.array(inputs.cadence, np.float64),  # None becomes NaN
        np.array(inputs.usual, np.float64),
        _ordinals("".join(inputs.added)),
        {place: list(spans) for place, spans in inputs.pauses.items()},
        list(inputs.pauses_of_owner),
        PromiseArrays(
            np.array(list(inputs.promises), np.int64),
            np.array([one.broken for one in counts], np.int64),
            np.array([one.kept for one in counts], np.int64),
            np.array([one.kept_later for one in counts], np.int64),
            np.array([one.last_broken.toordinal() if one.last_broken else 0 for one in counts], np.int64),
        ),
    )


def _of_columns(inputs: ScoreColumns) -> ScoreArrays:
    people = numbers(inputs.people).astype(np.int64)
    usual = _rhythms(inputs.usual, people.size)
    if inputs.everybody_usual is not None:
        usual[np.isnan(usual)] = inputs.everybody_usual
    own = inputs.promises
    paused = np.searchsorted(people, np.array(list(inputs.pauses), np.int64)).tolist()
    return ScoreArrays(
        people,
        numbers(inputs.sizes).astype(np.int64),
        inputs.packed,
        _rhythms(inputs.cadence, people.size),
        usual,
        _ordinals(inputs.added),
        {place: list(spans) for place, spans in zip(paused, inputs.pauses.values(), strict=True)},
        list(inputs.pauses_of_owner),
        PromiseArrays(
            np.searchsorted(people, numbers(own.people)),
            *(numbers(column).astype(np.int64) for column in (own.broken, own.kept, own.kept_later, own.last_broken)),
        ),
    )


def _rhythms(column: str, people: int) -> Floats:
    # Nearly nobody's circle has a rhythm, and a text is compared faster than it is read.
    if column == f"[{','.join(['null'] * people)}]":
        return np.full(people, np.nan)
    return np.array(json.loads(column), np.float64)  # null becomes NaN


def _ordinals(days: str) -> Ints:
    """`date.toordinal` of ISO days that stand behind each other.

    >>> _ordinals("1970-01-022026-11-23").tolist() == [719164, date(2026, 11, 23).toordinal()]
    True
    """
    digits = np.frombuffer(days.encode("ascii"), np.uint8).reshape(-1, len("yyyy-mm-dd")).astype(np.int64) - ord("0")
    year = digits[:, 0] * 1000 + digits[:, 1] * 100 + digits[:, 2] * 10 + digits[:, 3]
    months = (year - 1970) * 12 + digits[:, 5] * 10 + digits[:, 6] - 1
    begins: Ints = months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    return begins + digits[:, 8] * 10 + digits[:, 9] - 1 + EPOCH
