"""Files are read in a child: whatever they do to it, the program goes on with what came before."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from regulars.domain.errors import KnownProblem, Problem
from regulars.formats.plain_records import digests_of
from regulars.formats.records import Batch, IncomingPerson, Reason, Remark
from regulars.formats.vcard import read_vcards
from regulars.system import batch_frames, reading, reading_child
from regulars.system.reading import ReadingLimits, read_in_child
from regulars.system.reading_child import FLAG, Task

SAMPLES = sorted((Path(__file__).parents[1] / "data" / "vcards").glob("*.vcf"))
CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana %d\r\nTEL:912555014\r\nNOTE:Likes tea\r\nEND:VCARD\r\n"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "phone.vcf"
    path.write_bytes(b"".join(CARD % number for number in range(20_000)))
    return path


def test_what_the_child_reads_is_what_the_parser_reads() -> None:
    for path in SAMPLES:
        data = path.read_bytes()
        here = list(read_vcards(BytesIO(data), len(data), region="PT"))
        there = list(read_in_child(path, region="PT"))
        assert there == here


def test_batches_come_while_the_child_still_reads(book: Path) -> None:
    batches = list(read_in_child(book))
    assert len(batches) > 4
    assert sum(len(batch.people) for batch in batches) == 20_000
    assert [batch.position for batch in batches] == sorted(batch.position for batch in batches)
    assert batches[-1].position == batches[-1].size == book.stat().st_size


def test_phones_carry_their_form_for_comparing_by_the_owner_s_country(book: Path) -> None:
    assert next(read_in_child(book, region="PT")).people[0].points[0].match == "+351912555014"
    assert next(read_in_child(book)).people[0].points[0].match == ""


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    pipe, loop = tmp_path / "pipe.vcf", tmp_path / "loop.vcf"
    os.mkfifo(pipe)
    loop.symlink_to(loop)
    for path, code in (
        (tmp_path / "none.vcf", Problem.FILE_MISSING),
        (tmp_path, Problem.NOT_A_FILE),
        (pipe, Problem.NOT_A_FILE),
        (Path("/dev/zero"), Problem.NOT_A_FILE),
        (loop, Problem.FILE_UNREADABLE),
        (tmp_path / ("n" * 300), Problem.FILE_UNREADABLE),
    ):
        with pytest.raises(KnownProblem) as problem:
            list(read_in_child(path))
        assert problem.value.code is code


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "huge.vcf"
    with path.open("wb") as out:
        out.truncate(200_000_001)
    with pytest.raises(KnownProblem) as problem:
        list(read_in_child(path))
    assert problem.value.code is Problem.FILE_TOO_LARGE
    assert problem.value.values["limit"] == 200_000_000


def test_cancelling_ends_the_child_and_the_iterator_quietly(book: Path) -> None:
    cancelled = threading.Event()
    taken = []
    for batch in read_in_child(book, cancelled=cancelled.is_set):
        taken.append(batch)
        cancelled.set()
    assert len(taken) == 1
    assert not _children()


def test_closing_the_iterator_ends_the_child(book: Path) -> None:
    batches = read_in_child(book)
    next(batches)
    assert isinstance(batches, Iterator)
    batches.close()  # type: ignore[attr-defined]  # the iterator is a generator
    assert not _children()
    assert not [thread for thread in threading.enumerate() if thread.name == "reading"]


def _collected(path: Path, **options: object) -> tuple[list[Batch], KnownProblem]:
    batches: list[Batch] = []
    with pytest.raises(KnownProblem) as problem:
        batches.extend(read_in_child(path, **options))  # keeps what came before it is raised
    return batches, problem.value


def _child_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, then: str) -> None:
    """Let the child send one batch and then do something else."""
    script = tmp_path / "child.py"
    script.write_text(
        "import os, sys, time\n"
        "from regulars.formats.records import Batch, IncomingPerson\n"
        "from regulars.system.batch_frames import BATCH, packed, write_frame\n"
        "out = open(1, 'wb', closefd=False)\n"
        "write_frame(out, BATCH, packed(Batch((IncomingPerson(41, 'Ana'),), (), 100, 1000)))\n" + then
    )
    monkeypatch.setattr(reading, "_command", lambda: [sys.executable, str(script)])


@pytest.mark.parametrize(
    ("then", "why"),
    [
        ("os.kill(os.getpid(), 9)", "died"),
        ("sys.exit(3)", "died"),
        ("out.write(b'B\\0\\0'); out.flush()", "died"),
        ("out.write(b'B\\0\\0\\0\\x03abc'); out.flush()", "died"),
        ("out.write(b'X' * 500); out.flush()", "died"),
        ("time.sleep(60)", "time"),
    ],
)
def test_a_child_that_ends_badly_keeps_what_came_before(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, then: str, why: str
) -> None:
    _child_that(tmp_path, monkeypatch, then)
    before = time.monotonic()
    batches, problem = _collected(book, limits=ReadingLimits(silence=1.0))
    assert (problem.code, problem.values["why"], problem.values["position"]) == (Problem.IMPORT_STOPPED, why, 100)
    assert [person.name for batch in batches for person in batch.people] == ["Ana"]
    assert batches[-1].remarks == (Remark(41, Reason.PARSER_STOPPED),)
    assert time.monotonic() - before < 10
    assert not _children()


def test_a_file_that_needs_too_much_memory_stops_its_child_alone(tmp_path: Path) -> None:
    path = tmp_path / "bomb.vcf"
    path.write_bytes(CARD % 1 * 10_000 + b"BEGIN:VCARD\nFN:Rui\n" + b"X-A:b\n" * 2_000_000 + b"END:VCARD\n" + CARD % 2)
    batches, problem = _collected(path, limits=ReadingLimits(memory=60_000_000))
    assert problem.code is Problem.IMPORT_STOPPED
    assert sum(len(batch.people) for batch in batches) == 10_000
    whole = list(read_in_child(path))
    assert sum(len(batch.people) for batch in whole) == 10_001


def test_a_child_that_uses_up_its_processor_time_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, book: Path
) -> None:
    _child_that(
        tmp_path,
        monkeypatch,
        "from regulars.system import reading_child\n"
        "reading_child._cap(reading_child.Task.from_arguments(sys.argv[1:]))\n"
        "while True: pass\n",
    )
    _, problem = _collected(book, limits=ReadingLimits(processor=1.0, processor_per_megabyte=0.0, silence=30.0))
    assert problem.values["why"] == "died"


def test_nothing_of_the_file_stands_in_the_child_s_arguments(book: Path) -> None:
    task = Task("vcard", "PT", "utf-8", 1, 2)
    assert Task.from_arguments(task.arguments()) == task
    assert Task.from_arguments(Task("vcard").arguments()) == Task("vcard")
    batches = read_in_child(book)
    next(batches)
    (child,) = _children()
    assert b"phone.vcf" not in Path(f"/proc/{child}/cmdline").read_bytes()
    batches.close()  # type: ignore[attr-defined]  # the iterator is a generator


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert reading._command() == [sys.executable, FLAG]


def test_the_child_imports_neither_qt_nor_numbers_nor_a_database() -> None:
    code = "import sys, regulars.system.reading_child; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], env=reading._environment(), capture_output=True, text=True, check=True
    )
    modules = {name.partition(".")[0] for name in loaded.stdout.split()}
    assert not modules & {
        "PySide6",
        "numpy",
        "sqlcipher3",
        "sqlite_utils",
        "keyring",
        "click",
        "phonenumbers",
        "charset_normalizer",
    }


def test_a_child_whose_reader_went_away_ends_without_a_word(book: Path) -> None:
    command = [*reading._command(), *Task("vcard").arguments()]
    with book.open("rb") as source:
        child = subprocess.Popen(
            command, stdin=source, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=reading._environment()
        )
        assert child.stdout is not None
        child.stdout.close()
        assert child.stderr is not None
        assert child.stderr.read() == b""
        child.stderr.close()
        assert child.wait(20) == 0


def test_every_kind_of_record_goes_through_the_pipe_unchanged() -> None:
    everything = [batch for path in SAMPLES for batch in read_in_child(path, region="ES")]
    again = [batch_frames.unpacked(batch_frames.packed(batch)) for batch in everything]
    assert again == everything
    assert [digests_of(batch) for batch in again] == [digests_of(batch) for batch in everything]
    assert [digests_of(replace(batch, digests=b"")) for batch in everything] == [digests_of(b) for b in everything]
    assert {type(person) for batch in again for person in batch.people} == {IncomingPerson}
    own = replace(everything[0].people[0], own_values={"Hair": "7N"})
    assert batch_frames.unpacked(batch_frames.packed(Batch((own,), (), 1, 2))).people == (own,)


def test_a_reader_called_directly_writes_frames(book: Path, tmp_path: Path) -> None:
    with book.open("rb") as source, (tmp_path / "frames").open("w+b") as out:
        assert reading_child._read(Task("vcard"), source, out) == 0
        out.seek(0)
        kinds = []
        while (frame := batch_frames.read_frame(out)) is not None:
            kinds.append(frame[0])
    assert kinds[-1] == batch_frames.DONE
    assert set(kinds[:-1]) == {batch_frames.BATCH}


def _children() -> list[int]:
    """The reading children of this process that still run."""
    found = []
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            parent = f"\nPPid:\t{os.getpid()}\n" in status.read_text()
            command = (status.parent / "cmdline").read_text() if parent else ""
        except OSError:  # it ended while we looked
            continue
        if "reading_child" in command or "child.py" in command:
            found.append(int(status.parent.name))
    return found
