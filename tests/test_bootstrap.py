"""The programs as they are started: by their arguments, in processes of their own, without a screen."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from regulars import bootstrap
from regulars.domain.errors import KnownProblem, Problem
from regulars.services import opening
from regulars.services.people import People
from tests.builders import QUICK, clock_on
from tests.desktop_session import child_environment


def environment(home: Path) -> dict[str, str]:
    unwanted = ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_DATA_HOME")
    env = {name: value for name, value in child_environment().items() if name not in unwanted}
    return {**env, "HOME": str(home), "XDG_RUNTIME_DIR": str(home), "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}


def regulars(home: Path, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "regulars", *arguments],
        env=environment(home),
        input=given,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def book(tmp_path: Path) -> tuple[Path, str]:
    """A closed book with one person, and its recovery code."""
    folder = tmp_path / "book"
    folder.mkdir(mode=0o700)
    new = opening.begin(folder, clock_on(), cost=QUICK)
    opened = opening.finish(folder, new, None, clock_on())
    People(opened.book).add("Ana Duarte")
    opened.book.close()
    return folder, new.recovery_code


def test_the_sample_book_shows_today_and_leaves_nothing_behind(tmp_path: Path) -> None:
    picture = tmp_path / "pictures" / "today.png"
    done = regulars(tmp_path, "--demo", "--grab", str(picture))
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) > 3
    assert str(picture) in done.stdout
    assert picture.read_bytes().startswith(b"\x89PNG")
    temporary = Path(os.environ.get("TMPDIR", "/tmp"))
    assert not [left for left in temporary.glob("regulars-demo-*") if left.stat().st_mtime > picture.stat().st_mtime]


def test_the_self_test_names_what_it_found(tmp_path: Path) -> None:
    done = regulars(tmp_path, "--self-test")
    assert done.returncode == 0, done.stdout + done.stderr
    for part in ("Qt: 6.11", "keyring:", "SQLCipher 4", "SQLite 3", "schema", "icons", "child process"):
        assert part in done.stdout


def test_the_code_from_standard_input_opens_the_book(tmp_path: Path, book: tuple[Path, str]) -> None:
    folder, code = book
    picture = tmp_path / "today.png"
    done = regulars(tmp_path, "--book", str(folder), "--unlock", "-", "--grab", str(picture), given=code + "\n")
    assert done.returncode == 0, done.stderr
    assert picture.exists()


def test_a_second_start_hands_over_and_ends(tmp_path: Path, book: tuple[Path, str]) -> None:
    folder, code = book
    secret = tmp_path / "code.txt"
    secret.write_text(code)
    first = subprocess.Popen(
        [sys.executable, "-m", "regulars", "--book", str(folder), "--unlock", str(secret), "--background"],
        env=environment(tmp_path),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        deadline = time.monotonic() + 30
        while not (folder / "regulars.log").exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(0.5)
        second = regulars(tmp_path, "--book", str(folder))
        assert second.returncode == 0, second.stderr
        assert first.poll() is None
    finally:
        first.kill()
        first.wait()


def test_the_folder_of_a_book_is_private(tmp_path: Path, book: tuple[Path, str]) -> None:
    folder, code = book
    folder.chmod(0o755)
    regulars(tmp_path, "--book", str(folder), "--unlock", "-", "--grab", str(tmp_path / "x.png"), given=code)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir() if path.is_file()} == {0o600}


def test_a_secret_that_cannot_be_read_is_a_known_problem(tmp_path: Path) -> None:
    with pytest.raises(KnownProblem) as missing:
        bootstrap._read_secret(tmp_path / "nothing.txt")
    (tmp_path / "picture.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(KnownProblem) as unreadable:
        bootstrap._read_secret(tmp_path / "picture.txt")
    assert (missing.value.code, unreadable.value.code) == (Problem.FILE_MISSING, Problem.FILE_UNREADABLE)


def test_a_secret_is_read_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "code.txt").write_bytes("\ufeffABCDE-FGHJK\r\n".encode("utf-16-le"))
    assert bootstrap._read_secret(tmp_path / "code.txt") == "ABCDE-FGHJK"


def wait_for(what: Callable[[], bool], seconds: float = 40) -> None:
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.05)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_sample_book_that_is_told_to_end_leaves_nothing_behind(tmp_path: Path, number: signal.Signals) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    running = subprocess.Popen(
        [sys.executable, "-m", "regulars", "--demo", "--background"],
        env={**environment(tmp_path), "TMPDIR": str(temporary)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    wait_for(lambda: any(temporary.glob("regulars-demo-*/book/book.db-wal")))
    time.sleep(1)
    running.send_signal(number)
    _, said = running.communicate(timeout=30)
    assert running.returncode == 128 + number
    assert b"Traceback" not in said
    assert list(temporary.glob("regulars-demo-*")) == []


def test_a_book_that_is_told_to_end_is_closed_as_by_its_owner(tmp_path: Path, book: tuple[Path, str]) -> None:
    folder, code = book
    secret = tmp_path / "code.txt"
    secret.write_text(code)
    running = subprocess.Popen(
        [sys.executable, "-m", "regulars", "--book", str(folder), "--unlock", str(secret), "--background"],
        env=environment(tmp_path),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    wait_for((folder / "book.db-wal").exists)
    time.sleep(1)
    running.terminate()
    assert running.wait(timeout=30) == 128 + signal.SIGTERM
    assert not (folder / "book.db-wal").exists(), "the log is folded into the book"
    opening.open_with_secret(folder, code, clock_on()).book.close()


def test_a_name_in_a_script_that_our_font_lacks_says_nothing_on_the_terminal(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from PySide6.QtGui import QPixmap, QPainter\n"
        "from regulars.ui import start, theme\n"
        "app = start.make_app(['regulars'])\n"
        "look = theme.load(Path(sys.argv[1]))\n"
        "look.apply(app, theme.Scheme.LIGHT)\n"
        "picture = QPixmap(200, 40)\n"
        "painter = QPainter(picture)\n"
        "painter.setFont(look.font(theme.Type.BODY))\n"
        "painter.drawText(0, 20, '\\u0938\\u0941\\u0928\\u0940\\u0924\\u093e')\n"
        "painter.end()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(Path(__file__).parents[1] / "resources")],
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
