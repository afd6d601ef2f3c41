"""Looking at the book as if it were another day: what today would name then, and how everybody would stand."""

from collections.abc import Iterator
from contextlib import contextmanager

from regulars.services.book import Book
from regulars.services.ports import Clock
from regulars.services.scoring import ALL_PEOPLE, rescore
from regulars.store import another_day as store
from regulars.store import touches


@contextmanager
def as_of(book: Book, clock: Clock) -> Iterator[None]:
    """Inside, the book's clock is this one and all scores are of its day; nothing is kept. On the writing thread."""
    before, book.clock = book.clock, clock
    writer = book.writer
    try:
        with store.pretending(writer):
            if store.forget_what_follows(writer, clock.today()):
                touches.repack(writer, [ALL_PEOPLE], touches.counted_kinds(writer))
            rescore(writer, [ALL_PEOPLE], clock.today())
            yield
    finally:
        book.clock = before
