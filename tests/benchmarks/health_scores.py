"""What the scores of a book cost beside a bare NumPy pass of the same formula, and what one person costs after an edit.

    python tests/benchmarks/health_scores.py [--people 100000]

The bare pass takes touches that are checked and merged already and gives the score alone. Regulars' own checks, merges,
and also gives trend, reasons, dates, bands and what would restore. Loading from the book is not part of either side.
"""

import argparse
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))

from regulars.domain import health

Book = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, float]


def seeded_book(people: int, each: int = 20) -> Book:
    """So many people with a long-tailed number of touches, `each` on average, over some years."""
    rng = np.random.default_rng(20)
    count = rng.geometric(1 / each, people)
    indptr = np.concatenate(([0], np.cumsum(count)))
    day = np.cumsum(rng.integers(1, 60, indptr[-1]).astype(float))
    now = 20_000.0
    t = day + np.repeat(now - rng.integers(0, 300, people) - day[indptr[1:] - 1], count)
    direction = rng.integers(0, 3, t.size).astype(np.int8)
    return indptr, t, direction, rng.choice([0.6, 1.0, 1.3], t.size), now


def bare_pass(indptr: np.ndarray, t: np.ndarray, direction: np.ndarray, depth: np.ndarray, now: float) -> np.ndarray:
    """The formula of the score with its envelope, whole arrays at a time, for merged touches of people never empty."""
    start = indptr[:-1]
    row = np.repeat(np.arange(start.size), np.diff(indptr))

    def running(values: np.ndarray) -> np.ndarray:
        total: np.ndarray = np.cumsum(values)
        before: np.ndarray = total[start] - values[start]
        sums: np.ndarray = total - before[row]
        return sums

    n = (np.arange(t.size) - start[row]).astype(float)
    y = np.log(np.diff(t, prepend=t[0]).clip(1.0)) - np.log(30.0)
    y[start] = 0.0
    sum_y = running(y)
    squares = np.maximum(running(y * y) - sum_y * sum_y / np.maximum(n, 1.0), 0.0)
    log_tau = np.log(30.0) + sum_y / (2.0 + n)
    p = np.pi / np.sqrt(3.0) / np.sqrt((8 * 1.6**2 + squares) / (8.0 + n) * (1.0 + 1.0 / (2.0 + n)))
    silence = now - t
    roots = running(np.where(direction == 1, 0.75, 1.0) * depth * np.exp2(-silence / 730.0))
    both = (running((direction != 1).astype(float)) > 0) & (running((direction != 0).astype(float)) > 0)
    odds = (1.0 + np.exp(p * (np.log(silence) - log_tau))) / roots * np.where(both, 0.75, 1.0)
    age = now - t[start]
    first_p = np.pi / np.sqrt(3.0) / (1.6 * np.sqrt(1.5))
    empty = (1.0 + (age / 30.0) ** first_p) / (0.4 * np.exp2(-age / 730.0))
    score: np.ndarray = 100.0 / (1.0 + np.minimum(np.minimum.reduceat(odds, start), empty) ** 1.5)
    return score


def median_seconds(work: Callable[[], object], times: int = 5) -> float:
    """The median of some runs after one to warm up."""
    work()
    took = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        took.append(time.perf_counter() - begun)
    return statistics.median(took)


def peak_megabytes(work: Callable[[], object]) -> float:
    """The most memory that NumPy and Python held beside what was there before."""
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def whole_book(people: int) -> None:
    """All scores beside the bare pass."""
    book = seeded_book(people)
    with np.errstate(divide="ignore"):
        difference = float(np.abs(bare_pass(*book) - health.score_book(*book).score).max())
        bare = median_seconds(lambda: bare_pass(*book))
        bare_peak = peak_megabytes(lambda: bare_pass(*book))
    ours = median_seconds(lambda: health.score_book(*book))
    ours_peak = peak_megabytes(lambda: health.score_book(*book))
    print(
        f"{people:,} people, {book[1].size:,} touches, medians of five; the scores differ by at most {difference:.1e}"
    )
    print(f"  all scores      bare pass {bare:.3f} s   Regulars {ours:.3f} s   ratio {ours / bare:.2f} (goal 2)")
    print(f"  peak memory     bare pass {bare_peak:.0f} MB   Regulars {ours_peak:.0f} MB")
    prior = health.fit_prior(*book[:2], book[4])
    fit = median_seconds(lambda: health.fit_prior(*book[:2], book[4]))
    chance = median_seconds(lambda: health.p_quiet(*book[:2], book[4], 60.0, prior))
    print(f"  chance of silence   fit {fit:.2f} s   all people {chance:.2f} s")


def one_person() -> None:
    """One row alone, as after an edit: the whole answer, and what would restore it."""
    for touches in (1, 20, 200):
        t = 20_000.0 - 20.0 * np.arange(touches, 0, -1, dtype=float)
        row = (np.array([0, touches]), t, np.full(touches, 2, np.int8), np.ones(touches), 20_000.0)
        person = health.PersonTouches(row[1], row[2], row[3])

        def often(work: Callable[[], object]) -> float:
            return median_seconds(lambda: [work() for _ in range(200)]) / 200 * 1e3

        with np.errstate(divide="ignore"):
            bare = often(partial(bare_pass, *row))
        ours = often(partial(health.score_book, *row))
        offer = often(partial(health.restoring, person, 20_000.0))
        print(
            f"  one person, {touches:3d} touches   bare pass {bare:.3f} ms   Regulars {ours:.3f} ms (goal 1)"
            f"   ratio {ours / bare:.1f}   what restores {offer:.2f} ms"
        )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=100_000)
    whole_book(parser.parse_args().people)
    one_person()


if __name__ == "__main__":
    main()
