"""The log: codes and counts beside the book, never content, small, and for the owner alone.

What a record says in words may quote what was typed or read. So only our own sentences are written, and of what is
filled into them only numbers and codes (enums); of other libraries' records only where they came from; of an exception
its class and its places in the code.
"""

import contextlib
import faulthandler
import logging
import os
import sys
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import Enum
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from regulars.store.disk import PRIVATE_FILE, disk_problem

LOG_NAME = "regulars.log"
# Where each thread stood when the process died inside a library: names of functions and files, no values.
CRASH_NAME = "regulars-crash.log"
MOST_BYTES = 512 * 1024
KEPT = 2

OUR_LOGGER = "regulars"


def open_private(path: Path) -> TextIOWrapper:
    """Open a text file for appending that only its owner can read, whatever the umask. Raises OSError."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(path, flags, PRIVATE_FILE)
    if sys.platform != "win32":
        os.fchmod(handle, PRIVATE_FILE)
    return os.fdopen(handle, "a", encoding="utf-8", errors="backslashreplace")


class _LogFile(logging.FileHandler):
    """A file that is put aside when it is full. `logging.handlers` has one too, and with it sockets and pickles: 5 ms."""

    crash_file: TextIO | None = None

    def _open(self) -> TextIOWrapper:
        return open_private(Path(self.baseFilename))

    def emit(self, record: logging.LogRecord) -> None:
        try:
            if self._has_no_room(record):
                self._put_aside()
        except (OSError, ValueError):  # also of a file that is closed
            self.handleError(record)
            return
        super().emit(record)

    def _has_no_room(self, record: logging.LogRecord) -> bool:
        if self.stream is None:  # opened when it is next written to
            return False
        written = os.fstat(self.stream.fileno()).st_size
        return written > 0 and written + len(self.format(record).encode("utf-8", "replace")) + 1 > MOST_BYTES

    def _put_aside(self) -> None:
        if self.stream is not None:
            self.stream.close()
        try:
            for number in range(KEPT, 0, -1):
                older = Path(self.baseFilename if number == 1 else f"{self.baseFilename}.{number - 1}")
                with contextlib.suppress(FileNotFoundError):  # there are not that many yet
                    older.replace(f"{self.baseFilename}.{number}")
        finally:
            self.stream = self._open()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: ARG002, N802 - logging's name and arguments
        # A full disk is told to the owner by what failed. logging's own answer prints the record, words and all, to a
        # standard error that many desktops keep in a file.
        return


class _WithoutContent(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        ours = record.name == OUR_LOGGER or record.name.startswith(OUR_LOGGER + ".")
        words = _sentence(record) if ours else f"{Path(record.pathname).name}:{record.lineno}"
        line = f"{moment} {record.levelname} {record.name} {words}"
        error = record.exc_info[1] if record.exc_info else None
        return line if error is None else f"{line}\n{origin_of(error)}"


def _sentence(record: logging.LogRecord) -> str:
    """The record's own words, with what is filled in reduced to numbers and codes."""
    template = str(record.msg)
    if not record.args:
        return template
    named = record.args
    shown: object = (
        {key: _shown(value) for key, value in named.items()}
        if isinstance(named, dict)
        else tuple(_shown(value) for value in named)
    )
    try:
        return template % shown
    except (TypeError, ValueError, KeyError):
        return template  # a text where %d expects a number: then there is no number to show


def _shown(value: object) -> object:
    match value:
        case Enum():
            return value.value
        case bool() | int() | float() | None:
            return value
        case BaseException():
            return type(value).__qualname__
        case _:
            return f"<{type(value).__name__}>"


def origin_of(error: BaseException) -> str:
    """Where an exception came from, innermost place first, without its words: for the log and for crash reports.

    >>> try:
    ...     int("Ana Pérez")
    ... except ValueError as error:
    ...     print(origin_of(error).split(":")[0])
    ValueError
    """
    lines = []
    for cause in _causes(error):
        frames = traceback.extract_tb(cause.__traceback__)
        places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames))
        lines.append(f"{type(cause).__qualname__}: {places}")
    return "\n".join(lines)


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        yield cause
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)


def start_logging(folder: Path, *, verbose: bool = False) -> Path:
    """Write what Regulars says, and that other libraries warned, to `regulars.log` in the folder. Returns its path.

    Half a megabyte and two older files are kept. A crash inside a library is noted in `regulars-crash.log`. Calling it
    again changes the folder. Raises READ_ONLY, DISK_FULL or DISK_ERROR (`path`).
    """
    stop_logging()
    path = folder / LOG_NAME
    try:
        handler = _LogFile(path, encoding="utf-8")
        crash_path = folder / CRASH_NAME
        if crash_path.exists() and crash_path.stat().st_size > MOST_BYTES:
            crash_path.unlink()
        handler.crash_file = open_private(crash_path)
    except OSError as error:
        raise disk_problem(error, path) from error
    handler.setFormatter(_WithoutContent())
    logging.getLogger().addHandler(handler)
    logging.getLogger(OUR_LOGGER).setLevel(logging.DEBUG if verbose else logging.INFO)
    faulthandler.enable(handler.crash_file)
    return path


def stop_logging() -> None:
    """Close the log file, if one is open. A crash is told on standard error again."""
    root = logging.getLogger()
    for handler in [found for found in root.handlers if isinstance(found, _LogFile)]:
        root.removeHandler(handler)
        if handler.crash_file is not None:
            faulthandler.disable()
            if sys.__stderr__ is not None:
                faulthandler.enable(sys.__stderr__)
            handler.crash_file.close()
        with contextlib.suppress(OSError):  # a full disk takes no last line, and there is nobody left to tell
            handler.close()
