"""What no plan of rhythms can exceed: an exact solver for tiny books, and the Lagrangian bound for large ones.

Both count what `domain.planner` says it aims at, Σ w·√score over the days of the plan and as many days after it on which nobody
is touched, so that a touch on the last day counts too. Neither keeps fair places, so both may do better than is allowed.
"""

from functools import cache

import numpy as np

from regulars.domain.planner import Asks, Plan
from regulars.domain.planner.bonds import Curves, Floats, worth
from regulars.domain.planner.rhythms import EARLY_MOST, EARLY_SHARE


class Worths:
    """What each person's day counts for, on every day and for every day of the last touch (0 = before the plan)."""

    def __init__(self, asks: Asks) -> None:
        self.asks, bonds = asks, asks.bonds
        self.days = asks.days
        curves, lags = Curves(bonds), np.arange(2 * asks.days + 1)
        weight = bonds.quiet[:, None]
        self.untouched = weight * np.stack(
            [worth(curves.scores(curves.strength, bonds.silence + lag)) for lag in lags], 1
        )
        self.touched = weight * np.stack(
            [worth(curves.scores(curves.renewed, np.full(len(bonds), float(lag)))) for lag in lags], 1
        )
        early = np.minimum(bonds.rhythm * EARLY_SHARE, EARLY_MOST)
        self.from_day = np.maximum(np.ceil(np.floor(bonds.due) - early - asks.first.toordinal()), 0.0)
        self.apart = np.maximum(np.ceil(np.ceil(bonds.rhythm) - early), 1.0)
        self.room = [asks.rooms.people[(asks.first.weekday() + day) % 7] for day in range(self.days)]

    def of(self, row: int, last: int | None, day: int) -> float:
        lag = day if last is None else day - last
        return float((self.untouched if last is None else self.touched)[row, lag])

    def may(self, row: int, last: int | None, day: int) -> bool:
        return bool(day >= self.from_day[row] if last is None else day - last >= self.apart[row])

    def of_plan(self, plan: Plan) -> float:
        """What a plan comes to."""
        last: dict[int, int | None] = dict.fromkeys(range(len(self.asks.bonds)))
        planned = {(day.day - plan.first).days: [int(one.person) for one in day.people] for day in plan.days}
        row_of = {person: row for row, person in enumerate(self.asks.bonds.person.tolist())}
        total = 0.0
        for day in range(2 * self.days):
            last.update({row_of[person]: day for person in planned.get(day, ())})
            total += sum(self.of(row, last[row], day) for row in last)
        return total

    def idle(self) -> float:
        """What it comes to when nobody is touched."""
        return float(self.untouched[:, : 2 * self.days].sum())


def exact(asks: Asks) -> float:
    """The best that any choice of people within the rooms comes to, by trying all of them."""
    worths = Worths(asks)
    people = range(len(asks.bonds))

    @cache
    def best(day: int, last: tuple[int | None, ...]) -> float:
        if day == worths.days:
            return sum(worths.of(row, last[row], later) for row in people for later in range(day, 2 * day))
        found = []
        for mask in range(1 << len(last)):
            chosen = [row for row in people if mask >> row & 1]
            if len(chosen) <= worths.room[day] and all(worths.may(row, last[row], day) for row in chosen):
                after = tuple(day if row in chosen else last[row] for row in people)
                found.append(sum(worths.of(row, after[row], day) for row in people) + best(day + 1, after))
        return max(found)

    return best(0, (None,) * len(asks.bonds))


def bound(asks: Asks) -> float:
    """The Lagrangian bound: the rooms of all days together are sold at one price, and everybody buys what is best for them
    alone. Whatever the price, no plan within the rooms comes to more; the lowest of these bounds is searched for."""
    worths = Worths(asks)
    low, high = 0.0, float(worths.touched[:, : 2 * worths.days].sum(axis=1).max())
    for _ in range(30):
        third = (high - low) / 3.0
        if _at_price(worths, low + third) < _at_price(worths, high - third):
            high -= third
        else:
            low += third
    return min(_at_price(worths, low), _at_price(worths, high))


def _at_price(worths: Worths, price: float) -> float:
    days, n = worths.days, len(worths.asks.bonds)
    # after[last] is what the days from `day` on come to; place 0 is "not touched in the plan", place 1 + d "touched on d".
    after: Floats = np.empty((days + 1, n))
    after[0] = worths.untouched[:, days : 2 * days].sum(axis=1)
    for last in range(days):
        after[1 + last] = worths.touched[:, days - last : 2 * days - last].sum(axis=1)
    for day in range(days - 1, -1, -1):
        bought = worths.touched[:, 0] - price + after[1 + day]
        before = after[: day + 1].copy()
        before[0] += worths.untouched[:, day]
        before[1:] += worths.touched[:, day - np.arange(day)].T
        if worths.room[day]:
            may = np.stack([day >= worths.from_day, *(day - last >= worths.apart for last in range(day))])
            before = np.where(may, np.maximum(before, bought), before)
        after = before
    return float(after[0].sum()) + price * sum(worths.room)
