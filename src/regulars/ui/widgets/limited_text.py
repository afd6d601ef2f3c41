"""Several lines of text, of which nothing longer is pasted than the book has room for."""

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QPlainTextEdit

from regulars.domain.clean_text import TEXT_LIMIT
from regulars.ui.wording import translate


class LimitedText(QPlainTextEdit):
    """A text editor. A paste beyond the limit is cut there, and said: laying out a whole file would hold up the window."""

    cut_off = Signal(int)
    """So many characters of what was pasted or dropped did not come in."""

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert as much of the text as there is room for."""
        text = source.text()
        taken = self.document().characterCount() - 1 - len(self.textCursor().selectedText())
        room = max(TEXT_LIMIT - taken, 0)
        if len(text) <= room:
            super().insertFromMimeData(source)
            return
        self.insertPlainText(text[:room])
        self.ensureCursorVisible()
        self.cut_off.emit(len(text) - room)


def cut_words(count: int) -> str:
    """What is said about characters that did not come in."""
    return translate(
        "LimitedText",
        "%n character(s) were too many and stayed outside. They are still where you copied them.",
        None,
        count,
    )
