"""From logged moments to touches, and days without pauses."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regulars.domain import health
from regulars.domain.health import DEPTH_WEIGHT, TOUCH_DIRECTION, TouchDirection
from regulars.domain.moments import Depth, Direction

THEY, ME, MUTUAL = TouchDirection


def test_moments_of_a_day_become_one_touch_that_cites_them_all():
    merged = health.touches_per_day([7.9, 3.0, 7.1, 7.5], [ME, THEY, ME, ME], [0.6, 1.0, 1.3, 0.6])
    assert merged.day.tolist() == [3.0, 7.0]
    assert merged.direction.tolist() == [THEY, ME]
    assert merged.depth.tolist() == [1.0, 1.3]
    assert merged.cites == ((1,), (0, 2, 3))


def test_a_day_on_which_both_reached_out_is_mutual():
    merged = health.touches_per_day([5.0, 5.0, 6.0, 6.0, 8.0], [ME, THEY, MUTUAL, ME, MUTUAL], [1.0] * 5)
    assert merged.direction.tolist() == [MUTUAL, MUTUAL, MUTUAL]


def test_what_the_owner_marks_as_not_counting_is_no_touch():
    merged = health.touches_per_day([1.0, 2.0, 2.0], [ME, ME, THEY], [1.0, 1.3, 0.6], [True, False, True])
    assert merged.cites == ((0,), (2,))
    assert merged.depth.tolist() == [1.0, 0.6]
    assert merged.direction.tolist() == [ME, THEY]
    assert health.touches_per_day([1.0], [ME], [1.0], [False]).cites == ()


def test_merged_moments_score_as_the_moments_do():
    day, who, depth = [1.2, 1.9, 30.0, 30.5, 61.0], [ME, THEY, ME, ME, THEY], [0.6, 1.3, 1.0, 0.6, 1.0]
    merged = health.touches_per_day(day, who, depth)
    raw = health.score_book([0, 5], day, who, depth, 70.0)
    touched = health.score_book([0, 3], merged.day, merged.direction, merged.depth, 70.0)
    assert raw.score[0] == touched.score[0]


@pytest.mark.parametrize(
    ("day", "who", "depth"),
    [
        ([1.0], [ME, ME], [1.0]),
        ([np.nan], [ME], [1.0]),
        ([1.0], [3], [1.0]),
        ([1.0], [ME], [0.0]),
        ([[1.0]], [[1]], [[1]]),
    ],
)
def test_moments_outside_the_ranges_are_refused(day, who, depth):
    with pytest.raises(ValueError):
        health.touches_per_day(day, who, depth)


def test_depths_and_directions_of_moments_have_their_weights():
    assert [DEPTH_WEIGHT[depth] for depth in Depth] == [0.6, 1.0, 1.3]
    assert [TOUCH_DIRECTION[direction] for direction in Direction] == [ME, THEY, MUTUAL]


def test_paused_days_count_in_no_gap_and_no_silence():
    pauses = [(100.0, 130.0), (120.0, 160.0)]
    t, now = np.array([10.0, 40.0, 70.0, 95.0]), 170.0
    paused = health.score_book([0, 4], health.without_pauses(t, pauses), [2] * 4, [1.0] * 4, now - 60.0)
    assert paused.silence[0] == 15.0
    as_if = health.score_book([0, 4], t, [2] * 4, [1.0] * 4, 110.0)
    assert paused.score[0] == as_if.score[0]
    after = health.without_pauses([*t, now], pauses)
    assert np.diff(after).tolist() == [30.0, 30.0, 25.0, 15.0]


def test_a_pause_that_is_still_on_stops_the_clock():
    pauses = [(100.0, np.inf)]
    assert health.without_pauses([99.0, 100.0, 150.0, 9000.0], pauses).tolist() == [99.0, 100.0, 100.0, 100.0]
    assert health.with_pauses([99.0, 101.0], pauses).tolist() == [99.0, np.inf]


spans = st.tuples(st.integers(0, 400), st.integers(0, 60)).map(lambda span: (float(span[0]), float(span[0] + span[1])))


@settings(deadline=None)
@given(st.lists(st.integers(-50, 600).map(float), min_size=1).map(sorted), st.lists(spans, max_size=6))
def test_each_day_moves_back_by_the_paused_days_before_it_and_comes_back(days, pauses):
    moved = health.without_pauses(days, pauses)
    lost = {float(d) for begin, end in pauses for d in np.arange(begin, end)}
    assert moved.tolist() == [day - sum(d < day for d in lost) for day in days]
    back = health.with_pauses(moved, pauses)
    assert [day for day in days if day not in lost] == [
        day for day, was in zip(back, days, strict=True) if was not in lost
    ]


@pytest.mark.parametrize("pause", [(5.0, 4.0), (np.nan, 4.0), (5.0, np.nan), (-np.inf, 4.0)])
def test_a_pause_that_ends_before_it_begins_is_refused(pause):
    with pytest.raises(ValueError, match="a pause begins"):
        health.without_pauses([1.0], [pause])
