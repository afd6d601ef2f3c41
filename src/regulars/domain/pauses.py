"""Pauses: spans of days on which no clock runs, for one person or, when the owner is away, for everybody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NewType

from regulars.domain.people import PersonId

PauseId = NewType("PauseId", int)
Span = tuple[date, date | None]
"""The first paused day, and the first day that counts again (None: open)."""


@dataclass(frozen=True, slots=True, repr=False)
class Pause:
    """One pause: its first day, and the first day that counts again (None: nobody knows yet). `person` None: the owner's."""

    id: PauseId
    person: PersonId | None
    begins: date
    ends: date | None = None
    reason: str = ""

    def __repr__(self) -> str:
        return f"Pause({self.id})"  # a reason in a log would be a leak

    def is_on(self, day: date) -> bool:
        """Whether the clock stands still on that day."""
        return self.begins <= day and not self.is_over(day)

    def is_over(self, day: date) -> bool:
        """Whether the clock runs again since that day, or an earlier one."""
        return self.ends is not None and self.ends <= day


def pause_on(pauses: Iterable[Pause], day: date) -> Pause | None:
    """The pause that is on that day; of several the one that ends last, an open one above all.

    >>> away = Pause(PauseId(1), None, date(2026, 12, 1), date(2027, 1, 7))
    >>> pause_on([away], date(2027, 1, 6)) is away, pause_on([away], date(2027, 1, 7))
    (True, None)
    """
    return max((one for one in pauses if one.is_on(day)), key=lambda one: one.ends or date.max, default=None)


def pause_now_or_next(pauses: Iterable[Pause], day: date) -> Pause | None:
    """The pause that is on that day, else the next one to begin; None when none is ahead."""
    known = tuple(pauses)
    ahead = [one for one in known if one.begins > day]
    return pause_on(known, day) or min(ahead, key=lambda one: one.begins, default=None)


def running_days(first: date, last: date, pauses: Iterable[Span]) -> int:
    """How many days passed from `first` to `last` without the paused ones; pauses may overlap.

    >>> running_days(date(2026, 11, 1), date(2026, 11, 22), [(date(2026, 11, 5), date(2026, 11, 15))])
    11
    """
    count, since = 0, first
    for begins, ends in sorted(pauses, key=lambda span: span[0]):
        if begins >= last:
            break
        count += max((begins - since).days, 0)
        since = max(since, min(ends or last, last))
    return count + max((last - since).days, 0)
