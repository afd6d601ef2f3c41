"""A real, encrypted book that a test can close and open again, as the next start would."""

from pathlib import Path

from regulars.domain.people import PersonId
from regulars.services import opening
from regulars.services.book import Book
from regulars.services.verbs import Verbs
from tests.builders import QUICK, clock_on


class Shop:
    """A book with its verbs, and the code that opens it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = clock_on()
        keys = opening.begin(folder, self.clock, cost=QUICK)
        self.code = keys.recovery_code
        self.take(opening.finish(folder, keys, None, self.clock).book)

    def take(self, book: Book) -> None:
        self.book, self.verbs = book, Verbs(book)

    def restart(self) -> None:
        """Close the book, and open it as the next start would."""
        self.book.close()
        self.restart_after_a_kill()

    def restart_after_a_kill(self) -> None:
        """Open the book as the next start would; nothing closed it."""
        self.take(opening.open_with_secret(self.folder, self.code, self.clock).book)

    def person(self, name: str = "Ana Duarte") -> PersonId:
        """A new person of that name."""
        created = self.verbs.people.add(name).created
        assert created is not None
        return PersonId(created)
