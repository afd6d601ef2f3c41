"""Pictures as they may come into the book: PNG, JPEG, WebP and GIF, whole, and without a word of where they were taken.

Nothing is decoded here. The parts of a file are walked through and those kept that draw the picture; what else there is (EXIF
with its place, XMP, comments, previews, what hangs behind the end) stays outside. Which way is up is kept. Sources: JPEG is
ITU-T T.81 and JFIF, PNG its W3C recommendation, GIF the 89a specification, WebP RFC 9649, EXIF's tag 0x0112 CIPA DC-008.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

MOST_BYTES = 10_000_000
MOST_PIXELS = 25_000_000

_MOST_PARTS = 20_000
"""Segments, chunks or blocks of a file: thousands are met in real ones, millions are there to keep somebody busy."""

_JPEG, _PNG, _GIF, _WEBP = "image/jpeg", "image/png", "image/gif", "image/webp"
_UPRIGHT = 1
# JPEG. Frames (which say the size) are all C0 to CF but DHT, JPG and DAC; inside a scan a marker is no 00 and no restart.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_MARKER_IN_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_SOI, _EOI, _SCAN, _JFIF, _EXIF, _COLOURS, _ADOBE, _COMMENT = 0xD8, 0xD9, 0xDA, 0xE0, 0xE1, 0xE2, 0xEE, 0xFE
_DROPPED_SEGMENTS = frozenset((*range(_JFIF, 0xF0), _COMMENT))
_ORIENTATION = 0x0112
# PNG: what is needed to draw the picture, and what says how its colours are meant.
_PNG_START = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs")
)
_LARGEST_PROFILE = 1_000_000
_WEBP_KEPT = frozenset((b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_WEBP_HAS_EXIF, _WEBP_HAS_XMP = 0x08, 0x04


@dataclass(frozen=True, slots=True, repr=False)
class Picture:
    """A picture without what is told about it. Sizes in pixels, as it lies in the file (`orientation` may turn it)."""

    mime: str
    width: int
    height: int
    data: bytes
    orientation: int = _UPRIGHT


def clean_picture(data: bytes) -> Picture | None:
    """The picture alone; None where it is none of the four kinds, is cut short, or is larger than ten megabytes or 25
    megapixels. Time grows with the length.
    """
    if len(data) > MOST_BYTES:
        return None
    try:
        if data.startswith(b"\xff\xd8\xff"):
            picture = _jpeg(data)
        elif data.startswith(_PNG_START):
            picture = _png(data)
        elif data[:6] in (b"GIF87a", b"GIF89a"):
            picture = _gif(data)
        elif data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            picture = _webp(data)
        else:
            return None
    except (_Broken, struct.error, IndexError):
        return None
    return picture if 0 < picture.width * picture.height <= MOST_PIXELS else None


class _Broken(Exception):
    """It is no whole picture of its kind."""


def _jpeg(data: bytes) -> Picture:
    kept = [data[:2]]
    size, orientation, at, has_scan = (0, 0), _UPRIGHT, 2, False
    head_end = 1  # of `kept`: a JFIF segment is the first one
    for _ in range(_MOST_PARTS):
        if data[at] != 0xFF:
            raise _Broken
        while data[at + 1] == 0xFF:  # any number of them may stand before a marker
            at += 1
        marker = data[at + 1]
        if marker == _EOI:
            break
        end = at + 2 + struct.unpack_from(">H", data, at + 2)[0]
        if marker < 0xC0 or marker == _SOI or end < at + 4 or end > len(data):
            raise _Broken
        body = data[at + 4 : end]
        if marker in _FRAMES:
            size = struct.unpack_from(">xHH", body)
        if marker == _EXIF and body.startswith(b"Exif\0\0"):
            orientation = _orientation(body[6:])
        if marker == _SCAN:
            has_scan = True
            found = _MARKER_IN_SCAN.search(data, end)
            if found is None:
                raise _Broken
            end = found.start()
        if marker not in _DROPPED_SEGMENTS or _draws(marker, body):
            kept.append(data[at:end])
            head_end = len(kept) if marker == _JFIF else head_end
        at = end
    else:
        raise _Broken
    if not has_scan:
        raise _Broken
    if orientation != _UPRIGHT:
        exif = b"Exif\0\0" + _exif(orientation)
        kept.insert(head_end, b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif)
    height, width = size
    return Picture(_JPEG, width, height, b"".join(kept) + b"\xff\xd9", orientation)


def _draws(marker: int, body: bytes) -> bool:
    """Whether a segment of an application says how the colours are meant."""
    match marker:
        case 0xE0:
            return body.startswith(b"JFIF\0") and len(body) == 14  # a longer one holds a preview
        case 0xE2:
            return body.startswith(b"ICC_PROFILE\0")
        case _:
            return marker == _ADOBE and body.startswith(b"Adobe")


def _orientation(tiff: bytes) -> int:
    """Which way is up, 1 to 8, from an EXIF block; 1 where it does not say."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None or len(tiff) < 8:
        return _UPRIGHT
    start = struct.unpack_from(order + "I", tiff, 4)[0]
    if start + 2 > len(tiff):
        return _UPRIGHT
    for number in range(min(struct.unpack_from(order + "H", tiff, start)[0], 200)):
        at = start + 2 + 12 * number
        if at + 12 > len(tiff):
            break
        tag, kind, _, value = struct.unpack_from(order + "HHIH", tiff, at)
        if tag == _ORIENTATION and kind == 3:
            return value if 1 <= value <= 8 else _UPRIGHT
    return _UPRIGHT


