"""The card of one circle: what it is called, who is in it, how it does, how often one is in touch."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from regulars.domain.circles import CircleStanding
from regulars.domain.health.vocabulary import Band
from regulars.domain.people_list import PersonRow
from regulars.ui import wording
from regulars.ui.circles import circle_words
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.badge_dot import BadgeDot
from regulars.ui.widgets.card import Card
from regulars.ui.widgets.chip import Chip
from regulars.ui.widgets.elided_label import ElidedLabel
from regulars.ui.widgets.face import Face
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.sentence import Sentence

Photos = Callable[[int], QPixmap | None]

_FACE = 34
_MOVES = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End})


class CircleCard(Card):
    """`opened` follows Enter and a click; `moved` carries the key (Qt.Key) of an arrow, Home or End."""

    opened = Signal()
    moved = Signal(int)

    def __init__(self, theme: Theme, standing: CircleStanding, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(theme, selectable=True, parent=parent)
        self._photos = photos
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._name = ElidedLabel(theme, "", Type.HEADING, parent=self)
        self._count = Label(theme, "", Type.BODY, Role.MUTED, parent=self)
        head = QHBoxLayout()
        theme.lay(head, spacing=10)
        head.addWidget(self._name, 1)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        self._about = Sentence(theme, "", Type.BODY, Role.MUTED, parent=self)
        about = QWidget(self)
        theme.hold(about, min_height=44)  # two lines, so that the faces of one row of cards stand in line
        words = QVBoxLayout(about)
        theme.lay(words, spacing=0)
        words.addWidget(self._about)
        words.addStretch(1)
        self._faces = QHBoxLayout()
        theme.lay(self._faces, spacing=4)
        self._faces.addStretch(1)
        self._shown: list[Face] = []
        self._health = BadgeDot(theme, "", parent=self)
        row = QHBoxLayout()
        theme.lay(row, spacing=8)
        row.addLayout(self._faces, 1)
        row.addWidget(self._health)
        self._rhythm = Chip(theme, "", "repeat", parent=self)
        below = QVBoxLayout()
        theme.lay(below, (0, 4, 0, 0), 6)
        below.addLayout(row)
        below.addWidget(self._rhythm, 0, Qt.AlignmentFlag.AlignLeading)
        theme.lay(self.body, spacing=4)
        self.body.addLayout(head)
        self.body.addWidget(about)
        self.body.addStretch(1)
        self.body.addLayout(below)
        self.activated.connect(self.opened)
        self.tell(standing)

    def tell(self, standing: CircleStanding) -> None:
        """Show this circle."""
        self.standing = standing
        self.set_name(circle_words.sentence(standing))
        self._name.setText(standing.circle.name)
        self._count.setText(circle_words.people_words(standing))
        self._about.set_pieces(circle_words.short_about(standing.circle.about))
        self._health.set_band(circle_words.health_role(standing), circle_words.health_words(standing))
        rhythm = circle_words.rhythm_words(standing)
        self._rhythm.setText(rhythm)
        self._rhythm.setVisible(bool(rhythm))
        self._show_faces(standing)

    def _show_faces(self, standing: CircleStanding) -> None:
        for place, row in enumerate(standing.faces):
            if place == len(self._shown):
                face = Face(self._theme, _FACE, parent=self)
                self._shown.append(face)
                self._faces.insertWidget(place, face)
            show_face(self._shown[place], row, self._photos)
            self._shown[place].show()
        for face in self._shown[len(standing.faces) :]:
            face.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MOVES:  # or the page would scroll
            self.moved.emit(event.key())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()  # the first click has opened it


def show_face(face: Face, row: PersonRow, photos: Photos) -> None:
    """Show somebody with the ring of their health."""
    scored = row.band is not Band.NEW
    photo = None if row.photo is None else photos(row.photo)
    face.set_person(row.name, row.score if scored else None, wording.band_role(row.band), int(row.id), photo)
