"""Touches and scores: what the health score reads and writes. Both are derived, and kept in step by every change.

A person's touches are packed in one blob, six bytes a day: the day's ordinal (int32), who reached out (int8: 0 they, 1 me,
2 both) and how deep (int8: 0 light, 1 normal, 2 deep), little-endian, oldest first. Reading 100,000 such rows costs a
twentieth of reading two million moments.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from regulars.domain.moments import NOT_COUNTING_AT_FIRST, Direction, MomentKind
from regulars.domain.pauses import Span
from regulars.domain.people import PersonId
from regulars.store import pauses
from regulars.store.database import Connection
from regulars.store.packed_touches import DEPTH_CODES, DIRECTION_CODES, PACKED


@dataclass(frozen=True, slots=True)
class ScoreInputs:
    """What the score needs of some people, a column each, all of the same length: packed touches, the rhythm that was set, the
    usual one (the circle's, else the owner's), the ISO day of coming in. By place in the columns, for those who have any:
    pauses, past and ahead (an end of None is open), and promises. And the owner's own pauses, which hold for all of them."""

    people: Sequence[PersonId]
    packed: Sequence[bytes]
    cadence: Sequence[float | None]
    usual: Sequence[float | None]
    added: Sequence[str]
    pauses: Mapping[int, Sequence[Span]]
    pauses_of_owner: Sequence[Span]
    promises: "Mapping[int, PromiseCounts]"


@dataclass(frozen=True, slots=True)
class PromiseCounts:
    """The owner's promises to one person. `last_broken` is the day on which the newest broken one broke."""

    broken: int
    kept: int
    kept_later: int
    last_broken: date | None


COUNTED_KINDS_SETTING = "counted_kinds"
USUAL_DAYS_SETTING = "usual_days"


_COUNTED_AT_FIRST = frozenset(MomentKind) - NOT_COUNTING_AT_FIRST


def counted_kinds(connection: Connection) -> frozenset[MomentKind]:
    """The kinds of moments that are touches: all but likes and invoices, until the owner says otherwise."""
    value = connection.value("SELECT value FROM setting WHERE key = ?", (COUNTED_KINDS_SETTING,))
    if value is None:
        return _COUNTED_AT_FIRST
    return frozenset(MomentKind(kind) for kind in json.loads(value))


def usual_days(connection: Connection) -> float | None:
    """The rhythm that the owner called usual, for everybody without a nearer one; None until it was ever set."""
    value = connection.value("SELECT value FROM setting WHERE key = ?", (USUAL_DAYS_SETTING,))
    return None if value is None else float(json.loads(value))


def setting_touched(connection: Connection, step: int, key: str) -> bool:
    """Whether a step touched this setting."""
    return bool(
        connection.value(
            "SELECT 1 FROM journal j LEFT JOIN setting s ON s.id = j.first_id WHERE j.step_id = ? AND j.tbl = 'setting'"
            " AND coalesce(json_extract(j.old, '$.key'), s.key) = ?",
            (step, key),
        )
    )


_CLOCK = "cadence_days household_id added_on pinned_band pin_until".split()
_CLOCK_NOW, _CLOCK_BEFORE = (
    ", ".join(form.format(name) for name in _CLOCK) for form in ("p.{}", "json_extract(j.old, '$.{}')")
)


def clock_touched(connection: Connection, step: int) -> bool:
    """Whether a step made or removed people, or touched a column of theirs that the score reads."""
    return bool(
        connection.value(
            "SELECT 1 FROM journal j LEFT JOIN person p ON p.id = j.first_id WHERE j.step_id = ? AND j.tbl = 'person'"
            f" AND (j.op <> 'U' OR ({_CLOCK_NOW}) IS NOT ({_CLOCK_BEFORE})) LIMIT 1",
            (step,),
        )
    )


_MOMENTS = """
SELECT mp.person_id, m.day, m.direction, m.depth FROM moment_person mp JOIN moment m ON m.id = mp.moment_id
WHERE mp.person_id BETWEEN ? AND ? AND m.kind IN ({kinds}) ORDER BY mp.person_id, m.day
"""


@lru_cache(maxsize=8)
def _moments_of(counted: frozenset[MomentKind]) -> str:
    return _MOMENTS.format(kinds=", ".join(f"'{kind.value}'" for kind in sorted(counted)))


