"""Filling the days: promises, then dates, then rhythms. What is aimed at, and why so, is said in `domain.planner`."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from regulars.domain.pauses import running_days
from regulars.domain.people import PersonId
from regulars.domain.planner.asks import Asks, clock_days, rhythm_rates
from regulars.domain.planner.bonds import USUAL_MINUTES
from regulars.domain.planner.day_rooms import DayRooms
from regulars.domain.planner.rhythms import Rhythms
from regulars.domain.planner.vocabulary import (
    Load,
    NotedDate,
    Outlook,
    OwedPromise,
    Plan,
    Planned,
    PlannedDay,
    PlanReason,
    Unplaced,
)


def plan_weeks(asks: Asks) -> Plan:
    """Plan the days from `asks.first` on. ValueError for a plan of no days.

    Nobody stands on a day on which they, or the owner, pause, or before the day until which they were put off. Everybody
    who asks in these weeks is planned or in `does_not_fit`.
    """
    if asks.days < 1:
        raise ValueError("a plan has at least one day")
    filling = _Filling(asks)
    filling.place_promises()
    filling.place_dates()
    filling.place_rhythms()
    return filling.plan()


class _Filling:
    """The days as they fill. Days are counted from 0, the first."""

    def __init__(self, asks: Asks) -> None:
        self.asks = asks
        self.calendar = DayRooms(
            asks.first, asks.days, asks.rooms, asks.pauses_of_owner, asks.spent, asks.spent_minutes
        )
        self.minutes_of = dict(zip(asks.bonds.person.tolist(), asks.bonds.minutes.tolist(), strict=True))
        self.places: list[dict[PersonId, Planned]] = [{} for _ in range(asks.days)]
        self.fixed: dict[PersonId, list[int]] = {}
        self.unplaced: list[Unplaced] = []
        self.waits: list[float] = [0.0]
        self.outlook = Outlook(0.0, 0.0)
        self.waiting = 0
        self.dates_asked = 0
        self.promises_asked = 0

    # Promises and dates

    def place_promises(self) -> None:
        """Each on the latest day with room that is not after its own; those for which there is none, as soon as may be."""
        late: list[OwedPromise] = []
        for promise in sorted(self.asks.promises, key=lambda one: (one.due, one.person)):
            if promise.due > self.asks.last or not self._may_ask(promise.person, promise.rests_until):
                continue
            self.promises_asked += 1
            due = (promise.due - self.asks.first).days
            days = range(due, -1, -1)
            if not self._place_on(days, promise.person, PlanReason.PROMISE, promise.due, promise.rests_until):
                late.append(promise)
        for promise in late:
            days = range(max((promise.due - self.asks.first).days + 1, 0), self.asks.days)
            if not self._place_on(days, promise.person, PlanReason.PROMISE, promise.due, promise.rests_until):
                self.unplaced.append(Unplaced(promise.person, PlanReason.PROMISE, promise.due))

    def place_dates(self) -> None:
        """Each day takes, of those that are told by then, the ones whose day comes first. A touch that is planned within the
        notice already answers a date."""
        asked = [noted for noted in self.asks.dates if self._is_asked(noted)]
        self.dates_asked = len(asked)
        asked = [self._told_in_time(noted) for noted in asked]
        waiting = sorted(asked, key=lambda noted: (noted.day, noted.person, noted.told_since))
        for number in range(self.asks.days):
            day = self.calendar.day(number)
            left = []
            for noted in waiting:
                if noted.day < day:
                    self.unplaced.append(Unplaced(noted.person, PlanReason.DATE, noted.day))
                elif not (self._is_answered(noted) or self._takes_now(number, day, noted)):
                    left.append(noted)
            waiting = left
        ended = [noted for noted in waiting if noted.day <= self.asks.last and not self._is_answered(noted)]
        self.unplaced += [Unplaced(noted.person, PlanReason.DATE, noted.day) for noted in ended]

    def _is_asked(self, noted: NotedDate) -> bool:
        return (
            noted.day >= self.asks.first
            and noted.told_since <= self.asks.last
            and self._may_ask(noted.person, noted.rests_until, noted.told_since, noted.day)
        )

    def _told_in_time(self, noted: NotedDate) -> NotedDate:
        """A date whose notice has no day with room is told on the last such day before: a Sunday's birthday on Friday."""
        told, last = ((day - self.asks.first).days for day in (noted.told_since, noted.day))
        room = self.calendar.room
        if last >= self.asks.days or any(room[number] for number in range(max(told, 0), last + 1)):
            return noted
        before = next((number for number in range(min(told, self.asks.days) - 1, -1, -1) if room[number]), None)
        return noted if before is None else replace(noted, told_since=self.calendar.day(before))

    def _takes_now(self, number: int, day: date, noted: NotedDate) -> bool:
        return noted.told_since <= day and self._place_on(
            (number,), noted.person, PlanReason.DATE, noted.day, noted.rests_until
        )

    def _is_answered(self, noted: NotedDate) -> bool:
        told, last = ((day - self.asks.first).days for day in (noted.told_since, noted.day))
        return any(told <= number <= last for number in self.fixed.get(noted.person, ()))

    def _may_ask(
        self, person: PersonId, rests_until: date | None, since: date | None = None, until: date | None = None
    ) -> bool:
        """Whether there is a day among these on which it may come up at all."""
        begin = max(day for day in (self.asks.first, rests_until, since) if day is not None)
        end = min(until or self.asks.last, self.asks.last)
        if begin > end:
            return False
        paused = [*self.asks.pauses_of_owner, *self.asks.pauses.get(person, ())]
        return not paused or running_days(begin, end + timedelta(days=1), paused) > 0

    def _place_on(
        self, numbers: Sequence[int], person: PersonId, reason: PlanReason, asked_on: date, rests_until: date | None
    ) -> bool:
        """Put somebody on the first of these days that may be; somebody who stands there already for such a reason is met."""
        minutes = self.minutes_of.get(person, float(USUAL_MINUTES))
        for number in numbers:
            day = self.calendar.day(number)
            if number >= self.asks.days or (rests_until is not None and day < rests_until) or self._pauses(person, day):
                continue
            if person not in self.places[number]:
                if not self.calendar.fits(number, minutes):
                    continue
                self.calendar.take(number, minutes)
                self.places[number][person] = Planned(day, person, reason, asked_on, round(minutes))
                self.fixed.setdefault(person, []).append(number)
            return True
        return False

    def _pauses(self, person: PersonId, day: date) -> bool:
        spans = self.asks.pauses.get(person, ())
        return any(begins <= day and (ends is None or ends > day) for begins, ends in spans)

    # Rhythms

    def place_rhythms(self) -> None:
        """Day by day the fair places, then those with the highest index."""
        rhythms = Rhythms(self.asks, self.calendar, self.fixed)
        self.waiting = rhythms.waiting()
        for number in range(self.asks.days):
            rhythms.wake(number)
            for row, reason in rhythms.choose(number):
                person = PersonId(int(self.asks.bonds.person[row]))
                asked_on = self.calendar.day(number) - timedelta(days=int(rhythms.wait[row]))
                minutes = float(self.asks.bonds.minutes[row])
                self.calendar.take(number, minutes)
                self.places[number][person] = Planned(
                    self.calendar.day(number), person, reason, asked_on, round(minutes)
                )
                rhythms.touch(row)
            for person in self.places[number]:
                rhythms.touch_of(person)
            rhythms.sleep(number)
        self.waits += rhythms.waits
        self.outlook = rhythms.outlook()
        for row in np.flatnonzero(rhythms.asked & ~rhythms.touched).tolist():
            person = PersonId(int(self.asks.bonds.person[row]))
            since = self.calendar.day(int(rhythms.asked_on[row]))
            self.unplaced.append(Unplaced(person, PlanReason.RHYTHM, since))

    # The answer

    def plan(self) -> Plan:
        """What became of it."""
        numbers = [number for number in range(self.asks.days) if self.calendar.room[number] > 0]
        days = tuple(
            PlannedDay(self.calendar.day(number), self.calendar.room[number], tuple(self.places[number].values()))
            for number in numbers
        )
        order = list(PlanReason)
        missed = sorted(self.unplaced, key=lambda one: (order.index(one.reason), one.asked_on, one.person))
        return Plan(
            first=self.asks.first,
            last=self.asks.last,
            days=days,
            does_not_fit=tuple(missed),
            load=self._load(),
            outlook=self.outlook,
            longest_wait=int(max(self.waits)),
        )

    def _load(self) -> Load:
        open_days = self.calendar.open_days
        per_day = max(open_days, 1)
        rate, running = rhythm_rates(self.asks), clock_days(self.asks)
        others = self.promises_asked + self.dates_asked
        asked = (float(rate @ running) + others) / per_day
        possible = self.calendar.all_places / per_day
        if self.asks.rooms.minutes is None:
            return Load(asked, possible, self.waiting)
        minutes = (float((rate * self.asks.bonds.minutes) @ running) + others * USUAL_MINUTES) / per_day
        return Load(asked, possible, self.waiting, minutes, self.calendar.all_minutes / per_day)
