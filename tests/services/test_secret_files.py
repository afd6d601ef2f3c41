"""A recovery code is understood however an editor or a shell saved it."""

import io
from pathlib import Path

import pytest

from regulars.domain.errors import KnownProblem, Problem
from regulars.services.secret_files import LONGEST_SECRET, secret_from, secret_in

CODE = "7K3QJ-0A1BC-XYZ99-00000-AAAAA-B"


@pytest.mark.parametrize(
    "data",
    [
        CODE.encode(),
        f"{CODE}\r\n".encode("utf-8-sig"),
        f"\ufeff{CODE}\r\n".encode("utf-16-le"),
        f"\ufeff{CODE}\n".encode("utf-16-be"),
        f"{CODE}\r\n".encode("utf-16-le"),
        f"  {CODE} \n".encode("utf-16-be"),
        f"{CODE}\n".encode("utf-16-le")[:-1],
    ],
    ids=["plain", "utf-8 mark", "utf-16", "utf-16 big", "utf-16 without mark", "big without mark", "cut"],
)
def test_a_code_is_read_in_any_encoding_of_a_text_editor(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "code.txt"
    path.write_bytes(data)
    assert secret_in(path) == CODE
    assert secret_from(io.BytesIO(data)) == CODE


def test_a_passphrase_keeps_its_letters(tmp_path: Path) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        (tmp_path / "words.txt").write_text("дом у реки, Łódź", encoding=encoding)
        assert secret_in(tmp_path / "words.txt") == "дом у реки, Łódź"


def test_a_file_without_an_end_is_read_to_a_limit() -> None:
    assert len(secret_from(io.BytesIO(b"a" * (LONGEST_SECRET + 10)))) == LONGEST_SECRET


@pytest.mark.parametrize(("name", "code"), [("gone", Problem.FILE_MISSING), ("", Problem.FILE_UNREADABLE)])
def test_what_cannot_be_read_is_named(tmp_path: Path, name: str, code: Problem) -> None:
    with pytest.raises(KnownProblem) as told:
        secret_in(tmp_path / name)
    assert (told.value.code, told.value.values) == (code, {"path": str(tmp_path / name)})


def test_bytes_that_are_no_text_are_named() -> None:
    with pytest.raises(KnownProblem) as told:
        secret_from(io.BytesIO(b"\xff\xd8\xff\xe0"))
    assert told.value.code is Problem.FILE_UNREADABLE
