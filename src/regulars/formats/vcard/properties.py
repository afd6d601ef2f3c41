"""What each property of a card means. A reader gets the draft, the head, the value and the whole line."""

import re
from collections.abc import Callable
from functools import partial

from regulars.domain.occasions import OccasionKind
from regulars.formats.records import Reason
from regulars.formats.vcard import name_properties, reach_properties
from regulars.formats.vcard.days import LEAP_MONTH, in_figures, read_date
from regulars.formats.vcard.draft import Draft, Job
from regulars.formats.vcard.heads import Head
from regulars.formats.vcard.labels import ANDROID_RELATIONS, RELATIONS, SERVICES
from regulars.formats.vcard.lines import BLOB_MARK
from regulars.formats.vcard.values import components, listed, plain

Reader = Callable[[Draft, Head, str, str], None]

_ZONE = re.compile(r"(?:[A-Za-z][\w+-]*(?:/[A-Za-z][\w+-]*)+|UTC)", re.ASCII)
CONTINUES = "X-REGULARS-CONTINUES"
"""The parameter of a NOTE that goes on where the one before it ended."""
_ANDROID = "vnd.android.cursor.item/"


def keep(draft: Draft, head: Head, value: str, entry: str) -> None:
    """A property without a place of its own."""
    draft.keep(head, entry)


def keep_as_it_is(draft: Draft, head: Head, value: str, entry: str) -> None:
    """The same where nothing in the line needs a second look."""
    draft.extras.append(entry)


def _marker(draft: Draft, head: Head, value: str, entry: str) -> None:
    """A marker of something else, inside a card: written out again it would break the card."""
    draft.remark(Reason.BROKEN_LINE, entry, to_notes=entry.strip())


def _version(draft: Draft, head: Head, value: str, entry: str) -> None:
    draft.old = value.strip().startswith("2")


def _uid(draft: Draft, head: Head, value: str, entry: str) -> None:
    if draft.uid:
        draft.keep(head, entry)
    else:
        draft.uid = _bare_uid(plain(value, old=draft.old))


def _organisation(draft: Draft, head: Head, value: str, entry: str) -> None:
    first, *others = (field.strip() for field in components(value, old=draft.old))
    department = "; ".join(filter(None, others)) if others else ""
    if first or department:
        times = (head.parameter("X-SINCE"), head.parameter("X-UNTIL")) if head.parameters else ("", "")
        draft.jobs.append(Job(False, head.group, first, department, *times))


def _title(draft: Draft, head: Head, value: str, entry: str) -> None:
    text = plain(value, old=draft.old).strip()
    if text:
        times = (head.parameter("X-SINCE"), head.parameter("X-UNTIL")) if head.parameters else ("", "")
        draft.jobs.append(Job(True, head.group, text, "", *times))


def _role(draft: Draft, head: Head, value: str, entry: str) -> None:
    text = plain(value, old=draft.old).strip()
    if text:
        draft.roles.append((head, entry, text))


def _day(kind: OccasionKind, draft: Draft, head: Head, value: str, entry: str) -> None:
    value = plain(value, old=draft.old).strip()
    if not value.strip(";"):
        return
    omit = head.parameter("X-APPLE-OMIT-YEAR") if head.parameters else ""
    no_year = int(omit) if len(omit) == 4 and omit.isascii() and omit.isdigit() else None
    calendar, leap = "", False
    if head.parameters:
        calendar, leap = head.parameter("CALSCALE"), head.parameter(LEAP_MONTH) == "1"
    when = read_date(value, no_year=no_year, calendar=calendar, leap_month=leap)
    year_last = when is None or not value[:4].isdigit()
    numbers = in_figures(value, no_year=no_year) if year_last and calendar.lower() in ("", "gregorian") else None
    if numbers is not None and (numbers.exists() if when is None else numbers.shows() is not None):
        draft.in_figures(head, [kind, when, ""], numbers, value, entry)
        return
    if when is None:
        # It keeps the file's own word for what it is: the notes are in no language of ours.
        draft.remark(Reason.BAD_DATE, entry, to_notes=f"{head.name}: {value}")
        return
    if head.group:
        draft.grouped.append((head.group, "occasion", len(draft.occasions)))
    draft.occasions.append([kind, when, ""])


