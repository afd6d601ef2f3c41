"""The owner's quiet seasons: days away on which nobody's clock runs."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from regulars.domain.pauses import Pause
from regulars.ui.settings.settings_model import SettingsModel
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.buttons import PlainButton
from regulars.ui.widgets.overlay import host_of
from regulars.ui.widgets.pause_box import PauseBox
from regulars.ui.widgets.pause_list import PauseList
from regulars.ui.widgets.sentence import Sentence


class QuietSeason(QWidget):
    """What a quiet season is, the ones there are, and the button for another."""

    def __init__(self, theme: Theme, model: SettingsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        column = QVBoxLayout(self)
        theme.lay(column, (0, 6, 0, 0), 8)
        column.addWidget(Sentence(theme, self._words(), Type.SMALL, Role.MUTED, parent=self))
        self.pauses = PauseList(theme, parent=self)
        self.pauses.ended.connect(lambda pause: model.end_pause(pause.id))
        self.pauses.removed.connect(lambda pause: model.remove_pause(pause.id))
        self.pauses.changing.connect(self._open)
        column.addWidget(self.pauses)
        self.add = PlainButton(theme, self.tr("Pause me from … to …"), "moon-star", parent=self)
        self.add.clicked.connect(lambda: self._open(None))
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)
        model.refreshed.connect(self._show)

    def _words(self) -> str:
        return self.tr(
            "A holiday, a busy season: nobody comes up in Today, and no silence counts. Afterwards all is as before."
        )

    def _show(self) -> None:
        self.pauses.show_pauses(self._model.pauses, self._model.today)

    def _open(self, known: Pause | None) -> None:
        box = PauseBox(self._theme, host_of(self), self.tr("Quiet season"), self._words(), self._model.today)
        box.closed.connect(box.deleteLater)
        if known is None:
            box.ask(self._model.begin_pause)
        else:
            box.ask(lambda begins, ends, reason: self._model.change_pause(known.id, begins, ends, reason), known)
