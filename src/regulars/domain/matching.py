"""Forms for comparing: two ways to write one phone number or one mail address have the same form."""

import re
import unicodedata
from functools import lru_cache

from regulars.domain.normal_form import normalized

_NOT_DIGITS = re.compile(r"[\s().\-/\u2010-\u2015\u2212\u00a0]+")
_BETWEEN_DIGITS = b" \t\n\r\v\f().-/"  # those of them in ASCII
_PLUS = re.compile(r"\+[1-9]\d{6,14}", re.ASCII)
_EXTENSION = re.compile(r"[;,].*\Z", re.DOTALL)
_LONGEST = 60
# Country codes of two digits (ITU-T E.164 gives 1 and 7 one digit, these two, all others three).
_TWO_DIGITS = frozenset(
    "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90"
    " 91 92 93 94 95 98".split()
)
# Where the digits behind the country code are always the whole national number, so that there is nothing to work out, and no
# trunk prefix can stand there but 0. All other countries are asked of the library.
_PLAIN = frozenset("30 31 32 33 34 40 41 43 44 45 46 47 48 49 61 64 66 81 82 84 90 91 92 94 351 353 354 357 358 359 371 372"
                   " 380 381 385 386 420 421 962 966 971 972".split())  # fmt: skip


def match_email(value: str) -> str:
    """A mail address for comparing: no blanks around it, composed, case folded.

    >>> match_email(" Ana@Example.ORG "), match_email("mailto:zoë@example.org")
    ('ana@example.org', 'zoë@example.org')
    """
    value = value.strip()
    if value[:7].lower() == "mailto:":
        value = value[7:]
    return value.lower() if value.isascii() else normalized("NFC", value).casefold()


def match_phone(value: str, region: str = "") -> str:
    """A phone number for comparing: E.164 where it is one, else its digits alone; empty where there are fewer than three.

    `region` is the owner's country (ISO 3166, two letters), by which a number without a country code is read.

    >>> match_phone("+351 912 555 014"), match_phone("912-555-014", "PT"), match_phone("4427")
    ('+351912555014', '+351912555014', '4427')
    """
    if value[:1] == "+" and len(value) <= _LONGEST and value.isascii():  # most numbers, in half of the time
        bare = value.encode().translate(None, _BETWEEN_DIGITS).decode()
        if bare[1:].isdigit() and 8 <= len(bare) <= 16 and bare[1] != "0" and _is_whole(bare):
            return bare
    value = _EXTENSION.sub("", value.strip()[:_LONGEST])
    bare = _NOT_DIGITS.sub("", value)
    if _PLUS.fullmatch(bare) is not None and _is_whole(bare):
        return bare
    return _asked(value, region.upper())


def _is_whole(bare: str) -> bool:
    """Whether a number with a country code can be taken as it stands."""
    if bare[1] == "1":
        return len(bare) == 12 and bare[2] > "1"
    if bare[1] == "7":
        return len(bare) == 12 and bare[2] == "9"
    if bare.startswith("+86"):
        return len(bare) == 14 and "13" <= bare[3:5] <= "19" and bare[3:6] != "179"
    code = bare[1:3]
    if code not in _TWO_DIGITS:
        code = bare[1:4]
    return code in _PLAIN and len(bare) - len(code) >= 8 and bare[1 + len(code)] != "0"


@lru_cache(maxsize=4096)
def _asked(value: str, region: str) -> str:
    # Only here, for it takes 40 ms to import and not every start meets a phone.
    import phonenumbers

    try:
        number = phonenumbers.parse(value, region or None)
    except phonenumbers.NumberParseException:
        number = None
    if number is not None and phonenumbers.is_possible_number(number):
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    digits = "".join(str(unicodedata.digit(character)) for character in value if character.isdigit())
    return digits if len(digits) >= 3 else ""
