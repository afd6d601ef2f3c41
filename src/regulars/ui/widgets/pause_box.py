"""A little box that asks for a pause: from when, until when, and why."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from regulars.domain.pauses import Pause
from regulars.ui import typed_dates
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.asking_box import AskingBox
from regulars.ui.widgets.reflow import ReflowRow
from regulars.ui.widgets.sentence import Sentence

_LONGEST = 200
Keep = Callable[[date, date | None, str], None]
"""Hears the first day, the first day that counts again (None: nobody knows yet), and the reason."""


class PauseBox(AskingBox):
    """First day, day of being back, reason. Days are typed as everywhere; an empty second one is open."""

    def __init__(self, theme: Theme, host: QWidget, title: str, words: str, today: date) -> None:
        super().__init__(theme, host, title, width=460)
        self._today = today
        self._then: Keep = lambda _begins, _ends, _reason: None
        self.body.addWidget(Sentence(theme, words, Type.BODY, Role.MUTED, parent=self.panel))
        self.begins, first_day = self.line(self.tr("First day"))
        self.ends, back_on = self.line(self.tr("Back on"))
        self.reason, why = self.line(self.tr("Why, if you like"))
        self.reason.setMaxLength(_LONGEST)
        days = ReflowRow(theme, 300, 12)
        days.addWidget(first_day, 1)
        days.addWidget(back_on, 1)
        self.ends.setPlaceholderText(self.tr("not known yet"))
        self.body.addLayout(days)
        self.body.addWidget(why)
        self.end_with(self.tr("Keep it"))
        self.entered.connect(self._keep)

    def ask(self, then: Keep, known: Pause | None = None) -> None:
        """Open it, with what is `known` or with a pause that begins today."""
        self._then = then
        self.problem.hide()
        self.begins.setText(typed_dates.shown_day(known.begins if known is not None else self._today))
        self.ends.setText(typed_dates.shown_day(known.ends if known is not None else None))
        self.reason.setText(known.reason if known is not None else "")
        self.open(self.begins)
        self.begins.selectAll()

    def _keep(self) -> None:
        begins = self._nearest(self.begins.text())
        if begins is None:
            self.refuse(self.tr("Write the day as 9 May 2026, 9 May or tomorrow."), self.begins)
            return
        ends = self._after(begins, self.ends.text())
        if self.ends.text().strip() and ends is None:
            self.refuse(self.tr("Write the day as 9 May 2026, 9 May or tomorrow, or leave it empty."), self.ends)
        elif ends is not None and ends <= begins:
            self.refuse(self.tr("The day you are back comes after the first one."), self.ends)
        else:
            self.close_over()
            self._then(begins, ends, self.reason.text().strip())

    def _nearest(self, text: str) -> date | None:
        """A day without a year may lie on either side of today: the nearer one is meant."""
        found = [typed_dates.whole_day(text, self._today, ahead=ahead) for ahead in (True, False)]
        return min((day for day in found if day is not None), key=lambda day: abs(day - self._today), default=None)

    def _after(self, begins: date, text: str) -> date | None:
        day = typed_dates.whole_day(text, self._today, ahead=True)
        if day is None or day > begins:
            return day
        later = typed_dates.whole_day(text, begins + timedelta(days=1), ahead=True)
        return later if later is not None else day
