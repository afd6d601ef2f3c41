"""Cut a stream of bytes into cards at BEGIN:VCARD and END:VCARD, whatever stands between or inside them."""

import re
from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from regulars.formats.vcard import limits
from regulars.formats.vcard.lines import NO_BLOBS, clean_text, with_blobs, without_photos

_BEGIN, _END = b"BEGIN:VCARD\n", b"\nEND:VCARD\n"
# It begins with a newline: the engine skips to the next one at memory speed. Other case, blanks and a mark between joined files
# are all met in real exports.
_MARKER = re.compile(rb"\n(?:\xef\xbb\xbf)?(?:(BEGIN)|END)[ \t]*:[ \t]*VCARD[ \t]*(?=\n)", re.IGNORECASE)
_AGENT = re.compile(rb"(?:[\w-]{1,40}\.)?AGENT[^:]{0,200}:[ \t]*\Z", re.IGNORECASE)
_LONGEST_MARKER = 80


class Found(Enum):
    """What a piece of a file is."""

    CARD = auto()
    UNCLOSED = auto()
    NESTED = auto()
    """A card that holds another."""
    JUNK = auto()
    TOO_LONG = auto()
    TOO_DEEP = auto()


class Piece(NamedTuple):
    """A card's lines between its markers, or what else was found. `line` counts from 1.

    Where nothing about it is amiss, its text is there already, unfolded, with marks for the pictures in `blobs`.
    """

    found: Found
    line: int
    body: bytes
    text: str | None = None
    blobs: Sequence[bytes] = NO_BLOBS


