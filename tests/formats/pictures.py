"""Pictures made by hand, byte for byte, for the tests that need whole ones."""

import struct
import zlib


def png(
    width: int = 1, height: int = 1, *, before_end: bytes = b"", rows: bytes | None = None, pixels: bytes = b""
) -> bytes:
    """A grey PNG of a size, of these rows or packed pixels; `before_end` goes before its last chunk."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = pixels or zlib.compress((b"\0" + b"\x80" * width) * height if rows is None else rows)
    return (
        b"\x89PNG\r\n\x1a\n"
        + png_chunk(b"IHDR", header)
        + png_chunk(b"IDAT", pixels)
        + before_end
        + png_chunk(b"IEND", b"")
    )


def png_chunk(name: bytes, body: bytes) -> bytes:
    """A chunk of a PNG with its check."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def jpeg_segment(marker: int, body: bytes) -> bytes:
    """A segment of a JPEG."""
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def jpeg(*segments: bytes, width: int = 8, height: int = 8, scan: bytes = b"\x12\xff\x00\x34\xff\xd0\x56") -> bytes:
    """The shape of a JPEG: a frame that says its size, a scan, and `segments` before them. No decoder draws it."""
    frame = jpeg_segment(0xC0, struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00")
    return (
        b"\xff\xd8" + b"".join(segments) + frame + jpeg_segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + scan + b"\xff\xd9"
    )


def exif(orientation: int, order: str = "<", place: bytes = b"38.7223N 9.1393W") -> bytes:
    """An EXIF block with an orientation and a place."""
    entries = struct.pack(order + "HHIHH", 0x0112, 3, 1, orientation, 0) + struct.pack(
        order + "HHII", 0x8825, 2, 16, 38
    )
    return (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "IH", 8, 2) + entries + bytes(4) + place


def gif(*blocks: bytes) -> bytes:
    """A GIF of one pixel, `blocks` before its image."""
    head = b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
    return head + b"".join(blocks) + b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x44\x01\x00\x3b"


def webp(*chunks: bytes) -> bytes:
    """The shape of a WebP of chunks."""
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def webp_chunk(name: bytes, body: bytes) -> bytes:
    """A chunk of a WebP."""
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
