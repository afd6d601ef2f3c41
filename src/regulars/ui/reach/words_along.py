"""What the owner wants to say, below the number: whole, and whether it goes along with the message."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from regulars.domain.people import Channel
from regulars.ui.reach.along import Along
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.buttons import LinkButton
from regulars.ui.widgets.chip import FilterChip
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.sentence import Sentence


class WordsAlong(QWidget):
    """`toggled` tells whether they are to go along; `copied` and `printed` that the owner wants them so."""

    toggled = Signal(bool)
    copied = Signal()
    printed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        theme.lay(column, spacing=6)
        title = self.tr("What I want to say")
        self.setAccessibleName(title)
        column.addWidget(Label(theme, title, Type.SMALL_STRONG, Role.MUTED, parent=self))
        self.words = Sentence(theme, "", Type.QUOTE, parent=self)
        column.addWidget(self.words)
        self.fate = Sentence(theme, "", Type.SMALL, Role.MUTED, parent=self)
        column.addWidget(self.fate)
        flow = FlowLayout(theme, 8)
        self.along = FilterChip(theme, self.tr("My words go along"), "check", parent=self)
        self.along.toggled.connect(self.toggled)
        self.copy = LinkButton(theme, self.tr("Copy my words"), "copy", parent=self)
        self.copy.clicked.connect(self.copied)
        self.print = LinkButton(theme, self.tr("Print them as a letter"), "printer", parent=self)
        self.print.clicked.connect(self.printed)
        for button in (self.along, self.copy, self.print):
            flow.addWidget(button)
        column.addLayout(flow)

    def show_words(self, words: str, along: Along, channel: Channel, *, held: bool = False) -> None:
        """Show the words, and what becomes of them on this way; nothing where there are none.

        `held` where another button has to be held for this way: then a click prints nothing.
        """
        self.setVisible(bool(words))
        self.words.set_pieces(words)
        self.along.blockSignals(True)
        self.along.setChecked(along is Along.BODY)
        self.along.blockSignals(False)
        self.along.setVisible(along in (Along.BODY, Along.LEFT))
        self.copy.setVisible(along is not Along.SPOKEN)
        self.print.setVisible(along is Along.PAPER and not held)
        fate = self._fate(along, channel)
        self.fate.set_pieces(fate)
        self.fate.setVisible(bool(fate))

    def _fate(self, along: Along, channel: Channel) -> str:
        match along:
            case Along.BODY if channel is Channel.WHATSAPP:
                return self.tr("They stand in the message for you to send. WhatsApp reads them as soon as it opens.")
            case Along.BODY:
                return self.tr("They stand in the message, just as you typed them. You send it yourself.")
            case Along.TOO_LONG:
                return self.tr("They are longer than a link can carry. Copy them, and paste them into the message.")
            case Along.NOT_TAKEN:
                return self.tr("This program takes no words along. Copy them, and paste them there.")
        return ""
