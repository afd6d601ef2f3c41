"""A little box that pins a level: which word, why, and until when."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from regulars.domain.health.vocabulary import Band
from regulars.domain.pins import Pin
from regulars.ui import typed_dates, wording
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.asking_box import AskingBox
from regulars.ui.widgets.segmented import Segmented
from regulars.ui.widgets.sentence import Sentence

BANDS = (Band.THRIVING, Band.STEADY, Band.COOLING, Band.SLIPPING)
USUAL_WEEKS = 13
_LONGEST = 200
Keep = Callable[[Band, str, date], None]


class PinBox(AskingBox):
    """The word, the reason and the last day; each is needed."""

    def __init__(self, theme: Theme, host: QWidget, name: str, today: date) -> None:
        title = wording.translate("PinBox", "You know better about %1").replace("%1", wording.isolated(name))
        super().__init__(theme, host, title, width=480)
        self._today = today
        self._then: Keep = lambda _band, _reason, _until: None
        said = self.tr("The word is yours until the day you say. The number and its reasons stay as they are.")
        self.body.addWidget(Sentence(theme, said, Type.BODY, Role.MUTED, parent=self.panel))
        self.band = Segmented(theme, self.tr("Level"), [wording.band(band) for band in BANDS], parent=self.panel)
        self.body.addWidget(self.band, 0, Qt.AlignmentFlag.AlignLeading)
        self.reason, because = self.line(self.tr("Because"))
        self.until, until = self.line(self.tr("Until"))
        self.reason.setMaxLength(_LONGEST)
        self.reason.setPlaceholderText(self.tr("she is at sea until spring"))
        self.body.addWidget(because)
        self.body.addWidget(until)
        self.end_with(self.tr("Pin it"))
        self.entered.connect(self._keep)

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
            self.refuse(self.tr("Say why, so that you know it later."), self.reason)
        elif until is None:
            self.refuse(self.tr("Write the day as 9 May 2026, 9 May or tomorrow."), self.until)
        elif until < self._today:
            self.refuse(self.tr("Choose a day that is still ahead."), self.until)
        else:
            self.close_over()
            self._then(BANDS[self.band.current()], self.reason.text().strip(), until)
