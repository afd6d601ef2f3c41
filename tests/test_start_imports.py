"""What a start has loaded when its first page is painted. Modules are counted, not milliseconds: those tell of the machine."""

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import date

import pytest

from regulars.domain.people import PersonId
from regulars.services import opening
from regulars.services.verbs import Verbs
from tests.builders import QUICK, clock_on
from tests.desktop_session import child_environment
from tests.doubles import MemoryVault

MOST_OWN_MODULES = 128
"""Each costs a start about a millisecond. Who needs room for another one looks first at what could come later."""

# Each of these takes a tenth of a second or more, or loads what does, or belongs to something that no first page shows.
NOT_YET = (
    "apscheduler asyncio cryptography charset_normalizer click dateparser desktop_notifier hijridate jeepney keyring"
    " logging.handlers numpy phonenumbers platformdirs rapidfuzz segno sqlite3 sqlite_utils tzlocal PySide6.QtNetwork"
    " PySide6.QtPrintSupport regulars.cli regulars.formats regulars.self_test regulars.domain.capture regulars.domain.folding"
    " regulars.domain.brief regulars.domain.people_list regulars.domain.reminders regulars.services.brief"
    " regulars.services.derived regulars.services.health regulars.services.importing regulars.services.moments"
    " regulars.services.notes regulars.services.people regulars.services.reminders regulars.services.scoring"
    " regulars.services.search regulars.store.search regulars.store.touches regulars.system.scheduler"
    " regulars.system.session_watch regulars.ui.brief regulars.ui.capture regulars.ui.first_run regulars.ui.history"
    " regulars.ui.imports regulars.ui.notifier regulars.ui.people regulars.ui.person regulars.ui.problems regulars.ui.reach"
    " regulars.ui.reminding regulars.ui.settings regulars.ui.single_instance regulars.ui.tray regulars.ui.today.brief_panel"
    " regulars.domain.hot_key regulars.system.hot_key regulars.system.portal_hot_key regulars.ui.quick_key"
    " regulars.ui.unkept regulars.ui.unlock.unlock_view regulars.ui.widgets.keys_help regulars.ui.widgets.name_link"
    " regulars.ui.widgets.palette regulars.ui.widgets.question regulars.ui.widgets.toast regulars.ui.widgets.veil"
).split()
if sys.platform in ("win32", "darwin"):
    NOT_YET.remove("platformdirs")
if sys.platform == "win32":
    NOT_YET.remove("tzlocal")

# The real start; only the keyring is a double, and hands over the key. Tells what is loaded once the window is painted.
START = """
import builtins, gc, json, os, sys
from regulars import bootstrap
from regulars.system import keyring_vault

class Handed:
    def fetch(self, entry):
        from regulars.store.keyslots import DataKey
        return DataKey(bytes.fromhex(os.environ["KEY"]))

def tell(window):
    cards = [card.accessibleName() for card in window.page("today")._list.cards()]
    told = {"modules": sorted(sys.modules), "cards": cards, "rested": not gc.isenabled()}
    told["plain_imports"] = builtins.__import__ is builtins.__orig_import__
    wait_for_collector(told, 500)

def wait_for_collector(told, turns):
    from PySide6.QtCore import QTimer
    if turns and not gc.isenabled():
        return QTimer.singleShot(10, lambda: wait_for_collector(told, turns - 1))
    print(json.dumps({**told, "collects": gc.isenabled()}), flush=True)
    os._exit(0)

is_painted = False
def painted(window, event):
    from PySide6.QtCore import QTimer
    global is_painted
    if not is_painted:
        is_painted = True
        QTimer.singleShot(0, lambda: tell(window))

def watch(folder):
    from regulars.ui import application, start
    from regulars.ui.main_window import MainWindow
    MainWindow.paintEvent = painted
    # A busy machine takes longer to paint, and to tell of it; only the painting is meant to end the start here.
    application.SETTLED_MS = start._NO_PAINT_MS = 60_000
    start._AFTER_PAINT_MS = 1_000
    return start_logging(folder)

keyring_vault.KeyringVault = Handed
start_logging, bootstrap.logs.start_logging = bootstrap.logs.start_logging, watch
bootstrap.gui([])
"""


@dataclass(frozen=True)
class Started:
    """What stood there when the window was painted."""

    modules: list[str]
    cards: list[str]
    rested: bool
    """Whether the collector rested until then."""
    collects: bool
    """Whether it collected again soon after."""
    plain_imports: bool


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Started:
    """A start over a book with somebody to reach out to on any day of the week."""
    home = tmp_path_factory.mktemp("home")
    folder, clock, vault = home / "Regulars", clock_on(), MemoryVault()
    folder.mkdir(mode=0o700)
    book = opening.finish(folder, opening.begin(folder, clock, cost=QUICK), vault, clock).book
    verbs = Verbs(book)
    verbs.settings.change(rooms=(5,) * 7)
    ana = PersonId(verbs.people.add("Ana Duarte").created or 0)
    verbs.people.add("Rui Faria")
    verbs.notes.add(ana, "two children")
    verbs.promises.add(ana, "the photos", due_on=date(2026, 11, 1))
    book.close()
    (key,) = vault.keys.values()
    done = subprocess.run(
        [sys.executable, "-c", START],
        env={
            **child_environment(),
            "QT_QPA_PLATFORM": "offscreen",
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home),
            "APPDATA": str(home),
            "LOCALAPPDATA": str(home),
            "KEY": key.raw().hex(),
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout, done.stderr
    return Started(**json.loads(done.stdout))


def test_the_first_page_stands_there_with_its_people(started: Started) -> None:
    assert len(started.cards) == 1
    assert started.cards[0].startswith("Ana Duarte.")


def test_what_the_first_page_does_not_need_is_not_loaded_yet(started: Started) -> None:
    early = [
        name for name in started.modules if any(name == later or name.startswith(f"{later}.") for later in NOT_YET)
    ]
    assert early == []


def test_a_start_loads_few_modules_of_its_own(started: Started) -> None:
    own = [name for name in started.modules if name.startswith("regulars.")]
    assert len(own) <= MOST_OWN_MODULES, f"{len(own)}: {own}"


def test_the_collector_rests_until_the_first_page_stands_there(started: Started) -> None:
    assert started.rested
    assert started.collects


def test_imports_go_without_the_wrapper_that_reads_every_source(started: Started) -> None:
    assert started.plain_imports
