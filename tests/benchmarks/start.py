"""From the start of the process to the first painted page, over an existing book whose key is handed over.

    python -m tests.benchmarks.start --people 10000 --cache FOLDER

Beside it a bare PySide6 window with a table of 10,000 rows, in turns in the same run. Each start is a process of its own, from
source, offscreen, timed from just before the process is made until its window is painted and the event loop is free again, by
the clock and by the processor's time. It is always the same Monday morning, with a full list of people; whoever is on it by
then is printed. Goal (S3): at most 1.2× the bare window. "+ brief" counts until the brief beside the list and the lines of the
rest of the week are painted, too. "+ people" goes on to the People page at once, and counts until that is painted. What asking
the system's keyring adds is printed apart.
"""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

from regulars.store import keyslots
from regulars.store.keyslots import Cost, DataKey
from tests.benchmarks.books import KEY, arguments, book_of

REPOSITORY = Path(__file__).parents[2]
MONDAY = datetime(2026, 11, 23, 9, 2, tzinfo=UTC)
"""The morning after the last day of the generated book, whatever day it is: on a day off the page would be empty."""

# Tells the seconds since the process was asked for, and the memory held (kB), once all that was to be painted is painted.
_TELL = """
import os, resource, sys, time
def tell():
    took = time.time() - float(os.environ["BEGUN"])
    print(took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, seen(), sep="\\n", flush=True)
    os._exit(0)
def seen():
    return ""
def painted(self, event):
    from PySide6.QtCore import QTimer
    QTimer.singleShot(0, tell)
"""

_BARE = """
from PySide6.QtCore import QAbstractTableModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
class Rows(QAbstractTableModel):
    def rowCount(self, parent=None): return 10_000
    def columnCount(self, parent=None): return 3
    def data(self, index, role=0): return f"Person {index.row()}" if role == 0 else None
class Window(QMainWindow):
    paintEvent = painted
app = QApplication(sys.argv[:1])
window, table = Window(), QTableView()
table.setModel(Rows())
window.setCentralWidget(table)
window.resize(1280, 800)
window.show()
app.exec()
"""

# The real start, but for the vault, which hands over the key as the keyring would, at once, and for the day. The window is
# watched from when the log is opened: by then the start has imported everything in its own order.
_OURS = """
from regulars import bootstrap
from datetime import timedelta
class Monday(bootstrap.SystemClock):
    def now(self):
        return super().now() + timedelta(seconds=float(os.environ["LATER"]))
bootstrap.SystemClock = Monday
from regulars.system import keyring_vault
class Handed:
    def fetch(self, entry):
        from regulars.store.keyslots import DataKey
        return DataKey(bytes.fromhex(os.environ["KEY"]))
keyring_vault.KeyringVault = Handed
def painted_today(self, event):
    from PySide6.QtCore import QTimer
    type(self).paintEvent = lambda self, event: None
    QTimer.singleShot(0, self, lambda: self.go("people"))
    from regulars.ui.people.people_table import PeopleTable
    paint = PeopleTable.paintEvent
    PeopleTable.paintEvent = lambda table, event: (paint(table, event), painted(table, event))
start_logging = bootstrap.logs.start_logging
def watch(folder):
    from regulars.ui.main_window import MainWindow
    if os.environ["PAGE"] == "brief":
        from regulars.ui.today.brief_panel import BriefPanel
        from regulars.ui.today.later_card import LaterCard
        left, paints = {BriefPanel, LaterCard}, {BriefPanel: BriefPanel.paintEvent, LaterCard: LaterCard.paintEvent}
        def paint_one(self, event):
            paints[type(self)](self, event)
            left.discard(type(self))
            if not left:
                painted(self, event)
        BriefPanel.paintEvent = LaterCard.paintEvent = paint_one
    ending = {"people": painted_today, "today": painted, "brief": lambda self, event: None}
    MainWindow.paintEvent = ending[os.environ["PAGE"]]
    global seen
    def seen():
        from PySide6.QtWidgets import QApplication
        window = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow))
        page = window.page("today")
        cards = [card.accessibleName().partition(".")[0] for card in page._list.cards()]
        return f"{len(cards)} people with {sum(1 for _ in buttons(page._list))} buttons: {', '.join(cards)}"
    def buttons(inside):
        from PySide6.QtWidgets import QAbstractButton
        return (button for button in inside.findChildren(QAbstractButton) if not button.isHidden())
    return start_logging(folder)
bootstrap.logs.start_logging = watch
bootstrap.gui([])
"""