def _link(draft: Draft, head: Head, kind: str, name: str) -> None:
    name = name.strip()
    if name:
        if head.group:
            draft.grouped.append((head.group, "link", len(draft.links)))
        draft.links.append([kind, name])


def _relative(draft: Draft, head: Head, value: str, entry: str) -> None:
    _link(draft, head, head.label, plain(value, old=draft.old))


def _related(draft: Draft, head: Head, value: str, entry: str) -> None:
    """RELATED of vCard 4.0 names somebody in words, or points to another card, which is kept as it came."""
    if head.parameter("VALUE").lower() == "text":
        _relative(draft, head, value, entry)
    else:
        draft.keep(head, entry)


def _named_relative(draft: Draft, head: Head, value: str, entry: str) -> None:
    _link(draft, head, RELATIONS[head.name], plain(value, old=draft.old))


def _categories(draft: Draft, head: Head, value: str, entry: str) -> None:
    names = (name.strip() for name in listed(value, old=draft.old))
    draft.circles += [name for name in names if name and name.lower() != "mycontacts"]


def _note(draft: Draft, head: Head, value: str, entry: str) -> None:
    if "\\" in value:
        value = plain(value, old=draft.old)
    if head.parameters and draft.notes and head.parameter(CONTINUES):
        draft.notes[-1] += value  # one note of ours that was too long for a line
        return
    value = value.strip()
    if value:
        draft.notes.append(value)


def _photo(draft: Draft, head: Head, value: str, entry: str) -> None:
    inline = head.base64 or value.startswith(BLOB_MARK) or value[:5].lower() == "data:"
    has_one = len(draft.photo_parts) > 2 or bool("".join(draft.photo_parts[1:]).strip())
    if has_one or not (inline or _looks_like_base64(head, value)):
        draft.keep(head, entry)  # never fetched
    else:
        if draft.photo_parts:
            draft.dropped.add(draft.photo_place)
        draft.photo_parts = [entry[: len(entry) - len(value)], value]
        draft.base64_parts = draft.photo_parts
        draft.photo_place = len(draft.extras)
        draft.extras.append("")  # should it be none that we take, it stays here


def _looks_like_base64(head: Head, value: str) -> bool:
    return head.parameter("VALUE").lower() not in ("uri", "url") and len(value) > 64 and "://" not in value


def _kind(draft: Draft, head: Head, value: str, entry: str) -> None:
    match value.strip().lower():
        case "group":
            draft.is_group = True
        case "org" | "organization":
            draft.is_organisation = True
        case "individual" | "":
            pass
        case _:
            draft.keep(head, entry)


def _shown_as(draft: Draft, head: Head, value: str, entry: str) -> None:
    if value.strip().upper() == "COMPANY":
        draft.is_organisation = True
    else:
        draft.keep(head, entry)


def _member(draft: Draft, head: Head, value: str, entry: str) -> None:
    uid = _bare_uid(plain(value, old=draft.old))
    if uid:
        draft.members.append(uid)


def _language(draft: Draft, head: Head, value: str, entry: str) -> None:
    if draft.language:
        draft.keep(head, entry)
    else:
        draft.language = plain(value, old=draft.old).strip()


def _zone(draft: Draft, head: Head, value: str, entry: str) -> None:
    text = plain(value, old=draft.old).strip()
    if draft.zone or _ZONE.fullmatch(text) is None:
        draft.keep(head, entry)  # an offset from UTC is no zone
    else:
        draft.zone = text


def _group_label(draft: Draft, head: Head, value: str, entry: str) -> None:
    """The label of a group. It stands among the extras until the group's item is found."""
    if not value.strip():
        return
    if head.group and head.group not in draft.group_labels:
        draft.group_labels[head.group] = (plain(value, old=draft.old), len(draft.extras))
    draft.keep(head, entry)


