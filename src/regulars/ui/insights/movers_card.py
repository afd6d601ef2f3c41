"""Who grew closer and who drifted, each with what happened since, as a link to the person."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from regulars.domain.health.vocabulary import Band
from regulars.domain.insights import Mover
from regulars.ui import wording
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.card import Card
from regulars.ui.widgets.face import initials, paint_face
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.mirroring import visual_rect
from regulars.ui.widgets.one_line import draw_line
from regulars.ui.widgets.plain_tip import set_plain_tip
from regulars.ui.widgets.sentence import Sentence, section_heading

_HIGH = 54
_FACE = 38


class MoverButton(QPushButton):
    """One person: face, name, what happened, and by how much the score moved."""

    def __init__(
        self, theme: Theme, mover: Mover, words: str, photo: QPixmap | None, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._mover, self._words, self._photo = theme, mover, words, photo
        self.setProperty("kind", "painted")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        closer = mover.score > mover.score_before
        said = self.tr("%1, closer: %2") if closer else self.tr("%1, further away: %2")
        self.setAccessibleName(said.replace("%1", wording.isolated(mover.name)).replace("%2", words))
        set_plain_tip(self, f"{mover.name}\n{words}")

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._theme.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, mover = self._theme, QPainter(self), self._mover
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, direction = QRectF(self.rect()), self.layoutDirection()
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(theme.colour(Role.ACCENT), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(Role.ACCENT_SOFT) if self.underMouse() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), theme.control_radius, theme.control_radius)
        side, pad = theme.px(_FACE), theme.px(4)
        move = round(mover.score) - round(mover.score_before)
        moved = self.tr("+%1") if move > 0 else self.tr("−%1")
        moved = f"\u2066{moved.replace('%1', wording.number(abs(move)))}\u2069"  # the sign stays before the number
        painter.setFont(theme.font(Type.STRONG))
        right = painter.fontMetrics().horizontalAdvance(moved) + theme.px(8)
        whole = self.rect()
        face = whole.adjusted(0, 0, 0, 0)
        face.setRect(pad, (whole.height() - side) // 2, side, side)
        paint_face(
            painter,
            QRectF(visual_rect(direction, whole, face)),
            initials(mover.name),
            None if mover.band is Band.NEW else mover.score,
            wording.band_role(mover.band),
            int(mover.person),
            self._photo,
            theme,
        )
        left = pad + side + theme.px(11)
        middle = whole.height() // 2
        for kind, role, top, text in (
            (Type.NAME, Role.INK, middle - theme.px(20), mover.name),
            (Type.SMALL, Role.MUTED, middle, self._words),
        ):
            line = whole.adjusted(0, 0, 0, 0)
            line.setRect(left, top, whole.width() - left - right - theme.px(8), theme.px(20))
            painter.setFont(theme.font(kind))
            painter.setPen(theme.colour(role))
            draw_line(painter, whole, line, text, direction)
        amount = whole.adjusted(0, 0, 0, 0)
        amount.setRect(whole.width() - right, 0, right - theme.px(4), whole.height())
        painter.setFont(theme.font(Type.STRONG))
        painter.setPen(theme.colour(Role.THRIVING if move > 0 else Role.SLIPPING))
        painter.drawText(visual_rect(direction, whole, amount), int(Qt.AlignmentFlag.AlignCenter), moved)


class MoversCard(Card):
    """The card; nobody in it is compared with anybody."""

    opened = Signal(int)
    """A person was pressed."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.set_name(self.tr("Who moved the most"))
        self.heading = section_heading(theme, self.tr("Moved the most"), self.tr("in a season"), parent=self)
        self.body.addWidget(self.heading)
        self._shown: list[QWidget] = []
        self.say(self.tr("Looking …"))

    def say(self, words: str) -> None:
        """A sentence in place of the people."""
        self._clear()
        self._put(Sentence(self._theme, words, Type.BODY, Role.MUTED, parent=self))

    def show_movers(
        self, closer: Sequence[tuple[Mover, str, QPixmap | None]], drifted: Sequence[tuple[Mover, str, QPixmap | None]]
    ) -> None:
        """Show who grew closer, then who drifted, each with the words that say why."""
        self._clear()
        if not closer and not drifted:
            self.say(self.tr("Nobody grew much closer or drifted far. That is a quiet, good season."))
        for title, movers in ((self.tr("Closer"), closer), (self.tr("Drifted"), drifted)):
            if movers:
                self._put(Label(self._theme, title, Type.SMALL_STRONG, Role.MUTED, parent=self))
            for mover, words, photo in movers:
                button = MoverButton(self._theme, mover, words, photo, parent=self)
                button.clicked.connect(lambda _=False, person=mover.person: self.opened.emit(person))
                self._put(button)

    def buttons(self) -> list[MoverButton]:
        """The people shown, in order."""
        return [widget for widget in self._shown if isinstance(widget, MoverButton)]

    def _put(self, widget: QWidget) -> None:
        self._shown.append(widget)
        self.body.addWidget(widget)

    def _clear(self) -> None:
        for old in self._shown:
            self.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown = []
