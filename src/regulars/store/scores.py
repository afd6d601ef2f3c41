"""The scores as they are kept for the next start: read here by pages, written by `touches`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from regulars.domain.people import PersonId
from regulars.store.database import Connection
from regulars.store.rows import day_of


@dataclass(frozen=True, slots=True)
class StoredScore:
    """One person's score as it is kept for the next start (`band` as in `domain.health.Band`)."""

    person: PersonId
    score: float
    band: int
    tau: float
    gaps: int
    trend: float
    last_day: date | None
    due_day: date | None
    late_day: date | None
    gain: float = 0.0
    """How much a message from the owner would add today."""


def stored_scores(connection: Connection, people: Sequence[PersonId]) -> dict[PersonId, StoredScore]:
    """The kept scores of some people."""
    marks = ", ".join("?" * len(people))
    rows = connection.rows(
        "SELECT person_id, score, band, tau, gaps, trend, last_day, due_day, late_day, gain FROM score"
        f" WHERE person_id IN ({marks})",
        list(people),
    )
    return {
        PersonId(row[0]): StoredScore(
            PersonId(row[0]),
            row[1],
            row[2],
            row[3],
            row[4],
            row[5],
            day_of(row[6]),
            day_of(row[7]),
            day_of(row[8]),
            row[9],
        )
        for row in rows
    }
