"""From a key press in the search field to painted rows, on the real People page of a real, encrypted book.

    python -m tests.benchmarks.keystroke --people 100000 --cache FOLDER

Every text of a mixed set is typed letter by letter; after each letter the event loop runs until there is nothing left to
lay out or to paint. Printed as parts of one 60 Hz frame, beside a bare repaint of the same rows in the same run. The first
pass is made right after the page came up and had its idle moments, as the owner's first search is. Goal (S2): every
keystroke within one frame.
"""

import os
import resource
import statistics
import sys
import time
from array import array
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QWidget

from regulars.services.verbs import Verbs
from regulars.ui.actions import Actions
from regulars.ui.desk import Desk
from regulars.ui.jobs import ThreadWorker
from regulars.ui.people.people_view import PeopleView
from regulars.ui.screen import Surroundings
from regulars.ui.theme import Scheme, load
from regulars.ui.warming import warm
from regulars.ui.widgets.sidebar import Sidebar
from tests.benchmarks.books import arguments, book_of, open_here, timed
from tests.benchmarks.search import keystrokes

FRAME_MS = 1000 / 60
IDLE_S = 10.0
_RESOURCES = Path(__file__).parents[2] / "resources"


class _Quiet:
    """A window's services that a list never needs while somebody types."""

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *_, **__: None


def page_over(book_path: Path, app: QApplication) -> tuple[QMainWindow, PeopleView]:
    """The People page of a book, shown in a window of 1280 × 800."""
    theme = load(_RESOURCES)
    theme.apply(app, Scheme.LIGHT)
    desk = Desk(Verbs(open_here(book_path)), ThreadWorker("writer"))
    window = QMainWindow()
    shell: Any = _Quiet()
    view = PeopleView(Surroundings(theme, desk, Actions(window), shell))
    body = QWidget(window)
    row = QHBoxLayout(body)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(Sidebar(theme, "Regulars", parent=body))
    row.addWidget(view, 1)
    window.setCentralWidget(body)
    window.resize(1280, 800)
    window.show()
    warm(desk, shell)
    view.arrive()
    view.field.setFocus(Qt.FocusReason.OtherFocusReason)
    return window, view


def settle(app: QApplication) -> None:
    """Let everything that is posted happen, painting included."""
    app.sendPostedEvents()
    app.processEvents()


def idle(app: QApplication, seconds: float) -> None:
    """Time in which nobody does anything, and the page may get ready."""
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        app.processEvents()
        time.sleep(0.002)


def one_pass(app: QApplication, view: PeopleView) -> list[tuple[float, str]]:
    """Milliseconds of each keystroke of the set."""
    times = []
    for query, _ in keystrokes():

        def press(typed: str = query) -> None:
            view.field.setText(typed)
            settle(app)

        times.append((timed(press), query))
    view.field.clear()
    settle(app)
    return times


def bare_repaint(app: QApplication, view: PeopleView) -> float:
    """What it costs to paint the page's rows again when nothing has changed: the median, in milliseconds."""

    def paint() -> None:
        view.table.viewport().update()
        settle(app)

    return statistics.median([timed(paint) for _ in range(41)])


def report(title: str, times: list[tuple[float, str]], bare: float) -> bool:
    """Print a pass; whether every keystroke was within a frame."""
    figures = sorted(milliseconds for milliseconds, _ in times)
    p95 = figures[int(len(figures) * 0.95)]
    middle, (worst, query) = statistics.median(figures), max(times)
    late = sum(milliseconds > FRAME_MS for milliseconds in figures)
    print(
        f"{title:24} median {middle / FRAME_MS:5.2f}  p95 {p95 / FRAME_MS:5.2f}  max {worst / FRAME_MS:5.2f} frames"
        f"  ({middle:.1f} / {p95:.1f} / {worst:.1f} ms; {middle / bare:.1f}× a bare repaint; slowest {query!r};"
        f" {late} of {len(figures)} late)"
    )
    return not late


def main() -> int:
    """Make or take the book, type, print. 1 when a keystroke of the last passes was late."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    asked = arguments("keystroke to painted rows")
    path = book_of(asked.people, asked.cache)
    before = array("d", [resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024])[0]
    app = QApplication(sys.argv[:1])
    window, view = page_over(path, app)
    while view.model.rowCount() < view.model.found.total:
        idle(app, 0.05)
    idle(app, IDLE_S)
    print(f"{asked.people} people, {len(keystrokes())} keystrokes, one frame is {FRAME_MS:.1f} ms")
    first = one_pass(app, view)
    bare = bare_repaint(app, view)
    passes = [one_pass(app, view) for _ in range(max(asked.rounds - 1, 1))]
    print(f"{'bare repaint':24} {bare / FRAME_MS:5.2f} frames ({bare:.1f} ms)")
    good = report("first pass after start", first, bare)
    middle = [(statistics.median(run[i][0] for run in passes), query) for i, (_, query) in enumerate(first)]
    good = report("later passes (medians)", middle, bare) and good
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB, of it {before:.0f} MB before the window")
    window.close()
    view.desk.close()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
