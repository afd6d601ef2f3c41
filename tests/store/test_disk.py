"""Small files are written whole or not at all, and disks that fail are told by their cause."""

import errno
import stat
from pathlib import Path

import pytest

from regulars.domain.errors import Problem
from regulars.store.disk import disk_problem, put_in_place, put_where_nothing_is, write_part


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        (errno.ENOSPC, Problem.DISK_FULL),
        (errno.EDQUOT, Problem.DISK_FULL),
        (errno.EROFS, Problem.READ_ONLY),
        (errno.EACCES, Problem.READ_ONLY),
        (errno.EIO, Problem.DISK_ERROR),
    ],
)
def test_the_disk_s_answer_becomes_a_problem_that_names_the_place(number: int, problem: Problem) -> None:
    told = disk_problem(OSError(number, "words"), Path("/a/place"))
    assert told.code is problem
    assert told.values["path"] == "/a/place"


def test_a_part_takes_the_place_of_a_file_in_one_step(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    part = write_part(path, b"new")
    assert path.read_bytes() == b"old"
    assert stat.S_IMODE(part.stat().st_mode) == 0o600
    put_in_place(part, path)
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_where_the_part_goes_is_replaced_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"untouched")
    (tmp_path / "file.part").symlink_to(elsewhere)
    write_part(tmp_path / "file", b"new")
    assert elsewhere.read_bytes() == b"untouched"


@pytest.mark.parametrize("links", [True, False])
def test_nothing_is_written_over_what_exists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    if not links:

        def unsupported(self: Path, target: Path) -> None:
            raise OSError(errno.EOPNOTSUPP, "this file system has no hard links")

        monkeypatch.setattr(Path, "hardlink_to", unsupported)
    path = tmp_path / "file"
    put_where_nothing_is(write_part(path, b"first"), path)
    assert list(tmp_path.iterdir()) == [path]
    part = write_part(path, b"second")
    with pytest.raises(FileExistsError):
        put_where_nothing_is(part, path)
    assert path.read_bytes() == b"first"
