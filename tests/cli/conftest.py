"""What the tests of the command line begin with."""

from pathlib import Path

import pytest

from tests.cli.command_line import CommandLine
from tests.desktop_session import keyring_session

__all__ = ["keyring_session"]


@pytest.fixture
def cli(tmp_path: Path) -> CommandLine:
    """A new, empty book."""
    line = CommandLine(tmp_path / "book")
    line.make_book()
    return line
