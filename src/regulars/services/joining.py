"""A record joins a person: only what they lack is written. Nothing is overwritten, nothing goes away."""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache
from zoneinfo import ZoneInfo

from regulars.domain.dates import Calendar, PartialDate
from regulars.domain.names import own_sort_key, sort_key
from regulars.domain.occasions import OccasionKind
from regulars.domain.people import Address, ContactPoint, Membership, NameParts, PersonId
from regulars.formats.records import IncomingLink, IncomingOccasion, IncomingPerson
from regulars.formats.vcard.values import escaped
from regulars.services.incoming_facts import BIRTHDAY_LINE, Key, facts_of, implied, name_key
from regulars.store import importing as store
from regulars.store.importing import Rows
from regulars.store.journal import Change

_PARTS_ALONE = ("prefix", "suffix", "phonetic_given", "phonetic_family")
_COLUMNS_ALONE = ("language", "pronouns", "zone")

KeepPhoto = Callable[[bytes], int | None]
"""Keeps a picture once and gives its id; None for what is no picture that we take."""


def write_new(
    rows: Rows, record: IncomingPerson, uid: str, digest: str, added_on: str, keep_photo: KeepPhoto
) -> PersonId:
    """A new person, with everything that the record says."""
    parts, extras = record.parts, list(record.extras)
    zone = record.zone
    if zone and not is_zone(zone):
        extras.append(f"TZ:{escaped(zone, structured=False)}")
        zone = ""
    if record.is_organisation:
        extras.append("KIND:org")
    key = own_sort_key(record.sort_key) if record.sort_key else sort_key(record.name, parts, None, record.language)
    person = rows.person(
        uid,
        record.name,
        parts,
        key,
        pronouns=record.pronouns,
        language=record.language,
        zone=zone,
        added_on=added_on,
        photo=keep_photo(record.photo) if record.photo else None,
        about=record.note,
        extras=extras,
    )
    if record.is_organisation:
        rows.own_card_of(person, record.name)
    rows.points(person, record.points)
    best = next((address for address in record.addresses if address.preferred), None)
    for address in record.addresses:
        rows.address(person, address, preferred=address is best)
    for job in record.memberships:
        rows.membership(person, job.organisation, job.title, job.department, job.since, job.until)
    for occasion in record.occasions:
        rows.occasion(person, occasion.kind, occasion.label, occasion.when)
    for link in record.links:
        rows.link(person, link.kind, link.name)
    for circle in record.circles:
        rows.circle(person, circle)
    for label, value in record.own_values.items():
        rows.own_value(person, label, value)
    rows.origin(person, record.uid, digest)
    return person


