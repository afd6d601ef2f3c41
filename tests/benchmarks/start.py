"""From the start of the process to the first painted page, over an existing book whose key is handed over.

    python -m tests.benchmarks.start --people 10000 --cache FOLDER

Beside it a bare PySide6 window with a table of 10,000 rows, in turns in the same run. Each start is a process of its own, from
source, offscreen, timed from just before the process is made until its window is painted. Goal (S3): at most 1.2× the bare
window. "+ people" goes on to the People page at once, and counts until that is painted. What asking the system's keyring adds
is printed apart.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from unittest.mock import patch

from regulars.store import keyslots
from regulars.store.keyslots import Cost, DataKey
from tests.benchmarks.books import KEY, arguments, book_of

REPOSITORY = Path(__file__).parents[2]

# Tells the seconds since the process was asked for, and the memory held (kB), once all that was to be painted is painted.
_TELL = """
import os, resource, sys, time
def tell():
    print(time.time() - float(os.environ["BEGUN"]), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)
    os._exit(0)
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

# The real start, but for the vault: it hands over the key as the keyring would, at once. The window is watched from when the
# log is opened: by then the start has imported everything in its own order.
_OURS = """
from regulars import bootstrap
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
    MainWindow.paintEvent = painted_today if os.environ["PAGE"] == "people" else painted
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


def one_start(code: str, home: Path, page: str = "") -> tuple[float, float]:
    """Milliseconds to the painted window, and the megabytes held then."""
    environment = {
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},  # as installed
        "PYTHONPATH": str(REPOSITORY / "src"),
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home),
        "KEY": KEY.hex(),
        "PAGE": page,
        "BEGUN": repr(time.time()),
    }
    done = subprocess.run(
        [sys.executable, "-c", _TELL + code],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if not done.stdout:
        raise RuntimeError(done.stderr[-2000:])
    seconds, kilobytes = done.stdout.split()
    return float(seconds) * 1000, float(kilobytes) / 1024


def main() -> int:
    """Start both sides in turns, print. 1 when the page took more than 1.2× the bare window."""
    asked = arguments("start to the first painted page", people=10_000)
    home = Path(tempfile.mkdtemp(prefix="regulars-start-"))
    starts = {"bare": (_BARE, ""), "today": (_OURS, "today"), "+ people": (_OURS, "people")}
    took: dict[str, list[tuple[float, float]]] = {name: [] for name in starts}
    try:
        keyed_copy(book_of(asked.people, asked.cache), home / "Regulars")
        for code, page in starts.values():
            one_start(code, home, page)  # files come into the system's cache, and scores are of today
        for _ in range(max(asked.rounds, 5) * 2):
            for name, (code, page) in starts.items():
                took[name].append(one_start(code, home, page))
        keyring, nothing = (
            statistics.median(one_start(code, home)[0] for _ in range(asked.rounds)) for code in (_KEYRING, "tell()")
        )
    finally:
        shutil.rmtree(home)
    bare = statistics.median(milliseconds for milliseconds, _ in took["bare"])
    print(f"{asked.people} people, medians of {len(took['bare'])} starts in turns")
    late = False
    for name, runs in took.items():
        middle, memory = statistics.median(run[0] for run in runs), statistics.median(run[1] for run in runs)
        late = late or (name == "today" and middle > 1.2 * bare)
        print(f"{name:8} {middle / bare:5.2f}× the bare window (goal 1.2)   {middle:.0f} ms, {memory:.0f} MB")
    print(f"keyring  {(keyring - nothing) / bare:+5.2f}× for loading the system's keyring ({keyring - nothing:.0f} ms)")
    return int(late)


if __name__ == "__main__":
    sys.exit(main())
