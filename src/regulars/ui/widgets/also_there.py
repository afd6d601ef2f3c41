"""The others of a household, each with a tick: was she there too?"""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from regulars.domain.people import PersonId
from regulars.domain.people_list import PersonRow
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.buttons import LinkButton
from regulars.ui.widgets.chip import paint_focus
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.mirroring import centred, visual_rect
from regulars.ui.widgets.one_line import draw_line
from regulars.ui.widgets.toggle import Tick
from regulars.ui.wording import translate

_FIRST = 8


class AlsoThere(QWidget):
    """`ticked` carries who was there too, `unticked` who was not after all. Nobody is ticked unless the owner does it."""

    ticked = Signal(int)
    unticked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: Sequence[PersonRow] = ()
        self._there: Collection[PersonId] = ()
        self._all_wanted = False
        self.ticks: dict[PersonId, NamedTick] = {}
        self._line = FlowLayout(theme, 12, parent=self)
        self._question = Label(theme, self.tr("Also there:"), Type.SMALL_STRONG, Role.MUTED, parent=self)
        self._line.addWidget(self._question)
        self.more = LinkButton(theme, "", parent=self)
        self.more.clicked.connect(self._show_all)
        self._line.addWidget(self.more)
        self.hide()

    def offer(self, rows: Sequence[PersonRow], there: Collection[PersonId]) -> None:
        """Offer these people; `there` are those who are in the moment already. Without anybody it hides."""
        if {row.id for row in rows} != {row.id for row in self._rows}:
            self._all_wanted = False
        self._rows, self._there = rows, there
        self._show()

    def _show_all(self) -> None:
        self._all_wanted = True
        self._show()
        rest = [row.id for row in self._rows][_FIRST:]
        if rest:
            self.ticks[rest[0]].setFocus()

    def _show(self) -> None:
        shown = self._rows if self._all_wanted else self._rows[:_FIRST]
        for person in [known for known in self.ticks if all(row.id != known for row in shown)]:
            gone = self.ticks.pop(person)
            self._line.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, row in enumerate(shown):
            if row.id not in self.ticks:
                self.ticks[row.id] = self._tick(row)
                self._line.insertWidget(place + 1, self.ticks[row.id])
            self.ticks[row.id].setChecked(row.id in self._there)
            self.ticks[row.id].show()
        waiting = len(self._rows) - len(shown)
        self.more.setVisible(waiting > 0)
        if waiting > 0:
            self.more.set_text(translate("AlsoThere", "%n more", None, waiting))
        self.setVisible(bool(self._rows))

    def _tick(self, row: PersonRow) -> "NamedTick":
        tick = NamedTick(self._theme, row.name, self.tr("%1 was there too").replace("%1", row.name), parent=self)
        tick.clicked.connect(lambda on: (self.ticked if on else self.unticked).emit(int(row.id)))
        return tick


class NamedTick(Tick):
    """A tick box with the name beside it."""

    def __init__(self, theme: Theme, name: str, said: str, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, said, parent=parent)
        self._name = name

    def sizeHint(self) -> QSize:
        box, metrics = super().sizeHint(), QFontMetrics(self._theme.font(Type.BODY))
        return QSize(box.width() + metrics.horizontalAdvance(self._name) + self._theme.px(10), box.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), self._theme.px(96)), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, box = self._theme, QPainter(self), self.rect()
        side = Tick.sizeHint(self).width()
        icon, role = ("square-check", Role.ACCENT) if self.isChecked() else ("square", Role.INK)
        place = visual_rect(self.layoutDirection(), box, QRect(0, 0, side, box.height()))
        mark = theme.px(18)
        theme.draw_icon(painter, QRectF(centred(place, QSize(mark, mark))), icon, role)
        painter.setFont(theme.font(Type.BODY))
        painter.setPen(theme.colour(Role.INK))
        draw_line(painter, box, box.adjusted(side, 0, -theme.px(6), 0), self._name, self.layoutDirection())
        if self.hasFocus():
            paint_focus(painter, QRectF(box), theme.px(6), theme)
