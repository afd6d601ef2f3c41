"""The window of the first start: the welcome, then three short steps. No tour."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from regulars.ui.first_run.first_run_model import FirstRunModel, Step
from regulars.ui.first_run.steps import CodeStep, PeopleStep, ProofStep, RhythmStep, StepPage
from regulars.ui.first_run.welcome import Welcome
from regulars.ui.start import take_place
from regulars.ui.theme import Theme


class FirstRunWindow(QWidget):
    """Welcome and steps in one window. `sample_wanted` asks for the sample book instead."""

    sample_wanted = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, model: FirstRunModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self.model = theme, model
        self.setWindowTitle(self.tr("Regulars"))
        self.resize(1280, 800)
        self.setMinimumSize(400, 400)
        take_place(self)
        self.welcome = Welcome(theme, self)
        self.welcome.started.connect(model.begin)
        self.welcome.sample_wanted.connect(self.sample_wanted)
        self.steps: dict[Step, StepPage] = {
            Step.CODE: CodeStep(theme, model, self),
            Step.PROOF: ProofStep(theme, model, self),
            Step.PEOPLE: PeopleStep(theme, model, self),
            Step.RHYTHM: RhythmStep(theme, model, self),
        }
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.welcome)
        for page in self.steps.values():
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        leave = QAction(self.tr("Close Regulars"), self)
        leave.setShortcut("Ctrl+Q")
        leave.triggered.connect(self.close)
        self.addAction(leave)
        model.changed.connect(self._show_state)
        self.welcome.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_state(self) -> None:
        page = self.steps.get(self.model.step)
        if page is None:
            return
        page.show_state()
        if self._stack.currentWidget() is not page:
            self._stack.setCurrentWidget(page)
            page.take_keyboard()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.model.leave()
        self.closed.emit()
        super().closeEvent(event)
