"""What text looks like inside the book: NFC, no control characters, no broken halves of characters."""

import re
import unicodedata

from regulars.domain.normal_form import normalized

LINE_LIMIT = 1_000
"""The longest one-line value, in characters."""
TEXT_LIMIT = 10_000
"""The longest free text, in characters."""

# C0 and C1 controls, lone surrogates, noncharacters. Marks of writing direction are data and stay.
_DROPPED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")
# Letters and signs by their category that leave the paper white: fillers of Hangul, the empty Braille cell.
_WHITE = frozenset("\u115f\u1160\u3164\uffa0\u2800")
_SPACES = re.compile(r"[ \t\n]+")


def clean_text(text: str) -> str:
    r"""Words that may run over several lines.

    >>> clean_text("  Cafe\u0301\x00 \r\n no sugar ")
    'Café \n no sugar'
    """
    return normalized("NFC", _DROPPED.sub("", _LINE_ENDS.sub("\n", text))).strip()


def clean_line(text: str) -> str:
    r"""A value of one line; line ends and runs of spaces become one space.

    >>> clean_line(" Ana\n  Duarte ")
    'Ana Duarte'
    """
    return _SPACES.sub(" ", clean_text(text.replace("\x85", "\n").replace("\x0b", "\n").replace("\x0c", "\n")))


def has_ink(text: str) -> bool:
    r"""Whether anything in it can be seen: not only blanks, joiners, marks of direction.

    >>> has_ink("👩"), has_ink("\u200b\u202e ")
    (True, False)
    """
    if text[:1].isalnum() and text[0] not in _WHITE:  # most texts begin with a letter
        return True
    return any(sign not in _WHITE and unicodedata.category(sign)[0] in "LNPS" for sign in text)
