"""The recovery code: 25 characters of Crockford's base32 (125 bits) and one check character, made for paper.

Shown as `XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-C`. The check character comes from the same 32 characters (Crockford's own one,
modulo 37, needs `* ~ $ =`, which many keyboards hide): it is a Reed-Solomon check over GF(32), the field of
x^5 + x^2 + 1, where the character at place i (from 0) weighs a^(i+1) and the check weighs 1. All weights differ and
none is zero, so one wrong character, or any two swapped, never pass; other slips pass 1 time in 32 and then fail at the
key itself.
"""

import hmac
import secrets
import unicodedata
from collections.abc import Sequence

from regulars.domain.errors import KnownProblem, Problem

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
DATA_LENGTH = 25
CODE_LENGTH = DATA_LENGTH + 1
GROUP = 5
GROUPS = DATA_LENGTH // GROUP

_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_FIELD = 0b100101  # x^5 + x^2 + 1


def new_code() -> str:
    """A new recovery code in its shown form."""
    data = "".join(secrets.choice(ALPHABET) for _ in range(DATA_LENGTH))
    return shown(data + check_character(data))


def check_character(data: str) -> str:
    """The check character of 25 data characters.

    >>> check_character("0" * 25), check_character("1" + "0" * 24), check_character("0123456789ABCDEFGHJKMNPQR")
    ('0', '2', 'H')
    """
    total = 0
    for character in reversed(data):
        total = _times_a(total ^ _VALUES[character])  # Horner's scheme
    return ALPHABET[total]


def _times_a(value: int) -> int:
    doubled = value << 1
    return doubled ^ _FIELD if doubled & 0b100000 else doubled


def tidied(text: str) -> str:
    """What was typed, read kindly: case, spaces, dashes and full-width forms do not matter, O is 0, I and L are 1.

    >>> tidied(" oil-9z ")
    '0119Z'
    """
    kept = [
        character
        for character in unicodedata.normalize("NFKC", text).upper()
        if character not in "._\u2212" and unicodedata.category(character) not in {"Pd", "Zs", "Cc", "Cf", "Zl", "Zp"}
    ]
    return "".join(kept).translate(_LOOKALIKES)


def well_formed(text: str) -> str | None:
    """The 25 data characters when the text reads as a code with a right check character, else None."""
    code = tidied(text)
    if len(code) != CODE_LENGTH or not all(character in _VALUES for character in code):
        return None
    data = code[:DATA_LENGTH]
    return data if hmac.compare_digest(check_character(data), code[DATA_LENGTH:]) else None


def looks_like_one(text: str) -> bool:
    """Whether someone meant a recovery code, though a few characters may be missing, doubled or wrong.

    A code has about eight digits among its 26 characters and a sentence of words has none.
    """
    code = tidied(text)
    known = sum(character in _VALUES for character in code)
    digits = sum(character.isdigit() for character in text)
    return abs(len(code) - CODE_LENGTH) <= 4 and known >= len(code) - 2 and digits >= 3


def normal_code(text: str) -> str:
    """The code in its shown form. Raises MISTYPED_CODE (`length`, `expected`) when it cannot be one."""
    data = well_formed(text)
    if data is None:
        raise KnownProblem(Problem.MISTYPED_CODE, length=len(tidied(text)), expected=CODE_LENGTH)
    return shown(data + check_character(data))


def shown(code: str) -> str:
    """Groups of five, for reading aloud and for paper."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def groups_to_ask(count: int = 2) -> tuple[int, ...]:
    """Which groups (0 is the first) the owner types back to prove that the code was written down, in their order."""
    return tuple(sorted(secrets.SystemRandom().sample(range(GROUPS), count)))


def proves(code: str, groups_asked: Sequence[int], typed: Sequence[str]) -> bool:
    """Whether the typed groups are those of the code. At least one group must be asked; reading is lenient.

    >>> proves("00000-11111-22222-33333-44444-5", (1, 3), ("iiill", " 33 333"))
    True
    """
    groups = shown(tidied(code)).split("-")
    if not groups_asked or len(groups_asked) != len(typed):
        return False
    right = [
        hmac.compare_digest(groups[group].encode(), tidied(text).encode())
        for group, text in zip(groups_asked, typed, strict=True)
    ]
    return all(right)
