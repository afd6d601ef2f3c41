"""Looking, well after the page is there, whether the rhythms ask for more than there is room for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from regulars.domain.changes import Changes
from regulars.ui.screen import Surroundings

if TYPE_CHECKING:
    from regulars.domain.planner import WayOut
    from regulars.ui.today.too_much import TooMuch, TooMuchCard

AFTER_MS = 4000
"""The weeks are planned off this thread and well after the page is there: nobody waits for it."""


class MakingItFit(QWidget):
    """Plans the coming weeks once a day, and again when the room was changed; shows a card where they ask for too much."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._desk, self._shell = around.theme, around.desk, around.shell
        self._planned_for: object = None
        self.card: TooMuchCard | None = None
        self._column = QVBoxLayout(self)
        around.theme.lay(self._column)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(AFTER_MS)
        self._soon.timeout.connect(self._plan_if_seen)
        self.hide()

    def look_again(self) -> None:
        """Plan in a while, unless that was done for today and this room."""
        if self._key() != self._planned_for:
            self._soon.start()

    def rest(self) -> None:
        """The page went away: nobody asks."""
        self._soon.stop()

    def _plan_if_seen(self) -> None:
        page = self.parentWidget()
        if (
            page is not None and page.isVisible()
        ):  # a window that was closed in between, with its book, asks for nothing
            self.plan()

    def _key(self) -> object:
        settings = self._desk.read(self._desk.verbs.settings.read)
        return self._desk.verbs.book.clock.today(), settings.rooms, settings.minutes

    def plan(self) -> None:
        """Plan now, on the other thread."""
        self._planned_for = self._key()
        verbs = self._desk.verbs

        def work(_progress: object, _cancelled: object) -> "TooMuch | None":
            from regulars.ui.today.too_much import TooMuch  # lazy: with the planner, off the first page

            minutes = verbs.settings.read().minutes or None
            load = verbs.planning.weeks(minutes=minutes).load
            return TooMuch(load, verbs.planning.ways_out(minutes=minutes)) if load.is_too_much else None

        self._desk.run(work, self._take)

    def _take(self, found: "TooMuch | None") -> None:
        if self.card is not None:
            self._column.removeWidget(self.card)
            self.card.hide()
            self.card.deleteLater()
            self.card = None
        if found is not None:
            from regulars.ui.today.too_much import TooMuchCard  # lazy: few books ask for too much

            self.card = TooMuchCard(self._theme, found, parent=self)
            self.card.chosen.connect(self._make_it_fit)
            self._column.addWidget(self.card)
            self.card.show()
        self.setVisible(found is not None)

    def _make_it_fit(self, way: "WayOut") -> None:
        from regulars.domain.planner import LengthenRhythms, MorePlaces  # lazy: as above

        verbs = self._desk.verbs
        if isinstance(way, MorePlaces):
            settings = self._desk.read(verbs.settings.read)
            if settings.minutes:
                wider = {"minutes": tuple(room + way.minutes if room else 0 for room in settings.minutes)}
            else:
                wider = {"rooms": tuple(room + way.places if room else 0 for room in settings.rooms)}
            self._do(lambda: verbs.settings.change(**wider))
        elif isinstance(way, LengthenRhythms):
            self._do(lambda: verbs.today.lengthen(way.people, way.factor))

    def _do(self, verb: Callable[[], Changes]) -> None:
        def done(changes: Changes) -> None:
            self.plan()
            self._shell.say_done(changes)

        self._desk.do(verb, done)
