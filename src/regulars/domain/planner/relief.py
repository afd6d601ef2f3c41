"""When the rhythms ask for more than there is: what could be changed, each with what it comes to."""

from dataclasses import replace
from math import ceil

import numpy as np

from regulars.domain.people import PersonId
from regulars.domain.planner.asks import Asks, rhythm_rates
from regulars.domain.planner.bonds import USUAL_MINUTES, Bonds, Curves, Floats, Ints
from regulars.domain.planner.vocabulary import Effect, LengthenRhythms, LetGo, MorePlaces, Plan, Rooms, WayOut
from regulars.domain.planner.weeks import plan_weeks

FACTORS = (1.25, 1.5, 2.0, 3.0)
"""By how much a rhythm is offered to be longer: the smallest that is enough."""


def ways_out(asks: Asks, plan: Plan) -> tuple[WayOut, ...]:
    """What would bring what is asked down to what is possible; nothing when it fits. `plan` is `plan_weeks(asks)`.

    Longer rhythms for the people whom it costs the least health for each contact saved, as few of them as are enough; more
    places on each open day; or letting go of those who are likeliest to stay quiet. Where not even all rhythms three times as
    long are enough, that is offered all the same, with what it does. Every effect is the same weeks planned anew.
    """
    if not plan.load.is_too_much:
        return ()
    ways = [_lengthen(asks, plan), _more_places(asks, plan), _let_go(asks, plan)]
    return tuple(way for way in ways if way is not None)


def _effect(asks: Asks) -> Effect:
    plan = plan_weeks(asks)
    return Effect(plan.load, len(plan.does_not_fit), plan.outlook)


def _too_much(asks: Asks, plan: Plan) -> tuple[Floats, float]:
    """What each rhythm asks of an open day, and how much of all that is too much: in people, or in minutes."""
    open_days = max(len(plan.days), 1)
    asked = rhythm_rates(asks) * asks.days / open_days
    load = plan.load
    over, over_minutes = load.asked - load.possible, 0.0
    if load.asked_minutes is not None and load.possible_minutes is not None:
        over_minutes = load.asked_minutes - load.possible_minutes
    if over_minutes / USUAL_MINUTES > over:
        return asked * asks.bonds.minutes, over_minutes
    return asked, over


def _lengthen(asks: Asks, plan: Plan) -> LengthenRhythms | None:
    asked, over = _too_much(asks, plan)
    if not asked.any():
        return None
    rows = np.flatnonzero(asked)
    for factor in FACTORS:
        enough = _enough(_cost_of_waiting(asks.bonds, factor), asked * (1.0 - 1.0 / factor), over)
        if enough is not None:
            rows = enough
            break
    rhythm, due = asks.bonds.rhythm.copy(), asks.bonds.due.copy()
    due[rows] += np.round(rhythm[rows] * (factor - 1.0))
    rhythm[rows] *= factor
    after = replace(asks, bonds=asks.bonds.with_columns(rhythm=rhythm, due=due))
    return LengthenRhythms(_people(asks.bonds, rows), factor, _effect(after))


def _cost_of_waiting(bonds: Bonds, factor: float) -> Floats:
    """The worth that each person loses a day when the rhythm is longer, over the contacts a day that it saves."""
    curves = Curves(bonds)
    longer = bonds.rhythm * factor
    lost = curves.worth_while_silent(bonds.rhythm) / bonds.rhythm - curves.worth_while_silent(longer) / longer
    return np.asarray(lost / (1.0 / bonds.rhythm - 1.0 / longer), np.float64)


def _let_go(asks: Asks, plan: Plan) -> LetGo | None:
    asked, over = _too_much(asks, plan)
    rows = _enough(asks.bonds.score - 100.0 * asks.bonds.quiet, asked, over)
    if rows is None:
        return None
    due = asks.bonds.due.copy()
    due[rows] = np.nan
    after = replace(asks, bonds=asks.bonds.with_columns(due=due))
    return LetGo(_people(asks.bonds, rows), _effect(after))


def _more_places(asks: Asks, plan: Plan) -> MorePlaces | None:
    load, rooms = plan.load, asks.rooms
    if not plan.days:
        return None
    places = max(ceil(load.asked - load.possible), 0)
    minutes = 0
    if load.asked_minutes is not None and load.possible_minutes is not None:
        minutes = max(ceil(load.asked_minutes - load.possible_minutes), 0)
    people = tuple(room + places if room else 0 for room in rooms.people)
    longer = None if rooms.minutes is None else tuple(length + minutes if length else 0 for length in rooms.minutes)
    return MorePlaces(places, minutes, _effect(replace(asks, rooms=Rooms(people, longer))))


def _enough(cost: Floats, saved: Floats, over: float) -> Ints | None:
    """The rows that cost least until they save enough; None when all of them are too few."""
    order = np.lexsort((np.arange(cost.size), cost))
    order = order[saved[order] > 0]
    total = np.cumsum(saved[order])
    if not total.size or total[-1] < over:
        return None
    return order[: int(np.searchsorted(total, over)) + 1]


def _people(bonds: Bonds, rows: Ints) -> tuple[PersonId, ...]:
    return tuple(PersonId(int(person)) for person in np.sort(bonds.person[rows]))
