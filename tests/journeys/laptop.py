"""The owner's laptop: a home, a clock, a keyring and a screen, on which Regulars is started and ended as often as wanted.

The application, its threads, its heartbeat, the reader's child process and the encrypted book are the real ones. Of the edge,
the clock stands still until it is moved, the keyring is in memory, and notifications are remembered instead of shown.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QObject, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from regulars.services.opening import Opened
from regulars.services.sample import demo_book
from regulars.services.verbs import Verbs
from regulars.system.reading import read_in_child
from regulars.system.scheduler import Heartbeat
from regulars.ui import theme as themes
from regulars.ui.application import Application, Edge
from regulars.ui.notifier import Announcement
from regulars.ui.theme import Theme
from tests.builders import StandingClock
from tests.doubles import MemoryVault

RESOURCES = Path(__file__).parents[2] / "resources"
LISBON = ZoneInfo("Europe/Lisbon")
MONDAY = date(2026, 11, 23)
HEARTBEAT = timedelta(milliseconds=150)


class RememberedNotices(QObject):
    """The desktop's notifications: `shown` holds them in order, `press` presses a button of one."""

    pressed = Signal(str, object)

    def __init__(self, shown: list[Announcement]) -> None:
        super().__init__()
        self.shown = shown

    def show(self, announcement: Announcement) -> None:
        self.shown.append(announcement)

    def stop(self) -> None:
        """Nothing to end."""


class CountedHeartbeat:
    """The real heartbeat, quicker, with its beats counted: so a test can wait until nothing has happened for a while."""

    def __init__(self, beat: Callable[[], None]) -> None:
        self.beats = 0
        self._tell = beat
        self._heartbeat = Heartbeat(self._count, HEARTBEAT)

    def _count(self) -> None:
        self.beats += 1
        self._tell()

    def start(self) -> None:
        self._heartbeat.start()

    def stop(self) -> None:
        self._heartbeat.stop()


@dataclass
class Laptop:
    """One machine. What is not `running` survives in its home."""

    home: Path
    clock: StandingClock = field(default_factory=lambda: StandingClock(datetime.combine(MONDAY, time(8, 30), LISBON)))
    vault: MemoryVault = field(default_factory=MemoryVault)
    notices: list[Announcement] = field(default_factory=list)
    running: Application | None = None
    heart: CountedHeartbeat | None = None
    notifier: RememberedNotices | None = None
    _theme: Theme | None = None
    _words: QTranslator | None = None

    @property
    def folder(self) -> Path:
        """Where the book lies."""
        return self.home / "Regulars"

    def start(self, files: Sequence[Path] = (), *, background: bool = False) -> Application:
        """Start Regulars, as `bootstrap` does."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        assert self.running is None, "it runs already"
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self._theme is None:
            self._theme = themes.load(RESOURCES)
        self._theme.apply(app, themes.Scheme.LIGHT)
        if self._words is None:
            self._words = QTranslator(app)
            self._words.load("regulars_en", str(RESOURCES / "i18n"))
            app.installTranslator(self._words)
        edge = Edge(
            folder=self.folder,
            resources=RESOURCES,
            clock=self.clock,
            vault=self.vault,
            heartbeat=self._beating,
            notifier=self._remembering,
            reader=read_in_child,
            demo=self._sample,
        )
        self.running = Application(app, self._theme, edge, background=background)
        self.running.take([str(path) for path in files], quick=False)
        self.running.start()
        return self.running

    def shut_down(self) -> None:
        """End Regulars, if it runs."""
        running, self.running = self.running, None
        if running is not None:
            running.quit()
            running.deleteLater()

    def put_away(self) -> None:
        """End Regulars and leave nothing of it to the tests after this one."""
        self.shut_down()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        if self._words is not None:
            app.removeTranslator(self._words)
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what was to be deleted later is deleted now
        app.setStyleSheet("")

    @property
    def verbs(self) -> Verbs:
        """The open book's verbs: for looking, never for doing."""
        assert self.running is not None
        assert self.running.desk is not None
        return self.running.desk.verbs

    def is_open(self) -> bool:
        """Whether the book is open and everything that follows its first page has begun."""
        return self.running is not None and self.running.desk is not None and self.heart is not None

    def sleep_until(self, at: datetime) -> None:
        """Let time pass."""
        self.clock.at = at

    def _beating(self, beat: Callable[[], None]) -> CountedHeartbeat:
        self.heart = CountedHeartbeat(beat)
        return self.heart

    def _remembering(self, icon: Path) -> RememberedNotices:
        self.notifier = RememberedNotices(self.notices)
        return self.notifier

    def _sample(self) -> Opened:
        return demo_book(self.home / "sample", self.clock, RESOURCES / "sample")
