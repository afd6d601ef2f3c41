"""A year with the planner beside a year of "most overdue first", with as many contacts on the same days.

    python -m tests.benchmarks.year_of_plans [--seeds 3] [--shares 0.25 0.5]

Everybody has a rhythm of their own with log-normal gaps, some years of touches behind them, and comes by unasked now and then.
Bonds end as in `domain.health.silence`: after n touches the chance to be gone by s silent days is that of a log-normal renewal
with drop-out π = A/(A + B + n), at half the pace, since people are patient. A contact is answered by most who are still there,
and wins some of the others back. The owner sees what Regulars sees: touches, from which it learns rhythms and scores.

Goal: ahead of "most overdue first" in mean health and in the worst-off tenth, both means over the weeks of the year, with 50,
400 and 2,000 people.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import NormalDist, mean

import numpy as np
from numpy.typing import NDArray

from regulars.domain import health
from regulars.domain.planner import Asks, Bonds, Rooms, plan_weeks

SIZES = (50, 400, 2000)
FIRST = date(2026, 1, 5)  # a Monday
OPEN_DAYS = 5
_DROP, _STAY = 0.35, 3.0
_PATIENCE = 2.0
_UNASKED = 3.0
"""Who is not asked comes by after so many times the usual gap."""
_ANSWERED, _WON_BACK = 0.8, 0.25
_CADENCES = np.array([7.0, 14.0, 30.0, 60.0, 90.0, 180.0])
_DRAWS = 64
_NORMAL = NormalDist()
_NEVER = 1e9

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Choice = Callable[["Town", int, int], Ints]
"""Whom to reach out to on a day, and for how many there is room."""


class Town:
    """The people of one owner as a year begins. With the same seed every way of choosing meets the same luck."""

    def __init__(self, people: int, seed: int) -> None:
        rng = np.random.default_rng(seed)
        self.people = people
        self.centre = np.clip(rng.normal(np.log(35.0), 0.7, people), np.log(6.0), np.log(200.0))
        self.spread = rng.uniform(0.35, 0.9, people)
        self.added = -np.floor(rng.uniform(90.0, 1100.0, people))
        nearest = _CADENCES[np.abs(np.log(_CADENCES) - self.centre[:, None]).argmin(axis=1)]
        self.cadence = np.where(rng.random(people) < 0.2, nearest, np.nan)
        self._luck = rng.random((people, _DRAWS))
        self._gaps = rng.normal(size=(people, _DRAWS))
        self._answers = rng.random((people, _DRAWS))
        self._draw = np.zeros(people, np.int64)
        self.ends = np.full(people, _NEVER)  # the day on which the bond ends, unless there is a touch before
        self.comes = np.full(people, _NEVER)
        rows = [self._past(rng, row) for row in range(people)]
        self.indptr = np.concatenate(([0], np.cumsum([len(row) for row in rows])))
        self.t: Floats = np.concatenate(rows)
        self.direction = rng.choice(3, self.t.size, p=[0.3, 0.4, 0.3]).astype(np.int8)
        self.prior = health.fit_prior(self.indptr, self.t, 0.0)

    def _past(self, rng: np.random.Generator, row: int) -> Floats:
        """The touches before the year; whoever dropped out stays away."""
        day, touches = float(self.added[row]), [float(self.added[row])]
        while rng.random() >= _DROP / (_DROP + _STAY + len(touches)):
            day += max(1.0, float(np.exp(rng.normal(self.centre[row], self.spread[row]))))
            if day >= 0.0:
                self._expect(row, touches[-1], len(touches))
                self.comes[row] = max(self.comes[row], float(rng.integers(1, 60)))
                self.ends[row] = max(self.ends[row], 1.0)
                return np.unique(touches)
            touches.append(float(np.floor(day)))
        self.ends[row], self.comes[row] = -1.0, _NEVER
        return np.unique(touches)

    def _expect(self, row: int, day: float, touches: int) -> None:
        """After a touch: when the bond ends if nothing more happens, and when they would come by of themselves."""
        draw = int(self._draw[row]) % _DRAWS
        self._draw[row] += 1
        drop = _DROP / (_DROP + _STAY + touches)
        luck = float(self._luck[row, draw])
        still = min(max(luck * drop / (1.0 - luck * (1.0 - drop)), 1e-12), 1.0 - 1e-12)
        patience = np.exp(self.centre[row] + self.spread[row] * _NORMAL.inv_cdf(1.0 - still))
        self.ends[row] = day + _PATIENCE * max(1.0, float(patience))
        gap = np.exp(self.centre[row] + self.spread[row] * self._gaps[row, draw])
        self.comes[row] = day + max(1.0, float(np.floor(_UNASKED * gap)))

    def is_there(self, day: float) -> NDArray[np.bool_]:
        """Whose bond lives."""
        return np.asarray(self.ends > day)

    def silence(self, day: float) -> Floats:
        """Days since the last touch."""
        return np.asarray(day - self.t[self.indptr[1:] - 1])

    def come_by(self, day: int) -> None:
        """Who comes of themselves on a day does."""
        came = np.flatnonzero(self.is_there(day) & (self.comes <= day) & (self.silence(day) > 0))
        self._touched(came, day, np.zeros(came.size, np.int8))

    def reach(self, rows: Ints, day: int) -> None:
        """The owner reaches out: some answer, some are won back, some stay silent."""
        rows = np.sort(rows)
        luck = self._answers[rows, self._draw[rows] % _DRAWS]
        there = self.is_there(day)[rows]
        answered = luck < np.where(there, _ANSWERED, _WON_BACK)
        self._touched(rows, day, np.where(answered, 2, 1).astype(np.int8), there | answered)

    def _touched(
        self, rows: Ints, day: int, direction: NDArray[np.int8], lives: NDArray[np.bool_] | None = None
    ) -> None:
        at = self.indptr[1:][rows]
        self.t, self.direction = np.insert(self.t, at, float(day)), np.insert(self.direction, at, direction)
        more = np.zeros(self.indptr.size, np.int64)
        more[rows + 1] = 1
        self.indptr = self.indptr + np.cumsum(more)
        counts = np.diff(self.indptr)
        for place, row in enumerate(rows.tolist()):
            if lives is None or lives[place]:
                self._expect(row, float(day), int(counts[row]))
            else:
                self._draw[row] += 1

    def scores(self, day: int) -> "health.BookScores":
        """What Regulars makes of it."""
        depth = np.ones(self.t.size)
        return health.score_book(
            self.indptr, self.t, self.direction, depth, float(day), cadence=self.cadence, added=self.added
        )

    def asked_a_day(self) -> float:
        """How many contacts all rhythms ask for on an open day."""
        return float(np.exp(-self.centre).sum()) * 7 / OPEN_DAYS


def planned(town: Town, day: int, room: int) -> Ints:
    """The planner's choice, from what Regulars knows."""
    scores = town.scores(day)
    rhythm = np.where(np.isnan(town.cadence), scores.tau, town.cadence)
    first = FIRST + timedelta(days=day)
    bonds = Bonds.of(
        np.arange(town.people),
        np.floor(scores.due_at) - day + first.toordinal(),
        rhythm,
        scores.silence,
        scores.score,
        scores.tau,
        scores.p,
        scores.restored_message,
        quiet=health.p_quiet(town.indptr, town.t, float(day), np.clip(rhythm, 1.0, 365.0), town.prior),
    )
    plan = plan_weeks(Asks(bonds, Rooms((room,) * 7), first, days=1))
    return np.array([one.person for planned_day in plan.days for one in planned_day.people], np.int64)


