"""Small private files, written so that a kill or a power cut leaves the old text or the new one."""

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from regulars.domain.errors import KnownProblem, Problem

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_RIGHT = {errno.EROFS, errno.EACCES, errno.EPERM}
# What file systems without hard links (FAT, some network shares) answer to link().
_NO_LINKS = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EINVAL}


def disk_problem(error: OSError, path: Path) -> KnownProblem:
    """The problem that the owner is told about when reading or writing `path` failed."""
    if error.errno in NO_ROOM:
        return KnownProblem(Problem.DISK_FULL, path=str(path))
    if error.errno in _NO_RIGHT:
        return KnownProblem(Problem.READ_ONLY, path=str(path))
    return KnownProblem(Problem.DISK_ERROR, path=str(path), errno=error.errno)


def open_regular(path: Path) -> BinaryIO:
    """Open a file for reading. NOT_A_FILE for a folder, a device or a pipe: to open that one would wait for ever. OSError."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise KnownProblem(Problem.NOT_A_FILE, path=str(path))
    return path.open("rb")


def fsync_folder(folder: Path) -> None:
    """Make a rename inside the folder survive a power cut. Windows has no such call; its renames are journalled."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_part(path: Path, data: bytes) -> Path:
    """Write `data` to `path` + ".part", private whatever the umask, and wait until the disk has it. Returns the part.

    Raises OSError. A part left by a killed run is replaced: it was never promised to anyone.
    """
    return write_part_of(path, (data,))


def write_part_of(path: Path, pieces: Iterable[bytes]) -> Path:
    """The same for data that comes piece by piece; a part that could not be finished is removed."""
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(part, flags, PRIVATE_FILE)
    with os.fdopen(handle, "wb") as file:
        if sys.platform != "win32":
            os.fchmod(handle, PRIVATE_FILE)
        try:
            file.writelines(pieces)
            file.flush()
            os.fsync(handle)
        except BaseException:
            drop_part(part)
            raise
    return part


def put_in_place(part: Path, path: Path) -> None:
    """The part takes the place of `path` in one step, and the folder remembers it. Raises OSError."""
    part.replace(path)
    fsync_folder(path.parent)


def put_where_nothing_is(part: Path, path: Path) -> None:
    """The part becomes `path` unless something has that name. Raises FileExistsError, or another OSError."""
    if sys.platform == "win32":
        part.rename(path)  # refuses by itself when the name is taken
        return
    try:
        path.hardlink_to(part)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if path.exists():
            raise FileExistsError(errno.EEXIST, "the name is taken", str(path)) from error
        part.rename(path)
    else:
        part.unlink()
    fsync_folder(path.parent)


def drop_part(part: Path) -> None:
    """Remove a part that will not be used; a part that cannot be removed is harmless and replaced by the next write."""
    with contextlib.suppress(OSError):  # what failed before is what the owner hears of
        part.unlink(missing_ok=True)
