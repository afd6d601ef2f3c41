"""An empty screen that says what to do next and offers the button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.buttons import PrimaryButton
from regulars.ui.widgets.chip import IconDisc
from regulars.ui.widgets.sentence import Sentence


class EmptyState(QWidget):
    """An icon, a short title, one sentence and, if there is something to do, a button; `acted` when it is pressed."""

    acted = Signal()

    def __init__(
        self, theme: Theme, icon: str, title: str, sentence: str, button: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        theme.lay(column, (24, 32, 24, 32), 8)
        middle = Qt.AlignmentFlag.AlignHCenter
        self._title = Sentence(theme, title, Type.HEADING, align=middle, parent=self)
        self._sentence = Sentence(theme, sentence, Type.BODY, Role.MUTED, align=middle, parent=self)
        theme.hold(self._sentence, max_width=440)
        self._title.setMinimumWidth(1)
        column.addStretch(1)
        column.addWidget(IconDisc(theme, icon, 48, parent=self), 0, middle)
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        column.setAlignment(self._sentence, middle)
        self.button = PrimaryButton(theme, button, parent=self)
        self.button.setVisible(bool(button))
        self.button.clicked.connect(self.acted)
        column.addSpacing(theme.px(8))
        column.addWidget(self.button, 0, middle)
        column.addStretch(2)

    def set_words(self, title: str, sentence: str) -> None:
        """Say something else (nothing found, instead of nothing there)."""
        self._title.set_pieces(title)
        self._sentence.set_pieces(sentence)
