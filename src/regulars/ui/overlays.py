"""What lies over the pages: the boxes, the palette, the toast, the veil.

Each is imported and built when it is first wanted: the first page shows none of them.
"""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMainWindow, QWidget

from regulars.ui.screen import Surroundings

if TYPE_CHECKING:
    from regulars.domain.drafts import MomentDraft
    from regulars.ui.brief.brief_box import BriefBox
    from regulars.ui.capture.capture_view import CaptureBox
    from regulars.ui.capture.log_view import LogBox
    from regulars.ui.privacy.look_through_box import LookThroughBox
    from regulars.ui.problems import ProblemBox
    from regulars.ui.reach.minute_after import MinutesAfter
    from regulars.ui.reach.reach_view import ReachBox
    from regulars.ui.unkept import Unkept
    from regulars.ui.widgets.palette import CommandPalette
    from regulars.ui.widgets.toast import Toast
    from regulars.ui.widgets.veil import Veil


class Overlays(QObject):
    """The one of each kind that a window has, over its `body`."""

    minutes_changed = Signal()
    """A call-out waits for a word about it, or no longer."""

    def __init__(self, around: Surroundings, window: QMainWindow, body: QWidget) -> None:
        super().__init__(window)
        self.around, self._window, self._body = around, window, body

    @cached_property
    def capture(self) -> "CaptureBox":
        """The line for one plain sentence."""
        from regulars.ui.capture.capture_view import CaptureBox  # lazy, as said above

        box = CaptureBox(self.around, self._body)
        box.more_wanted.connect(lambda reading: self.log.ask_about(reading))
        return box

    @cached_property
    def log(self) -> "LogBox":
        """The box in which a moment is logged."""
        from regulars.ui.capture.log_view import LogBox  # lazy, as said above

        box = LogBox(self.around, self._body)
        box.setProperty("keeps_itself", True)  # it has drafts of its own
        return box

    def unkept_moments(self) -> "tuple[MomentDraft, ...] | None":
        """What is typed in the box of a moment and not kept; None while there was no such box."""
        return self.log.model.unkept() if "log" in vars(self) else None

    @cached_property
    def reach(self) -> "ReachBox":
        """The ways to one person."""
        from regulars.ui.reach.reach_view import ReachBox  # lazy, as said above

        box = ReachBox(self.around, self._body)
        box.called_out.connect(self.minutes.begin)
        return box

    @cached_property
    def minutes(self) -> "MinutesAfter":
        """The minute after a call-out."""
        from regulars.ui.reach.minute_after import MinutesAfter  # lazy, as said above

        minutes = MinutesAfter(self.around, self._window, self._body)
        minutes.changed.connect(self.minutes_changed)
        return minutes

    @cached_property
    def brief(self) -> "BriefBox":
        """What to know before reaching out."""
        from regulars.ui.brief.brief_box import BriefBox  # lazy, as said above

        return BriefBox(self.around, self._body)

    @cached_property
    def look_through(self) -> "LookThroughBox":
        """The notes that are looked through each month."""
        from regulars.ui.privacy.look_through_box import LookThroughBox  # lazy, as said above

        return LookThroughBox(self.around, self._body)

    @cached_property
    def palette(self) -> "CommandPalette":
        """Find anything."""
        from regulars.ui.finding import Finder  # lazy, as said above
        from regulars.ui.widgets.palette import CommandPalette  # lazy, as said above

        return CommandPalette(self.around.theme, self._body, self.around.actions, Finder(self.around).find)

    @cached_property
    def toast(self) -> "Toast":
        """A short word at the foot of the window."""
        from regulars.ui.widgets.toast import Toast  # lazy, as said above

        return Toast(self.around.theme, self._body)

    def to_last_word(self) -> None:
        """The keyboard goes to Undo on the word that stands at the foot; it stays while it is there."""
        if self.toast.isVisible() and self.toast.button.isVisible():
            self.toast.button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @cached_property
    def problem(self) -> "ProblemBox":
        """What went wrong, and what to do next."""
        from regulars.ui.problems import ProblemBox  # lazy, as said above

        return ProblemBox(self.around.theme, self._body)

    @cached_property
    def unkept(self) -> "Unkept":
        """What is typed and not kept."""
        from regulars.ui.unkept import Unkept  # lazy, as said above

        return Unkept(self.around.theme, self.around.desk, self._body)

    @cached_property
    def veil(self) -> "Veil":
        """Hides what is shown."""
        from regulars.ui.widgets.veil import Veil  # lazy, as said above

        actions = self.around.actions
        text = self.tr("Hidden. %1 shows it again.").replace("%1", actions.key_text("veil"))
        return Veil(self.around.theme, self._window, text, [actions.action(key) for key in ("veil", "lock", "quit")])

    @property
    def is_veiled(self) -> bool:
        """Whether the veil covers everything."""
        return "veil" in vars(self) and self.veil.isVisible()

    def ask(self, title: str, text: str, yes: str, no: str, answered: Callable[[bool], object]) -> None:
        """Ask one question, with two answers."""
        from regulars.ui.widgets.question import Question  # lazy: these things are asked once

        question = Question(self.around.theme, self._body, title, text, yes, no)
        question.closed.connect(question.deleteLater)
        question.ask(answered)

    def show_keys(self) -> None:
        """All keys, in a box."""
        from regulars.ui.widgets.keys_help import KeysHelp  # lazy, as said above

        keys = KeysHelp(self.around.theme, self._body, self.around.actions)
        keys.closed.connect(keys.deleteLater)
        keys.ask()
