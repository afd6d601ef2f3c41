"""Circles: making, naming, giving a rhythm, ending."""

from regulars.domain.changes import Act, Changes
from regulars.domain.circles import CircleSummary
from regulars.domain.folding import fold
from regulars.domain.people import CircleId
from regulars.domain.unchanged import UNCHANGED, Unchanged
from regulars.services import checked
from regulars.services.book import Book
from regulars.services.checked import bad_value
from regulars.store import circles as store
from regulars.store.database import Connection
from regulars.store.rows import differing


class Circles:
    """The circles of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def all(self) -> list[CircleSummary]:
        """Every circle with the number of its people, sorted by name."""
        return sorted(store.all_circles(self._book.connection), key=lambda circle: fold(circle.name))

    def add(self, name: str, about: str = "", cadence_days: float | None = None) -> Changes:
        """A new circle; BAD_VALUE when there is one of that name."""
        name = self._free_name(name)
        about, cadence_days = checked.words("about", about), checked.days("cadence_days", cadence_days)
        with self._book.change(Act.EDIT_CIRCLE, name) as change:
            store.insert(change, name, about, cadence_days)
        return change.result

    def edit(
        self,
        circle: CircleId,
        *,
        name: str | Unchanged = UNCHANGED,
        about: str | Unchanged = UNCHANGED,
        cadence_days: float | Unchanged | None = UNCHANGED,
    ) -> Changes:
        """Change what is given."""
        before = store.find(self._book.connection, circle)
        wanted: dict[str, object] = {}
        if name is not UNCHANGED:
            wanted["name"] = self._free_name(name, circle)
        if about is not UNCHANGED:
            wanted["about"] = checked.words("about", about)
        if cadence_days is not UNCHANGED:
            wanted["cadence_days"] = checked.days("cadence_days", cadence_days)
        changed = differing(self._book.connection, "circle", circle, wanted)
        if not changed:
            return Changes(Act.EDIT_CIRCLE.value, before.name)
        joins = f"circle:{circle}:{next(iter(changed))}" if len(changed) == 1 else ""
        with self._book.change(Act.EDIT_CIRCLE, before.name, joins=joins) as change:
            change.update("circle", circle, changed)
        return change.result

    def delete(self, circle: CircleId) -> Changes:
        """The circle and its notes go; its people stay."""
        name = store.find(self._book.connection, circle).name
        with self._book.change(Act.EDIT_CIRCLE, name) as change:
            change.delete("circle", circle)
        return change.result

    def _free_name(self, name: str, circle: CircleId | None = None) -> str:
        name = checked.line("name", name, needed=True)
        taken = circle_named(self._book.connection, name)
        if taken is not None and taken != circle:
            raise bad_value("circle_name", name)
        return name


def circle_named(connection: Connection, name: str) -> CircleId | None:
    """The circle of that name, whatever its case and accents; None when there is none."""
    wanted = fold(name) or name
    return next((circle for circle, known in store.names(connection) if (fold(known) or known) == wanted), None)
