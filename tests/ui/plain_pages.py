"""Small pages that stand for the window's real ones where a test is about the window itself."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from regulars.domain.changes import Changes
from regulars.domain.people import PersonId
from regulars.ui.screen import Screen, Surroundings

PAGES = dict.fromkeys(("today", "people", "person", "import", "settings"), ("tests.ui.plain_pages", "PlainPage"))


class PlainPage(Screen):
    """Remembers what it was told; has one text field."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self.told: list[object] = []
        self.field = QLineEdit(self)
        self.field.setAccessibleName("Words")
        QVBoxLayout(self).addWidget(self.field)

    def arrive(self) -> None:
        self.told.append("arrive")

    def leave(self) -> None:
        self.told.append("leave")

    def hear(self, changes: Changes) -> None:
        self.told.append(changes.label)

    def show_person(self, person: PersonId) -> None:
        self.told.append(person)

    def take_files(self, files: list[Path]) -> None:
        self.told.append(files)

    def search(self) -> None:
        self.told.append("search")

    def new_person(self) -> None:
        self.told.append("new person")
