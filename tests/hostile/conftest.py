"""A book of its own for each hostile word."""

from pathlib import Path

import pytest

from tests.cli.command_line import CommandLine


@pytest.fixture
def cli(tmp_path: Path) -> CommandLine:
    """The commands over a new book with one person."""
    line = CommandLine(tmp_path / "book")
    line.make_book()
    line("add", "Rui Faria")
    return line
