"""The list of people: what is asked for, who was found, and the lines of those who are looked at. No widgets."""

from array import array
from collections import OrderedDict
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from regulars.domain.health.vocabulary import Band
from regulars.domain.people import PersonId, PersonState
from regulars.domain.people_list import BookSummary, Filters, Found, PersonRow, Sort
from regulars.domain.views import Look
from regulars.ui import wording
from regulars.ui.desk import Desk
from regulars.ui.wording import translate

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ids = NDArray[np.int64] | array[int]

BLOCK = 16
"""Lines read at once: a screen has a dozen, and each costs 65 µs (measured; 64 of them took a quarter of a frame)."""
FIRST_PAGE = 64
ROWS_KEPT = 4096
EVERYBODY = Filters()
ROW = Qt.ItemDataRole.UserRole
"""The role under which an index carries its `PersonRow`, or None for somebody who is gone."""

_NOWHERE = QModelIndex()


class PeopleModel(QAbstractTableModel):
    """One column of people. It holds ids alone; lines are read in small blocks, when somebody looks at them."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.text = ""
        self.filters = EVERYBODY
        self.sort_by = Sort.BEST
        self.descending = False
        self.found = Found(array("q"), 0, 0.0)
        self.summary = BookSummary()
        self.today = date.min
        self._ids: Ids = array("q")
        self._rows: OrderedDict[int, PersonRow | None] = OrderedDict()

    # Asking

    def ask(self, text: str) -> None:
        """Search for what is typed."""
        self.text = text
        self.read()

    def filter_by(self, filters: Filters) -> None:
        """Show only these."""
        self.filters = filters
        self.read()

    def order_by(self, column: Sort) -> None:
        """Sort by a column; by the same one again the other way round, and a third time by how well each fits."""
        shown, descending = self.shown_order()
        if shown is not column:
            self.sort_by, self.descending = column, False
        elif not descending:
            self.sort_by, self.descending = column, True
        else:
            self.sort_by, self.descending = Sort.BEST, False
        self.read()

    def look(self) -> Look:
        """What the list shows, as a view would keep it."""
        return Look(self.text.strip(), self.filters, self.sort_by, self.descending)

    def take_look(self, look: Look) -> None:
        """Show what a view kept."""
        self.text, self.filters, self.sort_by, self.descending = look.line, look.filters, look.sort, look.descending
        self.read()

    def shown_order(self) -> tuple[Sort, bool]:
        """The column that the list is sorted by, and whether backwards; without a search the best order is that of names."""
        if self.sort_by is Sort.BEST and not self.text.strip():
            return Sort.NAME, False
        return self.sort_by, self.descending

    def read_anew(self, touched: Collection[PersonId] | None = None) -> None:
        """Ask again: something has changed, with these people alone or (None) with anybody."""
        if touched is None:
            self._rows.clear()
        else:
            for person in touched:
                self._rows.pop(person, None)
        self.summary = self._desk.read(self._desk.verbs.search.summary)
        self._take(self._find(), touched)

    def read(self) -> None:
        """Ask again."""
        self._take(self._find())

    def _find(self) -> Found:
        search = self._desk.verbs.search
        return self._desk.read(
            lambda: search.find(self.text, self.filters, self.sort_by, descending=self.descending),
        )

    def read_first_page(self) -> None:
        """Show the beginning of the list at once, while everybody is still being read into memory."""
        self._take(self._desk.read(lambda: self._desk.verbs.search.first_page(FIRST_PAGE)))

    def _take(self, found: Found, touched: Collection[PersonId] | None = None) -> None:
        today = self._desk.verbs.book.clock.today()
        if touched is not None and today == self.today and self._stay(found):
            self.found, self._ids = found, found.ids
            for place in filter(lambda place: place >= 0, map(self.place_of, touched)):
                self.dataChanged.emit(self.index(place, 0), self.index(place, 0))
            return
        self.beginResetModel()
        self.found, self._ids, self.today = found, found.ids, today
        self.endResetModel()

    def _stay(self, found: Found) -> bool:
        """Whether the same people stand in the same order: then nothing but lines has changed."""
        return len(found.ids) == len(self._ids) and found.ids.tobytes() == self._ids.tobytes()

    # Rows

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._ids):
            return None
        if role == ROW:
            return self.row(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            row = self.row(index.row())
            return row.name if row is not None else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row = self.row(index.row())
            return row_sentence(row, self.today) if row is not None else ""
        return None

    def row(self, place: int) -> PersonRow | None:
        """The line at a place, read with its block unless it is known; None when the person is gone since."""
        person = int(self._ids[place])
        if person not in self._rows:
            start = place - place % BLOCK
            # What the last letters have found is mostly found again: only the others are read.
            missing = [i for i in self._ids[start : start + BLOCK].tolist() if i not in self._rows]
            rows = self._desk.read(lambda: self._desk.verbs.search.rows(missing))
            self._rows.update(dict.fromkeys(missing))
            self._rows.update((row.id, row) for row in rows)
            while len(self._rows) > ROWS_KEPT:
                self._rows.popitem(last=False)
        return self._rows[person]

    def person_at(self, place: int) -> PersonId | None:
        """Who stands at a place."""
        return PersonId(int(self._ids[place])) if 0 <= place < len(self._ids) else None

    def place_of(self, person: PersonId) -> int:
        """Where somebody stands, or -1."""
        if isinstance(self._ids, array):
            return self._ids.index(person) if person in self._ids else -1
        places = (self._ids == person).nonzero()[0]
        return int(places[0]) if places.size else -1

    def people_between(self, first: int, last: int) -> list[PersonId]:
        """Who stands from one place to another, both included."""
        return [PersonId(int(person)) for person in self._ids[first : last + 1]]

    # Words

    def counts(self) -> str:
        """ "412 people · 9 slipping · 61 without a rhythm yet"."""
        parts = [translate("PeopleModel", "%n person(s)", None, self.summary.people)]
        if self.summary.slipping:
            parts.append(translate("PeopleModel", "%n slipping", None, self.summary.slipping))
        if self.summary.without_rhythm:
            parts.append(translate("PeopleModel", "%n without a rhythm yet", None, self.summary.without_rhythm))
        return " · ".join(parts)

    def how_many_and_how_fast(self) -> str:
        """ "3 people · 4 ms", or that these are only the nearest names."""
        if self.found.approximate:
            return translate("PeopleModel", "nothing fits exactly · the nearest names")
        count = translate("PeopleModel", "%n person(s)", None, self.found.total)
        took = self.found.milliseconds
        if took < 1:
            return translate("PeopleModel", "%1 · under 1 ms").replace("%1", count)
        return translate("PeopleModel", "%1 · %2 ms").replace("%1", count).replace("%2", wording.number(took))

    def circle_name(self) -> str:
        """The circle that is filtered by, or ""."""
        return next((name for circle, name, _ in self.summary.circles if circle == self.filters.circle), "")


def toggled(filters: Filters, band: Band) -> Filters:
    """The same filters with this band alone, or without it when it was on."""
    return replace(filters, band=None if filters.band is band else band)


def rhythm_words(row: PersonRow) -> str:
    """How often: "every 5 weeks", "learned: 7 weeks", or "" while nobody knows."""
    days = row.cadence_days or row.usual_days
    if days:
        return wording.rhythm(days)
    return wording.learned(row.learned_days) if row.learned_days else ""


def health_words(row: PersonRow) -> str:
    """ "Cooling 31"; without a score the word alone; with whom it has ended, how."""
    if row.state is not PersonState.ACTIVE:
        return wording.person_state(row.state)
    if row.score is None or row.band is Band.NEW:
        return wording.band(row.band)
    text = translate("PeopleModel", "%1 %2").replace("%1", wording.band(row.band))
    return text.replace("%2", wording.number(round(row.score)))


def row_sentence(row: PersonRow, today: date) -> str:
    """A line as it is read out: "Ana Moreira, Moreira Interiors, cooling 31, last together 9 weeks ago, every 5 weeks, …"."""
    if row.last_day is not None:
        last = translate("PeopleModel", "last together %1").replace("%1", wording.ago(row.last_day, today))
    else:
        last = translate("PeopleModel", "nothing logged yet")
    parts = [row.name, row.organisation, health_words(row).lower(), last, rhythm_words(row), row.place, *row.circles]
    return ", ".join(part for part in parts if part)
