"""The privacy line: once a month a few notes are looked through. Would the owner say each of them to their face?"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from regulars.domain.notes import Note
from regulars.domain.people import PersonId

AT_ONCE = 5
"""So many notes are one round: two minutes."""
REST = timedelta(days=30)
"""So long nobody asks about a note that was made, reworded or confirmed."""
TOUCHY_REST = timedelta(days=180)
"""After this a touchy note that may be read by whoever looks over a shoulder goes before all others again."""


@dataclass(frozen=True, slots=True, repr=False)
class Asked:
    """One note that is asked about, and whose it is."""

    person: PersonId
    name: str
    note: Note
    is_touchy: bool = False
    """Whether its words are about health, faith and the like."""

    def __repr__(self) -> str:
        return f"Asked({self.person}, {self.note!r})"

    def is_pressing(self, today: date) -> bool:
        """Whether it is touchy, open to any eye, and was never looked at, or not for long."""
        unseen = self.note.confirmed_on is None or self.note.known_on <= today - TOUCHY_REST
        return self.is_touchy and not self.note.veiled and unseen


@dataclass(frozen=True, slots=True)
class NoteRound:
    """The notes that are left of a round, in the order in which they are asked about."""

    asked: tuple[Asked, ...]
    answered: int = 0
    """How many of the round were answered before."""
    may_wait: bool = True
    """Whether it can still be put off: it was neither finished nor put off this month."""

    @property
    def size(self) -> int:
        """How many notes the round has, from its first to its last."""
        return self.answered + len(self.asked)


def may_be_asked(note: Note, today: date) -> bool:
    """Whether a note still holds, and was not heard of within the last month."""
    return note.known_on <= today - REST and not note.is_over(today)


def choose(
    notes: Iterable[Asked], today: date, most: int = AT_ONCE, met: Collection[PersonId] = ()
) -> tuple[Asked, ...]:
    """Which notes are asked about: the pressing ones first, then those unheard of for longest, each of another person.

    Only where that is not enough a person comes twice, or is one of those in `met` (asked about in this round before), and
    only where all others are not enough a veiled note is among them.
    """
    waiting = [one for one in notes if may_be_asked(one.note, today)]
    waiting.sort(key=lambda one: (not one.is_pressing(today), one.note.known_on, one.note.id))
    chosen: list[Asked] = []
    known = set(met)
    for veiled in (False, True):
        first: list[Asked] = []
        again: list[Asked] = []
        for one in waiting:
            if one.note.veiled is veiled:
                (again if one.person in known else first).append(one)
                known.add(one.person)
        chosen += first + again
    return tuple(chosen[:most])


def begins_on(today: date, rooms: Sequence[int]) -> date:
    """The first working day of this month; its first day where the owner never works. `rooms`: seven, Monday first.

    >>> begins_on(date(2026, 11, 22), (5, 5, 5, 5, 5, 0, 0)).isoformat()
    '2026-11-02'
    """
    first = today.replace(day=1)
    week = [first + timedelta(days=ahead) for ahead in range(7)]
    return next((day for day in week if rooms[day.weekday()]), first)


def next_month(today: date) -> date:
    """The first day of the month after.

    >>> next_month(date(2026, 12, 31)).isoformat()
    '2027-01-01'
    """
    return (today.replace(day=1) + timedelta(days=32)).replace(day=1)
