"""One person of the day: who, one sentence why, and one button for the way they prefer."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from regulars.domain.agenda import DayItem, DayKind, Why, WhyKey
from regulars.ui import wording
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.buttons import PlainButton, PrimaryButton
from regulars.ui.widgets.card import Card
from regulars.ui.widgets.chip import Chip
from regulars.ui.widgets.face import Face
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.reflow import ReflowRow
from regulars.ui.widgets.sentence import Piece, Sentence

_NARROW = 330
"""Design pixels beside the face below which the button stands under the words: it would leave them half a line each."""


class DayCard(Card):
    """A card of the Today list. `reached_out` asks to open the phone or mail for this one person."""

    reached_out = Signal()

    def __init__(
        self, theme: Theme, item: DayItem, today: date, photo: QPixmap | None, *, parent: QWidget | None = None
    ) -> None:
        sentence = wording.why(item.why[0], today) if item.why else []
        name = f"{item.name}. {wording.plain(sentence)} {wording.band_and_score(item.band, item.score)}"
        super().__init__(theme, name, selectable=True, parent=parent)
        self.item = item
        row = QHBoxLayout()
        theme.lay(row, spacing=14)
        face = Face(theme, 46, parent=self)
        face.set_person(item.name, item.score, wording.band_role(item.band), item.person, photo)
        row.addWidget(face, 0, Qt.AlignmentFlag.AlignVCenter)
        said = ReflowRow(theme, _NARROW, 14, below=10)
        said.addLayout(self._words(theme, item, sentence, today), 1)
        said.addLayout(self._way(theme, item))
        row.addLayout(said, 1)
        self.body.addLayout(row)

    def _words(self, theme: Theme, item: DayItem, sentence: wording.Pieces, today: date) -> QVBoxLayout:
        words = QVBoxLayout()
        theme.lay(words, spacing=2)
        who = [Piece(wording.isolated(item.name), type=Type.NAME)]
        if item.organisation:
            who.append(Piece(f"   {wording.isolated(item.organisation)}", role=Role.MUTED))
        words.addWidget(Sentence(theme, who, parent=self))
        if sentence:
            words.addWidget(Sentence(theme, sentence, parent=self))
        chips = FlowLayout(theme)
        for why in _chips(item)[:2]:
            text, icon, kind = wording.why_chip(why, today)
            chips.addWidget(Chip(theme, text, icon, kind, parent=self))
        if chips.count():
            words.addSpacing(theme.px(4))
            words.addLayout(chips)
        return words

    def _way(self, theme: Theme, item: DayItem) -> QVBoxLayout:
        way = QVBoxLayout()
        theme.lay(way, spacing=6)
        text, icon = wording.channel(item.channel), wording.CHANNEL_ICONS[item.channel]
        self._main = PrimaryButton(theme, text, icon, parent=self)
        self._other = PlainButton(theme, text, icon, parent=self)
        way.addStretch(1)
        for button in (self._main, self._other):
            button.setAccessibleDescription(item.name)
            button.clicked.connect(self.reached_out)
            way.addWidget(button, 0, Qt.AlignmentFlag.AlignTrailing)
        self._main.hide()
        hour = wording.their_hour(item)
        if hour:
            line = Sentence(theme, hour, Type.SMALL, Role.MUTED, align=Qt.AlignmentFlag.AlignTrailing, parent=self)
            theme.hold(line, min_width=130)
            way.addWidget(line)
        way.addStretch(1)
        return way

    def set_selected(self, selected: bool) -> None:
        """The chosen card has the one green button."""
        super().set_selected(selected)
        had_focus = self._main.hasFocus() or self._other.hasFocus()
        self._main.setVisible(selected)
        self._other.setVisible(not selected)
        if had_focus:
            (self._main if selected else self._other).setFocus()


def _chips(item: DayItem) -> list[Why]:
    # A date stands in its sentence and once more as a chip with the day. A promise or a date pushes the small talk aside.
    whys = list(item.why) if item.kind is DayKind.DATE else list(item.why[1:])
    return [why for why in whys if why.key in _PRESSING] or whys[:1]


_PRESSING = frozenset({WhyKey.PROMISE_DUE, WhyKey.PROMISE_LATE, WhyKey.DATE_SOON})
