"""Before a hard call: three questions, a line each. The answers live in these fields and nowhere else."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.buttons import LinkButton, PlainButton
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.reflow import ReflowRow
from regulars.ui.widgets.sentence import Sentence

_LONGEST = 300


class HardCall(QWidget):
    """`kept` carries the words that the owner wants kept, as one note. What is not kept is gone when it is put away."""

    kept = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("keeps_itself", True)  # no draft of it is ever kept, not even when the book is locked
        self.setAccessibleName(self.tr("Before a hard call"))
        column = QVBoxLayout(self)
        theme.lay(column, spacing=6)
        column.addWidget(Label(theme, self.tr("Before a hard call"), Type.SECTION, parent=self))
        self.fields: list[QLineEdit] = []
        for question in (
            self.tr("What happened?"),
            self.tr("What may they feel?"),
            self.tr("What do I want to give?"),
        ):
            column.addLayout(self._field(question))
        row = QHBoxLayout()
        theme.lay(row, (0, 4, 0, 0), 8)
        said = self.tr("For your eyes, for this call. It is gone when you close this, unless you keep it.")
        row.addWidget(Sentence(theme, said, Type.SMALL, Role.MUTED, parent=self), 1)
        self.keep = PlainButton(theme, self.tr("Keep as a veiled note"), "eye-off", parent=self)
        self.keep.clicked.connect(self._keep)
        self.leave = LinkButton(theme, self.tr("Put it away"), role=Role.MUTED, parent=self)
        self.leave.clicked.connect(self.left)
        row.addWidget(self.keep)
        row.addWidget(self.leave)
        column.addLayout(row)

    def _field(self, question: str) -> ReflowRow:
        row = ReflowRow(self._theme, 420, 12, below=2)
        label = Label(self._theme, question, Type.BODY, Role.MUTED, parent=self)
        self._theme.hold(label, min_width=170)
        field = QLineEdit(self)
        field.setMaxLength(_LONGEST)
        field.setAccessibleName(question)
        label.setBuddy(field)
        field.returnPressed.connect(self._go_on)
        row.addWidget(label)
        row.addWidget(field, 1)
        self.fields.append(field)
        return row

    def _go_on(self) -> None:
        here = next((place for place, field in enumerate(self.fields) if field.hasFocus()), 0)
        following = self.fields[here + 1] if here + 1 < len(self.fields) else self.keep
        following.setFocus()

    def _keep(self) -> None:
        said = [f"{f.accessibleName()} {f.text().strip()}" for f in self.fields if f.text().strip()]
        if said:
            self.kept.emit("\n".join(said))

    def forget(self) -> None:
        """Nothing of it is left, not in the fields' own undo either."""
        for field in self.fields:
            field.setText("")
