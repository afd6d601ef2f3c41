"""Unicode's normal forms in time that grows with the text, whatever the text is.

Unicode's own algorithm sorts runs of combining marks, and takes time with the square of their length: one line of a file with
40,000 accents over one letter takes seconds. No word of any language has more than a handful.
"""

import unicodedata
from collections.abc import Iterator
from typing import Literal

Form = Literal["NFC", "NFKD"]

_AT_ONCE = 1_000  # characters: as many marks are sorted in a millisecond


def normalized(form: Form, text: str) -> str:
    """`text` in a normal form; a run of more than a thousand marks is looked at a thousand at a time.

    >>> normalized("NFC", "e\u0301")
    'é'
    """
    if len(text) <= _AT_ONCE or text.isascii():
        return unicodedata.normalize(form, text)
    return "".join(unicodedata.normalize(form, piece) for piece in _pieces(text))


def is_composed(text: str) -> bool:
    """Whether `text` is what `normalized("NFC", text)` gives."""
    if text.isascii():
        return True
    if len(text) <= _AT_ONCE:
        return unicodedata.is_normalized("NFC", text)
    return all(unicodedata.is_normalized("NFC", piece) for piece in _pieces(text))


def _pieces(text: str) -> Iterator[str]:
    """The text in pieces, cut where nothing can join over the cut; in the middle of marks only where they have no end."""
    start = 0
    while len(text) - start > _AT_ONCE:
        cut = start + _AT_ONCE
        while cut > start and _may_join(text[cut]):
            cut -= 1
        if cut == start:
            cut = start + _AT_ONCE
        yield text[start:cut]
        start = cut
    yield text[start:]


def _may_join(character: str) -> bool:
    """Whether a character may become one with what stands before it: marks, and the vowels and finals of Hangul."""
    return unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff"
