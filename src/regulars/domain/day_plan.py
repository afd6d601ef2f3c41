"""Filling a day: who comes first, and where the rest of the week puts the others."""

from collections.abc import Sequence
from datetime import date, timedelta

from regulars.domain.agenda import DayItem, DayKind


def reachable_first(items: Sequence[DayItem]) -> tuple[DayItem, ...]:
    """The day in the order to go through it: promises first, then who can be reached now before who has to wait."""
    return tuple(sorted(items, key=lambda item: -1 if item.kind is DayKind.PROMISE else item.reachability))


def spread(items: Sequence[DayItem], today: date, rooms: Sequence[int]) -> tuple[tuple[date, DayItem], ...]:
    """The others over the days up to Sunday, no day fuller than its room (`rooms`, Monday first)."""
    planned: list[tuple[date, DayItem]] = []
    waiting = iter(items)
    for ahead in range(1, 7 - today.weekday()):
        day = today + timedelta(days=ahead)
        for _ in range(rooms[day.weekday()]):
            item = next(waiting, None)
            if item is None:
                return tuple(planned)
            planned.append((day, item))
    return tuple(planned)
