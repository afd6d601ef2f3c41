"""Whose level is pinned."""

from datetime import date

from regulars.domain.health.vocabulary import Band
from regulars.domain.people import PersonId
from regulars.domain.pins import Pin
from regulars.store.database import Connection


def pinned(connection: Connection, today: date, first: int, last: int) -> dict[int, int]:
    """The pinned band of everyone whose id is from `first` to `last` and whose pin holds today."""
    rows = connection.rows(
        "SELECT id, pinned_band FROM person INDEXED BY person_pinned"
        " WHERE id BETWEEN ? AND ? AND pinned_band IS NOT NULL AND pin_until >= ?",
        (first, last, today.isoformat()),
    )
    return {int(row[0]): int(row[1]) for row in rows}


def pin_of(connection: Connection, person: PersonId, today: date) -> Pin | None:
    """The pin of one person, where it holds today."""
    row = connection.row("SELECT pinned_band, pin_reason, pin_until FROM person WHERE id = ?", (person,))
    if row is None or row[0] is None or row[2] is None:
        return None
    pin = Pin(Band(row[0]), str(row[1]), date.fromisoformat(row[2]))
    return pin if pin.is_on(today) else None
