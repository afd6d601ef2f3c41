"""Batches of records on their way from the reading child to the program: plain tuples, so that nothing but data can arrive.

A frame is its kind (one byte), the length of its body (four bytes, big-endian) and the body: a batch, or what went wrong, as
`marshal` writes tuples of texts, numbers and bytes. Both ends are the same program, so that the form of `marshal` is no
promise to anybody.
"""

import gc
import marshal
import struct
from collections.abc import Mapping
from typing import IO

from regulars.domain.errors import Problem
from regulars.formats.plain_records import PlainBatch, digest_of_plain, plain, record_of_plain
from regulars.formats.records import Batch, Reason, Remark

BATCH, PROBLEM, DONE = b"B", b"P", b"D"
_HEADER = struct.Struct(">cI")
_LONGEST = 256_000_000


class BrokenFrame(Exception):
    """What came through the pipe is no frame of ours."""


def write_frame(out: IO[bytes], kind: bytes, body: bytes = b"") -> None:
    """Send one frame at once."""
    out.write(_HEADER.pack(kind, len(body)))
    out.write(body)
    out.flush()


def read_frame(source: IO[bytes]) -> tuple[bytes, bytes] | None:
    """The next frame's kind and body; None at the end. Raises BrokenFrame where it stops in the middle."""
    header = source.read(_HEADER.size)
    if not header:
        return None
    if len(header) < _HEADER.size:
        raise BrokenFrame
    kind, length = _HEADER.unpack(header)
    if kind not in (BATCH, PROBLEM, DONE) or length > _LONGEST:
        raise BrokenFrame
    body = source.read(length)
    if len(body) < length:
        raise BrokenFrame
    return kind, body


def packed(batch: Batch) -> bytes:
    """A batch as the body of a frame."""
    people = [plain(person) for person in batch.people]
    return packed_plain(PlainBatch(people, batch.remarks, batch.position, batch.size))


def packed_plain(batch: PlainBatch) -> bytes:
    """The same, with the digests of its records: worked out here, in the child, they cost the program no time."""
    people = batch.people
    digests = b"".join([digest_of_plain(fields) for fields in people])
    remarks = [(remark.line, remark.reason.value, remark.value, remark.lost) for remark in batch.remarks]
    return marshal.dumps((people, remarks, batch.position, batch.size, digests))


def unpacked(body: bytes) -> Batch:
    """The batch of a frame's body. Raises BrokenFrame.

    The collector rests meanwhile (1 or 2 ms for a batch): the thousands of new objects hold no cycles, and to look through them
    a hundred times costs more than making them.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        people, remarks, position, size, digests = marshal.loads(body)
        return Batch(
            tuple([record_of_plain(fields) for fields in people]),
            tuple([Remark(line, Reason(reason), value, lost) for line, reason, value, lost in remarks]),
            position,
            size,
            digests,
        )
    except (ValueError, TypeError, EOFError, KeyError) as error:
        raise BrokenFrame from error
    finally:
        if was_on:
            gc.enable()


def packed_problem(code: Problem, values: Mapping[str, object]) -> bytes:
    """What went wrong, as the body of a frame."""
    return marshal.dumps((code.value, dict(values)))


def unpacked_problem(body: bytes) -> tuple[Problem, dict[str, object]]:
    """What the body of a frame says went wrong. Raises BrokenFrame."""
    try:
        code, values = marshal.loads(body)
        return Problem(code), dict(values)
    except (ValueError, TypeError, EOFError) as error:
        raise BrokenFrame from error
