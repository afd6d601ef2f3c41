"""Undo and redo go to the text field that is being typed in, and to the book when that has nothing to take back."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from regulars.ui.desk import Desk


class TextFirst(QObject):
    """The undo and redo of one window.

    A line edit keeps the undo key for itself even when it has nothing to undo; then the key is let through.
    """

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)

    def undo(self) -> None:
        """Ctrl+Z."""
        field = self._window.focusWidget()
        if _can(field, redo=False) and isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit):
            field.undo()
        else:
            self._desk.undo()

    def redo(self) -> None:
        """Ctrl+Shift+Z."""
        field = self._window.focusWidget()
        if _can(field, redo=True) and isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit):
            field.redo()
        else:
            self._desk.redo()

    def _focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None:
            before.removeEventFilter(self)
        if isinstance(now, QLineEdit | QPlainTextEdit | QTextEdit) and now.window() is self._window:
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = event.matches(QKeySequence.StandardKey.Undo), event.matches(QKeySequence.StandardKey.Redo)
            if (undo or redo) and not _can(watched, redo=redo):
                event.ignore()
                return True
        return False


def _can(field: QObject | None, *, redo: bool) -> bool:
    match field:
        case QLineEdit():
            return field.isRedoAvailable() if redo else field.isUndoAvailable()
        case QPlainTextEdit() | QTextEdit():
            document = field.document()
            return document.isRedoAvailable() if redo else document.isUndoAvailable()
        case _:
            return False
