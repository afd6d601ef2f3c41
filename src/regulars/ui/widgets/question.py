"""A question over the page with two answers; Esc gives none. For the few things that are asked once."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.buttons import PlainButton, PrimaryButton
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.overlay import Overlay
from regulars.ui.widgets.sentence import Sentence


class Question(Overlay):
    """Title, sentence, a green answer and a plain one. `ask` calls back with True for the green one."""

    def __init__(self, theme: Theme, host: QWidget, title: str, sentence: str, yes: str, no: str) -> None:
        super().__init__(theme, host, title, width=480, top=180)
        self.body.addWidget(Sentence(theme, title, Type.HEADING, parent=self.panel))
        self.body.addWidget(Sentence(theme, sentence, Type.BODY, Role.MUTED, parent=self.panel))
        self.yes = PrimaryButton(theme, yes, parent=self.panel)
        self.no = PlainButton(theme, no, parent=self.panel)
        answers = FlowLayout(theme, 8)
        answers.addWidget(self.yes)
        answers.addWidget(self.no)
        answers.setAlignment(Qt.AlignmentFlag.AlignLeading)
        self.body.addLayout(answers)
        self.panel.setAccessibleDescription(sentence)
        self._answered: Callable[[bool], object] = lambda _: None
        self.yes.clicked.connect(lambda: self._answer(True))
        self.no.clicked.connect(lambda: self._answer(False))

    def ask(self, answered: Callable[[bool], object]) -> None:
        """Open it; `answered` is called once, and not at all when it is left with Esc."""
        self._answered = answered
        self.open(self.yes)

    def _answer(self, yes: bool) -> None:
        self.close_over()
        self._answered(yes)
