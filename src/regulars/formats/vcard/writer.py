"""Write records as vCard 4.0 (RFC 6350), such that reading gives the same records back."""

import base64
import re
from collections.abc import Iterable, Iterator

from regulars.domain.occasions import Occasion, OccasionKind
from regulars.domain.people import Address, ContactPoint, Membership, Person, PointKind
from regulars.formats.records import IncomingLink, IncomingOccasion, IncomingPerson
from regulars.formats.vcard import limits
from regulars.formats.vcard.days import written_date
from regulars.formats.vcard.heads import quoted_parameter
from regulars.formats.vcard.labels import PROPERTY_OF_SERVICE, TYPES_OF, label_of
from regulars.formats.vcard.properties import CONTINUES
from regulars.formats.vcard.values import escaped, picture_type

_FOLD_AT = 75  # bytes, without the line's end (RFC 6350, 3.2)
_LONGEST_NOTE = limits.LINE // 5  # characters: each may take four bytes, and one that is escaped takes two
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_GROUP = re.compile(r"([\w-]+)\.", re.ASCII)
_WORD = re.compile(r"[a-z][a-z0-9]*", re.ASCII)
_RELATION_TYPES = frozenset(("agent", "child", "co-resident", "co-worker", "colleague", "contact", "crush", "date", "emergency",
                             "friend", "kin", "muse", "neighbor", "parent", "sibling", "spouse", "sweetheart"))  # fmt: skip
_DAYS = {OccasionKind.BIRTHDAY: "BDAY", OccasionKind.ANNIVERSARY: "ANNIVERSARY", OccasionKind.OTHER: "X-ABDATE"}
_POINTS = {PointKind.PHONE: "TEL", PointKind.EMAIL: "EMAIL", PointKind.URL: "URL", PointKind.SOCIAL: "X-SOCIALPROFILE"}


def record_of(person: Person, occasions: Iterable[Occasion] = (), photo: bytes = b"") -> IncomingPerson:
    """A person of the book as a record: what `write_vcard` takes. Notes and moments are no part of a card."""
    return IncomingPerson(
        line=0,
        name=person.name,
        uid=person.uid,
        parts=person.parts,
        points=person.points,
        addresses=person.addresses,
        memberships=person.memberships,
        occasions=tuple(IncomingOccasion(day.kind, day.when, day.label) for day in occasions),
        links=tuple(IncomingLink(link.kind, link.other_name) for link in person.links if link.other_name),
        circles=tuple(circle.name for circle in person.circles),
        note=person.about,
        photo=photo,
        language=person.language,
        zone=person.zone,
        pronouns=person.pronouns,
        own_values={own.label: own.value for own in person.own_values},
        extras=person.extras,
        sort_key=person.sort_key,
    )


def write_vcards(people: Iterable[IncomingPerson]) -> Iterator[bytes]:
    """One vCard for each record, as bytes with CRLF at the end of each line."""
    return map(write_vcard, people)


def write_vcard(person: IncomingPerson) -> bytes:
    """One record as a vCard 4.0, extras included, verbatim."""
    return _Card(person).written()


