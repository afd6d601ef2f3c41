"""One process at a time has the lock, and whoever dies gives it back."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from regulars.system import folder_lock
from regulars.system.folder_lock import LOCK_NAME, FolderLock
from tests.desktop_session import child_environment

HOLDER = """
import sys, time
from pathlib import Path
from regulars.system.folder_lock import FolderLock
lock = FolderLock(Path(sys.argv[1]))
print(lock.take() and lock.is_held, flush=True)
time.sleep(60)
"""


def test_the_second_one_has_to_wait_until_the_first_is_gone(tmp_path: Path) -> None:
    one, other = FolderLock(tmp_path), FolderLock(tmp_path)
    assert one.take()
    assert one.take()
    assert not other.take()
    assert not other.is_held
    one.release()
    assert other.take()
    assert other.is_held
    other.release()


def test_a_killed_holder_holds_nothing(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], env=child_environment(), stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "True\n"
    mine = FolderLock(tmp_path)
    assert not mine.take()
    holder.kill()
    holder.wait()
    holder.stdout.close()
    assert mine.take()
    mine.release()


def test_the_file_is_private_and_names_the_computer_while_the_lock_is_held(tmp_path: Path) -> None:
    lock = FolderLock(tmp_path)
    lock.take()
    assert (tmp_path / LOCK_NAME).stat().st_mode & 0o777 == 0o600
    held = json.loads((tmp_path / LOCK_NAME).read_bytes())
    assert (held["host"], held["pid"]) == (folder_lock.this_computer(), os.getpid())
    assert lock.open_elsewhere is None
    lock.release()
    assert (tmp_path / LOCK_NAME).read_bytes() == b""


def test_a_file_that_another_computer_wrote_says_where_the_book_is_open_too(tmp_path: Path) -> None:
    (tmp_path / LOCK_NAME).write_text('{"host": "studio-pc", "pid": 7, "since": "2026-11-22T09:00:00+00:00"}', "utf-8")
    lock = FolderLock(tmp_path)
    assert lock.take()
    assert lock.open_elsewhere == "studio-pc"
    lock.release()
    again = FolderLock(tmp_path)
    again.take()
    assert again.open_elsewhere is None
    again.release()


@pytest.mark.parametrize("text", [b"", b"\xff", b"[]", b"{}", b'{"host": null}', b"{" * 5000])
def test_a_file_with_anything_else_in_it_says_nothing(tmp_path: Path, text: bytes) -> None:
    (tmp_path / LOCK_NAME).write_bytes(text)
    lock = FolderLock(tmp_path)
    assert lock.take()
    assert lock.open_elsewhere is None
    lock.release()


def test_where_nothing_can_be_locked_one_goes_on_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = FolderLock(tmp_path / "nowhere")
    assert lock.take()
    assert not lock.is_held

    def no_locks(_handle: int) -> None:
        raise OSError(37, "no locks available")

    monkeypatch.setattr(folder_lock, "_lock", no_locks)
    before = open_files()
    share = FolderLock(tmp_path)
    assert share.take()
    assert not share.is_held
    assert open_files() == before


def open_files() -> int:
    listed = Path("/proc/self/fd")
    return sum(1 for _ in listed.iterdir()) if listed.exists() else 0
