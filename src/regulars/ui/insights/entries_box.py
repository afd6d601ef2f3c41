"""What a figure was counted from, over the page: cards with their days, each leading to the person."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from regulars.domain.insights import Entries
from regulars.ui.insights.entries_model import EntriesModel
from regulars.ui.screen import Surroundings
from regulars.ui.theme import Role, Type
from regulars.ui.widgets.buttons import PlainButton
from regulars.ui.widgets.card_table import CardAct, CardTable
from regulars.ui.widgets.overlay import Overlay
from regulars.ui.widgets.photos import photo_of
from regulars.ui.widgets.roomy import Roomy
from regulars.ui.widgets.sentence import Sentence


class EntriesBox(Overlay):
    """Enter or a button opens the person; Esc leads back."""

    def __init__(self, around: Surroundings, host: QWidget) -> None:
        super().__init__(around.theme, host, "", width=680, top=48)
        self._around = around
        theme = around.theme
        theme.lay(self.body, (22, 20, 22, 16), 10)
        self.heading = Sentence(theme, "", Type.HEADING, parent=self.panel)
        self.days = Sentence(theme, "", Type.SMALL, Role.MUTED, parent=self.panel)
        self.model = EntriesModel(around.desk, self)
        self._room = Roomy(theme, 420, parent=self.panel)
        self.table = CardTable(theme, self.tr("Entries"), self.model, self._photo, self._room)
        self._room.addWidget(self.table)
        self.nothing = Sentence(
            theme, self.tr("Nothing there in these days."), Type.BODY, Role.MUTED, parent=self.panel
        )
        self.close_button = PlainButton(theme, self.tr("Close"), parent=self.panel)
        self.close_button.clicked.connect(self.close_over)
        for widget in (self.heading, self.days, self.nothing):
            self.body.addWidget(widget)
        self.body.addWidget(self._room, 1)
        self.body.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeading)
        self.table.opened.connect(self._open)
        self.table.acted.connect(self._act)

    def show_found(self, title: str, days: str, found: Entries) -> None:
        """Open with these entries, the keyboard on the first."""
        self.heading.set_pieces(title)
        self.days.set_pieces(days)
        self.setAccessibleName(title)
        self.panel.setAccessibleName(title)
        self.model.show_found(found)
        self.nothing.setVisible(not found.entries)
        self._room.setVisible(bool(found.entries))
        self.open(self.table if found.entries else self.close_button)
        self.table.choose(self.model.next_place(0))

    def _photo(self, photo: int) -> QPixmap | None:
        desk = self._around.desk
        return photo_of(photo, lambda: desk.read(lambda: desk.verbs.people.photo(photo)))

    def _act(self, act: CardAct) -> None:
        self._open(act.place)

    def _open(self, place: int) -> None:
        entry = self.model.entry_at(place)
        if entry is not None:
            self.close_over()
            self._around.shell.open_person(entry.person)
