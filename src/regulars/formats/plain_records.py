"""Records as plain tuples of texts, numbers and bytes: for the pipe out of the reading child, and for their digests."""

import hashlib
import marshal
from operator import attrgetter
from typing import Any, NamedTuple

from regulars.domain.dates import Calendar, PartialDate
from regulars.domain.numeric_dates import NumericDate
from regulars.domain.occasions import OccasionKind
from regulars.domain.people import Membership, NameParts, PointKind
from regulars.formats.quick_records import quick_address, quick_parts, quick_person, quick_point
from regulars.formats.records import Batch, IncomingFigures, IncomingLink, IncomingOccasion, IncomingPerson, Remark

DIGEST_BYTES = 16

Plain = tuple[Any, ...]

_parts = attrgetter(*NameParts.__slots__)
_address = attrgetter(
    "label", "street", "extended", "po_box", "city", "region", "postcode", "country", "formatted", "preferred"
)
fields_of_membership = attrgetter("organisation", "title", "department", "since", "until")
_KINDS = {kind.value: kind for kind in PointKind}
_OCCASIONS = {kind.value: kind for kind in OccasionKind}
_CALENDARS = {calendar.value: calendar for calendar in Calendar}
_NO_PARTS = NameParts()
_MARSHAL_VERSION = 2  # the newest in which equal values always have equal bytes


def plain(person: IncomingPerson) -> Plain:
    """A record as a tuple that `record_of_plain` makes a record of again; its line comes first, its figures, if any, last."""
    parts = _parts(person.parts)
    fields = (
        person.line,
        person.name,
        person.uid,
        parts if any(parts) else None,
        [[point.kind.value, point.value, point.label, point.preferred, point.match] for point in person.points],
        [[*_address(address)] for address in person.addresses],
        [fields_of_membership(job) for job in person.memberships],
        [(day.kind.value, day.label, *fields_of_date(day.when)) for day in person.occasions],
        [[link.kind, link.name] for link in person.links],
        person.circles,
        person.note,
        person.photo,
        person.is_organisation,
        person.is_group,
        person.members,
        person.language,
        person.zone,
        person.pronouns,
        dict(person.own_values),
        person.extras,
        person.sort_key,
    )
    return (*fields, tuple([plain_figures(date) for date in person.figures])) if person.figures else fields


def plain_figures(date: IncomingFigures) -> Plain:
    """A date in figures as it stands in a tuple."""
    numbers = date.numbers
    written = (numbers.first, numbers.second, numbers.year, numbers.short, numbers.dots)
    return date.kind.value, date.label, written, date.line, date.entry, date.name, date.text, date.extra


def fields_of_date(when: PartialDate) -> Plain:
    """A date as it stands in a tuple."""
    return when.year, when.month, when.day, when.about, when.calendar.value, when.leap_month


def record_of_plain(fields: Plain) -> IncomingPerson:
    """The record of a tuple. Raises ValueError, TypeError or KeyError for what is none."""
    (line, name, uid, parts, points, addresses, memberships, occasions, links, *others) = fields
    if len(fields) > _FIELDS:
        others[-1] = tuple([_figures(*date) for date in others[-1]])
    return quick_person(
        line,
        name,
        uid,
        _NO_PARTS if parts is None else quick_parts(*parts),
        tuple(
            [
                quick_point(_KINDS[kind], value, label, preferred, match)
                for kind, value, label, preferred, match in points
            ]
        ),
        tuple([quick_address(*address) for address in addresses]) if addresses else (),
        tuple([Membership(*job) for job in memberships]) if memberships else (),
        tuple([_occasion(*occasion) for occasion in occasions]) if occasions else (),
        tuple([IncomingLink(*link) for link in links]) if links else (),
        *others,
    )


def _occasion(kind: str, label: str, *when: Any) -> IncomingOccasion:
    year, month, day, about, calendar, leap_month = when
    day_of_it = PartialDate(year, month, day, about, _CALENDARS[calendar], leap_month)
    return IncomingOccasion(_OCCASIONS[kind], day_of_it, label)


def _figures(kind: str, label: str, numbers: Plain, *others: Any) -> IncomingFigures:
    return IncomingFigures(_OCCASIONS[kind], label, NumericDate(*numbers), *others)


def digest_of_plain(fields: Plain) -> bytes:
    """A digest of all that a record says; its line in the file and the forms for comparing are no part of what it says.

    Nor are its figures: what they say stands among the occasions, or in the note.
    """
    said = list(fields[1:_FIELDS])
    said[_POINTS - 1] = [point[:4] for point in fields[_POINTS]]
    return hashlib.blake2b(marshal.dumps(said, _MARSHAL_VERSION), digest_size=DIGEST_BYTES).digest()


_POINTS = 4
_FIELDS = 21  # without figures


class PlainBatch(NamedTuple):
    """A `Batch` whose records are plain."""

    people: list[Plain]
    remarks: tuple[Remark, ...]
    position: int
    size: int


def digests_of(batch: Batch) -> list[bytes]:
    """The digest of each record of a batch: those that came with it, else made here."""
    if len(batch.digests) != len(batch.people) * DIGEST_BYTES:
        return [digest_of_plain(plain(person)) for person in batch.people]
    return [batch.digests[start : start + DIGEST_BYTES] for start in range(0, len(batch.digests), DIGEST_BYTES)]
