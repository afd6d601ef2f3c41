"""Filling a day: who comes first, and where the rest of the week puts the others."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from regulars.domain.agenda import DayItem, DayKind
from regulars.domain.people import PersonId

Spread = tuple[tuple[date, DayItem], ...]


def reachable_first(items: Sequence[DayItem]) -> tuple[DayItem, ...]:
    """The day in the order to go through it: promises first, then who can be reached now before who has to wait."""
    return tuple(sorted(items, key=lambda item: -1 if item.kind is DayKind.PROMISE else item.reachability))


def this_week(today: date) -> tuple[date, ...]:
    """The days from tomorrow to Sunday."""
    return tuple(today + timedelta(days=ahead) for ahead in range(1, 7 - today.weekday()))


def spread(
    items: Sequence[DayItem], today: date, rooms: Sequence[int], planned: Mapping[PersonId, date] | None = None
) -> Spread:
    """The others over the days up to Sunday, no day fuller than its room (`rooms`, Monday first).

    Whoever is `planned` for one of these days comes on it; for a later one, not this week. The others take what is left.
    """
    days, waiting = _on_their_days(items, today, planned)
    found: list[tuple[date, DayItem]] = []
    for day, wanted in days.items():
        room = rooms[day.weekday()]
        taken, waiting = wanted[:room], wanted[room:] + waiting
        more, waiting = waiting[: room - len(taken)], waiting[room - len(taken) :]
        found += [(day, item) for item in (*taken, *more)]
    return tuple(found)


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
    items: Sequence[DayItem], today: date, minutes: Sequence[int], planned: Mapping[PersonId, date] | None = None
) -> Spread:
    """As `spread`, where the owner counts minutes (Monday first) and not people."""
    days, waiting = _on_their_days(items, today, planned)
    found: list[tuple[date, DayItem]] = []
    for day, wanted in days.items():
        whole = float(minutes[day.weekday()])
        taken, crowded = that_fit(wanted, whole, whole)
        left = whole - sum(item.minutes for item in taken)
        more, waiting = that_fit([*crowded, *waiting], whole, left)
        found += [(day, item) for item in (*taken, *more)]
    return tuple(found)


def _on_their_days(
    items: Sequence[DayItem], today: date, planned: Mapping[PersonId, date] | None
) -> tuple[dict[date, list[DayItem]], list[DayItem]]:
    """By day of this week who is planned for it, and those who take what is left."""
    chosen = planned or {}
    days: dict[date, list[DayItem]] = {day: [] for day in this_week(today)}
    waiting: list[DayItem] = []
    for item in items:
        day = chosen.get(item.person, today)
        if day in days:
            days[day].append(item)
        elif day <= today:  # today's list chose somebody else
            waiting.append(item)
    return days, waiting
