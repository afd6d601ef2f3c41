"""How near plans come to the best there could be. What is measured is what `domain.planner` says it aims at."""

from collections.abc import Callable

import pytest

from regulars.domain.planner import plan_weeks
from tests.conftest import FIGURES
from tests.domain.planner_books import seeded
from tests.domain.planner_limits import Worths, bound, exact


@pytest.mark.parametrize(("people", "room", "days"), [(4, 1, 10), (5, 1, 8), (4, 2, 8)])
def test_a_tiny_plan_is_nearly_as_good_as_the_best_of_all(people: int, room: int, days: int) -> None:
    for seed in range(5):
        asks = seeded(people, seed, room, days, usual=4.0)
        worths = Worths(asks)
        idle, best, ours = worths.idle(), exact(asks), worths.of_plan(plan_weeks(asks))
        assert ours <= best + 1e-9
        assert best <= bound(asks) + 1e-6, "the bound that is used for larger books must hold for these"
        assert (ours - idle) / (best - idle) >= 0.85
        assert ours / best >= 0.97


@pytest.mark.parametrize(("people", "room", "at_least"), [(50, 1, 0.9), (400, 5, 0.85), (400, 20, 0.85)])
def test_eight_weeks_win_most_of_what_no_plan_could_exceed(
    people: int, room: int, at_least: float, record_property: Callable[[str, object], None]
) -> None:
    asks = seeded(people, 1, room)
    worths = Worths(asks)
    idle, most, ours = worths.idle(), bound(asks), worths.of_plan(plan_weeks(asks))
    share = (ours - idle) / (most - idle)
    record_property(FIGURES, f"plans: {people} people, {room} a day: {share:.1%} of what could be won at the very most")
    assert at_least <= share <= 1.0 + 1e-9
