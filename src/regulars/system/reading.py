"""Files from outside are read in a child process, with limits on memory and time: the program stays alive whatever comes."""

import os
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import BinaryIO

import regulars
from regulars.domain.errors import KnownProblem, Problem
from regulars.formats.records import Batch, Reason, Remark
from regulars.system.batch_frames import BATCH, PROBLEM, BrokenFrame, read_frame, unpacked, unpacked_problem
from regulars.system.reading_child import FLAG, Task

_WAIT = 0.05  # seconds between two looks at "cancelled"
_PIPE = 1_048_576
"""Bytes (Linux): whole frames wait in the pipe, not the child until our thread is let run for each piece."""
_AHEAD = 6  # frames that the child may be ahead of whoever takes them


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """What a child may use: bytes of memory, seconds of processor time at least and for each megabyte, seconds of silence."""

    memory: int = 512_000_000
    processor: float = 30.0
    processor_per_megabyte: float = 5.0
    silence: float = 20.0


def read_in_child(
    path: Path,
    *,
    format: str = "vcard",
    region: str | None = None,
    encoding: str = "",
    cancelled: Callable[[], bool] = lambda: False,
    limits: ReadingLimits = ReadingLimits(),
) -> Iterator[Batch]:
    """The records of a file, read in a child process, as they come; the child works ahead while a batch is being used.

    Ends early and quietly once `cancelled()` is true, or when the iterator is closed; the child is gone then. Raises
    KnownProblem: FILE_MISSING, NOT_A_FILE, FILE_UNREADABLE or FILE_TOO_LARGE before any batch; IMPORT_STOPPED (`why`:
    "memory", "time", "died"; `position` in bytes) after the batches that came before, the last of which names the place
    with PARSER_STOPPED.
    """
    with _opened(path) as source:
        size = os.fstat(source.fileno()).st_size
        processor = int(limits.processor + limits.processor_per_megabyte * size / 1_000_000)
        child = _Child(source, Task(format, region, encoding, limits.memory, processor))
    try:
        yield from _batches(child, size, cancelled, limits.silence)
    finally:
        child.end()


def _opened(path: Path) -> BinaryIO:
    try:
        # Looked at before it is opened: to open a pipe that nobody writes into waits for ever.
        if not stat.S_ISREG(path.stat().st_mode):
            raise KnownProblem(Problem.NOT_A_FILE, path=str(path))
        return path.open("rb")
    except (FileNotFoundError, NotADirectoryError):
        raise KnownProblem(Problem.FILE_MISSING, path=str(path)) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise KnownProblem(Problem.FILE_UNREADABLE, path=str(path), error=getattr(error, "errno", None)) from error


def _batches(child: "_Child", size: int, cancelled: Callable[[], bool], silence: float) -> Iterator[Batch]:
    position, line = 0, 1
    while True:
        frame = child.next_frame(cancelled, silence)
        if isinstance(frame, _Ending):
            if frame.problem is Problem.IMPORT_STOPPED:
                yield Batch((), (Remark(line, Reason.PARSER_STOPPED),), position, size)
            if frame.problem is not None:
                raise KnownProblem(frame.problem, position=position, **frame.values)
            return
        yield frame
        position = frame.position
        line = max(
            [line, *(person.line for person in frame.people[-1:]), *(remark.line for remark in frame.remarks[-1:])]
        )


@dataclass(frozen=True, slots=True)
class _Ending:
    """How the reading ended: well or cancelled (no problem), or with one."""

    problem: Problem | None
    values: dict[str, object]


class _Child:
    """One child and the thread that takes its frames from the pipe."""

    def __init__(self, source: BinaryIO, task: Task) -> None:
        self._process = subprocess.Popen(
            [*_command(), *task.arguments()],
            stdin=source,
            stdout=subprocess.PIPE,
            pipesize=_PIPE,
            stderr=subprocess.DEVNULL,  # a traceback would hold what the file holds
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows only
        )
        self._frames: Queue[tuple[bytes, bytes] | None] = Queue(_AHEAD)
        self._ended = Event()
        self._thread = Thread(target=self._take, name="reading", daemon=True)
        self._thread.start()

    def next_frame(self, cancelled: Callable[[], bool], silence: float) -> Batch | _Ending:
        """The next batch, or how it ended. `silence` (seconds) is how long the child may say nothing while we wait."""
        patience = time.monotonic() + silence
        while True:
            if cancelled():
                return _Ending(None, {})
            try:
                frame = self._frames.get(timeout=_WAIT)
                break
            except Empty:
                if time.monotonic() > patience:
                    return _Ending(Problem.IMPORT_STOPPED, {"why": "time"})
        if frame is None:
            return _Ending(Problem.IMPORT_STOPPED, {"why": "died"})
        kind, body = frame
        try:
            if kind == BATCH:
                return unpacked(body)
            if kind == PROBLEM:
                code, values = unpacked_problem(body)
                values.pop("position", None)
                return _Ending(code, values)
        except BrokenFrame:
            return _Ending(Problem.IMPORT_STOPPED, {"why": "died"})
        return _Ending(None, {})

    def end(self) -> None:
        """End the child, if it still runs, and the thread."""
        self._ended.set()
        self._process.kill()
        self._process.wait()
        self._thread.join()
        assert self._process.stdout is not None
        self._process.stdout.close()

    def _take(self) -> None:
        assert self._process.stdout is not None
        frame: tuple[bytes, bytes] | None = (b"", b"")
        while frame is not None and not self._ended.is_set():
            try:
                frame = read_frame(self._process.stdout)
            except (BrokenFrame, OSError, ValueError):
                frame = None
            self._hand_over(frame)

    def _hand_over(self, frame: tuple[bytes, bytes] | None) -> None:
        while not self._ended.is_set():
            try:
                self._frames.put(frame, timeout=_WAIT)
                return
            except Full:
                continue


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, FLAG]
    # -P: the folder that the program happens to be started in is no place to import from.
    return [sys.executable, "-P", "-m", "regulars.system.reading_child"]


def _environment() -> dict[str, str]:
    """This environment, in which the child finds the same `regulars` as we are."""
    here = str(Path(regulars.__file__).resolve().parents[1])
    known = [here, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(dict.fromkeys(known))}
