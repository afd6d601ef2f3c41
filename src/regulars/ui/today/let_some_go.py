"""Whom to see much less often, when the rhythms ask for more than there is: chosen one by one, with what it comes to."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from regulars.domain.folding import fold
from regulars.domain.people import PersonId
from regulars.domain.planner import LetGo, Load, MayGo
from regulars.ui import wording
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.today import let_go_words
from regulars.ui.today.too_much import load_words
from regulars.ui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.overlay import Overlay
from regulars.ui.widgets.scrolled_middle import ScrolledMiddle
from regulars.ui.widgets.sentence import Piece, Sentence
from regulars.ui.widgets.toggle import Tick

AT_ONCE = 10
"""Names that stand there at first, and that each "more" adds."""


class _Row(QWidget):
    """One person; a click anywhere on the row ticks."""

    ticked = Signal()

    def __init__(self, theme: Theme, name: str, one: MayGo, load: Load, parent: QWidget) -> None:
        super().__init__(parent)
        self.one = one
        how, why, less = let_go_words.how_often(one), let_go_words.why(one), let_go_words.less(one, load)
        self.tick = Tick(theme, f"{name}: {how}. {why} ({less})", parent=self)
        self.tick.toggled.connect(self.ticked)
        row = QHBoxLayout(self)
        theme.lay(row, (0, 4, 0, 4), 10)
        row.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        pieces = [
            Piece(wording.isolated(name), bold=True),
            Piece(f"  {how}", type=Type.SMALL, role=Role.MUTED),
            Piece(f"  {less}\n", type=Type.SMALL, role=Role.ACCENT),
            Piece(why),
        ]
        row.addWidget(Sentence(theme, pieces, parent=self), 1)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.tick.toggle()


class LetSomeGoBox(Overlay):
    """Nobody is ticked beforehand. `ask` calls back with the new rhythm in days of each who is, by their numbers."""

    def __init__(self, theme: Theme, host: QWidget, load: Load, way: LetGo, names: Mapping[PersonId, str]) -> None:
        super().__init__(theme, host, "", width=640, top=60)
        self._load, self._names, self._waiting = load, names, list(way.choices)
        self._then: Callable[[dict[PersonId, float]], object] = lambda _rhythms: None
        self.rows: list[_Row] = []
        title = self.tr("Whom could you let go, kindly?")
        self.setAccessibleName(title)
        self.panel.setAccessibleName(title)
        theme.lay(self.body, (24, 20, 24, 18), 10)
        self.body.addWidget(Sentence(theme, title, Type.HEADING, parent=self.panel))
        said = self.tr(
            "You would see them a third as often; everything you know stays, and they are welcome any time. Nobody is here to"
            " whom you promised something, or whose level you pinned."
        )
        self.body.addWidget(Sentence(theme, said, Type.BODY, Role.MUTED, parent=self.panel))
        self._middle = ScrolledMiddle(theme, self.panel)
        theme.lay(self._middle.column, spacing=2)
        self.body.addWidget(self._middle, 1)
        self.more = LinkButton(theme, self.tr("More people"), "chevron-down", parent=self.panel)
        self.more.clicked.connect(self._show_more)
        self._middle.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        self.effect = Sentence(theme, "", Type.MEDIUM, parent=self.panel)
        self.body.addWidget(self.effect)
        self.keep = PrimaryButton(theme, self.tr("See them less often"), parent=self.panel)
        self.leave = PlainButton(theme, self.tr("Leave it as it is"), parent=self.panel)
        self.keep.clicked.connect(self._keep)
        self.leave.clicked.connect(self.close_over)
        foot = FlowLayout(theme, 8)
        foot.addWidget(self.keep)
        foot.addWidget(self.leave)
        self.body.addLayout(foot)
        self._add_rows()
        self._show_effect()

    def ask(self, then: Callable[[dict[PersonId, float]], object]) -> None:
        """Open it; `then` hears whom, and how often from now on."""
        self._then = then
        self.open(self.rows[0].tick if self.rows else self.leave)

    def chosen(self) -> list[MayGo]:
        """Who is ticked."""
        return [row.one for row in self.rows if row.tick.isChecked()]

    def _add_rows(self) -> list[_Row]:
        """The next of those whom it costs least, by their names: no place among them means anything."""
        batch, self._waiting = self._waiting[:AT_ONCE], self._waiting[AT_ONCE:]
        added = []
        for one in sorted(batch, key=lambda one: fold(self._names[one.person])):
            row = _Row(self._theme, self._names[one.person], one, self._load, self.panel)
            row.ticked.connect(self._show_effect)
            self._middle.column.insertWidget(self._middle.column.count() - 1, row)
            row.show()
            added.append(row)
        self.rows += added
        self.more.setVisible(bool(self._waiting))
        return added

    def _show_more(self) -> None:
        added = self._add_rows()
        self.place()
        if added:
            added[0].tick.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_effect(self) -> None:
        chosen = self.chosen()
        after = self._load.without(chosen)
        if not chosen:
            said = self.tr("Now: %1")
        elif after.is_too_much:
            said = self.tr("Then: %1")
        else:
            said = self.tr("Then it fits: %1")
        words = said.replace("%1", load_words(after))
        self.effect.set_pieces(words)
        self.keep.setEnabled(bool(chosen))
        self.keep.setAccessibleDescription(words)

    def _keep(self) -> None:
        rhythms = {one.person: one.longer for one in self.chosen()}
        if rhythms:
            self.close_over()
            self._then(rhythms)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go from name to name; Enter on a name keeps what is ticked."""
        here = next((place for place, row in enumerate(self.rows) if row.tick is QApplication.focusWidget()), None)
        key = event.key()
        if here is None or key not in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keep()
        else:
            there = min(max(here + (1 if key == Qt.Key.Key_Down else -1), 0), len(self.rows) - 1)
            self.rows[there].tick.setFocus(Qt.FocusReason.OtherFocusReason)
