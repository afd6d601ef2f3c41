"""The world failed: problems with a known cause and a next step, told to the owner in place.

Anything else that is raised is a bug of ours. A problem carries a code and values, never a sentence: `ui` and `cli` word it.
"""

from enum import StrEnum


class Problem(StrEnum):
    """What can go wrong outside our hands. The values are part of the command line's JSON and stay."""

    BOOK_MISSING = "book-missing"
    BOOK_EMPTY = "book-empty"
    BOOK_NOT_ENCRYPTED = "book-not-encrypted"
    BOOK_DAMAGED = "book-damaged"
    BOOK_TOO_NEW = "book-too-new"
    BOOK_EXISTS = "book-exists"
    BOOK_IN_USE = "book-in-use"
    BOOK_REPLACED = "book-replaced"
    BOOK_OLDER = "book-older"
    BOOK_OLDER_KEPT = "book-older-kept"
    BOOK_OPEN_ELSEWHERE = "book-open-elsewhere"
    KEYSLOTS_MISSING = "keyslots-missing"
    KEYSLOTS_DAMAGED = "keyslots-damaged"
    WRONG_KEY = "wrong-key"
    WRONG_CODE = "wrong-code"
    MISTYPED_CODE = "mistyped-code"
    NO_KEYRING = "no-keyring"
    KEYRING_LOCKED = "keyring-locked"
    KEYRING_LOST = "keyring-lost"
    DISK_FULL = "disk-full"
    DISK_ERROR = "disk-error"
    READ_ONLY = "read-only"
    FILE_MISSING = "file-missing"
    FILE_UNREADABLE = "file-unreadable"
    NOT_A_FILE = "not-a-file"
    FILE_TOO_LARGE = "file-too-large"
    FILE_UNKNOWN = "file-unknown"
    FILE_EXISTS = "file-exists"
    FOLDER_MISSING = "folder-missing"
    IMPORT_STOPPED = "import-stopped"
    PERSON_UNKNOWN = "person-unknown"
    PERSON_AMBIGUOUS = "person-ambiguous"
    ENTRY_UNKNOWN = "entry-unknown"
    BAD_VALUE = "bad-value"
    NOTHING_TO_UNDO = "nothing-to-undo"
    NOTHING_TO_REDO = "nothing-to-redo"
    LIBRARY_TOO_OLD = "library-too-old"


class Unfit(StrEnum):
    """Why a value does not fit: the `reason` of a BAD_VALUE."""

    OTHER = "other"
    EMPTY = "empty"
    TOO_LONG = "too-long"
    """More than `most` characters, or entries."""
    OUT_OF_RANGE = "out-of-range"
    """Not from `least` to `most`."""
    NOT_ONE_OF = "not-one-of"
    NOT_A_NUMBER = "not-a-number"
    NOT_A_DATE = "not-a-date"
    NOT_HOURS = "not-hours"
    IN_THE_FUTURE = "in-the-future"
    IN_THE_PAST = "in-the-past"
    ENDS_TOO_EARLY = "ends-too-early"
    UNKNOWN_ZONE = "unknown-zone"
    NO_PHONE = "no-phone"
    NO_MAIL = "no-mail"
    NO_PICTURE = "no-picture"
    TAKEN = "taken"
    SAME_PERSON = "same-person"
    ASKED_NOT = "asked-not"
    TOO_FEW = "too-few"
    """Fewer than `least` entries."""


class KnownProblem(Exception):
    """A failure of the world: its code, and the values that its sentence needs (`field`, `value`, `reason`, `path`, ...)."""

    def __init__(self, code: Problem, **values: object) -> None:
        super().__init__(code.value)
        self.code = code
        self.values = values
