"""Rhythms in a plan: everybody's clock as the days go by, and who is chosen for what promises and dates leave of a day."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from regulars.domain.people import PersonId
from regulars.domain.planner.asks import Asks
from regulars.domain.planner.bonds import Curves, Floats, Ints
from regulars.domain.planner.day_rooms import DayRooms
from regulars.domain.planner.vocabulary import Outlook, PlanReason

EARLY_SHARE, EARLY_MOST = 0.25, 14.0
"""A rhythm may be met a quarter of itself early, and two weeks at most; a promise or date so near ahead stands in for it."""
_NEVER = 1e7


class Rhythms:
    """Where everybody's clock stands as the days of the plan go by."""

    def __init__(self, asks: Asks, calendar: DayRooms, fixed: Mapping[PersonId, Sequence[int]]) -> None:
        self._bonds = bonds = asks.bonds
        self._calendar = calendar
        self._curves = Curves(bonds)
        self._strength = self._curves.strength.copy()
        self._silence = bonds.silence.copy()
        self._first = asks.first.toordinal()
        self._days = asks.days
        self._early = np.minimum(bonds.rhythm * EARLY_SHARE, EARLY_MOST)
        self._own_pauses = self._paused_rows(asks)
        self.wait: Floats = self._first - np.floor(np.where(np.isfinite(bonds.due), bonds.due, _NEVER))
        """Days past being due, negative before; paused days do not count."""
        self._set_clocks(asks)
        self._fixed = np.zeros((0, 0), bool)
        self._fixed_rows: Ints = np.empty(0, np.int64)
        self._row_of_fixed(fixed)
        self.touched = np.zeros(len(bonds), bool)
        self.asked = np.zeros(len(bonds), bool)
        self.asked_on = np.zeros(len(bonds))
        self.waits: list[float] = []
        self._awake = np.zeros(len(bonds), bool)

    def _paused_rows(self, asks: Asks) -> list[tuple[int, NDArray[np.bool_]]]:
        people = list(asks.pauses)
        found = []
        for person, row in zip(people, asks.bonds.rows_of(people).tolist(), strict=True):
            if row >= 0:
                found.append((row, self._calendar.covered(asks.pauses[person])))
        return found

    def _set_clocks(self, asks: Asks) -> None:
        """`due` is a day of the calendar; where pauses lie before it, fewer days than that will run."""
        ahead = np.flatnonzero((self.wait < 0) & np.isfinite(asks.bonds.due))
        owner = np.concatenate(([0], np.cumsum(~self._calendar.paused)))
        inside = np.minimum(-self.wait[ahead], self._days).astype(np.int64)
        self.wait[ahead] += inside - owner[inside]
        for row, paused in self._own_pauses:
            if self.wait[row] < 0 and np.isfinite(asks.bonds.due[row]):
                days = int(min(asks.bonds.due[row] - self._first, self._days))
                stopped = int((paused | self._calendar.paused)[:days].sum())
                self.wait[row] = self._first - np.floor(asks.bonds.due[row]) + stopped

    def _row_of_fixed(self, fixed: Mapping[PersonId, Sequence[int]]) -> None:
        people = list(fixed)
        rows = self._bonds.rows_of(people)
        known = rows >= 0
        self._fixed_rows = rows[known]
        self._fixed = np.zeros((self._fixed_rows.size, self._days), bool)
        numbers = [fixed[person] for person, is_known in zip(people, known.tolist(), strict=True) if is_known]
        for place, days in enumerate(numbers):
            self._fixed[place, list(days)] = True

    def waiting(self) -> int:
        """How many are due by the first day, and neither pause nor rest."""
        self.wake(0)
        return int((self._awake & (self.wait >= 0)).sum())

    def wake(self, number: int) -> None:
        """A day begins: who may be asked about on it."""
        self._awake = (self._bonds.rests_until <= self._first + number) & np.isfinite(self._bonds.due)
        if self._calendar.paused[number]:
            self._awake[:] = False
        for row, paused in self._own_pauses:
            self._awake[row] &= not paused[number]
        newly = self._awake & (self.wait >= 0) & ~self.asked
        self.asked |= newly
        self.asked_on[newly] = number

    def choose(self, number: int) -> list[tuple[int, PlanReason]]:
        """The rows for what is left of a day's room: the fair places first."""
        if not self._calendar.fits(number, 0.0):
            return []
        candidates = np.flatnonzero(self._awake & (self.wait >= -self._early) & (self._silence > 0))
        candidates = self._without_fixed(candidates, number)
        if not candidates.size:
            return []
        wait = self.wait[candidates]
        longest = candidates[np.lexsort((candidates, -wait))]
        room = _Room(self._calendar, number)
        chosen: list[tuple[int, PlanReason]] = []
        due = longest[self.wait[longest] >= 0]
        fair = room.fill(due, self._bonds.minutes, self._calendar.fair_places(number))
        chosen += [(row, PlanReason.LONGEST_WAIT) for row in fair]
        others = candidates[~np.isin(candidates, fair)] if fair else candidates
        index = self._curves.index(self._strength[others], self._silence[others], others) * self._bonds.quiet[others]
        if self._calendar.counts_minutes:
            index = index / self._bonds.minutes[others]  # the most for the time there is
        ranked = others[np.lexsort((others, -index))]
        chosen += [(row, PlanReason.RHYTHM) for row in room.fill(ranked, self._bonds.minutes, len(ranked))]
        return chosen

    def _without_fixed(self, candidates: Ints, number: int) -> Ints:
        """Without those for whom a promise or date is planned so soon that it stands in for the rhythm."""
        if not self._fixed_rows.size:
            return candidates
        soon = np.maximum(self._early[self._fixed_rows], 2.0).astype(np.int64) + number
        counted = np.concatenate((np.zeros((len(soon), 1), np.int64), np.cumsum(self._fixed, axis=1)), axis=1)
        upto = counted[np.arange(len(soon)), np.minimum(soon + 1, self._days)]
        standing_in = self._fixed_rows[upto > counted[:, number]]
        return candidates[~np.isin(candidates, standing_in)]

    def touch(self, row: int) -> None:
        """The contact that is planned happens: clocks start anew."""
        self.waits.append(float(max(self.wait[row], 0.0)))
        self.touched[row] = True
        self._silence[row] = 0.0
        self._strength[row] = self._curves.renewed[row]
        self.wait[row] = -np.ceil(self._bonds.rhythm[row])

    def touch_of(self, person: PersonId) -> None:
        """The same for somebody who is planned for a promise or a date."""
        row = int(self._bonds.rows_of([person])[0])
        if row >= 0 and self._silence[row] > 0:
            self.touch(row)

    def sleep(self, number: int) -> None:
        """A day ends: the clocks that run go on."""
        if self._calendar.paused[number]:
            return
        stopped = [row for row, paused in self._own_pauses if paused[number]]
        kept = self._silence[stopped], self.wait[stopped]
        self._silence += 1.0
        self.wait += 1.0
        self._silence[stopped], self.wait[stopped] = kept

    def outlook(self) -> Outlook:
        """Everybody's health as the plan leaves it."""
        if not len(self._bonds):
            return Outlook(0.0, 0.0)
        scores = np.sort(self._curves.scores(self._strength, np.maximum(self._silence - 1.0, 0.0)))
        return Outlook(float(scores.mean()), float(scores[: max(1, scores.size // 10)].mean()))


class _Room:
    """What is left of one day while it is being filled."""

    def __init__(self, calendar: DayRooms, number: int) -> None:
        self._people = calendar.people_left(number)
        self._minutes = calendar.minutes_left(number)

    def fill(self, ranked: Ints, minutes: Floats, most: int) -> list[int]:
        """The first of these rows that fit, `most` at most."""
        if self._minutes == float("inf"):
            fitting = [int(row) for row in ranked[: min(self._people, most)]]
            self._people -= len(fitting)
            return fitting
        fitting = []
        for row in ranked[minutes[ranked] <= self._minutes].tolist():
            if self._people == 0 or len(fitting) == most:
                break
            if minutes[row] <= self._minutes:
                fitting.append(row)
                self._people -= 1
                self._minutes -= float(minutes[row])
        return fitting
