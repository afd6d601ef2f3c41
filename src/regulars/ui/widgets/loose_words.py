"""What was being typed when the book was closed, shown when it is open again."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.buttons import PlainButton, PrimaryButton
from regulars.ui.widgets.overlay import Overlay
from regulars.ui.widgets.scrolled_middle import ScrolledMiddle
from regulars.ui.widgets.sentence import Sentence


class LooseWordsBox(Overlay):
    """Places and words, each to be copied to where it belongs."""

    def __init__(self, theme: Theme, host: QWidget, waiting: list[tuple[str, str]]) -> None:
        super().__init__(theme, host, "", width=560, top=120)
        title = self.tr("You were still typing this")
        self.setAccessibleName(title)
        self.panel.setAccessibleName(title)
        self.body.addWidget(Sentence(theme, title, Type.HEADING, parent=self.panel))
        said = self.tr("The book was closed before it was kept. Copy it to where it belongs, or put it away.")
        self.body.addWidget(Sentence(theme, said, Type.BODY, Role.MUTED, parent=self.panel))
        middle = ScrolledMiddle(theme, self.panel)
        self.body.addWidget(middle, 1)
        for place, words in waiting:
            middle.column.addWidget(self._row(place, words))
        buttons = QHBoxLayout()
        theme.lay(buttons, spacing=8)
        self.put_away = PrimaryButton(theme, self.tr("Put it away"), parent=self.panel)
        self.put_away.clicked.connect(self.close_over)
        self.later = PlainButton(theme, self.tr("Keep it for later"), parent=self.panel)
        self.later.clicked.connect(self.close_over)
        buttons.addWidget(self.put_away)
        buttons.addWidget(self.later)
        buttons.addStretch(1)
        self.body.addLayout(buttons)

    def ask(self) -> None:
        """Show it."""
        self.open(self.later)

    def _row(self, place: str, words: str) -> QWidget:
        row = QWidget(self.panel)
        across = QHBoxLayout(row)
        self._theme.lay(across, spacing=10)
        texts = QVBoxLayout()
        self._theme.lay(texts, spacing=2)
        texts.addWidget(Sentence(self._theme, place, Type.SMALL, Role.MUTED, parent=row))
        texts.addWidget(Sentence(self._theme, words, Type.BODY, parent=row))
        across.addLayout(texts, 1)
        copy = PlainButton(self._theme, self.tr("Copy"), parent=row)
        copy.setAccessibleName(self.tr("Copy “%1”").replace("%1", place))
        copy.clicked.connect(lambda: QApplication.clipboard().setText(words))
        across.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        return row
