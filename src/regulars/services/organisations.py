"""Organisations: what is known of them, who is in them, and their own card where one is a regular itself."""

import uuid

from regulars.domain.changes import Act, Changes
from regulars.domain.errors import Unfit
from regulars.domain.folding import fold
from regulars.domain.names import sort_key
from regulars.domain.organisations import Organisation
from regulars.domain.people import NameParts, OrganisationId, PersonId
from regulars.domain.unchanged import UNCHANGED, Unchanged
from regulars.services import checked
from regulars.services.book import Book
from regulars.services.checked import bad_value
from regulars.store import organisations as store
from regulars.store import people as people_store
from regulars.store.rows import differing, iso

FOUND = 6
MOST_FOLDED = 2000
"""Among more organisations than these, case is forgiven in what is typed, accents are not: each key press is answered."""


class Organisations:
    """The organisations of one book. They come with the first membership and go with the last."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def get(self, organisation: OrganisationId) -> Organisation:
        """One organisation; ENTRY_UNKNOWN."""
        return store.find(self._book.connection, organisation)

    def of_card(self, person: PersonId) -> OrganisationId | None:
        """The organisation whose own card this person is; None for a human being."""
        return store.of_card(self._book.connection, person)

    def find(self, typed: str, limit: int = FOUND) -> list[tuple[OrganisationId, str]]:
        """Ids and names of those in whose name a word begins with what is typed."""
        wanted = fold(typed)
        if not wanted:
            return []
        named = store.names(self._book.connection, typed.strip(), MOST_FOLDED)
        found = [(organisation, name) for organisation, name in named if f" {wanted}" in f" {fold(name)}"]
        return sorted(found, key=lambda one: fold(one[1]))[:limit]

    def edit(
        self, organisation: OrganisationId, *, name: str | Unchanged = UNCHANGED, about: str | Unchanged = UNCHANGED
    ) -> Changes:
        """Change what is given; the new name stands on the page of everybody in it. ENTRY_UNKNOWN, BAD_VALUE."""
        before = self.get(organisation)
        wanted: dict[str, object] = {}
        if name is not UNCHANGED:
            wanted["name"] = self._free_name(name, organisation)
        if about is not UNCHANGED:
            wanted["about"] = checked.words("about", about)
        changed = differing(self._book.connection, "organisation", organisation, wanted)
        if not changed:
            return Changes(Act.EDIT_ORGANISATION.value, before.name)
        joins = f"organisation:{organisation}:{next(iter(changed))}" if len(changed) == 1 else ""
        with self._book.change(Act.EDIT_ORGANISATION, before.name, joins=joins) as change:
            change.update("organisation", organisation, changed)
        return change.result

    def make_card(self, organisation: OrganisationId) -> Changes:
        """A card for the organisation itself, with a rhythm, moments and promises as anybody's; `created` is its id.

        Where there is one already nothing happens. ENTRY_UNKNOWN.
        """
        known = self.get(organisation)
        if known.card is not None:
            return Changes(Act.EDIT_ORGANISATION.value, known.name)
        today = iso(self._book.clock.today())
        parts = NameParts()
        values = {
            "uid": str(uuid.uuid4()),
            "name": known.name,
            "sort_key": sort_key(known.name, parts),
            "added_on": today,
        }
        with self._book.change(Act.EDIT_ORGANISATION, known.name) as change:
            person = people_store.insert(change, parts, values)
            change.update("organisation", organisation, {"person_id": person})
            change.created = person
        return change.result

    def set_card(self, organisation: OrganisationId, person: PersonId | None) -> Changes:
        """Somebody's card becomes that of the organisation; None: it has none, and the card is a person's. ENTRY_UNKNOWN."""
        known = self.get(organisation)
        if known.card == person:
            return Changes(Act.EDIT_ORGANISATION.value, known.name)
        if person is not None:
            people_store.name_of(self._book.connection, person)
        with self._book.change(Act.EDIT_ORGANISATION, known.name) as change:
            change.update("organisation", organisation, {"person_id": person})
        return change.result

    def _free_name(self, name: str, organisation: OrganisationId) -> str:
        name = checked.line("organisation", name, needed=True)
        if store.named(self._book.connection, name) not in (None, organisation):
            raise bad_value("organisation", name, Unfit.TAKEN)
        return name
