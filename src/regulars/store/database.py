"""The one module that opens a book: an SQLCipher file with a raw key, and the settings that keep it safe.

Why each setting stands here: WAL + FULL survives power cuts, temp_store=MEMORY keeps sorts out of clear temporary
files, and every value is read back because SQLite ignores what it does not understand.
"""

import re
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2 as sqlcipher

from regulars.domain.errors import KnownProblem, Problem
from regulars.store import schema
from regulars.store.disk import NO_ROOM, open_regular

if TYPE_CHECKING:
    from sqlite_utils import Database

BOOK_FILE = "book.db"
OLDEST_SQLITE = (3, 51, 3)  # older ones can corrupt a WAL book
CLEAR_HEADER = b"SQLite format 3\0"

_PRAGMAS: dict[str, int | str] = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "temp_store": 2,
    "secure_delete": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "busy_timeout": 5000,
    # In pages. Quiet seconds fold the log into the book (`Connection.checkpoint`); an edit need not stop for it.
    "wal_autocheckpoint": 4000,
}
_MACOS_PRAGMAS: dict[str, int | str] = {"fullfsync": 1, "checkpoint_fullfsync": 1}

Row = tuple[Any, ...]
Error = sqlcipher.Error


def check_libraries() -> None:
    """Refuse to start with a SQLite that can corrupt books, or with one that does not encrypt."""
    if sqlcipher.sqlite_version_info < OLDEST_SQLITE:
        raise KnownProblem(Problem.LIBRARY_TOO_OLD, library="SQLite", found=sqlcipher.sqlite_version)
    if not cipher_version():
        raise KnownProblem(Problem.LIBRARY_TOO_OLD, library="SQLCipher", found="")


def cipher_version() -> str:
    """The version of the cipher in the driver; empty when the driver does not encrypt."""
    connection = sqlcipher.connect(":memory:")
    try:
        row = connection.execute("PRAGMA cipher_version").fetchone()
    finally:
        connection.close()
    return str(row[0]) if row else ""


@contextmanager
def known_problems(path: Path) -> Iterator[None]:
    """Turn the driver's errors that the owner can do something about into known problems."""
    try:
        yield
    except sqlcipher.DatabaseError as error:
        problem = _problem_of(error, path)
        if problem is None:
            raise
        raise KnownProblem(problem, path=str(path)) from error


def _is_full(folder: Path) -> bool:
    """Whether the folder takes no more: by what the disk says of itself, or (a quota) by trying."""
    import tempfile  # lazy: for the day on which the disk is full

    try:
        if shutil.disk_usage(folder).free < _ROOM:
            return True
        with tempfile.TemporaryFile(dir=folder) as tried:
            tried.write(bytes(_ROOM))
    except OSError as error:
        return error.errno in NO_ROOM
    return False


_ROOM = 64_000  # bytes: a page of the book, and twice the index of its log


_PROBLEMS = (
    (r"not a database|hmac check failed", Problem.WRONG_KEY),
    (r"malformed|corrupt|encrypted|vtable constructor failed", Problem.BOOK_DAMAGED),
    (r"disk is full", Problem.DISK_FULL),
    (r"readonly|read-only", Problem.READ_ONLY),
    (r"disk I/O", Problem.DISK_ERROR),
    (r"database is locked", Problem.BOOK_IN_USE),
    (r"unable to open", Problem.BOOK_MISSING),
)


def _problem_of(error: Exception, path: Path) -> Problem | None:
    text = str(error)
    problem = next((problem for pattern, problem in _PROBLEMS if re.search(pattern, text, re.IGNORECASE)), None)
    # Where SQLite only says that it could not write, or not make the files beside the book, the disk may be full.
    no_files = problem is Problem.BOOK_MISSING and path.exists()
    if (no_files or problem is Problem.DISK_ERROR) and _is_full(path.parent):
        return Problem.DISK_FULL
    return Problem.DISK_ERROR if no_files else problem


