"""Scores after what has not happened yet, and on days gone by."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regulars.domain import health
from regulars.domain.health import Act, PersonTouches, Touch, TouchDirection


def person(t, direction=2, depth=1.0, **settings) -> PersonTouches:
    days = np.asarray(t, float)
    return PersonTouches(days, np.full(days.size, direction, np.int8), np.full(days.size, depth), **settings)


rows = st.lists(
    st.tuples(
        st.integers(-4000, 0).map(lambda eighths: eighths / 8), st.integers(0, 2), st.sampled_from([0.6, 1.0, 1.3])
    ),
    max_size=8,
).map(sorted)


@settings(deadline=None)
@given(st.lists(rows, min_size=1, max_size=5), st.sampled_from([0.0, 0.9]), st.sampled_from([np.nan, 1.5]))
def test_restored_scores_are_the_scores_after_such_a_touch_today(book, now, factor):
    indptr = np.cumsum([0, *(len(row) for row in book)])
    t, who, depth = (np.array([touch[k] for row in book for touch in row]) for k in range(3))
    data = (indptr, t, who.astype(int), depth, now)
    factors = np.full(len(book), factor)
    scores = health.score_book(*data, promise_factor=factors)
    for i in range(len(book)):
        for act, restored in ((Act.MESSAGE, scores.restored_message), (Act.MEETING, scores.restored_meeting)):
            assert health.what_if(*data, i, act, promise_factor=factors) == pytest.approx(restored[i], abs=1e-9)


def test_what_if_takes_any_touch_a_name_and_a_kept_promise():
    data = ([0, 2], [-60.0, -30.0], [2, 2], [1.0, 1.0], 0.0)
    told = health.score_book([0, 3], [-60.0, -30.0, 0.0], [2, 2, 0], [1.0, 1.0, 1.3], 0.0, cadence=[40.0])
    assert health.what_if(*data, 0, Touch(TouchDirection.THEY, 1.3), cadence=[40.0]) == told.score[0]
    assert health.what_if(*data, 0, "call") == health.what_if(*data, 0, Act.CALL)
    kept = health.what_if(*data, 0, Act.KEEP_PROMISE, promise_factor=[1.25], factor_if_kept=0.95)
    assert kept == health.score_book(*data, promise_factor=[0.95]).score[0]
    with pytest.raises(ValueError, match="factor afterwards"):
        health.what_if(*data, 0, Act.KEEP_PROMISE)
    with pytest.raises(IndexError):
        health.what_if(*data, 1, Act.CALL)


def test_what_lies_after_now_falls_away_when_trying_out():
    data = ([0, 2], [-60.0, 30.0], [2, 2], [1.0, 1.0], 0.0)
    assert health.what_if(*data, 0, Act.CALL) == health.what_if([0, 1], [-60.0], [2], [1.0], 0.0, 0, Act.CALL)


def test_the_least_effort_that_reaches_the_next_band_is_named():
    slipping = person([-200.0])
    message = health.restoring(slipping, 0.0)
    assert (message.act, message.times, message.reaches) == (Act.MESSAGE, 1, 25.0)
    assert message.score == health.what_if([0, 1], [-200.0], [2], [1.0], 0.0, 0, Act.MESSAGE)


def test_a_call_is_named_when_a_message_does_not_reach():
    one_sided = person([-60.0], direction=TouchDirection.ME, depth=0.6)
    found = health.restoring(one_sided, 0.0)
    assert (found.act, found.reaches) == (Act.MESSAGE, 25.0)
    cooling = person([-5.0], promise_factor=1.95)
    found = health.restoring(cooling, 0.0)
    assert (found.act, found.times, found.reaches) == (Act.CALL, 1, 50.0)


def test_the_best_act_is_named_with_how_often_when_none_reaches_at_once():
    better = person([-2.0, -1.0], promise_factor=2.4)
    found = health.restoring(better, 0.0)
    assert (found.act, found.times, found.reaches) == (Act.MEETING, 2, 75.0)
    assert found.score >= 75
    assert found.day == round(better.scores(0.0).tau[0])
    hopeless = health.restoring(replace(better, promise_factor=1e6), 0.0)
    assert (hopeless.times, hopeless.reaches) == (12, None)


def test_when_today_had_its_touch_the_next_time_is_named():
    steady = person([0.0], depth=1.3)
    found = health.restoring(steady, 0.5)
    assert (found.act, found.times, found.reaches, found.day) == (Act.MESSAGE, 1, 75.0, 30.5)
    assert found.score == steady.after(health.TOUCH_OF_ACT[Act.MESSAGE], 30.5).scores(30.5).score[0]


def test_whoever_thrives_needs_no_restoring():
    assert health.restoring(person(np.arange(-150.0, 1.0, 30.0)), 0.0) is None


def test_keeping_a_promise_is_offered_when_that_moves_more():
    broken = person(np.arange(-240.0, -89.0, 30.0), promise_factor=1.25**3)
    kept = health.restoring(broken, 0.0, factor_if_kept=0.95)
    assert kept.act is Act.MESSAGE
    recent = person([0.0, 0.5], promise_factor=1.25**3)
    kept = health.restoring(recent, 0.75, factor_if_kept=0.95)
    assert (kept.act, kept.times, kept.reaches) == (Act.KEEP_PROMISE, 1, 50.0)
    assert kept.score == health.score_book([0, 1], [0.0], [2], [1.0], 0.75, promise_factor=[0.95]).score[0]


def test_history_shows_each_day_as_it_was_then():
    rng = np.random.default_rng(8)
    t = np.sort(rng.integers(0, 6000, 60)) / 8
    who, depth = rng.integers(0, 3, 60), rng.choice([0.6, 1.0, 1.3], 60)
    days = np.array([750.0, -20.0, 0.0, 300.5, 300.0, 749.9, 12.0])
    settings = {"cadence": 40.0, "added": -10.0, "promise_factor": 1.25, "usual": 60.0}
    then = [
        health.score_book([0, 60], t, who, depth, day, **{name: [value] for name, value in settings.items()}).score[0]
        for day in days
    ]
    assert health.history(t, who, depth, days, **settings) == pytest.approx(then, abs=1e-9)
    assert health.history(t, who, depth, days)[0] == health.score_book([0, 60], t, who, depth, 750.0).score[0]


def test_history_of_many_days_goes_through_in_parts(monkeypatch):
    t, who, depth = np.arange(0.0, 300.0, 10.0), np.full(30, 2), np.ones(30)
    days = np.arange(0.0, 400.0)
    whole = health.history(t, who, depth, days)
    monkeypatch.setattr("regulars.domain.health.outlook._HISTORY_CELLS", 100)
    assert np.array_equal(health.history(t, who, depth, days), whole)


def test_history_of_nothing_is_nothing():
    assert health.history([], np.empty(0, np.int8), [], []).size == 0
    assert health.history([], np.empty(0, np.int8), [], [5.0], added=5.0)[0] == pytest.approx(20.19, abs=0.01)
    with pytest.raises(ValueError, match="days"):
        health.history([], np.empty(0, np.int8), [], [np.nan])
