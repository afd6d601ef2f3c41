"""A little box that pins a level: which word, why, and until when."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from regulars.domain.health.vocabulary import Band
from regulars.domain.pins import Pin
from regulars.ui import typed_dates, wording
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.buttons import PlainButton, PrimaryButton
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.overlay import Overlay
from regulars.ui.widgets.segmented import Segmented
from regulars.ui.widgets.sentence import Sentence

BANDS = (Band.THRIVING, Band.STEADY, Band.COOLING, Band.SLIPPING)
USUAL_WEEKS = 13
_LONGEST = 200
Keep = Callable[[Band, str, date], None]


class PinBox(Overlay):
    """The word, the reason and the last day; each is needed."""

    def __init__(self, theme: Theme, host: QWidget, name: str, today: date) -> None:
        super().__init__(theme, host, "", width=480)
        self._today = today
        self._then: Keep = lambda _band, _reason, _until: None
        title = self.tr("You know better about %1").replace("%1", wording.isolated(name))
        self.setAccessibleName(title)
        self.panel.setAccessibleName(title)
        theme.lay(self.body, (22, 20, 22, 18), 10)
        self.body.addWidget(Sentence(theme, title, Type.HEADING, parent=self.panel))
        said = self.tr("The word is yours until the day you say. The number and its reasons stay as they are.")
        self.body.addWidget(Sentence(theme, said, Type.BODY, Role.MUTED, parent=self.panel))
        self.band = Segmented(theme, self.tr("Level"), [wording.band(band) for band in BANDS], parent=self.panel)
        self.body.addWidget(self.band, 0, Qt.AlignmentFlag.AlignLeading)
        self.reason, self.until = QLineEdit(self.panel), QLineEdit(self.panel)
        self.reason.setMaxLength(_LONGEST)
        self.reason.setPlaceholderText(self.tr("she is at sea until spring"))
        self.body.addLayout(self._named(self.tr("Because"), self.reason))
        self.body.addLayout(self._named(self.tr("Until"), self.until))
        self.problem = Sentence(theme, "", Type.SMALL, Role.SLIPPING, parent=self.panel)
        self.problem.hide()
        self.body.addWidget(self.problem)
        row = QHBoxLayout()
        theme.lay(row, (0, 6, 0, 0), 8)
        row.addStretch(1)
        self.leave, self.keep = PlainButton(theme, self.tr("Cancel")), PrimaryButton(theme, self.tr("Pin it"))
        self.leave.clicked.connect(self.close_over)
        self.keep.clicked.connect(self._keep)
        row.addWidget(self.leave)
        row.addWidget(self.keep)
        self.body.addLayout(row)

    def _named(self, name: str, field: QLineEdit) -> QVBoxLayout:
        column = QVBoxLayout()
        self._theme.lay(column, spacing=3)
        label = Label(self._theme, name, Type.SMALL_STRONG, Role.MUTED, parent=self.panel)
        label.setBuddy(field)
        field.setAccessibleName(name)
        field.returnPressed.connect(self._keep)
        column.addWidget(label)
        column.addWidget(field)
        return column

    def ask(self, then: Keep, known: Pin | None = None) -> None:
        """Open it, with the pin there is or for three months."""
        self._then = then
        until = known.until if known is not None else self._today + timedelta(weeks=USUAL_WEEKS)
        self.band.set_current(BANDS.index(known.band if known is not None else Band.STEADY))
        self.reason.setText(known.reason if known is not None else "")
        self.until.setText(typed_dates.shown_day(until))
        self.problem.hide()
        self.open(self.reason)

    def _keep(self) -> None:
        until = typed_dates.whole_day(self.until.text(), self._today, ahead=True)
        if not self.reason.text().strip():
            self._refuse(self.tr("Say why, so that you know it later."), self.reason)
        elif until is None:
            self._refuse(self.tr("Write the day as 9 May 2026, 9 May or tomorrow."), self.until)
        elif until < self._today:
            self._refuse(self.tr("Choose a day that is still ahead."), self.until)
        else:
            self.close_over()
            self._then(BANDS[self.band.current()], self.reason.text().strip(), until)

    def _refuse(self, why: str, field: QLineEdit) -> None:
        self.problem.set_pieces(why)
        self.problem.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()
