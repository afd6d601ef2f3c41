"""When the minute after comes: the owner opened a program for somebody, left the window, and is back."""

from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from regulars.domain.call_outs import CallOut
from regulars.domain.people import PersonId
from regulars.ui.reach.minute_box import MinuteBox
from regulars.ui.reach.reach_model import Reached
from regulars.ui.reach.reach_view import ReachBox
from regulars.ui.screen import Surroundings
from regulars.ui.widgets.overlay import Overlay

SHORTEST = timedelta(seconds=5)
"""Back sooner than that, nobody has talked to anybody: another program's window merely came and went."""


class MinutesAfter(QObject):
    """Watches one window. It asks once for each call-out; skipped or kept, that was it."""

    changed = Signal()
    """Another call-out waits, or one does no longer."""

    def __init__(self, around: Surroundings, window: QWidget, host: QWidget) -> None:
        super().__init__(window)
        self._around, self._desk = around, around.desk
        self._window, self._host = window, host
        self._awaited: PersonId | None = None
        self._was_away = False
        self._box: MinuteBox | None = None
        window.installEventFilter(self)

    def begin(self, reached: Reached) -> None:
        """A program was opened for this person."""
        self._awaited, self._was_away = reached.person, not self._window.isActiveWindow()
        call_outs = self._desk.verbs.call_outs
        self._desk.run(
            lambda _progress, _cancelled: call_outs.begin(reached.person, reached.channel),
            lambda _: self.changed.emit(),
        )

    def ask(self, person: PersonId | None = None) -> bool:
        """Ask about this person's call-out, or the newest; False where none waits."""
        waiting = self._desk.read(self._desk.verbs.call_outs.waiting)
        asked = [known for known in waiting if person is None or known.person == person]
        if not asked:
            return False
        self._show(asked[0])
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and self._awaited is not None:
            if event.type() == QEvent.Type.WindowDeactivate:
                self._was_away = True
            elif event.type() == QEvent.Type.WindowActivate and self._was_away:
                self._is_back(self._awaited)
        return super().eventFilter(watched, event)

    def _is_back(self, person: PersonId) -> None:
        now = self._desk.verbs.book.clock.now()
        waiting = self._desk.read(self._desk.verbs.call_outs.waiting)
        asked = next((known for known in waiting if known.person == person and not known.asked), None)
        if asked is None:
            self._awaited = None
        elif now - asked.at >= SHORTEST and not self._is_in_something():
            self._awaited = None
            self._show(asked)

    def _is_in_something(self) -> bool:
        """Whether the owner is in the middle of something: the question waits as a line of the day."""
        return any(over.isVisible() and not isinstance(over, ReachBox) for over in self._host.findChildren(Overlay))

    def _show(self, call_out: CallOut) -> None:
        for other in self._host.findChildren(ReachBox):
            other.close_over()
        if self._box is None:
            self._box = MinuteBox(self._around, self._host)
            self._box.skipped.connect(self._skip)
        call_outs = self._desk.verbs.call_outs
        self._desk.run(lambda _progress, _cancelled: call_outs.has_asked(call_out.person), lambda _: None)
        self._box.ask(call_out)

    def _skip(self, call_out: CallOut) -> None:
        self.skip(call_out.person)

    def skip(self, person: PersonId) -> None:
        """There is nothing to say about it; the page is told, for a line on it may have to go."""
        call_outs = self._desk.verbs.call_outs
        self._desk.run(lambda _progress, _cancelled: call_outs.skip(person), lambda _: self.changed.emit())
