"""What a plan of the coming weeks is made of, beside touches, dates and pauses."""

from dataclasses import dataclass
from datetime import date

from regulars.domain.people import Channel, PersonId
from regulars.store.database import Connection
from regulars.store.day import DONE
from regulars.store.rows import day_of


@dataclass(frozen=True, slots=True)
class Answer:
    """What the owner said to a nudge that still holds: since `day` the person rests until `until`, and on the day itself
    when it was done then."""

    person: PersonId
    day: date
    until: date | None
    is_done: bool


def plannable(connection: Connection) -> dict[PersonId, Channel | None]:
    """Everybody who may come into a plan, and the channel they prefer."""
    rows = connection.rows("SELECT id, preferred_channel FROM person WHERE state = 'active' AND is_me = 0")
    return {PersonId(row[0]): Channel(row[1]) if row[1] else None for row in rows}


def answers(connection: Connection, today: date) -> list[Answer]:
    """The answers that hold today or longer."""
    rows = connection.rows(
        "SELECT person_id, day, until, kind FROM answer WHERE until > :today OR (day = :today AND kind = :done)"
        " ORDER BY id",
        {"today": today.isoformat(), "done": DONE},
    )
    return [Answer(PersonId(row[0]), date.fromisoformat(row[1]), day_of(row[2]), row[3] == DONE) for row in rows]


def promised(connection: Connection) -> list[int]:
    """Everybody to whom the owner has an open promise, due or not."""
    sql = "SELECT DISTINCT person_id FROM promise INDEXED BY promise_open WHERE state = 'open' AND by = 'me'"
    return [int(row[0]) for row in connection.rows(sql)]


def promises_due(connection: Connection, last: date) -> list[tuple[PersonId, date]]:
    """The owner's open promises that are due by `last`, the oldest first."""
    rows = connection.rows(
        "SELECT person_id, due_on FROM promise INDEXED BY promise_open"
        " WHERE state = 'open' AND by = 'me' AND due_on <= ? ORDER BY due_on, id",
        (last.isoformat(),),
    )
    return [(PersonId(row[0]), date.fromisoformat(row[1])) for row in rows]
