"""A row of the settings: what it is, in plain words below it what that means, and the control at the far end."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.line import HairLine
from regulars.ui.widgets.reflow import ReflowRow
from regulars.ui.widgets.sentence import Sentence

_ROOM_FOR_WORDS = 150


class SettingRow(QWidget):
    """Title, subtitle, control, and a hairline below unless it is the last."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        subtitle: str = "",
        control: QWidget | None = None,
        *,
        line: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = Sentence(theme, title, Type.MEDIUM, parent=self)
        self._subtitle = Sentence(theme, subtitle, Type.SMALL, Role.MUTED, parent=self)
        self._subtitle.setVisible(bool(subtitle))
        words = QVBoxLayout()
        theme.lay(words, spacing=0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        words.addStretch(1)
        room = control.sizeHint().width() / theme.scale if control is not None else 0
        row = ReflowRow(theme, room + _ROOM_FOR_WORDS)
        row.addLayout(words, 1)
        if control is not None:
            self._title.setBuddy(control)
            row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
            if subtitle and control.accessibleDescription() in ("", control.accessibleName()):
                control.setAccessibleDescription(subtitle)
        column = QVBoxLayout(self)
        theme.lay(column, spacing=0)
        padded = QVBoxLayout()
        theme.lay(padded, (0, 9, 0, 9), 0)
        padded.addLayout(row)
        column.addLayout(padded)
        if line:
            column.addWidget(HairLine(theme, parent=self))

    def set_subtitle(self, subtitle: str) -> None:
        """Change the quiet line."""
        self._subtitle.set_pieces(subtitle)
        self._subtitle.setVisible(bool(subtitle))
