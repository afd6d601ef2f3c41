"""Formulas: free words that are used on a day, of which no version is lost."""

from datetime import date

from regulars.domain.changes import Act, Changes
from regulars.domain.errors import Unfit
from regulars.domain.people import OwnField, OwnFieldId, OwnKind, PersonId
from regulars.domain.unchanged import UNCHANGED, Unchanged
from regulars.services import checked
from regulars.services.book import Book
from regulars.services.checked import bad_value
from regulars.store import own_fields as store
from regulars.store.own_fields import FormulaVersion
from regulars.store.people import name_of
from regulars.store.rows import differing, iso

__all__ = ["FormulaVersion", "Formulas"]


class Formulas:
    """The formulas of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def versions(self, person: PersonId, field: OwnFieldId) -> list[FormulaVersion]:
        """Every version with the day on which it was used, the newest first."""
        return store.versions(self._book.connection, person, field)

    def use(self, person: PersonId, field: OwnFieldId, value: str, day: date | None = None) -> Changes:
        """This was used, today unless said otherwise. A second one of the same day takes the place of the first.

        ENTRY_UNKNOWN; BAD_VALUE names "value" or "day", or "kind" where the field is no formula.
        """
        known = self._formula(field)
        name = name_of(self._book.connection, person)
        today = self._book.clock.today()
        on = checked.not_after("day", day or today, today)
        value = checked.words("value", value, needed=True)
        same_day = next((one for one in self.versions(person, field) if one.day == on), None)
        if same_day is not None and same_day.value == value:
            return Changes(Act.EDIT_OWN_FIELD.value, name)
        with self._book.change(Act.EDIT_OWN_FIELD, name) as change:
            if same_day is None:
                change.insert(
                    "own_value", {"person_id": person, "field_id": known.id, "value": value, "day": on.isoformat()}
                )
            else:
                change.update("own_value", same_day.id, {"value": value})
        return change.result

    def edit(self, version: int, *, value: str | Unchanged = UNCHANGED, day: date | Unchanged = UNCHANGED) -> Changes:
        """Mend what a version says, or when it was used; ENTRY_UNKNOWN."""
        connection = self._book.connection
        person, _, _ = store.version(connection, version)
        name = name_of(connection, person)
        wanted: dict[str, object] = {}
        if value is not UNCHANGED:
            wanted["value"] = checked.words("value", value, needed=True)
        if day is not UNCHANGED:
            wanted["day"] = iso(checked.not_after("day", day, self._book.clock.today()))
        changed = differing(connection, "own_value", version, wanted)
        if not changed:
            return Changes(Act.EDIT_OWN_FIELD.value, name)
        with self._book.change(Act.EDIT_OWN_FIELD, name) as change:
            change.update("own_value", version, changed)
        return change.result

    def delete(self, version: int) -> Changes:
        """This version was never used; ENTRY_UNKNOWN."""
        person, _, _ = store.version(self._book.connection, version)
        with self._book.change(Act.EDIT_OWN_FIELD, name_of(self._book.connection, person)) as change:
            change.delete("own_value", version)
        return change.result

    def _formula(self, field: OwnFieldId) -> OwnField:
        known = store.find(self._book.connection, field)
        if known.kind is not OwnKind.FORMULA:
            raise bad_value("kind", known.kind.value, Unfit.NOT_ONE_OF)
        return known
