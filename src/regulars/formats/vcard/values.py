"""Values: escapes, components, quoted-printable, pictures."""

import binascii
import re

from regulars.formats.encoding import codec_for, composed, decode_as, decode_utf8, drop_controls

_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_COMPONENTS = re.compile(r"((?:[^;\\]++|\\.?)*+)(?:;|\Z)", re.DOTALL)
_LIST = re.compile(r"((?:[^,\\]++|\\.?)*+)(?:,|\Z)", re.DOTALL)
_NEWLINES = {"n": "\n", "N": "\n"}
_KEPT = frozenset(";,:\\\"'")
_TO_ESCAPE = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_TO_ESCAPE_IN_TEXT = str.maketrans({"\\": "\\\\", ",": "\\,", "\n": "\\n"})
_PICTURES = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)


def plain(text: str, *, old: bool = False) -> str:
    """A value without its escapes. `old`: vCard 2.1, which has none for a newline (`C:\\new` is a path there)."""
    if "\\" not in text:
        return text
    if "\\\\" not in text:  # no backslash stands for itself, so that each pair can be replaced alone
        text = text.replace("\\,", ",").replace("\\;", ";")
        if "\\" not in text:
            return text
        if not old:
            text = text.replace("\\n", "\n").replace("\\N", "\n")
        return text.replace("\\:", ":").replace('\\"', '"').replace("\\'", "'") if "\\" in text else text

    def meant(found: re.Match[str]) -> str:
        character = found[1]
        if not old and character in _NEWLINES:
            return "\n"
        return character if character in _KEPT else found[0]

    return _ESCAPE.sub(meant, text)


def components(text: str, *, old: bool = False) -> list[str]:
    """The parts of a value between semicolons, without escapes."""
    if "\\" not in text:
        return text.split(";")
    return [plain(part, old=old) for part in _split(_COMPONENTS, text)]


def listed(text: str, *, old: bool = False) -> list[str]:
    """The parts of a value between commas, without escapes; in vCard 2.1 between semicolons too."""
    if old:
        return [part for piece in components(text, old=True) for part in piece.split(",")]
    if "\\" not in text:
        return text.split(",")
    return [plain(part) for part in _split(_LIST, text)]


def _split(pattern: re.Pattern[str], text: str) -> list[str]:
    parts = pattern.findall(text)
    # The engine finds one more, empty, at the end, unless the text itself ends there.
    return parts[:-1] if len(parts) > 1 and not _ends_with_separator(pattern, text) else parts


def _ends_with_separator(pattern: re.Pattern[str], text: str) -> bool:
    separator = ";" if pattern is _COMPONENTS else ","
    if not text.endswith(separator):
        return False
    slashes = len(text) - 1 - len(text[:-1].rstrip("\\"))
    return slashes % 2 == 0


def escaped(text: str, *, structured: bool = True) -> str:
    """A text as it stands in a value; in a structured one semicolons are escaped too."""
    return text.translate(_TO_ESCAPE if structured else _TO_ESCAPE_IN_TEXT)


def from_quoted_printable(text: str, charset: str) -> tuple[str, int, bool]:
    """The text that quoted-printable stands for, the control characters dropped, and whether all bytes fitted the charset."""
    try:
        data = binascii.a2b_qp(text.encode("utf-8", "surrogatepass"))
    except binascii.Error:  # nothing that the codec is known to raise, but it says that it may
        return text, 0, False
    codec = codec_for(charset) if charset else None
    fits = True
    dropped = 0
    whole = decode_utf8(data) if codec != "iso2022-jp" else None
    if whole is not None:
        decoded, dropped = whole
    else:
        decoded, fits = decode_as(data, codec or "cp1252")
        fits = fits and codec is not None
    decoded = decoded.replace("\r\n", "\n").replace("\r", "\n")
    decoded, controls = drop_controls(decoded)
    return composed(decoded), dropped + controls, fits


def picture_type(data: bytes) -> str:
    """The media type of a picture by its first bytes, or an empty text: PNG, JPEG, WebP and GIF are taken."""
    for magic, name in _PICTURES:
        if data.startswith(magic):
            return name
    return "image/webp" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else ""


def picture(value: bytes) -> bytes:
    """The bytes of an inline picture (base64, folded or not, or a data: URI); empty where they are none that we take."""
    if value[:5].lower() == b"data:":
        value = value.replace(b"\n ", b"").replace(b"\n\t", b"")
        comma = value.find(b",")
        if comma < 0 or not value[:comma].lower().endswith(b";base64"):
            return b""
        value = value[comma + 1 :]
    try:
        data = binascii.a2b_base64(value)
    except binascii.Error:
        try:
            data = binascii.a2b_base64(value + b"==")  # cut short by a careless exporter
        except binascii.Error:
            return b""
    return data if picture_type(data) else b""
