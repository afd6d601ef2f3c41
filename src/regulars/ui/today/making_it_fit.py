"""Planning the weeks, well after the page is there: for the rest of this one, and for whether more is asked than fits."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from regulars.domain.changes import Changes
from regulars.ui.screen import Surroundings

if TYPE_CHECKING:
    from regulars.domain.people import PersonId
    from regulars.domain.planner import LetGo, Load, WayOut
    from regulars.ui.today.too_much import TooMuch, TooMuchCard

AFTER_MS = 4000
"""The weeks are planned off this thread and well after the page is there: nobody waits for it."""
AGAIN_MS = 1000
"""So long after an edit they are planned anew."""
REST = 20
"""So many times as long as planning took nothing is planned: a large book has its thread for edits."""


class MakingItFit(QWidget):
    """Plans the coming weeks once a day, and again after what was changed; shows a card where they ask for too much.

    `planned` follows each plan: the rest of the week may be read again.
    """

    planned = Signal()

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._desk, self._shell = around.theme, around.desk, around.shell
        self._planned_for: object = None
        self._took_ms = 0.0
        self._shown: TooMuch | None = None
        self.card: TooMuchCard | None = None
        self._column = QVBoxLayout(self)
        around.theme.lay(self._column)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(AFTER_MS)
        self._soon.timeout.connect(self._plan_if_seen)
        self.hide()

    def look_again(self) -> None:
        """Plan in a while, unless that was done for today and the book as it is."""
        if self._key() != self._planned_for:
            first = self._planned_for is None
            self._soon.start(AFTER_MS if first else max(AGAIN_MS, round(self._took_ms * REST)))

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
        verbs = self._desk.verbs
        return verbs.book.clock.today(), verbs.today.edition

    def plan(self) -> None:
        """Plan now, on the other thread."""
        self._planned_for = self._key()
        verbs, shown = self._desk.verbs, self._shown

        def work(_progress: object, _cancelled: object) -> "TooMuch | None":
            from regulars.ui.today.too_much import TooMuch, load_words  # lazy: with the planner, off the first page

            began = time.perf_counter()
            plan = verbs.planning.weeks()
            verbs.today.follow(plan)
            load = plan.load
            found = shown if shown is not None and load_words(shown.load) == load_words(load) else None
            if load.is_too_much and found is None:
                found = TooMuch(load, verbs.planning.ways_out())
            self._took_ms = (time.perf_counter() - began) * 1000
            return found if load.is_too_much else None

        self._desk.run(work, self._take)

    def _take(self, found: "TooMuch | None") -> None:
        if found is None or found is not self._shown:
            self._show(found)
        self.planned.emit()

    def _show(self, found: "TooMuch | None") -> None:
        self._shown = found
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
        from regulars.domain.planner import LengthenRhythms, LetGo, MorePlaces  # lazy: as above

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
        elif isinstance(way, LetGo):
            self.ask_whom()

    def ask_whom(self) -> None:
        """Ask whom to let go, as the book is now: the card may be of before the last edit."""
        verbs = self._desk.verbs

        def look(_progress: object, _cancelled: object) -> "tuple[Load, LetGo | None, dict[PersonId, str]]":
            load, way = verbs.planning.who_may_go()
            return load, way, verbs.planning.names([] if way is None else [one.person for one in way.choices])

        self._desk.run(look, lambda found: self._let_some_go(*found))

    def _let_some_go(self, load: "Load", way: "LetGo | None", names: "dict[PersonId, str]") -> None:
        from regulars.ui.today.let_some_go import LetSomeGoBox  # lazy: when some may be let go
        from regulars.ui.widgets.overlay import host_of  # lazy: as above

        page = self.parentWidget()
        if page is None or not page.isVisible():
            return
        if way is None:
            self._shell.say(
                self.tr("There is nobody to let go: each of them is new, rests already, or waits for a promise.")
            )
            return
        today = self._desk.verbs.today
        box = LetSomeGoBox(self._theme, host_of(page), load, way, names)
        box.closed.connect(box.deleteLater)
        box.ask(lambda rhythms: self._do(lambda: today.let_some_go(rhythms)))

    def _do(self, verb: Callable[[], Changes]) -> None:
        def done(changes: Changes) -> None:
            self.plan()
            self._shell.say_done(changes)

        self._desk.do(verb, done)
