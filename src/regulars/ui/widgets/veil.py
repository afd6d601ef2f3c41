"""A veil over the whole window, for when somebody looks over the shoulder: drawn at once, gone with the same key."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget
from shiboken6 import isValid

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.sentence import Sentence

_QUIETLY = Qt.FocusReason.ActiveWindowFocusReason
"""A field that loses the keyboard for this reason goes on: what is being typed is neither kept nor given up."""


class Veil(QWidget):
    """Covers everything in `window`, boxes included. The commands that `let_through` names still work; no other key does."""

    def __init__(self, theme: Theme, window: QMainWindow, text: str, let_through: list[QAction]) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self._let_through = let_through
        self._before: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(text)
        column = QVBoxLayout(self)
        words = Sentence(theme, text, Type.BODY, Role.MUTED, align=Qt.AlignmentFlag.AlignHCenter, parent=self)
        column.addWidget(words)
        window.installEventFilter(self)
        self.hide()

    def toggle(self) -> None:
        """Cover the window, or show it again."""
        if self.isVisible():
            self.lift()
        else:
            self.drop()

    def drop(self) -> None:
        """Cover the window now, before anything else happens."""
        if self.isVisible():
            return
        while (popup := QApplication.activePopupWidget()) is not None and popup.close():
            pass
        self._before = QApplication.focusWidget()
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.setFocus(_QUIETLY)
        self.repaint()

    def lift(self) -> None:
        """Show the window as it was, with the keyboard where it was."""
        before, self._before = self._before, None
        self.hide()
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(_QUIETLY)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            pressed = QKeySequence(event.keyCombination())
            if all(pressed not in action.shortcuts() for action in self._let_through):
                event.accept()  # then no command of the window hears it
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Nothing below gets the keyboard."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.colour(Role.BACKGROUND))
