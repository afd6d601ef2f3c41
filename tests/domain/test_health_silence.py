"""The chance of silence and what it is fitted with."""

from dataclasses import astuple
from math import atan, erfc, log, pi, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regulars.domain import health
from regulars.domain.health import BookPrior
from regulars.domain.health.simplex import lowest
from regulars.domain.health.t_distribution import t_survival


@pytest.mark.parametrize("x", [-40.0, -2.0, -0.3, 0.0, 1e-9, 0.7, 3.0, 500.0])
def test_the_survival_of_students_t_agrees_with_its_closed_forms(x):
    assert t_survival(x, 1.0) == pytest.approx(0.5 - atan(x) / pi, rel=1e-11, abs=1e-300)
    # 1/2 (1 - x/√(2 + x²)), written without the cancellation
    root = sqrt(2 + x * x)
    two = 1 / (root * (root + x)) if x > 0 else (root - x) / (2 * root)
    assert t_survival(x, 2.0) == pytest.approx(two, rel=1e-11)
    # 3 degrees: 1/2 − (1/π)(u/(1 + u²) + arctan u), u = x/√3
    u = x / sqrt(3)
    assert t_survival(x, 3.0) == pytest.approx(0.5 - (u / (1 + u * u) + atan(u)) / pi, rel=1e-9, abs=1e-13)
    assert t_survival(x, 1e9) == pytest.approx(0.5 * erfc(x / sqrt(2)), rel=1e-6, abs=1e-12)


@pytest.mark.parametrize(
    ("x", "df", "tail"),
    [(2.228138852, 10, 0.025), (1.697260887, 30, 0.05), (4.032142984, 5, 0.005), (2.625890521, 100, 0.005)],
)
def test_the_survival_of_students_t_agrees_with_printed_tables(x, df, tail):
    assert t_survival(x, df) == pytest.approx(tail, rel=2e-4)


def test_the_survival_of_students_t_goes_from_one_to_nothing():
    df = np.array([[0.7], [8.0], [333.3], [1e5]])
    tails = t_survival(np.array([-np.inf, -9.0, -1.0, -1e-4, 0.0, 1e-4, 1.0, 9.0, np.inf]), df)
    assert (np.diff(tails, axis=1) < 0).sum() >= 4 * 6
    assert (np.diff(tails, axis=1) <= 0).all()
    assert tails[:, 0].tolist() == [1.0] * 4
    assert tails[:, -1].tolist() == [0.0] * 4
    assert tails + tails[:, ::-1] == pytest.approx(np.ones_like(tails), abs=1e-13)


def test_the_simplex_finds_the_bottom_of_a_bent_valley():
    def valley(at: np.ndarray) -> float:
        return float((1 - at[0]) ** 2 + 100 * (at[1] - at[0] ** 2) ** 2)

    found = lowest(valley, np.array([-1.2, 1.0]), 0.5, near=1e-7, alike=1e-12, most=1000)
    assert found == pytest.approx([1.0, 1.0], abs=1e-5)


PRIOR = BookPrior(3.5, 1.5, 4.0, 5.0, 0.35, 0.5)


def test_the_chance_of_silence_is_the_formula():
    t = np.array([0.0, 20.0, 60.0, 70.0])
    y = np.log(np.diff(t))
    sure, n = 1.5 + 3, 3
    centre = (1.5 * 3.5 + y.sum()) / sure
    a = 4.0 + n / 2
    b = 5.0 + ((y - y.mean()) ** 2).sum() / 2 + 1.5 * n * (y.mean() - 3.5) ** 2 / (2 * sure)
    scale = sqrt(b / a * (1 + 1 / sure))
    gone = 0.35 / (0.35 + 0.5 + n)

    def alive(days: float) -> float:
        return gone + (1 - gone) * float(t_survival((log(days) - centre) / scale, 2 * a))

    found = health.p_quiet([0, 4], t, 85.0, 30.0, PRIOR)
    assert found[0] == pytest.approx(alive(45.0) / alive(15.0), rel=1e-12)


@settings(deadline=None)
@given(
    st.lists(st.lists(st.integers(0, 3000).map(lambda d: d / 4), max_size=8).map(sorted), min_size=1, max_size=5),
    st.floats(0, 2000),
    st.floats(0, 2000),
)
def test_it_is_a_probability_that_falls_as_the_horizon_grows(book, near, more):
    indptr = np.cumsum([0, *(len(row) for row in book)])
    t = np.array([v for row in book for v in row])
    short, long = (health.p_quiet(indptr, t, 750.0, horizon, PRIOR) for horizon in (near, near + more))
    assert ((short >= 0) & (short <= 1)).all()
    assert (long <= short + 1e-12).all()
    assert health.p_quiet(indptr, t, 750.0, 0.0, PRIOR) == pytest.approx(np.ones(len(book)))


