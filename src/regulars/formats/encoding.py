"""From bytes to text: which encoding a file is in, and text that is safe to keep.

UTF-8 is tried first and trusted wherever it fits: text in another encoding is hardly ever valid UTF-8 by chance. A declared
charset comes next, a guess last.
"""

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from regulars.domain.normal_form import is_composed, normalized

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_CODECS = {
    "utf-8": ("utf8", "unicode-1-1-utf-8"),
    "ascii": ("us-ascii", "ansi-x3.4-1968"),
    "cp1252": ("windows-1252", "iso-8859-1", "latin1", "latin-1", "iso8859-1", "ansi"),
    "cp932": ("shift-jis", "shiftjis", "sjis", "x-sjis", "ms-kanji", "windows-31j", "ms932"),
    "euc-jp": ("eucjp", "x-euc-jp"),
    "iso2022-jp": ("iso-2022-jp", "csiso2022jp"),
    "gb18030": ("gb2312", "gbk", "cp936", "euc-cn", "windows-936", "x-gbk"),
    "big5hkscs": ("big5", "big5-hkscs", "cp950"),
    "cp949": ("euc-kr", "ks-c-5601-1987", "ks-c-5601", "uhc", "windows-949"),
    "koi8-r": ("koi8r", "cskoi8r"),
    "koi8-u": ("koi8u",),
    "cp874": ("tis-620", "iso-8859-11", "windows-874"),
    "mac-roman": ("macintosh", "x-mac-roman"),
    "cp437": ("ibm437",),
    "cp850": ("ibm850",),
    "cp866": ("ibm866",),
    **{
        f"iso8859-{part}": (f"iso-8859-{part}", f"latin-{part}")
        for part in (2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16)
    },
    **{f"cp{page}": (f"windows-{page}", f"x-cp{page}") for page in (1250, 1251, 1253, 1254, 1255, 1256, 1257, 1258)},
}
# A list of our own: Python also knows codecs that are no charsets, and some of those take quadratic time.
_CODEC_OF = {alias: codec for codec, aliases in _CODECS.items() for alias in (codec, *aliases)}
GUESSES = ("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp932", "gb18030", "big5", "cp949",
           "koi8_r", "cp874")  # fmt: skip
_SAMPLE_LIMIT = 16_384

_CONTROLS = bytes(b for b in (*range(0x20), 0x7F) if b not in (0x09, 0x0A, 0x0D))
_CONTROL_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_C1_IN_UTF8 = re.compile(rb"\xc2[\x80-\x9f]")
_CHARSET = re.compile(rb"CHARSET=\"?([\w.-]{1,40})", re.IGNORECASE | re.ASCII)
_SURROGATE = re.compile("[\ud800-\udfff]+")


@dataclass(frozen=True, slots=True)
class Detected:
    """The encoding of a file: `bom` is the length of its mark in bytes, `sure` is False for a guess."""

    name: str
    bom: int = 0
    sure: bool = True


def codec_for(charset: str) -> str | None:
    """The Python codec for a charset's name in a file, or None where the name is not one we know.

    >>> codec_for("ISO_8859-1"), codec_for("Shift_JIS"), codec_for("punycode")
    ('cp1252', 'cp932', None)
    """
    return _CODEC_OF.get(charset.strip().strip('"').lower().replace("_", "-"))


def detect_encoding(sample: bytes) -> Detected:
    """The encoding of a file from its first bytes (some 100 kB are enough): byte order mark, zero bytes, UTF-8, then a guess.

    A file in which some lines are UTF-8 and some are not counts as UTF-8: the others are looked at one by one.
    """
    for mark, name in _BOMS:
        if sample.startswith(mark):
            return Detected(name, len(mark))
    head = sample[:64]
    if len(head) >= 4 and head.count(0) * 3 > len(head):
        return Detected("utf-16-be" if head[0::2].count(0) > head[1::2].count(0) else "utf-16-le", sure=False)
    try:
        # A cut character at the end of the sample is no error.
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        if not any(_is_utf8(line) for line in sample.splitlines() if not line.isascii()):
            return Detected(guess_encoding(sample), sure=False)
    return Detected("utf-8")


