"""Households: people who share an address and a rhythm. Each keeps notes, moments and promises of their own."""

from dataclasses import dataclass

from regulars.domain.people import Address, HouseholdId, PersonId


@dataclass(frozen=True, slots=True, repr=False)
class Household:
    """One household with its people, by name, and its addresses."""

    id: HouseholdId
    name: str
    about: str = ""
    cadence_days: float | None = None
    """The rhythm of all who have none of their own."""
    people: tuple[tuple[PersonId, str], ...] = ()
    addresses: tuple[Address, ...] = ()

    def __repr__(self) -> str:
        return f"Household({self.id})"