def repack(connection: Connection, people: Iterable[tuple[int, int]], counted: frozenset[MomentKind]) -> None:
    """Work out the packed touches of the people in the given id ranges (both ends in) anew."""
    sql = _moments_of(counted)
    for first, last in people:
        packed = _packed(connection.execute(sql, (first, last)))
        if first == last:
            _repack_one(connection, first, next(packed, None))
            continue
        connection.execute("DELETE FROM touch WHERE person_id BETWEEN ? AND ?", (first, last))
        connection.executemany("INSERT INTO touch (person_id, packed) VALUES (?, ?)", packed)


def _repack_one(connection: Connection, person: int, row: tuple[int, bytes] | None) -> None:
    if row is None:
        connection.execute("DELETE FROM touch WHERE person_id = ?", (person,))
        return
    connection.execute(
        "INSERT INTO touch (person_id, packed) VALUES (?, ?)"
        " ON CONFLICT (person_id) DO UPDATE SET packed = excluded.packed WHERE packed <> excluded.packed",
        row,
    )


def _packed(rows: Iterable[tuple[int, str, str, str]]) -> Iterator[tuple[int, bytes]]:
    for person, of_person in groupby(rows, key=itemgetter(0)):
        packed = bytearray()
        day, who, deep = "", 0, 0
        for _, on, direction, depth in of_person:
            if on == day:  # one touch a day
                who = who if who == _DIRECTION_OF[direction] else _BOTH
                deep = max(deep, _DEPTH_OF[depth])
                continue
            if day:
                packed += PACKED.pack(date.fromisoformat(day).toordinal(), who, deep)
            day, who, deep = on, _DIRECTION_OF[direction], _DEPTH_OF[depth]
        packed += PACKED.pack(date.fromisoformat(day).toordinal(), who, deep)
        yield person, bytes(packed)


_DIRECTION_OF = {direction.value: code for direction, code in DIRECTION_CODES.items()}
_DEPTH_OF = {depth.value: code for depth, code in DEPTH_CODES.items()}
_BOTH = DIRECTION_CODES[Direction.BOTH]


# The owner's wish for this person or household, and what is usual in the quickest of the circles.
_SHARED = (
    "coalesce(p.cadence_days, (SELECT cadence_days FROM household h WHERE h.id = p.household_id))",
    "(SELECT min(c.cadence_days) FROM circle_member cm JOIN circle c ON c.id = cm.circle_id WHERE cm.person_id = p.id)",
)


def has_shared_rhythms(connection: Connection) -> bool:
    """Whether any circle or household has a rhythm of its own."""
    return bool(
        connection.value(
            "SELECT EXISTS (SELECT 1 FROM circle WHERE cadence_days IS NOT NULL)"
            " OR EXISTS (SELECT 1 FROM household WHERE cadence_days IS NOT NULL)"
        )
    )


def rhythms(*, shared: bool) -> tuple[str, str]:
    """The SQL for the rhythm that was set for a person `p`, and for the one that is usual where the person belongs."""
    return _SHARED if shared else ("p.cadence_days", "NULL")


def score_inputs(connection: Connection, today: date, first: int, last: int) -> ScoreInputs:
    """The inputs of the few people whose ids are from `first` to `last`, in the order of ids; of many: `score_columns`."""
    cadence_sql, usual_sql = rhythms(shared=has_shared_rhythms(connection))
    rows = connection.rows(
        f"SELECT p.id, t.packed, {cadence_sql}, {usual_sql}, p.added_on"
        " FROM person p LEFT JOIN touch t ON t.person_id = p.id WHERE p.id BETWEEN ? AND ? ORDER BY p.id",
        (first, last),
    )
    people, packed, cadence, usual, added = zip(*rows, strict=True) if rows else ((),) * 5
    everybody = usual_days(connection)
    paused = pauses.spans(connection, first, last)
    counts = promise_counts(connection, today, first, last)
    return ScoreInputs(
        people,
        [blob or b"" for blob in packed],
        cadence,
        usual if everybody is None else [everybody if days is None else days for days in usual],
        added,
        {place: paused[person] for place, person in enumerate(people) if person in paused} if paused else {},
        pauses.spans_of_owner(connection),
        {place: counts[person] for place, person in enumerate(people) if person in counts} if counts else {},
    )


