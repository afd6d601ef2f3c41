"""A control with its name above it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.label import Label


class Labelled(QWidget):
    """The name is the control's label for screen readers, too, and leads the keyboard there."""

    def __init__(self, theme: Theme, name: str, control: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        theme.lay(column, spacing=4)
        label = Label(theme, name, Type.SMALL_STRONG, Role.MUTED, parent=self)
        label.setBuddy(control)
        column.addWidget(label)
        column.addWidget(control)
