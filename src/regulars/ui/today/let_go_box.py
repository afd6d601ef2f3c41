"""A little box before somebody is seen less often: by how much, and why, if the owner likes to say."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from regulars.ui import wording
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.buttons import PlainButton, PrimaryButton
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.overlay import Overlay
from regulars.ui.widgets.sentence import Sentence

_LONGEST = 200


class LetGoBox(Overlay):
    """One field that may stay empty. Enter lets go, Escape leaves the rhythm as it is."""

    def __init__(self, theme: Theme, host: QWidget, name: str, before: float, after: float) -> None:
        super().__init__(theme, host, "", width=440)
        title = self.tr("Let go of %1, kindly?").replace("%1", wording.isolated(name))
        self.setAccessibleName(title)
        self.panel.setAccessibleName(title)
        self.setProperty("keeps_itself", True)
        self._then: Callable[[str], object] = lambda _reason: None
        theme.lay(self.body, (22, 20, 22, 18), 10)
        self.body.addWidget(Sentence(theme, title, Type.HEADING, parent=self.panel))
        said = self.tr("Your rhythm was %1, and is %2 from now on. Everything you know stays.")
        said = said.replace("%1", wording.rhythm(before)).replace("%2", wording.rhythm(after))
        self.body.addWidget(Sentence(theme, said, Type.BODY, Role.MUTED, parent=self.panel))
        self.reason = QLineEdit(self.panel)
        label = Label(theme, self.tr("Why, if you like"), Type.SMALL_STRONG, Role.MUTED, parent=self.panel)
        label.setBuddy(self.reason)
        self.reason.setAccessibleName(label.text())
        self.reason.setMaxLength(_LONGEST)
        self.reason.setPlaceholderText(self.tr("moved away, closed the shop for a year"))
        self.reason.returnPressed.connect(self._keep)
        self.body.addWidget(label)
        self.body.addWidget(self.reason)
        row = QHBoxLayout()
        theme.lay(row, (0, 6, 0, 0), 8)
        row.addStretch(1)
        self.leave = PlainButton(theme, self.tr("Leave it as it is"))
        self.keep = PrimaryButton(theme, self.tr("Less often"))
        self.leave.clicked.connect(self.close_over)
        self.keep.clicked.connect(self._keep)
        row.addWidget(self.leave)
        row.addWidget(self.keep)
        self.body.addLayout(row)

    def ask(self, then: Callable[[str], object]) -> None:
        """Open it; `then` hears the reason, which may be empty."""
        self._then = then
        self.open(self.reason)

    def _keep(self) -> None:
        reason = self.reason.text().strip()
        self.close_over()
        self._then(reason)
