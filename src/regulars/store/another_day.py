"""The book as it would be on another day, inside a transaction that is always rolled back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from regulars.store.database import Connection


@contextmanager
def pretending(connection: Connection) -> Iterator[None]:
    """Whatever is written inside is gone at the end."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


def forget_what_follows(connection: Connection, day: date) -> bool:
    """Take the moments after that day away; whether there were any. Inside `pretending` alone: the journal is not told."""
    connection.execute("INSERT INTO step (at, act, open) VALUES ('', '', 2)")
    gone = connection.execute("DELETE FROM moment WHERE day > ?", (day.isoformat(),)).rowcount
    connection.execute("DELETE FROM step WHERE open")
    return bool(gone)
