"""A record on a person's page: its words, a grey line below them, and details that open below that."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from regulars.ui.person.editing import Editing
from regulars.ui.person.fields import SIDE
from regulars.ui.person.form import Form
from regulars.ui.person.small_buttons import SmallPrint
from regulars.ui.theme import Role
from regulars.ui.widgets.buttons import LinkButton
from regulars.ui.widgets.words_field import WordsField
from regulars.ui.wording import translate


class DetailedRow(QWidget):
    """`make_details` is called when the details are first opened; `toggled` says that they were opened or closed."""

    toggled = Signal()

    def __init__(self, editing: Editing, name: str, make_details: Callable[[], Form]) -> None:
        super().__init__()
        self.editing = editing
        self._make_details = make_details
        self._details: Form | None = None
        self.words = WordsField(editing.theme, name, parent=self)
        self.print = SmallPrint(editing.theme, parent=self)
        self.print.clicked.connect(self.toggle_details)
        self.column = QVBoxLayout(self)
        editing.theme.lay(self.column, spacing=0)
        self.column.addWidget(self.words)
        self.column.addWidget(self.print)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason, /) -> None:
        """Give the keyboard to what comes first in the row."""
        self.words.setFocus(reason)

    @property
    def details(self) -> Form | None:
        """The details while they are open."""
        return self._details if self._details is not None and not self._details.isHidden() else None

    def toggle_details(self) -> None:
        """Open or close the details."""
        if self._details is None:
            self._details = self._make_details()
            frame = QVBoxLayout()
            self.editing.theme.lay(frame, (SIDE, 4, SIDE, 10), 0)
            frame.addWidget(self._details)
            self.column.addLayout(frame)
            self._details.show()
        else:
            self._details.setVisible(self._details.isHidden())
        self._say_of_what()
        self.toggled.emit()

    def about(self) -> str:
        """What the record is, in words that tell it from the one below."""
        return self.words.text()

    def set_print(self, words: str, role: Role = Role.MUTED) -> None:
        """The grey line; a screen reader hears of what it tells."""
        name = translate("DetailedRow", "%1: %2. Details").replace("%1", self.about()).replace("%2", words)
        self.print.set_words(words, name, role)
        self._say_of_what()

    def _say_of_what(self) -> None:
        """Each of many buttons that read "Remove" says what it removes."""
        if self._details is None:
            return
        about = self.about()
        self._details.setAccessibleName(translate("DetailedRow", "Details of: %1").replace("%1", about))
        for button in self._details.findChildren(LinkButton):
            button.setAccessibleName(f"{button.text()}: {about}")
