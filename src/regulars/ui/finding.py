"""What "Find anything" finds in the book: people, organisations, circles."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from regulars.ui.screen import Surroundings
from regulars.ui.widgets.palette import Entry

FOUND_PEOPLE = 6


class Finder:
    """Looks for what was typed, and says what choosing each line does."""

    def __init__(self, around: Surroundings) -> None:
        self._desk, self._shell = around.desk, around.shell

    def find(self, typed: str) -> list[Entry]:
        """The lines for what was typed, people first; none for nothing."""
        return [*self._people(typed), *self._groups(typed)] if typed.strip() else []

    def _people(self, typed: str) -> list[Entry]:
        search = self._desk.verbs.search
        rows = self._desk.read(lambda: search.rows([int(person) for person in search.find(typed).ids[:FOUND_PEOPLE]]))
        return [Entry(row.name, partial(self._shell.open_person, row.id), "user", row.place) for row in rows]

    def _groups(self, typed: str) -> list[Entry]:
        verbs = self._desk.verbs
        firms = self._desk.read(lambda: verbs.organisations.find(typed))
        circles = self._desk.read(lambda: verbs.circles.find(typed))
        firm, circle = (
            QCoreApplication.translate("Finder", "Organisation"),
            QCoreApplication.translate("Finder", "Circle"),
        )
        return [
            *(Entry(name, partial(self._shell.open_organisation, one), "building-2", firm) for one, name in firms),
            *(Entry(name, partial(self._shell.open_circle, one), "circle-dot-dashed", circle) for one, name in circles),
        ]
