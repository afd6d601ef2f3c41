"""What must always hold of the score, whatever was logged."""

from dataclasses import dataclass
from math import nan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regulars.domain import health
from regulars.domain.health import BookScores
from regulars.domain.health.score import ARRAYS

unhurried = settings(deadline=None)  # a busy machine is no broken promise
EXACT = 1e-9
"""The order of rounding may move a score by less than this."""


@dataclass(frozen=True)
class Person:
    """A row; `t` in whole thousandths of a day so that moving it is exact."""

    t: tuple[float, ...]
    direction: tuple[int, ...]
    depth: tuple[float, ...]
    cadence: float
    added: float
    factor: float

    @property
    def last(self) -> float:
        return max((*self.t, 0.0 if self.added != self.added else self.added))


def score_all(people: list[Person], now: float, move: float = 0.0) -> BookScores:
    return health.score_book(
        np.cumsum([0, *(len(p.t) for p in people)]),
        np.array([v + move for p in people for v in p.t]),
        np.array([v for p in people for v in p.direction], np.int8),
        np.array([v for p in people for v in p.depth], np.float64),
        now + move,
        cadence=np.array([p.cadence for p in people]),
        added=np.array([p.added + move for p in people]),
        promise_factor=np.array([p.factor for p in people]),
    )


def score(person: Person, now: float) -> float:
    return float(score_all([person], now).score[0])


moments = st.integers(0, 3000 * 8).map(lambda eighths: eighths / 8)
touches = st.tuples(moments, st.integers(0, 2), st.sampled_from([0.1, 0.6, 1.0, 1.3]))
cadences = st.one_of(st.just(nan), st.floats(1, 2000))
factors = st.one_of(st.just(nan), st.floats(0.7, 2.0))
later = st.one_of(st.integers(0, 4000 * 8).map(lambda eighths: eighths / 8), st.just(0.0), st.floats(0, 20_000))


@st.composite
def people(draw: st.DrawFn, least: int = 0) -> Person:
    drawn = sorted(draw(st.lists(touches, min_size=least, max_size=12)))
    t, direction, depth = zip(*drawn, strict=True) if drawn else ((), (), ())
    added = draw(st.one_of(st.just(nan), st.integers(-500, 3000).map(float)))
    return Person(t, direction, depth, draw(cadences), added, draw(factors))


def with_last(person: Person, t: float, direction: int, depth: float) -> Person:
    return Person(
        (*person.t, t),
        (*person.direction, direction),
        (*person.depth, depth),
        person.cadence,
        person.added,
        person.factor,
    )


@unhurried
@given(people(), later, later)
def test_silence_never_raises_the_score(person, wait, longer):
    now = person.last + wait
    assert score(person, now + longer) <= score(person, now) + EXACT


@unhurried
@given(people(least=1), st.one_of(st.just(0.0), later), st.integers(0, 2), st.sampled_from([0.1, 0.6, 1.3]), later)
def test_a_touch_at_or_after_the_last_never_lowers_the_score_then_or_later(person, after, direction, depth, wait):
    at = person.t[-1] + after
    touched = with_last(person, at, direction, depth)
    for now in (at, at + wait):
        assert score(touched, now) >= score(person, now) - EXACT


@unhurried
@given(people(), later, st.integers(0, 2))
def test_a_first_touch_never_lowers_the_score_of_somebody_added(person, wait, direction):
    added = 100.0
    unlogged = Person((), (), (), person.cadence, added, person.factor)
    touched = with_last(unlogged, added + wait, direction, 0.6)
    for now in (added + wait, added + wait + 300.0):
        assert score(touched, now) >= score(unlogged, now) - EXACT


@unhurried
@given(people(), later, st.floats(1, 3000), st.floats(0, 3000))
def test_a_longer_cadence_never_lowers_the_score(person, wait, cadence, longer):
    now = person.last + wait
    short = Person(person.t, person.direction, person.depth, cadence, person.added, person.factor)
    long = Person(person.t, person.direction, person.depth, cadence + longer, person.added, person.factor)
    assert score(long, now) >= score(short, now) - EXACT


@unhurried
@given(people(), later, *[st.integers(0, 8)] * 4)
def test_a_kept_promise_never_lowers_and_a_broken_one_never_raises_the_score(person, wait, broken, kept, mended, since):
    now = person.last + wait

    def promised(*counts: int) -> float:
        factor = health.promise_factor(*counts)
        return score(Person(person.t, person.direction, person.depth, person.cadence, person.added, factor), now)

    before = promised(broken, kept, mended, since)
    assert promised(broken, kept + 1, mended, since) >= before
    assert promised(broken, kept + 1, mended + 1, since) >= before
    assert promised(broken + 1, kept, mended, since) <= before
    assert promised(broken + 1, kept, mended, 0) <= before


