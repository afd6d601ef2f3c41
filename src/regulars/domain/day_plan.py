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


def that_fit(items: Sequence[DayItem], whole: float, left: float) -> tuple[list[DayItem], list[DayItem]]:
    """Who fits into the `left` of the `whole` minutes of a day, in their order, and all others.

    Whoever takes longer than any such day would never come: they may have a day to themselves.
    """
    taken: list[DayItem] = []
    others: list[DayItem] = []
    for item in items:
        alone = item.minutes > whole > 0 and left == whole and not taken
        if item.minutes <= left or alone:
            taken.append(item)
            left -= item.minutes
        else:
            others.append(item)
    return taken, others


def spread_by_minutes(
    items: Sequence[DayItem], today: date, minutes: Sequence[int]
) -> tuple[tuple[date, DayItem], ...]:
    """As `spread`, where the owner counts minutes (Monday first) and not people."""
    planned: list[tuple[date, DayItem]] = []
    waiting: Sequence[DayItem] = items
    for ahead in range(1, 7 - today.weekday()):
        day = today + timedelta(days=ahead)
        taken, waiting = that_fit(waiting, minutes[day.weekday()], minutes[day.weekday()])
        planned += [(day, item) for item in taken]
    return tuple(planned)
