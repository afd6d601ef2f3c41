"""A little box for the day on which somebody may come back."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from regulars.ui import typed_dates
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.buttons import PlainButton, PrimaryButton
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.overlay import Overlay
from regulars.ui.widgets.sentence import Sentence


class OtherDayBox(Overlay):
    """One field: a day ahead, typed as everywhere."""

    def __init__(self, theme: Theme, host: QWidget, today: date) -> None:
        super().__init__(theme, host, "", width=420)
        title = self.tr("Later, on which day?")
        self.setAccessibleName(title)
        self.panel.setAccessibleName(title)
        self.setProperty("keeps_itself", True)
        self._today = today
        self._then: Callable[[date], object] = lambda _day: None
        theme.lay(self.body, (22, 20, 22, 18), 10)
        self.body.addWidget(Label(theme, title, Type.HEADING, parent=self.panel))
        self.field = QLineEdit(self.panel)
        self.field.setAccessibleName(title)
        self.field.setPlaceholderText(self.tr("Friday, 9 May, in 3 weeks"))
        self.field.returnPressed.connect(self._keep)
        self.body.addWidget(self.field)
        self.problem = Sentence(theme, "", Type.SMALL, Role.SLIPPING, parent=self.panel)
        self.problem.hide()
        self.body.addWidget(self.problem)
        row = QHBoxLayout()
        theme.lay(row, (0, 6, 0, 0), 8)
        row.addStretch(1)
        leave, keep = PlainButton(theme, self.tr("Cancel")), PrimaryButton(theme, self.tr("Back on that day"))
        leave.clicked.connect(self.close_over)
        keep.clicked.connect(self._keep)
        row.addWidget(leave)
        row.addWidget(keep)
        self.body.addLayout(row)

    def ask(self, then: Callable[[date], object]) -> None:
        """Open it; `then` hears a day after today."""
        self._then = then
        self.open(self.field)

    def _keep(self) -> None:
        day = typed_dates.whole_day(self.field.text(), self._today, ahead=True)
        if day is None:
            self._refuse(self.tr("Write the day as 9 May 2026, 9 May or tomorrow."))
        elif day <= self._today:
            self._refuse(self.tr("Choose a day that is still ahead."))
        else:
            self.close_over()
            self._then(day)

    def _refuse(self, why: str) -> None:
        self.problem.set_pieces(why)
        self.problem.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()
