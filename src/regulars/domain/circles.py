"""Circles: people who share a taste, a place or a trade, with a rhythm of their own."""

from dataclasses import dataclass

from regulars.domain.people import CircleId


@dataclass(frozen=True, slots=True)
class CircleSummary:
    """A circle with the number of people in it. `cadence_days` is the usual rhythm of its people, in days."""

    id: CircleId
    name: str
    about: str = ""
    cadence_days: float | None = None
    people: int = 0
