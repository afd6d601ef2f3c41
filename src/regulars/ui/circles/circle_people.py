"""The card that says who is in a circle and how they do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from regulars.domain.circles import CircleStanding
from regulars.domain.people_list import PersonRow
from regulars.ui import wording
from regulars.ui.circles import circle_words
from regulars.ui.circles.circle_card import Photos, show_face
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.badge_dot import BadgeDot
from regulars.ui.widgets.buttons import LinkButton
from regulars.ui.widgets.card import Card
from regulars.ui.widgets.chip import Chip
from regulars.ui.widgets.face import Face
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.name_link import NameLink
from regulars.ui.widgets.reflow import ReflowRow
from regulars.ui.widgets.rows import Rows

_FACE = 34
_NARROW = 330
"""Design pixels below which the health stands under the name."""


class CirclePeople(Card):
    """`person_wanted` carries whom to open; `all_wanted` asks for everybody of the circle."""

    person_wanted = Signal(int)
    all_wanted = Signal()

    def __init__(self, theme: Theme, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.setAccessibleName(self.tr("People"))
        self._photos = photos
        self._count = Label(theme, "", Type.SECTION, parent=self)
        self._health = BadgeDot(theme, "", parent=self)
        head = ReflowRow(theme, _NARROW, 8, below=2)
        head.addWidget(self._count, 1)
        head.addWidget(self._health)
        self.body.addLayout(head)
        chips = QWidget(self)
        line = FlowLayout(theme, 7, parent=chips)
        self._rhythm = Chip(theme, "", "repeat", parent=chips)
        line.addWidget(self._rhythm)
        self.body.addWidget(chips)
        column = QVBoxLayout()
        theme.lay(column, spacing=4)
        self.body.addLayout(column)
        self._rows: Rows[PersonRow, _Somebody] = Rows(column, self._make, _Somebody.tell)
        self.all_button = LinkButton(theme, "", "users", parent=self)
        self.all_button.clicked.connect(self.all_wanted)
        self.body.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignLeading)

    def tell(self, standing: CircleStanding) -> None:
        """Show how the people of this circle do."""
        self._count.setText(circle_words.people_words(standing))
        self._health.set_band(circle_words.health_role(standing), circle_words.health_words(standing))
        rhythm = circle_words.rhythm_words(standing)
        self._rhythm.setText(rhythm or self.tr("no usual rhythm"))
        self._rows.show([(row.id, row) for row in standing.faces])
        self.all_button.set_text(self.tr("All in the list of people"))

    def _make(self, row: PersonRow) -> "_Somebody":
        somebody = _Somebody(self._theme, self._photos, row)
        somebody.button.clicked.connect(lambda: self.person_wanted.emit(int(row.id)))
        return somebody


class _Somebody(QWidget):
    """A face, a name that opens the page, and the word of the health."""

    def __init__(self, theme: Theme, photos: Photos, row: PersonRow) -> None:
        super().__init__()
        self._photos = photos
        self._face = Face(theme, _FACE, parent=self)
        self.button = NameLink(theme, "", role=Role.INK, parent=self)
        self._health = BadgeDot(theme, "", parent=self)
        who = QHBoxLayout()
        theme.lay(who, spacing=8)
        who.addWidget(self._face)
        who.addWidget(self.button)
        who.addStretch(1)
        line = ReflowRow(theme, _NARROW, 8, below=0)
        line.addLayout(who, 1)
        line.addWidget(self._health)
        self.setLayout(line)
        self.tell(row)

    def tell(self, row: PersonRow) -> None:
        """Show this person."""
        show_face(self._face, row, self._photos)
        self.button.set_text(row.name)
        health = wording.band_and_score(row.band, row.score)
        self.button.setAccessibleName(f"{row.name}, {health}")
        self._health.set_band(wording.band_role(row.band) or Role.TRACK, health)