@lru_cache(maxsize=1000)
def is_zone(name: str) -> bool:
    """Whether this machine knows the time zone."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


class Known:
    """What is known about a person whom records join, one after the other."""

    def __init__(self, person: PersonId, held: IncomingPerson, *, is_new: bool) -> None:
        self.person = person
        self.is_new = is_new
        self._held = held
        self._keys: set[Key] = {key for key, _ in facts_of(held)} | set(implied(held))
        self._columns: dict[str, object] = {}
        self._birthday: PartialDate | None = None

    def join(self, record: IncomingPerson, rows: Rows, keep_photo: KeepPhoto) -> list[str]:
        """Add what the record knows more; returns birthdays that stand against the one we have (they go to the notes)."""
        paragraphs: list[str] = []
        extras: list[str] = []
        against: list[str] = []
        circles = set(self._held.circles)
        for key, item in facts_of(record):
            if key in self._keys:
                continue
            self._keys.add(key)
            match item:
                case ContactPoint():
                    rows.point(self.person, item, preferred=item.preferred and not self._prefers(item))
                case Address():
                    rows.address(self.person, item, preferred=False)
                case Membership():
                    rows.membership(self.person, item.organisation, item.title, item.department, item.since, item.until)
                case IncomingOccasion():
                    if self._is_other_birthday(item):
                        against.append(item.when.iso())
                    elif self._birthday is None or item.kind is not OccasionKind.BIRTHDAY:
                        rows.occasion(self.person, item.kind, item.label, item.when)
                case IncomingLink():
                    rows.link(self.person, item.kind, item.name)
                case bytes():
                    self._set("photo_id", keep_photo(item))
                case NameParts():
                    self._set_names(item, record)
                case _:
                    self._join_words(key, item, rows, paragraphs, extras, circles)
        if name_key(record.name) not in self._keys:
            self._keys.add(name_key(record.name))
            extras.append("FN:" + escaped(record.name, structured=False))
        paragraphs += [BIRTHDAY_LINE + day for day in against]
        self._keys.update(implied(record))
        self._note(paragraphs, extras, circles, record)
        return against

    def _join_words(
        self, key: Key, item: object, rows: Rows, paragraphs: list[str], extras: list[str], circles: set[str]
    ) -> None:
        match key[0], item:
            case "circle", str():
                circles.add(item)
                rows.circle(self.person, item)
            case "own", (str() as label, str() as value):
                rows.own_value(self.person, label, value)
            case "about", str():
                paragraphs.append(item)
            case "extra", (str() as group, str() as line):
                extras.append(self._in_free_group(group, line))
            case "nickname", str():
                nicknames = self._held.parts.nickname
                nickname = f"{nicknames}, {item}" if nicknames else item
                self._held = replace(self._held, parts=replace(self._held.parts, nickname=nickname))
                self._set("nickname", nickname)
            case "zone", str():
                if is_zone(item):
                    self._set("zone", item)
            case name, str() if name in _COLUMNS_ALONE or name in _PARTS_ALONE:
                self._set(name, item)

    def _set(self, column: str, value: object) -> None:
        if value:
            self._columns[column] = value

    def _set_names(self, parts: NameParts, record: IncomingPerson) -> None:
        # Parts of another name than the one the owner uses would contradict it.
        if name_key(record.name) == name_key(self._held.name):
            for name in ("given", "middle", "family"):
                self._set(name, getattr(parts, name))

    def _prefers(self, point: ContactPoint) -> bool:
        return any(known.preferred and known.kind is point.kind for known in self._held.points)

    def _is_other_birthday(self, item: IncomingOccasion) -> bool:
        """Whether it is a birthday that stands against the one we have; one that only adds the year is taken up."""
        if item.kind is not OccasionKind.BIRTHDAY or item.label:
            return False
        held = next((o.when for o in self._held.occasions if o.kind is item.kind and not o.label), None)
        if held is None:
            return False
        same_day = (held.month, held.day) == (item.when.month, item.when.day) and held.calendar is item.when.calendar
        if held.year is None and same_day and held.calendar is Calendar.GREGORIAN:
            self._birthday = item.when
            return False
        return True

    def _in_free_group(self, group: str, line: str) -> str:
        """A kept line in a group that no other of the person's lines is in."""
        if not group:
            return line
        taken = {extra.partition(".")[0].lower() for extra in self._held.extras}
        free, number = group, 1
        while free.lower() in taken:
            number += 1
            free = f"{group}x{number}"
        return f"{free}.{line}"

    def _note(self, paragraphs: list[str], extras: list[str], circles: Iterable[str], record: IncomingPerson) -> None:
        """Take up what the columns say from now on."""
        held = self._held
        if paragraphs:
            held = replace(held, note="\n\n".join(filter(None, (held.note, *paragraphs))))
            self._columns["about"] = held.note
        if extras:
            held = replace(held, extras=(*held.extras, *extras))
            self._columns["extras"] = json.dumps(list(held.extras), ensure_ascii=False)
        self._held = replace(
            held,
            circles=tuple(circles),
            points=(*held.points, *record.points),
            occasions=held.occasions or record.occasions,
        )

    def write_columns(self, change: Change) -> None:
        """Write what changed on the person; after the rows, which the person is part of."""
        if self._columns:
            store.set_columns(change, "person", self.person, self._columns, is_new=self.is_new)
            self._columns = {}
        if self._birthday is not None:
            found = store.birthday_of(change.connection, self.person)
            if found is not None:
                store.set_columns(change, "occasion", found, {"date": self._birthday.iso()}, is_new=self.is_new)
            self._birthday = None
