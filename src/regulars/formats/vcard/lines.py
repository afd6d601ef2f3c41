"""From a card's bytes to its logical lines: soft line breaks, folding, large values, decoding, cleaning."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from regulars.domain.normal_form import is_composed
from regulars.formats.encoding import (
    codec_for,
    composed,
    decode_as,
    decode_utf8,
    drop_controls,
    guess_encoding,
    has_controls,
)
from regulars.formats.vcard import limits
from regulars.formats.vcard.heads import TooManyParameters, read_head, split_head

BLOB_NAMES = frozenset(("PHOTO", "LOGO", "KEY", "SOUND"))
"""Properties whose value may be large."""
_BLOB_LINE = re.compile(rb"\n(?:[\w-]{1,40}\.)?(?:PHOTO|LOGO|KEY|SOUND)[;:]", re.IGNORECASE)
_LINE_END = re.compile(rb"\n(?![ \t])")
_CHARSET = re.compile(rb";[ \t]*CHARSET=\"?([\w.:-]{1,40})", re.IGNORECASE)
_AGENT_START = re.compile(rb"(?:[\w-]{1,40}\.)?AGENT[^:]{0,200}:[ \t]*$", re.IGNORECASE)
_MARKER_LINE = re.compile(rb"(?:\xef\xbb\xbf)?(BEGIN|END)[ \t]*:[ \t]*VCARD[ \t]*$", re.IGNORECASE)
_LARGE = 2000
_ESCAPE = b"\x1b"
BLOB_MARK = "\0blob"
"""Stands in a line where a large value was taken out; its number and a semicolon follow. No other NUL survives."""
BLOB = re.compile(BLOB_MARK + r"(\d{1,7});", re.ASCII)
_BLOB_IN_BYTES = re.compile(BLOB.pattern.encode())
NO_BLOBS: Sequence[bytes] = ()


@dataclass(slots=True)
class CardText:
    """A card as text. `blobs` are the values taken out of it, `controls` the characters dropped, `cut` the lines cut short."""

    text: str
    blobs: Sequence[bytes] = NO_BLOBS
    controls: int = 0
    cut: list[str] = field(default_factory=list)
    guessed: str = ""
    """The encoding that was guessed for some of its bytes."""
    damaged: bool = False
    """Some bytes fitted no encoding."""


class CardDecoder:
    """Makes text of cards; remembers for a file which encoding its undeclared bytes are in."""

    def __init__(self, fallback: str = "") -> None:
        self._fallback = fallback

    def read(self, body: bytes, *, nested: bool) -> CardText:
        """The logical lines of a card's body, joined by newlines. `nested`: cards may stand inside. Linear in the body."""
        card = CardText("")
        dirty = has_controls(body)
        if dirty:  # first of all, so that nobody can write our own mark
            card.controls = body.count(b"\0")
            body = body.replace(b"\0", b"")
        if nested:
            body = _agents_in_one_line(body)
        if len(body) > _LARGE:
            starts = (found.start() for found in _BLOB_LINE.finditer(b"\n" + body))
            body, card.blobs = _without(b"\n" + body, starts, card.cut)
            body = body[1:]
        if b"=\n" in body and b"QUOTED-PRINTABLE" in body.upper():
            body = _without_soft_breaks(body)
        if b"\n " in body:
            body = body.replace(b"\n ", b"")
        if b"\n\t" in body:
            body = body.replace(b"\n\t", b"")
        if len(body) > limits.LINE:
            body = _within_limits(body, card)
        try:
            card.text = body.decode()
        except UnicodeDecodeError:
            self._decode_lines(body, card)
            dirty = True
        if dirty:
            if _ESCAPE in body:  # the charset of old Japanese telephones is written with it
                self._decode_lines(body, card)
            pieces = [drop_controls(piece) for piece in card.text.split(BLOB_MARK)]
            card.text = BLOB_MARK.join(piece for piece, _ in pieces)
            card.controls += sum(count for _, count in pieces)
        card.text = composed(card.text)
        return card

    def _decode_lines(self, body: bytes, card: CardText) -> None:
        """Each line by what it declares, or as UTF-8, or by a guess."""
        texts: list[str] = []
        for line in body.split(b"\n"):
            whole = decode_utf8(line)
            if whole is not None and _ESCAPE not in line:
                card.controls += whole[1]
                texts.append(whole[0])
                continue
            declared = _CHARSET.search(line[: line.find(b":")])
            codec = codec_for(declared[1].decode("ascii", "replace")) if declared is not None else None
            if whole is not None and codec != "iso2022-jp":
                card.controls += whole[1]
                texts.append(whole[0])
                continue
            if codec is None:
                codec = card.guessed = self._guess(body)
            text, fits = decode_as(line, codec)
            card.damaged |= not fits
            texts.append(text.replace("\n", " "))
        card.text = "\n".join(texts)

    def _guess(self, body: bytes) -> str:
        if not self._fallback:
            self._fallback = guess_encoding(body)
        return self._fallback


