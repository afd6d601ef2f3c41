"""How people are reached: the part of the people verbs for phones, mails, pages, handles and addresses."""

from dataclasses import replace
from typing import Any

from regulars.domain.changes import Act, Changes
from regulars.domain.errors import Unfit
from regulars.domain.matching import match_email, match_phone
from regulars.domain.people import Address, ContactPoint, PersonId, PointKind
from regulars.services import checked
from regulars.services.book import Book
from regulars.services.checked import bad_value
from regulars.services.settings import read_settings
from regulars.store import contact_points as store
from regulars.store.people import name_of, owner_of
from regulars.store.rows import differing


class Reaching:
    """Verbs of `People`."""

    _book: Book

    def add_point(self, person: PersonId, kind: PointKind, value: str, label: str = "") -> Changes:
        """One more phone, mail, page or handle. BAD_VALUE for a phone without a digit or a mail without its @."""
        name = name_of(self._book.connection, person)
        point = checked_point(kind, value, label, read_settings(self._book.connection).country)
        with self._book.change(Act.ADD_CONTACT_POINT, name) as change:
            store.insert_point(change, person, point)
        return change.result

    def edit_point(self, point: int, value: str, label: str) -> Changes:
        """Correct it; which kind it is stays."""
        connection = self._book.connection
        _, name = owner_of(connection, "contact_point", point)
        kind = store.point_kind(connection, point)
        wanted = checked_point(kind, value, label, read_settings(connection).country)
        values = {"value": wanted.value, "label": wanted.label, "match": wanted.match}
        changed = differing(connection, "contact_point", point, values)
        if not changed:
            return Changes(Act.EDIT_CONTACT_POINT.value, name)
        with self._book.change(Act.EDIT_CONTACT_POINT, name, joins=f"contact_point:{point}") as change:
            change.update("contact_point", point, changed)
        return change.result

    def prefer_point(self, point: int) -> Changes:
        """Of its kind, this is the one to use."""
        connection = self._book.connection
        person, name = owner_of(connection, "contact_point", point)
        if store.is_preferred(connection, point):
            return Changes(Act.EDIT_CONTACT_POINT.value, name)
        kind = store.point_kind(connection, point)
        with self._book.change(Act.EDIT_CONTACT_POINT, name) as change:
            store.prefer_point(change, person, point, kind)
        return change.result

    def delete_point(self, point: int) -> Changes:
        """It leads to them no longer."""
        _, name = owner_of(self._book.connection, "contact_point", point)
        with self._book.change(Act.DELETE_CONTACT_POINT, name) as change:
            change.delete("contact_point", point)
        return change.result

    def add_address(self, person: PersonId, address: Address) -> Changes:
        """One more postal address; something besides its label has to be in it."""
        name = name_of(self._book.connection, person)
        values = store.address_values(checked_address(address))
        with self._book.change(Act.ADD_ADDRESS, name) as change:
            change.insert("address", {"person_id": person, **values})
        return change.result

    def edit_address(self, address_id: int, address: Address) -> Changes:
        """Put this in its place."""
        connection = self._book.connection
        name = store.address_owner(connection, address_id)
        changed = differing(connection, "address", address_id, store.address_values(checked_address(address)))
        if not changed:
            return Changes(Act.EDIT_ADDRESS.value, name)
        with self._book.change(Act.EDIT_ADDRESS, name, joins=f"address:{address_id}") as change:
            change.update("address", address_id, changed)
        return change.result

    def delete_address(self, address_id: int) -> Changes:
        """They are not there any more."""
        name = store.address_owner(self._book.connection, address_id)
        with self._book.change(Act.DELETE_ADDRESS, name) as change:
            change.delete("address", address_id)
        return change.result


def checked_point(kind: PointKind, value: str, label: str, country: str) -> ContactPoint:
    """A contact point as it is stored: as typed, with its form for comparing. BAD_VALUE."""
    value, label = checked.line("value", value, needed=True), checked.line("label", label)
    match kind:
        case PointKind.PHONE:
            if not any(character.isdigit() for character in value):
                raise bad_value("phone", value, Unfit.NO_PHONE)
            compared = match_phone(value, country)
        case PointKind.EMAIL:
            if "@" not in value.strip("@"):
                raise bad_value("email", value, Unfit.NO_MAIL)
            compared = match_email(value)
        case _:
            compared = value.casefold()
    return ContactPoint(kind, value, label, match=compared)


def checked_address(address: Address) -> Address:
    """An address as it is stored; BAD_VALUE when there is nothing in it but a label."""
    lines = ("label", "street", "extended", "po_box", "city", "region", "postcode", "country")
    clean: dict[str, Any] = {
        name: checked.line(name, getattr(address, name)) for name in lines if name not in {"street", "extended"}
    }
    clean |= {name: checked.words(name, getattr(address, name)) for name in ("street", "extended", "formatted")}
    if not any(text for name, text in clean.items() if name != "label"):
        raise bad_value("address", "", Unfit.EMPTY)
    return replace(address, **clean)