class _Card:
    """The lines of one card. Labels that are no types of vCard are written as groups, as all address books do."""

    def __init__(self, person: IncomingPerson) -> None:
        self._lines: list[str] = []
        self._taken = {found[1].lower() for extra in person.extras if (found := _GROUP.match(extra)) is not None}
        self._groups = 0
        self._write(person)
        self._extras = person.extras

    def written(self) -> bytes:
        """The card's bytes."""
        out = [b"BEGIN:VCARD", b"VERSION:4.0"]
        out += map(_folded, self._lines)
        out += [_folded(extra.replace("\r", "").replace("\n", "\\n")) for extra in self._extras]
        return b"\r\n".join([*out, b"END:VCARD", b""])

    def _write(self, person: IncomingPerson) -> None:
        lines = self._lines
        if person.uid:
            lines.append("UID:" + _urn(person.uid))
        if person.is_group or person.is_organisation:
            lines.append("KIND:" + ("group" if person.is_group else "org"))
        if person.is_group and person.is_organisation:
            lines.append("X-ABSHOWAS:COMPANY")
        lines.append("FN:" + escaped(person.name, structured=False))
        self._write_name(person)
        for point in person.points:
            self._write_point(point)
        for address in person.addresses:
            self._write_address(address)
        self._write_memberships(person.memberships)
        for occasion in person.occasions:
            parameters, text = written_date(occasion.when)
            head = _DAYS[occasion.kind] + parameters
            if occasion.label:
                self._grouped(head, text, occasion.label)
            else:
                lines.append(f"{head}:{text}")
        for link in person.links:
            self._write_link(link)
        if person.circles:
            lines.append("CATEGORIES:" + ",".join(map(escaped, person.circles)))
        self._write_note(person.note)
        for name, value in (
            ("LANG", person.language),
            ("TZ", person.zone),
            ("PRONOUNS", person.pronouns),
        ):
            if value:
                lines.append(f"{name}:{escaped(value, structured=False)}")
        for label, value in person.own_values.items():
            self._grouped("X-REGULARS-FIELD", escaped(value), label)
        lines += [f"MEMBER:{_urn(member)}" for member in person.members]
        if person.photo:
            kind = picture_type(person.photo) or "image/jpeg"
            lines.append(f"PHOTO:data:{kind};base64,{base64.b64encode(person.photo).decode()}")

    def _write_note(self, note: str) -> None:
        """The note, in several lines where one would be longer than any reader takes.

        A line that goes on says so, for reading it again as it was; to others it is one more note.
        """
        head = "NOTE"
        while len(note) > _LONGEST_NOTE:
            end = _good_cut(note)
            self._lines.append(f"{head}:{escaped(note[:end], structured=False)}")
            head, note = f"NOTE;{CONTINUES}=1", note[end:]
        if note:
            self._lines.append(f"{head}:{escaped(note, structured=False)}")

    def _write_name(self, person: IncomingPerson) -> None:
        parts = person.parts
        fields = (parts.family, parts.given, parts.middle, parts.prefix, parts.suffix)
        if any(fields) or person.sort_key:
            sort_as = f";SORT-AS={quoted_parameter(person.sort_key)}" if person.sort_key else ""
            self._lines.append(f"N{sort_as}:" + ";".join(map(escaped, fields)))
        for name, value in (("NICKNAME", parts.nickname), ("X-PHONETIC-FIRST-NAME", parts.phonetic_given),
                            ("X-PHONETIC-LAST-NAME", parts.phonetic_family)):  # fmt: skip
            if value:
                self._lines.append(f"{name}:{escaped(value)}")

    def _write_point(self, point: ContactPoint) -> None:
        preferred = ";PREF=1" if point.preferred else ""
        value = escaped(point.value, structured=False)
        if point.kind is not PointKind.MESSENGER:
            name = _POINTS[point.kind]
            if (
                point.kind is PointKind.SOCIAL
                and _WORD.fullmatch(point.label)
                and label_of([point.label]) == point.label
            ):
                self._lines.append(f"{name};TYPE={point.label}{preferred}:{value}")
            else:
                self._labelled(name + preferred, value, point.label)
        elif point.label in PROPERTY_OF_SERVICE and ":" not in value:
            self._lines.append(f"{PROPERTY_OF_SERVICE[point.label]}{preferred}:{value}")
        else:
            service = f";X-SERVICE-TYPE={quoted_parameter(point.label)}" if point.label else ""
            self._lines.append(f"IMPP{service}{preferred}:{value}")

    def _write_address(self, address: Address) -> None:
        fields = (
            address.po_box,
            address.extended,
            address.street,
            address.city,
            address.region,
            address.postcode,
            address.country,
        )
        preferred = ";PREF=1" if address.preferred else ""
        formatted = f";LABEL={quoted_parameter(address.formatted)}" if address.formatted else ""
        self._labelled(f"ADR{formatted}{preferred}", ";".join(map(escaped, fields)), address.label)

    def _write_memberships(self, memberships: tuple[Membership, ...]) -> None:
        for job in memberships:
            group = self._new_group() + "." if len(memberships) > 1 else ""
            times = "".join(
                f";{name}={quoted_parameter(text)}"
                for name, text in (("X-SINCE", job.since), ("X-UNTIL", job.until))
                if text
            )
            if job.organisation or job.department:
                department = ";" + escaped(job.department) if job.department else ""
                self._lines.append(f"{group}ORG{times}:{escaped(job.organisation)}{department}")
                times = ""
            if job.title:
                self._lines.append(f"{group}TITLE{times}:{escaped(job.title, structured=False)}")

    def _write_link(self, link: IncomingLink) -> None:
        name = escaped(link.name, structured=False)
        if link.kind in _RELATION_TYPES:
            self._lines.append(f"RELATED;VALUE=text;TYPE={link.kind}:{name}")
        elif link.kind:
            self._grouped("RELATED;VALUE=text", name, link.kind)
        else:
            self._lines.append(f"RELATED;VALUE=text:{name}")

    def _labelled(self, head: str, value: str, label: str) -> None:
        """A line whose label is a type where there is one, and a group's label where there is none."""
        if not label:
            self._lines.append(f"{head}:{value}")
        elif label in TYPES_OF:
            self._lines.append(f"{head};TYPE={TYPES_OF[label]}:{value}")
        else:
            self._grouped(head, value, label)

    def _grouped(self, head: str, value: str, label: str) -> None:
        group = self._new_group()
        self._lines += [f"{group}.{head}:{value}", f"{group}.X-ABLabel:{escaped(label, structured=False)}"]

    def _new_group(self) -> str:
        """A group's name that neither this card nor its extras use."""
        while True:
            self._groups += 1
            name = f"item{self._groups}"
            if name not in self._taken:
                return name


def _good_cut(note: str) -> int:
    """Where to cut a long note: before an empty line, else before a line's end or a blank, else anywhere.

    Never behind a blank, where there is anything else: a reader takes blanks off at the end of a line.
    """
    for separator in ("\n\n", "\n", " "):
        end = note.rfind(separator, _LONGEST_NOTE // 2, _LONGEST_NOTE)
        if end > 0 and not note[end - 1].isspace():
            return end
    return len(note[:_LONGEST_NOTE].rstrip()) or _LONGEST_NOTE


def _urn(uid: str) -> str:
    return f"urn:uuid:{uid}" if _UUID.fullmatch(uid) is not None else escaped(uid, structured=False)


def _folded(line: str) -> bytes:
    """A line folded at 75 bytes, never inside a character."""
    rest = line.encode()
    if len(rest) <= _FOLD_AT or b"QUOTED-PRINTABLE" in rest[:4000].upper():
        return rest  # a fold behind a `=` would mean something there
    pieces: list[bytes] = []
    start, width = 0, _FOLD_AT
    while len(rest) - start > width:
        end = start + width
        while rest[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(rest[start:end])
        start, width = end, _FOLD_AT - 1  # the space that marks a fold counts
    pieces.append(rest[start:])
    return b"\r\n ".join(pieces)
