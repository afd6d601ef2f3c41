"""People, and how to reach them."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NewType

PersonId = NewType("PersonId", int)
CircleId = NewType("CircleId", int)
HouseholdId = NewType("HouseholdId", int)
OrganisationId = NewType("OrganisationId", int)
OwnFieldId = NewType("OwnFieldId", int)


@dataclass(frozen=True, slots=True, repr=False)
class Brought:
    """Somebody whom a person sent, and since when they are in the book."""

    person: PersonId
    name: str
    added_on: date

    def __repr__(self) -> str:
        return f"Brought({self.person})"


class PersonState(StrEnum):
    """Where a relationship stands. All but ACTIVE end every nudge, for good and calmly."""

    ACTIVE = "active"
    ARCHIVED = "archived"
    DECEASED = "deceased"
    MOVED_ON = "moved-on"
    ASKED_NOT = "asked-not"


class Role(StrEnum):
    """What a person is to the owner: a word, not a stage."""

    REGULAR = "regular"
    PROSPECT = "prospect"
    SUPPLIER = "supplier"
    PEER = "peer"
    FRIEND = "friend"


class NameOrder(StrEnum):
    """In which order the parts of a name are said."""

    GIVEN_FIRST = "given-first"
    FAMILY_FIRST = "family-first"


class PointKind(StrEnum):
    """What a contact point is."""

    PHONE = "phone"
    EMAIL = "email"
    URL = "url"
    MESSENGER = "messenger"
    SOCIAL = "social"


class Channel(StrEnum):
    """A way to reach one person."""

    CALL = "call"
    MESSAGE = "message"
    WHATSAPP = "whatsapp"
    SIGNAL = "signal"
    EMAIL = "email"
    LETTER = "letter"
    VISIT = "visit"


class PersonField(StrEnum):
    """The fields of a person that are one line (or, for ABOUT, free words), edited in place one at a time."""

    NAME = "name"
    PREFIX = "prefix"
    GIVEN = "given"
    MIDDLE = "middle"
    FAMILY = "family"
    SUFFIX = "suffix"
    NICKNAME = "nickname"
    PHONETIC_GIVEN = "phonetic_given"
    PHONETIC_FAMILY = "phonetic_family"
    NAME_ORDER = "name_order"
    SORT_KEY = "sort_key"
    SAY_LIKE = "say_like"
    PRONOUNS = "pronouns"
    ADDRESS_FORM = "address_form"
    LANGUAGE = "language"
    GREETING = "greeting"
    ROLE = "role"
    SINCE = "since"
    ZONE = "zone"
    QUIET_HOURS = "quiet_hours"
    PREFERRED_CHANNEL = "preferred_channel"
    FORBIDDEN_CHANNELS = "forbidden_channels"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class NameParts:
    """The parts of a name as they came; any may be empty. What the owner calls the person stands in `Person.name`."""

    prefix: str = ""
    given: str = ""
    middle: str = ""
    family: str = ""
    suffix: str = ""
    nickname: str = ""
    phonetic_given: str = ""
    phonetic_family: str = ""


@dataclass(frozen=True, slots=True)
class ContactPoint:
    """A phone, mail, page or handle, shown as typed. `match` is its form for comparing: E.164, folded mail, bare address."""

    kind: PointKind
    value: str
    label: str = ""
    preferred: bool = False
    match: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address in its parts; `formatted` is how it was written where it came whole."""

    label: str = ""
    street: str = ""
    extended: str = ""
    po_box: str = ""
    city: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""
    formatted: str = ""
    preferred: bool = False
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Membership:
    """A person's place in an organisation, with the time it lasted (ISO partial dates, empty = not known)."""

    organisation: str
    title: str = ""
    department: str = ""
    since: str = ""
    until: str = ""
    id: int | None = None
    organisation_id: OrganisationId | None = None


@dataclass(frozen=True, slots=True)
class PersonLink:
    """How two people are connected, read from the one whose page it stands on."""

    kind: str
    other_name: str
    other: PersonId | None = None
    suggested: bool = False
    id: int | None = None
    reverse: str = ""
    """What this person is to the other one; empty where nobody said."""
    symmetric: bool = False
    backwards: bool = False
    """It was written on the other one's page, with no word for this side: `kind` is what this person is to the other."""


class OwnKind(StrEnum):
    """What a field that the owner made holds. The value is text: as typed, "12.5", a partial date, one of the choices.

    A FORMULA is free words of which every version stays, with the day on which it was used.
    """

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    FORMULA = "formula"


@dataclass(frozen=True, slots=True)
class OwnField:
    """A field that the owner made, which every person can have. `choices` are those of the kind CHOICE."""

    id: OwnFieldId
    label: str
    kind: OwnKind = OwnKind.TEXT
    choices: tuple[str, ...] = ()
    template: str = ""
    """Where it came from: "hairdresser/colour", "own" for one that the owner added to a trade's; empty for all others."""


@dataclass(frozen=True, slots=True)
class OwnValue:
    """The value of a field that the owner made. `day` (ISO) is when a version of a formula was used, else empty."""

    label: str
    value: str
    id: int | None = None
    day: str = ""


@dataclass(frozen=True, slots=True)
class CircleName:
    """A circle as it is shown on a person."""

    id: CircleId
    name: str


@dataclass(frozen=True, slots=True, repr=False)
class Person:
    """Everything about a person except notes, moments, promises and dates, which are records of their own."""

    id: PersonId
    uid: str
    name: str
    parts: NameParts = NameParts()
    name_order: NameOrder | None = None
    sort_key: str = ""
    """The words that the owner wants this person sorted under; empty where the name does."""
    say_like: str = ""
    pronouns: str = ""
    address_form: str = ""
    language: str = ""
    greeting: str = ""
    role: Role = Role.REGULAR
    is_me: bool = False
    state: PersonState = PersonState.ACTIVE
    state_since: date | None = None
    added_on: date = date.min
    since: str = ""
    """How long the owner has known the person: an ISO partial date, or empty."""
    cadence_days: float | None = None
    usual_days: float | None = None
    """The circle's or household's rhythm where the person has none of their own (derived)."""
    zone: str = ""
    quiet_hours: str = ""
    preferred_channel: Channel | None = None
    forbidden_channels: frozenset[Channel] = frozenset()
    introduced_by: PersonId | None = None
    introduced_by_name: str = ""
    thanked_on: date | None = None
    """When the owner last thanked them for sending others."""
    household: HouseholdId | None = None
    photo: int | None = None
    about: str = ""
    """Free words: what an imported NOTE said, or what the owner wrote about the person."""
    points: tuple[ContactPoint, ...] = ()
    addresses: tuple[Address, ...] = ()
    memberships: tuple[Membership, ...] = ()
    circles: tuple[CircleName, ...] = ()
    links: tuple[PersonLink, ...] = ()
    own_values: tuple[OwnValue, ...] = ()
    extras: tuple[str, ...] = field(default=())
    """Fields of an imported file that Regulars has no place for, verbatim, to be written out again."""

    def __repr__(self) -> str:
        return f"Person({self.id})"  # a name in a log would be a leak

    @property
    def place(self) -> str:
        """The town to show beside the name."""
        return next((a.city for a in self.addresses if a.city), "")
