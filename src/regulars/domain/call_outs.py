"""Call-outs: the owner opened the phone or the mail for somebody, and the minute after is still to come."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from regulars.domain.moments import Depth, MomentId
from regulars.domain.notes import NoteId
from regulars.domain.people import Channel, PersonId

KEPT_FOR = timedelta(days=3)
"""After that nobody remembers what was said, and it is not asked any more."""


@dataclass(frozen=True, slots=True, repr=False)
class CallOut:
    """One program opened for one person, `at` the owner's local time.

    `newest` is the person's newest moment by number as it was then: one with a higher number answers the call-out. `asked`:
    the box has been shown for it; it is not shown by itself again.
    """

    person: PersonId
    channel: Channel
    at: datetime
    newest: MomentId
    asked: bool = False
    name: str = ""

    def __repr__(self) -> str:
        return f"CallOut({self.person}, {self.channel})"


@dataclass(frozen=True, slots=True, repr=False)
class MinuteAfter:
    """What the owner says about it; everything may be left out. `still_true` None leaves the `note` asked about alone."""

    said: str = ""
    promise: str = ""
    depth: Depth | None = None
    note: NoteId | None = None
    still_true: bool | None = None

    def __repr__(self) -> str:
        return "MinuteAfter(hidden)"
