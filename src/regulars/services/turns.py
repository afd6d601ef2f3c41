"""Whose turn comes later in the week, as the weeks were planned: whom today has no room for, and who is not due yet."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from regulars.domain.agenda import DayItem
from regulars.domain.day_plan import this_week
from regulars.domain.people import PersonId
from regulars.domain.planner import Planned, PlanReason
from regulars.domain.posting import post_by
from regulars.domain.promises import PromiseBy, PromiseState
from regulars.domain.settings import Settings
from regulars.services import coming_days
from regulars.services.coming_days import NearDate
from regulars.store import day as days
from regulars.store import occasions, promises
from regulars.store.database import Connection
from regulars.store.day import Candidate

ItemOf = Callable[[Candidate, NearDate | None, datetime, date], DayItem]
"""Makes an item: of whom, which date is told, now, and until when promises count."""


def in_turn(
    connection: Connection,
    settings: Settings,
    planned: Mapping[PersonId, Planned],
    others: Sequence[DayItem],
    taken: Collection[PersonId],
    now: datetime,
    item_of: ItemOf,
) -> list[DayItem]:
    """The `others`, and who else has a turn this week and is not `taken`, each with why on that day; in the plan's order.

    A plan may be older than the last edit: whoever does not ask any more is left out.
    """
    week, today = this_week(now.date()), now.date()
    found = {item.person: item for item in others}
    coming = {
        person: turn
        for person, turn in planned.items()
        if turn.day in week and person not in taken and person not in found
    }
    turns = {person: turn.day for person, turn in coming.items()}
    rhythms = {person for person, turn in coming.items() if turn.is_rhythm}
    for candidate in days.planned(connection, today, turns, rhythms):
        turn = coming[candidate.person]
        is_date = turn.reason is PlanReason.DATE
        near = _date_on(connection, settings, candidate.person, turn.asked_on, today) if is_date else None
        if _still_asks(connection, turn, near):
            until = max(today, turn.asked_on) if turn.reason is PlanReason.PROMISE else today
            found[candidate.person] = item_of(candidate, near, now, until)
    order = {person: place for place, person in enumerate(planned)}
    chosen = [
        replace(item, choice=planned[person].choice) if person in planned and planned[person].day in week else item
        for person, item in found.items()
    ]
    return sorted(chosen, key=lambda item: order.get(item.person, len(order)))


def _still_asks(connection: Connection, turn: Planned, near: NearDate | None) -> bool:
    match turn.reason:
        case PlanReason.DATE:
            return near is not None
        case PlanReason.PROMISE:
            return any(
                promise.by is PromiseBy.ME and promise.state is PromiseState.OPEN and promise.due_on == turn.asked_on
                for promise in promises.of_person(connection, turn.person)
            )
        case _:
            return True


def _date_on(connection: Connection, settings: Settings, person: PersonId, day: date, today: date) -> NearDate | None:
    """The date of a person that is on a day, or to which a card has to be posted by then."""
    coming = [
        (on, occasion)
        for occasion in occasions.of_person(connection, person)
        if (on := occasion.when.next_on_or_after(today, settings.leap_day)) is not None
    ]
    for on, occasion in coming:
        if on == day:
            return NearDate(on, occasion, on - timedelta(days=occasion.notice_days))
    there = coming_days.countries_of(connection, [person]).get(person, "") if coming else ""
    for on, occasion in coming:
        if post_by(on, settings.country, there) == day:
            return NearDate(on, occasion, day - coming_days.CARD_NOTICE, day)
    return None
