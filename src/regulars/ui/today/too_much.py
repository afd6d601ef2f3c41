"""When the rhythms ask for more than there is room: a sentence, and what could be changed, with what it comes to."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from regulars.domain.changes import Changes
from regulars.domain.planner import LengthenRhythms, Load, MorePlaces, WayOut
from regulars.ui import wording
from regulars.ui.screen import Surroundings
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.buttons import LinkButton
from regulars.ui.widgets.card import Card
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.sentence import Sentence
from regulars.ui.wording import translate

AFTER_MS = 4000
"""The weeks are planned off this thread and well after the page is there: nobody waits for it."""


@dataclass(frozen=True, slots=True)
class TooMuch:
    """What is asked, what is possible, and the ways out."""

    load: Load
    ways: tuple[WayOut, ...]


def load_words(load: Load) -> str:
    """ "9.4 a day asked, 5 possible", in minutes where those are counted."""
    if load.asked_minutes is not None and load.possible_minutes is not None:
        said = translate("TooMuch", "%1 minutes a day asked, %2 possible")
        return said.replace("%1", wording.number(load.asked_minutes)).replace(
            "%2", wording.number(load.possible_minutes)
        )
    said = translate("TooMuch", "%1 a day asked, %2 possible").replace("%1", wording.decimal(load.asked))
    return said.replace("%2", wording.decimal(load.possible).removesuffix(wording.decimal(0)[1:]))


def way_words(way: WayOut) -> str:
    """What the button says: the change, and what it comes to."""
    effect = load_words(way.effect.load)
    match way:
        case MorePlaces():
            said = translate("TooMuch", "Room for %n more a day", None, way.places)
        case LengthenRhythms():
            times = wording.decimal(way.factor)
            said = translate("TooMuch", "%n person(s) less often, %1 times as long", None, len(way.people))
            said = said.replace("%1", times)
        case _:
            said = translate("TooMuch", "Let %n person(s) go who stay quiet anyway", None, len(way.people))
    return translate("TooMuch", "%1: then %2").replace("%1", said).replace("%2", effect)


class TooMuchCard(Card):
    """`chosen` carries the `WayOut`."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, too_much: TooMuch, *, parent: QWidget | None = None) -> None:
        words = load_words(too_much.load)
        super().__init__(theme, words, parent=parent)
        lines = QVBoxLayout()
        theme.lay(lines, spacing=2)
        lines.addWidget(Sentence(theme, words, Type.MEDIUM, parent=self))
        kind = self.tr("Nobody has to be everywhere. If you like, choose what gives:")
        lines.addWidget(Sentence(theme, kind, Type.BODY, Role.MUTED, parent=self))
        flow = FlowLayout(theme, 2)
        for way in too_much.ways:
            if isinstance(way, MorePlaces | LengthenRhythms):
                button = LinkButton(theme, way_words(way), parent=self)
                button.clicked.connect(lambda _=False, way=way: self.chosen.emit(way))
                flow.addWidget(button)
        lines.addLayout(flow)
        self.body.addLayout(lines)


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

        def work(_progress: object, _cancelled: object) -> TooMuch | None:
            minutes = verbs.settings.read().minutes or None
            load = verbs.planning.weeks(minutes=minutes).load
            return TooMuch(load, verbs.planning.ways_out(minutes=minutes)) if load.is_too_much else None

        self._desk.run(work, self._take)

    def _take(self, found: TooMuch | None) -> None:
        if self.card is not None:
            self._column.removeWidget(self.card)
            self.card.hide()
            self.card.deleteLater()
            self.card = None
        if found is not None:
            self.card = TooMuchCard(self._theme, found, parent=self)
            self.card.chosen.connect(self._make_it_fit)
            self._column.addWidget(self.card)
            self.card.show()
        self.setVisible(found is not None)

    def _make_it_fit(self, way: WayOut) -> None:
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
