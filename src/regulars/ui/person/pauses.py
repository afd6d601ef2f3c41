"""The pauses of a person, on their page: the ones there were, the one that is on, and the way to another."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from regulars.domain.pauses import Pause
from regulars.ui.person.editing import Editing
from regulars.ui.person.fields import SIDE
from regulars.ui.widgets.buttons import LinkButton
from regulars.ui.widgets.overlay import host_of
from regulars.ui.widgets.pause_box import PauseBox
from regulars.ui.widgets.pause_list import PauseList


class PausesOfPerson(QWidget):
    """Nothing but a link while there was never a pause."""

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing = editing
        theme = editing.theme
        column = QVBoxLayout(self)
        theme.lay(column, (SIDE, 4, SIDE, 0), 4)
        self.list = PauseList(theme, parent=self)
        self.list.hide()
        pauses = editing.verbs.pauses
        self.list.ended.connect(lambda pause: editing.save(lambda: pauses.end(pause.id)))
        self.list.removed.connect(lambda pause: editing.save(lambda: pauses.delete(pause.id)))
        self.list.changing.connect(self._open)
        column.addWidget(self.list)
        self.add = LinkButton(theme, self.tr("Pause from … to …"), "moon-star", parent=self)
        self.add.clicked.connect(lambda: self._open(None))
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)

    def refresh(self) -> None:
        """Show the model's pauses."""
        self.list.show_pauses(self._editing.model.pauses, self._editing.today)

    def _open(self, known: Pause | None) -> None:
        editing = self._editing
        pauses, person = editing.verbs.pauses, editing.person
        words = self.tr("On these days no clock runs with them: they do not come up, and no silence counts.")
        box = PauseBox(editing.theme, host_of(self), self.tr("Pause"), words, editing.today)
        box.closed.connect(box.deleteLater)
        if known is None:
            box.ask(lambda begins, ends, why: editing.save(lambda: pauses.begin(person, begins, ends, why)))
        else:
            box.ask(
                lambda begins, ends, why: editing.save(
                    lambda: pauses.edit(known.id, begins=begins, ends=ends, reason=why)
                ),
                known,
            )
