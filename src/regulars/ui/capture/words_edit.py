"""Where the words go: Enter keeps, Shift or Ctrl with Enter begins a new line, and the field grows with what is in it."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from regulars.ui.theme import Theme
from regulars.ui.widgets.limited_text import LimitedText

_MOST_LINES = 6


class WordsEdit(LimitedText):
    """Large and without a frame. `digit` when Alt and a digit choose a kind from here."""

    kept = Signal()
    digit = Signal(int)

    def __init__(self, theme: Theme, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "naked")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.textChanged.connect(self._grow)  # the first letter takes the place of the hint, however long that is
        theme.changed.connect(self._grow)
        self._grow()

    def _grow(self) -> None:
        line = self.fontMetrics().lineSpacing()
        written = round(self.document().size().height())  # a plain text counts in lines
        lines = max(1, min(written if self.document().characterCount() > 1 else self._hinted(), _MOST_LINES))
        needed = line * lines + self._theme.px(6)
        if needed != self.height() or self.minimumHeight() != needed:
            self.setFixedHeight(needed)

    def _hinted(self) -> int:
        """The lines of the words that stand there while the field is empty."""
        metrics, room = self.fontMetrics(), self.viewport().width()
        whole = metrics.boundingRect(QRect(0, 0, room, 0), Qt.TextFlag.TextWordWrap.value, self.placeholderText())
        return round(whole.height() / metrics.lineSpacing()) if self.isVisible() else 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        typed = event.key() - Qt.Key.Key_0.value
        if enter and event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier):
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        elif enter:
            self.kept.emit()
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and 0 <= typed <= 9:
            self.digit.emit(typed)
        else:
            super().keyPressEvent(event)
