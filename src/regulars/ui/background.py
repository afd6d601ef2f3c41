"""What goes on beside the window, and while it is hidden or the book is locked: the tray, the reminders, the session."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QIcon

from regulars.domain.errors import KnownProblem
from regulars.domain.settings import Settings
from regulars.ui.desk import Desk
from regulars.ui.pulse import Pulse
from regulars.ui.start import Edge, Heartbeat

if TYPE_CHECKING:
    from regulars.domain.agenda import Day
    from regulars.ui.last_seen import LastWord
    from regulars.ui.main_window import MainWindow
    from regulars.ui.notifier import Notifier
    from regulars.ui.quick_key import QuickKey
    from regulars.ui.reminding import LockedReminding, Reminding
    from regulars.ui.tray import Tray


class Background(QObject):
    """One for the life of the program; a book comes to it and leaves it."""

    window_wanted = Signal()
    log_wanted = Signal()
    line_wanted = Signal(str)
    """The key for the quick line was pressed in some program; with the token that lets a window come to the front, or ""."""
    lock_wanted = Signal()
    quit_wanted = Signal()
    person_wanted = Signal(int)
    replaced = Signal()
    """Another file stands where the open book was."""
    session_said = Signal(object)
    """The laptop goes to sleep, or its screen is locked: the `LockReason`."""
    _session_heard = Signal(object)

    def __init__(self, edge: Edge, icon: Callable[[], QIcon], parent: QObject) -> None:
        super().__init__(parent)
        self._edge, self._icon = edge, icon
        self.tray: Tray | None = None
        self._pulse = Pulse(edge, self)
        self._word: LastWord | None = None
        """When a locked book said that the day is ready: once a day is enough, however often it is locked and all started."""
        self._session: Heartbeat | None = None
        self._quick_key: QuickKey | None = None
        # It is heard in a thread of its own.
        self._session_heard.connect(self.session_said, Qt.ConnectionType.QueuedConnection)

    @property
    def has_tray(self) -> bool:
        """Whether the desktop shows the tray, so that a closed window can be called back."""
        return self.tray is not None and self.tray.is_there

    def begin(self, desk: Desk, window: "MainWindow", *, may_lock: bool) -> None:
        """A book is open. A book that may not be locked (the sample) listens to no session either."""
        if self.tray is None:
            self.tray = self._new_tray()
        self.tray.let_lock(may_lock)
        if may_lock and desk.keys is not None:
            from regulars.ui.last_seen import LastWord  # lazy: after the first paint

            self._word = LastWord(str(desk.keys.keys.slots.book))
        window.day_read.connect(lambda day: self._show_people(desk, day))
        self._pulse.begin(lambda notifier: self._reminding(desk, window, notifier))
        if self._session is None and may_lock:
            self._session = self._edge.session(self._session_heard.emit)
            self._session.start()

    def quick_key(self) -> "QuickKey":
        """The key that opens the quick line from any program; for a program that is told whom to ask for it."""
        if self._quick_key is None:
            from regulars.ui.quick_key import QuickKey  # lazy: after the first paint, for those who want it

            assert self._edge.hot_keys is not None
            self._quick_key = QuickKey(self._edge.hot_keys(), self._edge.folder, self)
            self._quick_key.pressed.connect(self.line_wanted)
        return self._quick_key

    def ask_for_quick_key(self) -> None:
        """Ask for the key again that was wanted when the program ended last time."""
        from regulars.ui.quick_key import is_wanted  # lazy: after the first paint

        if self._edge.hot_keys is not None and is_wanted(self._edge.folder):
            self.quick_key().begin()

    def beat(self) -> None:
        """Look at once whether there is something to say."""
        self._pulse.beat()

    def rest(self) -> None:
        """The book is being closed: say nothing of it any more."""
        self._pulse.stop()
        if self.tray is not None:
            self.tray.show_people((), whole_names=False)
            self.tray.let_lock(False)

    def go_on_locked(self, settings: Settings, told: date | None) -> None:
        """The book is locked: still say good morning, without a name. `told` is the last day on which that was done."""
        self._pulse.begin(lambda notifier: self._locked_reminding(settings, told, notifier))

    def stop(self) -> None:
        """The program ends."""
        if self.tray is not None:
            self.tray.hide()
        if self._session is not None:
            self._session.stop()
        if self._quick_key is not None:
            self._quick_key.stop()

    def _new_tray(self) -> "Tray":
        from regulars.ui.tray import Tray  # lazy: after the first paint

        tray = Tray(self._icon(), self)
        tray.opened.connect(self.window_wanted)
        tray.log_wanted.connect(self.log_wanted)
        tray.quit_wanted.connect(self.quit_wanted)
        tray.lock_wanted.connect(self.lock_wanted)
        tray.person_wanted.connect(self.person_wanted)
        return tray

    def _show_people(self, desk: Desk, day: "Day") -> None:
        if self.tray is not None:
            self.tray.show_people(day.items, whole_names=settings_of(desk).names_in_notices)

    def _reminding(self, desk: Desk, window: "MainWindow", notifier: "Notifier") -> "Reminding":
        from regulars.ui.reminding import Reminding  # lazy: after the first paint

        word_on = None if self._word is None else self._word.on
        reminding = Reminding(desk, window, notifier, window, word_on=word_on)
        reminding.opened.connect(self.window_wanted)
        reminding.replaced.connect(self.replaced)
        return reminding

    def _locked_reminding(self, settings: Settings, told: date | None, notifier: "Notifier") -> "LockedReminding":
        from regulars.ui.last_seen import LastWord  # lazy, as above
        from regulars.ui.reminding import LockedReminding  # lazy: after the first paint

        word = self._word = self._word or LastWord("")  # without: the book was locked before all was ready
        today = self._edge.clock.today()
        said = today if today in (told, word.on) else None
        reminding = LockedReminding(settings, said, self._edge.clock, notifier, self)
        reminding.opened.connect(self.window_wanted)
        reminding.said.connect(word.remember)
        return reminding


def settings_of(desk: Desk) -> Settings:
    """The settings; as they are at first where the disk does not give them: closing and locking must go on."""
    try:
        return desk.read(desk.verbs.settings.read)
    except KnownProblem:
        return Settings()
