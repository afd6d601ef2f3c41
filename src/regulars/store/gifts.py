"""Gifts and small favours in the book."""

from collections.abc import Mapping
from datetime import date

from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.gifts import Gift, GiftId, Landed
from regulars.domain.moments import MomentId
from regulars.domain.people import PersonId
from regulars.store.database import Connection, Row
from regulars.store.journal import Change

_GIFT = "SELECT id, what, day, landed, moment_id FROM gift"


def of_person(connection: Connection, person: PersonId) -> list[Gift]:
    """The newest first."""
    return [_gift(row) for row in connection.rows(f"{_GIFT} WHERE person_id = ? ORDER BY day DESC, id DESC", (person,))]


def find(connection: Connection, gift: GiftId) -> Gift:
    """One gift; ENTRY_UNKNOWN."""
    row = connection.row(f"{_GIFT} WHERE id = ?", (gift,))
    if row is None:
        raise KnownProblem(Problem.ENTRY_UNKNOWN, id=int(gift))
    return _gift(row)


def _gift(row: Row) -> Gift:
    # A book of a later version may know ways to land that this one does not.
    landed = Landed(row[3]) if row[3] in set(Landed) else Landed.UNKNOWN
    return Gift(
        GiftId(row[0]), row[1], date.fromisoformat(row[2]), landed, None if row[4] is None else MomentId(row[4])
    )


def moments_of_giving(connection: Connection, person: PersonId) -> list[tuple[MomentId, str, date]]:
    """The moments of the kind gift that the owner gave, with their words and days, the newest first."""
    rows = connection.rows(
        "SELECT m.id, m.text, m.day FROM moment m JOIN moment_person mp ON mp.moment_id = m.id"
        " WHERE mp.person_id = ? AND m.kind = 'gift' AND m.direction <> 'them' AND m.text <> ''"
        " ORDER BY m.day DESC, m.id DESC",
        (person,),
    )
    return [(MomentId(row[0]), row[1], date.fromisoformat(row[2])) for row in rows]


def insert(change: Change, person: PersonId, values: Mapping[str, object]) -> GiftId:
    """A new gift."""
    return GiftId(change.insert("gift", {"person_id": person, **values}))
