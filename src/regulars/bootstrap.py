"""The composition root: the one place where the edge, the services and the window or the command line meet."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from regulars.domain.errors import KnownProblem, Problem
from regulars.services.quiet_collector import quiet_collector
from regulars.system import hardening, logs, paths
from regulars.system.clock import SystemClock

if TYPE_CHECKING:
    from regulars.domain.locking import LockReason
    from regulars.formats.records import Batch
    from regulars.services.opening import Opened
    from regulars.services.ports import Autostart, HotKeys
    from regulars.system.folder_lock import FolderLock
    from regulars.ui.application import Application
    from regulars.ui.notifier import Notifier
    from regulars.ui.start import Heartbeat as Beating

CHILD_WORD = "--read-child"
_TRY_AGAIN_S, _TRIES = 0.05, 200
"""Ten seconds for another start to be there, or to be gone."""


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
        starting = at_end.enter_context(ExitStack())
        starting.enter_context(quiet_collector())  # there is nothing to collect yet, and much to look through
        return _show(wishes, at_end, starting)


def _show(wishes: Wishes, at_end: ExitStack, starting: ExitStack) -> int:
    # lazy: none of it is for the child or the self-test. What the first page asks comes before Qt, whose own imports go
    # through PySide's wrapper until it is taken away.
    from regulars.services import opening, settings, today, verbs  # noqa: F401 - loaded here, used behind the window
    from regulars.system.folder_lock import FolderLock
    from regulars.system.keyring_vault import KeyringVault
    from regulars.ui import plain_imports

    plain_imports.restore()  # before what follows
    from regulars.ui import theme as themes
    from regulars.ui import translation
    from regulars.ui.application import Application, Edge
    from regulars.ui.ending import EndSignals
    from regulars.ui.start import make_app, need_no_screen

    clock, resources = SystemClock(), paths.resources()
    demo = _Demo(clock, resources, at_end)
    folder = demo.folder if wishes.demo else wishes.book or paths.data_folder()
    if wishes.grab is not None:
        need_no_screen()
    app = make_app(sys.argv)
    trouble = _prepare(folder)
    lock = FolderLock(folder)
    if not wishes.demo:
        at_end.callback(lock.release)
        first_status = _give_way(lock, folder, wishes)
        if first_status is not None:
            return first_status
    log_file = None if trouble is not None else logs.start_logging(folder)
    at_end.callback(logs.stop_logging)
    translation.install(app, resources)
    theme = themes.load(resources)
    theme.apply(app)
    edge = Edge(
        folder=folder,
        resources=resources,
        clock=clock,
        vault=None if wishes.demo else KeyringVault(),
        heartbeat=_heartbeat,
        notifier=_desktop_notifier,
        reader=_read_in_child,
        demo=demo,
        open_elsewhere=_other_computer(lock),
        log_file=log_file,
        session=_session_watch,
        autostart=partial(_autostart, folder),
        hot_keys=None if wishes.demo else partial(_hot_keys, folder),
        synced_by=lambda: None if wishes.demo else paths.synced_by(folder),
    )
    application = Application(app, theme, edge, background=wishes.background)
    application.settled.connect(lambda: _listen(folder, application, at_end))
    application.settled.connect(starting.close)
    application.take([str(path) for path in wishes.files], wishes.quick)
    application.crashes.install()
    ending = EndSignals(application)
    ending.asked.connect(application.quit)
    at_end.callback(ending.close)
    if wishes.grab is not None:
        from regulars.ui.grab import grab_today  # lazy: only for this wish

        grab_today(application, wishes.grab)
    application.start(_way_to_open(wishes, folder, clock, demo), trouble)
    return ending.status(app.exec())


def _listen(folder: Path, application: "Application", at_end: ExitStack) -> None:
    """Hear later starts of the same book from now on; until now they found its lock, and wait."""
    from regulars.ui.single_instance import FirstInstance  # lazy: with the first page painted

    first = FirstInstance(folder, application)
    first.asked.connect(application.come_forward)
    at_end.callback(first.close)


def _heartbeat(beat: Callable[[], None]) -> "Beating":
    from regulars.system.scheduler import Heartbeat  # lazy: as above

    return Heartbeat(beat)


def _desktop_notifier(icon: Path) -> "Notifier":
    from regulars.ui.notifier import DesktopNotifier  # lazy: as above

    return DesktopNotifier(icon)


def _session_watch(heard: "Callable[[LockReason], None]") -> "Beating":
    from regulars.system.session_watch import SessionWatch  # lazy: as above

    return SessionWatch(heard)


def _autostart(folder: Path) -> "Autostart":
    from regulars.system import autostart  # lazy: for the settings page

    return autostart.of_this_system(_which_book(folder))


def _hot_keys(folder: Path) -> "HotKeys":
    from regulars.system import hot_key  # lazy: for those who want one

    return hot_key.of_this_system(_which_book(folder))


def _which_book(folder: Path) -> tuple[str, ...]:
    """What tells another start which book is meant."""
    return () if folder == paths.data_folder() else ("--book", str(folder.resolve()))


def _other_computer(lock: "FolderLock") -> KnownProblem | None:
    """What to tell where the folder's lock names another computer."""
    host = lock.open_elsewhere
    return None if host is None else KnownProblem(Problem.BOOK_OPEN_ELSEWHERE, host=host)


def _give_way(lock: "FolderLock", folder: Path, wishes: Wishes) -> int | None:
    """Hand over to the window that this book has already, and the exit status; None when this is the first start."""
    files = [str(path.resolve()) for path in wishes.files]
    for _ in range(_TRIES):
        is_first = lock.take()
        if is_first and lock.is_held:
            return None
        from regulars.ui.single_instance import Answer, hand_over  # lazy: for a later start

        match hand_over(folder, files, quick=wishes.quick, token=os.environ.get("XDG_ACTIVATION_TOKEN", "")):
            case Answer.TAKEN:
                return 0
            case Answer.DEAF:
                break
            case Answer.NOBODY:
                if is_first:  # nothing can be locked here, and nobody answers
                    return None
        time.sleep(_TRY_AGAIN_S)  # the other one is just beginning, or ending
    sys.stderr.write("Regulars is open already and does not answer.\n")
    return 1


def _read_in_child(path: Path, *, region: str | None, cancelled: Callable[[], bool]) -> "Iterator[Batch]":
    from regulars.system.reading import read_in_child  # lazy: the formats are not for the first page

    return read_in_child(path, region=region, cancelled=cancelled)


def _prepare(folder: Path) -> KnownProblem | None:
    """Make the book's folder, private; or say what keeps us from that, for the window to tell."""
    try:
        paths.prepare_private_folder(folder)
    except KnownProblem as problem:
        return problem
    return None


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
    from regulars.services.secret_files import secret_from, secret_in  # lazy: for this wish alone

    return secret_from(sys.stdin.buffer) if str(file) == "-" else secret_in(file)


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
