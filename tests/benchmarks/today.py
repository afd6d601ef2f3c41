"""The owner's day from a large book: worked out, and painted on the Today page.

    python -m tests.benchmarks.today --people 100000 --cache FOLDER

The scores are of the day, as they are once the start has refreshed them. Goal (S5): the day and its page within two 60 Hz
frames, after an edit too, when the reading connection has to fetch its pages anew.
"""

import os
import resource
import shutil
import statistics
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication

from regulars.domain.moments import MomentKind
from regulars.domain.people import PersonId
from regulars.services.verbs import Verbs
from regulars.ui.desk import Desk
from regulars.ui.jobs import InlineWorker
from regulars.ui.main_window import MainWindow
from regulars.ui.theme import Scheme, load
from tests.benchmarks.books import arguments, book_of, open_copy, timed
from tests.builders import StandingClock

FRAME_MS = 1000 / 60
MONDAY = datetime(2026, 11, 23, 9, 2, tzinfo=UTC)  # the morning after the last day of the generated book
_RESOURCES = Path(__file__).parents[2] / "resources"


def main() -> int:
    """Make or take the book, show the day, print. 1 when it took longer than two frames."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    asked = arguments("today's people, read and painted", people=10_000)
    folder = Path(tempfile.mkdtemp(prefix="regulars-today-"))
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    try:
        return _measure(asked.people, asked.rounds, open_verbs(book_of(asked.people, asked.cache), folder))
    finally:
        shutil.rmtree(folder)


def open_verbs(path: Path, folder: Path) -> Verbs:
    """A copy of the book on its next morning, scored for that day."""
    book = open_copy(path, folder)
    book.clock = StandingClock(MONDAY)
    verbs = Verbs(book)
    verbs.health.refresh_all()
    book.idle()
    return verbs


def _measure(people: int, rounds: int, verbs: Verbs) -> int:
    app = QApplication(sys.argv[:1])
    theme = load(_RESOURCES)
    theme.apply(app, Scheme.LIGHT)
    window = MainWindow(theme, Desk(verbs, InlineWorker()))
    window.resize(1280, 800)
    window.show()
    verbs.search.warm()

    def paint() -> None:
        window.go("today")
        app.sendPostedEvents()
        app.processEvents()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # what an event loop of its own would do

    paint()
    day = verbs.today.day()
    verbs.book.write_here()
    others, reader = -1, verbs.book
    print(f"{people} people, {len(day.items)} today, {len(day.later)} later this week; medians of {rounds * 3}")
    warm, page, cold = [], [], []
    for i in range(rounds * 3):
        verbs.moments.log(
            [PersonId(i * 7919 % people + 1)], MomentKind.CALL
        )  # another connection's commit empties the cache
        reader._writing_thread = others  # from here on we read, as the GUI thread does
        cold.append(timed(verbs.today.day))
        warm.append(timed(verbs.today.day))
        page.append(timed(paint))
        reader.write_here()
    figures = {"the day, right after an edit": cold, "the day again": warm, "the day read and painted": page}
    for name, took in figures.items():
        middle = statistics.median(took)
        print(f"{name:30} {middle / FRAME_MS:5.2f} frames (goal 2)   {middle:.1f} ms, slowest {max(took):.1f}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return int(statistics.median(page) > 2 * FRAME_MS)


if __name__ == "__main__":
    sys.exit(main())
