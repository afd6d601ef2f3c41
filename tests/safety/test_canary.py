"""What is typed into the book is nowhere else: not in the home, the temporary folders, caches, logs or settings, in no
encoding; while the program runs, after it was closed, and after it was killed."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.safety.canary import CANARY, hits, needles

REPOSITORY = Path(__file__).parents[2]


@dataclass
class Toured:
    """A program that has gone round, and stands open."""

    process: subprocess.Popen[str]
    place: Path
    said: dict[str, object]

    @property
    def roots(self) -> tuple[Path, ...]:
        """Everything that the program could write to."""
        return tuple(self.place / name for name in ("home", "temp", "run", "here"))

    def words(self) -> str:
        """What it wrote to standard error."""
        return (self.place / "stderr").read_text("utf-8", "replace")


def touring(place: Path, *before: str) -> Toured:
    """Start the tour, with nothing of this machine's but the folders of `place`."""
    for name in ("home", "temp", "run", "here", "files"):
        (place / name).mkdir(mode=0o700)
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{REPOSITORY / 'src'}:{REPOSITORY}",
        "HOME": str(place / "home"),
        "TMPDIR": str(place / "temp"),
        "XDG_RUNTIME_DIR": str(place / "run"),
        "QT_QPA_PLATFORM": "offscreen",
        "LANG": "C.UTF-8",
    }
    with (place / "stderr").open("w") as errors:
        process = subprocess.Popen(
            [*before, sys.executable, "-m", "tests.safety.tour", str(place / "home"), str(place / "files")],
            cwd=place / "here",
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            umask=0o022,
        )
    assert process.stdout is not None
    line = process.stdout.readline()
    toured = Toured(process, place, json.loads(line) if line else {})
    if not toured.said.get("toured"):
        process.kill()
        process.communicate()
        raise AssertionError(f"{line}\n{toured.words()[-3000:]}")
    return toured


@pytest.fixture
def toured(tmp_path: Path) -> Iterator[Toured]:
    toured = touring(tmp_path)
    yield toured
    toured.process.kill()
    toured.process.communicate()


def test_nothing_typed_is_in_clear_while_open_nor_after_it_was_closed(toured: Toured) -> None:
    assert hits(*toured.roots) == []
    assert CANARY not in toured.words()
    log_files = list((toured.place / "home").rglob("*.log*"))
    assert log_files, "there is no log to look into"
    assert toured.process.stdin is not None
    toured.process.stdin.write("\n")
    toured.process.stdin.flush()
    assert toured.process.wait(60) == 0
    assert hits(*toured.roots) == []
    book = Path(str(toured.said["folder"])) / "book.db"
    assert book.stat().st_size > 100_000
    assert not book.with_name("book.db-wal").exists() or book.with_name("book.db-wal").stat().st_size == 0


def test_nothing_typed_is_in_clear_after_a_kill(toured: Toured) -> None:
    wal = Path(str(toured.said["folder"])) / "book.db-wal"
    toured.process.send_signal(signal.SIGKILL)
    toured.process.wait()
    assert wal.exists()
    assert hits(*toured.roots) == []


def test_folder_and_files_are_the_owner_s_alone_and_there_are_no_core_files(toured: Toured) -> None:
    modes = toured.said["modes"]
    assert isinstance(modes, dict)
    folders = {name for name in modes if (Path(str(toured.said["folder"])) / name).is_dir()}
    assert {modes[name] for name in folders} == {"0o700"}, modes
    assert {mode for name, mode in modes.items() if name not in folders} == {"0o600"}, modes
    assert {"book.db", "keyslots.json"} <= set(modes)
    limits = Path(f"/proc/{toured.process.pid}/limits").read_text()
    core = next(line for line in limits.splitlines() if line.startswith("Max core file size"))
    assert core.split()[4:6] == ["0", "0"]


@pytest.mark.parametrize("coding", ("utf-8", "utf-16-le"))
def test_the_search_would_find_what_lies_in_clear(tmp_path: Path, coding: str) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "cache").write_bytes(b"\x00\x01" + CANARY.encode(coding) + b"\x02")
    assert len(hits(tmp_path)) == 1
    (tmp_path / "deep" / "cache").unlink()
    (tmp_path / "deep" / CANARY.split()[0].lower()).touch()
    assert len(hits(tmp_path)) == 1
    assert hits(tmp_path / "nowhere") == []
    assert len(needles()) > 20