def _own_value(draft: Draft, head: Head, value: str, entry: str) -> None:
    if head.group:
        draft.grouped.append((head.group, "own", len(draft.own_values)))
        draft.own_values.append(("", plain(value, old=draft.old)))
    else:
        draft.keep(head, entry)


def _android(draft: Draft, head: Head, value: str, entry: str) -> None:
    """Android's own fields: nicknames, days and relations have a place here."""
    kind, *fields = components(value, old=draft.old)
    first, number, own = (*fields, "", "", "")[:3]
    match kind.strip().removeprefix(_ANDROID), number:
        case "nickname", _ if first.strip():
            draft.nicknames.append(first.strip())
        case "contact_event", ("0" | "1" | "2" | "3") if (when := read_date(first)) is not None:
            occasion = {"1": OccasionKind.ANNIVERSARY, "3": OccasionKind.BIRTHDAY}.get(number, OccasionKind.OTHER)
            draft.occasions.append([occasion, when, own.strip() if number == "0" else ""])
        case "relation", _ if (
            number.isascii() and number.isdigit() and int(number[:3]) < len(ANDROID_RELATIONS) and first.strip()
        ):
            draft.links.append([ANDROID_RELATIONS[int(number[:3])] or own.strip(), first.strip()])
        case _:
            draft.keep(head, entry)


def _bare_uid(text: str) -> str:
    """An identifier without its `urn:uuid:`, so that a group's members and the cards' own UIDs look the same."""
    text = text.strip()
    return text[9:].strip() if text[:9].lower() == "urn:uuid:" else text


READERS: dict[str, Reader] = {
    "VERSION": _version,
    "BEGIN": _marker,
    "END": _marker,
    "UID": _uid,
    "FN": name_properties.full_name,
    "N": name_properties.name,
    "SORT-STRING": name_properties.sort_string,
    "NICKNAME": name_properties.nickname,
    "X-NICKNAME": name_properties.nickname,
    "X-PHONETIC-FIRST-NAME": name_properties.phonetic_given,
    "X-PHONETIC-LAST-NAME": name_properties.phonetic_family,
    "SOUND": name_properties.sound,
    "TEL": reach_properties.phone,
    "EMAIL": reach_properties.email,
    "URL": reach_properties.url,
    "IMPP": reach_properties.messenger,
    **dict.fromkeys(SERVICES, reach_properties.service),
    "X-SOCIALPROFILE": reach_properties.social,
    "SOCIALPROFILE": reach_properties.social,
    "ADR": reach_properties.address,
    "LABEL": reach_properties.address_label,
    "ORG": _organisation,
    "TITLE": _title,
    "ROLE": _role,
    "BDAY": partial(_day, OccasionKind.BIRTHDAY),
    **dict.fromkeys(
        ("ANNIVERSARY", "X-ANNIVERSARY", "X-MS-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY", "X-KADDRESSBOOK-X-ANNIVERSARY"),
        partial(_day, OccasionKind.ANNIVERSARY),
    ),
    "X-ABDATE": partial(_day, OccasionKind.OTHER),
    "X-ABRELATEDNAMES": _relative,
    "RELATED": _related,
    **dict.fromkeys(RELATIONS, _named_relative),
    "CATEGORIES": _categories,
    "NOTE": _note,
    "PHOTO": _photo,
    "KIND": _kind,
    "X-ADDRESSBOOKSERVER-KIND": _kind,
    "X-ABSHOWAS": _shown_as,
    "MEMBER": _member,
    "X-ADDRESSBOOKSERVER-MEMBER": _member,
    "LANG": _language,
    "TZ": _zone,
    "PRONOUNS": name_properties.pronouns,
    "X-PRONOUNS": name_properties.pronouns,
    "X-ABLABEL": _group_label,
    "X-REGULARS-FIELD": _own_value,
    "X-ANDROID-CUSTOM": _android,
}
"""The reader of each property that has a place in a record; all others are kept verbatim."""
