"""A sentence as words, each with its place and with the form in which phrases are compared."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from regulars.domain.folding import fold

_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f"
_WORD = re.compile(
    r"[\w.+-]{1,64}+@[\w-]{1,63}(?:\.[\w-]{1,63})+|"
    # Figures with what stands between them (2026-11-22, 12/3, 16:12, 1,5); words with marks, apostrophes and hyphens
    # inside; else one sign, with what turns it into a picture.
    rf"\d+(?:[.,:/\u066b-]\d+)*|[^\W\d_][{_MARKS}]*(?:['’ʼ\u2010-]?[^\W\d_][{_MARKS}]*)*|(?P<sign>[^\w\s])(?P=sign)*\ufe0f?|_"
)
# Scripts written without spaces between words: Han, kana.
UNSPACED = re.compile("[\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Word:
    """One word, number or sign. `key` is its form for comparing; `value` its number as text with ASCII digits."""

    text: str
    start: int
    end: int
    key: str
    number: str = ""
    is_sign: bool = False
    """Neither a word nor a number: a comma, a smiley."""


@lru_cache(maxsize=16_384)
def key_of(text: str) -> str:
    """The form in which a word is compared: case, accents and kinds of apostrophes make no difference.

    >>> key_of("She’ll"), key_of("Tomás"), key_of("E-mail"), key_of("電話")
    ("she'll", 'tomas', 'e-mail', '電話')
    """
    if text.isascii():
        return text.lower()
    if UNSPACED.search(text):
        return unicodedata.normalize("NFKC", text).casefold()
    parts = re.split("(['’ʼ\u2010-])", text)
    signs = {"’": "'", "ʼ": "'", "\u2010": "-"}
    return "".join(signs.get(part, part if part in ("'", "-") else fold(part)) for part in parts) or text


def words_of(text: str, literals: "Literals") -> list[Word]:
    """The words of a sentence. Runs of an unspaced script are cut at the phrases that are known of it."""
    found: list[Word] = []
    for match in _WORD.finditer(_UNSEEN.sub(" ", text)):
        piece, start = match.group(), match.start()
        if piece[0].isdecimal() and "@" not in piece:
            number = "".join(str(unicodedata.digit(sign)) if sign.isdecimal() else sign for sign in piece)
            found.append(Word(piece, start, match.end(), number, number.replace("\u066b", ".")))
        elif literals.any and UNSPACED.search(piece):
            found += _cut(piece, start, literals)
        else:
            sign = not (piece[0].isalnum() or piece[-1].isalnum())
            found.append(Word(piece, start, match.end(), key_of(piece), is_sign=sign))
    return found


class Literals:
    """The phrases of an unspaced script, by their first letter, the longest first."""

    def __init__(self, phrases: Sequence[str] = ()) -> None:
        self._by_letter: dict[str, list[str]] = {}
        for phrase in sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase)):
            self._by_letter.setdefault(phrase[0], []).append(phrase)
        self.any = bool(self._by_letter)

    def at(self, text: str, start: int) -> str:
        """The longest phrase that stands there, or nothing."""
        for phrase in self._by_letter.get(text[start], ()):
            if text.startswith(phrase, start):
                return phrase
        return ""


def _cut(run: str, offset: int, literals: Literals) -> list[Word]:
    cut: list[Word] = []
    start = at = 0
    while at < len(run):
        phrase = literals.at(run, at)
        if not phrase:
            at += 1
            continue
        if start < at:
            cut.append(Word(run[start:at], offset + start, offset + at, key_of(run[start:at])))
        cut.append(Word(phrase, offset + at, offset + at + len(phrase), key_of(phrase)))
        start = at = at + len(phrase)
    if start < len(run):
        cut.append(Word(run[start:], offset + start, offset + len(run), key_of(run[start:])))
    return cut
