"""Records made fast, for readers that make millions of them.

A frozen dataclass sets each field through `object.__setattr__`, which costs three to six times a plain assignment: a sixth
of the time that a vCard takes. Each class here has the slots of its record, so that a new object fills them plainly and then
becomes one; from there on it is as frozen as any. Arguments are those of the record, in its order.
"""

from collections.abc import Mapping
from typing import Any, cast

from regulars.domain.people import Address, ContactPoint, NameParts, PointKind
from regulars.formats.records import IncomingFigures, IncomingPerson

# mypy knows no object that changes its class; the test compares each with its record made the usual way.


class _ContactPoint:
    __slots__ = ContactPoint.__slots__

    def __init__(self, kind: PointKind, value: str, label: str, preferred: bool, match: str) -> None:
        self.kind, self.value, self.label, self.preferred, self.match = kind, value, label, preferred, match
        self.id = None
        self.__class__ = cast(Any, ContactPoint)


class _NameParts:
    __slots__ = NameParts.__slots__

    def __init__(
        self,
        prefix: str,
        given: str,
        middle: str,
        family: str,
        suffix: str,
        nickname: str,
        phonetic_given: str,
        phonetic_family: str,
    ) -> None:
        self.prefix, self.given, self.middle, self.family, self.suffix = prefix, given, middle, family, suffix
        self.nickname, self.phonetic_given, self.phonetic_family = nickname, phonetic_given, phonetic_family
        self.__class__ = cast(Any, NameParts)


class _Address:
    __slots__ = Address.__slots__

    def __init__(
        self,
        label: str,
        street: str,
        extended: str,
        po_box: str,
        city: str,
        region: str,
        postcode: str,
        country: str,
        formatted: str,
        preferred: bool,
    ) -> None:
        self.label, self.street, self.extended, self.po_box, self.city = label, street, extended, po_box, city
        self.region, self.postcode, self.country, self.formatted = region, postcode, country, formatted
        self.preferred = preferred
        self.id = None
        self.__class__ = cast(Any, Address)


class _IncomingPerson:
    __slots__ = IncomingPerson.__slots__

    def __init__(
        self,
        line: int,
        name: str,
        uid: str,
        parts: NameParts,
        points: tuple[Any, ...],
        addresses: tuple[Any, ...],
        memberships: tuple[Any, ...],
        occasions: tuple[Any, ...],
        links: tuple[Any, ...],
        circles: tuple[str, ...],
        note: str,
        photo: bytes,
        is_organisation: bool,
        is_group: bool,
        members: tuple[str, ...],
        language: str,
        zone: str,
        pronouns: str,
        own_values: Mapping[str, str],
        extras: tuple[str, ...],
        sort_key: str,
        figures: tuple[IncomingFigures, ...] = (),
        dates_read: bool = False,
    ) -> None:
        self.line, self.name, self.uid, self.parts, self.points, self.addresses = (
            line,
            name,
            uid,
            parts,
            points,
            addresses,
        )
        self.memberships, self.occasions, self.links, self.circles = memberships, occasions, links, circles
        self.note, self.photo, self.is_organisation, self.is_group = note, photo, is_organisation, is_group
        self.members, self.language, self.zone, self.pronouns = members, language, zone, pronouns
        self.own_values, self.extras, self.sort_key = own_values, extras, sort_key
        self.figures, self.dates_read = figures, dates_read
        self.__class__ = cast(Any, IncomingPerson)


quick_point = cast("type[ContactPoint]", _ContactPoint)
quick_parts = cast("type[NameParts]", _NameParts)
quick_address = cast("type[Address]", _Address)
quick_person = cast("type[IncomingPerson]", _IncomingPerson)
