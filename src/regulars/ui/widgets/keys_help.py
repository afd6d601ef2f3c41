"""F1: every command that has a key, with its key."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from regulars.ui.actions import Actions, key_text, plain_name
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.chip import KeyCap
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.overlay import Overlay
from regulars.ui.widgets.reflow import CardGrid
from regulars.ui.widgets.sentence import Sentence


class KeysHelp(Overlay):
    """The list of keys, made anew each time it opens: pages add their own commands as they are first shown."""

    def __init__(self, theme: Theme, host: QWidget, actions: Actions) -> None:
        super().__init__(theme, host, "", width=680, top=72)
        self._actions = actions
        self._named(self.tr("Keys"))
        self.body.addWidget(Sentence(theme, self.tr("Keys"), Type.HEADING, parent=self.panel))
        self._area = QScrollArea(self.panel)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(self.tr("Keys"))
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.viewport().setAutoFillBackground(False)
        self.body.addWidget(self._area, 1)
        self.body.addWidget(Label(theme, self.tr("Esc leads back."), Type.SMALL, Role.MUTED, parent=self.panel))

    def _named(self, name: str) -> None:
        self.setAccessibleName(name)
        self.panel.setAccessibleName(name)

    def ask(self) -> None:
        """Open it."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        self._theme.lay(column, (0, 0, 8, 0), 0)
        grid = CardGrid(self._theme, 280, 4, most=2)
        for action in self._actions.with_keys():
            grid.addWidget(self._row(plain_name(action), key_text(action), inside))
        column.addLayout(grid)
        column.addStretch(1)
        self._area.setWidget(inside)
        inside.setAutoFillBackground(False)  # a scroll area paints its widget's ground unless told after it took it
        wanted = column.heightForWidth(self._theme.px(620))
        self._area.setMinimumHeight(min(wanted, self._theme.px(420), max(self._host.height() // 2, 120)))
        self.open(self._area)

    def _row(self, name: str, keys: str, inside: QWidget) -> QWidget:
        row = QWidget(inside)
        across = QHBoxLayout(row)
        self._theme.lay(across, (0, 3, 12, 3), 12)
        across.addWidget(Sentence(self._theme, name, Type.BODY, parent=row), 1)
        across.addWidget(KeyCap(self._theme, keys, parent=row))
        return row
