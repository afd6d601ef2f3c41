"""One person scored alone, in plain Python, gets what the whole book's pass gives them."""

import random
import subprocess
import sys

import numpy as np
import pytest

from regulars.domain import health
from regulars.domain.health.one_person import DayTouch, score_person

NOW = 740_000


def some_touches(rng: random.Random) -> list[DayTouch]:
    span = rng.choice((20, 200, 4000, 700_000))
    days = sorted(rng.sample(range(NOW - span, NOW + 1), rng.choice((0, 0, 1, 1, 2, 3, 7, 20))))
    if days and rng.random() < 0.4:
        days[-1] = NOW
    return [(day, rng.choice((0, 1, 2)), rng.choice((0.6, 1.0, 1.3))) for day in days]


@pytest.mark.parametrize("seed", range(300))
def test_one_person_alone_scores_as_in_the_book(seed: int) -> None:
    rng = random.Random(seed)
    touches = some_touches(rng)
    added = NOW - rng.choice((-3, 0, 10, 28, 400, 30_000))
    cadence, usual = rng.choice((None, 1.0, 30.0, 365.0)), rng.choice((None, 7.0, 90.0))
    factor = rng.choice((1.0, 1.25, 0.95))
    alone = score_person(touches, NOW, added=added, cadence=cadence, usual=usual, promise_factor=factor)
    days, directions, depths = zip(*touches, strict=True) if touches else ((), (), ())
    book = health.score_book(
        [0, len(touches)],
        np.array(days, np.float64),
        np.array(directions, np.int8),
        np.array(depths, np.float64),
        NOW,
        cadence=[np.nan if cadence is None else cadence],
        usual=[np.nan if usual is None else usual],
        added=[added],
        promise_factor=[factor],
    )
    gain = book.restored_message[0] - book.score[0]
    expected = [a[0] for a in (book.score, book.tau, book.n_gaps, book.trend28, book.due_at, book.late_at)]
    found = [alone.score, alone.tau, alone.gaps, alone.trend, alone.due_at, alone.late_at]
    assert found == pytest.approx(expected, rel=1e-11, abs=1e-10)
    assert alone.gain == pytest.approx(gain, rel=1e-9, abs=1e-9)
    assert alone.band == book.band[0]


def test_one_person_is_scored_without_numpy() -> None:
    code = "import sys, regulars.domain.health.one_person; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
