"""What one durable edit costs beside the disk's own floor, and how long it takes until the screen shows it.

    python -m tests.benchmarks.edits --people 100000 --cache FOLDER

The floor is writing and fsyncing as many bytes as the edit added to the write-ahead log, on the same disk, in turns with the
edits. Goals (S6): a durable edit within 3× the floor; from the key to the repainted screen no more than one 60 Hz frame
beyond the edit itself.
"""

import os
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QSettings
from PySide6.QtWidgets import QApplication

from regulars.domain.changes import Changes
from regulars.domain.moments import MomentKind
from regulars.domain.people import PersonField, PersonId
from regulars.services.verbs import Verbs
from regulars.ui.desk import Desk
from regulars.ui.jobs import ThreadWorker
from regulars.ui.main_window import MainWindow
from regulars.ui.theme import Scheme, load
from tests.benchmarks.books import arguments, book_of, open_copy, timed

FRAME_MS = 1000 / 60
EACH = 20  # edits in a round
_RESOURCES = Path(__file__).parents[2] / "resources"

Edit = Callable[[Verbs, PersonId, int], Changes]
EDITS: dict[str, Edit] = {
    "log a moment": lambda verbs, person, _: verbs.moments.log([person], MomentKind.CALL),
    "log one with words": lambda verbs, person, i: verbs.moments.log([person], MomentKind.CALL, text=f"about lamp {i}"),
    "rename": lambda verbs, person, i: verbs.people.set_field(person, PersonField.NAME, f"Somebody {i} {time.time()}"),
    "write a note": lambda verbs, person, i: verbs.notes.add(person, f"likes oak {i}"),
}


class Disk:
    """The floor: a file beside the book to which bytes are added and fsynced."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)

    def write(self, size: int) -> float:
        """Milliseconds for so many bytes."""
        data = os.urandom(size)

        def floor() -> None:
            os.write(self._file, data)
            os.fsync(self._file)

        return timed(floor)

    def close(self) -> None:
        """Done with it."""
        os.close(self._file)


def durable(verbs: Verbs, people: int, rounds: int, disk: Disk) -> dict[str, float]:
    """Print each kind of edit beside the floor; the median milliseconds of each."""
    wal = verbs.book.folder / "book.db-wal"
    medians: dict[str, float] = {}
    number = 0
    for name, edit in EDITS.items():
        took, floors, small, sizes = [], [], [], []
        for _ in range(rounds * EACH):
            number += 1
            person = PersonId(number * 7919 % people + 1)
            before = wal.stat().st_size
            took.append(timed(partial(edit, verbs, person, number)))
            grown = wal.stat().st_size - before
            if grown > 0:
                sizes.append(grown)
            floors.append(disk.write(int(statistics.median(sizes)) if sizes else 65536))
            small.append(disk.write(4096))
        verbs.book.idle()
        medians[name] = statistics.median(took)
        floor, least = statistics.median(floors), statistics.median(small)
        p95, size = sorted(took)[int(len(took) * 0.95)], statistics.median(sizes) / 1000
        print(
            f"{name:20} {medians[name] / floor:5.1f}× the floor (goal 3)   {medians[name]:.2f} ms, p95 {p95:.2f};"
            f" the floor for its {size:.0f} kB {floor:.2f} ms, for 4 kB {least:.2f} ms"
        )
    return medians


def shown(verbs: Verbs, people: int, rounds: int, alone: dict[str, float]) -> None:
    """Print the time from an edit asked for on a page until the page is painted anew."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    theme = load(_RESOURCES)
    theme.apply(app, Scheme.LIGHT)
    desk = Desk(verbs, ThreadWorker("book"))
    window = MainWindow(theme, desk)
    window.show()
    verbs.search.warm()
    for page in ("today", "people", "person"):
        for name, edit in EDITS.items():
            took = []
            for i in range(rounds * 3):
                person = PersonId(i * 104729 % people + 1)
                if page == "person":
                    window.open_person(person)
                else:
                    window.go(page)
                _rest(app)
                took.append(_until_painted(app, desk, partial(edit, verbs, person, i)))
            middle = statistics.median(took)
            beyond = (middle - alone[name]) / FRAME_MS
            print(
                f"{page:7} {name:20} {beyond:5.2f} frames beyond the edit (goal 1)   {middle:.1f} ms from key to paint"
            )
    window.close()
    desk.close()


def _until_painted(app: QApplication, desk: Desk, verb: Callable[[], Changes]) -> float:
    loop = QEventLoop()  # as in the program: waiting, it leaves the interpreter to the writing thread
    started = time.perf_counter()
    desk.do(verb, lambda _: loop.quit())
    loop.exec()
    _settle(app)
    return (time.perf_counter() - started) * 1000


def _rest(app: QApplication) -> None:
    """Time in which a page finishes itself: the owner looks at it before doing anything."""
    until = time.perf_counter() + 0.4
    while time.perf_counter() < until:
        _settle(app)
        time.sleep(0.005)


def _settle(app: QApplication) -> None:
    app.sendPostedEvents()
    app.processEvents()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # what an event loop of its own would do


def main() -> None:
    """Make or take the book, edit a copy of it, print."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    asked = arguments("a durable edit, and the screen that shows it", people=10_000)
    folder = Path(tempfile.mkdtemp(prefix="regulars-edits-"))
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    try:
        verbs = Verbs(open_copy(book_of(asked.people, asked.cache), folder))
        verbs.search.warm()
        EDITS["log a moment"](verbs, PersonId(1), 0)  # NumPy and sqlite-utils are there once anything was edited
        disk = Disk(folder / "floor")
        print(f"{asked.people} people, medians of {asked.rounds * EACH}")
        alone = durable(verbs, asked.people, asked.rounds, disk)
        disk.close()
        shown(verbs, asked.people, asked.rounds, alone)
        print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
