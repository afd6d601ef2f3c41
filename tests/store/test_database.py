"""The encrypted file: opened with care, refused by name, never made or changed by mistake."""

import errno
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from regulars.domain.errors import KnownProblem, Problem
from regulars.store import database, schema
from tests.desktop_session import child_environment

KEY, OTHER_KEY = bytes(range(32)), bytes(32)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "book.db"
    database.create_book(path, KEY).close()
    return path


def refused(path: Path, key: bytes = KEY) -> Problem:
    """Why the book does not open; and that the attempt left it as it was."""
    before = path.read_bytes() if path.exists() else None
    with pytest.raises(KnownProblem) as problem:
        database.open_book(path, key)
    assert (path.read_bytes() if path.exists() else None) == before
    return problem.value.code


def test_every_pragma_is_as_it_was_asked_for(path: Path) -> None:
    connection = database.open_book(path, KEY)
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "temp_store": 2,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
        "busy_timeout": 5000,
        "wal_autocheckpoint": 4000,
        "cipher_memory_security": "0",
        "user_version": schema.VERSION,
        "recursive_triggers": 0,
    }
    assert connection.db is not None
    assert {name: connection.value(f"PRAGMA {name}") for name in wanted} == wanted
    connection.close()


def test_a_pragma_that_does_not_take_stops_the_opening(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(database._PRAGMAS, "synchronous", 7)
    with pytest.raises(RuntimeError, match="synchronous"):
        database.open_book(path, KEY)


def test_the_file_is_private_and_holds_no_clear_text(path: Path) -> None:
    connection = database.open_book(path, KEY)
    connection.execute("INSERT INTO meta VALUES ('canary', 'Xylophone-Canary')")
    for file in path.parent.glob("book.db*"):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file.name
        assert b"Canary" not in file.read_bytes()
        assert b"CREATE TABLE" not in file.read_bytes()
    connection.close()


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:10_000])


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100])


def clear(path: Path) -> None:
    path.unlink()
    connection = sqlcipher.connect(str(path))
    connection.execute("CREATE TABLE person (name)")
    connection.close()


def of_a_newer_version(path: Path) -> None:
    connection = database.open_book(path, KEY)
    connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    connection.checkpoint()
    connection.close()


@pytest.mark.parametrize(
    ("happens", "problem"),
    [
        (Path.unlink, Problem.BOOK_MISSING),
        (lambda path: path.write_bytes(b""), Problem.BOOK_EMPTY),
        (clear, Problem.BOOK_NOT_ENCRYPTED),
        (of_a_newer_version, Problem.BOOK_TOO_NEW),
        (truncated, Problem.BOOK_DAMAGED),
        (cut_short, Problem.WRONG_KEY),
        (lambda path: path.write_bytes(b"nothing that we know " * 500), Problem.WRONG_KEY),
    ],
    ids=["missing", "empty", "clear", "newer", "truncated", "cut-short", "noise"],
)
def test_a_book_that_is_not_right_is_refused_by_name_and_left_as_it_is(
    path: Path, happens: Callable[[Path], object], problem: Problem
) -> None:
    happens(path)
    assert refused(path) is problem


def test_a_wrong_key_is_refused_and_the_right_one_still_opens(path: Path) -> None:
    assert refused(path, OTHER_KEY) is Problem.WRONG_KEY
    database.open_book(path, KEY).close()


def test_a_missing_book_is_not_made(path: Path) -> None:
    path.unlink()
    refused(path)
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo])
def test_what_is_no_file_in_the_book_s_place_is_named_at_once(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "book.db")
    with pytest.raises(KnownProblem) as problem:
        database.open_book(tmp_path / "book.db", KEY)
    assert problem.value.code is Problem.NOT_A_FILE


@pytest.mark.parametrize("suffix", ["", "-wal", "-shm"])
def test_a_book_is_never_made_where_a_trace_of_one_is(tmp_path: Path, suffix: str) -> None:
    trace = tmp_path / f"book.db{suffix}"
    trace.write_bytes(b"precious")
    with pytest.raises(KnownProblem) as problem:
        database.create_book(tmp_path / "book.db", KEY)
    assert problem.value.code is Problem.BOOK_EXISTS
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"precious"]


