"""The brief: what to know in fifteen seconds before reaching out to somebody."""

from dataclasses import dataclass
from datetime import date, datetime

from regulars.domain.agenda import Cite
from regulars.domain.health.vocabulary import Band
from regulars.domain.moments import Moment
from regulars.domain.notes import Note
from regulars.domain.occasions import Occasion
from regulars.domain.people import Channel, ContactPoint, Person
from regulars.domain.promises import Promise


@dataclass(frozen=True, slots=True)
class Opening:
    """A way to begin, in words that were really said or written, with the entry and its day."""

    text: str
    cite: Cite
    day: date


@dataclass(frozen=True, slots=True)
class Brief:
    """One screen about one person. `score_before` is the score on `before_on`, when it was noticeably different."""

    person: Person
    organisation: str
    score: float
    band: Band
    score_before: float | None
    before_on: date | None
    last: Moment | None
    remember: tuple[Note, ...]
    mine: tuple[Promise, ...]
    theirs: tuple[Promise, ...]
    openings: tuple[Opening, ...]
    coming: tuple[tuple[date, Occasion], ...]
    their_time: datetime | None
    channel: Channel
    point: ContactPoint | None
