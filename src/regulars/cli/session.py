"""One run of the command line: the book it is about, how that is opened, and what is said."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from getpass import getpass
from pathlib import Path
from typing import Any

import click

from regulars.domain.errors import KnownProblem, Problem
from regulars.services import opening
from regulars.services.opening import Opened
from regulars.services.ports import Clock, Reader, Vault
from regulars.services.secret_files import secret_from, secret_in
from regulars.services.verbs import Verbs

NUMBER = click.IntRange(-(2**63), 2**63 - 1)
"""Of an entry or a step: as large as the book can hold."""


@dataclass(slots=True)
class Session:
    """What every command is given."""

    folder: Path
    unlock: str | None
    as_json: bool
    clock: Clock
    vault: Vault | None
    reader: Reader

    @contextmanager
    def opened(self) -> Iterator[Opened]:
        """The book, open; closed at the end whatever happens."""
        if self.unlock is not None:
            # Said before a secret is asked for: no code opens a book that is not there.
            if not opening.exists(self.folder):
                raise KnownProblem(Problem.BOOK_MISSING, path=str(self.folder / opening.BOOK_NAME))
            found = opening.open_with_secret(self.folder, read_secret(self.unlock), self.clock)
        elif self.vault is None:
            raise KnownProblem(Problem.NO_KEYRING)
        else:
            found = opening.open_with_keyring(self.folder, self.vault, self.clock)
        try:
            yield found
        finally:
            found.book.close()

    @contextmanager
    def verbs(self) -> Iterator[Verbs]:
        """The verbs over the open book."""
        with self.opened() as found:
            yield Verbs(found.book, self.reader)

    def answer(self, document: Any, *lines: str) -> None:
        """Say what came out: the document with --json, else the lines."""
        if self.as_json:
            click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        else:
            for line in lines:
                click.echo(line)


def read_secret(name: str) -> str:
    """The secret in a file, or on standard input (`-`). FILE_MISSING, FILE_UNREADABLE."""
    if name == "-":
        if sys.stdin.isatty():
            return getpass("Recovery code or passphrase: ").strip()
        return secret_from(sys.stdin.buffer)
    return secret_in(Path(name))


pass_session = click.make_pass_decorator(Session)
Folder = Callable[[], Path]
