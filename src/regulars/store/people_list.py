"""What the list of people is made of: whole columns for sorting and filtering in memory, and the rows on the screen."""

import json
from array import array
from collections.abc import Iterable, Sequence
from datetime import date

from regulars.domain.health.vocabulary import Band
from regulars.domain.people import CircleId, PersonId, PersonState
from regulars.domain.people_list import PersonRow
from regulars.store.columns import column, lines
from regulars.store.database import Connection

STATES = tuple(PersonState)
"""A person's state is kept in a column as its place here."""

LEARNED_GAPS = 3
"""From so many gaps on a rhythm counts as learned."""


_STATE = "CASE state " + " ".join(f"WHEN '{state}' THEN {code}" for code, state in enumerate(STATES)) + " END"
_HUNDREDTHS = "round({0} * 100) + 1"
_DAY = "replace({0}, '-', '')"

_PEOPLE = f"""SELECT {column("id")}, {column(_STATE)}, {column("is_me")},
  {column(_HUNDREDTHS.format("cadence_days"))} FROM person WHERE id {{which}}"""
_NAMES = f"SELECT {column('id')}, {lines('name')} FROM person WHERE id {{which}}"
_USUAL = f"""SELECT {column("id")}, {column(_HUNDREDTHS.format("days"))} FROM (
  SELECT p.id, coalesce(h.cadence_days, (SELECT min(c.cadence_days)
    FROM circle_member cm JOIN circle c ON c.id = cm.circle_id WHERE cm.person_id = p.id)) AS days
  FROM person p LEFT JOIN household h ON h.id = p.household_id WHERE p.cadence_days IS NULL AND p.id {{which}})
  WHERE days IS NOT NULL"""
_SCORES = f"""SELECT {column("person_id")}, {column("CASE WHEN last_day IS NOT NULL THEN round(score * 1000) + 1 END")},
  {column("band")}, {column(_DAY.format("last_day"))}, {column(_DAY.format("due_day"))},
  {column(f"CASE WHEN gaps >= {LEARNED_GAPS} THEN {_HUNDREDTHS.format('tau')} END")} FROM score WHERE person_id {{which}}"""
_TOWNS = f"""SELECT {column("person_id")}, {column("preferred <> 0")}, {lines("city")} FROM (
  SELECT id, person_id, preferred, city FROM address WHERE city <> '' AND person_id {{which}}
  UNION ALL SELECT a.id, p.id, a.preferred, a.city FROM address a JOIN person p ON p.household_id = a.household_id
    WHERE a.household_id IS NOT NULL AND a.city <> '' AND p.id {{which}}
  ORDER BY id)"""
_MEMBERS = f"SELECT {column('person_id')}, {column('circle_id')} FROM circle_member WHERE person_id {{which}}"
_PHONES = (
    f"SELECT {column('person_id')}, {lines('value')} FROM contact_point WHERE kind = 'phone' AND person_id {{which}}"
)
# Behind a plus sign the digits are the same in both forms, but for the zero that some write in brackets.
_PHONE_MATCHES = f"""SELECT {column("person_id")}, {lines("match")} FROM contact_point
  WHERE kind = 'phone' AND (value NOT LIKE '+%' OR value LIKE '%(0)%') AND person_id {{which}}"""
_PROMISED = f"SELECT {column('person_id')} FROM promise WHERE state = 'open' AND person_id {{which}}"


class Columns:
    """Columns of some people, or of everybody; one group of them at a time, side by side, because they are big.

    Numbers are written as `store.columns` says, texts as lines. Rhythms are hundredths of days, scores thousandths, both
    plus 1; days are yyyymmdd; 0 is none. Who does not exist is left out.
    """

    def __init__(self, connection: Connection, people: Sequence[int] | None = None) -> None:
        self._connection = connection
        self._which = "IS NOT NULL" if people is None else "IN (SELECT value FROM json_each(:ids))"
        self._values: dict[str, object] = (
            {} if people is None else {"ids": json.dumps([int(person) for person in people])}
        )

    def _read(self, sql: str) -> tuple[str, ...]:
        return self._connection.row(sql.format(which=self._which), self._values) or ()

    def people(self) -> tuple[str, ...]:
        """Id, state, whether it is the owner, own rhythm."""
        return self._read(_PEOPLE)

    def names(self) -> tuple[str, ...]:
        """Id; names as lines."""
        return self._read(_NAMES)

    def usual(self) -> tuple[str, ...]:
        """Id, rhythm of the household, or else the shortest of the circles."""
        shared = self._connection.value(
            "SELECT EXISTS (SELECT 1 FROM circle WHERE cadence_days IS NOT NULL)"
            " OR EXISTS (SELECT 1 FROM household WHERE cadence_days IS NOT NULL)"
        )
        return self._read(_USUAL) if shared else ("", "")

    def scores(self) -> tuple[str, ...]:
        """Id, score, band, last day, due day, learned rhythm."""
        return self._read(_SCORES)

    def towns(self) -> tuple[str, ...]:
        """Id, whether the address is the preferred one; towns as lines: the person's own and the household's, oldest first."""
        return self._read(_TOWNS)

    def members(self) -> tuple[str, ...]:
        """Id, circle."""
        return self._read(_MEMBERS)

    def phones(self) -> tuple[str, ...]:
        """Id; numbers as they were typed, as lines."""
        return self._read(_PHONES)

    def phone_matches(self) -> tuple[str, ...]:
        """Id; numbers as they are compared, as lines, where those may have other digits than the typed ones."""
        return self._read(_PHONE_MATCHES)

    def promised(self) -> str:
        """Id, once for each open promise."""
        return self._read(_PROMISED)[0]


