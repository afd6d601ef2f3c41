"""Households: moving in and out, a shared rhythm, shared addresses. Splitting one loses nothing."""

from collections.abc import Sequence

from regulars.domain.changes import Act, Changes
from regulars.domain.errors import Unfit
from regulars.domain.households import Household
from regulars.domain.people import Address, HouseholdId, PersonId
from regulars.domain.unchanged import UNCHANGED, Unchanged
from regulars.services import checked
from regulars.services.book import Book
from regulars.services.checked import bad_value
from regulars.services.reaching import checked_address
from regulars.store import households as store
from regulars.store.contact_points import address_values
from regulars.store.journal import Change
from regulars.store.people import name_of
from regulars.store.rows import differing

FEWEST = 2


class Households:
    """The households of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def get(self, household: HouseholdId) -> Household:
        """One household; ENTRY_UNKNOWN."""
        return store.find(self._book.connection, household)

    def of(self, person: PersonId) -> Household | None:
        """The household of a person; None for somebody who belongs to none."""
        found = store.of_person(self._book.connection, person)
        return None if found is None else self.get(found)

    def all(self) -> list[tuple[HouseholdId, str]]:
        """Ids and names, by name."""
        return store.names(self._book.connection)

    def make(self, name: str, people: Sequence[PersonId]) -> Changes:
        """Bring two or more people together under a name; whoever was in another household moves out of that one."""
        name = checked.line("household", name, needed=True)
        chosen = list(dict.fromkeys(people))
        if len(chosen) < FEWEST:
            raise bad_value("household", len(chosen), Unfit.TOO_FEW, least=FEWEST)
        for person in chosen:
            name_of(self._book.connection, person)
        with self._book.change(Act.EDIT_HOUSEHOLD, name) as change:
            household = store.insert(change, name)
            for person in chosen:
                self._move(change, person, household)
            change.created = household
        return change.result

    def move_in(self, person: PersonId, household: HouseholdId) -> Changes:
        """The person belongs to it from now on; ENTRY_UNKNOWN."""
        known = self.get(household)
        if store.of_person(self._book.connection, person) == household:
            return Changes(Act.EDIT_HOUSEHOLD.value, known.name)
        name_of(self._book.connection, person)
        with self._book.change(Act.EDIT_HOUSEHOLD, known.name) as change:
            self._move(change, person, household)
        return change.result

    def move_out(self, person: PersonId) -> Changes:
        """The person leaves with a copy of what is shared; the last two leave together, for one is no household."""
        known = self.of(person)
        if known is None:
            return Changes(Act.EDIT_HOUSEHOLD.value, name_of(self._book.connection, person))
        with self._book.change(Act.EDIT_HOUSEHOLD, known.name) as change:
            self._leave(change, person, known)
        return change.result

    def split(self, household: HouseholdId) -> Changes:
        """Everybody leaves with a copy of the addresses, and of the rhythm where they have none; ENTRY_UNKNOWN."""
        known = self.get(household)
        with self._book.change(Act.EDIT_HOUSEHOLD, known.name) as change:
            for person, _ in known.people:
                store.move_out(change, person, known)
            change.delete("household", household)
        return change.result

    def edit(
        self,
        household: HouseholdId,
        *,
        name: str | Unchanged = UNCHANGED,
        about: str | Unchanged = UNCHANGED,
        cadence_days: float | Unchanged | None = UNCHANGED,
    ) -> Changes:
        """Change what is given."""
        before = self.get(household)
        wanted: dict[str, object] = {}
        if name is not UNCHANGED:
            wanted["name"] = checked.line("household", name, needed=True)
        if about is not UNCHANGED:
            wanted["about"] = checked.words("about", about)
        if cadence_days is not UNCHANGED:
            wanted["cadence_days"] = checked.days("cadence_days", cadence_days)
        changed = differing(self._book.connection, "household", household, wanted)
        if not changed:
            return Changes(Act.EDIT_HOUSEHOLD.value, before.name)
        joins = f"household:{household}:{next(iter(changed))}" if len(changed) == 1 else ""
        with self._book.change(Act.EDIT_HOUSEHOLD, before.name, joins=joins) as change:
            change.update("household", household, changed)
        return change.result

    def add_address(self, household: HouseholdId, address: Address) -> Changes:
        """One more address that all share."""
        name = self.get(household).name
        values = address_values(checked_address(address))
        with self._book.change(Act.EDIT_HOUSEHOLD, name) as change:
            change.created = change.insert("address", {"household_id": household, **values})
        return change.result

    def share_address(self, household: HouseholdId, address_id: int) -> Changes:
        """An address of one member becomes that of all."""
        known = self.get(household)
        with self._book.change(Act.EDIT_HOUSEHOLD, known.name) as change:
            change.update("address", address_id, {"person_id": None, "household_id": household})
        return change.result

    def _move(self, change: Change, person: PersonId, household: HouseholdId) -> None:
        before = store.of_person(change.connection, person)
        if before is not None and before != household:
            self._leave(change, person, store.find(change.connection, before))
        store.move_in(change, person, household)

    def _leave(self, change: Change, person: PersonId, known: Household) -> None:
        leaving = [one for one, _ in known.people] if len(known.people) <= FEWEST else [person]
        for one in leaving:
            store.move_out(change, one, known)
        if len(leaving) == len(known.people):
            change.delete("household", known.id)
