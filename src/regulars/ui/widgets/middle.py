"""A column in the middle of an otherwise empty window; it scrolls where large text leaves no room."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from regulars.ui.theme import Theme

_MOST = 1000  # so much more of the width than the margins, up to the column's own limit


class MiddleColumn(QScrollArea):
    """`body` is the column, at most `width` design pixels wide."""

    def __init__(self, theme: Theme, width: float, spacing: float = 12, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        whole = QWidget()
        self.inside = QWidget(whole)
        theme.hold(self.inside, max_width=width)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self.inside, _MOST)
        across.addStretch(1)
        down = QVBoxLayout(whole)
        theme.lay(down, (24, 24, 24, 24), 0)
        down.addStretch(1)
        down.addLayout(across)
        down.addStretch(1)
        self.body = QVBoxLayout(self.inside)
        theme.lay(self.body, spacing=spacing)
        self.setWidget(whole)
        whole.setAutoFillBackground(False)  # a scroll area paints its widget's ground unless told after it took it

    def add_held(self, widget: QWidget, theme: Theme, width: float) -> None:
        """Add a widget in the middle that takes the column's width, up to `width` design pixels."""
        theme.hold(widget, max_width=width)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(widget, _MOST)
        across.addStretch(1)
        self.body.addLayout(across)
