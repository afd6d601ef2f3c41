"""What is in a book, for tests that compare one state with another."""

from regulars.services.book import Book
from regulars.store.schema import JOURNALED

Contents = dict[str, list[tuple[object, ...]]]


def contents(book: Book) -> Contents:
    """Every row of every journaled table, as the writer sees it."""
    return {table: book.writer.rows(f"SELECT * FROM {table} ORDER BY id") for table in JOURNALED}


def references_hold(book: Book) -> bool:
    """Whether every row that another one names is there."""
    return book.writer.rows("PRAGMA foreign_key_check") == []
