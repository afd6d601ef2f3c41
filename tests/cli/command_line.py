"""The real command line in the test's own process: what it answers, and how it ends."""

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from regulars.cli import main
from regulars.services import opening
from regulars.services.ports import Reader
from tests.builders import QUICK, StandingClock, clock_on
from tests.reading_here import read_here


@dataclass(frozen=True)
class Answer:
    """What one run said, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class CommandLine:
    """A book that its recovery code opens, and the commands over it. `clock` may be moved between two runs."""

    def __init__(self, folder: Path, reader: Reader = read_here) -> None:
        self.folder = folder
        self.clock: StandingClock = clock_on()
        self.reader = reader
        self.code = folder.parent / "code.txt"

    def make_book(self) -> None:
        """A book whose code is quick to check: a test has no secrets."""
        keys = opening.begin(self.folder, self.clock, cost=QUICK)
        self.code.write_text(keys.recovery_code + "\n")
        opening.finish(self.folder, keys, None, self.clock).book.close()

    def run(self, *arguments: str, typed: str = "") -> Answer:
        """Run with exactly these arguments."""
        out, err = io.StringIO(), io.StringIO()
        with (
            redirect_stdout(out),
            redirect_stderr(err),
            mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode()))),
        ):
            status = main(
                list(arguments), default_folder=lambda: self.folder, clock=self.clock, vault=None, reader=self.reader
            )
        return Answer(status, out.getvalue(), err.getvalue())

    def __call__(self, *arguments: str) -> Any:
        """The JSON of a command that must succeed."""
        answer = self.run("--book", str(self.folder), "--unlock", str(self.code), "--json", *arguments)
        assert answer.status == 0, answer.err
        return answer.json

    def refused(self, *arguments: str) -> dict[str, str]:
        """The problem of a command that must meet a known one."""
        answer = self.run("--book", str(self.folder), "--unlock", str(self.code), "--json", *arguments)
        assert answer.status == 1, (answer.status, answer.out, answer.err)
        problem: dict[str, str] = answer.json
        assert set(problem) == {"problem", "title", "next"}
        assert problem["title"] in answer.err
        return problem
