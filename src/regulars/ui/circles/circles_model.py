"""All circles with how their people do. No widgets."""

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from regulars.domain.circles import CircleStanding
from regulars.domain.people import CircleId
from regulars.ui.desk import Desk
from regulars.ui.wording import translate


class CirclesModel(QObject):
    """Worked out off the window's thread, for a circle may have ten thousand people. `refreshed` says it is there."""

    refreshed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked = 0
        self.standings: list[CircleStanding] = []
        self.is_read = False

    def read(self) -> None:
        """Read again."""
        self._asked += 1
        asked, circles = self._asked, self._desk.verbs.circles
        self._desk.run(
            lambda _progress, _cancelled: circles.standings(),
            lambda standings: self._take(asked, standings) if isValid(self) else None,
        )

    def _take(self, asked: int, standings: list[CircleStanding]) -> None:
        if asked == self._asked:  # what was read since is newer
            self.standings, self.is_read = standings, True
            self.refreshed.emit()

    def place_of(self, circle: CircleId) -> int:
        """Where a circle stands; -1 when it is not there."""
        return next((at for at, standing in enumerate(self.standings) if standing.circle.id == circle), -1)

    def subtitle(self) -> str:
        """Below the heading."""
        return translate(
            "CirclesModel",
            "People who share a taste, a trade or a place. A circle has its own notes and its usual rhythm.",
        )
