"""The planner: promises, dates and rhythms spread over the coming weeks, so that no day holds more than fits.

**Objective.** Of all ways to fill the days it looks for the one that keeps, before anything else, the most promises on their
day; then meets the most dates within their notice; then, with the room that is left, makes the most of

    Σ over days Σ over people  w · √score(day)

where the score falls with every silent day as in `domain.health` and starts anew with a touch. The root makes a point count
for more where there are few, so that nobody is given up for the sake of the many; w is `p_quiet`, the chance that this
person stays quiet for a rhythm unless the owner reaches out: who will come by anyway needs no nudge.

**How.** Promises take the latest day with room that is not after their own (optimal for equal jobs that may begin now), dates
the first days of their notice, the one that ends soonest first (optimal for equal jobs with any beginnings). Rhythms are a
restless bandit: each day goes to those with the highest Whittle index, which for something that falls with age and is
renewed by a touch has a closed form, what a touch brings until the same silence would be reached again:

    W(s) = w · (∫₀ˢ √score_after_a_touch(u) du − s · √score(s))

where both are taken over 16 weeks at most: what a touch brings later, the plan of that time will see to.
(P. Whittle, "Restless bandits: activity allocation in a changing world", J. Appl. Probab. 25A, 1988.) The tests measure it
against an exact solver on small books, and against the Lagrangian bound, which no plan can exceed, on large ones.

**Fairness.** Nobody waits longer than fair: of the places that promises and dates leave, every fourth goes to whoever is due
for longest. If k others have waited longer, the turn comes within 4·(k + 2) such places (where days leave equally many).
What is due for long is therefore spread over the weeks ahead, and a week away is no avalanche.

**Steady.** A day depends on the days before it alone, ties go by id, and a newcomer can move at most one person from each day
to a later one.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from regulars.domain.planner.vocabulary import (
    Effect,
    LengthenRhythms,
    LetGo,
    LetGoReason,
    Load,
    MayGo,
    MorePlaces,
    NotedDate,
    Outlook,
    OwedPromise,
    Plan,
    Planned,
    PlannedDay,
    PlanReason,
    Rooms,
    Unplaced,
    WayOut,
)

if TYPE_CHECKING:
    from regulars.domain.planner.asks import Asks
    from regulars.domain.planner.bonds import Bonds
    from regulars.domain.planner.relief import let_go, ways_out
    from regulars.domain.planner.weeks import plan_weeks

_HOMES = {"Bonds": "bonds", "let_go": "relief", "ways_out": "relief", "Asks": "asks", "plan_weeks": "weeks"}

__all__ = [
    "Asks",
    "Bonds",
    "Effect",
    "LengthenRhythms",
    "LetGo",
    "LetGoReason",
    "Load",
    "MayGo",
    "MorePlaces",
    "NotedDate",
    "Outlook",
    "OwedPromise",
    "Plan",
    "PlanReason",
    "Planned",
    "PlannedDay",
    "Rooms",
    "Unplaced",
    "WayOut",
    "let_go",
    "plan_weeks",
    "ways_out",
]


def __getattr__(name: str) -> Any:
    # Screens name plans by these words; NumPy, which the rest needs, would make the start 1.4 times as long.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
