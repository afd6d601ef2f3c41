"""A page: the heading in the serif, a quieter line below it, what can be done at the right, and the body."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.buttons import LinkButton
from regulars.ui.widgets.reflow import ReflowRow
from regulars.ui.widgets.sentence import Sentence

_BAR = 10  # the width of a scroll bar


class Page(QWidget):
    """What stands beside the sidebar. Widgets go into `body`; with `scroll` it scrolls when it is too long."""

    went_back = Signal()

    def __init__(
        self, theme: Theme, title: str, subtitle: str = "", *, scroll: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        column = QVBoxLayout(self)
        theme.lay(column, (32 - _BAR, 26, 32 - _BAR, 0), 0)
        self._back = LinkButton(theme, "", "arrow-left", role=Role.MUTED, parent=self)
        self._back.clicked.connect(self.went_back)
        self._back.hide()
        self._title = Sentence(theme, title, Type.TITLE, parent=self)
        self._subtitle = Sentence(theme, subtitle, Type.BODY, Role.MUTED, parent=self)
        self._subtitle.setVisible(bool(subtitle))
        words = QVBoxLayout()
        theme.lay(words, spacing=0)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        self._actions = QHBoxLayout()
        theme.lay(self._actions, spacing=8)
        head = ReflowRow(theme, 520)
        head.addLayout(words, 1)
        head.addLayout(self._actions)
        head.setAlignment(self._actions, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        top = QVBoxLayout()
        theme.lay(top, (_BAR, 0, _BAR, 0), 0)
        top.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeading)
        top.addLayout(head)
        column.addLayout(top)
        self.body = QVBoxLayout()
        if scroll:
            column.addWidget(self._scrolling(), 1)
        else:
            theme.lay(self.body, (_BAR, 20, _BAR, 24), 12)
            column.addLayout(self.body, 1)
        self.setAccessibleName(title)

    def _scrolling(self) -> QScrollArea:
        # The bar stands in the margin, so that cards line up with the heading and nothing moves when it comes.
        area = QScrollArea(self)
        area.setViewport(QWidget())  # see-through; asking for the one it has is slow the first time
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setAutoFillBackground(False)
        outer = QVBoxLayout(inside)
        outer.addLayout(self.body)
        self._theme.lay(self.body, spacing=12)
        outer.addStretch(1)
        area.setWidget(inside)
        self._outer, self._area = outer, area
        area.verticalScrollBar().rangeChanged.connect(self._make_room_for_bar)
        self._make_room_for_bar()
        return area

    def _make_room_for_bar(self) -> None:
        scrolls = self._area.verticalScrollBar().maximum() > 0
        self._theme.lay(self._outer, (_BAR, 20, 0 if scrolls else _BAR, 24), 12)

    def show_widget(self, widget: QWidget) -> None:
        """Scroll until a widget of the body can be seen."""
        self._area.ensureWidgetVisible(widget)

    def set_title(self, title: str) -> None:
        """Change the heading."""
        self._title.set_pieces(title)
        self.setAccessibleName(title)

    def set_subtitle(self, subtitle: str) -> None:
        """Change the line below the heading; "" takes it away."""
        self._subtitle.set_pieces(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def add_action(self, widget: QWidget) -> None:
        """Put a button or a few words at the right of the heading."""
        self._theme.lay(self._actions, (0, 4, 0, 0), 8)  # a margin around nothing would be taken from the heading
        self._actions.addWidget(widget)

    def set_back(self, text: str) -> None:
        """Offer the way back, named after where it leads; "" takes it away."""
        leftward = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        self._back.set_icon("arrow-left" if leftward else "arrow-right")
        self._back.set_text(text)
        self._back.setVisible(bool(text))
