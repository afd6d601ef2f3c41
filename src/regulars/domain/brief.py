"""The brief: what to know in fifteen seconds before reaching out to somebody."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from regulars.domain.agenda import Cite
from regulars.domain.health.vocabulary import Band
from regulars.domain.moments import Moment
from regulars.domain.notes import Note
from regulars.domain.occasions import Occasion
from regulars.domain.people import Channel, ContactPoint, Person
from regulars.domain.pins import Pin
from regulars.domain.promises import Promise, PromiseBy

if TYPE_CHECKING:
    from regulars.domain.to_say import ToSay

LONG_SILENT_DAYS = 90
"""So many days without a touch, and past the day on which it is late: then it is the first words back that help."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A way to begin, in words that were really said or written, with the entry and its day."""

    text: str
    cite: Cite
    day: date


@dataclass(frozen=True, slots=True, repr=False)
class LastWords:
    """What was said last from one side, as it stands in the entry; a promise's own words where they were given with it."""

    by: PromiseBy
    text: str
    cite: Cite
    day: date

    def __repr__(self) -> str:
        return f"LastWords({self.by}, {self.cite})"


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
    """Everything that must be avoided, then the few other things that help most."""
    mine: tuple[Promise, ...]
    theirs: tuple[Promise, ...]
    openings: tuple[Opening, ...]
    coming: tuple[tuple[date, Occasion], ...]
    their_time: datetime | None
    channel: Channel
    point: ContactPoint | None
    veiled_avoid: int = 0
    greeting: str = ""
    """How to greet them, in the language to speak with them."""
    """How many things must be avoided that are veiled: that there are some is said, what they are is not."""
    to_confirm: Note | None = None
    """The one aged note to ask about in passing."""
    over: Note | None = None
    """The note whose day has passed first: kept on or erased, as the owner says."""
    good_from: time | None = None
    """From when a call is welcome where they are; None where it is now, or nobody knows their clock."""
    aged: tuple[Note, ...] = ()
    """The few facts that may not be true any more, the longest unheard first."""
    family: tuple[Note, ...] = ()
    """What is known of those around them; their names stand in the person's links."""
    last_words: tuple[LastWords, ...] = ()
    """What was said last from each side, the newer first; no side twice."""
    pin: Pin | None = None
    """The level set by hand, while it holds: `band` is its word, `score` what it is without it."""
    to_say: "ToSay | None" = None
    """What the owner wants to say, as they typed it."""
    silent_days: int | None = None
    """How long it has been quiet, where that is long for the two of them: then `last_words` are from real talks."""
