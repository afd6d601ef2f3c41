"""The book's file was replaced while it was open: both books are kept, and the owner goes on with the one that was open."""

from dataclasses import dataclass
from pathlib import Path

from regulars.services.book import Book
from regulars.services.keys import BookKeys
from regulars.services.opening import Opened, open_with_key
from regulars.services.ports import Clock
from regulars.store import replaced
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
    stamp = book.clock.now().strftime("%Y%m%d-%H%M%S")
    return SavedAside(book.folder, book.files, replaced.save_mine(book.writer, stamp), stamp, keys.copy_of_key())


def open_again(saved: SavedAside, clock: Clock) -> tuple[Opened, Path | None]:
    """Put the saved book back and open it; and where the other one is kept. Once the book is closed."""
    other = replaced.put_mine_back(saved.files, saved.mine, saved.stamp)
    return open_with_key(saved.folder, saved.key, clock), other