class Connection:
    """A keyed connection to a book, for one thread at a time. `db` adds sqlite-utils' edits, made when first used."""

    def __init__(self, path: Path, raw: Any) -> None:
        self.path = path
        self.raw = raw
        self.is_open = False
        """The key has opened the book: what does not decipher from now on is damaged, and no wrong key."""

    @cached_property
    def db(self) -> "Database":
        """sqlite-utils over this connection."""
        return _edits_over(self.raw)

    def execute(self, sql: str, values: Sequence[object] | Mapping[str, object] = ()) -> Any:
        """Run one statement; the driver's cursor comes back.

        KnownProblem, as from everything here, when the world is in the way: DISK_FULL, DISK_ERROR, BOOK_DAMAGED, ...
        """
        try:
            return self.raw.execute(sql, values)
        except sqlcipher.DatabaseError as error:
            self._tell_known(error)
            raise

    def executemany(self, sql: str, rows: Any) -> Any:
        """Run one statement for many rows."""
        try:
            return self.raw.executemany(sql, rows)
        except sqlcipher.DatabaseError as error:
            self._tell_known(error)
            raise

    def rows(self, sql: str, values: Sequence[object] | Mapping[str, object] = ()) -> list[Row]:
        """All rows of a query."""
        try:
            found: list[Row] = self.raw.execute(sql, values).fetchall()
        except sqlcipher.DatabaseError as error:
            self._tell_known(error)
            raise
        return found

    def row(self, sql: str, values: Sequence[object] | Mapping[str, object] = ()) -> Row | None:
        """The first row of a query, or None."""
        try:
            found: Row | None = self.raw.execute(sql, values).fetchone()
        except sqlcipher.DatabaseError as error:
            self._tell_known(error)
            raise
        return found

    def value(self, sql: str, values: Sequence[object] | Mapping[str, object] = ()) -> Any:
        """The first value of the first row, or None."""
        found = self.row(sql, values)
        return found[0] if found else None

    def _tell_known(self, error: sqlcipher.DatabaseError) -> None:
        problem = _problem_of(error, self.path)
        if problem is Problem.WRONG_KEY and self.is_open:
            problem = Problem.BOOK_DAMAGED
        if problem is Problem.READ_ONLY and self.raw.execute("PRAGMA query_only").fetchone() == (1,):
            return  # the disk would have taken it: writing by the reader is a bug of ours
        if problem is not None:
            raise KnownProblem(problem, path=str(self.path)) from error

    def data_version(self) -> int:
        """A number that moves when another connection has committed."""
        return int(self.value("PRAGMA data_version"))

    def checkpoint(self) -> None:
        """Fold the write-ahead log into the book: a flipped bit in the log would silently drop the rows behind it."""
        self.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close; the connection cannot be used afterwards."""
        self.raw.close()


def _edits_over(raw: Any) -> "Database":
    # sqlite-utils must catch this driver's exceptions: with the standard library's it leaves transactions open and
    # later writes vanish. So the driver stands in for both names under which it looks for one, while it is imported for
    # the first time. It comes late (it costs a third of the start), and without pandas, which it would load where it is.
    if "sqlite_utils" not in sys.modules:
        driver = sys.modules["sqlcipher3"]
        standing_in: dict[str, Any] = {"sqlite3": driver, "sqlite3.dbapi2": sqlcipher, "pandas": None}
        before = {name: sys.modules.get(name, _ABSENT) for name in standing_in}
        sys.modules["pysqlite3"], sys.modules["pysqlite3.dbapi2"] = driver, sqlcipher
        sys.modules.update(standing_in)
        try:
            import sqlite_utils.utils  # lazy: keeps the start quick
        finally:
            for name, module in before.items():
                if module is _ABSENT:
                    del sys.modules[name]
                else:
                    sys.modules[name] = module
    import sqlite_utils.db
    import sqlite_utils.utils

    if sqlite_utils.utils.OperationalError is not sqlcipher.OperationalError:
        raise RuntimeError("sqlite-utils was imported before the encrypted driver")
    # Its constructor sets recursive_triggers, so that a REPLACE fires delete triggers; ours rely on the default.
    return sqlite_utils.db.Database(raw, recursive_triggers=False, execute_plugins=False)


_ABSENT: Any = object()


def _connect(path: Path, key: bytes, mode: str) -> Connection:
    uri = f"{path.resolve().as_uri()}?mode={mode}"
    raw = sqlcipher.connect(uri, uri=True, isolation_level=None, check_same_thread=False, cached_statements=512)
    connection = Connection(path, raw)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE").fetchall()  # it writes paths and pages to stderr
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        _configure(connection)
    except BaseException:
        raw.close()
        raise
    connection.is_open = True
    return connection


def _configure(connection: Connection) -> None:
    wanted = _PRAGMAS | (_MACOS_PRAGMAS if sys.platform == "darwin" else {})
    for name, value in wanted.items():
        connection.execute(f"PRAGMA {name} = {value}").fetchall()
        found = connection.value(f"PRAGMA {name}")
        if found != value:
            raise RuntimeError(f"PRAGMA {name} is {found}, not {value}")


def open_book(path: Path, key: bytes) -> Connection:
    """Open an existing book with its 32-byte raw key.

    KnownProblem: BOOK_MISSING, BOOK_EMPTY, BOOK_NOT_ENCRYPTED, WRONG_KEY, BOOK_DAMAGED, BOOK_TOO_NEW, DISK_ERROR,
    NOT_A_FILE.
    """
    try:
        with open_regular(path) as file:
            head = file.read(len(CLEAR_HEADER))
    except FileNotFoundError as error:
        raise KnownProblem(Problem.BOOK_MISSING, path=str(path)) from error
    except OSError as error:
        raise KnownProblem(Problem.DISK_ERROR, path=str(path), cause=error.strerror or "") from error
    if not head:
        raise KnownProblem(Problem.BOOK_EMPTY, path=str(path))
    if head == CLEAR_HEADER:
        raise KnownProblem(Problem.BOOK_NOT_ENCRYPTED, path=str(path))
    with known_problems(path):
        connection = _connect(path, key, "rw")
        version = int(connection.value("PRAGMA user_version"))
        if version > schema.VERSION:
            connection.close()
            raise KnownProblem(Problem.BOOK_TOO_NEW, path=str(path), found=version, known=schema.VERSION)
        return connection


def open_reader(writer: Connection, key: bytes) -> Connection:
    """A second connection to the open book, which cannot write. It leaves the file itself alone: once a process closes any
    handle of a file, POSIX drops all its locks on it, and another program would take the book for closed.
    """
    with known_problems(writer.path):
        connection = _connect(writer.path, key, "rw")
        connection.execute("PRAGMA query_only = ON")
        return connection


def create_book(path: Path, key: bytes) -> Connection:
    """Make a new book; the caller has made sure that nothing is there (`keyslots.create`). BOOK_EXISTS otherwise."""
    if any(path.with_name(path.name + suffix).exists() for suffix in ("", "-wal", "-shm")):
        raise KnownProblem(Problem.BOOK_EXISTS, path=str(path))
    path.touch(mode=0o600, exist_ok=False)
    connection = None
    try:
        with known_problems(path):
            connection = _connect(path, key, "rwc")
            migrate(connection)
            connection.checkpoint()
            return connection
    except BaseException:
        # Nothing was promised yet, and half a book would stand in the way of the next try.
        if connection is not None:
            connection.close()
        for suffix in ("", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        raise


def migrate(connection: Connection) -> None:
    """Bring the book's tables to this version, in one transaction: killed at any moment, the book is as it was or done."""
    if int(connection.value("PRAGMA user_version")) >= schema.VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = int(connection.value("PRAGMA user_version"))  # another program may have been quicker
        if version == 0:
            _run(connection, schema.TABLES)
        elif version < schema.VERSION:
            from regulars.store import upgrades  # lazy: once in a book's life

            _drop_triggers(connection)
            for older in range(version, schema.VERSION):
                _run(connection, upgrades.FROM[older])
        if version < schema.VERSION:
            _make_triggers(connection)
            connection.execute(f"PRAGMA user_version = {schema.VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.raw.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _drop_triggers(connection: Connection) -> None:
    # No act of the owner's is open, and a column that a trigger names cannot go.
    for (name,) in connection.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        connection.execute(f'DROP TRIGGER "{name}"')


def _make_triggers(connection: Connection) -> None:
    for table in schema.JOURNALED:
        columns = [str(row[1]) for row in connection.rows(f"PRAGMA table_info({table})")]
        _run(connection, schema.trigger_sql(table, columns))


def _run(connection: Connection, script: str) -> None:
    for statement in _statements(script):
        connection.execute(statement)


def _statements(script: str) -> Iterator[str]:
    """Split a script where SQLite itself says that a statement is whole (triggers hold semicolons)."""
    pending = ""
    for piece in re.split(r"(?<=;)", script):
        pending += piece
        if sqlcipher.complete_statement(pending):
            yield pending
            pending = ""
    if pending.strip():
        raise ValueError(f"unfinished statement: {pending.strip()[:60]}")


@contextmanager
def keeping(connection: Connection) -> Iterator[None]:
    """A transaction of its own for what is no act of the owner's and needs no undo: derived rows, ledgers, tidying.

    KnownProblem when the world is in the way: BOOK_IN_USE, DISK_FULL, ...
    """
    with known_problems(connection.path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.raw.in_transaction:
                connection.execute("ROLLBACK")
            raise