def test_one_flipped_bit_anywhere_is_seen(path: Path) -> None:
    whole = path.read_bytes()

    def trouble() -> Problem | str:
        """The problem by name, or what the check says of a page that it reads for itself."""
        try:
            connection = database.open_book(path, KEY)
        except KnownProblem as problem:
            return problem.code
        try:
            return str(connection.value("PRAGMA integrity_check"))
        except KnownProblem as problem:
            return problem.code
        finally:
            connection.close()

    assert trouble() == "ok"
    named = 0
    for page in range(len(whole) // 4096):
        flipped = bytearray(whole)
        flipped[page * 4096 + 2_000] ^= 1
        path.write_bytes(flipped)
        found = trouble()
        assert found != "ok", page
        if isinstance(found, Problem):
            named += 1
            assert found is (Problem.WRONG_KEY if page == 0 else Problem.BOOK_DAMAGED), page
    assert named > 50


def test_an_open_book_that_does_not_decipher_is_damaged_and_has_no_wrong_key(path: Path) -> None:
    connection = database.open_book(path, KEY)
    size = path.stat().st_size
    connection.execute("PRAGMA cache_size = 0")
    path.write_bytes(path.read_bytes()[:4096] + bytes(size - 4096))
    with pytest.raises(KnownProblem) as told:
        connection.rows("SELECT * FROM person")
    connection.close()
    assert told.value.code is Problem.BOOK_DAMAGED


def test_reading_says_by_name_what_the_world_did(path: Path) -> None:
    """Every way to ask, on a connection that no change has wrapped."""

    class Broken:
        def __getattr__(self, name: str) -> object:
            def fail(*_: object) -> object:
                raise sqlcipher.OperationalError("disk I/O error")

            return fail

    connection = database.Connection(path, Broken())
    for ask in (connection.execute, connection.rows, connection.row, connection.value):
        with pytest.raises(KnownProblem) as told:
            ask("SELECT 1")
        assert told.value.code is Problem.DISK_ERROR
    with pytest.raises(KnownProblem):
        connection.executemany("SELECT 1", [])
    with pytest.raises(KnownProblem):
        connection.checkpoint()


def test_a_question_that_is_wrong_stays_a_bug(path: Path) -> None:
    connection = database.open_book(path, KEY)
    with pytest.raises(sqlcipher.OperationalError):
        connection.rows("SELECT nmae FROM person")
    connection.close()


def test_sqlite_utils_catches_this_driver_s_exceptions(path: Path) -> None:
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from regulars.store import database\n"
        "assert 'sqlite_utils' not in sys.modules\n"
        f"connection = database.open_book(Path({str(path)!r}), bytes(range(32)))\n"
        "assert 'sqlite_utils' not in sys.modules\n"
        "connection.db\n"
        "from sqlite_utils import utils\n"
        "from sqlcipher3 import dbapi2\n"
        "assert utils.OperationalError is dbapi2.OperationalError\n"
        "assert sys.modules.get('pandas', 0) == 0, 'pandas is left hidden'\n"
        "import numpy\n"
    )
    source = str(Path(database.__file__).parents[2])
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60, env={**os.environ, "PYTHONPATH": source})


def test_the_libraries_are_new_enough_and_encrypt() -> None:
    database.check_libraries()
    assert database.cipher_version()


@pytest.mark.parametrize(("name", "value"), [("sqlite_version_info", (3, 51, 2)), ("cipher", "")])
def test_a_library_that_can_corrupt_or_does_not_encrypt_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, value: object
) -> None:
    if name == "cipher":
        monkeypatch.setattr(database, "cipher_version", lambda: value)
    else:
        monkeypatch.setattr(database.sqlcipher, name, value)
    with pytest.raises(KnownProblem) as problem:
        database.check_libraries()
    assert problem.value.code is Problem.LIBRARY_TOO_OLD


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("database or disk is full", Problem.DISK_FULL),
        ("attempt to write a readonly database", Problem.READ_ONLY),
        ("disk I/O error", Problem.DISK_ERROR),
        ("database is locked", Problem.BOOK_IN_USE),
        ("database disk image is malformed", Problem.BOOK_DAMAGED),
    ],
)
def test_what_the_owner_can_mend_is_a_known_problem(words: str, problem: Problem) -> None:
    with pytest.raises(KnownProblem) as told, database.known_problems(Path("book.db")):
        raise sqlcipher.OperationalError(words)
    assert told.value.code is problem


@pytest.mark.parametrize(("free", "problem"), [(0, Problem.DISK_FULL), (10**9, Problem.DISK_ERROR)])
def test_a_disk_without_room_is_called_full(monkeypatch: pytest.MonkeyPatch, free: int, problem: Problem) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: SimpleNamespace(free=free))
    with pytest.raises(KnownProblem) as told, database.known_problems(Path("book.db")):
        raise sqlcipher.OperationalError("disk I/O error")
    assert told.value.code is problem


