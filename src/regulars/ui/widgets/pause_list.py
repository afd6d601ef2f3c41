"""Pauses, one below the other, each with what can be done about it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from regulars.domain.pauses import Pause, PauseId
from regulars.ui import wording
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.buttons import IconButton, LinkButton
from regulars.ui.widgets.edited_in_place import has_keyboard
from regulars.ui.widgets.reflow import ReflowRow
from regulars.ui.widgets.sentence import Sentence

_NARROW = 260


class _PauseRow(QWidget):
    """What is said about one pause, and its buttons."""

    def __init__(self, theme: Theme, pause: Pause, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.pause = pause
        said = wording.pause(pause, today)
        role = Role.MUTED if pause.is_over(today) else Role.INK
        row = ReflowRow(theme, _NARROW, 8, below=0)
        self.setLayout(row)
        row.addWidget(Sentence(theme, said, Type.BODY, role, parent=self), 1)
        buttons = ReflowRow(theme, 0, 4)
        row.addLayout(buttons)
        self.end = LinkButton(theme, self.tr("End today"), parent=self)
        self.end.setAccessibleName(self.tr("End today: %1").replace("%1", said))
        self.end.setVisible(pause.is_on(today) and pause.begins < today)
        self.change = IconButton(theme, "pencil", self.tr("Change: %1").replace("%1", said), framed=False, parent=self)
        self.remove = IconButton(theme, "trash-2", self.tr("Remove: %1").replace("%1", said), framed=False, parent=self)
        for button in (self.end, self.change, self.remove):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)


class PauseList(QWidget):
    """Rows of pauses, the newest first. Each signal carries the `Pause` that it is about."""

    ended = Signal(object)
    changing = Signal(object)
    removed = Signal(object)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: dict[PauseId, _PauseRow] = {}
        self._shown: tuple[Sequence[Pause], date] = ((), date.min)
        self._column = QVBoxLayout(self)
        theme.lay(self._column, spacing=2)

    def rows(self) -> list[_PauseRow]:
        """The rows, the newest pause first."""
        return list(self._rows.values())

    def show_pauses(self, pauses: Sequence[Pause], today: date) -> None:
        """Show these."""
        if self._shown == (tuple(pauses), today):
            return
        self._shown = (tuple(pauses), today)
        had_keyboard = next((key for key, row in self._rows.items() if has_keyboard(row)), None)
        for row in self._rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {pause.id: self._make(pause, today) for pause in reversed(pauses)}
        for row in self._rows.values():
            self._column.addWidget(row)
        if had_keyboard is not None:
            kept = self._rows.get(had_keyboard) or next(iter(self._rows.values()), None)
            (kept.change if kept is not None else self).setFocus(Qt.FocusReason.OtherFocusReason)
        self.setVisible(bool(pauses))

    def _make(self, pause: Pause, today: date) -> _PauseRow:
        row = _PauseRow(self._theme, pause, today, self)
        row.end.clicked.connect(lambda: self.ended.emit(pause))
        row.change.clicked.connect(lambda: self.changing.emit(pause))
        row.remove.clicked.connect(lambda: self.removed.emit(pause))
        return row
