"""All verbs of one open book, in one place for the window and the command line."""

from functools import cached_property
from typing import TYPE_CHECKING

from regulars.services.book import Book
from regulars.services.brief import BriefService
from regulars.services.circles import Circles
from regulars.services.health import Health
from regulars.services.moments import Moments
from regulars.services.notes import Notes
from regulars.services.occasions import Occasions
from regulars.services.people import People
from regulars.services.ports import Reader
from regulars.services.promises import Promises
from regulars.services.reminders import Reminders
from regulars.services.search import Search
from regulars.services.settings import SettingsService
from regulars.services.today import Today

if TYPE_CHECKING:
    from regulars.services.exporting import Exporting
    from regulars.services.importing import Importing


class Verbs:
    """The services over one book."""

    def __init__(self, book: Book, reader: Reader | None = None) -> None:
        self.book = book
        self._reader = reader
        self.people = People(book)
        self.notes = Notes(book)
        self.moments = Moments(book)
        self.promises = Promises(book)
        self.occasions = Occasions(book)
        self.circles = Circles(book)
        self.settings = SettingsService(book)
        self.search = Search(book)
        self.health = Health(book)
        self.today = Today(book, self.settings)
        self.brief = BriefService(book, self.settings)
        self.reminders = Reminders(book, self.today, self.settings)

    @cached_property
    def exporting(self) -> "Exporting":
        """The verbs about what goes out."""
        from regulars.services.exporting import Exporting  # lazy: the formats are not for the first page

        return Exporting(self.book)

    @cached_property
    def importing(self) -> "Importing":
        """The verbs about files that come in."""
        from regulars.services.importing import Importing  # lazy, as above

        return Importing(self.book, self._reader)
