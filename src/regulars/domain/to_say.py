"""What the owner wants to say to somebody: their own words, typed ahead of time and kept as typed. Nothing fills them in."""

from dataclasses import dataclass
from datetime import date

from regulars.domain.people import PersonId


@dataclass(frozen=True, slots=True)
class ToSay:
    """The words for one person. `met_since`: the two were in touch since they were written, so they may be said by now."""

    person: PersonId
    text: str
    written_on: date
    met_since: bool = False

    def __repr__(self) -> str:
        return f"ToSay({self.person})"  # the words are for one person alone
