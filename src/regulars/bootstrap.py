"""The composition root: the one place where the edge, the services and the window or the command line meet."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from regulars.domain.errors import KnownProblem, Problem
from regulars.system import hardening, logs, paths
from regulars.system.clock import SystemClock

if TYPE_CHECKING:
    from regulars.formats.records import Batch
    from regulars.services.opening import Opened

CHILD_WORD = "--read-child"
_LONGEST_SECRET = 10_000


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a start of `regulars` asks for."""

    book: Path | None
    unlock: Path | None
    demo: bool
    background: bool
    quick: bool
    self_test: bool
    grab: Path | None
    files: list[Path]


def _read_wishes(arguments: list[str]) -> Wishes:
    if not arguments:  # as nearly every start is
        return Wishes(None, None, False, False, False, False, None, [])
    import argparse  # lazy: 10 ms

    parser = argparse.ArgumentParser(
        prog="regulars", description="A private book of the people your business lives on."
    )
    parser.add_argument("--book", type=Path, metavar="DIR", help="the folder of the book (default: your data folder)")
    parser.add_argument("--unlock", type=Path, metavar="FILE", help="a file that holds the recovery code or passphrase")
    parser.add_argument("--demo", action="store_true", help="open a throw-away copy of the sample book")
    parser.add_argument("--background", action="store_true", help="start in the tray, without a window")
    parser.add_argument("--quick", action="store_true", help="open the box in which a moment is logged")
    parser.add_argument("--self-test", action="store_true", help="check this installation, and say what was found")
    parser.add_argument("--grab", type=Path, metavar="FILE", help="save a picture of the Today page, and end")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="files to open in the import review")
    found = parser.parse_args(arguments)
    return Wishes(
        found.book, found.unlock, found.demo, found.background, found.quick, found.self_test, found.grab, found.files
    )


def gui(arguments: list[str] | None = None) -> int:
    """`regulars`: the window. Returns the exit status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments[:1] == [CHILD_WORD]:  # a frozen app has no other program to run the reader with
        from regulars.system.reading_child import main  # lazy: the child needs nothing else

        return main(arguments[1:])
    hardening.harden()
    wishes = _read_wishes(arguments)
    if wishes.self_test:
        from regulars.self_test import run  # lazy: looks at everything, the start at little

        return run()
    with ExitStack() as at_end:
        return _show(wishes, at_end)


def _show(wishes: Wishes, at_end: ExitStack) -> int:
    from regulars.system.keyring_vault import KeyringVault  # lazy: none of it is for the child or the self-test
    from regulars.system.scheduler import Heartbeat
    from regulars.ui import theme as themes
    from regulars.ui import translation
    from regulars.ui.application import Application, Edge
    from regulars.ui.notifier import DesktopNotifier
    from regulars.ui.single_instance import FirstInstance, hand_over
    from regulars.ui.start import make_app, need_no_screen

    clock, resources = SystemClock(), paths.resources()
    demo = _Demo(clock, resources, at_end)
    folder = demo.folder if wishes.demo else wishes.book or paths.data_folder()
    if wishes.grab is not None:
        need_no_screen()
    app = make_app(sys.argv)
    if not wishes.demo and hand_over(folder, [str(path.resolve()) for path in wishes.files], quick=wishes.quick):
        return 0
    trouble, log_file = _prepare(folder)
    at_end.callback(logs.stop_logging)
    translation.install(app, resources)
    theme = themes.load(resources)
    theme.apply(app)
    edge = Edge(
        folder=folder,
        resources=resources,
        clock=clock,
        vault=None if wishes.demo else KeyringVault(),
        heartbeat=Heartbeat,
        notifier=DesktopNotifier,
        reader=_read_in_child,
        demo=demo,
        log_file=log_file,
        synced_by=None if wishes.demo else paths.synced_by(folder),
    )
    application = Application(app, theme, edge, background=wishes.background)
    first = FirstInstance(folder, application)
    first.asked.connect(application.come_forward)
    at_end.callback(first.close)
    application.take([str(path) for path in wishes.files], wishes.quick)
    application.crashes.install()
    if wishes.grab is not None:
        from regulars.ui.grab import grab_today  # lazy: only for this wish

        grab_today(application, wishes.grab)
    application.start(_way_to_open(wishes, folder, clock, demo), trouble)
    return app.exec()


def _read_in_child(path: Path, *, region: str | None, cancelled: Callable[[], bool]) -> "Iterator[Batch]":
    from regulars.system.reading import read_in_child  # lazy: the formats are not for the first page

    return read_in_child(path, region=region, cancelled=cancelled)


def _prepare(folder: Path) -> tuple[KnownProblem | None, Path | None]:
    """The book's folder, private, and the log in it; or what keeps us from that, for the window to tell."""
    try:
        return None, logs.start_logging(paths.prepare_private_folder(folder))
    except KnownProblem as problem:
        return problem, None


class _Demo:
    """A throw-away book with the sample people: its folder is made when it is first asked for, and gone at the end."""

    def __init__(self, clock: SystemClock, resources: Path, at_end: ExitStack) -> None:
        self._clock, self._sample, self._at_end = clock, resources / "sample", at_end
        self._folder: Path | None = None

    @property
    def folder(self) -> Path:
        """Where the throw-away book lies."""
        if self._folder is None:
            import tempfile  # lazy: for a throw-away book alone

            # On every system but Windows the folder can go while the book is still open in it.
            place = tempfile.TemporaryDirectory(prefix="regulars-demo-", ignore_cleanup_errors=True)
            self._folder = Path(self._at_end.enter_context(place)) / "book"
        return self._folder

    def __call__(self) -> "Opened":
        """Make it and open it."""
        from regulars.services.sample import demo_book  # lazy: a start with one's own book does without

        return demo_book(self.folder, self._clock, self._sample)


def _way_to_open(wishes: Wishes, folder: Path, clock: SystemClock, demo: _Demo) -> "Callable[[], Opened] | None":
    from regulars.services import opening  # lazy: with the store, for the window only

    if wishes.demo:
        return demo
    if wishes.unlock is not None:
        secret = wishes.unlock
        return lambda: opening.open_with_secret(folder, _read_secret(secret), clock)
    return None


def _read_secret(file: Path) -> str:
    """The recovery code or passphrase from a file, or from standard input for "-". FILE_MISSING, FILE_UNREADABLE."""
    try:
        text = sys.stdin.read(_LONGEST_SECRET) if str(file) == "-" else _beginning_of(file)
    except FileNotFoundError as error:
        raise KnownProblem(Problem.FILE_MISSING, path=str(file)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise KnownProblem(Problem.FILE_UNREADABLE, path=str(file)) from error
    return text.strip()


def _beginning_of(file: Path) -> str:
    with file.open(encoding="utf-8") as source:
        return source.read(_LONGEST_SECRET)  # some files have no end


def cli(arguments: list[str] | None = None) -> int:
    """`regulars-cli`: the same verbs for scripts. Returns the exit status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments[:1] == [CHILD_WORD]:
        from regulars.system.reading_child import main as read  # lazy: as for the window

        return read(arguments[1:])
    hardening.harden()
    from regulars.cli import main  # lazy: click is not for the window
    from regulars.system.keyring_vault import BoundedVault, KeyringVault
    from regulars.system.reading import read_in_child

    vault = BoundedVault(KeyringVault())
    return main(arguments, default_folder=paths.data_folder, clock=SystemClock(), vault=vault, reader=read_in_child)


if __name__ == "__main__":
    sys.exit(gui())
