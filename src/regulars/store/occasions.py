"""Occasions in the book."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from regulars.domain.dates import Calendar, PartialDate
from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.occasions import DateFilter, Occasion, OccasionId, OccasionKind
from regulars.domain.people import PersonId
from regulars.store.database import Connection, Row
from regulars.store.journal import Change

_COLUMNS = "o.id, o.kind, o.date, o.calendar, o.label, o.notice_days, o.may_write, o.leap_month"


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


@dataclass(frozen=True, slots=True)
class Endings:
    """What the stored dates that come up end with (`MM-DD`), each with the number of days until then.

    `own` are those of the other calendars: calendar, leap month, ending, days.
    """

    gregorian: Mapping[str, int]
    own: Sequence[tuple[Calendar, bool, str, int]] = ()


def own_calendars(connection: Connection) -> list[Calendar]:
    """The calendars besides the Gregorian one in which the book has dates. A look at an index for each."""
    has = "SELECT EXISTS (SELECT 1 FROM occasion INDEXED BY occasion_by_own_end WHERE calendar <> 'gregorian' AND calendar = ?)"
    return [
        calendar for calendar in Calendar if calendar is not Calendar.GREGORIAN and connection.value(has, (calendar,))
    ]


_GREGORIAN = "json_each(?) e CROSS JOIN occasion o ON substr(o.date, -5) = e.key AND o.calendar = 'gregorian'"
_OWN = (
    "json_each(?) e CROSS JOIN occasion o INDEXED BY occasion_by_own_end ON o.calendar <> 'gregorian'"
    " AND o.calendar = e.value ->> 0 AND o.leap_month = e.value ->> 1 AND substr(o.date, -5) = e.value ->> 2"
)
_DAYS = {_GREGORIAN: "e.value", _OWN: "e.value ->> 3"}


def _sources(endings: Endings) -> Iterator[tuple[str, str, str]]:
    """The joins in which dates that come up are found, each with its argument and the SQL of the days until then."""
    yield _GREGORIAN, json.dumps(dict(endings.gregorian)), _DAYS[_GREGORIAN]
    if endings.own:
        yield _OWN, json.dumps([[str(c), int(leap), end, days] for c, leap, end, days in endings.own]), _DAYS[_OWN]


def coming(connection: Connection, endings: Endings) -> list[tuple[PersonId, str, Occasion]]:
    """The occasions of active people, the owner left out, that end so, each with the person's name.

    A date without a day may be among them ("2012-05" ends like 5 December): whoever asks looks at the date itself.
    """
    found = []
    for source, argument, _ in _sources(endings):
        rows = connection.rows(
            f"SELECT {_COLUMNS}, p.id, p.name FROM {source} JOIN person p ON p.id = o.person_id"
            " WHERE p.state = 'active' AND NOT p.is_me ORDER BY o.id",
            (argument,),
        )
        found += [(PersonId(row[8]), str(row[9]), _occasion(row)) for row in rows]
    return found


def told_about(connection: Connection, endings: Endings) -> list[tuple[PersonId, Occasion]]:
    """The occasions of anybody that end so, and of which the owner wants to hear at least so many days ahead."""
    found = []
    for source, argument, days in _sources(endings):
        rows = connection.rows(
            f"SELECT {_COLUMNS}, o.person_id FROM {source} AND o.notice_days >= {days} ORDER BY o.id", (argument,)
        )
        found += [(PersonId(row[8]), _occasion(row)) for row in rows]
    return found


def cards_to_post(connection: Connection, endings: Endings) -> list[tuple[PersonId, Occasion]]:
    """The occasions that end so of people to whom the owner writes letters, as far as `told_about` does not have them."""
    found = []
    for source, argument, days in _sources(endings):
        rows = connection.rows(
            # Whose it is stands in the index of the days, so only the few dates of these people are looked at themselves.
            f"SELECT {_COLUMNS}, o.person_id FROM {source} AND o.notice_days < {days} AND o.may_write IS NOT 0"
            " AND o.person_id IN (SELECT id FROM person INDEXED BY person_by_letter WHERE preferred_channel = 'letter')"
            " ORDER BY o.id",
            (argument,),
        )
        found += [(PersonId(row[8]), _occasion(row)) for row in rows]
    return found


_HAS_A_DAY = "ltrim(o.date, '~') GLOB '*-[0-9][0-9]-[0-9][0-9]'"
_SHOWN = {
    DateFilter.ALL: "",
    DateFilter.BIRTHDAYS: "AND o.kind = 'birthday'",
    DateFilter.OTHERS: "AND o.kind <> 'birthday'",
    DateFilter.OWN_CALENDAR: "AND o.calendar <> 'gregorian'",
    DateFilter.MAY_WRITE: "AND o.may_write = 1",
}
# Asked of the small index of those who are set aside: the rows of everybody else need not be read.
_OF_ACTIVE = "WHERE o.person_id NOT IN (SELECT id FROM person INDEXED BY person_aside WHERE state <> 'active' OR is_me)"


def days_ahead(
    connection: Connection, endings: Endings, shown: DateFilter, *, whole: bool
) -> list[tuple[int, OccasionId]]:
    """In how many days the dates that end so come, and which they are; with a day (`whole`), or those of a month alone."""
    which = _HAS_A_DAY if whole else f"NOT {_HAS_A_DAY}"
    found: list[tuple[int, OccasionId]] = []
    for source, argument, days in _sources(endings):
        sql = f"SELECT {days}, o.id FROM {source} {_OF_ACTIVE} AND {which} {_SHOWN[shown]}"
        found += [(int(row[0]), OccasionId(row[1])) for row in connection.rows(sql, (argument,))]
    return found


def count_told(connection: Connection, endings: Endings) -> int:
    """How many dates of active people end so, and are near enough to be told."""
    total = 0
    for source, argument, days in _sources(endings):
        sql = f"SELECT count(*) FROM {source} {_OF_ACTIVE} AND o.notice_days >= {days} AND {_HAS_A_DAY}"
        total += int(connection.value(sql, (argument,)))
    return total


def of_a_year_alone(connection: Connection, shown: DateFilter, last_year: int, limit: int) -> list[OccasionId]:
    """The dates of which only a year is known, the latest year first. Looked for by year: an index has them."""
    years = [f"{about}{year:04d}" for year in range(last_year, max(last_year - 3000, 0), -1) for about in ("", "~")]
    rows = connection.rows(
        f"SELECT o.id FROM json_each(?) e CROSS JOIN occasion o ON substr(o.date, -5) = e.value {_OF_ACTIVE} {_SHOWN[shown]}"
        " ORDER BY e.key, o.id LIMIT ?",
        (json.dumps(years), limit),
    )
    return [OccasionId(row[0]) for row in rows]


def rows(connection: Connection, ids: Sequence[OccasionId]) -> list[tuple[PersonId, Occasion]]:
    """These occasions in the order given, with whose they are; what is gone is left out."""
    found = connection.rows(
        f"SELECT {_COLUMNS}, o.person_id FROM json_each(?) e JOIN occasion o ON o.id = e.value ORDER BY e.key",
        (json.dumps([int(one) for one in ids]),),
    )
    return [(PersonId(row[8]), _occasion(row)) for row in found]


def written_countries(connection: Connection, people: Collection[PersonId]) -> dict[PersonId, str]:
    """The country of each of these people's address, as it was written; their household's where they have none."""
    rows = connection.rows(
        "SELECT e.value, coalesce("
        " (SELECT country FROM address WHERE person_id = e.value AND country <> '' ORDER BY preferred DESC, id LIMIT 1),"
        " (SELECT a.country FROM person p JOIN address a ON a.household_id = p.household_id"
        "  WHERE p.id = e.value AND a.country <> '' ORDER BY a.preferred DESC, a.id LIMIT 1), '') FROM json_each(?) e",
        (json.dumps([int(person) for person in people]),),
    )
    return {PersonId(row[0]): str(row[1]) for row in rows}


def _occasion(row: Row) -> Occasion:
    return Occasion(
        id=OccasionId(row[0]),
        kind=OccasionKind(row[1]),
        when=PartialDate.parse(row[2], Calendar(row[3]), bool(row[7])),
        label=row[4],
        notice_days=row[5],
        may_write=None if row[6] is None else bool(row[6]),
    )


def insert(change: Change, person: PersonId, values: Mapping[str, object]) -> OccasionId:
    """A new occasion."""
    return OccasionId(change.insert("occasion", {"person_id": person, **values}))