def guess_encoding(sample: bytes) -> str:
    """The likeliest encoding of text that is not Unicode; Windows-1252 where nothing speaks for another."""
    telling = bytearray()
    for line in sample.splitlines():
        if not (line.isascii() or _is_utf8(line)):
            telling += line[:500] + b"\n"
            if len(telling) > _SAMPLE_LIMIT:
                break
    if not telling:
        return "cp1252"
    data = bytes(telling)
    declared = {codec for found in _CHARSET.findall(sample) if (codec := codec_for(found.decode("ascii"))) is not None}
    for codec in sorted(declared - {"utf-8", "ascii"}):  # what one line says is likely for the others
        if decode_as(data, codec)[1]:
            return codec
    # Slow to import (60 ms), and hardly any file needs it.
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=list(GUESSES), preemptive_behaviour=False).best()
    guess = (codec_for(best.encoding) or best.encoding) if best is not None else "cp1252"
    return "cp1252" if decode_as(data, guess) == decode_as(data, "cp1252") else guess


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def decode_as(data: bytes, codec: str) -> tuple[str, bool]:
    """Decode; the second value is False where bytes did not fit and became U+FFFD."""
    try:
        return data.decode(codec), True
    except UnicodeDecodeError:
        pass
    if codec == "cp1252":  # five of its bytes mean nothing there, but do in ISO 8859-1
        return data.decode("latin-1"), True
    return data.decode(codec, "replace"), False


def decode_utf8(data: bytes) -> tuple[str, int] | None:
    """Decode UTF-8 in which surrogates may stand: pairs are joined, lone ones dropped and counted. None: it is not UTF-8."""
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    if _SURROGATE.search(text) is None:
        return text, 0
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    whole = _SURROGATE.sub("", joined)
    return whole, len(joined) - len(whole)


def has_controls(data: bytes, known: int = 0) -> bool:
    """Whether more than `known` control characters may stand in UTF-8 bytes (tab and newlines are none)."""
    return len(data) - len(data.translate(None, _CONTROLS)) != known or _C1_IN_UTF8.search(data) is not None


def drop_controls(text: str) -> tuple[str, int]:
    """Text without control characters, and how many there were."""
    clean, count = _CONTROL_TEXT.subn("", text)
    return clean, count


def composed(text: str) -> str:
    """NFC. The Greek question mark, which NFC makes a semicolon, is escaped first, so that it splits no vCard value."""
    if is_composed(text):
        return text
    return normalized("NFC", text.replace("\u037e", "\\;"))


def utf8_chunks(chunks: Iterable[bytes], detected: Detected) -> Iterator[tuple[bytes, int]]:
    """The chunks of a file as UTF-8 (8-bit encodings as they are), each with how many bytes of the file were read by then.

    The first chunk begins behind the byte order mark. UTF-16 and UTF-32 are transcoded; lone surrogates stay as they are, for
    `decode_utf8` to drop.
    """
    wide = detected.name.startswith(("utf-16", "utf-32"))
    decoder = codecs.getincrementaldecoder(detected.name)("surrogatepass") if wide else None
    position = detected.bom
    for chunk in chunks:
        position += len(chunk)
        yield (_transcoded(decoder, chunk) if decoder is not None else chunk), position


def _transcoded(decoder: codecs.IncrementalDecoder, chunk: bytes) -> bytes:
    try:
        return decoder.decode(chunk).encode("utf-8", "surrogatepass")
    except UnicodeDecodeError:  # beyond U+10FFFF, or cut in half
        decoder.reset()
        decoder.errors = "replace"
        return decoder.decode(chunk).encode("utf-8", "surrogatepass")
