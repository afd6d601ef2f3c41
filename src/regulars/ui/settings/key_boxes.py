"""The boxes over the settings in which the ways into the book are changed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from regulars.domain.errors import KnownProblem
from regulars.services.keys import SHORTEST_PASSPHRASE
from regulars.ui.settings.keys_model import KeysModel
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.buttons import PlainButton, PrimaryButton
from regulars.ui.widgets.code_sheet import CodeProof, CodeSheet
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.overlay import Overlay
from regulars.ui.widgets.sentence import Sentence


class NewCodeBox(Overlay):
    """A new recovery code: first what it means, then the code for paper, then part of it typed back."""

    def __init__(self, theme: Theme, host: QWidget, model: KeysModel) -> None:
        super().__init__(theme, host, "", width=680, top=96)
        self._model = model
        self._code = ""
        self._asked: tuple[int, ...] = ()
        self.panel.setAccessibleName(self.tr("New recovery code"))
        self.setAccessibleName(self.tr("New recovery code"))
        self.body.addWidget(Sentence(theme, self.tr("New recovery code"), Type.HEADING, parent=self.panel))
        self._words = Sentence(theme, "", Type.BODY, Role.MUTED, parent=self.panel)
        self.body.addWidget(self._words)
        self.sheet = CodeSheet(theme, parent=self.panel)
        self.proof = CodeProof(theme, parent=self.panel)
        self.body.addWidget(self.sheet)
        self.body.addWidget(self.proof)
        self._wrong = Sentence(
            theme,
            self.tr("That is not what the page says. Look once more."),
            Type.SMALL,
            Role.SLIPPING,
            parent=self.panel,
        )
        self.body.addWidget(self._wrong)
        self.go_on = PrimaryButton(theme, "", parent=self.panel)
        self.leave = PlainButton(theme, self.tr("Cancel"), parent=self.panel)
        buttons = FlowLayout(theme, 8)
        buttons.addWidget(self.go_on)
        buttons.addWidget(self.leave)
        self.body.addLayout(buttons)
        self.go_on.clicked.connect(self._go_on)
        self.leave.clicked.connect(self.close_over)
        self.proof.changed.connect(self._show)
        self.proof.entered.connect(self._go_on)
        model.code_made.connect(self._made)
        model.code_proved.connect(self._proved)
        self.closed.connect(model.drop_code)
        model.refreshed.connect(self._show)
        model.refused.connect(self._refused)
        self._show()

    def ask(self) -> None:
        """Open it."""
        self.open(self.go_on)

    def _show(self) -> None:
        showing, proving = bool(self._code) and not self._asked, bool(self._asked)
        self.sheet.setVisible(showing)
        self.proof.setVisible(proving)
        self._wrong.setVisible(False)
        self.go_on.setEnabled(not self._model.is_busy and (not proving or self.proof.is_complete()))
        if proving:
            self._words.set_pieces(self.tr("Type two groups of the code from your page."))
            self.go_on.set_text(self.tr("Done"))
        elif showing:
            self._words.set_pieces(
                self.tr(
                    "Print it, or write it down, and keep it where you keep your contracts. "
                    "The old code opens the book until you have typed part of this one."
                )
            )
            self.go_on.set_text(self.tr("I have it on paper"))
        else:
            self._words.set_pieces(
                self.tr("From then on the old code opens older backups only. Have a printer or a pen at hand.")
            )
            self.go_on.set_text(self.tr("Make a new code"))

    def _go_on(self) -> None:
        if not self.go_on.isEnabled():
            return
        if not self._code:
            self._model.make_new_code()
        elif not self._asked:
            self._asked = self._model.groups_to_ask()
            self.proof.ask(self._asked)
            self.sheet.set_code("")
            self._show()
            self.proof.take_keyboard()
        else:
            self._model.prove_code(self._asked, self.proof.typed())

    def _proved(self, right: bool) -> None:
        if right:
            self.close_over()
            return
        self.proof.set_problem(True)
        self._wrong.show()
        self.proof.take_keyboard()

    def _made(self, code: str) -> None:
        self._code = code
        self.sheet.set_code(code)
        self._show()
        self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, _problem: KnownProblem) -> None:
        self.close_over()  # the page tells what happened


class PassphraseBox(Overlay):
    """A passphrase beside the recovery code, typed twice."""

    def __init__(self, theme: Theme, host: QWidget, model: KeysModel) -> None:
        super().__init__(theme, host, "", width=460, top=150)
        self._model = model
        title = self.tr("Change the passphrase") if model.has_passphrase else self.tr("Add a passphrase")
        self.panel.setAccessibleName(title)
        self.setAccessibleName(title)
        self.body.addWidget(Sentence(theme, title, Type.HEADING, parent=self.panel))
        words = self.tr("It opens the book beside the recovery code. A few words that nobody would guess are best.")
        self.body.addWidget(Sentence(theme, words, Type.BODY, Role.MUTED, parent=self.panel))
        self.first = self._field(self.tr("Passphrase, eight characters or more"))
        self.second = self._field(self.tr("The same again"))
        self._other = Sentence(
            theme, self.tr("The two are not the same."), Type.SMALL, Role.SLIPPING, parent=self.panel
        )
        self.body.addWidget(self._other)
        self.keep = PrimaryButton(theme, self.tr("Keep it"), parent=self.panel)
        self.leave = PlainButton(theme, self.tr("Cancel"), parent=self.panel)
        buttons = FlowLayout(theme, 8)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.leave)
        self.body.addLayout(buttons)
        self.keep.clicked.connect(self._keep)
        self.leave.clicked.connect(self.close_over)
        model.refreshed.connect(self._show)
        model.refused.connect(lambda _: self.close_over())
        self._show()

    def ask(self) -> None:
        """Open it."""
        self.open(self.first)

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit(self.panel)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setPlaceholderText(name)
        field.setAccessibleName(name)
        self._theme.hold(field, min_height=32)
        field.textChanged.connect(lambda _: self._show())
        field.returnPressed.connect(self._keep)
        self.body.addWidget(field)
        return field

    def _show(self) -> None:
        first, second = self.first.text(), self.second.text()
        same = first == second
        self._other.setVisible(bool(second) and not same and not first.startswith(second))
        self.keep.setEnabled(same and len(first) >= SHORTEST_PASSPHRASE and not self._model.is_busy)

    def _keep(self) -> None:
        if self.keep.isEnabled():
            self._model.set_passphrase(self.first.text(), self._kept)

    def _kept(self) -> None:
        self.first.clear()
        self.second.clear()
        self.close_over()
