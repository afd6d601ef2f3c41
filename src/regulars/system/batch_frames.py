"""Batches of records on their way from the reading child to the program: plain tuples, so that nothing but data can arrive.

A frame is its kind (one byte), the length of its body (four bytes, big-endian) and the body: a batch as `marshal` writes tuples
of texts, numbers and bytes, or JSON. Both ends are the same program, so that the form of `marshal` is no promise to anybody.
"""

import gc
import marshal
import struct
from operator import attrgetter
from typing import IO, Any

from regulars.domain.dates import Calendar, PartialDate
from regulars.domain.occasions import OccasionKind
from regulars.domain.people import Membership, NameParts, PointKind
from regulars.formats.quick_records import quick_address, quick_parts, quick_person, quick_point
from regulars.formats.records import Batch, IncomingLink, IncomingOccasion, IncomingPerson, Reason, Remark

BATCH, PROBLEM, DONE = b"B", b"P", b"D"
_HEADER = struct.Struct(">cI")
_LONGEST = 256_000_000

_parts = attrgetter(*NameParts.__slots__)
_address = attrgetter(
    "label", "street", "extended", "po_box", "city", "region", "postcode", "country", "formatted", "preferred"
)
_membership = attrgetter("organisation", "title", "department", "since", "until")
_KINDS = {kind.value: kind for kind in PointKind}
_OCCASIONS = {kind.value: kind for kind in OccasionKind}
_CALENDARS = {calendar.value: calendar for calendar in Calendar}
_NO_PARTS = NameParts()


class BrokenFrame(Exception):
    """What came through the pipe is no frame of ours."""


def write_frame(out: IO[bytes], kind: bytes, body: bytes = b"") -> None:
    """Send one frame at once."""
    out.write(_HEADER.pack(kind, len(body)))
    out.write(body)
    out.flush()


def read_frame(source: IO[bytes]) -> tuple[bytes, bytes] | None:
    """The next frame's kind and body; None at the end. Raises BrokenFrame where it stops in the middle."""
    header = source.read(_HEADER.size)
    if not header:
        return None
    if len(header) < _HEADER.size:
        raise BrokenFrame
    kind, length = _HEADER.unpack(header)
    if kind not in (BATCH, PROBLEM, DONE) or length > _LONGEST:
        raise BrokenFrame
    body = source.read(length)
    if len(body) < length:
        raise BrokenFrame
    return kind, body


def packed(batch: Batch) -> bytes:
    """A batch as the body of a frame."""
    people = [_plain(person) for person in batch.people]
    remarks = [(remark.line, remark.reason.value, remark.value, remark.lost) for remark in batch.remarks]
    return marshal.dumps((people, remarks, batch.position, batch.size))


def unpacked(body: bytes) -> Batch:
    """The batch of a frame's body. Raises BrokenFrame.

    The collector rests meanwhile (1 or 2 ms for a batch): the thousands of new objects hold no cycles, and to look through them
    a hundred times costs more than making them.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        people, remarks, position, size = marshal.loads(body)
        return Batch(
            tuple([_person(fields) for fields in people]),
            tuple([Remark(line, Reason(reason), value, lost) for line, reason, value, lost in remarks]),
            position,
            size,
        )
    except (ValueError, TypeError, EOFError, KeyError) as error:
        raise BrokenFrame from error
    finally:
        if was_on:
            gc.enable()


def _plain(person: IncomingPerson) -> tuple[Any, ...]:
    return (
        person.line,
        person.name,
        person.uid,
        None if person.parts == _NO_PARTS else _parts(person.parts),
        [(point.kind.value, point.value, point.label, point.preferred, point.match) for point in person.points],
        [_address(address) for address in person.addresses],
        [_membership(job) for job in person.memberships],
        [_plain_occasion(occasion) for occasion in person.occasions],
        [(link.kind, link.name) for link in person.links],
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


def _plain_occasion(occasion: IncomingOccasion) -> tuple[Any, ...]:
    when = occasion.when
    return occasion.kind.value, occasion.label, when.year, when.month, when.day, when.about, when.calendar.value


def _person(fields: tuple[Any, ...]) -> IncomingPerson:
    (line, name, uid, parts, points, addresses, memberships, occasions, links, *others) = fields
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


def _occasion(
    kind: str, label: str, year: int | None, month: int | None, day: int | None, about: bool, calendar: str
) -> IncomingOccasion:
    return IncomingOccasion(_OCCASIONS[kind], PartialDate(year, month, day, about, _CALENDARS[calendar]), label)