class CardSplitter:
    """Takes chunks of a file, gives its cards. Linear: each byte is searched once, and what is carried over is bounded."""

    def __init__(self) -> None:
        # `_rest` is what is carried over. It begins with a newline: every marker follows one, the first one too.
        self._rest = b"\n"
        self._searched = 0
        self._line = 0  # how many newlines there are before `_rest`, its first one not counted
        self._pieces: list[Piece] = []
        self._open_line: int | None = None
        self._depth = 0
        self._nested = False
        self._junk_named = False
        self._empty_named = False
        self._held = b""  # a CR at the end of a chunk may be half of a CRLF

    def feed(self, chunk: bytes) -> list[Piece]:
        """The pieces that end in this chunk."""
        text = self._rest + self._with_newlines(chunk)
        # A long open card is searched on from where the last search ended, not again as a whole.
        if self._depth or self._nested or len(self._rest) > len(chunk) or not self._cut(text):
            self._search(text)
        return self._take()

    def finish(self) -> list[Piece]:
        """What is left at the end of the file."""
        self._search(self._rest + b"\n" * (1 + len(self._held)))
        if self._open_line is not None:
            self._unclosed(self._rest[1:])
        else:
            self._junk(self._rest)
        self._rest, self._open_line = b"\n", None
        return self._take()

    def _with_newlines(self, chunk: bytes) -> bytes:
        """A chunk in which each line ends with LF."""
        chunk, self._held = self._held + chunk, b""
        if b"\r" not in chunk:
            return chunk
        if chunk.endswith(b"\r"):
            end = len(chunk) - (2 if chunk.endswith(b"\r\r") else 1)
            chunk, self._held = chunk[:end], chunk[end:]
        plain = chunk.translate(None, b"\r")
        if len(chunk) - len(plain) == chunk.count(b"\r\n"):
            return plain  # each CR stands before an LF: to leave them out costs half of replacing the pairs
        if b"\r\r\n" in chunk:  # a text file that was made one twice
            chunk = chunk.replace(b"\r\r\n", b"\n")
        return chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n")

    def _take(self) -> list[Piece]:
        pieces, self._pieces = self._pieces, []
        return pieces

    def _emit(self, found: Found, line: int, body: bytes) -> None:
        self._pieces.append(Piece(found, line, body))
        self._junk_named = self._empty_named = False

    def _cut(self, text: bytes) -> bool:
        """Cut text all at once where its markers are as the standard writes them and nothing is amiss; else False."""
        small, blobs = without_photos(text)
        upper = small.upper()
        ends, begins = small.count(_END), small.count(b"\n" + _BEGIN)
        # The last line may be the first half of a marker.
        if not ends or upper.count(b"VCARD") - upper.count(b"VCARD", upper.rfind(b"\n")) != ends + begins:
            return False
        *parts, tail = small.split(_END)
        starts = [part.find(_BEGIN) for part in [*parts, tail]]
        is_open = self._open_line is not None
        if is_open:
            starts[0] = 1 - len(_BEGIN)  # its BEGIN was in the chunk before; a newline leads
        # One BEGIN for each END, and nothing but empty lines before it.
        if begins + is_open != len(parts) + (starts[-1] >= 0) or min(starts[is_open:-1], default=0) < 0:
            return False
        if any(start > 0 and part[:start].strip(b"\n") for part, start in zip([*parts, tail], starts, strict=True)):
            return False
        whole = small[: len(small) - len(tail)]  # the tail may end inside a character
        text_of_all = clean_text(whole, b"QUOTED-PRINTABLE" in upper, whole.count(b"\0") if blobs else 0)
        self._add(parts, starts, text_of_all.split(_END.decode()) if text_of_all is not None else None, blobs)
        self._keep_tail(tail, starts[-1], blobs)
        return True

    def _add(self, parts: list[bytes], starts: list[int], texts: list[str] | None, blobs: list[bytes]) -> None:
        """Add the cards of a cut: their bytes, where in them each begins, and their texts, which begin at the same place."""
        if texts is None or len(texts) != len(parts) + 1:  # a marker was made, or lost, by a fold
            texts = None
        line, begin = self._line, self._open_line or 0
        for number, part in enumerate(parts):
            start = starts[number]
            if blobs and b"\0" in part:
                part = with_blobs(part, blobs)
            if start >= 0:
                begin = line + part.count(b"\n", 0, start)
            start += len(_BEGIN)
            text = texts[number][start:] if texts is not None and len(part) <= limits.CLEAN else None
            self._pieces.append(Piece(Found.CARD, begin, part[start:], text, blobs))
            line += part.count(b"\n") + 2
        self._line, self._open_line = line, None
        self._junk_named = self._empty_named = False

    def _keep_tail(self, tail: bytes, start: int, blobs: list[bytes]) -> None:
        """Carry over what follows the last card of a cut."""
        if blobs and b"\0" in tail:
            tail = with_blobs(tail, blobs)
        if start >= 0:
            self._line = self._open_line = self._line + tail.count(b"\n", 0, start)
            self._rest = tail[start + len(_BEGIN) - 1 :]
            self._searched = max(self._rest.rfind(b"\n"), 0)
        else:
            self._line -= 1
            self._keep(b"\n" + tail, 0)

    def _search(self, text: bytes) -> None:
        """Find the markers one by one, however they are written, and whatever stands between them."""
        done = counted = 0  # text[done] is the newline behind the last marker that counts
        line = self._line
        for marker in _MARKER.finditer(text, self._searched):
            at, end = marker.span()
            line += text.count(b"\n", counted, at + 1)
            counted = end
            if marker[1] is None and self._depth:
                self._depth -= 1
                continue
            if marker[1] is not None and self._is_nested(text[max(done, at - 300) : at]):
                continue  # the inner card is part of the outer one's body
            body = text[done + 1 : at]
            if self._open_line is None:
                self._junk(text[done:at])
            elif marker[1] is not None:
                self._unclosed(body)
            else:
                self._emit(Found.NESTED if self._nested else Found.CARD, self._open_line, body)
            self._open_line, self._depth, self._nested = (line if marker[1] is not None else None), 0, False
            done, self._line = end, line
        self._keep(text, done)

    def _unclosed(self, body: bytes) -> None:
        """A card without an end. Empty ones are named once for each run of them."""
        assert self._open_line is not None
        if body.strip():
            self._emit(Found.UNCLOSED, self._open_line, body)
        elif not self._empty_named:
            self._emit(Found.UNCLOSED, self._open_line, b"")
            self._empty_named = True

    def _is_nested(self, before: bytes) -> bool:
        """Whether a BEGIN behind `before` opens the card of somebody's agent."""
        if self._open_line is None or _AGENT.match(before, before.rfind(b"\n") + 1) is None:
            return False
        self._depth += 1
        self._nested = True
        if self._depth <= limits.DEPTH:
            return True
        self._emit(Found.TOO_DEEP, self._open_line, b"")
        self._open_line, self._junk_named = None, True
        return False

    def _keep(self, text: bytes, done: int) -> None:
        """Carry over an open card, or the last line, which may be the first half of a marker."""
        if self._open_line is None:
            last = max(text.rfind(b"\n"), done)
            if len(text) - last > _LONGEST_MARKER:
                last = len(text)  # too long for a marker: junk without an end
            self._junk(text[done:last])
            self._line += text.count(b"\n", done, last)
            self._rest, self._searched = text[last:], 0
        elif len(text) - done > limits.CARD:
            self._emit(Found.TOO_LONG, self._open_line, b"")
            self._junk_named = True  # what follows belongs to the card just named
            last = max(text.rfind(b"\n"), done)
            self._line += text.count(b"\n", done, last)
            self._rest, self._searched, self._open_line, self._depth = text[last:], 0, None, 0
        else:
            self._rest = text[done:]
            self._searched = max(self._rest.rfind(b"\n"), 0)

    def _junk(self, text: bytes) -> None:
        """Text outside all cards is named once for each run of it."""
        body = text.strip(b" \t\n\xef\xbb\xbf")
        if not body or self._junk_named:
            return
        blank = text[: text.index(body[:1])]
        self._emit(Found.JUNK, max(self._line + blank.count(b"\n"), 1), body[: limits.SHOWN])
        self._junk_named = True