def test_many_moments_of_a_day_and_what_lies_after_now_change_nothing():
    plain = health.p_quiet([0, 3], [0.0, 30.0, 60.0], 80.0, 20.0, PRIOR)
    busy = health.p_quiet([0, 6], [0.0, 0.5, 30.0, 60.0, 60.9, 99.0], 80.0, 20.0, PRIOR)
    assert busy[0] == plain[0]


def test_a_small_book_uses_the_closed_form():
    few = health.fit_prior([0, 2, 3], [0.0, 10.0, 5.0], 20.0)
    mean = (8 * log(30) + log(10)) / 9
    assert astuple(few) == pytest.approx((mean + 0.3, 1.0, 4.0, 4.0 * 1.44, 0.35, 0.5))
    assert health.fit_prior([0], [], 0.0).mu == pytest.approx(log(30) + 0.3)


def simulated(people: int, seed: int, typical: float, stays: float) -> tuple[np.ndarray, np.ndarray]:
    """A book of renewal processes: own typical gap, log-normal gaps, and an end after any touch."""
    rng = np.random.default_rng(seed)
    rows = []
    for _ in range(people):
        own = typical * np.exp(rng.normal(0, 0.5))
        t = [float(rng.integers(0, 500))]
        while t[-1] < 1000 and rng.random() < stays:
            t.append(t[-1] + max(1.0, np.round(own * np.exp(rng.normal(0, 0.6)))))
        rows.append(t)
    return np.cumsum([0, *(len(row) for row in rows)]), np.array([v for row in rows for v in row])


def test_the_fit_finds_the_rhythm_of_the_book_and_forecasts_its_silence():
    indptr, t = simulated(800, 1, typical=20.0, stays=0.93)
    prior = health.fit_prior(indptr, t, 700.0)
    assert prior.mu == pytest.approx(log(20), abs=0.25)
    assert prior.beta / (prior.alpha - 1) == pytest.approx(0.36, rel=0.4)
    chance = health.p_quiet(indptr, t, 700.0, 40.0, prior)
    seen = [t[indptr[i] : indptr[i + 1]] for i in range(800)]
    quiet = np.array([not ((row > 700) & (row <= 740)).any() for row in seen])
    for low, high in ((0.0, 0.3), (0.3, 0.9), (0.9, 1.01)):
        among = (chance >= low) & (chance < high)
        assert chance[among].mean() == pytest.approx(quiet[among].mean(), abs=0.09)
    assert np.mean((chance - quiet) ** 2) < 0.1


def test_the_fit_is_the_same_every_time_and_tells_quick_books_from_slow_ones():
    quick, slow = simulated(200, 2, 7.0, 0.95), simulated(200, 3, 60.0, 0.95)
    first = health.fit_prior(*quick, 800.0)
    assert health.fit_prior(*quick, 800.0) == first
    assert first.mu + 1 < health.fit_prior(*slow, 800.0).mu
    assert np.array_equal(health.p_quiet(*quick, 800.0, 9.0), health.p_quiet(*quick, 800.0, 9.0, first))


def test_a_large_book_is_read_in_part(monkeypatch):
    indptr, t = simulated(400, 4, 20.0, 0.9)
    whole = health.fit_prior(indptr, t, 800.0)
    monkeypatch.setattr("regulars.domain.health.silence._MOST_PEOPLE", 200)
    assert health.fit_prior(indptr, t, 800.0).mu == pytest.approx(whole.mu, abs=0.3)


@pytest.mark.parametrize("horizon", [-1.0, np.nan, np.inf, [1.0, 2.0]])
def test_a_horizon_outside_its_range_is_refused(horizon):
    with pytest.raises(ValueError, match="horizon"):
        health.p_quiet([0, 1], [0.0], 1.0, horizon)


def test_unsorted_times_are_refused():
    for call in (lambda: health.fit_prior([0, 2], [2.0, 1.0], 3.0), lambda: health.p_quiet([0, 1], [np.nan], 3.0, 1.0)):
        with pytest.raises(ValueError):
            call()