@unhurried
@given(st.lists(people(), min_size=1, max_size=8), st.randoms(use_true_random=False), later)
def test_a_row_depends_on_nothing_but_its_own_data(book, random, wait):
    now = 1000.0 + wait
    together = score_all(book, now)
    order = list(range(len(book)))
    random.shuffle(order)
    shuffled = score_all([book[i] for i in order], now)
    cut = random.randint(0, len(book))
    parts = [score_all(part, now) for part in (book[:cut], book[cut:])]
    alone = [score_all([person], now) for person in book]
    for name in ARRAYS:
        whole = getattr(together, name)
        assert np.array_equal(whole[order], getattr(shuffled, name), equal_nan=True), name
        assert np.array_equal(whole, np.concatenate([getattr(part, name) for part in parts]), equal_nan=True), name
        assert np.array_equal(whole, np.concatenate([getattr(one, name) for one in alone]), equal_nan=True), name


@settings(max_examples=5, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_a_large_book_gives_each_row_what_it_has_alone(seed):
    rng = np.random.default_rng(seed)
    length = np.minimum(rng.geometric(1 / 20, 3000), 400) - 1
    indptr = np.concatenate(([0], np.cumsum(length)))
    t = np.sort(rng.uniform(0, 2000, indptr[-1]))
    t = np.concatenate([np.sort(part) for part in np.split(rng.permutation(t), indptr[1:-1])])
    who, depth = rng.integers(0, 3, t.size), rng.choice([0.6, 1.0, 1.3], t.size)
    cadence = np.where(rng.random(3000) < 0.3, rng.uniform(5, 200, 3000), nan)
    book = health.score_book(indptr, t, who, depth, 2000.0, cadence=cadence)
    for i in rng.integers(0, 3000, 40):
        row = slice(indptr[i], indptr[i + 1])
        alone = health.score_book([0, length[i]], t[row], who[row], depth[row], 2000.0, cadence=cadence[[i]])
        for name in ARRAYS:
            assert getattr(alone, name)[0] == getattr(book, name)[i], name


@unhurried
@given(st.lists(people(), min_size=1, max_size=4), later, st.integers(-20_000, 80_000))
def test_moving_all_times_by_whole_days_changes_nothing(book, wait, move):
    now = 1000.0 + np.floor(wait * 8) / 8
    here, there = score_all(book, now), score_all(book, now, move=float(move))
    for name in ARRAYS:
        moved = float(move) if name in ("due_at", "late_at", "very_late_at") else 0.0
        assert getattr(there, name) == pytest.approx(getattr(here, name) + moved, abs=1e-6 if moved else 0.0), name


@unhurried
@given(people(), moments, st.lists(touches, max_size=5))
def test_what_lies_after_now_is_not_seen(person, now, future):
    past = [touch for touch in zip(person.t, person.direction, person.depth, strict=True) if touch[0] <= now]
    to_come = sorted((now + 0.125 + t, who, depth) for t, who, depth in future)
    rows = []
    for seen in (past, past + to_come):
        t, direction, depth = zip(*seen, strict=True) if seen else ((), (), ())
        rows.append(Person(t, direction, depth, person.cadence, person.added, person.factor))
    blind, sighted = score_all(rows[:1], now), score_all(rows[1:], now)
    for name in ARRAYS:
        assert getattr(blind, name)[0] == getattr(sighted, name)[0], name


@unhurried
@given(people(), st.floats(0, 50 * 366))
def test_every_figure_is_finite_and_scores_lie_from_0_to_100(person, now):
    scores = score_all([person], now)
    for name in ARRAYS:
        assert np.isfinite(getattr(scores, name)).all() or name == "odds"
    for name in ("score", "restored_message", "restored_meeting"):
        assert 0 <= getattr(scores, name)[0] <= 100


@pytest.mark.parametrize("gap", [1.0, 30.0, 50 * 365.25])
@pytest.mark.parametrize("count", [0, 1, 2, 1000, 100_000])
@pytest.mark.parametrize("wait", [0.0, 1.0, 50 * 365.25])
def test_scores_stay_finite_at_the_ends_of_the_range(gap, count, wait):
    t = gap * np.arange(count)
    now = (t[-1] if count else 0.0) + wait
    scores = health.score_book([0, count], t, np.full(count, 2), np.ones(count), now, added=[0.0])
    assert np.isfinite(scores.score[0])
    assert 0 <= scores.score[0] <= 100
    assert np.isfinite(
        [scores.part_roots[0], scores.part_rhythm[0], scores.trend28[0], scores.restored_meeting[0]]
    ).all()


@unhurried
@given(people(), later)
def test_the_waterfall_sums_to_the_score(person, wait):
    scores = score_all([person], person.last + wait)
    parts = (scores.part_base, scores.part_roots, scores.part_two_way, scores.part_rhythm, scores.part_promises)
    assert sum(part[0] for part in parts) == pytest.approx(scores.score[0], abs=1e-9)
    assert scores.part_two_way[0] >= 0 >= scores.part_rhythm[0] - EXACT
    assert sum(reason.points for reason in health.explain(scores, 0)) == pytest.approx(scores.score[0], abs=1e-9)
