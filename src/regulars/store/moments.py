"""Moments in the book, each with its people."""

from collections.abc import Mapping, Sequence
from datetime import date, time

from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.moments import Depth, Direction, Moment, MomentId, MomentKind, Participant
from regulars.domain.people import PersonId
from regulars.store.database import Connection, Row
from regulars.store.journal import Change
from regulars.store.rows import marks

_COLUMNS = "m.id, m.kind, m.direction, m.depth, m.day, m.time, m.fuzzy, m.minutes, m.text, m.place, m.bought"


def of_person(
    connection: Connection, person: PersonId, limit: int, before: tuple[date, MomentId] | None = None
) -> list[Moment]:
    """The newest first; `before` is the day and id of the last one already seen."""
    values: list[object] = [person]
    older = ""
    if before is not None:
        older = "AND (m.day, m.id) < (?, ?)"
        values += [before[0].isoformat(), before[1]]
    rows = connection.rows(
        f"SELECT {_COLUMNS} FROM moment_person mp JOIN moment m ON m.id = mp.moment_id"
        f" WHERE mp.person_id = ? {older} ORDER BY m.day DESC, m.id DESC LIMIT ?",
        [*values, limit],
    )
    return _with_people(connection, rows)


def find(connection: Connection, moment: MomentId) -> Moment:
    """One moment; ENTRY_UNKNOWN."""
    rows = connection.rows(f"SELECT {_COLUMNS} FROM moment m WHERE m.id = ?", (moment,))
    if not rows:
        raise KnownProblem(Problem.ENTRY_UNKNOWN, id=moment)
    return _with_people(connection, rows)[0]


def some(connection: Connection, ids: Sequence[MomentId]) -> list[Moment]:
    """The moments with these ids, the newest first."""
    if not ids:
        return []
    rows = connection.rows(
        f"SELECT {_COLUMNS} FROM moment m WHERE m.id IN ({marks(len(ids))}) ORDER BY m.day DESC, m.id DESC", list(ids)
    )
    return _with_people(connection, rows)


def words_of_person(connection: Connection, person: PersonId) -> list[tuple[MomentId, str]]:
    """Everything that each moment with a person says, the newest first; what is only about somebody else left out."""
    rows = connection.rows(
        "SELECT m.id, concat_ws(char(10), m.text, m.place, m.bought, mp.private_line) FROM moment_person mp"
        " JOIN moment m ON m.id = mp.moment_id WHERE mp.person_id = ? ORDER BY m.day DESC, m.id DESC",
        (person,),
    )
    return [(MomentId(row[0]), row[1]) for row in rows]


def count(connection: Connection, person: PersonId) -> int:
    """How many moments there are with the person."""
    return int(connection.value("SELECT count(*) FROM moment_person WHERE person_id = ?", (person,)))


def _with_people(connection: Connection, rows: Sequence[Row]) -> list[Moment]:
    people: dict[int, list[Participant]] = {int(row[0]): [] for row in rows}
    found = connection.rows(
        "SELECT mp.moment_id, mp.person_id, p.name, mp.private_line FROM moment_person mp"
        f" JOIN person p ON p.id = mp.person_id WHERE mp.moment_id IN ({marks(len(people))}) ORDER BY mp.id",
        list(people),
    )
    for moment, person, name, private_line in found:
        people[moment].append(Participant(PersonId(person), name, private_line))
    return [_moment(row, tuple(people[row[0]])) for row in rows]


def _moment(row: Row, people: tuple[Participant, ...]) -> Moment:
    return Moment(
        id=MomentId(row[0]),
        kind=MomentKind(row[1]),
        direction=Direction(row[2]),
        depth=Depth(row[3]),
        day=date.fromisoformat(row[4]),
        time=None if row[5] is None else time.fromisoformat(row[5]),
        fuzzy=bool(row[6]),
        minutes=row[7],
        text=row[8],
        place=row[9],
        bought=row[10],
        people=people,
    )


def insert(change: Change, values: Mapping[str, object], people: Mapping[PersonId, str]) -> MomentId:
    """A new moment with its people and the line that is only about each of them."""
    moment = MomentId(change.insert("moment", dict(values)))
    for person, line in people.items():
        add_person(change, moment, person, line)
    change.created = moment
    return moment


def add_person(change: Change, moment: MomentId, person: PersonId, private_line: str) -> None:
    """One more person was there."""
    change.insert("moment_person", {"person_id": person, "moment_id": moment, "private_line": private_line})


def remove_person(change: Change, moment: MomentId, person: PersonId) -> None:
    """The person was not there."""
    change.connection.execute("DELETE FROM moment_person WHERE moment_id = ? AND person_id = ?", (moment, person))


def set_private_line(change: Change, moment: MomentId, person: PersonId, line: str) -> None:
    """The line that is only about this person."""
    change.connection.execute(
        "UPDATE moment_person SET private_line = ? WHERE moment_id = ? AND person_id = ?", (line, moment, person)
    )
