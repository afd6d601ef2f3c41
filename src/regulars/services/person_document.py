"""Everything that is held about one person, as plain values: the JSON export's person (resources/format/export.schema.json)."""

import base64
from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from typing import Any

from regulars.domain.moments import Moment
from regulars.domain.notes import Note, NoteVersion
from regulars.domain.occasions import Occasion
from regulars.domain.people import Address, ContactPoint, NameParts, Person, PersonId, PointKind
from regulars.domain.promises import Promise
from regulars.store import exporting as store
from regulars.store import moments, notes, occasions, pauses, people, promises
from regulars.store.database import Connection
from regulars.store.rows import iso

EVERY_MOMENT = 1_000_000
POINTS = {
    "phones": PointKind.PHONE,
    "emails": PointKind.EMAIL,
    "urls": PointKind.URL,
    "messengers": PointKind.MESSENGER,
    "profiles": PointKind.SOCIAL,
}
"""Where each kind of contact point stands in the document."""
_PARTS = tuple(field.name for field in fields(NameParts))
_ADDRESS = tuple(field.name for field in fields(Address) if field.name != "id")
_WORDS = ("say_like", "pronouns", "address_form", "language", "greeting", "since", "zone", "quiet_hours", "about")


def person_document(connection: Connection, person: PersonId) -> dict[str, Any]:
    """The document of one person; PERSON_UNKNOWN."""
    known = people.find(connection, person)
    return {
        "id": int(known.id),
        "uid": known.uid,
        "name": known.name,
        "name_parts": {name: getattr(known.parts, name) for name in _PARTS},
        "name_order": known.name_order,
        "sort_as": known.sort_key,
        **{name: getattr(known, name) for name in _WORDS},
        "role": known.role,
        "me": known.is_me,
        "state": known.state,
        "state_since": iso(known.state_since),
        "added_on": iso(known.added_on),
        "rhythm_days": known.cadence_days,
        "pauses": pauses_document(connection, person),
        "pin": store.pin_of(connection, person),
        "preferred_channel": known.preferred_channel,
        "forbidden_channels": sorted(known.forbidden_channels),
        "introduced_by": _named(known.introduced_by, known.introduced_by_name),
        "thanked_on": iso(known.thanked_on),
        "household": store.household_of(connection, person),
        **{name: [_point(p) for p in known.points if p.kind is kind] for name, kind in POINTS.items()},
        "addresses": [address_document(address) for address in store.own_addresses(connection, person)],
        **_connections(known),
        "occasions": [_occasion(day) for day in occasions.of_person(connection, person)],
        "notes": [
            note_document(note, notes.versions(connection, note.id)) for note in notes.of_person(connection, person)
        ],
        "moments": [_moment(moment) for moment in moments.of_person(connection, person, EVERY_MOMENT, None)],
        "promises": [_promise(promise) for promise in promises.of_person(connection, person)],
        "gifts": store.gifts_of(connection, person),
        "to_say": store.to_say_of(connection, person),
        "answers": store.answers_of(connection, person),
        "photo": _photo(connection, known.photo),
        "unknown_lines": list(known.extras),
        "origins": store.origins_of(connection, person),
    }


def _connections(known: Person) -> dict[str, Any]:
    return {
        "organisations": [
            {
                "name": job.organisation,
                "title": job.title,
                "department": job.department,
                "since": job.since,
                "until": job.until,
            }
            for job in known.memberships
        ],
        "circles": [circle.name for circle in known.circles],
        "links": [
            {
                "id": link.id,
                "kind": link.kind,
                "name": link.other_name,
                "person": None if link.other is None else int(link.other),
                "suggested": link.suggested,
            }
            for link in known.links
        ],
        "own_fields": [{"label": own.label, "value": own.value, "day": own.day} for own in known.own_values],
    }


def _named(person: PersonId | None, name: str) -> dict[str, Any] | None:
    return None if person is None else {"id": int(person), "name": name}


def _point(point: ContactPoint) -> dict[str, Any]:
    return {
        "value": point.value,
        "label": point.label,
        "preferred": point.preferred,
        "compared_as": point.match,
    }


def pauses_document(connection: Connection, person: PersonId | None) -> list[dict[str, Any]]:
    """The pauses of a person, of the owner for None."""
    return [
        {"id": int(one.id), "begins": iso(one.begins), "ends": iso(one.ends), "reason": one.reason}
        for one in pauses.of(connection, person)
    ]


def address_document(address: Address) -> dict[str, Any]:
    """A postal address."""
    return {name: getattr(address, name) for name in _ADDRESS}


def _occasion(occasion: Occasion) -> dict[str, Any]:
    return {
        "id": int(occasion.id),
        "kind": occasion.kind,
        "label": occasion.label,
        "date": occasion.when.iso(),
        "calendar": occasion.when.calendar,
        "leap_month": occasion.when.leap_month,
        "notice_days": occasion.notice_days,
        "may_write": occasion.may_write,
    }


def note_document(note: Note, versions: Iterable[NoteVersion]) -> dict[str, Any]:
    """A preference note, with what it said before."""
    return {
        "id": int(note.id),
        "kind": note.kind,
        "own_kind": note.own_kind,
        "text": note.text,
        "strength": note.strength,
        "source": note.source,
        "source_day": iso(note.source_day),
        "source_place": note.source_place,
        "purpose": note.purpose,
        "consent": note.consent,
        "review_on": iso(note.review_on),
        "confirmed_on": iso(note.confirmed_on),
        "until": iso(note.until),
        "veiled": note.veiled,
        "before": [
            {
                "text": version.text,
                "kind": version.kind,
                "source": version.source,
                "veiled": version.veiled,
                "replaced_at": version.replaced_at.isoformat(),
            }
            for version in versions
        ],
    }


def _moment(moment: Moment) -> dict[str, Any]:
    return {
        "id": int(moment.id),
        "kind": moment.kind,
        "by": moment.direction,
        "depth": moment.depth,
        "day": iso(moment.day),
        "time": None if moment.time is None else moment.time.isoformat("minutes"),
        "fuzzy": moment.fuzzy,
        "minutes": moment.minutes,
        "text": moment.text,
        "place": moment.place,
        "bought": moment.bought,
        "people": [
            {"id": int(one.person), "name": one.name, "private_line": one.private_line} for one in moment.people
        ],
    }


def _promise(promise: Promise) -> dict[str, Any]:
    settled: date | None = promise.settled_on
    return {
        "id": int(promise.id),
        "by": promise.by,
        "text": promise.text,
        "quote": promise.quote,
        "made_on": iso(promise.made_on),
        "due_on": iso(promise.due_on),
        "state": promise.state,
        "settled_on": iso(settled),
        "renegotiated": promise.renegotiated,
        "moment": None if promise.moment is None else int(promise.moment),
    }


def _photo(connection: Connection, photo: int | None) -> dict[str, str] | None:
    if photo is None:
        return None
    mime, data = store.photo_of(connection, photo)
    return {"mime": mime, "base64": base64.b64encode(data).decode("ascii")}
