"""Read vCards of any version from bytes, in batches, each card alone."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from typing import BinaryIO

from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.matching import match_phone
from regulars.formats.encoding import Detected, codec_for, detect_encoding, utf8_chunks
from regulars.formats.plain_records import Plain, PlainBatch, record_of_plain
from regulars.formats.records import Batch, Reason, Remark
from regulars.formats.vcard import limits
from regulars.formats.vcard.draft import Draft
from regulars.formats.vcard.heads import Head, TooManyParameters, read_head, split_head
from regulars.formats.vcard.lines import BLOB_NAMES, CardDecoder, CardText
from regulars.formats.vcard.properties import READERS, Reader, keep, keep_as_it_is
from regulars.formats.vcard.splitting import CardSplitter, Found, Piece
from regulars.formats.vcard.values import from_quoted_printable

_SAMPLE = 200_000
_KNOWN_HEADS = 4000
_LONGEST_KNOWN_HEAD = 120
_REFUSED = {Found.JUNK: Reason.NOT_A_CARD, Found.TOO_LONG: Reason.TOO_LONG, Found.TOO_DEEP: Reason.TOO_DEEP}


def read_vcards(
    stream: BinaryIO, size: int, *, batch_bytes: int = 2_000_000, region: str | None = None, encoding: str = ""
) -> Iterator[Batch]:
    """The records of a vCard file: `read_plain_vcards`, with records that are objects."""
    for people, remarks, position, _ in read_plain_vcards(
        stream, size, batch_bytes=batch_bytes, region=region, encoding=encoding
    ):
        yield Batch(tuple([record_of_plain(person) for person in people]), remarks, position, size)


def read_plain_vcards(
    stream: BinaryIO, size: int, *, batch_bytes: int = 2_000_000, region: str | None = None, encoding: str = ""
) -> Iterator[PlainBatch]:
    """The records of a vCard file, one batch for each `batch_bytes` read. Time grows with the size, whatever the bytes are.

    `size` is the file's length in bytes. With a `region` (the owner's country, or an empty text) phones and mails carry
    their form for comparing. `encoding` is the owner's choice for what is not UTF-8; without it, it is guessed.
    Each card gives one person or one remark with `lost`; words outside all cards one such remark for each run of them.
    Raises KnownProblem(FILE_TOO_LARGE), and OSError where the stream does.
    """
    if size > limits.FILE:
        raise KnownProblem(Problem.FILE_TOO_LARGE, size=size, limit=limits.FILE)
    start = stream.read(_SAMPLE)
    detected = detect_encoding(start)
    chunks = chain([start[detected.bom :]], iter(lambda: stream.read(batch_bytes), b""))
    reader = CardReader(detected, region=region, encoding=encoding)
    splitter = CardSplitter()
    position, found_any = 0, False
    for chunk, position in utf8_chunks(chunks, detected):
        if position > limits.FILE:  # it grew while it was read
            raise KnownProblem(Problem.FILE_TOO_LARGE, size=position, limit=limits.FILE)
        people, remarks = reader.read(splitter.feed(chunk))
        found_any = found_any or bool(people or remarks)
        yield PlainBatch(people, remarks, position, size)
    people, remarks = reader.read(splitter.finish())
    if not (found_any or people or remarks):
        remarks = (Remark(1, Reason.EMPTY_FILE),)
    yield PlainBatch(people, remarks, position, size)


class CardReader:
    """Reads the cards of one file, and remembers the heads of its lines: a file has few, each read once."""

    def __init__(self, detected: Detected, *, region: str | None = None, encoding: str = "") -> None:
        chosen = codec_for(encoding) or ""
        is_guess = not detected.sure and not detected.name.startswith("utf-")
        self._decoder = CardDecoder(chosen or (detected.name if is_guess else ""))
        self._name_each_guess = not (chosen or is_guess)
        self._guess_named = bool(chosen)
        self._match_phone: Callable[[str], str] | None = (
            partial(match_phone, region=region) if region is not None else None
        )
        self._heads: dict[str, tuple[Reader, Head]] = {}

    def read(self, pieces: list[Piece]) -> tuple[list[Plain], tuple[Remark, ...]]:
        """The people in some pieces of the file, and what needs a look."""
        people: list[Plain] = []
        remarks: list[Remark] = []
        for piece in pieces:
            reason = _REFUSED.get(piece.found)
            if reason is not None:
                remarks.append(Remark(piece.line, reason, piece.body.decode("utf-8", "replace"), lost=True))
                continue
            try:
                person = self.card(piece, remarks)
            except (ValueError, LookupError, TypeError, AttributeError):
                # A mistake of ours must cost the owner one card, not the file. The tests call `card` itself.
                remarks.append(Remark(piece.line, Reason.BROKEN_LINE, _shown(piece.body), lost=True))
                continue
            if person is not None:
                people.append(person)
        return people, tuple(remarks)

    def card(self, piece: Piece, remarks: list[Remark]) -> Plain | None:
        """The person of one card, or None and a remark with `lost`."""
        found, line, body, text, blobs = piece
        if text is not None:
            draft = Draft(line, body, blobs, self._match_phone)
            self._read_lines(draft, text)
        elif len(body) > limits.LINE and body.count(b"\n") > limits.LINES:
            remarks.append(Remark(line, Reason.TOO_LONG, lost=True))
            return None
        else:
            card = self._decoder.read(body, nested=found is Found.NESTED)
            draft = Draft(line, body, card.blobs, self._match_phone)
            draft.controls = card.controls
            self._read_lines(draft, card.text)
            if card.cut or card.guessed or card.damaged:
                self._name_text_problems(draft, card)
        person = draft.plain()
        if draft.controls:
            draft.remarks.append(Remark(line, Reason.CONTROL_CHARACTERS, str(draft.controls)))
        remarks += draft.remarks
        if found is Found.UNCLOSED:
            remarks.append(Remark(line, Reason.NO_END, _shown(body) if person is None else "", lost=person is None))
        elif person is None:
            remarks.append(Remark(line, Reason.NO_NAME, _shown(body), lost=True))
        return person

    def _read_lines(self, draft: Draft, text: str) -> None:
        heads = self._heads
        head: Head | None = None
        for entry in text.split("\n"):
            before, colon, value = entry.partition(":")
            known = heads.get(before)
            if known is not None and colon:
                read, head = known
                read(draft, head, value, entry)
            elif entry.strip():
                head = self._read_new(draft, head, entry, before if colon else None, value)

    def _read_new(self, draft: Draft, previous: Head | None, entry: str, before: str | None, value: str) -> Head | None:
        """Read a line whose head was not met yet, or that is none; returns the head."""
        if before is not None and '"' in before:
            whole = split_head(entry)
            before, value = whole if whole is not None else (None, "")
        try:
            head = read_head(before) if before is not None else None
        except TooManyParameters:
            draft.remark(Reason.TOO_MANY_PARAMETERS, entry, to_notes=value.strip())
            return None
        if before is None or head is None:
            if before is None and previous is not None and previous.base64:
                draft.base64_parts.append(entry.strip())  # a picture that goes on without being folded
                return previous
            draft.remark(Reason.BROKEN_LINE, entry, to_notes=entry.strip())
            return None
        read = READERS.get(head.name, keep)
        if head.quoted_printable and read is not keep:
            read = partial(_read_quoted_printable, read)
        elif read is keep and not (head.parameters or head.name in BLOB_NAMES):
            read = keep_as_it_is
        if len(before) <= _LONGEST_KNOWN_HEAD and before.count('"') % 2 == 0:
            if len(self._heads) >= _KNOWN_HEADS:
                self._heads.clear()
            self._heads[before] = (read, head)
        read(draft, head, value, entry)
        return head

    def _name_text_problems(self, draft: Draft, card: CardText) -> None:
        for line in card.cut:
            draft.remark(Reason.TOO_LONG, line)
        if card.damaged or (card.guessed and (self._name_each_guess or not self._guess_named)):
            self._guess_named = True
            draft.remarks.append(Remark(draft.line, Reason.BAD_ENCODING, card.guessed))


def _read_quoted_printable(read: Reader, draft: Draft, head: Head, value: str, entry: str) -> None:
    if head.name in BLOB_NAMES:
        draft.keep(head, entry)
        return
    text, dropped, fits = from_quoted_printable(value, head.parameter("CHARSET"))
    draft.controls += dropped
    if not fits:
        draft.remark(Reason.BAD_ENCODING, entry)
    read(draft, head, text, entry)


def _shown(body: bytes) -> str:
    return body[: limits.SHOWN].decode("utf-8", "replace").strip()