def id_bounds(connection: Connection, first: int, last: int) -> tuple[int, int]:
    """The first and the last id of anybody from `first` to `last`; (0, -1) when there is nobody."""
    row = connection.row("SELECT min(id), max(id) FROM person WHERE id BETWEEN ? AND ?", (first, last))
    return (0, -1) if row is None or row[0] is None else (int(row[0]), int(row[1]))


def score_input(connection: Connection, today: date, person: PersonId, packed: bytes) -> ScoreInputs:
    """The inputs of one person, over the given touches instead of the kept ones."""
    return replace(score_inputs(connection, today, person, person), packed=[packed])


PROMISE_COUNTS = """sum(state = 'broken' OR state = 'late' OR (state = 'open' AND due_on < :today)) AS broken,
  sum(state = 'kept') AS kept, sum(state = 'late') AS kept_later,
  max(CASE WHEN state = 'broken' THEN coalesce(settled_on, due_on)
           WHEN state = 'open' AND due_on < :today THEN due_on END) AS last_broken"""
"""The SQL of `PromiseCounts`, for the promises of one person."""
COUNTED_PROMISES = "by = 'me' AND person_id BETWEEN :first AND :last"


def promise_counts(connection: Connection, today: date, first: int, last: int) -> dict[int, PromiseCounts]:
    """The owner's own promises, counted per person; people without any are left out."""
    rows = connection.rows(
        f"SELECT person_id, {PROMISE_COUNTS} FROM promise WHERE {COUNTED_PROMISES} GROUP BY person_id",
        {"today": today.isoformat(), "first": first, "last": last},
    )
    return {
        person: PromiseCounts(broken or 0, kept or 0, later or 0, date.fromisoformat(broke) if broke else None)
        for person, broken, kept, later, broke in rows
    }


def counted_moments(connection: Connection, person: PersonId) -> list[tuple[int, int, int, int, MomentKind]]:
    """A person's moments that are touches, oldest first: id, day (`date.toordinal`), direction code, depth code, kind."""
    kinds = ", ".join(f"'{kind.value}'" for kind in sorted(counted_kinds(connection)))
    rows = connection.rows(
        "SELECT m.id, CAST(julianday(m.day) - 1721424.5 AS INTEGER), m.direction, m.depth, m.kind"
        " FROM moment_person mp JOIN moment m ON m.id = mp.moment_id"
        f" WHERE mp.person_id = ? AND m.kind IN ({kinds}) ORDER BY m.day, m.id",
        (person,),
    )
    # Days by SQLite, enumerations by dictionaries: a page over thousands of moments opens in half the time.
    directions = {direction.value: code for direction, code in DIRECTION_CODES.items()}
    depths = {depth.value: code for depth, code in DEPTH_CODES.items()}
    named = {kind.value: kind for kind in MomentKind}
    return [
        (moment, day, directions[direction], depths[depth], named[kind]) for moment, day, direction, depth, kind in rows
    ]


_KEPT = "score band tau gaps trend last_day due_day late_day gain reached_day".split()

_IN_ROW = ", ".join(f"score.{name}" for name in ["as_of", *_KEPT])

KeptScore = tuple[PersonId, float, int, float, int, float, str | None, str | None, str | None, float, str | None]
"""A row to keep, in the order of the columns: whose, the score, and what Today and People need with it. Days are ISO."""


def save_scores(connection: Connection, as_of: date, scores: Iterable[KeptScore]) -> None:
    """Keep scores for the next start."""
    # Not REPLACE: that would open a savepoint, at which the full-text tables write what they hold, and later once more.
    connection.executemany(
        f"INSERT INTO score (as_of, person_id, {', '.join(_KEPT)})"
        f" VALUES ('{as_of.isoformat()}', {', '.join('?' * (len(_KEPT) + 1))})"
        f" ON CONFLICT (person_id) DO UPDATE SET as_of = excluded.as_of,"
        f" {', '.join(f'{name} = excluded.{name}' for name in _KEPT)}"
        f" WHERE ({_IN_ROW}) IS NOT ({', '.join(f'excluded.{name}' for name in ['as_of', *_KEPT])})",
        scores,
    )


def scored_on(connection: Connection) -> date | None:
    """The oldest day for which a kept score was worked out; None when the book has none."""
    return _day(connection.value("SELECT min(as_of) FROM score"))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