def without_photos(text: bytes) -> tuple[bytes, list[bytes]]:
    """Many cards without their large pictures, in whose places marks stand, and the pictures.

    Only the usual spelling is looked for. Text in which a NUL stands is given back as it is: a mark could not be told
    from what it says.
    """
    return _without(text, _photo_starts(text), None) if b"\0" not in text else (text, [])


def with_blobs(text: bytes, blobs: Sequence[bytes]) -> bytes:
    """What `without_photos` was given, or a part of it."""
    return _BLOB_IN_BYTES.sub(lambda found: blobs[int(found[1])], text)


def clean_text(small: bytes, quoted_printable: bool, marks: int) -> str | None:
    """Many cards as unfolded text; None where any of them needs a closer look.

    `small` is what `without_photos` gave, `marks` how many marks stand in it, `quoted_printable` whether it is spoken of.
    Most files pass: to look at them as a whole costs a third of looking at each card.
    """
    if has_controls(small, marks) or (quoted_printable and b"=\n" in small):
        return None
    try:
        text = small.replace(b"\n ", b"").replace(b"\n\t", b"").decode()
    except UnicodeDecodeError:
        return None
    # Composed as a whole, a mark at the start of a value could join with what stands before it.
    return text if is_composed(text) else None


def _photo_starts(text: bytes) -> Iterator[int]:
    at = text.find(b"\nPHOTO")
    while at >= 0:
        yield at
        at = text.find(b"\nPHOTO", at + 1)


def _without(text: bytes, starts: Iterable[int], cut: list[str] | None) -> tuple[bytes, list[bytes]]:
    """Take large values out, folded as they are; `starts` are the newlines before their lines.

    `cut` takes the heads of those that are too large, which are dropped. Without `cut` they stay, and so does one whose
    end is not in the text.
    """
    kept: list[bytes] = []
    blobs: list[bytes] = []
    done = 0
    for start in starts:
        ending = _LINE_END.search(text, start + 1)
        end = ending.start() if ending is not None else len(text)
        colon = text.find(b":", start, end) + 1
        if (
            start < done
            or end - start < _LARGE // 2
            or not colon
            or b'"' in text[start:colon]
            or (cut is None and ending is None)
        ):
            continue
        if end - start > limits.BLOB_LINE:
            if cut is not None:
                cut.append(text[start + 1 : colon].decode("utf-8", "replace")[: limits.SHOWN])
                kept.append(text[done:start])
                done = end
            continue
        kept.append(text[done:colon] + BLOB_MARK.encode() + b"%d;" % len(blobs))
        blobs.append(text[colon:end])
        done = end
    if not done:
        return text, blobs
    kept.append(text[done:])
    return b"".join(kept), blobs


def _within_limits(body: bytes, card: CardText) -> bytes:
    """Cut lines that are too long to their limit."""
    lines = body.split(b"\n")
    for number, line in enumerate(lines):
        if len(line) > limits.LINE:
            card.cut.append(line[: limits.SHOWN].decode("utf-8", "replace"))
            lines[number] = _cut(line)
    return b"\n".join(lines)


def _cut(line: bytes) -> bytes:
    """The first part of a line, not ending inside a UTF-8 character."""
    end = limits.LINE
    while end > limits.LINE - 4 and line[end] & 0xC0 == 0x80:
        end -= 1
    return line[:end]


def _without_soft_breaks(body: bytes) -> bytes:
    """Join the lines of quoted-printable values at their trailing `=`."""
    joined: list[bytes] = []
    parts: list[bytes] = []
    for line in body.split(b"\n"):
        if not parts and not (line.endswith(b"=") and _is_quoted_printable(line)):
            joined.append(line)
        elif line.endswith(b"="):
            parts.append(line[:-1])
        else:
            joined.append(b"".join([*parts, line]))
            parts = []
    if parts:
        joined.append(b"".join(parts))
    return b"\n".join(joined)


def _is_quoted_printable(line: bytes) -> bool:
    if b"QUOTED-PRINTABLE" not in line.upper():
        return False
    whole = split_head(line.decode("ascii", "replace"))
    try:
        head = read_head(whole[0]) if whole is not None else None
    except TooManyParameters:
        return False
    return head is not None and head.quoted_printable


def _agents_in_one_line(body: bytes) -> bytes:
    """Write the card of somebody's agent as one escaped value, as vCard 3.0 does."""
    lines: list[bytes] = []
    inner: list[bytes] = []
    depth = 0
    for line in body.split(b"\n"):
        marker = _MARKER_LINE.match(line)
        starts = marker is not None and marker[1].upper() == b"BEGIN"
        if depth == 0 and not (starts and lines and _AGENT_START.match(lines[-1]) is not None):
            lines.append(line)
            continue
        inner.append(line)
        if marker is not None:
            depth += 1 if starts else -1
        if depth == 0:
            lines[-1] += b"\\n".join(
                part.replace(b"\\", b"\\\\").replace(b";", b"\\;").replace(b",", b"\\,") for part in inner
            )
            inner = []
    return b"\n".join([*lines, *inner])
