"""The child process in which files from outside are read: a file comes in on its standard input, batches go out.

It is given no path and opens nothing. Memory and processor time are capped where the system can do so; whatever a file does
to it, the program itself stays alive. From source it is `python -m regulars.system.reading_child ...`; the frozen program
starts itself with `--read-child` as its first argument, and then calls `main` before it imports anything of Qt.
"""

import gc
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from regulars.domain.errors import KnownProblem, Problem
from regulars.formats.vcard import read_plain_vcards
from regulars.system.batch_frames import BATCH, DONE, PROBLEM, packed_plain, packed_problem, write_frame

FLAG = "--read-child"
READERS = {"vcard": read_plain_vcards}
"""The formats that the child reads."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a child is to do. `memory` (bytes) and `processor` (seconds) are caps, 0 for none; no `region`, no matching."""

    format: str
    region: str | None = None
    encoding: str = ""
    memory: int = 0
    processor: int = 0
    batch_bytes: int = 250_000

    def arguments(self) -> list[str]:
        """The task as command line arguments: nothing in them tells of the file or anybody in it."""
        region = "-" if self.region is None else self.region
        return [self.format, region, self.encoding, str(self.memory), str(self.processor), str(self.batch_bytes)]

    @classmethod
    def from_arguments(cls, arguments: Sequence[str]) -> "Task":
        """The task that `arguments` wrote. Raises ValueError."""
        name, region, encoding, memory, processor, batch_bytes = arguments
        return cls(name, None if region == "-" else region, encoding, int(memory), int(processor), int(batch_bytes))


def main(arguments: Sequence[str]) -> int:
    """Read standard input as `arguments` ask, write frames to standard output; returns the exit status."""
    task = Task.from_arguments(arguments)
    with open(0, "rb", closefd=False) as source, open(1, "wb", closefd=False) as out:
        _cap(task)
        # Records hold no cycles: looking for some would cost a tenth of the time.
        gc.set_threshold(200_000, 50, 100)
        try:
            return _read(task, source, out)
        except BrokenPipeError:  # nobody wants the rest
            _discard(out)
            return 0


def _read(task: Task, source: BinaryIO, out: BinaryIO) -> int:
    try:
        size = os.fstat(source.fileno()).st_size
        read = READERS[task.format]
        for batch in read(source, size, batch_bytes=task.batch_bytes, region=task.region, encoding=task.encoding):
            write_frame(out, BATCH, packed_plain(batch))
    except KnownProblem as problem:
        _tell(out, problem.code, problem.values)
        return 1
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        _tell(out, Problem.FILE_UNREADABLE, {"error": error.errno})
        return 1
    except MemoryError:
        _tell(out, Problem.IMPORT_STOPPED, {"why": "memory"})
        return 1
    write_frame(out, DONE)
    return 0


def _tell(out: BinaryIO, code: Problem, values: dict[str, object]) -> None:
    write_frame(out, PROBLEM, packed_problem(code, values))


def _cap(task: Task) -> None:
    if sys.platform == "win32":
        return  # no such limits there; the parent's clock still ends a child that hangs
    import resource  # POSIX only

    caps = {resource.RLIMIT_CORE: 0, resource.RLIMIT_AS: task.memory, resource.RLIMIT_CPU: task.processor}
    for which, cap in caps.items():
        if cap or which == resource.RLIMIT_CORE:
            try:
                resource.setrlimit(which, (cap, cap))
            except (ValueError, OSError):  # macOS refuses some; a lower hard limit may stand already
                continue


def _discard(out: BinaryIO) -> None:
    """Let the rest go nowhere, so that closing the pipe raises nothing."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, out.fileno())
    os.close(nowhere)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