def test_a_quota_that_is_used_up_is_a_full_disk(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk has room, and yet takes nothing from this owner."""

    class Full:
        def __enter__(self) -> "Full":
            return self

        def __exit__(self, *_: object) -> None: ...

        def write(self, _data: bytes) -> None:
            raise OSError(errno.EDQUOT, "quota")

    monkeypatch.setattr(tempfile, "TemporaryFile", lambda dir: Full())
    with pytest.raises(KnownProblem) as told, database.known_problems(path):
        raise sqlcipher.OperationalError("disk I/O error")
    assert told.value.code is Problem.DISK_FULL


@pytest.mark.parametrize(("free", "problem"), [(0, Problem.DISK_FULL), (10**9, Problem.DISK_ERROR)])
def test_a_book_beside_which_no_file_can_be_made_is_not_called_missing(
    path: Path, monkeypatch: pytest.MonkeyPatch, free: int, problem: Problem
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: SimpleNamespace(free=free))
    with pytest.raises(KnownProblem) as told, database.known_problems(path):
        raise sqlcipher.OperationalError("unable to open database file")
    assert told.value.code is problem


def test_a_mistake_of_ours_stays_one() -> None:
    with pytest.raises(sqlcipher.OperationalError), database.known_problems(Path("book.db")):
        raise sqlcipher.OperationalError("no such column: nmae")


def test_a_book_that_could_not_be_made_leaves_room_for_the_next_try(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "TABLES", schema.TABLES + "INSERT INTO nowhere VALUES (1);")
    with pytest.raises(sqlcipher.OperationalError):
        database.create_book(tmp_path / "book.db", KEY)
    assert list(tmp_path.iterdir()) == []
    monkeypatch.undo()
    database.create_book(tmp_path / "book.db", KEY).close()


def test_a_migration_that_fails_leaves_the_book_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = database._connect(tmp_path / "book.db", KEY, "rwc")
    monkeypatch.setattr(schema, "TABLES", schema.TABLES + "INSERT INTO nowhere VALUES (1);")
    with pytest.raises(sqlcipher.OperationalError):
        database.migrate(connection)
    monkeypatch.undo()
    assert connection.rows("SELECT name FROM sqlite_master") == []
    database.migrate(connection)
    assert connection.value("PRAGMA user_version") == schema.VERSION
    database.migrate(connection)
    connection.close()


def test_every_foreign_key_has_an_index(path: Path) -> None:
    connection = database.open_book(path, KEY)
    for (table,) in connection.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%REFERENCES%'"):
        indexed = {
            connection.rows(f"PRAGMA index_info({index[1]})")[0][2]
            for index in connection.rows(f"PRAGMA index_list({table})")
        }
        primary = {row[1] for row in connection.rows(f"PRAGMA table_info({table})") if row[5]}
        for key in connection.rows(f"PRAGMA foreign_key_list({table})"):
            assert key[3] in indexed | primary, f"{table}.{key[3]}"
    connection.close()


def test_a_statement_that_never_ends_is_refused() -> None:
    with pytest.raises(ValueError, match="unfinished"):
        list(database._statements("CREATE TABLE a (b); CREATE TABLE c ("))


def test_what_needs_no_undo_is_written_whole_or_not_at_all(path: Path) -> None:
    connection = database.open_book(path, KEY)

    def go_wrong() -> None:
        with database.keeping(connection):
            connection.execute("INSERT INTO meta VALUES ('a', 'b')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        go_wrong()
    assert connection.rows("SELECT * FROM meta WHERE key = 'a'") == []
    with database.keeping(connection):
        connection.execute("INSERT INTO meta VALUES ('a', 'b')")
    assert connection.value("SELECT value FROM meta WHERE key = 'a'") == "b"
    connection.close()


def test_a_reader_notices_what_others_committed(path: Path) -> None:
    writer = database.open_book(path, KEY)
    reader = database.open_reader(writer, KEY)
    before = reader.data_version()
    writer.execute("INSERT INTO meta VALUES ('a', 'b')")
    assert reader.data_version() != before
    writer.checkpoint()
    assert path.with_name("book.db-wal").stat().st_size == 0
    for connection in (writer, reader):
        connection.close()


def test_reading_beside_does_not_let_go_of_the_lock_that_says_the_book_is_open(path: Path) -> None:
    """Without it another program takes the book for closed, and may fold the log away under the one that writes."""
    writer = database.open_book(path, KEY)
    reader = database.open_reader(writer, KEY)
    # SQLite's shared range lies at one gigabyte; another process asks to have it alone.
    script = (
        "import fcntl, sys\n"
        "with open(sys.argv[1], 'rb+') as file:\n"
        "    fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 510, 0x40000002)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False)
    assert "BlockingIOError" in done.stderr
    with pytest.raises(sqlcipher.OperationalError, match="readonly"):
        reader.raw.execute("DELETE FROM meta")
    for connection in (reader, writer):
        connection.close()


def test_the_clear_driver_is_never_loaded_by_an_edit(tmp_path: Path) -> None:
    """Not even for its names: the built program leaves the standard library's driver out."""
    script = (
        "import sys\n"
        "sys.modules['sqlite3'] = sys.modules['_sqlite3'] = None\n"
        "from pathlib import Path\n"
        "from regulars.store import database\n"
        f"book = database.create_book(Path({str(tmp_path / 'book.db')!r}), bytes(32))\n"
        "print(book.db.table_names()[0])\n"
        "assert sys.modules['sqlite3'] is None\n"
    )
    command, environment = [sys.executable, "-c", script], child_environment()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
