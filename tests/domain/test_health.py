"""The golden table of the score, and what the arrays beside it mean."""

import subprocess
import sys
from math import nan

import numpy as np
import pytest

from regulars.domain import health
from regulars.domain.health import Band, BookScores, Confidence, TouchDirection

NO_TOUCHES = np.empty(0)


def every(touches: int, days: float, ago: float) -> np.ndarray:
    """So many touches so many days apart, the last so long ago; today is day 0."""
    return -ago - days * np.arange(touches - 1, -1, -1.0)


def score_one(
    t: np.ndarray,
    direction: TouchDirection | list[int] = TouchDirection.MUTUAL,
    depth: float = 1.0,
    now: float = 0.0,
    **set_for_person: float,
) -> BookScores:
    who = np.broadcast_to(np.asarray(direction, np.int8), t.shape)
    settings = {name: np.array([value]) for name, value in set_for_person.items()}
    return health.score_book(np.array([0, t.size]), t, who, np.full(t.size, depth), now, **settings)


GOLDEN = [
    # touches, every, direction, last ago, settings, score, tau, p, roots
    *((0, 0, 2, 0, {"added": -ago}, score, 30.0, 0.926, 0.0) for ago, score in ((0, 20.19), (30, 7.89), (90, 2.96))),
    (1, 0, 1, 0, {}, 39.38, 30.0, 0.926, 0.750),
    (1, 0, 1, 30, {}, 18.04, 30.0, 0.926, 0.729),
    (1, 0, 1, 90, {}, 7.26, 30.0, 0.926, 0.689),
    (1, 0, 2, 0, {}, 60.62, 30.0, 0.926, 1.000),
    (1, 0, 2, 30, {}, 34.28, 30.0, 0.926, 0.972),
    (1, 0, 2, 90, {}, 15.64, 30.0, 0.926, 0.918),
    (1, 0, 2, 365, {}, 2.41, 30.0, 0.926, 0.707),
    (6, 30, 2, 0, {}, 95.32, 30.0, 1.352, 5.594),
    (6, 30, 2, 30, {}, 87.34, 30.0, 1.352, 5.437),
    (6, 30, 2, 60, {}, 73.64, 30.0, 1.352, 5.284),
    (6, 30, 2, 90, {}, 58.71, 30.0, 1.352, 5.136),
    (6, 30, 2, 120, {}, 45.46, 30.0, 1.352, 4.992),
    (6, 30, 2, 240, {}, 16.36, 30.0, 1.352, 4.454),
    (6, 30, 2, 365, {}, 6.77, 30.0, 1.352, 3.956),
    (20, 7, 2, 0, {}, 99.21, 8.04, 2.035, 18.790),
    (20, 7, 2, 7, {}, 98.16, 8.04, 2.035, 18.666),
    (20, 7, 2, 21, {}, 84.19, 8.04, 2.035, 18.419),
    (20, 7, 2, 42, {}, 41.95, 8.04, 2.035, 18.055),
    (20, 7, 2, 90, {}, 6.42, 8.04, 2.035, 17.251),
    (5, 91, 2, 0, {}, 93.07, 62.86, 1.285, 4.238),
    (5, 91, 2, 91, {}, 73.69, 62.86, 1.285, 3.887),
    (5, 91, 2, 182, {}, 48.70, 62.86, 1.285, 3.565),
    (5, 91, 2, 365, {}, 18.81, 62.86, 1.285, 2.997),
    (6, 30, 2, 90, {"cadence": 42.0}, 64.89, 36.04, 1.384, 5.136),
    (6, 30, 2, 90, {"cadence": 90.0}, 77.56, 54.62, 1.384, 5.136),
    (6, 30, 1, 30, {}, 74.43, 30.0, 1.352, 4.078),
    (6, 30, 2, 90, {"promise_factor": 1.25}, 50.43, 30.0, 1.352, 5.136),
]


@pytest.mark.parametrize(("touches", "days", "direction", "ago", "settings", "score", "tau", "p", "roots"), GOLDEN)
def test_the_golden_table_holds(touches, days, direction, ago, settings, score, tau, p, roots):
    scores = score_one(every(touches, days, ago), TouchDirection(direction), **settings)
    assert scores.score[0] == pytest.approx(score, abs=0.00501)
    assert scores.tau[0] == pytest.approx(tau, abs=0.00501)
    assert scores.p[0] == pytest.approx(p, abs=0.000501)
    assert scores.roots[0] == pytest.approx(roots, abs=0.000501)
    assert scores.n_touches[0] == touches
    assert scores.n_gaps[0] == max(touches - 1, 0)
    assert scores.silence[0] == (ago if touches else -settings["added"])


def test_the_score_is_the_lowest_odds_over_all_prefixes_worked_out_by_hand():
    rng = np.random.default_rng(3)
    for _ in range(50):
        t = -np.unique(rng.integers(0, 900, rng.integers(1, 12))).astype(float)[::-1]
        who = rng.integers(0, 3, t.size)
        depth = rng.choice([0.6, 1.0, 1.3], t.size)
        scores = health.score_book([0, t.size], t, who, depth, 0.0)
        assert scores.odds[0] == pytest.approx(_lowest_odds(t, who, depth), rel=1e-12)


