"""The recovery code or passphrase from a file or a pipe, in whichever encoding a text editor or a shell wrote it."""

import codecs
from pathlib import Path
from typing import BinaryIO

from regulars.domain.errors import KnownProblem, Problem

LONGEST_SECRET = 40_000
"""Bytes; some files have no end."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def secret_in(path: Path) -> str:
    """The secret that a file holds. FILE_MISSING, FILE_UNREADABLE."""
    try:
        with path.open("rb") as source:
            return secret_from(source, str(path))
    except FileNotFoundError as error:
        raise KnownProblem(Problem.FILE_MISSING, path=str(path)) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise KnownProblem(Problem.FILE_UNREADABLE, path=str(path)) from error


def secret_from(source: BinaryIO, name: str = "-") -> str:
    """The secret that a stream holds. FILE_UNREADABLE (`path`: `name`)."""
    try:
        return _text(source.read(LONGEST_SECRET)).strip()
    except UnicodeDecodeError as error:
        raise KnownProblem(Problem.FILE_UNREADABLE, path=name) from error


def _text(data: bytes) -> str:
    """UTF-8, or UTF-16 with a mark or, as PowerShell 5 writes a pipe, without: then every second byte of a code is zero."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding)
    if data[1:2] == b"\0":
        return data[: len(data) // 2 * 2].decode("utf-16-le")
    if data[:1] == b"\0":
        return data[: len(data) // 2 * 2].decode("utf-16-be")
    return data.decode()
