"""All scores of a book, loading included, beside a bare NumPy pass of the same formula over arrays that are there already.

    python -m tests.benchmarks.scores_with_loading --people 100000 --cache FOLDER

Ours reads packed touches, rhythms, days of coming in, pauses and promises from the encrypted book, scores everybody, and gives
trend, dates, bands and what would restore as well. Goal (S4): at most 2× the bare pass. Keeping the scores is printed apart.
"""

import resource
import shutil
import statistics
import tempfile
from functools import partial
from pathlib import Path

from regulars.services.book import Book
from regulars.services.scoring import ALL_PEOPLE, Touches, blocks
from regulars.services.verbs import Verbs
from regulars.store.score_columns import score_columns
from tests.benchmarks.books import arguments, book_of, open_copy, timed
from tests.benchmarks.health_scores import bare_pass
from tests.builders import TODAY


def _load_into(parts: list[Touches], book: Book) -> None:
    """Everybody's touches, in the pieces in which the product scores them."""
    for first, last in blocks(book.reader, [ALL_PEOPLE]):
        parts.append(Touches(score_columns(book.reader, TODAY, first, last), TODAY))


def _score(parts: list[Touches]) -> None:
    for part in parts:
        part.score()


def main() -> None:
    """Make or take the book, score it both ways in turns, print."""
    asked = arguments("all scores, loading included")
    folder = Path(tempfile.mkdtemp(prefix="regulars-scores-"))
    try:
        book = open_copy(book_of(asked.people, asked.cache), folder)
        found = Touches(score_columns(book.reader, TODAY, *ALL_PEOPLE), TODAY)
        merged = (found.indptr, found.t, found.direction, found.depth, found.now + 0.5)  # nobody was met this minute
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        bare, load, score, keep = [], [], [], []
        for _ in range(max(asked.rounds, 5)):
            parts: list[Touches] = []
            bare.append(timed(lambda: bare_pass(*merged)))
            load.append(timed(partial(_load_into, parts, book)))
            score.append(timed(partial(_score, parts)))
            keep.append(timed(lambda: Verbs(book).health.refresh_all()))
        floor = statistics.median(bare)
        ours = statistics.median(a + b for a, b in zip(load, score, strict=True))
        print(f"{asked.people} people, {found.t.size} touches, medians of {len(bare)}")
        print(f"loading and scoring {ours / floor:.2f}× the bare pass (goal 2)   {ours:.0f} ms, bare {floor:.0f} ms")
        print(f"  loading {statistics.median(load) / floor:.2f}×, scoring {statistics.median(score) / floor:.2f}×")
        print(f"all of it, kept in the book: {statistics.median(keep):.0f} ms")
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"peak memory {after:.0f} MB, of it {before:.0f} MB with the touches loaded once")
        book.close()
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