def _lowest_odds(t: np.ndarray, who: np.ndarray, depth: np.ndarray) -> float:
    """The formula read aloud: one prefix at a time."""
    usual_sd = 1.6 * np.sqrt(1 + 1 / 2)
    age = -t[0]
    odds = [(1 + (age / 30) ** (np.pi / np.sqrt(3) / usual_sd)) / (0.4 * 2 ** (-age / 730))]
    for n in range(1, t.size + 1):
        y = np.log(np.diff(t[:n]))
        tau = np.exp((2 * np.log(30) + y.sum()) / (2 + n - 1))
        spread = ((y - y.mean()) ** 2).sum() if y.size else 0.0
        sd = np.sqrt((8 * 1.6**2 + spread) / (8 + n - 1) * (1 + 1 / (2 + n - 1)))
        weight = np.where(who[:n] == TouchDirection.ME, 0.75, 1.0) * depth[:n]
        roots = (weight * 2 ** (t[:n] / 730)).sum()
        sides = {int(side) for side in who[:n]}
        two_way = 0.75 if TouchDirection.MUTUAL in sides or len(sides) == 2 else 1.0
        odds.append((1 + (-t[n - 1] / tau) ** (np.pi / np.sqrt(3) / sd)) / roots * two_way)
    return min(odds)


def test_moments_of_one_day_are_one_touch_mutual_and_as_deep_as_the_deepest():
    apart = score_one(np.array([-40.0, -10.0]))
    day = np.array([-40.0, -9.9, -9.5, -9.1])
    together = health.score_book([0, 4], day, [2, 0, 1, 0], [1.0, 0.6, 1.0, 0.6], 0.0)
    assert together.score[0] == apart.score[0]
    assert together.n_touches[0] == 2


def test_bands_have_the_numbers_that_books_store():
    assert [(band.name, int(band)) for band in Band] == [
        ("NEW", 0),
        ("THRIVING", 1),
        ("STEADY", 2),
        ("COOLING", 3),
        ("SLIPPING", 4),
    ]


@pytest.mark.parametrize(
    ("t", "band"),
    [
        (NO_TOUCHES, Band.NEW),
        (every(1, 0, 0), Band.NEW),
        (every(1, 0, 29), Band.NEW),
        (every(1, 0, 30), Band.COOLING),
        (every(1, 0, 90), Band.SLIPPING),
        (every(6, 30, 30), Band.THRIVING),
        (every(6, 30, 60), Band.STEADY),
        (every(6, 30, 120), Band.COOLING),
        (every(6, 30, 240), Band.SLIPPING),
    ],
)
def test_bands_begin_where_they_should_and_one_touch_stays_new_until_tau(t, band):
    scores = score_one(t)
    assert scores.band[0] == band
    one = (float(scores.score[0]), int(scores.n_touches[0]), float(scores.silence[0]), float(scores.tau[0]))
    assert health.band_of(*one) is band


def test_confidence_grows_with_the_gaps_that_were_learned():
    found = [int(score_one(every(n, 20, 5)).confidence[0]) for n in range(8)]
    low, medium, good = Confidence
    assert found == [low, low, low, medium, medium, medium, good, good]


@pytest.mark.parametrize("now", [0.0, -10.0, -200.0, 0.75])
def test_the_trend_is_the_score_now_less_the_score_of_28_days_ago(now):
    rng = np.random.default_rng(5)
    t = np.concatenate([np.sort(rng.uniform(-400, 0, n)) for n in range(40)])
    t = np.concatenate([t, [-28.6, -28.1, -27.9]])  # a day that is half over 28 days before
    indptr = np.concatenate(([0], np.cumsum([*range(40), 3])))
    who = rng.integers(0, 3, t.size)
    deep = rng.choice([0.6, 1.0, 1.3], t.size)
    added = np.where(np.arange(41) % 2, -300.0, nan)
    scores = health.score_book(indptr, t, who, deep, now, added=added)
    before = health.score_book(indptr, t, who, deep, now - 28, added=added)
    assert scores.trend28 == pytest.approx(scores.score - before.score, abs=1e-9)


def test_a_day_half_over_28_days_ago_counts_as_it_was_then():
    t = np.array([-60.0, -28.0, -27.75])
    now = 0.1  # 28 days ago at this hour the last one had not happened
    scores = health.score_book([0, 3], t, [0, 1, 0], [1.0, 0.6, 1.3], now)
    before = health.score_book([0, 2], t[:2], [0, 1], [1.0, 0.6], now - 28)
    assert scores.trend28[0] == pytest.approx(scores.score[0] - before.score[0], abs=1e-9)


