"""What the score needs of many people, a column each, gathered by SQLite itself.

A book of 100,000 is read in a third of the time that a row for each person takes, and other threads run meanwhile: each
column is one step of SQLite, outside the interpreter's lock.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from regulars.domain.pauses import Span
from regulars.store import pauses
from regulars.store.columns import column
from regulars.store.database import Connection
from regulars.store.touches import COUNTED_PROMISES, PROMISE_COUNTS, has_shared_rhythms, rhythms, usual_days


@dataclass(frozen=True, slots=True)
class ScoreColumns:
    """As `touches.ScoreInputs`, in the order of ids; `numbers` says that a column is one of `store.columns`.

    `packed` are all touches behind each other, `sizes` (numbers) how many bytes are whose. `cadence` and `usual` are JSON
    arrays of numbers or null, `added` ISO days without anything between them. Pauses are by person.
    """

    people: str
    sizes: str
    packed: bytes
    cadence: str
    usual: str
    added: str
    everybody_usual: float | None
    """The owner's usual rhythm, where `usual` has none."""
    pauses: Mapping[int, Sequence[Span]]
    pauses_of_owner: Sequence[Span]
    promises: "PromiseColumns"


@dataclass(frozen=True, slots=True)
class PromiseColumns:
    """As `touches.PromiseCounts`, for those who have any, in the order of ids: numbers.

    `last_broken` is `date.toordinal` of the day on which the newest broken one broke, 0 for none.
    """

    people: str
    broken: str
    kept: str
    kept_later: str
    last_broken: str


# Rows come in the order of the index, and SQLite gathers them in that order. It is read instead of the table itself, which
# is ten times as large; so are promises.
_PEOPLE = f"""
SELECT {column("p.id")}, json_group_array({{cadence}}), json_group_array({{usual}}), coalesce(group_concat(p.added_on, ''), '')
FROM person p INDEXED BY person_clock WHERE p.id BETWEEN ? AND ?
"""
_TOUCHES = f"""
SELECT {column("length(t.packed)")}, CAST(coalesce(group_concat(t.packed, ''), '') AS BLOB)
FROM person p INDEXED BY person_clock LEFT JOIN touch t ON t.person_id = p.id WHERE p.id BETWEEN ? AND ?
"""
_PROMISES = f"""
SELECT {column("person_id")}, {column("broken")}, {column("kept")}, {column("kept_later")},
  {column("julianday(last_broken) - 1721424.5")}
FROM (SELECT person_id, {PROMISE_COUNTS} FROM promise INDEXED BY promise_by_person
  WHERE {COUNTED_PROMISES} GROUP BY person_id ORDER BY person_id)
"""


def score_columns(connection: Connection, today: date, first: int, last: int) -> ScoreColumns:
    """The inputs of everyone whose id is from `first` to `last`."""
    cadence, usual = rhythms(shared=has_shared_rhythms(connection))
    ((people, own_rhythms, usual_rhythms, added),) = connection.rows(
        _PEOPLE.format(cadence=cadence, usual=usual), (first, last)
    )
    ((sizes, packed),) = connection.rows(_TOUCHES, (first, last))
    (promised,) = connection.rows(_PROMISES, {"today": today.isoformat(), "first": first, "last": last})
    return ScoreColumns(
        people,
        sizes,
        packed,
        own_rhythms,
        usual_rhythms,
        added,
        usual_days(connection),
        pauses.spans(connection, first, last),
        pauses.spans_of_owner(connection),
        PromiseColumns(*promised),
    )
