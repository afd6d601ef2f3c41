"""Rows that become columns: what they answer to the layouts around them."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from regulars.ui.theme import Theme
from regulars.ui.widgets.reflow import ReflowRow
from regulars.ui.widgets.sentence import Sentence

WORDS = "Bring the oak samples, the linen swatches, and the lamp that she liked so much in spring"


class Requests(QObject):
    """Counts how often a widget is asked to be laid out again."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


def shown_row(theme: Theme, qtbot: QtBot, width: int) -> tuple[QWidget, ReflowRow]:
    """A row with words, a nested line and something hidden, in a window of its own that is as wide."""
    window = QWidget()
    qtbot.addWidget(window)
    outer = QVBoxLayout(window)
    outer.setContentsMargins(0, 0, 0, 0)
    row = ReflowRow(theme, 400, 10, below=6)
    row.setContentsMargins(7, 3, 5, 2)
    outer.addLayout(row)
    outer.addStretch(1)
    row.addWidget(Sentence(theme, WORDS), 1)
    line = QHBoxLayout()
    line.setSpacing(8)
    line.addWidget(Sentence(theme, WORDS))
    line.addWidget(Sentence(theme, "Two words"))
    row.addLayout(line)
    absent = Sentence(theme, WORDS, parent=window)
    row.addWidget(absent)
    absent.hide()
    row.addStretch(1)
    window.resize(width, 500)
    window.show()
    QCoreApplication.processEvents()
    return window, row


def test_a_wide_row_knows_how_high_it_would_be_as_a_column(theme: Theme, qtbot: QtBot) -> None:
    window, wide = shown_row(theme, qtbot, 700)
    for width in (240, 320, 390):
        other, narrow = shown_row(theme, qtbot, width)
        assert wide.heightForWidth(width) == narrow.geometry().height(), (window, other)  # both are kept alive


def test_asking_how_high_it_would_be_moves_nothing(theme: Theme, qtbot: QtBot) -> None:
    window, row = shown_row(theme, qtbot, 700)
    requests = Requests(window)
    window.installEventFilter(requests)
    for width in range(200, 400, 7):
        row.heightForWidth(width)
        row.heightForWidth(700)
    QCoreApplication.processEvents()
    assert requests.count == 0