def test_dates_follow_the_rhythm_and_due_follows_the_owners_cadence():
    free = score_one(every(20, 7, 10))
    tau, p = free.tau[0], free.p[0]
    assert free.due_at[0] == pytest.approx(-10 + tau)
    assert free.late_at[0] == pytest.approx(-10 + tau * 3 ** (1 / p))
    assert free.very_late_at[0] == pytest.approx(-10 + tau * 9 ** (1 / p))
    assert score_one(every(20, 7, 10), cadence=21.0).due_at[0] == -10 + 21


def test_somebody_never_logged_is_due_a_usual_rhythm_after_being_added():
    assert score_one(NO_TOUCHES, added=-12.0).due_at[0] == pytest.approx(18.0)
    assert score_one(NO_TOUCHES, added=-12.0, cadence=7.0).due_at[0] == -5.0


def test_a_circle_sets_the_usual_rhythm_until_the_owner_sets_one():
    plain, circle = score_one(every(3, 20, 60)), score_one(every(3, 20, 60), usual=90.0)
    assert circle.tau[0] == pytest.approx(np.exp((2 * np.log(90) + 2 * np.log(20)) / 4))
    assert circle.score[0] > plain.score[0]
    wished = score_one(every(3, 20, 60), usual=90.0, cadence=42.0)
    assert wished.score[0] == score_one(every(3, 20, 60), cadence=42.0).score[0]
    assert score_one(every(3, 20, 60), usual=nan).score[0] == plain.score[0]


@pytest.mark.parametrize(
    ("counts", "factor"),
    [
        ((0, 0, 0, 0), 1.0),
        ((1, 0, 0, 0), 1.25),
        ((1, 0, 0, 2), 1.25),
        ((1, 0, 0, 3), 1.0),
        ((1, 1, 1, 0), 0.95),
        ((9, 0, 0, 0), 1.25**3),
        ((0, 9, 0, 0), 0.95**5),
        ((5, 2, 1, 4), 1.25**3 * 0.95**2),
    ],
)
def test_promises_weigh_and_are_made_good_by_keeping_or_by_touches(counts, factor):
    assert health.promise_factor(*counts) == pytest.approx(factor)


def test_promises_cannot_be_fewer_than_none():
    with pytest.raises(ValueError, match="counted from 0"):
        health.promise_factor(-1, 0)


GOOD = {"indptr": [0, 2], "t": [1.0, 2.0], "direction": [0, 1], "depth": [1.0, 1.0], "now": 3.0}


@pytest.mark.parametrize(
    "wrong",
    [
        {"t": [2.0, 1.0]},
        {"t": [1.0, nan]},
        {"t": [-np.inf, 1.0]},
        {"now": nan},
        {"indptr": [0, 1]},
        {"indptr": [1, 2]},
        {"indptr": [0, 3, 2]},
        {"indptr": [0.0, 2.0]},
        {"indptr": []},
        {"direction": [0, 3]},
        {"direction": [-1, 0]},
        {"direction": [0.0, 1.0]},
        {"direction": [0]},
        {"depth": [1.0, 0.0]},
        {"depth": [1.0, nan]},
        {"depth": [1.0, np.inf]},
        {"depth": ["1", "1"]},
        {"cadence": [0.0]},
        {"cadence": [-3.0]},
        {"cadence": [np.inf]},
        {"cadence": [3.0, 3.0]},
        {"added": [np.inf]},
        {"promise_factor": [0.0]},
        {"usual": [0.0]},
    ],
)
def test_input_outside_the_ranges_is_refused(wrong):
    health.score_book(**GOOD)
    with pytest.raises(ValueError):
        health.score_book(**(GOOD | wrong))


def test_time_may_fall_from_one_row_to_the_next_and_rows_may_be_empty():
    scores = health.score_book([0, 0, 1, 1, 2, 2], [5.0, 1.0], [2, 2], [1.0, 1.0], 5.0)
    assert scores.n_touches.tolist() == [0, 1, 0, 1, 0]
    assert len(health.score_book([0], [], np.empty(0, np.int8), [], 0.0)) == 0


def test_whole_numbers_and_narrow_floats_are_taken_too():
    wide = health.score_book([0, 2], [0.0, 30.0], [0, 1], [1.0, 2.0], 40.0)
    narrow = health.score_book([0, 2], [0, 30], [0, 1], [1, 2], 40)
    single = health.score_book([0, 2], [0, 30], [0, 1], np.array([1, 2], np.float32), 40)
    assert wide.score[0] == narrow.score[0] == single.score[0]


def test_the_words_of_the_score_need_no_numpy():
    asked = "import sys; from regulars.domain.health import Band, Reason; print('numpy' in sys.modules)"
    answer = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True, env=_environment()
    )
    assert answer.stdout.strip() == "False"


def _environment() -> dict[str, str]:
    return {"PYTHONPATH": ":".join(path for path in sys.path if path)}


def test_every_name_that_is_offered_is_there_and_no_other():
    assert all(getattr(health, name) is not None for name in health.__all__)
    with pytest.raises(AttributeError, match="no attribute"):
        _ = health.no_such_thing
