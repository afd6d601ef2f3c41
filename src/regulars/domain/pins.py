"""Pinned levels: the owner knows better than the figures, for a reason and until a day."""

from dataclasses import dataclass
from datetime import date

from regulars.domain.health.vocabulary import Band


@dataclass(frozen=True, slots=True)
class Pin:
    """The word that stands for a relationship up to and with the day `until`; its score stays what it is."""

    band: Band
    reason: str
    until: date

    def is_on(self, today: date) -> bool:
        """Whether the word holds today."""
        return today <= self.until
