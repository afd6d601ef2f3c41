"""The little box in which a circle is edited: its name, a note, and how often its people like to be in touch."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMainWindow, QPlainTextEdit, QWidget

from regulars.domain.circles import CircleSummary
from regulars.ui import wording
from regulars.ui.person.editing import Editing
from regulars.ui.person.fields import Pick
from regulars.ui.person.refusals import unread_number
from regulars.ui.person.rhythms import USUAL
from regulars.ui.theme import Role, Type
from regulars.ui.widgets.buttons import PlainButton, PrimaryButton
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.overlay import Overlay
from regulars.ui.widgets.scrolled_middle import ScrolledMiddle
from regulars.ui.widgets.sentence import Sentence

_OTHER = -1.0  # the line for a number of days that is not in the list


class CircleBox(Overlay):
    """One circle. Keep changes all three in one step, with Undo."""

    def __init__(self, editing: Editing, host: QWidget, circle: CircleSummary) -> None:
        super().__init__(editing.theme, host, "", width=460)
        self._editing, self._circle = editing, circle
        theme, title = self._theme, self.tr("The circle “%1”").replace("%1", wording.isolated(circle.name))
        self.setAccessibleName(title)
        self.panel.setAccessibleName(title)
        theme.lay(self.body, (22, 20, 22, 18), 12)
        self.body.addWidget(Sentence(theme, title, Type.HEADING, parent=self.panel))
        people = self.tr("%n person(s) in it", None, circle.people)
        self.body.addWidget(Sentence(theme, people, Type.SMALL, Role.MUTED, parent=self.panel))
        middle = ScrolledMiddle(theme, self.panel)
        theme.lay(middle.column, (2, 2, 2, 2), 6)
        self.body.addWidget(middle, 1)
        self.name, self.about, self.days = QLineEdit(circle.name), QPlainTextEdit(circle.about), QLineEdit()
        theme.hold(self.about, height=76)
        self.about.setTabChangesFocus(True)
        self.rhythm = Pick(theme, self.tr("Usual rhythm"), _rhythms(circle.cadence_days, self.tr("Other days …")))
        self.rhythm.show_stored(circle.cadence_days)
        self.days.setPlaceholderText(self.tr("Days between two moments"))
        self.days.setAccessibleName(self.tr("Days between two moments"))
        self.days.hide()
        self.rhythm.picked.connect(self._show_days)
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

    def _show_days(self, days: float | None) -> None:
        self.days.setVisible(days == _OTHER)
        if days == _OTHER:
            self.days.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        circles, circle = self._editing.verbs.circles, self._circle.id
        name, about, days = self.name.text(), self.about.toPlainText(), self.rhythm.value()
        if days == _OTHER:
            typed = self.days.text().strip()
            if not typed.isdecimal():
                self.refuse(unread_number())
                return
            days = float(typed)

        self._editing.save(lambda: circles.edit(circle, name=name, about=about, cadence_days=days), self)


def host_of(widget: QWidget) -> QWidget:
    """What a box lies over: all that is inside the window."""
    window = widget.window()
    inside = window.centralWidget() if isinstance(window, QMainWindow) else None
    return inside if inside is not None else window


def _rhythms(wished: float | None, other: str) -> list[tuple[float | None, str]]:
    """The usual rhythms and the one there is."""
    choices = sorted({*USUAL, *([wished] if wished is not None else [])})
    listed: list[tuple[float | None, str]] = [(None, wording.translate("CircleBox", "None"))]
    listed += [(days, wording.rhythm(days)) for days in choices]
    return [*listed, (_OTHER, other)]
