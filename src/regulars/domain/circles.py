"""Circles: people who share a taste, a place or a trade, with a rhythm of their own."""

from dataclasses import dataclass

from regulars.domain.health.vocabulary import BAND_FLOORS, Band
from regulars.domain.people import CircleId
from regulars.domain.people_list import PersonRow


@dataclass(frozen=True, slots=True)
class CircleSummary:
    """A circle with the number of people in it. `cadence_days` is the usual rhythm of its people, in days."""

    id: CircleId
    name: str
    about: str = ""
    cadence_days: float | None = None
    people: int = 0


@dataclass(frozen=True, slots=True)
class CircleStanding:
    """How the people of a circle do who are in touch with the owner: neither archived nor let be, nor the owner."""

    circle: CircleSummary
    people: int = 0
    score: float | None = None
    """The mean health, 0 to 100, of those who have one; None for a circle in which nobody has."""
    learned_days: float | None = None
    """The mean of the rhythms that were learned, in days, where at least two of its people have one."""
    faces: tuple[PersonRow, ...] = ()
    """A few of them, whoever was met last first."""

    @property
    def band(self) -> Band:
        """The word for the mean health."""
        if self.score is None:
            return Band.NEW
        return Band(Band.SLIPPING - sum(self.score >= floor for floor in BAND_FLOORS))
