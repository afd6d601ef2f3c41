"""Organisations: firms, clubs, schools; who is in them and as what. One can itself be a regular, with a card of its own."""

from dataclasses import dataclass

from regulars.domain.people import OrganisationId, PersonId


@dataclass(frozen=True, slots=True, repr=False)
class Member:
    """Somebody's place in an organisation, seen from there. `since` and `until` are ISO partial dates, or empty."""

    person: PersonId
    name: str
    title: str = ""
    department: str = ""
    since: str = ""
    until: str = ""
    membership: int = 0

    def __repr__(self) -> str:
        return f"Member({self.membership})"


@dataclass(frozen=True, slots=True, repr=False)
class Organisation:
    """One organisation with its people: those who are there by name, then those who were."""

    id: OrganisationId
    name: str
    about: str = ""
    card: PersonId | None = None
    """The card of the organisation as a regular itself, where it has one."""
    people: tuple[Member, ...] = ()

    def __repr__(self) -> str:
        return f"Organisation({self.id})"

    @property
    def now(self) -> tuple[Member, ...]:
        """Who is there."""
        return tuple(member for member in self.people if not member.until)

    @property
    def before(self) -> tuple[Member, ...]:
        """Who was there."""
        return tuple(member for member in self.people if member.until)
