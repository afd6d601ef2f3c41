"""What was begun and not kept when the book was closed: it waits inside the book."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from regulars.domain.moments import Depth, Direction, MomentKind
from regulars.domain.people import PersonId


@dataclass(frozen=True, slots=True)
class MomentDraft:
    """A moment that was being written down."""

    about: PersonId | None
    """For whom the box was opened; None where it was opened for nobody."""
    people: tuple[PersonId, ...]
    kind: MomentKind
    direction: Direction
    depth: Depth | None
    """None follows the kind."""
    when: str
    """The day in the owner's words, as they were meant on `said_on`."""
    said_on: date
    minutes: str
    words: str
    lines: Mapping[PersonId, str] = field(default_factory=dict)
    """What is only about one of several people."""
    bought: str = ""

    def __repr__(self) -> str:
        return "MomentDraft(hidden)"


@dataclass(frozen=True, slots=True)
class LooseWords:
    """What stood in some other field of the window, with the field's name and the person on the page."""

    place: str
    words: str
    about: PersonId | None = None

    def __repr__(self) -> str:
        return "LooseWords(hidden)"


@dataclass(frozen=True, slots=True)
class Drafts:
    """Everything that waits."""

    moments: tuple[MomentDraft, ...] = ()
    loose: tuple[LooseWords, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.moments or self.loose)
