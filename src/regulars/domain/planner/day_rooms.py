"""The days of a plan: which are open, and how much room each has left."""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from regulars.domain.pauses import Span
from regulars.domain.planner.vocabulary import Rooms

FAIR_EVERY = 4
"""Every fourth place goes to whoever is due for longest."""


class DayRooms:
    """Days counted from 0, which is `first`. The room of a day is taken piece by piece and never exceeded."""

    def __init__(
        self, first: date, days: int, rooms: Rooms, pauses: Sequence[Span], spent: int = 0, spent_minutes: int = 0
    ) -> None:
        self._days = [first + timedelta(days=number) for number in range(days)]
        self._first = first
        self.paused: NDArray[np.bool_] = self.covered(pauses)
        """On which of the days the owner is away."""
        is_open = [
            rooms.on(day) > 0 and rooms.minutes_on(day) > 0 and not away
            for day, away in zip(self._days, self.paused.tolist(), strict=True)
        ]
        self.room = [rooms.on(day) if opens else 0 for day, opens in zip(self._days, is_open, strict=True)]
        minutes = [rooms.minutes_on(day) if opens else 0.0 for day, opens in zip(self._days, is_open, strict=True)]
        self.counts_minutes = rooms.minutes is not None
        self.all_places = sum(self.room)
        self.all_minutes = sum(minutes) if self.counts_minutes else 0.0
        self.open_days = sum(is_open)
        self._people = self.room.copy()
        self._minutes = minutes
        self._people[0] = max(self._people[0] - spent, 0)
        self._minutes[0] = max(self._minutes[0] - spent_minutes, 0.0)
        self._turn = self._turns(rooms)

    def _turns(self, rooms: Rooms) -> list[int]:
        """The number of each day, counted in days that usually have room since long ago, so that which places are the fair
        ones does not hang on when the plan begins. Where a week has four such days, it moves on by one a week."""
        usual = [people > 0 for people in rooms.people]
        a_week = sum(usual) + (sum(usual) % FAIR_EVERY == 0)
        found = []
        for day in self._days:
            weeks, weekday = divmod(day.toordinal() - 1, 7)  # day 1 was a Monday
            found.append(weeks * a_week + sum(usual[:weekday]))
        return found

    def day(self, number: int) -> date:
        """The day of that number."""
        return self._days[number]

    def covered(self, spans: Sequence[Span]) -> NDArray[np.bool_]:
        """Which of the days lie in one of these spans."""
        inside = np.zeros(len(self._days), bool)
        for begins, ends in spans:
            begin = max((begins - self._first).days, 0)
            end = len(self._days) if ends is None else max((ends - self._first).days, 0)
            inside[begin:end] = True
        return inside

    def fits(self, number: int, minutes: float) -> bool:
        """Whether there is room on a day for one person more, who takes so many minutes."""
        return self._people[number] > 0 and self._minutes[number] > 0 and minutes <= self._minutes[number]

    def take(self, number: int, minutes: float) -> None:
        """One person more on a day. ValueError where they do not fit."""
        if not self.fits(number, minutes):
            raise ValueError("there is no room on that day")
        self._people[number] -= 1
        self._minutes[number] -= minutes

    def people_left(self, number: int) -> int:
        """For how many people more a day has room."""
        return self._people[number]

    def minutes_left(self, number: int) -> float:
        """The minutes that a day has left."""
        return self._minutes[number]

    def fair_places(self, number: int) -> int:
        """How many of the places that a day has left are fair ones: a quarter of them over any four days that leave as many."""
        turn = self._turn[number] % FAIR_EVERY
        return (turn + self._people[number]) // FAIR_EVERY
