"""What a sentence was understood to say. What was not understood is in `words`, as it was typed; nothing is made up."""

from dataclasses import dataclass
from datetime import date
from datetime import time as clock_time

from regulars.domain.moments import Depth, Direction, MomentKind
from regulars.domain.notes import NoteKind, Source, Strength
from regulars.domain.promises import PromiseBy


@dataclass(frozen=True, slots=True, repr=False)
class Mention:
    """A name in the sentence, as it was typed, from letter `start` up to `end`. `known`: somebody is called so."""

    text: str
    start: int
    end: int
    known: bool

    def __repr__(self) -> str:
        return f"Mention({self.start}, {self.end})"  # a name in a log would be a leak


@dataclass(frozen=True, slots=True)
class HeardMoment:
    """A contact that happened. Without a `day` it was just now; `time` is None where none was said.

    `done` is what was done for somebody, as it was typed: "balayage".
    """

    kind: MomentKind
    direction: Direction
    depth: Depth | None = None
    minutes: int | None = None
    day: date | None = None
    time: clock_time | None = None
    fuzzy: bool = False
    done: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class HeardNote:
    """Something to know about the person with the number `about` among those mentioned."""

    kind: NoteKind
    text: str
    strength: Strength = Strength.CLEAR
    source: Source = Source.TOLD
    about: int = 0

    def __repr__(self) -> str:
        return f"HeardNote({self.kind})"


@dataclass(frozen=True, slots=True, repr=False)
class HeardPromise:
    """What somebody will do, for when, and the words in which it was typed."""

    by: PromiseBy
    text: str
    due: date | None = None
    quote: str = ""

    def __repr__(self) -> str:
        return f"HeardPromise({self.by})"


@dataclass(frozen=True, slots=True, repr=False)
class Heard:
    """A whole sentence. `language` is the one whose phrases were used."""

    people: tuple[Mention, ...] = ()
    moment: HeardMoment | None = None
    notes: tuple[HeardNote, ...] = ()
    promises: tuple[HeardPromise, ...] = ()
    words: str = ""
    language: str = ""

    def __repr__(self) -> str:
        return f"Heard({len(self.people)} people, {len(self.notes)} notes, {len(self.promises)} promises)"
