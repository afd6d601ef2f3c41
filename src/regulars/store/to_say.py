"""What the owner wants to say, in the book: a row for each person for whom there is something."""

import json
from collections.abc import Iterable
from datetime import date

from regulars.domain.people import PersonId
from regulars.domain.to_say import ToSay
from regulars.store.call_outs import newest_moment
from regulars.store.database import Connection, Row
from regulars.store.journal import Change

# A moment that was logged after the words, and is not about a time before them.
_MET_SINCE = """EXISTS (SELECT 1 FROM moment_person mp JOIN moment m ON m.id = mp.moment_id
  WHERE mp.person_id = t.person_id AND mp.moment_id > t.last_moment AND m.day >= t.written_on)"""
_TO_SAY = f"SELECT t.person_id, t.text, t.written_on, {_MET_SINCE} FROM to_say t"


def of_person(connection: Connection, person: PersonId) -> ToSay | None:
    """The words for one person; None where there are none."""
    row = connection.row(f"{_TO_SAY} WHERE t.person_id = ?", (person,))
    return None if row is None else _to_say(row)


def met_since(connection: Connection, people: Iterable[PersonId]) -> list[ToSay]:
    """The words for those of these people with whom the owner was in touch since, by the number of the person."""
    rows = connection.rows(
        f"{_TO_SAY} WHERE t.person_id IN (SELECT value FROM json_each(?)) AND {_MET_SINCE} ORDER BY t.person_id",
        (json.dumps([int(person) for person in people]),),
    )
    return [_to_say(row) for row in rows]


def _to_say(row: Row) -> ToSay:
    return ToSay(PersonId(row[0]), str(row[1]), date.fromisoformat(row[2]), bool(row[3]))


def insert(change: Change, person: PersonId, text: str, day: date) -> None:
    """These words wait for a person for whom none did."""
    change.insert("to_say", {"person_id": person, **values_of(change.connection, person, text, day)})


def values_of(connection: Connection, person: PersonId, text: str, day: date) -> dict[str, object]:
    """The columns of words that are written on this day, after the newest moment with the person."""
    return {"text": text, "written_on": day.isoformat(), "last_moment": newest_moment(connection, person)}


def row_of(connection: Connection, person: PersonId) -> int | None:
    """The number of the row."""
    found = connection.value("SELECT id FROM to_say WHERE person_id = ?", (person,))
    return None if found is None else int(found)
