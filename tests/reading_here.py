"""A reader without a process of its own: the same parser, in the test's process, so that tests are quick."""

from collections.abc import Callable, Iterator
from pathlib import Path

from regulars.domain.errors import KnownProblem, Problem
from regulars.formats.records import Batch
from regulars.formats.vcard import read_vcards


def read_here(path: Path, *, region: str | None, cancelled: Callable[[], bool]) -> Iterator[Batch]:
    """What `regulars.system.reading.read_in_child` gives."""
    if not path.exists():
        raise KnownProblem(Problem.FILE_MISSING, path=str(path))
    if path.is_dir():
        raise KnownProblem(Problem.FILE_UNREADABLE, path=str(path))
    with path.open("rb") as stream:
        for batch in read_vcards(stream, path.stat().st_size, batch_bytes=10_000, region=region):
            if cancelled():
                return
            yield batch
