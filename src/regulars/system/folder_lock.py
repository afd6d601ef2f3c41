"""Which of several programs that start in the same instant is the first one over a book.

The system itself decides, by a lock on a file beside the book: it gives it to one process, and takes it back when that
process ends, however it ends. The file stays. While the lock is held it names the computer, the process and since when: a
folder that is copied between computers brings that along where no lock reaches, and an orderly end empties it.
"""

import contextlib
import errno
import json
import os
import sys
from pathlib import Path

from regulars.system.clock import SystemClock

LOCK_NAME = "regulars.lock"
_LONGEST = 1000
_LOCKED_BYTE = 1 << 20
"""Far behind what is written: Windows lets nobody read a byte that is locked."""
_TAKEN = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}


class FolderLock:
    """The lock of one folder. `take` may be tried any number of times."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / LOCK_NAME
        self._handle: int | None = None
        self.open_elsewhere: str | None = None
        """The computer that the file named when the lock was taken, if it is another one: the book may be open there, too."""

    @property
    def is_held(self) -> bool:
        """Whether it is ours."""
        return self._handle is not None

    def take(self) -> bool:
        """Whether this process may go on as the first one: the lock is ours, or nothing can be locked in this folder.

        The latter (a folder that takes no file, a share without locks) leaves `is_held` False.
        """
        if self._handle is not None:
            return True
        try:
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
            handle = os.open(self._path, flags, 0o600)
        except OSError:
            return True
        try:
            _lock(handle)
        except OSError as error:
            os.close(handle)
            return error.errno not in _TAKEN
        self._handle = handle
        self.open_elsewhere = _other_computer(os.read(handle, _LONGEST))
        _write(handle, json.dumps({"host": this_computer(), "pid": os.getpid(), "since": _now()}).encode())
        return True

    def release(self) -> None:
        """Let another one be the first."""
        handle, self._handle = self._handle, None
        if handle is not None:
            _write(handle, b"")
            os.close(handle)


def _lock(handle: int) -> None:
    """Lock the open file for this process alone, without waiting. Raises OSError."""
    if sys.platform == "win32":
        import msvcrt

        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        os.lseek(handle, 0, os.SEEK_SET)
    else:
        import fcntl  # there is none on Windows

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def this_computer() -> str:
    """The name of this computer, as its owner or its network gave it."""
    return os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename


def _other_computer(text: bytes) -> str | None:
    try:
        host = json.loads(text)["host"]
    except (ValueError, LookupError, TypeError):
        return None  # empty, as an orderly end leaves it, or not ours
    return str(host) if host and host != this_computer() else None


def _write(handle: int, text: bytes) -> None:
    """What it names is a help alone: a disk that does not take it keeps nobody out."""
    with contextlib.suppress(OSError):  # the lock itself holds without a name in it
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, text)


def _now() -> str:
    return SystemClock().now().isoformat(timespec="seconds")
