"""What the day is made of: who is due, what was answered, who was never logged."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice, pairwise

from regulars.domain.moments import Direction
from regulars.domain.pauses import Span, running_days
from regulars.domain.people import PersonId
from regulars.store import pauses
from regulars.store.database import Connection
from regulars.store.journal import Change, stored_time
from regulars.store.packed_touches import DIRECTION_CODES, PACKED
from regulars.store.rows import day_of, iso, marks

LATER, LET_GO, DONE = "later", "let-go", "done"

# Nobody is nudged about: who is not active, the owner, who is paused, who was touched today, who was answered for longer; and
# nobody at all while the owner is.
_MAY_BE = """
p.state = 'active' AND p.is_me = 0
AND NOT EXISTS (SELECT 1 FROM pause u WHERE u.person_id = p.id AND u.begins <= :today AND (u.ends IS NULL OR u.ends > :today))
AND NOT EXISTS (SELECT 1 FROM pause u WHERE u.person_id IS NULL AND u.begins <= :today AND (u.ends IS NULL OR u.ends > :today))
"""
# Done today; or put off until tonight, which is an answer until today, as long as it is not evening.
_ANSWERED_TODAY = "a.day = :today AND (a.kind = 'done' OR a.kind = 'later' AND a.until = :today AND NOT :evening)"
_ASKABLE = f"""{_MAY_BE}
AND NOT EXISTS (SELECT 1 FROM answer a WHERE a.person_id = p.id AND (a.until > :today OR {_ANSWERED_TODAY}))
"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One person who may come into the day, with what the reasons need."""

    person: PersonId
    name: str
    score: float
    band: int
    tau: float
    gaps: int
    last_day: date | None
    due_day: date | None
    late_day: date | None
    cadence: float | None
    gain: float
    photo: int | None
    silent_days: int
    """Since the last touch, without paused days; 0 where there is none."""
    longest_gap: int
    """Between two touches, without paused days."""
    last_from_them: int
    """How many of the latest touches in a row were theirs alone."""


_CANDIDATE = """
SELECT p.id, p.name, s.score, s.band, s.tau, s.gaps, s.last_day, s.due_day, s.late_day, p.cadence_days, s.gain, p.photo_id,
  t.packed
FROM {source} JOIN person p ON p.id = s.person_id LEFT JOIN touch t ON t.person_id = p.id WHERE {where}
"""


def due(connection: Connection, today: date, limit: int, *, evening: bool = False) -> list[Candidate]:
    """Those who are due, the ones whose bond gains most from a touch now first. Walks an index: quick in a large book.

    Here and below, `evening` brings back those who were put off until tonight.
    """
    where = f"s.due_day <= :today AND s.last_day IS NOT NULL AND s.last_day < :today AND {_ASKABLE}"
    sql = (
        _CANDIDATE.format(source="score s INDEXED BY score_by_gain", where=where)
        + " ORDER BY s.gain DESC, p.id LIMIT :limit"
    )
    return _candidates(connection, sql, {"today": today.isoformat(), "limit": limit, "evening": evening})


def newcomers(
    connection: Connection, today: date, since: date, limit: int, *, evening: bool = False
) -> list[Candidate]:
    """Those with a single touch, not yet due, that lies between `since` and a week ago."""
    where = (
        "s.band = 0 AND s.gaps = 0 AND s.last_day BETWEEN :since AND date(:today, '-7 days') AND s.due_day > :today"
        f" AND {_ASKABLE}"
    )
    sql = (
        _CANDIDATE.format(source="score s INDEXED BY score_newcomers", where=where)
        + " ORDER BY s.last_day, p.id LIMIT :limit"
    )
    values = {"today": today.isoformat(), "since": since.isoformat(), "limit": limit, "evening": evening}
    return _candidates(connection, sql, values)


def named(
    connection: Connection, today: date, people: Mapping[PersonId, date], limit: int, *, evening: bool = False
) -> list[Candidate]:
    """Of these people, the ones whose bond gains most, as far as they may be nudged about and were not in touch today.

    Each comes with the day since which there is a reason: an answer from before that day was about something else.
    """
    if not people or limit <= 0:
        return []
    # Ranked by one number each before anything else of them is read: a large book owes something to thousands.
    everybody = int(connection.value("SELECT coalesce(max(person_id), 0) FROM score"))
    ranks = _AMONG_ALL if len(people) ** 2 * _LOOKUP_COSTS > limit * everybody else _ONE_BY_ONE
    ranked = (int(row[0]) for row in connection.execute(ranks, (json.dumps([int(person) for person in people]),)))
    found: list[Candidate] = []
    while len(found) < limit and (part := list(islice(ranked, limit))):
        since = json.dumps([[person, people[PersonId(person)].isoformat()] for person in part])
        values = {"today": today.isoformat(), "people": since, "evening": evening}
        found += _candidates(connection, _NAMED, values)
    return found[:limit]


