"""Books for the planner's tests: people by a few numbers, the rest as `domain.health` would have it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np

from regulars.domain.planner import Asks, Bonds, Plan, Planned, Rooms

MONDAY = date(2026, 11, 23)
WEEKDAYS = (True,) * 5 + (False,) * 2


def rooms_of(people: int) -> Rooms:
    """So many people on each working day."""
    return Rooms(tuple(people if is_open else 0 for is_open in WEEKDAYS))


def bonds_of(
    rhythms: Sequence[float],
    silences: Sequence[float],
    *,
    roots: Sequence[float] | None = None,
    first: date = MONDAY,
    **columns: Any,
) -> Bonds:
    """People 1, 2, …: every so many days, silent for so many, with such roots (5 touches' worth)."""
    tau, silence = np.asarray(rhythms, np.float64), np.asarray(silences, np.float64)
    strength = 1.0 / np.asarray([5.0] * tau.size if roots is None else roots, np.float64)
    steepness = np.full(tau.size, 1.35)
    score = 100.0 / (1.0 + (strength * (1.0 + (silence / tau) ** steepness)) ** 1.5)
    restored = np.maximum(100.0 / (1.0 + (1.0 / (1.0 / strength + 0.45)) ** 1.5), score)
    due = first.toordinal() - silence + np.round(tau)
    return Bonds.of(range(1, tau.size + 1), due, tau, silence, score, tau, steepness, restored, **columns)


def seeded(people: int, seed: int, room: int, days: int = 56, usual: float = 35.0) -> Asks:
    """A book in which most wait already, some for long."""
    rng = np.random.default_rng(seed)
    tau = np.exp(rng.normal(np.log(usual), 0.6, people))
    silence = np.round(tau * rng.uniform(0.2, 4.0, people)) + 1.0
    quiet = rng.uniform(0.2, 1.0, people)
    bonds = bonds_of(tau.tolist(), silence.tolist(), roots=rng.uniform(0.5, 15.0, people).tolist(), quiet=quiet)
    return Asks(bonds, rooms_of(room), MONDAY, days)


def everybody(plan: Plan) -> list[Planned]:
    """All that is planned, day by day."""
    return [one for day in plan.days for one in day.people]
