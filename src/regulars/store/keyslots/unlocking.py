"""From what the owner typed to the data key, or to the reason why not."""

import unicodedata

from regulars.domain.errors import KnownProblem, Problem
from regulars.store.keyslots import recovery_code
from regulars.store.keyslots.data_key import DataKey
from regulars.store.keyslots.document import Keyslots
from regulars.store.keyslots.wrapping import SlotKind, unwrap

SHORTEST_PASSPHRASE = 8
LONGEST_SECRET = 1000


def spelled(passphrase: str) -> str:
    """The one spelling of a passphrase that is stretched: NFKC, without blank space around it, so that a keyboard that
    composes its letters differently opens the same book.
    """
    return unicodedata.normalize("NFKC", passphrase).strip()


def unlock_with_code(slots: Keyslots, secret: str) -> DataKey:
    """The data key for a recovery code or a passphrase. Takes up to twice 0.7 s: never on the thread of the window.

    Raises MISTYPED_CODE (`length`, `expected`) when it was meant as a code and its check character is wrong, WRONG_CODE
    when it is well-formed but not of this book, KEYSLOTS_DAMAGED when the fault lies in the file.
    """
    if len(secret) > LONGEST_SECRET:
        raise KnownProblem(Problem.WRONG_CODE)
    code = recovery_code.well_formed(secret)
    if code is not None:
        key = _opened(slots, SlotKind.RECOVERY, code)
        if key is not None:
            return key
    passphrase = spelled(secret)
    if passphrase:
        key = _opened(slots, SlotKind.PASSPHRASE, passphrase)
        if key is not None:
            return key
    raise _why(slots, secret, is_code=code is not None)


def _opened(slots: Keyslots, kind: SlotKind, secret: str) -> DataKey | None:
    slot = slots.slot(kind)
    if slot is None:
        return None
    return unwrap(slot, secret, slots.book)


def _why(slots: Keyslots, secret: str, *, is_code: bool) -> KnownProblem:
    mistyped = KnownProblem(
        Problem.MISTYPED_CODE, length=len(recovery_code.tidied(secret)), expected=recovery_code.CODE_LENGTH
    )
    damaged, wrong = KnownProblem(Problem.KEYSLOTS_DAMAGED), KnownProblem(Problem.WRONG_CODE)
    if is_code:
        gone = slots.slot(SlotKind.RECOVERY) is None
        return damaged if gone or slots.suspect(SlotKind.RECOVERY) else wrong
    if recovery_code.looks_like_one(secret):
        return mistyped
    if slots.has_passphrase:
        return damaged if slots.suspect(SlotKind.PASSPHRASE) else wrong
    return mistyped