_ONE_BY_ONE = """
SELECT s.person_id FROM json_each(?) e CROSS JOIN score s INDEXED BY score_gain_of ON s.person_id = e.value
ORDER BY s.gain DESC, s.person_id
"""
# From the highest gain on, until enough are found: of many people the first soon come.
_AMONG_ALL = """
SELECT s.person_id FROM score s INDEXED BY score_by_gain WHERE s.person_id IN (SELECT value FROM json_each(?))
ORDER BY s.gain DESC, s.person_id
"""
_LOOKUP_COSTS = 14
"""Times what passing by one person in the order of gains does."""

_UNANSWERED = f"""NOT EXISTS (SELECT 1 FROM answer a WHERE a.person_id = p.id
  AND (a.until > :today AND a.day >= (r.value ->> 1) OR {_ANSWERED_TODAY}))"""
_NAMED = (
    _CANDIDATE.format(
        source="json_each(:people) r CROSS JOIN score s ON s.person_id = r.value ->> 0",
        where=f"coalesce(s.last_day, '') < :today AND {_MAY_BE} AND {_UNANSWERED}",
    )
    + " ORDER BY r.key"
)


def planned(
    connection: Connection, today: date, turns: Mapping[PersonId, date], rhythms: Collection[PersonId]
) -> list[Candidate]:
    """Of these people, each planned for a later day, those who may be nudged about on it. Those in `rhythms` are planned for
    nothing but their rhythm, which a touch today or an answer for longer has met."""
    if not turns:
        return []
    asked = json.dumps([[person, day.isoformat(), int(person in rhythms)] for person, day in turns.items()])
    return _candidates(connection, _PLANNED, {"today": today.isoformat(), "turns": asked})


_PLANNED = (
    _CANDIDATE.format(
        source="json_each(:turns) r CROSS JOIN score s ON s.person_id = r.value ->> 0",
        where="""p.state = 'active' AND p.is_me = 0
AND NOT EXISTS (SELECT 1 FROM pause u WHERE (u.person_id = p.id OR u.person_id IS NULL)
  AND u.begins <= r.value ->> 1 AND (u.ends IS NULL OR u.ends > r.value ->> 1))
AND (NOT r.value ->> 2 OR coalesce(s.last_day, '') < :today AND NOT EXISTS (SELECT 1 FROM answer a
  WHERE a.person_id = p.id AND (a.until > r.value ->> 1 OR a.day = :today AND a.kind = 'done')))""",
    )
    + " ORDER BY r.key"
)


def may_be_named(
    connection: Connection, today: date, people: Mapping[PersonId, date], *, evening: bool = False
) -> dict[PersonId, str]:
    """The names of those of these people about whom the owner may be nudged.

    Each comes with the day since which there is a reason, as for `named`.
    """
    if not people:
        return {}
    since = json.dumps([[person, day.isoformat()] for person, day in people.items()])
    rows = connection.rows(_MAY_BE_NAMED, {"today": today.isoformat(), "people": since, "evening": evening})
    return {PersonId(row[0]): str(row[1]) for row in rows}


_MAY_BE_NAMED = f"""
SELECT p.id, p.name FROM json_each(:people) r CROSS JOIN person p ON p.id = r.value ->> 0 WHERE {_MAY_BE} AND {_UNANSWERED}
"""


def owed(connection: Connection, today: date) -> dict[PersonId, date]:
    """To whom the owner has a promise open that is due, and the newest day on which one fell due."""
    rows = connection.rows(
        "SELECT person_id, max(due_on) FROM promise INDEXED BY promise_open"
        " WHERE state = 'open' AND by = 'me' AND due_on <= ? GROUP BY person_id",
        (today.isoformat(),),
    )
    return {PersonId(row[0]): date.fromisoformat(row[1]) for row in rows}


def _candidates(connection: Connection, sql: str, values: dict[str, object]) -> list[Candidate]:
    found = []
    rows, today = connection.rows(sql, values), date.fromisoformat(str(values["today"]))
    of_owner = pauses.spans_of_owner(connection)
    own = pauses.spans(connection, min(row[0] for row in rows), max(row[0] for row in rows)) if rows else {}
    for row in rows:
        person, name, score, band, tau, gaps, last, due_on, late, cadence, gain, photo, packed = row
        paused = [*of_owner, *own.get(person, ())]
        longest, from_them = _touch_facts(packed or b"", paused)
        spans = day_of(last), day_of(due_on), day_of(late)
        silent = running_days(spans[0], today, paused) if spans[0] is not None else 0
        facts = cadence, gain, photo, silent, longest, from_them
        found.append(Candidate(PersonId(person), name, score, band, tau, gaps, *spans, *facts))
    return found


