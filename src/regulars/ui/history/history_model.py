"""The steps that the history shows, newest first. No widgets."""

from datetime import datetime
from enum import IntEnum

from PySide6.QtCore import QObject, Signal

from regulars.domain.changes import Act, Step, StepKind
from regulars.ui import wording
from regulars.ui.act_words import act
from regulars.ui.desk import Desk
from regulars.ui.wording import translate

FIRST = 60
DELETING = frozenset(act for act in Act if act.value.startswith("delete-"))


class Shown(IntEnum):
    """Which steps: all of them, or what went to the trash and is still there."""

    ALL = 0
    TRASH = 1


class HistoryModel(QObject):
    """Reads the history; `refreshed` follows."""

    refreshed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.shown = Shown.ALL
        self.limit = FIRST
        self.steps: list[Step] = []
        self.has_more = False

    def read(self) -> None:
        """Read again."""
        book = self._desk.verbs.book
        # The trash is sparse among the steps: it is looked for in all of the thirty days.
        limit = self.limit + 1 if self.shown is Shown.ALL else 100_000
        found = [step for step in self._desk.read(lambda: book.history(limit=limit)) if self._belongs(step)]
        self.has_more = len(found) > self.limit
        self.steps = found[: self.limit]
        self.refreshed.emit()

    def show(self, shown: Shown) -> None:
        """Change between everything and the trash."""
        self.shown, self.limit = shown, FIRST
        self.read()

    def show_more(self) -> None:
        """Further back."""
        self.limit += FIRST
        self.read()

    def _belongs(self, step: Step) -> bool:
        if self.shown is Shown.TRASH:
            return step.act in DELETING and not step.undone and step.kind in (StepKind.DO, StepKind.REDO)
        return step.kind in (StepKind.DO, StepKind.TAKE_BACK)

    # Words

    def sentence(self, step: Step) -> str:
        """What was done."""
        said = act(step.act, step.subject)
        if step.kind is StepKind.TAKE_BACK:
            return translate("HistoryModel", "Taken back: %1").replace("%1", said)
        return said

    def when(self, step: Step) -> str:
        """ "yesterday, 16:12", in the owner's time."""
        clock = self._desk.verbs.book.clock
        at = datetime.fromisoformat(step.at).astimezone(clock.now().tzinfo)
        day = wording.ago(at.date(), clock.today())
        return translate("HistoryModel", "%1, %2").replace("%1", day).replace("%2", wording.clock(at))
