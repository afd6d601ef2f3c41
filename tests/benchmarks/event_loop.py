"""How evenly the window's event loop runs while the book is busy: the time between the ticks of a 60 Hz timer.

    python -m tests.benchmarks.event_loop --people 100000 --cache FOLDER

The real desk with its worker thread, first idle, then while an import, the scoring of everybody and the reading of everybody
into memory run. Goal (S10): the 99th percentile of the gaps at most 1.1× of what it is when nothing runs.
"""

import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication

from regulars.services.verbs import Verbs
from regulars.system.reading import read_in_child
from regulars.ui.desk import Desk
from regulars.ui.jobs import ThreadWorker
from regulars.ui.main_window import MainWindow
from regulars.ui.theme import Scheme, load
from tests.benchmarks.books import arguments, book_of, open_copy
from tests.benchmarks.generate_vcards import write_book

TICK_MS = 16
IDLE_MS = 5000
CARDS = 10_000
_RESOURCES = Path(__file__).parents[2] / "resources"


class Pulse(QObject):
    """A timer at 60 Hz; `gaps` are the milliseconds between its ticks."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    def during(self, begin: Callable[[Callable[[], None]], object]) -> list[float]:
        """Run the event loop from `begin(end)` until `end()` is called; the gaps meanwhile."""
        loop = QEventLoop()
        self.gaps, self._last = [], time.perf_counter()
        self._timer.start()
        begin(loop.quit)
        loop.exec()
        self._timer.stop()
        return self.gaps

    def _tick(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now


def p99(gaps: list[float]) -> float:
    """The 99th percentile."""
    return sorted(gaps)[min(int(len(gaps) * 0.99), len(gaps) - 1)]


def _works(desk: Desk, file: Path) -> dict[str, Callable[[], Any]]:
    verbs = desk.verbs

    def bring_in() -> object:
        review = verbs.importing.review([file])
        assert review is not None
        return verbs.importing.bring_in(review)

    return {
        f"import of {CARDS:,} cards": bring_in,
        "scoring everybody": verbs.health.refresh_all,
        "reading everybody": verbs.search.warm,
    }


def _do_beside(desk: Desk, work: Callable[[], object], end: Callable[[], None]) -> None:
    """Begin the work on the thread that writes."""
    desk.run(lambda _progress, _cancelled: work(), lambda _: end())


def main() -> None:
    """Make or take the book, keep it busy, print."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    asked = arguments("gaps of the event loop while the book is busy", people=10_000)
    folder = Path(tempfile.mkdtemp(prefix="regulars-loop-"))
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    app = QApplication(sys.argv[:1])
    try:
        file = folder / "cards.vcf"
        write_book(file, CARDS)
        theme = load(_RESOURCES)
        theme.apply(app, Scheme.LIGHT)
        verbs = Verbs(open_copy(book_of(asked.people, asked.cache), folder / "book"), read_in_child)
        desk = Desk(verbs, ThreadWorker("book"))
        window = MainWindow(theme, desk)
        window.show()
        verbs.health.warm()
        pulse = Pulse()
        idle = pulse.during(lambda end: QTimer.singleShot(IDLE_MS, end))
        print(f"{asked.people} people; idle: p99 {p99(idle):.1f} ms, longest {max(idle):.1f} ms")
        for name, work in _works(desk, file).items():
            gaps: list[float] = []
            started = time.perf_counter()
            for _ in range(1 if "import" in name else asked.rounds):
                gaps += pulse.during(partial(_do_beside, desk, work))
            took = time.perf_counter() - started
            late = sum(gap > 2 * TICK_MS for gap in gaps)
            print(
                f"{name:26} {p99(gaps) / p99(idle):5.2f}× the idle gap (goal 1.1)   p99 {p99(gaps):.1f} ms,"
                f" longest {max(gaps):.1f}, {late} of {len(gaps)} ticks more than a tick late; {took:.1f} s"
            )
        print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
        window.close()
        desk.close()
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
