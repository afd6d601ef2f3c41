"""The card of what the owner wants to say to the person: typed ahead of time, at hand in the brief and in a message."""

from PySide6.QtWidgets import QWidget

from regulars.ui.person.editing import Editing
from regulars.ui.person.fields import SIDE
from regulars.ui.person.panel import Panel
from regulars.ui.widgets.to_say_line import ToSayLine
from regulars.ui.wording import translate


class ToSayView(Panel):
    """Their own words; nothing is filled in, and nothing goes by itself."""

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(editing, parent)
        to_say, person = editing.verbs.to_say, editing.person
        self.line = ToSayLine(editing.theme, self.tr("add what you want to say or write next"), inset=SIDE, parent=self)
        self.line.edited.connect(lambda text: editing.save(lambda: to_say.write(person, text), self.line.field))
        self.line.said.connect(lambda: editing.save(lambda: to_say.let_go(person)))
        self.line.not_yet.connect(lambda: editing.save(lambda: to_say.not_yet(person)))
        self.body.addWidget(self.line)

    def title(self) -> str:
        """The heading."""
        return translate("ToSayView", "What I want to say")

    def refresh(self) -> None:
        """Show the model's words."""
        self.line.show_words(self.editing.model.to_say, self.editing.today)

    def start(self) -> None:
        """Begin to type."""
        self.line.start()
