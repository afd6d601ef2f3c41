"""One row at a time: what of it an edit would change."""

from collections.abc import Mapping
from datetime import date

from regulars.domain.errors import KnownProblem, Problem
from regulars.store.database import Connection


def differing(connection: Connection, table: str, row_id: int, wanted: Mapping[str, object]) -> dict[str, object]:
    """The columns of `wanted` that the row does not have yet; ENTRY_UNKNOWN when there is no such row."""
    columns = ", ".join(("id", *wanted))
    row = connection.row(f"SELECT {columns} FROM {table} WHERE id = ?", (row_id,))
    if row is None:
        raise KnownProblem(Problem.ENTRY_UNKNOWN, id=row_id)
    return {name: value for (name, value), found in zip(wanted.items(), row[1:], strict=True) if value != found}


def marks(count: int) -> str:
    """Placeholders for so many values."""
    return ", ".join("?" * count)


def iso(day: date | None) -> str | None:
    """A civil day as it is stored."""
    return None if day is None else day.isoformat()


def day_of(text: str | None) -> date | None:
    """A stored civil day."""
    return None if text is None else date.fromisoformat(text)