def name_order(connection: Connection) -> str:
    """The ids of everybody in the order of names, as a column."""
    return str(connection.value(f"SELECT {column('id')} FROM (SELECT id FROM person ORDER BY sort_key, id)"))


def name_key(connection: Connection, person: int) -> tuple[str, int] | None:
    """By what the order of names sorts this person; None when there is no such person."""
    row = connection.row("SELECT sort_key FROM person WHERE id = ?", (person,))
    return None if row is None else (str(row[0]), person)


def first_page(connection: Connection, limit: int) -> tuple["array[int]", int]:
    """The first active people by name, and how many active people there are; straight from the index, for the first paint."""
    page = connection.rows(
        "SELECT id FROM person INDEXED BY person_by_sort_key WHERE state = 'active' AND NOT is_me"
        " ORDER BY sort_key, id LIMIT ?",
        (limit,),
    )
    return array("q", (row[0] for row in page)), active_total(connection)


def active_total(connection: Connection) -> int:
    """How many active people there are."""
    # Everybody less the few who are not shown: both are counted in small indexes, not in the table.
    total = connection.value(
        "SELECT (SELECT count(*) FROM person) - (SELECT count(*) FROM person WHERE state <> 'active' OR is_me)"
    )
    return int(total)


_TOTAL_MOVED = """
SELECT 1 FROM journal j LEFT JOIN person p ON p.id = j.first_id WHERE j.id > ? AND j.tbl = 'person'
  AND (j.op <> 'U' OR (p.state, p.is_me) IS NOT (json_extract(j.old, '$.state'), json_extract(j.old, '$.is_me'))) LIMIT 1
"""


def total_since(connection: Connection, upto: int, total: int) -> tuple[int, int]:
    """The journal's newest row and `active_total`, which was `total` at row `upto`: counted again only when it has moved."""
    newest = int(connection.value("SELECT coalesce(max(id), 0) FROM journal"))
    if upto == 0 or newest < upto or connection.row(_TOTAL_MOVED, (upto,)) is not None:
        total = active_total(connection)
    return newest, total


def circle_names(connection: Connection) -> list[tuple[CircleId, str]]:
    """All circles."""
    return [(CircleId(row[0]), str(row[1])) for row in connection.rows("SELECT id, name FROM circle")]


_ROWS = f"""
SELECT p.id, p.name, coalesce((SELECT o.name FROM membership m JOIN organisation o ON o.id = m.organisation_id
    WHERE m.person_id = p.id ORDER BY m.until <> '', m.id LIMIT 1), ''),
  CASE WHEN s.last_day IS NOT NULL THEN s.score END, coalesce(s.band, 0), coalesce(s.trend, 0.0), s.last_day,
  p.cadence_days,
  CASE WHEN p.cadence_days IS NULL THEN coalesce(h.cadence_days, (SELECT min(c.cadence_days) FROM circle_member cm
    JOIN circle c ON c.id = cm.circle_id WHERE cm.person_id = p.id)) END,
  CASE WHEN s.gaps >= {LEARNED_GAPS} THEN s.tau END,
  coalesce((SELECT a.city FROM address a
    WHERE (a.person_id = p.id OR a.household_id = p.household_id) AND a.city <> '' ORDER BY a.preferred DESC, a.id
    LIMIT 1), ''),
  (SELECT json_group_array(c.name ORDER BY c.name) FROM circle_member cm JOIN circle c ON c.id = cm.circle_id
    WHERE cm.person_id = p.id),
  p.photo_id, p.state, (SELECT count(*) FROM promise r WHERE r.person_id = p.id AND r.state = 'open')
FROM json_each(:ids) j JOIN person p ON p.id = j.value
LEFT JOIN score s ON s.person_id = p.id LEFT JOIN household h ON h.id = p.household_id
ORDER BY j.key
"""


def rows(connection: Connection, people: Iterable[int]) -> list[PersonRow]:
    """The rows of these people, in the order given; who is gone is left out."""
    return [_row(*values) for values in connection.rows(_ROWS, {"ids": json.dumps([int(person) for person in people])})]


def _row(
    person: int,
    name: str,
    organisation: str,
    score: float | None,
    band: int,
    trend: float,
    last_day: str | None,
    cadence: float | None,
    usual: float | None,
    learned: float | None,
    place: str,
    circles: str,
    photo: int | None,
    state: str,
    open_promises: int,
) -> PersonRow:
    ended = state != PersonState.ACTIVE  # there is no health to tell of, and nothing to come back to
    return PersonRow(
        id=PersonId(person),
        name=name,
        organisation=organisation,
        score=None if ended else score,
        band=Band.NEW if ended else Band(band),
        trend=0.0 if ended else trend,
        last_day=date.fromisoformat(last_day) if last_day else None,
        cadence_days=cadence,
        usual_days=usual,
        learned_days=None if cadence or usual else learned,
        place=place,
        circles=tuple(json.loads(circles)),
        photo=photo,
        state=PersonState(state),
        open_promises=open_promises,
    )
