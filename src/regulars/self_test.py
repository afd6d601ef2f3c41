"""`regulars --self-test`: whether this installation has everything inside, and it works. For a built app above all."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from regulars.domain.capture.day_arithmetic import Ahead, DateOrder
from regulars.services import opening, typed_dates
from regulars.services.shipped import phrase_languages
from regulars.store import schema
from regulars.store.database import check_libraries
from regulars.store.keyslots import Cost
from regulars.system import paths
from regulars.system.clock import SystemClock
from regulars.system.keyring_vault import BoundedVault, KeyringVault
from regulars.system.reading import read_in_child
from regulars.ui.start import make_app, need_no_screen, qt_version
from regulars.ui.theme import load

_WANTED = {
    "icons": "*.svg",
    "fonts": "*.ttf",
    "themes": "*.toml",
    "sample": "*.toml",
    "format": "*.md",
    "phrases": "*.toml",
}
_QUICK = Cost(memory_kib=64, passes=1, lanes=1)  # the book of the test is empty and gone in a second
_KEYRING_PATIENCE_S = 5.0
_CARD = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Zoë 李\r\nTEL:+49 170 1234567\r\nEND:VCARD\r\n"

Check = Callable[[], str]


def run() -> int:
    """Try each part and print what was found, one line each; 0 when all of them work, 1 otherwise.

    A computer without a keyring passes: the recovery code opens its books.
    """
    checks: dict[str, Check] = {
        "Python": lambda: sys.version.split()[0],
        "Qt": _qt,
        "keyring": _keyring,
        "book": _book,
        "resources": _resources,
        "reader": _reader,
        "dates": _dates,
        "notifications": _notifications,
    }
    failed = 0
    for name, check in checks.items():
        try:
            said = check()
        except Exception as error:  # noqa: BLE001 - the very purpose is to say what does not work, and to go on
            said, failed = f"DOES NOT WORK: {type(error).__name__}: {error}", failed + 1
        print(f"{name}: {said}")  # noqa: T201 - what a self-test is for
    return 1 if failed else 0


def _qt() -> str:
    need_no_screen()
    app = make_app(["regulars"])
    theme = load(paths.resources())
    theme.apply(app)
    return f"{qt_version()}, {app.platformName()}"


def _keyring() -> str:
    return BoundedVault(KeyringVault(), _KEYRING_PATIENCE_S).backend_name()


def _book() -> str:
    """Make a book, write to it, close it, open it again with its code."""
    check_libraries()
    clock = SystemClock()
    with tempfile.TemporaryDirectory(prefix="regulars-self-test-", ignore_cleanup_errors=True) as place:
        folder = paths.prepare_private_folder(Path(place) / "book")
        new = opening.begin(folder, clock, cost=_QUICK)
        opening.finish(folder, new, None, clock).book.close()
        book = opening.open_with_secret(folder, new.recovery_code, clock).book
        try:
            cipher = book.writer.value("PRAGMA cipher_version")
            sqlite = book.writer.value("SELECT sqlite_version()")
            version = book.writer.value("PRAGMA user_version")
        finally:
            book.close()
    if version != schema.VERSION:
        raise RuntimeError(f"schema {version}, not {schema.VERSION}")
    return f"SQLCipher {cipher}, SQLite {sqlite}, schema {version}"


def _resources() -> str:
    folder = paths.resources()
    counts = {name: len(list((folder / name).glob(pattern))) for name, pattern in _WANTED.items()}
    missing = [name for name, count in counts.items() if not count]
    if missing:
        raise FileNotFoundError(f"nothing in {', '.join(missing)} below {folder}")
    return ", ".join(f"{count} {name}" for name, count in counts.items())


def _reader() -> str:
    """Read a card in the child process, as an import does."""
    with tempfile.TemporaryDirectory(prefix="regulars-self-test-", ignore_cleanup_errors=True) as place:
        file = Path(place) / "one.vcf"
        file.write_text(_CARD, "utf-8", newline="")
        people = sum(len(batch.people) for batch in read_in_child(file))
    if people != 1:
        raise RuntimeError(f"{people} people read from a file with one")
    return "reads in a child process"


def _dates() -> str:
    """Read a day in every language that the capture line knows, with the library that loads each by its name."""
    today = SystemClock().today()
    languages = phrase_languages()
    for language in languages:
        if typed_dates.read("2030-01-02", today, Ahead.FUTURE, DateOrder.DAY, language) is None:
            raise RuntimeError(f"no date is read in {language}")
    return ", ".join(languages)


def _notifications() -> str:
    import desktop_notifier  # only here, and with the first notification

    return f"desktop-notifier {desktop_notifier.__version__}"
