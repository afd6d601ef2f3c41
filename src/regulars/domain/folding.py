"""Text as search compares it: the same folding on both sides, so that Lodz finds Łódź and 郎 finds 山田太郎.

Folding keeps letters and digits, and drops what people leave out when they type: case, accents, points and vowel signs,
widths. Scripts that are written without spaces between words are cut into overlapping pairs: any part of them is found.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from regulars.domain.normal_form import normalized

_APOSTROPHES = "'‘’ʻʼʽ´`＇׳"

# Latin letters that no decomposition takes apart, and Arabic and Persian ones that many type alike (the carriers of
# hamza fall to the bare letter by themselves).
_LETTERS = dict(zip("łŁøØđĐðÐħĦŧŦıŋŊəƏىیېةہھەکٱ", "llooddddhhttinneeيييههههكا", strict=True))
_LETTERS |= {"æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "þ": "th", "Þ": "th", "ء": "", "ـ": ""}

# Written without spaces between words: CJK, kana, Bopomofo, Yi, Thai, Lao, Myanmar, Khmer. Hangul is cut likewise.
_UNSPACED = (
    "\u3005-\u3007\u3041-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua48c"
    "\uf900-\ufaff\U00020000-\U0003347f\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff"
)
# A Hangul syllable stays taken apart: one that is half typed ("기") is then the beginning of the whole one ("김").
_SYLLABLE = "[\u1100-\u115f][\u1160-\u11a7]*[\u11a8-\u11ff]*|[\u1160-\u11ff]"
_UNIT = re.compile(f"{_SYLLABLE}|[{_UNSPACED}]")
_RUN = re.compile(f"[{_UNSPACED}\u1100-\u11ff]+")
_RUN_OVER_SPACES = re.compile(f"{_RUN.pattern}(?: {_RUN.pattern})*")
# What is none of this is written with spaces (Latin, Greek, Cyrillic, Hebrew, Arabic, the scripts of India, punctuation).
_PERHAPS_UNSPACED = re.compile("[^\x00-\u0e00\u1e00-\u20cf]")
# From a word's beginning and without a way back: each letter is looked at once, however long the word is.
_APOSTROPHE_WORD = re.compile(r"(?<![^\W_])[^\W_]++(?:'[^\W_]++)+")


class _Folded(dict[int, str]):
    """Each character's folded form, worked out when it is first met."""

    def __missing__(self, point: int) -> str:
        character = chr(point)
        folded = self[point] = _fold_character(character)
        return folded


def _fold_character(character: str) -> str:
    if character in _LETTERS:
        return _LETTERS[character]
    if character in _APOSTROPHES:
        return "'"
    if "\u30a1" <= character <= "\u30f6":  # katakana to hiragana
        return chr(ord(character) - 0x60)
    category = unicodedata.category(character)
    if category[0] == "M" or category == "Cf":
        return ""
    if category == "Nd":
        return str(unicodedata.digit(character))
    if category[0] in "LN":
        return character.casefold()
    return "\n" if character == "\n" else " "


_SHORT_LINE = 40  # characters

_FOLDED = _Folded()
# For text that is all ASCII the same in one step.
_ASCII = "".join(_fold_character(chr(point)) for point in range(128)).encode().ljust(256)


def fold(text: str) -> str:
    """Letters and digits as they are compared, words apart by single spaces; apostrophes inside words are gone.

    >>> fold("  Łódź, Straße 4 "), fold("O’Brien"), fold("ＡＢＣ ｶﾞ"), fold("مُحَمَّد أحمد")
    ('lodz strasse 4', 'obrien', 'abc か', 'محمد احمد')
    """
    return " ".join(_plain(text).replace("'", "").split())


def fold_lines(text: str) -> list[str]:
    """Each line folded; a few hundred at once cost half of what they cost one by one."""
    return [" ".join(line.split()) for line in _plain(text).replace("'", "").split("\n")]


def _plain(text: str) -> str:
    """Folded, with apostrophes and line ends still there."""
    if text.isascii():
        return text.encode().translate(_ASCII).decode()
    return normalized("NFKD", text).translate(_FOLDED)


def index_words(text: str) -> set[str]:
    """The words under which `text` is found; pieces of text that do not belong together stand on lines of their own.

    Runs of unspaced scripts become pairs, across single spaces too (山田 太郎 is found by 山田太郎); a word with an
    apostrophe is there whole and in its parts.

    >>> sorted(index_words("O'Brien 山田 太郎"))
    ['brien', 'o', 'obrien', '太郎', '山田', '田太', '郎']
    """
    if text.isascii():
        return _ascii_words(text)
    words: set[str] = set()
    ascii_lines: list[str] = []
    for line in text.split("\n"):  # no run goes over a line's end
        if line.isascii():
            ascii_lines.append(line)
        elif _PERHAPS_UNSPACED.search(line) is None:
            words.update(*map(_words_of_one, line.split()))
        else:
            words.update(_words_of_line(line) if len(line) <= _SHORT_LINE else _index_words(line))
    return words | _ascii_words("\n".join(ascii_lines))


def _ascii_words(text: str) -> set[str]:
    plain = _plain(text)
    return set(plain.split()) if "'" not in plain else _index_words(text)


@lru_cache(maxsize=4_096)
def _words_of_line(line: str) -> frozenset[str]:
    """The same for a short line in which unspaced scripts stand: towns, firms and circles come again too."""
    return frozenset(_index_words(line))


@lru_cache(maxsize=16_384)
def _words_of_one(word: str) -> tuple[str, ...]:
    """The same for a word that stands alone: the words of a language, and of a book, come again and again."""
    if word.isascii():
        if word.isalnum():
            return (word.lower(),)
        plain = _plain(word)
        if "'" not in plain:
            return tuple(plain.split())
    return tuple(_index_words(word))


def _index_words(text: str) -> set[str]:
    plain = _plain(text)
    words: set[str] = set()
    if "'" in plain:
        words.update(word.replace("'", "") for word in _APOSTROPHE_WORD.findall(plain))
        plain = plain.replace("'", " ")
    if not plain.isascii() and _RUN.search(plain):
        for run in _RUN_OVER_SPACES.findall(plain):
            units = _UNIT.findall(run)
            words.update(map("".join, pairwise(units)))
            words.add(units[-1])
        plain = _RUN.sub(" ", plain)
    words.update(plain.split())
    return words


def query_words(query: str) -> list[str]:
    """The beginnings of words that a text must have, all of them, to be found by `query`.

    >>> query_words("o'br ANN"), query_words("山田太"), query_words("太"), query_words("...")
    (['obr', 'ann'], ['山田', '田太'], ['太'], [])
    """
    plain = _plain(query).replace("'", "")
    words: list[str] = []
    for piece in plain.split():
        if piece.isascii() or not _RUN.search(piece):
            words.append(piece)
            continue
        for run in _RUN.findall(piece):
            units = _UNIT.findall(run)
            words.extend(map("".join, pairwise(units)) if len(units) > 1 else units)
        words.extend(_RUN.sub(" ", piece).split())
    return list(dict.fromkeys(words))


_NO_DIGITS = bytes(byte for byte in range(256) if byte not in b"0123456789\n")


def digit_lines(text: str) -> bytes:
    """The digits of phone numbers, however they are written, one number to a line.

    >>> digit_lines("+49 (0)171 / 44-27\\n٠١٢")
    b'4901714427\\n012'
    """
    return (text if text.isascii() else _plain(text)).encode().translate(None, _NO_DIGITS)


def digits_of(text: str) -> str:
    """The digits of one phone number."""
    return digit_lines(text).replace(b"\n", b"").decode()
