"""How relationships fall with silence, and what a touch is worth: `domain.health` as a curve for each person."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from math import log
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from regulars.domain.health.constants import HALF_LIFE
from regulars.domain.health.score import score_of_odds

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

USUAL_MINUTES = 8
AHEAD = 112.0
"""Days: what a touch brings later than this is not counted, twice the eight weeks that are planned."""

_LN_2 = log(2.0)
_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(8)
# ∫₀ˢ f(u) du with u = s·x²: the curve bends most just after the touch.
_NODES = (_NODES + 1.0) / 2.0
_WEIGHTS = _WEIGHTS * _NODES
_NODES = _NODES * _NODES
_LOWEST_ODDS = 1e-9


@dataclass(frozen=True, slots=True)
class Bonds:
    """One row for each person who was ever in touch, and is asked about: a column each, of the same length.

    `due` is the day on which the rhythm asks (as `date.toordinal`; NaN = never while things are as they are), `rhythm` the
    days from a touch to the next time it asks: the owner's cadence, else τ. `silence` is days without paused ones.
    `score`, `tau`, `steepness` (p) are those of `score_book` today, `restored` is its `restored_message`, the score had the
    owner written today. `quiet` is `p_quiet` for one rhythm. `rests_until` is the day before which the owner does not want
    to be asked ("later", done today; 0 = none), `minutes` what one contact takes.
    """

    person: Ints
    due: Floats
    rhythm: Floats
    silence: Floats
    score: Floats
    tau: Floats
    steepness: Floats
    restored: Floats
    quiet: Floats
    rests_until: Floats
    minutes: Floats

    @classmethod
    def of(
        cls,
        person: ArrayLike,
        due: ArrayLike,
        rhythm: ArrayLike,
        silence: ArrayLike,
        score: ArrayLike,
        tau: ArrayLike,
        steepness: ArrayLike,
        restored: ArrayLike,
        *,
        quiet: ArrayLike | None = None,
        rests_until: ArrayLike | None = None,
        minutes: ArrayLike | None = None,
    ) -> "Bonds":
        """The rows, sorted by id. ValueError for columns of different length, an id twice, or numbers out of range."""
        who = np.asarray(person, np.int64)
        n = who.size
        columns = [
            np.asarray(column, np.float64)
            for column in (
                *(due, rhythm, silence, score, tau, steepness, restored),
                np.ones(n) if quiet is None else quiet,
                np.zeros(n) if rests_until is None else rests_until,
                np.full(n, float(USUAL_MINUTES)) if minutes is None else minutes,
            )
        ]
        if who.ndim != 1 or any(column.shape != who.shape for column in columns):
            raise ValueError("all columns have one number for each person")
        if np.unique(who).size != n:
            raise ValueError("each person comes once")
        at_least_some = [columns[place] for place in (1, 4, 5, 9)]
        if not all(np.isfinite(column).all() for column in columns[1:]) or any((c <= 0).any() for c in at_least_some):
            raise ValueError("rhythms, steepness and minutes are finite and above 0, all others finite")
        order = np.argsort(who)
        return cls(who[order], *(column[order] for column in columns))

    def __len__(self) -> int:
        return self.person.size

    def with_columns(self, **columns: Any) -> "Bonds":
        """The same people with other columns."""
        return Bonds(*(columns.get(f.name, getattr(self, f.name)) for f in fields(self)))

    def rows_of(self, people: Sequence[int]) -> Ints:
        """The rows of these people; −1 for who has none."""
        wanted = np.asarray(people, np.int64)
        if not len(self):
            return np.full(wanted.size, -1)
        place = np.minimum(np.searchsorted(self.person, wanted), len(self) - 1)
        return np.where(self.person[place] == wanted, place, -1)


class Curves:
    """The score of every row as its silence grows: odds(u) = K·(1 + (u/τ)^p)·2^(u/730), score = 100/(1 + odds^1.5).

    K is what today's score says of roots, sides and promises; after a touch it is what `restored` says. That is the last
    prefix of the score's envelope, which decides in all but a few rows.
    """

    def __init__(self, bonds: Bonds) -> None:
        self._log_tau = np.log(bonds.tau)
        self.steepness = bonds.steepness
        self._growth = _LN_2 / HALF_LIFE
        at_rest = _odds(np.maximum(bonds.restored, bonds.score))
        shape = 1.0 + np.exp(self.steepness * (np.log(np.maximum(bonds.silence, 1e-9)) - self._log_tau))
        self.strength: Floats = _odds(bonds.score) / (shape * np.exp(self._growth * bonds.silence))
        """K of each row now."""
        self.renewed: Floats = np.minimum(at_rest, self.strength)
        """K of each row after a touch."""

    def scores(self, strength: Floats, silence: Floats, rows: Any = slice(None)) -> Floats:
        """The scores of some rows of this strength after so many silent days."""
        with np.errstate(divide="ignore"):
            late = np.exp(self.steepness[rows] * (np.log(silence) - self._log_tau[rows]))
        return score_of_odds(strength * (1.0 + late) * np.exp(self._growth * silence))

    def worth_while_silent(self, silence: Floats, rows: Any = slice(None)) -> Floats:
        """∫₀ˢ √score du just after a touch, for some rows: the worth of the days until so long a silence."""
        total = np.zeros_like(silence)
        for node, weight in zip(_NODES.tolist(), _WEIGHTS.tolist(), strict=True):
            total += weight * worth(self.scores(self.renewed[rows], node * silence, rows))
        return total * silence

    def index(self, strength: Floats, silence: Floats, rows: Any = slice(None)) -> Floats:
        """The Whittle index of a touch, unweighted: what it brings until so long a silence again, or for `AHEAD`."""
        now = worth(self.scores(strength, silence, rows))
        ahead = np.minimum(silence, AHEAD)
        return self.worth_while_silent(ahead, rows) - ahead * now


def worth(score: Floats) -> Floats:
    """What a day at this score counts for."""
    return np.sqrt(score)


def _odds(score: Floats) -> Floats:
    inside = np.clip(score, 1e-6, 100.0)
    return np.asarray(np.maximum(100.0 / inside - 1.0, _LOWEST_ODDS) ** (2.0 / 3.0), np.float64)
