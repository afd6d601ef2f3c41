"""When something puts another file in the place of the open book, or writes over it: a program that syncs folders, a copy put
back by hand.

The connection goes on with the file that it opened and that has no name any more: what is written from then on would be gone
with the program. And the log beside it, left where it is, would be read into the other file. So both are kept, each whole.
A file that was written over is gone where it stood: the spare beside it, taken when the owner rests, has what it held.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from regulars.domain.errors import KnownProblem
from regulars.store import journal
from regulars.store.database import Connection
from regulars.store.disk import disk_problem, fsync_folder

OTHER, MINE, NEWER = "other", "mine", "newer"
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


@dataclass(frozen=True, slots=True)
class Calm:
    """The book's file while nothing of it waits in the log: whoever changes it now is no program of ours.

    A program of ours that folded something in has committed it before: another one moves `version`, this one `written`.
    """

    file: tuple[int, int, int]
    version: int
    written: int
    newest: tuple[int, str] | None
    """The newest step: a file that was only touched, or written over with the same, still has it."""

    @classmethod
    def of(cls, connection: Connection) -> "Calm | None":
        """As it is now; None while the log holds something."""
        file = _looks(connection.path)
        if file is None or _log_size(connection.path):
            return None
        return cls(file, connection.data_version(), int(connection.raw.total_changes), journal.newest_step(connection))

    def was_disturbed(self, connection: Connection) -> bool:
        """Whether the same file holds something else now. In a microsecond where it was not touched."""
        file = _looks(connection.path)
        if file is None or file == self.file or file[0] != self.file[0] or _log_size(connection.path):
            return False
        if connection.data_version() != self.version or int(connection.raw.total_changes) != self.written:
            return False
        try:
            connection.execute("PRAGMA shrink_memory")  # what was read before must not answer for what is there now
            return journal.newest_step(connection) != self.newest
        except KnownProblem:
            return True


def keep_spare(connection: Connection) -> None:
    """Write the book, with all that was committed, to the spare beside it. DISK_FULL, DISK_ERROR."""
    spare = spare_of(connection.path)
    part = _part_of(spare)
    try:
        part.unlink(missing_ok=True)
        try:
            _write_whole(connection, part)
            part.replace(spare)
        finally:
            part.unlink(missing_ok=True)
        fsync_folder(spare.parent)
    except OSError as error:
        raise disk_problem(error, spare) from error


def spare_is_fresh(path: Path) -> bool:
    """Whether the spare is no older than the book, which nobody wrote to since. The part of one that was killed goes."""
    spare = spare_of(path)
    try:
        _part_of(spare).unlink(missing_ok=True)
        return _log_size(path) == 0 and spare.stat().st_mtime_ns >= path.stat().st_mtime_ns
    except OSError:
        return False


def _part_of(spare: Path) -> Path:
    return spare.with_name(spare.name + ".part")


def take_spare(path: Path, whose: str, stamp: str) -> Path | None:
    """The spare becomes a book that is kept beside; None where there is none."""
    spare, kept = spare_of(path), beside(path, whose, stamp)
    try:
        if not spare.exists():
            return None
        spare.rename(kept)
        fsync_folder(path.parent)
    except OSError as error:
        raise disk_problem(error, spare) from error
    return kept


def spare_of(path: Path) -> Path:
    """Where the spare of a book is."""
    return path.with_name(f"{path.name}.spare")


def save_mine(connection: Connection, stamp: str) -> Path:
    """Write the open book, with all that was committed, to a whole file beside its place. DISK_FULL, DISK_ERROR."""
    mine = beside(connection.path, MINE, stamp)
    try:
        _write_whole(connection, mine)
        fsync_folder(mine.parent)
    except OSError as error:
        raise disk_problem(error, mine) from error
    return mine


def _write_whole(connection: Connection, path: Path) -> None:
    connection.execute("VACUUM INTO ?", (str(path),))
    path.chmod(0o600)
    with path.open("rb+") as file:
        os.fsync(file.fileno())


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


def _looks(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def _log_size(path: Path) -> int:
    try:
        return _log(path).stat().st_size
    except OSError:
        return 0


def _id_of(path: Path) -> _Id | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