def _touch_facts(packed: bytes, paused: Sequence[Span]) -> tuple[int, int]:
    touches = list(PACKED.iter_unpack(packed))
    days = [touch[0] for touch in touches]
    if paused:
        on = [date.fromordinal(day) for day in days]
        longest = max((running_days(earlier, later, paused) for earlier, later in pairwise(on)), default=0)
    else:
        longest = max((later - earlier for earlier, later in pairwise(days)), default=0)
    from_them = 0
    for _, direction, _ in reversed(touches):
        if direction != DIRECTION_CODES[Direction.THEM]:
            break
        from_them += 1
    return longest, from_them


def never_logged(
    connection: Connection, today: date, limit: int, *, evening: bool = False
) -> list[tuple[PersonId, str]]:
    """People without any moment, the ones who came in first first."""
    rows = connection.rows(
        "SELECT p.id, p.name FROM score s INDEXED BY score_never_logged CROSS JOIN person p ON p.id = s.person_id"
        f" WHERE s.last_day IS NULL AND {_ASKABLE} ORDER BY s.person_id LIMIT :limit",
        {"today": today.isoformat(), "limit": limit, "evening": evening},
    )
    return [(PersonId(row[0]), str(row[1])) for row in rows]


def has_anybody(connection: Connection) -> bool:
    """Whether there is an active person beside the owner."""
    return bool(connection.value("SELECT EXISTS (SELECT 1 FROM person WHERE state = 'active' AND is_me = 0)"))


def asked_since(connection: Connection, moment: datetime) -> int:
    """How many never-logged people were asked about since then."""
    return int(
        connection.value(
            "SELECT count(*) FROM step WHERE act = 'tell-last-seen' AND kind <> 'undo' AND undone_by IS NULL"
            " AND at >= ?",
            (stored_time(moment),),
        )
    )


def reached(connection: Connection, first: date, last: date) -> int:
    """How many people the owner was in touch with, or settled in the day, from `first` to `last`, which is today."""
    return int(
        connection.value(
            "SELECT count(*) FROM (SELECT person_id FROM score WHERE reached_day BETWEEN :first AND :last"
            " UNION SELECT person_id FROM answer WHERE kind = 'done' AND day BETWEEN :first AND :last)",
            {"first": first.isoformat(), "last": last.isoformat()},
        )
    )


def answer(change: Change, person: PersonId, kind: str, day: date, until: date | None, reason: str = "") -> int:
    """Keep what the owner said to a nudge."""
    return change.insert(
        "answer",
        {"person_id": person, "kind": kind, "day": day.isoformat(), "until": iso(until), "reason": reason},
    )


def let_go_last(connection: Connection, person: PersonId) -> tuple[date, date, str] | None:
    """When a person was let go last: the day, until when they rest, and why."""
    row = connection.row(
        "SELECT day, until, reason FROM answer INDEXED BY answer_by_person WHERE person_id = ? AND kind = ?"
        " ORDER BY id DESC LIMIT 1",
        (person, LET_GO),
    )
    return None if row is None else (date.fromisoformat(row[0]), date.fromisoformat(row[1]), str(row[2]))


def organisations(connection: Connection, people: Sequence[PersonId]) -> dict[PersonId, str]:
    """The first organisation of each of these people."""
    rows = connection.rows(
        "SELECT m.person_id, o.name FROM membership m JOIN organisation o ON o.id = m.organisation_id"
        f" WHERE m.person_id IN ({marks(len(people))}) AND m.until = '' ORDER BY m.id DESC",
        list(people),
    )
    return {PersonId(person): str(name) for person, name in rows}


def last_moments(connection: Connection, person: PersonId, direction: str, limit: int) -> list[tuple[int, date]]:
    """The newest moments in one direction: id and day."""
    rows = connection.rows(
        "SELECT m.id, m.day FROM moment_person mp JOIN moment m ON m.id = mp.moment_id"
        " WHERE mp.person_id = ? AND (? = '' OR m.direction = ?) ORDER BY m.day DESC, m.id DESC LIMIT ?",
        (person, direction, direction, limit),
    )
    return [(int(row[0]), date.fromisoformat(row[1])) for row in rows]
