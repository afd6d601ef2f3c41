"""What is remembered of a book outside of it, and is no secret: its newest step, so that a start notices an older book in its
place, and the last day on which it had a word while it was locked."""

import contextlib
from datetime import date

from PySide6.QtCore import QSettings

from regulars.domain.errors import KnownProblem, Problem
from regulars.services import two_copies
from regulars.ui.desk import Desk


class LastSeen:
    """What was last seen of the one book that is open."""

    def __init__(self, desk: Desk, book: str) -> None:
        """`book` is the book's own id, which stays when the file moves."""
        self._desk, self._name = desk, f"seen/{book}"

    def look(self) -> KnownProblem | None:
        """What is to be told where the book is older than when it was last seen; a newer one beside it is kept."""
        book = self._desk.verbs.book
        if not self._desk.read(lambda: two_copies.is_older(book, str(QSettings().value(self._name) or ""))):
            return None
        kept = two_copies.keep_newer(book)
        return KnownProblem(Problem.BOOK_OLDER_KEPT, path=str(kept)) if kept else KnownProblem(Problem.BOOK_OLDER)

    def remember(self) -> None:
        """Remember the newest step."""
        with contextlib.suppress(KnownProblem):  # a disk that gives nothing must not keep the book open
            step = self._desk.read(lambda: two_copies.last_seen(self._desk.verbs.book))
            QSettings().setValue(self._name, step)


class LastWord:
    """The last day on which the one book that is open, or was before it was locked, said that the day is ready."""

    def __init__(self, book: str) -> None:
        """`book` is the book's own id, "" where it is not known: then nothing is remembered beyond this one."""
        self._name = f"word/{book}" if book else ""
        self.on = _day(str(QSettings().value(self._name) or "")) if self._name else None

    def remember(self, day: date) -> None:
        """It was said on this day."""
        self.on = day
        if self._name:
            QSettings().setValue(self._name, day.isoformat())


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None  # nothing yet, or not ours
