"""When something puts another file in the place of the open book: a program that syncs folders, a copy put back by hand.

The connection goes on with the file that it opened and that has no name any more: what is written from then on would be gone
with the program. And the log beside it, left where it is, would be read into the other file. So both are kept, each whole.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from regulars.store.database import Connection
from regulars.store.disk import disk_problem, fsync_folder

OTHER, MINE = "other", "mine"
_Id = tuple[int, int]


@dataclass(frozen=True, slots=True)
class BookFiles:
    """Which files the open book is: its own, and its log's. Asked once it is open."""

    path: Path
    book: _Id | None
    log: _Id | None

    @classmethod
    def at(cls, path: Path) -> "BookFiles":
        """The files that stand there now."""
        return cls(path, _id_of(path), _id_of(_log(path)))

    @property
    def were_replaced(self) -> bool:
        """Whether another file stands where the open book was, or none."""
        return self.book is not None and _id_of(self.path) != self.book


def save_mine(connection: Connection, stamp: str) -> Path:
    """Write the open book, with all that was committed, to a whole file beside its place. DISK_FULL, DISK_ERROR."""
    mine = beside(connection.path, MINE, stamp)
    connection.execute("VACUUM INTO ?", (str(mine),))
    try:
        mine.chmod(0o600)
        with mine.open("rb+") as file:
            os.fsync(file.fileno())
        fsync_folder(mine.parent)
    except OSError as error:
        raise disk_problem(error, mine) from error
    return mine


def put_mine_back(files: BookFiles, mine: Path, stamp: str) -> Path | None:
    """The saved book takes its place again, and the other file stands beside it; where that is, if there was one.

    Once every connection is closed. Killed at any moment, both books are there under one name or the other.
    """
    path, other = files.path, beside(files.path, OTHER, stamp)
    try:
        if _id_of(_log(path)) != files.log and _log(path).exists():
            _log(path).rename(_log(other))  # the other one's log came with it
        else:
            _log(path).unlink(missing_ok=True)  # all that it held is in the saved file
        path.with_name(path.name + "-shm").unlink(missing_ok=True)
        was_there = path.exists()
        if was_there:
            path.rename(other)
        mine.replace(path)
        fsync_folder(path.parent)
    except OSError as error:
        raise disk_problem(error, path) from error
    return other if was_there else None


def beside(path: Path, whose: str, stamp: str) -> Path:
    """The name under which a book is kept beside its place."""
    return path.with_name(f"{path.name}.{whose}-{stamp}")


def _log(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def _id_of(path: Path) -> _Id | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