def _exif(orientation: int) -> bytes:
    """An EXIF block that says which way is up, and nothing else."""
    return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, orientation, 0, 0)


def _png(data: bytes) -> Picture:
    kept = [_PNG_START]
    width, height = struct.unpack_from(">II", data, 16)
    at, name, has_pixels = len(_PNG_START), b"", False
    for _ in range(_MOST_PARTS):
        if name == b"IEND":
            break
        length, name = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        if end > len(data) or (at == len(_PNG_START)) != (name == b"IHDR"):
            raise _Broken
        if name in _PNG_KEPT:
            if struct.unpack_from(">I", data, end - 4)[0] != zlib.crc32(data[at + 4 : end - 4]):
                raise _Broken
            has_pixels = has_pixels or name == b"IDAT"
            if name != b"iCCP" or length <= _LARGEST_PROFILE:
                kept.append(data[at:end])
        elif name[:1].isupper() or not name.isalpha():
            raise _Broken  # without it the picture cannot be drawn, says the standard
        at = end
    if name != b"IEND" or not has_pixels:
        raise _Broken
    return Picture(_PNG, width, height, b"".join(kept))


def _gif(data: bytes) -> Picture:
    width, height, flags = struct.unpack_from("<HHB", data, 6)
    at = 13 + _colour_table(flags)
    kept, has_image = [data[:at]], False
    for _ in range(_MOST_PARTS):
        start = at
        if data[at] == 0x3B:
            break
        if data[at] == 0x2C:
            has_image = True
            at = _after_blocks(data, at + 11 + _colour_table(data[at + 9]))
            kept.append(data[start:at])
        elif data[at] == 0x21:
            at = _after_blocks(data, at + 2)
            is_looping = data[start + 1] == 0xFF and data[start + 3 : start + 14] == b"NETSCAPE2.0"
            if data[start + 1] == 0xF9 or is_looping:
                kept.append(data[start:at])
        else:
            raise _Broken
    if data[at] != 0x3B or not has_image:
        raise _Broken
    return Picture(_GIF, width, height, b"".join(kept) + b"\x3b")


def _colour_table(flags: int) -> int:
    """The length of the table of colours that the flags speak of."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _after_blocks(data: bytes, at: int) -> int:
    """Where the row of blocks that begins at `at` ends; each says how long it is, an empty one is the last."""
    while data[at]:
        at += data[at] + 1
    return at + 1


def _webp(data: bytes) -> Picture:
    size, orientation, kept = (0, 0), _UPRIGHT, list[bytes]()
    for name, body in _webp_chunks(data):
        match name:
            case b"VP8X":
                flags = body[0] & ~_WEBP_HAS_XMP
                size = (1 + int.from_bytes(body[4:7], "little"), 1 + int.from_bytes(body[7:10], "little"))
                body = bytes((flags,)) + body[1:10]
            case b"VP8 " if not any(size):
                if body[3:6] != b"\x9d\x01\x2a":
                    raise _Broken
                width, height = struct.unpack_from("<HH", body, 6)
                size = (width & 0x3FFF, height & 0x3FFF)
            case b"VP8L" if not any(size):
                bits = struct.unpack_from("<xI", body)[0]
                size = (1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF))
            case b"EXIF":
                orientation = _orientation(body.removeprefix(b"Exif\0\0"))
        if name in _WEBP_KEPT:
            kept.append(_webp_chunk(name, body))
    if orientation != _UPRIGHT:
        kept.append(_webp_chunk(b"EXIF", _exif(orientation)))
    elif kept and kept[0].startswith(b"VP8X"):
        kept[0] = kept[0][:8] + bytes((kept[0][8] & ~_WEBP_HAS_EXIF,)) + kept[0][9:]
    if not any(chunk[:4] in (b"VP8 ", b"VP8L", b"ANMF") for chunk in kept):
        raise _Broken
    body = b"WEBP" + b"".join(kept)
    return Picture(_WEBP, *size, b"RIFF" + struct.pack("<I", len(body)) + body, orientation)


def _webp_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    whole = 8 + struct.unpack_from("<I", data, 4)[0]
    if whole > len(data):
        raise _Broken
    at = 12
    for _ in range(_MOST_PARTS):
        if at + 8 > whole:
            break
        name, length = struct.unpack_from("<4sI", data, at)
        if at + 8 + length > whole:
            raise _Broken
        yield name, data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def _webp_chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
