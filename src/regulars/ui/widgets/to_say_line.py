"""What the owner wants to say to one person: their words, edited where they stand, and whether they are said by now."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from regulars.domain.to_say import ToSay
from regulars.ui import wording
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.buttons import LinkButton
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.sentence import Sentence
from regulars.ui.widgets.words_field import WordsField

_LINE = 28
"""Design pixels: the height of the buttons beside the day."""


class ToSayLine(QWidget):
    """`edited` carries the new words, `said` lets them go, `not_yet` keeps them though the two were in touch since.

    With a `heading` it stands by itself, its day beside that; else both stand below the words.
    """

    edited = Signal(str)
    said = Signal()
    not_yet = Signal()

    def __init__(
        self,
        theme: Theme,
        placeholder: str,
        *,
        heading: bool = False,
        at_rest: int | None = None,
        inset: float = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        name = self.tr("What I want to say")
        self.field = WordsField(theme, name, "", placeholder, Type.QUOTE, at_rest=at_rest, parent=self)
        self.field.edited.connect(self.edited)
        self.about = QWidget(self)
        about = FlowLayout(theme, 10)
        around = QHBoxLayout(self.about)
        theme.lay(around, (inset, 0, inset, 0), 0)
        around.addLayout(about)
        self.day = Sentence(theme, "", Type.SMALL, Role.MUTED, parent=self.about)
        theme.hold(self.day, min_height=_LINE)
        if heading:
            label = Label(theme, name, Type.SMALL_STRONG, Role.MUTED, parent=self.about)
            theme.hold(label, min_height=_LINE)
            about.addWidget(label)
        self.yes = LinkButton(theme, "", "check", parent=self.about)
        self.yes.clicked.connect(self.said)
        self.no = LinkButton(theme, self.tr("Not yet"), role=Role.MUTED, parent=self.about)
        self.no.clicked.connect(self.not_yet)
        for shown in (self.day, self.yes, self.no):
            about.addWidget(shown)
        column = QVBoxLayout(self)
        theme.lay(column, spacing=2)
        for part in (self.about, self.field) if heading else (self.field, self.about):
            column.addWidget(part)
        self._heading = heading
        self.show_words(None, date.min)

    def show_words(self, words: ToSay | None, today: date) -> None:
        """Show what waits for the person; None where nothing does."""
        self.field.show_stored("" if words is None else words.text)
        for widget in (self.day, self.yes):
            widget.setVisible(words is not None)
        self.no.setVisible(words is not None and words.met_since)
        self.about.setVisible(self._heading or words is not None)
        if words is None:
            return
        if words.met_since:
            self.day.set_pieces(self.tr("You were in touch since. Did you say it?"))
            self.yes.set_text(self.tr("Yes, let it go"))
        else:
            self.day.set_pieces(self.tr("written %1").replace("%1", wording.short_day(words.written_on, today)))
            self.yes.set_text(self.tr("Said, let it go"))

    def start(self) -> None:
        """Begin to type."""
        self.field.start()
