"""What the properties of a card mean by which its person is reached: numbers, mail, pages, addresses."""

from regulars.domain.matching import match_email
from regulars.domain.people import PointKind
from regulars.formats.vcard.draft import Draft
from regulars.formats.vcard.heads import Head
from regulars.formats.vcard.labels import SERVICES
from regulars.formats.vcard.values import components, plain

_PHONE, _EMAIL = PointKind.PHONE.value, PointKind.EMAIL.value


def phone(draft: Draft, head: Head, value: str, entry: str) -> None:
    """TEL, with or without `tel:`."""
    if "\\" in value:
        value = plain(value, old=draft.old)
    value = value.strip()
    if value[:4].lower() == "tel:":
        value = value[4:].strip()
    if not value:
        return
    if head.group:
        draft.grouped.append((head.group, "point", len(draft.points)))
    match = draft.match_phone(value) if draft.match_phone is not None else ""
    draft.points.append([_PHONE, value, head.label, head.preferred, match])


def email(draft: Draft, head: Head, value: str, entry: str) -> None:
    """EMAIL, with or without `mailto:`."""
    if "\\" in value:
        value = plain(value, old=draft.old)
    value = value.strip()
    if value[:7].lower() == "mailto:":
        value = value[7:].strip()
    if not value:
        return
    if head.group:
        draft.grouped.append((head.group, "point", len(draft.points)))
    match = match_email(value) if draft.match_phone is not None else ""
    draft.points.append([_EMAIL, value, head.label, head.preferred, match])


def _point(kind: str, draft: Draft, head: Head, value: str, label: str) -> None:
    value = plain(value, old=draft.old).strip()
    if value:
        if head.group:
            draft.grouped.append((head.group, "point", len(draft.points)))
        draft.points.append([kind, value, label, head.preferred, ""])


def url(draft: Draft, head: Head, value: str, entry: str) -> None:
    """URL: a page of theirs."""
    _point(PointKind.URL.value, draft, head, value, head.label)


def messenger(draft: Draft, head: Head, value: str, entry: str) -> None:
    """IMPP, named after its service."""
    label = head.parameter("X-SERVICE-TYPE") or head.parameter("SERVICE-TYPE") or head.label
    _point(PointKind.MESSENGER.value, draft, head, value, label)


def service(draft: Draft, head: Head, value: str, entry: str) -> None:
    """A messenger that has a property of its own, as X-SKYPE."""
    _point(PointKind.MESSENGER.value, draft, head, value, SERVICES[head.name])


def social(draft: Draft, head: Head, value: str, entry: str) -> None:
    """A profile in a network."""
    label = head.parameter("SERVICE-TYPE") or head.parameter("X-SERVICE-TYPE") or head.label
    _point(PointKind.SOCIAL.value, draft, head, value or head.parameter("X-USER"), label)


def address(draft: Draft, head: Head, value: str, entry: str) -> None:
    """ADR: seven parts, and the whole as it was written on an envelope."""
    formatted = head.parameter("LABEL") if head.parameters else ""
    if not (value.strip(" ;") or formatted):
        return  # what Google writes for no address
    fields = [field.strip() for field in components(value, old=draft.old)]
    if not (any(fields) or formatted):
        return
    if len(fields) != 7:
        if any(fields[7:]) and not formatted:
            formatted = ", ".join(filter(None, fields))
        fields = [*fields[:7], *[""] * (7 - len(fields))]
    po_box, extended, street, city, region, postcode, country = fields
    if head.group:
        draft.grouped.append((head.group, "address", len(draft.addresses)))
    draft.addresses.append(
        [head.label, street, extended, po_box, city, region, postcode, country, formatted, head.preferred]
    )


def address_label(draft: Draft, head: Head, value: str, entry: str) -> None:
    """LABEL of vCard 3.0, the envelope of an address that stands elsewhere."""
    text = plain(value, old=draft.old).strip()
    if text:
        draft.address_labels.append((head, text))
