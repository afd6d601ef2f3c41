"""Another book in the place of the owner's: both are kept.

While it is open (the file was replaced, or written over) the owner goes on with the one that was open. While it was closed, the
newest step that was seen last tells: a book that has it not is older than it was, or another one.
"""

from dataclasses import dataclass
from pathlib import Path

from regulars.domain.changes import StepId
from regulars.services.book import Book
from regulars.services.keys import BookKeys
from regulars.services.opening import Opened, open_with_key
from regulars.services.ports import Clock
from regulars.store import journal, replaced
from regulars.store.keyslots import DataKey
from regulars.store.replaced import BookFiles


@dataclass(frozen=True, slots=True, repr=False)
class SavedAside:
    """The open book, saved to a file of its own, and what opens it again."""

    folder: Path
    files: BookFiles
    mine: Path
    stamp: str
    key: DataKey


def save_aside(book: Book, keys: BookKeys) -> SavedAside:
    """Save the open book beside the file that took its place. On the writing thread; close the book then."""
    stamp = _stamp(book)
    # What was written over is in the spare alone; all else is there still, behind the connection.
    mine = replaced.take_spare(book.writer.path, replaced.MINE, stamp) if book.was_overwritten else None
    mine = mine or replaced.save_mine(book.writer, stamp)
    return SavedAside(book.folder, book.files, mine, stamp, keys.copy_of_key())


def open_again(saved: SavedAside, clock: Clock) -> tuple[Opened, Path | None]:
    """Put the saved book back and open it; and where the other one is kept. Once the book is closed."""
    other = replaced.put_mine_back(saved.files, saved.mine, saved.stamp)
    return open_with_key(saved.folder, saved.key, clock), other


def is_disturbed(book: Book) -> bool:
    """Whether another file stands where the open book was, or something wrote over it. On the writing thread."""
    return book.files.were_replaced or book.was_overwritten


def last_seen(book: Book) -> str:
    """What to remember of a book outside of it: its newest step and when that was. Names nothing and nobody."""
    step = journal.newest_step(book.connection)
    return "" if step is None else f"{step[0]}@{step[1]}"


def is_older(book: Book, seen: str) -> bool:
    """Whether the book lacks the step that was its newest when `seen` was remembered, or has another one in its place."""
    number, _, at = seen.partition("@")
    newest = journal.newest_step(book.connection)
    if not number.isdecimal():
        return False
    if newest is None or newest[0] < int(number):
        return True
    then = journal.when(book.connection, StepId(int(number)))
    return then is not None and then != at  # a step of long ago is forgotten, and proves nothing


def keep_newer(book: Book) -> Path | None:
    """Put the spare aside, which may hold what an older book lacks, before it is written again; where it is then."""
    return replaced.take_spare(book.writer.path, replaced.NEWER, _stamp(book))


def _stamp(book: Book) -> str:
    return book.clock.now().strftime("%Y%m%d-%H%M%S")
