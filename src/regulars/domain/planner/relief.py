"""When the rhythms ask for more than there is: what could be changed, each with what it comes to."""

from dataclasses import replace
from math import ceil

import numpy as np

from regulars.domain.people import PersonId
from regulars.domain.planner.asks import Asks, clock_days, rhythm_rates
from regulars.domain.planner.bonds import USUAL_MINUTES, Bonds, Curves, Floats, Ints
from regulars.domain.planner.vocabulary import (
    UNANSWERED_FROM,
    Effect,
    LengthenRhythms,
    LetGo,
    MayGo,
    MorePlaces,
    Plan,
    Rooms,
    WayOut,
)
from regulars.domain.planner.weeks import plan_weeks

FACTORS = (1.25, 1.5, 2.0, 3.0)
"""By how much a rhythm is offered to be longer: the smallest that is enough."""
LET_GO_FACTOR = 3.0
"""So many times as long is the rhythm with somebody who is let go."""
LONGEST = 36_500.0
"""Days, as long as a rhythm may be."""
LEAST_SAVED = 1 / 300
"""Contacts a day that letting somebody go saves at least: less is not worth the question."""
MOST_CHOICES = 40
"""People who are offered to be let go: nobody reads further."""


def ways_out(asks: Asks, plan: Plan) -> tuple[WayOut, ...]:
    """What would bring what is asked down to what is possible; nothing when it fits. `plan` is `plan_weeks(asks)`.

    Longer rhythms for the people whom it costs the least health for each contact saved, as few of them as are enough; more
    places on each open day; or letting go of some people, one by one, among those whom it costs least. Where not even all
    rhythms three times as long are enough, that is offered all the same, with what it does. The effects of the first two are
    the same weeks planned anew, that of the third is `Load.without`.
    """
    if not plan.load.is_too_much:
        return ()
    ways = [_lengthen(asks, plan), _more_places(asks, plan), let_go(asks, plan)]
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


def let_go(asks: Asks, plan: Plan) -> LetGo | None:
    """Who may be let go: those whose last touches found no answer, then those who lose least worth for each contact saved.

    Whoever rests already, pauses, or has to stay (`Asks.stays`) is not asked about; None where that is everybody.
    """
    bonds, per_day = asks.bonds, max(len(plan.days), 1)
    if not len(bonds):
        return None
    longer = np.minimum(np.round(bonds.rhythm * LET_GO_FACTOR), LONGEST)
    days = clock_days(asks)
    saved = rhythm_rates(asks) - rhythm_rates(replace(asks, bonds=bonds.with_columns(rhythm=longer)))
    saves = saved * days / per_day
    tomorrow = asks.first.toordinal() + 1
    may = (saved >= LEAST_SAVED) & (bonds.rests_until <= tomorrow) & (days == days.max())
    may &= ~np.isin(bonds.person, np.array(sorted(asks.stays), np.int64))
    rows = np.flatnonzero(may)
    if not rows.size:
        return None
    unanswered = np.array([asks.unanswered.get(PersonId(int(one)), 0) for one in bonds.person[rows]])
    cost = _cost_of_waiting(bonds, LET_GO_FACTOR)[rows]
    order = rows[np.lexsort((bonds.person[rows], cost, unanswered < UNANSWERED_FROM))][:MOST_CHOICES]
    curves = Curves(bonds)
    then = curves.scores(curves.renewed, longer)
    return LetGo(
        tuple(
            MayGo(
                person=(person := PersonId(int(bonds.person[row]))),
                rhythm=float(bonds.rhythm[row]),
                longer=float(longer[row]),
                silent_days=int(bonds.silence[row]),
                unanswered=asks.unanswered.get(person, 0),
                score_then=float(then[row]),
                saves=float(saves[row]),
                saves_minutes=float(saves[row] * bonds.minutes[row]),
            )
            for row in order.tolist()
        )
    )


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
