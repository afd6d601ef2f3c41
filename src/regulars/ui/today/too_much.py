"""When the rhythms ask for more than there is room: a sentence, and what could be changed, with what it comes to."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from regulars.domain.planner import LengthenRhythms, LetGo, Load, MorePlaces, WayOut
from regulars.ui import wording
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.buttons import LinkButton
from regulars.ui.widgets.card import Card
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.sentence import Sentence
from regulars.ui.wording import translate


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
    return said.replace("%2", _short(load.possible))


def _short(value: float) -> str:
    """ "4.2", and "5" where nothing stands behind the point."""
    return wording.decimal(value).removesuffix(wording.decimal(0)[1:])


def way_words(way: WayOut) -> str:
    """What the button says: the change, and what it comes to."""
    if isinstance(way, LetGo):
        return translate("TooMuch", "Let some people go: you choose whom")
    effect = load_words(way.effect.load)
    match way:
        case MorePlaces():
            said = translate("TooMuch", "Room for %n more a day", None, way.places)
        case LengthenRhythms():
            times = _short(way.factor)
            said = translate("TooMuch", "%n person(s) less often, %1 times as long", None, len(way.people))
            said = said.replace("%1", times)
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
            button = LinkButton(theme, way_words(way), parent=self)
            button.clicked.connect(lambda _=False, way=way: self.chosen.emit(way))
            flow.addWidget(button)
        lines.addLayout(flow)
        self.body.addLayout(lines)