def most_overdue(town: Town, day: int, room: int) -> Ints:
    """Who is due for most days first; when fewer are due, who will be due next."""
    scores = town.scores(day)
    overdue = np.where(scores.silence > 0, day - np.floor(scores.due_at), -_NEVER)
    return np.lexsort((np.arange(town.people), -overdue))[:room]


@dataclass(frozen=True, slots=True)
class Year:
    """What a year came to: mean health and that of the worst-off tenth over its weeks, the share of bonds alive at the end, and
    how many contacts each day had."""

    mean: float
    worst_tenth: float
    alive: float
    contacts: tuple[int, ...]


def live(town: Town, choose: Choice, rooms: Sequence[int], days: int = 364) -> Year:
    """A year, or some days of it, in which the owner reaches out to whom `choose` says. `rooms` is one number for each day."""
    means, worst, contacts = [], [], []
    for day in range(days):
        town.come_by(day)
        if day % 7 == 6:
            score = np.sort(town.scores(day).score)
            means.append(float(score.mean()))
            worst.append(float(score[: max(1, town.people // 10)].mean()))
        chosen = choose(town, day, rooms[day]) if rooms[day] else np.empty(0, np.int64)
        if len(chosen):
            town.reach(chosen, day)
        contacts.append(len(chosen))
    return Year(mean(means), mean(worst), float(town.is_there(days).mean()), tuple(contacts))


@dataclass(frozen=True, slots=True)
class Comparison:
    """The same town twice: with the planner, and most overdue first with as many contacts on the same days."""

    people: int
    room: int
    asked: float
    ours: Year
    overdue: Year

    @property
    def is_ahead(self) -> bool:
        """Whether the planner is ahead in both columns."""
        return self.ours.mean > self.overdue.mean and self.ours.worst_tenth > self.overdue.worst_tenth


def compare(people: int, seed: int, share: float, days: int = 364) -> Comparison:
    """One town with room for this share of what its rhythms ask."""
    town = Town(people, seed)
    asked = town.asked_a_day()
    room = max(1, round(asked * share))
    ours = live(town, planned, [room if day % 7 < OPEN_DAYS else 0 for day in range(days)], days)
    overdue = live(Town(people, seed), most_overdue, ours.contacts, days)
    return Comparison(people, room, asked, ours, overdue)


def table(comparisons: Sequence[Comparison]) -> Iterator[str]:
    """The lines of the table, a row for each comparison."""
    yield "people  asked  room  contacts   mean health            worst-off tenth        bonds alive at the end"
    yield "        a day a day             planner  most overdue  planner  most overdue  planner  most overdue"
    for one in comparisons:
        ours, theirs = one.ours, one.overdue
        yield (
            f"{one.people:6} {one.asked:6.1f} {one.room:5} {sum(ours.contacts):9}"
            f"   {ours.mean:7.2f} {theirs.mean:13.2f} {ours.worst_tenth:8.2f} {theirs.worst_tenth:13.2f}"
            f" {ours.alive:8.0%} {theirs.alive:13.0%}"
        )


def main() -> int:
    """Live the years, print the table. 1 when the planner is behind in a column for a size."""
    parser = argparse.ArgumentParser(description="a year with the planner beside most overdue first")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument(
        "--shares", type=float, nargs="+", default=[0.3, 0.7], help="of what rhythms ask, there is room for"
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    asked = parser.parse_args()
    found = [
        compare(people, seed, share) for share in asked.shares for people in asked.sizes for seed in range(asked.seeds)
    ]
    for line in table(found):
        print(line)
    print(f"ahead in both columns in {sum(one.is_ahead for one in found)} of {len(found)} years")
    return int(not all(one.is_ahead for one in found))


if __name__ == "__main__":
    sys.exit(main())
