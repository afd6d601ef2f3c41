"""The newest step of a book, remembered outside of it, so that a start notices an older book in its place."""

import contextlib

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
