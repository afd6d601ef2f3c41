"""The quiet lines about calls of which nothing was said yet."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from regulars.domain.call_outs import CallOut
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.buttons import IconButton, LinkButton
from regulars.ui.widgets.hint import IconSpot
from regulars.ui.widgets.sentence import Sentence


class HowWasIt(QWidget):
    """A line each. `told` and `skipped` carry the person."""

    told = Signal(object)
    skipped = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[tuple[CallOut, str], ...] = ()
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        theme.lay(self._column, spacing=2)
        self.hide()

    def show_lines(self, lines: Sequence[tuple[CallOut, str]]) -> None:
        """These wait, each with its words."""
        if tuple(lines) == self._shown:
            return
        self._shown = tuple(lines)
        for old in self._lines:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines = [self._line(call_out, words) for call_out, words in lines]
        for line in self._lines:
            self._column.addWidget(line)
            line.show()
        self.setVisible(bool(lines))

    def _line(self, call_out: CallOut, words: str) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        self._theme.lay(row, (4, 0, 0, 0), 8)
        row.addWidget(IconSpot(self._theme, "clock", Role.MUTED, 16, parent=line))
        row.addWidget(Sentence(self._theme, words, Type.BODY, Role.MUTED, parent=line), 1)
        tell = LinkButton(self._theme, self.tr("Say how it was"), parent=line)
        tell.setAccessibleDescription(words)
        tell.clicked.connect(lambda: self.told.emit(call_out.person))
        skip = IconButton(
            self._theme, "x", self.tr("Nothing to say: %1").replace("%1", words), framed=False, parent=line
        )
        skip.clicked.connect(lambda: self.skipped.emit(call_out.person))
        row.addWidget(tell)
        row.addWidget(skip)
        return line
