"""The little box in which a circle is edited: its name, a note, and how often its people like to be in touch."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from regulars.domain.circles import CircleSummary
from regulars.domain.people import CircleId
from regulars.ui import wording
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.unfit import unread_number
from regulars.ui.widgets.buttons import PlainButton, PrimaryButton
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.limited_text import LimitedText, cut_words
from regulars.ui.widgets.overlay import Overlay
from regulars.ui.widgets.rhythm_choice import OTHER, RhythmChoice
from regulars.ui.widgets.scrolled_middle import ScrolledMiddle
from regulars.ui.widgets.sentence import Sentence


@dataclass(frozen=True, slots=True)
class CircleWords:
    """What was typed about a circle."""

    name: str
    about: str
    cadence_days: float | None


class CircleBox(Overlay):
    """One circle, or a new one. `save` is given what was typed and the box, which it tells whether that is in the book."""

    def __init__(
        self,
        theme: Theme,
        host: QWidget,
        circle: CircleSummary | None,
        save: "Callable[[CircleWords, CircleBox], object]",
    ) -> None:
        super().__init__(theme, host, "", width=460)
        self._save = save
        title = self.tr("A new circle")
        if circle is not None:
            title = self.tr("The circle “%1”").replace("%1", wording.isolated(circle.name))
        self.setAccessibleName(title)
        self.panel.setAccessibleName(title)
        theme.lay(self.body, (22, 20, 22, 18), 12)
        self.body.addWidget(Sentence(theme, title, Type.HEADING, parent=self.panel))
        people = self.tr("People who share a taste, a trade or a place.")
        if circle is not None:
            people = self.tr("%n person(s) in it", None, circle.people)
        self.body.addWidget(Sentence(theme, people, Type.SMALL, Role.MUTED, parent=self.panel))
        middle = ScrolledMiddle(theme, self.panel)
        theme.lay(middle.column, (2, 2, 2, 2), 6)
        self.body.addWidget(middle, 1)
        known = circle if circle is not None else CircleSummary(CircleId(0), "")
        self.name, self.about, self.days = QLineEdit(known.name), LimitedText(known.about), QLineEdit()
        theme.hold(self.about, height=76)
        self.about.setTabChangesFocus(True)
        self.about.cut_off.connect(lambda count: self.refuse(cut_words(count)))
        self.rhythm = RhythmChoice(theme, self.tr("Usual rhythm"), known.cadence_days, self.tr("Other days …"))
        self.days.setPlaceholderText(self.tr("Days between two moments"))
        self.days.setAccessibleName(self.tr("Days between two moments"))
        self.days.hide()
        self.rhythm.chosen.connect(lambda _: self._show_days())
        for words, field in (
            (self.tr("Name"), self.name),
            (self.tr("Note"), self.about),
            (self.tr("Usual rhythm"), self.rhythm),
        ):
            field.setAccessibleName(words)
            label = Label(theme, words, Type.SMALL_STRONG, Role.MUTED)
            label.setBuddy(field)
            middle.column.addWidget(label)
            leading = Qt.AlignmentFlag.AlignLeading if field is self.rhythm else Qt.AlignmentFlag(0)
            middle.column.addWidget(field, 0, leading)
        middle.column.addWidget(self.days)
        said = self.tr("It counts for whoever in the circle has no rhythm of their own.")
        middle.column.addWidget(Sentence(theme, said, Type.SMALL, Role.MUTED))
        self.problem = Sentence(theme, "", Type.SMALL, Role.SLIPPING, parent=self.panel)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self._add_answers()

    def _add_answers(self) -> None:
        self.keep = PrimaryButton(self._theme, self.tr("Keep"), parent=self.panel)
        self.leave = PlainButton(self._theme, self.tr("Cancel"), parent=self.panel)
        self.keep.clicked.connect(self._keep)
        self.leave.clicked.connect(self.close_over)
        for line in (self.name, self.days):
            line.returnPressed.connect(self._keep)
        answers = FlowLayout(self._theme, 8)
        answers.addWidget(self.keep)
        answers.addWidget(self.leave)
        self.body.addLayout(answers)

    def ask(self) -> None:
        """Open it."""
        self.open(self.name)
        self.name.selectAll()

    def accept(self, *, kept: bool) -> None:
        """It is in the book."""
        self.close_over()

    def refuse(self, why: str) -> None:
        """Something does not fit: everything stays as it was typed."""
        self.problem.set_pieces(why)
        self.problem.show()
        self.place()

    def _show_days(self) -> None:
        wants_other = self.rhythm.value() == OTHER
        self.days.setVisible(wants_other)
        if wants_other:
            self.days.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        days = self.rhythm.value()
        if days == OTHER:
            typed = self.days.text().strip()
            if not typed.isdecimal():
                self.refuse(unread_number())
                return
            days = float(typed)
        self._save(CircleWords(self.name.text(), self.about.toPlainText(), days), self)
