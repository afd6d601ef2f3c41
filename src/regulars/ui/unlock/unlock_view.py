"""The window over a closed book: why it is closed, and the ways to open it."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDesktopServices, QShowEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from regulars.domain.errors import KnownProblem
from regulars.ui.problems import title_and_next
from regulars.ui.start import keep_place, take_place
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.unlock.unlock_model import UnlockModel
from regulars.ui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from regulars.ui.widgets.hint import Hint
from regulars.ui.widgets.middle import MiddleColumn
from regulars.ui.widgets.sentence import Sentence
from regulars.ui.widgets.sidebar import Mark

_WIDTH = 420
_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class UnlockWindow(QWidget):
    """As the picture of the locked book. What goes wrong is said in place, with the next step."""

    closed = Signal()

    def __init__(self, theme: Theme, model: UnlockModel, why: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self.model = theme, model
        self._why_closed = why
        self._tried_secret = False
        self._told: KnownProblem | None = None
        self.setWindowTitle(self.tr("Regulars"))
        self.resize(1280, 800)
        self.setMinimumSize(360, 360)
        take_place(self)
        self._fill()
        model.changed.connect(self._show_state)
        theme.changed.connect(self._show_state)
        self._show_state()

    def _fill(self) -> None:
        theme = self.theme
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        middle = MiddleColumn(theme, 560, parent=self)
        whole.addWidget(middle)
        column, inside = middle.body, middle.inside
        column.addWidget(Mark(theme, 72, "lock", parent=inside), 0, _MIDDLE)
        self._title = Sentence(theme, self.tr("Your book is closed."), Type.TITLE, align=_MIDDLE, parent=inside)
        column.addWidget(self._title)
        self._why = Sentence(theme, "", Type.BODY, Role.MUTED, align=_MIDDLE, parent=inside)
        column.addWidget(self._why)
        self._problem = Hint(theme, "", "info", warn=True, parent=inside)
        self._problem.acted.connect(self.model.put_spare_back)
        middle.add_held(self._problem, theme, 520)
        self.keyring = PrimaryButton(
            theme, self.tr("Open with this laptop’s keyring"), "key-round", parent=inside
        ).enlarge()
        self.keyring.clicked.connect(self.model.try_keyring)
        column.addWidget(self.keyring, 0, _MIDDLE)
        self.cancel = PlainButton(theme, self.tr("Do not wait"), parent=inside).enlarge()
        self.cancel.clicked.connect(self.model.cancel_keyring)
        column.addWidget(self.cancel, 0, _MIDDLE)
        self._make_secret(inside)
        middle.add_held(self.secret, theme, _WIDTH)
        self.open = PrimaryButton(theme, self.tr("Open"), parent=inside).enlarge()
        self.open.clicked.connect(self._try_secret)
        column.addWidget(self.open, 0, _MIDDLE)
        self.again = PlainButton(theme, self.tr("Try again"), parent=inside).enlarge()
        self.again.clicked.connect(self.model.try_again)
        column.addWidget(self.again, 0, _MIDDLE)
        self.folder = LinkButton(theme, self.tr("Show the book’s folder"), "", role=Role.MUTED, parent=inside)
        self.folder.clicked.connect(self._show_folder)
        column.addWidget(self.folder, 0, _MIDDLE)
        leave = QAction(self.tr("Close Regulars"), self)
        leave.setShortcut("Ctrl+Q")
        leave.triggered.connect(self.close)
        self.addAction(leave)

    def _make_secret(self, inside: QWidget) -> None:
        self.secret = QLineEdit(inside)
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.setAccessibleName(self.tr("Recovery code or passphrase"))
        key = self.secret.addAction(self.theme.icon("key", Role.INK), QLineEdit.ActionPosition.LeadingPosition)
        key.setText(self.tr("Recovery code or passphrase"))
        eye = self.secret.addAction(self.theme.icon("eye", Role.MUTED), QLineEdit.ActionPosition.TrailingPosition)
        eye.setText(self.tr("Show what is typed"))
        eye.setCheckable(True)
        eye.toggled.connect(self._show_typed)
        self.secret.setProperty("large", True)
        self.secret.returnPressed.connect(self._try_secret)
        self.secret.textChanged.connect(lambda _: self._show_state())

    # What is shown

    def _show_state(self) -> None:
        model = self.model
        if model.is_waiting:
            self._why.set_pieces(self.tr("Waiting for your system’s keyring. It may be asking for its password."))
        elif model.is_checking:
            self._why.set_pieces(self.tr("Opening your book…"))
        else:
            self._why.set_pieces(self._why_closed)
        self._why.setVisible(bool(self._why.text()))
        busy = model.is_checking
        self.keyring.setVisible(model.has_keyring and model.takes_secrets and not model.is_waiting)
        self.keyring.setEnabled(not busy)
        self.cancel.setVisible(model.is_waiting)
        self._fit_secret(is_second=model.is_waiting or self.keyring.isVisibleTo(self))
        self.secret.setVisible(model.takes_secrets)
        self.secret.setEnabled(not busy)
        self.open.setVisible(model.takes_secrets and bool(self.secret.text().strip()))
        self.open.setEnabled(not busy)
        self.again.setVisible(not model.takes_secrets)
        self._say_problem()

    def _fit_secret(self, *, is_second: bool) -> None:
        """Typing is the second way where there is a keyring, and the only one elsewhere."""
        alone, second = self.tr("Recovery code or passphrase"), self.tr("or type the recovery code or passphrase")
        self.secret.setPlaceholderText(second if is_second else alone)
        # In the middle a line edit hides its placeholder as soon as it has the keyboard.
        middle = is_second or bool(self.secret.text())
        self.secret.setAlignment(Qt.AlignmentFlag.AlignCenter if middle else Qt.AlignmentFlag.AlignLeading)

    def _say_problem(self) -> None:
        problem = self.model.problem
        is_news, self._told = problem is not self._told, problem
        self._problem.setVisible(problem is not None)
        self.secret.setProperty("problem", problem is not None and self._tried_secret)
        self.secret.style().unpolish(self.secret)
        self.secret.style().polish(self.secret)
        if problem is None:
            self.secret.setAccessibleDescription("")
            return
        title, following = title_and_next(problem)
        offers_spare = self.model.can_put_spare_back
        if offers_spare:
            following = self.tr("Regulars keeps a copy of it. Put the copy in its place; the old file is kept aside.")
        self._problem.set_pieces([(title + ". ", True), (following, False)])
        self._problem.button.set_text(self.tr("Put the copy back"))
        self._problem.button.setVisible(offers_spare)
        self._problem.setAccessibleName(f"{title}. {following}")
        self.secret.setAccessibleDescription(f"{title}. {following}")
        # Once only: whoever types it again must not have each letter taken for a beginning.
        if is_news and self._tried_secret and self.isVisible() and self.model.takes_secrets:
            self.secret.setFocus(Qt.FocusReason.OtherFocusReason)
            self.secret.selectAll()

    def _show_typed(self, shown: bool) -> None:
        self.secret.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    # What the owner does

    def _try_secret(self) -> None:
        self._tried_secret = True
        self.model.try_secret(self.secret.text())

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.model.folder)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        first = self.keyring if self.keyring.isVisibleTo(self) else self.secret
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        keep_place(self)
        self.secret.clear()
        self.closed.emit()
        super().closeEvent(event)
