"""Occasions in the book."""

import json
from collections.abc import Collection, Mapping

from regulars.domain.dates import Calendar, PartialDate
from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.occasions import Occasion, OccasionId, OccasionKind
from regulars.domain.people import PersonId
from regulars.store.database import Connection, Row
from regulars.store.journal import Change
from regulars.store.rows import marks

_COLUMNS = "o.id, o.kind, o.date, o.calendar, o.label, o.notice_days, o.may_write"


def of_person(connection: Connection, person: PersonId) -> list[Occasion]:
    """Birthdays first, in the order in which they came."""
    order = "ORDER BY o.kind <> 'birthday', o.id"
    return [
        _occasion(row)
        for row in connection.rows(f"SELECT {_COLUMNS} FROM occasion o WHERE person_id = ? {order}", (person,))
    ]


def find(connection: Connection, occasion: OccasionId) -> Occasion:
    """One occasion; ENTRY_UNKNOWN."""
    row = connection.row(f"SELECT {_COLUMNS} FROM occasion o WHERE o.id = ?", (occasion,))
    if row is None:
        raise KnownProblem(Problem.ENTRY_UNKNOWN, id=occasion)
    return _occasion(row)


def ending_with(connection: Connection, ends: Collection[str] | None) -> list[tuple[PersonId, str, Occasion]]:
    """The occasions of active people whose stored date ends with one of these `MM-DD`; None asks for all.

    A date without a day may be among them ("2012-05" ends like 5 December): whoever asks looks at the date itself.
    """
    narrowed = "" if ends is None else f"AND substr(o.date, -5) IN ({marks(len(ends))})"
    rows = connection.rows(
        f"SELECT {_COLUMNS}, p.id, p.name FROM occasion o JOIN person p ON p.id = o.person_id"
        f" WHERE p.state = 'active' AND NOT p.is_me {narrowed} ORDER BY o.id",
        list(ends or ()),
    )
    return [(PersonId(row[7]), str(row[8]), _occasion(row)) for row in rows]


def told_about(connection: Connection, ahead: Mapping[str, int]) -> list[tuple[PersonId, Occasion]]:
    """The occasions of anybody whose stored date ends with one of these `MM-DD`, and of which the owner wants to hear at
    least so many days ahead."""
    rows = connection.rows(
        f"SELECT {_COLUMNS}, o.person_id FROM json_each(?) e CROSS JOIN occasion o"
        " ON substr(o.date, -5) = e.key AND o.notice_days >= e.value ORDER BY o.id",
        (json.dumps(dict(ahead)),),
    )
    return [(PersonId(row[7]), _occasion(row)) for row in rows]


def _occasion(row: Row) -> Occasion:
    return Occasion(
        id=OccasionId(row[0]),
        kind=OccasionKind(row[1]),
        when=PartialDate.parse(row[2], Calendar(row[3])),
        label=row[4],
        notice_days=row[5],
        may_write=None if row[6] is None else bool(row[6]),
    )


def insert(change: Change, person: PersonId, values: Mapping[str, object]) -> OccasionId:
    """A new occasion."""
    return OccasionId(change.insert("occasion", {"person_id": person, **values}))
