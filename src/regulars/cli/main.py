"""The one command with its words, and what becomes of whatever goes wrong: exit 0, 1 (known), 2 (usage) or 3 (a bug)."""

import contextlib
import json
import sys
import traceback
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

import click

from regulars.cli import (
    book_commands,
    day_commands,
    keeping_commands,
    log_command,
    look_through_command,
    people_commands,
)
from regulars.cli.session import Folder, Session
from regulars.cli.wording import on_one_line, title_and_next
from regulars.domain.errors import KnownProblem
from regulars.services.ports import Clock, Reader, Vault

DONE, KNOWN, USAGE, BUG = 0, 1, 2, 3
INTERRUPTED = 130


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--book", type=click.Path(path_type=Path), metavar="DIR", help="The book's folder.")
@click.option("--unlock", metavar="FILE", help="A file with the recovery code or passphrase; - for standard input.")
@click.option("--json", "as_json", is_flag=True, help="Say everything as one JSON document.")
@click.pass_context
def commands(context: click.Context, book: Path | None, unlock: str | None, as_json: bool) -> None:
    """A private book of the people your business lives on."""
    edge: _Edge = context.obj
    context.obj = Session(
        book or edge.default_folder(), unlock, as_json=as_json, clock=edge.clock, vault=edge.vault, reader=edge.reader
    )


for module in (book_commands, people_commands, keeping_commands, log_command, look_through_command, day_commands):
    for command in module.COMMANDS:
        commands.add_command(command)


class _Edge:
    def __init__(self, default_folder: Folder, clock: Clock, vault: Vault | None, reader: Reader) -> None:
        self.default_folder = default_folder
        self.clock = clock
        self.vault = vault
        self.reader = reader


def main(
    arguments: Sequence[str] | None = None,
    *,
    default_folder: Folder,
    clock: Clock,
    vault: Vault | None,
    reader: Reader,
) -> int:
    """Run one command; returns the exit status."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    try:
        status = commands.main(
            arguments,
            prog_name="regulars-cli",
            standalone_mode=False,
            obj=_Edge(default_folder, clock, vault, reader),
        )
    except KnownProblem as problem:
        _tell(problem, as_json=_wants_json(arguments))
        return KNOWN
    except click.UsageError as error:
        if error.ctx is not None:
            click.echo(error.ctx.get_usage(), err=True)
        click.echo(f"Error: {on_one_line(error.format_message())}", err=True)
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped. What was not said to be done was not done.", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        _let_output_go()
        return DONE
    except Exception as error:  # noqa: BLE001  # a bug of ours: told as one, and never as a success
        _tell_bug(error)
        return BUG
    return status if isinstance(status, int) else DONE  # click hands back what a command's Exit said


def _tell(problem: KnownProblem, *, as_json: bool) -> None:
    title, following = title_and_next(problem)
    if as_json:
        document = {"problem": problem.code.value, "title": title, "next": following}
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
    click.echo(f"{title}. {following}", err=True)


def _tell_bug(error: Exception) -> None:
    """Where it happened, never with what: the message of an exception may hold a name."""
    click.echo("Regulars made a mistake. The book is as it was before this command.", err=True)
    for line in traceback.format_tb(error.__traceback__):
        click.echo(line.rstrip(), err=True)
    click.echo(type(error).__name__, err=True)


def _wants_json(arguments: Sequence[str]) -> bool:
    """Whether --json stands before the command."""
    takes_value = False
    for argument in arguments:
        if argument == "--json":
            return True
        if not takes_value and not argument.startswith("-"):
            return False
        takes_value = not takes_value and argument in ("--book", "--unlock")
    return False


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            with contextlib.suppress(ValueError, OSError):  # closed already: nobody reads it
                stream.reconfigure(encoding="utf-8", errors="replace")


def _let_output_go() -> None:
    """Nobody reads any more: keep the interpreter from complaining about it at its end."""
    with contextlib.suppress(OSError, ValueError):  # a broken pipe, or closed already: what was meant to happen
        sys.stdout.close()