_KEYRING = """
from regulars.system.keyring_vault import KeyringVault
KeyringVault().backend_name()
tell()
"""


def keyed_copy(path: Path, folder: Path) -> None:
    """A copy of a benchmark's book, with keyslots that say: the keyring has the key."""
    key = DataKey(KEY)
    with patch.object(DataKey, "random", return_value=key):
        keyslots.create(folder, cost=Cost(64, 1, 1))
    shutil.copy(path, folder / keyslots.BOOK_NAME)
    keyslots.add_keyring(folder, DataKey(KEY))
    keyslots.mark_in_use(folder)


@dataclass(frozen=True, slots=True)
class Start:
    """One start, up to the painted window."""

    milliseconds: float
    processor: float
    """Milliseconds of the processor, up to the end of the process: what the others on the machine do counts less."""
    megabytes: float
    seen: str


def one_start(code: str, home: Path, page: str = "", repository: Path = REPOSITORY) -> Start:
    """Start `code` in a process of its own, and wait for what it tells."""
    environment = {
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},  # as installed
        "PYTHONPATH": str(repository / "src"),
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home),
        "KEY": KEY.hex(),
        "PAGE": page,
        "LATER": repr(MONDAY.timestamp() - time.time()),
    }
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-c", _TELL + code],
        env={**environment, "BEGUN": repr(time.time())},
        capture_output=True,
        text=True,
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if not done.stdout:
        raise RuntimeError(done.stderr[-2000:])
    seconds, kilobytes, seen = done.stdout.split("\n")[:3]
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Start(float(seconds) * 1000, processor * 1000, float(kilobytes) / 1024, seen)


SIDES = {"bare": (_BARE, ""), "today": (_OURS, "today"), "+ brief": (_OURS, "brief"), "+ people": (_OURS, "people")}


def main() -> int:
    """Start both sides in turns, print. 1 when the page took more than 1.2× the bare window."""
    asked = arguments("start to the first painted page", people=10_000)
    home = Path(tempfile.mkdtemp(prefix="regulars-start-"))
    took: dict[str, list[Start]] = {name: [] for name in SIDES}
    try:
        keyed_copy(book_of(asked.people, asked.cache), home / "Regulars")
        for code, page in SIDES.values():
            one_start(code, home, page)  # files come into the system's cache, and scores are of today
        for _ in range(max(asked.rounds, 5) * 2):
            for name, (code, page) in SIDES.items():
                took[name].append(one_start(code, home, page))
        keyring, nothing = (
            statistics.median(one_start(code, home).milliseconds for _ in range(asked.rounds))
            for code in (_KEYRING, "tell()")
        )
    finally:
        shutil.rmtree(home)
    bare, ratio = _medians(took["bare"]), 0.0
    print(f"{asked.people} people, {MONDAY:%A %d %B %Y %H:%M}, medians of {len(took['bare'])} starts in turns")
    print(f"painted: {took['today'][0].seen}")
    for name, runs in took.items():
        clock, processor, memory = _medians(runs)
        ratio = clock / bare[0] if name == "today" else ratio
        print(
            f"{name:8} {clock / bare[0]:5.2f}× the bare window (goal 1.2), {processor / bare[1]:5.2f}× its processor time"
            f"   {clock:.0f} ms, {processor:.0f} ms, {memory:.0f} MB"
        )
    print(
        f"keyring  {(keyring - nothing) / bare[0]:+5.2f}× for loading the system's keyring ({keyring - nothing:.0f} ms)"
    )
    return int(ratio > 1.2)


def _medians(runs: list[Start]) -> tuple[float, float, float]:
    def middle(of: Callable[[Start], float]) -> float:
        return statistics.median(of(run) for run in runs)

    return middle(lambda run: run.milliseconds), middle(lambda run: run.processor), middle(lambda run: run.megabytes)


if __name__ == "__main__":
    sys.exit(main())
