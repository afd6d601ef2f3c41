"""A little box with a few lines to fill in: what is asked, what does not fit, and a button that keeps it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.buttons import PlainButton, PrimaryButton
from regulars.ui.widgets.labelled import Labelled
from regulars.ui.widgets.overlay import Overlay
from regulars.ui.widgets.sentence import Sentence


class AskingBox(Overlay):
    """The heading stands; a box puts its lines into `body`, and `end_with` below them.

    `entered` is Enter in a line, or a click on the button.
    """

    entered = Signal()

    def __init__(self, theme: Theme, host: QWidget, title: str, width: float) -> None:
        super().__init__(theme, host, title, width=width)
        theme.lay(self.body, (22, 20, 22, 18), 10)
        self.body.addWidget(Sentence(theme, title, Type.HEADING, parent=self.panel))

    def line(self, name: str) -> tuple[QLineEdit, Labelled]:
        """A line to fill in, and the line with its name above it."""
        field = QLineEdit(self.panel)
        field.setAccessibleName(name)
        field.returnPressed.connect(self.entered)
        return field, Labelled(self._theme, name, field, self.panel)

    def end_with(self, keep: str) -> None:
        """Below the lines: room for what does not fit, Cancel, and the button that keeps it."""
        theme = self._theme
        self.problem = Sentence(theme, "", Type.SMALL, Role.SLIPPING, parent=self.panel)
        self.problem.hide()
        self.body.addWidget(self.problem)
        row = QHBoxLayout()
        theme.lay(row, (0, 6, 0, 0), 8)
        row.addStretch(1)
        self.leave, self.keep = PlainButton(theme, self.tr("Cancel")), PrimaryButton(theme, keep)
        self.leave.clicked.connect(self.close_over)
        self.keep.clicked.connect(self.entered)
        row.addWidget(self.leave)
        row.addWidget(self.keep)
        self.body.addLayout(row)

    def refuse(self, why: str, field: QLineEdit) -> None:
        """Say what does not fit; the keyboard goes there."""
        self.problem.set_pieces(why)
        self.problem.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()
