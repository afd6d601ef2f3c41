"""The fields of a person that are edited in place: what may stand in each, and what follows from it."""

import re
from dataclasses import fields, replace
from datetime import time

from regulars.domain.errors import Unfit
from regulars.domain.names import compose, own_sort_key, sort_key
from regulars.domain.people import Channel, NameOrder, NameParts, Person, PersonField, Role
from regulars.services import checked
from regulars.services.checked import bad_value

_PARTS = frozenset(field.name for field in fields(NameParts))
_QUIET_HOURS = re.compile(r"(\d\d?:\d\d)\s*[-–]\s*(\d\d?:\d\d)", re.ASCII)


def columns_for(person: Person, field: PersonField, value: str) -> dict[str, object]:
    """The columns that setting `field` of `person` sets; BAD_VALUE."""
    name = field.value
    match field:
        case PersonField.NAME:
            return _named(person, name=checked.line(name, value, needed=True))
        case _ if name in _PARTS:
            part = {name: checked.line(name, value)}
            return _named(person, parts=replace(person.parts, **part)) | part
        case PersonField.NAME_ORDER:
            order = checked.one_of(name, NameOrder, value) if value else None
            return _named(person, order=order) | {name: value}
        case PersonField.LANGUAGE:
            language = checked.line(name, value)
            return _named(person, language=language) | {name: language}
        case PersonField.SORT_KEY:
            words = checked.line(name, value)
            return {name: own_sort_key(words) if words else _key(person)}
        case PersonField.ROLE:
            return {name: checked.one_of(name, Role, value).value}
        case PersonField.SINCE:
            return {name: checked.partial_date(name, value)}
        case PersonField.ZONE:
            return {name: checked.zone(name, value)}
        case PersonField.QUIET_HOURS:
            return {name: _quiet_hours(name, value)}
        case PersonField.PREFERRED_CHANNEL:
            return {name: _preferred(person, name, value)}
        case PersonField.FORBIDDEN_CHANNELS:
            return _forbidden(person, name, value)
        case PersonField.ABOUT:
            return {name: checked.words(name, value)}
        case _:
            return {name: checked.line(name, value)}


def _key(person: Person) -> str:
    return sort_key(person.name, person.parts, person.name_order, person.language)


def _named(
    person: Person,
    *,
    name: str | None = None,
    parts: NameParts | None = None,
    order: NameOrder | None = None,
    language: str | None = None,
) -> dict[str, object]:
    """Name and key after an edit. A name that was made of its parts is made again; one that the owner chose stays."""
    after = replace(
        person,
        name=person.name if name is None else name,
        parts=parts or person.parts,
        name_order=order if parts is None and name is None and language is None else person.name_order,
        language=person.language if language is None else language,
    )
    if name is None and person.name == compose(person.parts, person.name_order, person.language):
        after = replace(after, name=compose(after.parts, after.name_order, after.language) or person.name)
    key = own_sort_key(person.sort_key) if person.sort_key else _key(after)
    return {"name": after.name, "sort_key": key}


def _quiet_hours(name: str, value: str) -> str:
    """`HH:MM-HH:MM`, or empty."""
    value = checked.line(name, value)
    if not value:
        return ""
    found = _QUIET_HOURS.fullmatch(value)
    if found is None:
        raise bad_value(name, value, Unfit.NOT_HOURS)
    try:
        start, end = (time.fromisoformat(part.zfill(5)) for part in found.groups())
    except ValueError as error:
        raise bad_value(name, value, Unfit.NOT_HOURS) from error
    return f"{start:%H:%M}-{end:%H:%M}"


def _preferred(person: Person, name: str, value: str) -> str:
    if not value:
        return ""
    channel = checked.one_of(name, Channel, value)
    if channel in person.forbidden_channels:
        raise bad_value(name, value, Unfit.ASKED_NOT)
    return channel.value


def _forbidden(person: Person, name: str, value: str) -> dict[str, object]:
    """Kept in one order, so that the same channels are the same text; a preference for one of them ends."""
    wanted = {checked.one_of(name, Channel, part.strip()) for part in value.split(",") if part.strip()}
    columns: dict[str, object] = {name: ",".join(channel.value for channel in Channel if channel in wanted)}
    if person.preferred_channel in wanted:
        columns["preferred_channel"] = ""
    return columns
