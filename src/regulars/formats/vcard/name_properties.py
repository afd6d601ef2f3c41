"""What the properties of a card mean that say a name, and how it sounds."""

from regulars.formats.vcard.draft import Draft, one_line
from regulars.formats.vcard.heads import Head
from regulars.formats.vcard.lines import BLOB_MARK
from regulars.formats.vcard.values import components, listed, plain


def full_name(draft: Draft, head: Head, value: str, entry: str) -> None:
    """FN: the name as it is said. The first one counts."""
    if draft.name:  # the same name in another language or script
        draft.keep(head, entry)
    else:
        draft.name = one_line(plain(value, old=draft.old) if "\\" in value else value)


def name(draft: Draft, head: Head, value: str, entry: str) -> None:
    """N: the five parts of a name. The first one counts."""
    if draft.name_fields is not None:
        draft.keep(head, entry)
        return
    if head.parameters:
        draft.sort_key = head.parameter("SORT-AS") or draft.sort_key
    if not value.strip(" ;"):
        return
    fields = [field.strip() for field in components(value, old=draft.old)]
    if len(fields) != 5:
        fields = [*fields[:4], *[""] * (4 - len(fields)), " ".join(filter(None, fields[4:]))]
    draft.name_fields = fields


def sort_string(draft: Draft, head: Head, value: str, entry: str) -> None:
    """SORT-STRING of vCard 3.0."""
    draft.sort_key = draft.sort_key or plain(value, old=draft.old).strip()


def nickname(draft: Draft, head: Head, value: str, entry: str) -> None:
    """NICKNAME: one or several."""
    draft.nicknames += filter(None, (nick.strip() for nick in listed(value)))


def phonetic_given(draft: Draft, head: Head, value: str, entry: str) -> None:
    """How the given name is read."""
    draft.phonetic_given = plain(value, old=draft.old).strip()


def phonetic_family(draft: Draft, head: Head, value: str, entry: str) -> None:
    """How the family name is read."""
    draft.phonetic_family = plain(value, old=draft.old).strip()


def sound(draft: Draft, head: Head, value: str, entry: str) -> None:
    """Japanese telephones write how a name is read as a SOUND."""
    if BLOB_MARK in value or not any(type_.upper() == "X-IRMC-N" for type_ in head.types):
        draft.keep(head, entry)
        return
    family, given, *_ = [*(field.strip() for field in components(value, old=draft.old)), "", ""]
    draft.phonetic_family, draft.phonetic_given = draft.phonetic_family or family, draft.phonetic_given or given


def pronouns(draft: Draft, head: Head, value: str, entry: str) -> None:
    """PRONOUNS of RFC 9554. The first ones count."""
    if draft.pronouns:
        draft.keep(head, entry)
    else:
        draft.pronouns = plain(value, old=draft.old).strip()
