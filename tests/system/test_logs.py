"""The log knows codes and counts, and nothing that was typed or read."""

import faulthandler
import logging
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from regulars.domain.errors import KnownProblem, Problem
from regulars.system import logs
from regulars.system.logs import origin_of, start_logging, stop_logging
from tests.desktop_session import child_environment

CANARY = "Zoë 李 canary"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path
    stop_logging()


def written(folder: Path) -> str:
    return "".join(path.read_text("utf-8") for path in sorted(folder.glob("*.log*")))


def test_codes_and_counts_are_written(folder: Path) -> None:
    assert start_logging(folder) == folder / "regulars.log"
    logging.getLogger("regulars.services.importing").info("import %s: %d read, %.1f s", Problem.DISK_FULL, 7, 0.25)
    logging.getLogger("regulars").debug("not unless verbose")
    assert written(folder).endswith("Z INFO regulars.services.importing import disk-full: 7 read, 0.2 s\n")
    start_logging(folder, verbose=True)
    logging.getLogger("regulars").debug("only when verbose")
    assert "only when verbose" in written(folder)
    assert "not unless" not in written(folder)


def test_content_never_reaches_the_log(folder: Path) -> None:
    start_logging(folder, verbose=True)
    ours, theirs = logging.getLogger("regulars.ui"), logging.getLogger("some.library")
    ours.warning("%s", CANARY)
    ours.warning("%(name)s and %(count)d", {"name": CANARY, "count": 3})
    ours.warning("%s %s", [CANARY], {CANARY: CANARY}, extra={"note": CANARY})
    ours.warning("%s", ValueError(CANARY), stack_info=True)
    theirs.warning("could not read " + CANARY)
    theirs.warning("could not read %s", CANARY)
    for logger in (ours, theirs):
        try:
            try:
                int(CANARY)
            except ValueError as error:
                raise KnownProblem(Problem.BAD_VALUE, value=CANARY) from error
        except KnownProblem:
            logger.exception("failed")
    text = written(folder)
    assert "canary" not in text
    assert "Zo" not in text
    assert "<str> and 3" in text
    assert "KnownProblem: test_logs.py:" in text
    assert "ValueError: test_logs.py:" in text
    assert "some.library test_logs.py:" in text
    assert text.count("\n") > 10


def test_a_sentence_that_does_not_fit_its_values_is_written_without_them() -> None:
    record = logging.LogRecord("regulars.ui", logging.WARNING, __file__, 1, "%d people", (CANARY,), None)
    assert logs._WithoutContent().format(record).endswith("WARNING regulars.ui %d people")


def test_named_counts_are_filled_in(folder: Path) -> None:
    start_logging(folder)
    logging.getLogger("regulars").info("%(people)d people in %(place)s", {"people": 3, "place": CANARY})
    assert "3 people in <str>" in written(folder)


def test_an_exception_is_described_by_its_places_alone() -> None:
    def read() -> None:
        raise OSError(28, CANARY)

    try:
        read()
    except OSError as error:
        text = origin_of(error)
    assert text.startswith("OSError: test_logs.py:")
    assert text.index(" read") < text.index(" test_an_exception")
    assert CANARY not in text


def test_the_files_are_private_and_stay_small(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "MOST_BYTES", 2000)
    before = os.umask(0)
    try:
        start_logging(folder)
        for count in range(500):
            logging.getLogger("regulars").info("beat %d", count)
    finally:
        os.umask(before)
    files = sorted(path.name for path in folder.iterdir())
    assert files == ["regulars-crash.log", "regulars.log", "regulars.log.1", "regulars.log.2"]
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in folder.iterdir())
    assert all(path.stat().st_size <= 2000 for path in folder.iterdir())
    assert "beat 499" in written(folder)


def test_a_log_that_cannot_be_written_says_so_at_the_start_and_is_silent_later(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(KnownProblem) as caught:
        start_logging(folder / "not there")
    assert caught.value.code is Problem.DISK_ERROR
    start_logging(folder)

    def full(self: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(logs, "MOST_BYTES", 0)
    monkeypatch.setattr(Path, "replace", lambda *_: full(None))
    logging.getLogger("regulars").warning("a first one, which is put aside")
    logging.getLogger("regulars").warning("%s", CANARY)
    told = capsys.readouterr()
    assert told.out + told.err == ""


def test_starting_again_moves_the_log_and_leaves_nothing_open(folder: Path) -> None:
    handlers = list(logging.getLogger().handlers)
    for name in ("one", "two"):
        (folder / name).mkdir()
        start_logging(folder / name)
    logging.getLogger("regulars").info("hello")
    assert (folder / "one/regulars.log").read_text() == ""
    assert "hello" in (folder / "two/regulars.log").read_text()
    stop_logging()
    assert logging.getLogger().handlers == handlers
    assert faulthandler.is_enabled()


def test_a_crash_inside_a_library_leaves_places_and_no_values(tmp_path: Path) -> None:
    crash = (
        "import faulthandler, sys; from pathlib import Path; from regulars.system.logs import start_logging\n"
        "from regulars.system.hardening import harden; harden()\n"
        "def show(name):\n    faulthandler._sigsegv()\n"
        f"start_logging(Path(sys.argv[1])); show({CANARY!r})"
    )
    ended = subprocess.run(
        [sys.executable, "-c", crash, tmp_path],
        cwd=tmp_path,
        env=child_environment(),
        capture_output=True,
        check=False,
    )
    assert ended.returncode == -11
    text = written(tmp_path)
    assert "in show" in text
    assert "canary" not in text
