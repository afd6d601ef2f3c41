"""What connects people: the part of the people verbs for organisations, circles, links and the owner's own fields."""

import re
from collections.abc import Sequence

from regulars.domain.changes import Act, Changes
from regulars.domain.errors import KnownProblem, Problem, Unfit
from regulars.domain.folding import fold
from regulars.domain.people import Brought, CircleId, OwnField, OwnFieldId, OwnKind, PersonId
from regulars.services import checked
from regulars.services.book import Book
from regulars.services.checked import bad_value
from regulars.services.circles import circle_named
from regulars.services.formulas import Formulas
from regulars.store import circles as circle_store
from regulars.store import connections as store
from regulars.store.people import name_of, owner_of
from regulars.store.rows import differing, iso

FEWEST_CHOICES = 2
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)


class Connections:
    """Verbs of `People`."""

    _book: Book

    def set_membership(
        self,
        person: PersonId,
        organisation: str,
        title: str = "",
        department: str = "",
        membership_id: int | None = None,
        since: str = "",
        until: str = "",
    ) -> Changes:
        """Where the person works or belongs; with an id, an edit of that. `since` and `until` are ISO partial dates."""
        connection = self._book.connection
        name = name_of(connection, person)
        organisation = checked.line("organisation", organisation, needed=True)
        values: dict[str, object] = {
            "title": checked.line("title", title),
            "department": checked.line("department", department),
            "since": checked.partial_date("since", since),
            "until": checked.partial_date("until", until),
        }
        if membership_id is None:
            with self._book.change(Act.EDIT_MEMBERSHIP, name) as change:
                organisation_id = store.organisation_named(change, organisation)
                change.insert("membership", {"person_id": person, "organisation_id": organisation_id, **values})
            return change.result
        owner_of(connection, "membership", membership_id)
        before_id, before = store.organisation_of(connection, membership_id)
        changed = differing(connection, "membership", membership_id, values)
        if not changed and before == organisation:
            return Changes(Act.EDIT_MEMBERSHIP.value, name)
        with self._book.change(Act.EDIT_MEMBERSHIP, name, joins=f"membership:{membership_id}") as change:
            if before != organisation:
                changed["organisation_id"] = store.organisation_named(change, organisation)
            change.update("membership", membership_id, changed)
            store.drop_empty_organisations(change, [before_id])
            change.created = None
        return change.result

    def delete_membership(self, membership_id: int) -> Changes:
        """They were never there (a membership that is over has an `until`)."""
        _, name = owner_of(self._book.connection, "membership", membership_id)
        organisation, _ = store.organisation_of(self._book.connection, membership_id)
        with self._book.change(Act.EDIT_MEMBERSHIP, name) as change:
            change.delete("membership", membership_id)
            store.drop_empty_organisations(change, [organisation])
        return change.result

    def join_circle(self, person: PersonId, name: str) -> Changes:
        """Into the circle of that name, which is made if there is none."""
        connection = self._book.connection
        subject = name_of(connection, person)
        name = checked.line("circle", name, needed=True)
        found = circle_named(connection, name)
        if found is not None and circle_store.is_member(connection, person, found):
            return Changes(Act.EDIT_CIRCLES.value, subject)
        with self._book.change(Act.EDIT_CIRCLES, subject) as change:
            circle = found or circle_store.insert(change, name)
            circle_store.add_member(change, person, circle)
            change.created = circle
        return change.result

    def leave_circle(self, person: PersonId, circle: CircleId) -> Changes:
        """Out of the circle; the circle stays."""
        subject = name_of(self._book.connection, person)
        if not circle_store.is_member(self._book.connection, person, circle):
            return Changes(Act.EDIT_CIRCLES.value, subject)
        with self._book.change(Act.EDIT_CIRCLES, subject) as change:
            circle_store.remove_member(change, person, circle)
        return change.result

    def add_link(
        self,
        person: PersonId,
        kind: str,
        other: PersonId | None = None,
        other_name: str = "",
        reverse_kind: str = "",
        symmetric: bool = False,
    ) -> Changes:
        """How the person is connected to another one, in the book or only by name ("sister", Rui)."""
        connection = self._book.connection
        name = name_of(connection, person)
        if other == person:
            raise bad_value("other", other, Unfit.SAME_PERSON)
        other_name = (
            name_of(connection, other) if other is not None else checked.line("other_name", other_name, needed=True)
        )
        values = {
            "person_id": person,
            "other_id": other,
            "other_name": other_name,
            "kind": checked.line("kind", kind, needed=True),
            "reverse_kind": checked.line("reverse_kind", reverse_kind),
            "symmetric": int(symmetric),
        }
        with self._book.change(Act.EDIT_LINK, name) as change:
            change.insert("link", values)
        return change.result

    def edit_link(
        self, link: int, seen_from: PersonId, kind: str, reverse_kind: str = "", symmetric: bool = False
    ) -> Changes:
        """Say differently how two are connected, from the side of one of them. ENTRY_UNKNOWN, BAD_VALUE."""
        owner, name = owner_of(self._book.connection, "link", link)
        kind, reverse = checked.line("kind", kind, needed=True), checked.line("reverse_kind", reverse_kind)
        if owner != seen_from:  # it is kept as its owner tells it
            kind, reverse = (reverse or kind), kind
        wanted: dict[str, object] = {
            "kind": kind,
            "reverse_kind": "" if symmetric else reverse,
            "symmetric": int(symmetric),
        }
        changed = differing(self._book.connection, "link", link, wanted)
        if not changed:
            return Changes(Act.EDIT_LINK.value, name)
        with self._book.change(Act.EDIT_LINK, name) as change:
            change.update("link", link, changed)
        return change.result

    def accept_link(
        self, link: int, other: PersonId | None = None, reverse_kind: str = "", symmetric: bool = False
    ) -> Changes:
        """What an imported file suggested holds from now on; `other` is who is meant, if they are in the book."""
        owner, name = owner_of(self._book.connection, "link", link)
        if other == owner:
            raise bad_value("other", other, Unfit.SAME_PERSON)
        wanted: dict[str, object] = {
            "suggested": 0,
            "reverse_kind": "" if symmetric else checked.line("reverse_kind", reverse_kind),
            "symmetric": int(symmetric),
        }
        if other is not None:
            wanted |= {"other_id": other, "other_name": name_of(self._book.connection, other)}
        with self._book.change(Act.EDIT_LINK, name) as change:
            change.update("link", link, wanted)
        return change.result

    def brought_by(self, person: PersonId) -> list[Brought]:
        """Whom this person sent, the newest first."""
        return store.brought_by(self._book.connection, person)

    def thank(self, person: PersonId) -> Changes:
        """They were thanked today for whom they sent."""
        name, today = name_of(self._book.connection, person), iso(self._book.clock.today())
        if not differing(self._book.connection, "person", person, {"thanked_on": today}):
            return Changes(Act.THANK.value, name)
        with self._book.change(Act.THANK, name) as change:
            change.update("person", person, {"thanked_on": today})
        return change.result

    def delete_link(self, link: int) -> Changes:
        """They are not connected."""
        _, name = owner_of(self._book.connection, "link", link)
        with self._book.change(Act.EDIT_LINK, name) as change:
            change.delete("link", link)
        return change.result

    def own_fields(self) -> list[OwnField]:
        """Every field that the owner made, the oldest first. Each can be filled for every person."""
        return store.own_fields(self._book.connection)

    def add_own_field(self, label: str, kind: OwnKind = OwnKind.TEXT, choices: Sequence[str] = ()) -> Changes:
        """A field that every person can have.

        BAD_VALUE names "label" (there is one of that name) or "choices" (a choice needs two at least, no other kind has any).
        """
        label = checked.line("label", label, needed=True)
        taken = {fold(field.label) or field.label for field in self.own_fields()}
        if (fold(label) or label) in taken:
            raise bad_value("label", label, Unfit.TAKEN)
        chosen = dict.fromkeys(cleaned for choice in choices if (cleaned := checked.line("choices", choice)))
        if (len(chosen) < FEWEST_CHOICES) if kind is OwnKind.CHOICE else bool(chosen):
            raise bad_value("choices", ", ".join(chosen), Unfit.TOO_FEW, least=FEWEST_CHOICES)
        with self._book.change(Act.ADD_OWN_FIELD, label) as change:
            store.insert_own_field(change, label, kind, chosen)
        return change.result

    def delete_own_field(self, field: OwnFieldId) -> Changes:
        """The field goes, with what stands in it for everybody; undo brings both back. ENTRY_UNKNOWN."""
        known = next((known for known in self.own_fields() if known.id == field), None)
        if known is None:
            raise KnownProblem(Problem.ENTRY_UNKNOWN, id=int(field))
        with self._book.change(Act.DELETE_OWN_FIELD, known.label) as change:
            change.delete("own_field", field)
        return change.result

    def set_own_value(self, person: PersonId, label: str, value: str) -> Changes:
        """What stands in the owner's field of that label, which is made (for text) if there is none; empty takes it away.

        Of a formula it is one more version, used today; empty takes away the newest.
        BAD_VALUE names the kind ("number", "date", "choice") where the value is none of that kind.
        """
        connection = self._book.connection
        name = name_of(connection, person)
        label = checked.line("label", label, needed=True)
        field = next((known for known in store.own_fields(connection) if known.label == label), None)
        value = _checked_value(field, value)
        if field is not None and field.kind is OwnKind.FORMULA and value:
            return Formulas(self._book).use(person, field.id, value)
        before = store.own_value(connection, person, label)
        if (before[1] if before else "") == value:
            return Changes(Act.EDIT_OWN_FIELD.value, name)
        with self._book.change(Act.EDIT_OWN_FIELD, name, joins=f"own:{person}:{label}") as change:
            if before is None:
                field_id = store.own_field_named(change, label)
                change.insert("own_value", {"person_id": person, "field_id": field_id, "value": value})
            elif value:
                change.update("own_value", before[0], {"value": value})
            else:
                change.delete("own_value", before[0])
        return change.result


def _checked_value(field: OwnField | None, value: str) -> str:
    """What may stand in a field: as it is kept, or refused."""
    if field is None or field.kind in (OwnKind.TEXT, OwnKind.FORMULA):
        return checked.words("value", value)
    value = checked.line("value", value)
    match field.kind:
        case _ if not value:
            fits = True
        case OwnKind.NUMBER:
            fits = _NUMBER.fullmatch(value) is not None
        case OwnKind.CHOICE:
            fits = value in field.choices
        case _:
            return checked.partial_date("date", value)
    if not fits:
        reason = Unfit.NOT_A_NUMBER if field.kind is OwnKind.NUMBER else Unfit.NOT_ONE_OF
        raise bad_value(field.kind.value, value, reason)
    return value
