"""Circles in the book, and who is in them."""

from regulars.domain.circles import CircleSummary
from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.people import CircleId, PersonId
from regulars.store.database import Connection
from regulars.store.journal import Change

_SUMMARY = """SELECT c.id, c.name, c.about, c.cadence_days,
  (SELECT count(*) FROM circle_member m WHERE m.circle_id = c.id) FROM circle c"""


def all_circles(connection: Connection) -> list[CircleSummary]:
    """Every circle, oldest first."""
    return [CircleSummary(CircleId(row[0]), *row[1:]) for row in connection.rows(f"{_SUMMARY} ORDER BY c.id")]


def find(connection: Connection, circle: CircleId) -> CircleSummary:
    """One circle; ENTRY_UNKNOWN."""
    row = connection.row(f"{_SUMMARY} WHERE c.id = ?", (circle,))
    if row is None:
        raise KnownProblem(Problem.ENTRY_UNKNOWN, id=circle)
    return CircleSummary(CircleId(row[0]), *row[1:])


def names(connection: Connection) -> list[tuple[CircleId, str]]:
    """Ids and names, oldest first."""
    return [(CircleId(row[0]), str(row[1])) for row in connection.rows("SELECT id, name FROM circle ORDER BY id")]


def insert(change: Change, name: str, about: str = "", cadence_days: float | None = None) -> CircleId:
    """A new circle."""
    return CircleId(change.insert("circle", {"name": name, "about": about, "cadence_days": cadence_days}))


def is_member(connection: Connection, person: PersonId, circle: CircleId) -> bool:
    """Whether the person is in the circle."""
    sql = "SELECT 1 FROM circle_member WHERE person_id = ? AND circle_id = ?"
    return connection.value(sql, (person, circle)) is not None


def add_member(change: Change, person: PersonId, circle: CircleId) -> int:
    """The person joins."""
    return change.insert("circle_member", {"person_id": person, "circle_id": circle})


def remove_member(change: Change, person: PersonId, circle: CircleId) -> None:
    """The person leaves."""
    change.connection.execute("DELETE FROM circle_member WHERE person_id = ? AND circle_id = ?", (person, circle))
