"""The page to turn round to a person in good conscience: what is held about them, to look at, print or save."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from regulars.domain.people import PersonId
from regulars.ui.paper.paper_box import PaperBox
from regulars.ui.person.editing import Editing
from regulars.ui.person.held_paper import held_paper
from regulars.ui.widgets.buttons import PlainButton
from regulars.ui.wording import translate


class HeldBox(PaperBox):
    """Shows one person's page, which has its own title; it can be saved as data, too."""

    def __init__(self, editing: Editing, host: QWidget, person: PersonId) -> None:
        held = editing.verbs.held.about(person)
        title = translate("HeldBox", "What I hold about this person")
        super().__init__(editing.theme, host, title, lambda: held_paper(editing.theme, held), high=520)
        self._editing, self._person = editing, person
        self.heading.hide()
        self.data = PlainButton(editing.theme, self.tr("Save as data …"), "download", parent=self.panel)
        self.data.clicked.connect(self._ask_data)
        self.buttons.insertWidget(self.buttons.indexOf(self.pdf), self.data)
        QWidget.setTabOrder(self.close_button, self.data)

    def show_page(self) -> None:
        """Open, with the keyboard in the text."""
        self.open(self.view)

    def saved_words(self) -> str:
        """What is said of a file that was written; %1 is its name."""
        return self.tr("Saved as %1. It is not encrypted: give it to them, and put it in the bin after.")

    def _ask_data(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save as data"), "", self.tr("Data (*.json)"))
        if name:
            self.save_data(Path(name).with_suffix(".json"))

    def save_data(self, path: Path) -> None:
        """Write it as JSON, and say where it is."""
        self.save(path, lambda: self._editing.verbs.held.write_json(self._person, path))
