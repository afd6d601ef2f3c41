"""A tour through the whole program, as a child process of the tests: the real start, window, threads, reader and book.

    python -m tests.safety.tour HOME FILES

HOME is the home that everything is kept in; FILES holds what comes from outside (files to import, the recovery code). After
the tour it says in one line of JSON what it saw, and stands open until a line comes in.
"""

import json
import socket
import stat
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from regulars import bootstrap
from regulars.domain.errors import KnownProblem
from regulars.domain.people import PersonId
from regulars.services import opening
from regulars.services.verbs import Verbs
from regulars.system import hardening, paths
from regulars.system.clock import SystemClock
from regulars.system.reading import read_in_child
from regulars.ui import application
from regulars.ui.application import Application
from tests.builders import QUICK
from tests.safety.canary import CANARY, card, columns_without, in_every_field

PATIENCE_S = 20
_INTERNET = (socket.AF_INET, socket.AF_INET6)


class Ears:
    """Hears of every internet socket: of Python's as it is made, of any other while it is there."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        sys.addaudithook(self._event)

    def _event(self, event: str, values: tuple[object, ...]) -> None:
        if not event.startswith("socket."):
            return
        made = event == "socket.__new__" and values[1] in _INTERNET
        reaches = event in ("socket.connect", "socket.bind", "socket.sendto") and isinstance(values[1], tuple)
        asks = event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")
        if made or reaches or asks:
            self.heard.append(f"{event} {values[1:]}")

    def look(self) -> None:
        """Compare our open sockets with the kernel's lists of internet sockets: C++ opens its own."""
        ours = set()
        for entry in Path("/proc/self/fd").iterdir():
            try:
                target = str(entry.readlink())
            except OSError:
                continue
            if target.startswith("socket:["):
                ours.add(target[8:-1])
        for kind in ("tcp", "tcp6", "udp", "udp6", "udplite", "udplite6", "raw", "raw6", "icmp", "icmp6"):
            lines = Path("/proc/self/net", kind)
            for line in lines.read_text().splitlines()[1:] if lines.exists() else ():
                if line.split()[9] in ours:
                    self.heard.append(f"{kind} {line.split()[1:3]}")


class Tour(QObject):
    """Goes everywhere, types everywhere, and tells what it saw."""

    _asked_to_end = Signal()

    def __init__(self, running: Application, person: PersonId, files: Path, ears: Ears) -> None:
        super().__init__(running)
        self._running, self._person, self._files, self._ears = running, person, files, ears
        assert running.window is not None
        assert running.desk is not None
        self._window, self._desk = running.window, running.desk
        self._asked_to_end.connect(running.quit)

    def go(self) -> None:
        """The tour, then wait for the line that ends it."""
        verbs, window = self._desk.verbs, self._window
        for page in ("today", "people", "import", "settings"):
            window.go(page)
            self._look_around()
        window.open_person(self._person)
        self._look_around()
        self._search()
        self._log()
        self._import()
        window.go("today")
        self._look_around()
        verbs.brief.of(self._person)
        self._desk.undo()
        self._look_around()
        self._fail()
        self._say(verbs)
        threading.Thread(target=self._wait_for_end, daemon=True).start()

    def _wait_for_end(self) -> None:
        sys.stdin.readline()
        self._asked_to_end.emit()

    def _wait(self, happens: Callable[[], object], what: str) -> None:
        until = time.monotonic() + PATIENCE_S
        while not happens():
            if time.monotonic() > until:
                raise AssertionError(f"waited in vain for {what}")
            QTest.qWait(20)

    def _look_around(self) -> None:
        QTest.qWait(60)
        self._window.grab()
        self._ears.look()

    def _type(self, text: str) -> None:
        field = QApplication.focusWidget()
        assert field is not None, "nothing has the keyboard"
        typed = QInputMethodEvent()
        typed.setCommitString(text)
        QApplication.sendEvent(field, typed)

    def _search(self) -> None:
        page = self._window.page("people")
        self._window.go("people")
        page.search()
        self._type(CANARY)
        self._look_around()
        found = self._desk.verbs.search.find(CANARY)
        assert self._person in list(found.ids), "search finds nobody"

    def _log(self) -> None:
        moments = self._desk.verbs.moments
        before = moments.count(self._person)
        self._window.log_moment(self._person)
        self._look_around()
        self._type(CANARY)
        field = QApplication.focusWidget()
        assert field is not None
        QTest.keyClick(field, Qt.Key.Key_Return)
        self._wait(lambda: moments.count(self._person) == before + 1, "the logged moment")

    def _import(self) -> None:
        path = self._files / "more.vcf"
        path.write_text(card(f"{CANARY} once more"), "utf-8")
        self._window.import_files([path])
        self._look_around()
        importing = self._desk.verbs.importing
        done: list[object] = []

        def bring(progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> object:
            review = importing.review([path], progress, cancelled)
            assert review is not None
            return importing.bring_in(review, None, progress, cancelled)

        self._desk.run(bring, done.append)
        self._wait(lambda: done, "the import")

    def _fail(self) -> None:
        """A bug of ours whose exception holds what a client said; and a known problem with the same."""

        def bug() -> object:
            raise ValueError(CANARY)

        def refused() -> object:
            raise KnownProblem(opening.Problem.BAD_VALUE, field="name", value=CANARY)

        for verb in (refused, bug):
            self._desk.do(verb)  # type: ignore[arg-type]  # it never answers
            self._look_around()

    def _say(self, verbs: Verbs) -> None:
        folder = verbs.book.folder
        modes = {
            str(path.relative_to(folder)): stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.rglob("*"))
        }
        self._ears.look()
        said = {
            "toured": True,
            "internet": self._ears.heard,
            "modes": {name: oct(mode) for name, mode in modes.items()},
            "folder": str(folder),
        }
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()


def main() -> int:
    """Fill a book with the canary, then start the program over it and go round."""
    files = Path(sys.argv[2])
    ears = Ears()
    hardening.harden()
    folder = paths.prepare_private_folder(paths.data_folder())
    clock = SystemClock()
    new = opening.begin(folder, clock, cost=QUICK)
    (files / "code").write_text(new.recovery_code, "utf-8")
    opened = opening.finish(folder, new, None, clock, cost=QUICK)
    person = in_every_field(Verbs(opened.book, read_in_child), files)
    missing = columns_without(opened.book)
    assert not missing, f"the canary was not typed into {sorted(missing)}"
    opened.book.close()

    begin = Application.start

    def start(self: Application, *arguments: object, **named: object) -> None:
        def tour() -> None:
            try:
                Tour(self, person, files, ears).go()
            except BaseException as error:
                sys.stdout.write(json.dumps({"error": repr(error)}) + "\n")
                sys.stdout.flush()
                raise

        self.ready.connect(lambda: QTimer.singleShot(0, tour))
        begin(self, *arguments, **named)  # type: ignore[arg-type]  # handed on as they came

    application.Application.start = start  # type: ignore[method-assign]  # the tour begins when the window is there
    return bootstrap.gui(["--book", str(folder), "--unlock", str(files / "code")])


if __name__ == "__main__":
    sys.exit(main())
