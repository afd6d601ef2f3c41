"""What is asked, in one line, when words are about health, faith and the like: veil it? did they agree?"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from regulars.domain.notes import NoteKind
from regulars.domain.touchy import Topic
from regulars.ui.person.choice_chips import ChoiceChips
from regulars.ui.person.editing import Editing
from regulars.ui.theme import Role, Type
from regulars.ui.touchy_words import topic_words
from regulars.ui.widgets.chip import FilterChip
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.sentence import Sentence


class TouchyLine(QWidget):
    """Hidden until words ask for it. The veil is on beforehand, except for what must be avoided, which has to be seen."""

    def __init__(self, editing: Editing, parent: QWidget) -> None:
        super().__init__(parent)
        theme = editing.theme
        self._editing = editing
        self._topics: tuple[Topic, ...] = ()
        self._veil_is_owners = False
        """The owner has touched the veil: it stays as they left it."""
        self.words = Sentence(theme, "", Type.SMALL, Role.WARN_INK, parent=self)
        self.veil = FilterChip(theme, self.tr("Veil it"), "eye-off", parent=self)
        self.veil.clicked.connect(self._touch_veil)
        self.consent = ChoiceChips(
            theme,
            self.tr("Did they say you may note it?"),
            [(True, self.tr("They said yes")), (None, self.tr("Not asked yet"))],
            open_question=True,
            parent=self,
        )
        answers = QWidget(self)
        row = FlowLayout(theme, 6, parent=answers)
        row.addWidget(self.veil)
        row.addWidget(self.consent)
        column = QVBoxLayout(self)
        theme.lay(column, (0, 2, 0, 2), 6)
        column.addWidget(self.words)
        column.addWidget(answers)
        self.hide()

    def look_at(self, text: str, kind: NoteKind) -> None:
        """Ask where these words want to be asked about."""
        topics = self._editing.verbs.notes.touches(text) if text.strip() else ()
        self.setVisible(bool(topics))
        if not self._veil_is_owners:
            self.veil.setChecked(bool(topics) and kind is not NoteKind.AVOID)
        if topics == self._topics:
            return
        self._topics = topics
        if topics:
            said = self.tr("This sounds like %1. Veil it? May you note it?")
            self.words.set_pieces(said.replace("%1", topic_words(topics)))

    def is_waiting(self) -> bool:
        """Whether an answer is still wanted before the words are kept."""
        return bool(self._topics) and not self.consent.is_answered()

    def ask(self) -> None:
        """Give the keyboard to the question."""
        self.consent.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_veiled(self) -> bool:
        """Whether the words are to be veiled."""
        return bool(self._topics) and self.veil.isChecked()

    def agreed(self) -> bool | None:
        """What they said; None where they were not asked."""
        return self.consent.value() is True or None if self._topics else None

    def forget(self) -> None:
        """The words are kept, or gone."""
        self._topics, self._veil_is_owners = (), False
        self.veil.setChecked(False)
        self.consent.forget()
        self.hide()

    def _touch_veil(self) -> None:
        self._veil_is_owners = True
