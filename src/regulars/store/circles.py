"""Circles in the book, and who is in them."""

from regulars.domain.circles import CircleSummary
from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.people import CircleId, PersonId
from regulars.store.database import Connection
from regulars.store.journal import Change
from regulars.store.people_list import LEARNED_GAPS

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


_ASIDE = "(SELECT id FROM person WHERE state <> 'active' OR is_me)"
# From the index of members and the scores alone: rows of people are wide, and a circle may have ten thousand of them.
_STANDINGS = f"""SELECT m.circle_id, count(*), avg(CASE WHEN s.band <> 0 THEN s.score END),
  CASE WHEN sum(s.gaps >= {LEARNED_GAPS}) >= 2 THEN avg(CASE WHEN s.gaps >= {LEARNED_GAPS} THEN s.tau END) END
  FROM circle_member m LEFT JOIN score s ON s.person_id = m.person_id
  WHERE m.person_id NOT IN {_ASIDE} AND (:circle IS NULL OR m.circle_id = :circle) GROUP BY m.circle_id"""


def standings(
    connection: Connection, circle: CircleId | None = None
) -> dict[CircleId, tuple[int, float | None, float | None]]:
    """By circle: how many people are in touch, their mean score, the mean of their learned rhythms. None asks for all."""
    rows = connection.rows(_STANDINGS, {"circle": circle})
    return {CircleId(row[0]): (int(row[1]), row[2], row[3]) for row in rows}


def last_met(connection: Connection, circle: CircleId, limit: int) -> list[PersonId]:
    """Of the people who are in touch, those of whom the last moment is the newest; then those who joined first."""
    rows = connection.rows(
        "SELECT m.person_id FROM circle_member m LEFT JOIN score s ON s.person_id = m.person_id"
        f" WHERE m.circle_id = ? AND m.person_id NOT IN {_ASIDE} ORDER BY s.last_day DESC, m.id LIMIT ?",
        (circle, limit),
    )
    return [PersonId(row[0]) for row in rows]
