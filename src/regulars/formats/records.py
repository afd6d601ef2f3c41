"""What a reader makes of a file: people to come in, and the lines that need a look."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from regulars.domain.dates import PartialDate
from regulars.domain.numeric_dates import NumericDate
from regulars.domain.occasions import OccasionKind
from regulars.domain.people import Address, ContactPoint, Membership, NameParts

NO_PARTS = NameParts()


class Reason(StrEnum):
    """Why a line needs a look. The owner's sentence for each is made in `ui`."""

    NOT_A_CARD = "not-a-card"
    NO_END = "no-end"
    NO_NAME = "no-name"
    BAD_DATE = "bad-date"
    DATE_ORDER = "date-order"
    """Day first or month first: nothing in the file tells, and nobody has said."""
    OTHER_ORDER = "date-other-order"
    """It is no date in the order that was said; in the other it would be."""
    DATE_CENTURY = "date-century"
    """The year has two digits, and more than one century may be meant."""
    BAD_PHOTO = "bad-photo"
    BAD_ENCODING = "bad-encoding"
    TOO_LONG = "too-long"
    TOO_DEEP = "too-deep"
    TOO_MANY_PARAMETERS = "too-many-parameters"
    BROKEN_LINE = "broken-line"
    CONTROL_CHARACTERS = "control-characters"
    EMPTY_FILE = "empty-file"
    PARSER_STOPPED = "parser-stopped"
    OTHER_BIRTHDAY = "other-birthday"
    """The person has another one already, which stays."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A line that needs a look. `lost` says that the whole record stayed outside; else only the value went to the notes."""

    line: int
    reason: Reason
    value: str = ""
    lost: bool = False


@dataclass(frozen=True, slots=True)
class IncomingOccasion:
    """A date in an incoming record."""

    kind: OccasionKind
    when: PartialDate
    label: str = ""


@dataclass(frozen=True, slots=True)
class IncomingFigures:
    """A date in figures whose order the rest of the file may tell.

    Until then the record holds it as if it stood alone: among its occasions where it can be one date only, else as a
    paragraph of its note.
    """

    kind: OccasionKind
    label: str
    numbers: NumericDate
    line: int
    entry: str
    """The line of the file, as a remark shows it."""
    name: str
    """The file's own word for it, which begins the paragraph."""
    text: str
    extra: str = ""
    """The line among the extras that holds its label, while it stands in the note."""

    @property
    def paragraph(self) -> str:
        """What stands in the note where it is no occasion."""
        return f"{self.name}: {self.text}"


@dataclass(frozen=True, slots=True)
class IncomingLink:
    """A named relation in an incoming record ("Spouse", "Rui")."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True, repr=False)
class IncomingPerson:
    """One record of a file, whole: what has no place of its own stays in `extras`, verbatim and in order."""

    line: int
    name: str
    uid: str = ""
    parts: NameParts = NO_PARTS
    points: tuple[ContactPoint, ...] = ()
    addresses: tuple[Address, ...] = ()
    memberships: tuple[Membership, ...] = ()
    occasions: tuple[IncomingOccasion, ...] = ()
    links: tuple[IncomingLink, ...] = ()
    circles: tuple[str, ...] = ()
    note: str = ""
    photo: bytes = b""
    is_organisation: bool = False
    is_group: bool = False
    members: tuple[str, ...] = ()
    """For a group: the UIDs of its members."""
    language: str = ""
    zone: str = ""
    pronouns: str = ""
    own_values: Mapping[str, str] = field(default_factory=dict)
    extras: tuple[str, ...] = ()
    sort_key: str = ""
    """What the file says to sort by (SORT-AS, SORT-STRING), or empty."""
    figures: tuple[IncomingFigures, ...] = ()
    dates_read: bool = False
    """The order of some of its `figures` was told, and their dates are among the occasions now, or no more."""

    def __repr__(self) -> str:
        return f"IncomingPerson(line {self.line})"


@dataclass(frozen=True, slots=True)
class Batch:
    """A slice of a file: what was read, how far the reader is (bytes), what needs a look."""

    people: tuple[IncomingPerson, ...]
    remarks: tuple[Remark, ...]
    position: int
    size: int
    digests: bytes = field(default=b"", compare=False)
    """The digests of the people (`plain_records`), one behind the other; empty where whoever read did not make them."""
