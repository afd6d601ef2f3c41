"""The steps of the first run, each a page of the window: what it is for, what to do, and how to go on."""

from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIntValidator
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from regulars.services.keys import SHORTEST_PASSPHRASE
from regulars.services.templates import named_trades
from regulars.ui.first_run.first_run_model import FirstRunModel, Keyring, Step
from regulars.ui.problems import title_and_next
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from regulars.ui.widgets.card import Card
from regulars.ui.widgets.choice import Choice
from regulars.ui.widgets.code_sheet import CodeProof, CodeSheet
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.hint import Hint, IconSpot
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.middle import MiddleColumn
from regulars.ui.widgets.segmented import Segmented
from regulars.ui.widgets.sentence import Sentence

NAMES = 3
RHYTHMS = (30.0, 60.0, 90.0)
USUAL = 1
OWN = len(RHYTHMS)
_LONGEST_DAYS = 999


class StepPage(MiddleColumn):
    """The frame of a step: which of three, heading, sentence, a card for the work, a line for problems, the buttons."""

    def __init__(self, theme: Theme, model: FirstRunModel, number: int, parent: QWidget | None = None) -> None:
        super().__init__(theme, 640, 12, parent=parent)
        self.theme, self.model = theme, model
        place = self.tr("Step %1 of 3").replace("%1", str(number))
        self.body.addWidget(Label(theme, place, Type.SMALL_STRONG, Role.ACCENT, parent=self.inside))
        self._title = Sentence(theme, "", Type.TITLE, parent=self.inside)
        self.body.addWidget(self._title)
        self.sentence = Sentence(theme, "", Type.BODY, Role.MUTED, parent=self.inside)
        self.body.addWidget(self.sentence)
        self.card = Card(theme, parent=self.inside)
        self.card.body.setSpacing(theme.px(12))
        self.body.addWidget(self.card)
        self.problem = Hint(theme, "", "info", warn=True, parent=self.inside)
        self.body.addWidget(self.problem)
        self.buttons = FlowLayout(theme, 8)
        self.body.addLayout(self.buttons)

    def say(self, title: str, sentence: str) -> None:
        """Set the heading and the sentence below it."""
        self.setAccessibleName(title)
        self._title.set_pieces(title)
        self.sentence.set_pieces(sentence)

    def add_button(self, button: PrimaryButton | PlainButton | LinkButton) -> None:
        """Put a button into the last line."""
        self.buttons.addWidget(button)

    def show_state(self) -> None:
        """Show the model as it is."""
        problem = self.model.problem
        self.problem.setVisible(problem is not None)
        if problem is not None:
            title, following = title_and_next(problem)
            self.problem.set_pieces([(title + ". ", True), (following, False)])
            self.problem.setAccessibleName(f"{title}. {following}")

    def take_keyboard(self) -> None:
        """Put the keyboard where the step begins."""


class CodeStep(StepPage):
    """Protect, first half: the recovery code, for paper."""

    def __init__(self, theme: Theme, model: FirstRunModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, model, 1, parent)
        self.say(
            self.tr("Protect your book"),
            self.tr(
                "This recovery code opens your book on any computer, and when this laptop has forgotten its key. "
                "Print it, or write it down, and keep it where you keep your contracts."
            ),
        )
        self._busy = Label(theme, self.tr("Making your keys…"), Type.BODY, Role.MUTED, parent=self.card)
        self.sheet = CodeSheet(theme, parent=self.card)
        self.card.body.addWidget(self._busy)
        self.card.body.addWidget(self.sheet)
        self.go_on = PrimaryButton(theme, self.tr("I have it on paper"), "check", parent=self.inside).enlarge()
        self.go_on.clicked.connect(model.go_to_proof)
        self.again = PlainButton(theme, self.tr("Try again"), parent=self.inside).enlarge()
        self.again.clicked.connect(model.begin)
        self.add_button(self.go_on)
        self.add_button(self.again)

    def show_state(self) -> None:
        super().show_state()
        model = self.model
        shown = model.code if model.step is Step.CODE else ""
        self.sheet.set_code(shown)
        self.sheet.setVisible(bool(shown))
        self._busy.setVisible(not shown and model.problem is None)
        self.card.setVisible(model.problem is None)
        self.go_on.setVisible(model.problem is None)
        self.go_on.setEnabled(bool(shown))
        self.again.setVisible(model.problem is not None)
        if shown and self.isVisible() and not self.go_on.hasFocus():
            self.take_keyboard()

    def take_keyboard(self) -> None:
        self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)


class ProofStep(StepPage):
    """Protect, second half: part of the code typed back, the keyring, and perhaps a passphrase."""

    def __init__(self, theme: Theme, model: FirstRunModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, model, 1, parent)
        self.say(
            self.tr("Is it on paper?"),
            self.tr("Type two groups of the code from your page. It is not shown again after this."),
        )
        self._groups: tuple[int, ...] = ()
        self.proof = CodeProof(theme, parent=self.card)
        self.card.body.addWidget(self.proof)
        self._wrong = Sentence(
            theme,
            self.tr("That is not what the page says. Look once more."),
            Type.SMALL,
            Role.SLIPPING,
            parent=self.card,
        )
        self.card.body.addWidget(self._wrong)
        self._add_keyring()
        self._add_passphrase()
        self.go_on = PrimaryButton(theme, self.tr("Make my book"), parent=self.inside).enlarge()
        self.back = PlainButton(theme, self.tr("Show the code again"), parent=self.inside).enlarge()
        self.go_on.clicked.connect(self._protect)
        self.proof.entered.connect(self._protect)
        self.proof.changed.connect(self.show_state)
        self.back.clicked.connect(model.show_code_again)
        self.add_button(self.go_on)
        self.add_button(self.back)

    def _add_keyring(self) -> None:
        row = QHBoxLayout()
        self.theme.lay(row, spacing=8)
        self._sign = IconSpot(self.theme, "key-round", Role.ACCENT, 16, parent=self.card)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._keyring = Sentence(self.theme, "", Type.BODY, parent=self.card)
        row.addWidget(self._keyring, 1)
        self.no_wait = LinkButton(self.theme, self.tr("Do not wait"), parent=self.card)
        self.no_wait.clicked.connect(self.model.stop_waiting)
        row.addWidget(self.no_wait)
        self.card.body.addLayout(row)

    def _add_passphrase(self) -> None:
        self.add_passphrase = LinkButton(self.theme, self.tr("Add a passphrase of my own"), "plus", parent=self.card)
        self.add_passphrase.clicked.connect(self._show_passphrase)
        self.card.body.addWidget(self.add_passphrase, 0, Qt.AlignmentFlag.AlignLeading)
        self.passphrase = QLineEdit(self.card)
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setPlaceholderText(self.tr("Passphrase, eight characters or more"))
        self.passphrase.setAccessibleName(self.tr("Passphrase"))
        self.passphrase.returnPressed.connect(self._protect)
        self.passphrase.textChanged.connect(lambda _: self.show_state())
        self.passphrase.hide()
        self.theme.hold(self.passphrase, min_height=32)
        self.card.body.addWidget(self.passphrase)

    def _show_passphrase(self) -> None:
        self.add_passphrase.hide()
        self.passphrase.show()
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _protect(self) -> None:
        if self.go_on.isEnabled():
            self.model.protect(self.proof.typed(), self.passphrase.text())

    def show_state(self) -> None:
        super().show_state()
        model = self.model
        if self._groups != model.groups:
            self._groups = model.groups
            self.proof.ask(model.groups)
        self._wrong.setVisible(model.was_wrong)
        self.proof.set_problem(model.was_wrong)
        self._keyring.set_pieces(self._keyring_words())
        self._sign.set_icon("key-round", Role.ACCENT if model.keyring is Keyring.WORKS else Role.MUTED)
        self.no_wait.setVisible(model.keyring is Keyring.WAITING)
        waits = model.is_busy or model.keyring is Keyring.WAITING
        secret = self.passphrase.text()
        long_enough = not secret or len(secret) >= SHORTEST_PASSPHRASE
        self.go_on.setEnabled(not waits and self.proof.is_complete() and long_enough)
        self.back.setEnabled(not model.is_busy)

    def _keyring_words(self) -> str:
        match self.model.keyring:
            case Keyring.WORKS:
                return self.tr("This laptop’s keyring opens the book by itself. The code is for all other cases.")
            case Keyring.WAITING:
                return self.tr("Waiting for your system’s keyring. It may be asking for its password.")
            case Keyring.ABSENT:
                return self.tr("This laptop has no keyring that can be used: the code or a passphrase opens the book.")

    def take_keyboard(self) -> None:
        self.proof.take_keyboard()


class DropCard(Card):
    """A card on which files can be dropped."""

    dropped = Signal(tuple)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files)


class PeopleStep(StepPage):
    """Bring people: a file of the phone's contacts, or a few names; or later."""

    def __init__(self, theme: Theme, model: FirstRunModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, model, 2, parent)
        self.say(
            self.tr("Bring your people"),
            self.tr("You see everything before anything is kept, and one step takes it all back."),
        )
        self.files = DropCard(theme, self.card)
        row = QHBoxLayout()
        theme.lay(row, spacing=12)
        row.addWidget(IconSpot(theme, "download", Role.ACCENT, 20, parent=self.files))
        self._chosen = Sentence(theme, "", Type.BODY, parent=self.files)
        row.addWidget(self._chosen, 1)
        self.choose = PlainButton(theme, self.tr("Choose a file"), parent=self.files)
        self.choose.clicked.connect(self._choose)
        row.addWidget(self.choose)
        self.files.body.addLayout(row)
        self.files.dropped.connect(model.choose_files)
        self.card.body.addWidget(self.files)
        self.card.body.addWidget(
            Sentence(
                theme,
                self.tr(
                    "iPhone: Contacts, Lists, hold a list, Export. Android: Contacts, Fix and manage, Export. "
                    "Google and Outlook: export as vCard."
                ),
                Type.SMALL,
                Role.MUTED,
                parent=self.card,
            )
        )
        self.card.body.addWidget(Sentence(theme, self.tr("Or write down three names"), Type.MEDIUM, parent=self.card))
        self.names: list[QLineEdit] = []
        for number in range(1, NAMES + 1):
            field = QLineEdit(self.card)
            field.setAccessibleName(self.tr("Name %1").replace("%1", str(number)))
            field.setMaxLength(200)
            theme.hold(field, min_height=32)
            field.returnPressed.connect(self._next_or_go_on(number))
            field.textChanged.connect(lambda _: self.show_state())
            self.card.body.addWidget(field)
            self.names.append(field)
        self.go_on = PrimaryButton(theme, self.tr("Go on"), parent=self.inside).enlarge()
        self.later = PlainButton(theme, self.tr("Later"), parent=self.inside).enlarge()
        self.go_on.clicked.connect(self._bring)
        self.later.clicked.connect(self._leave_for_later)
        self.add_button(self.go_on)
        self.add_button(self.later)

    def _next_or_go_on(self, number: int) -> object:
        return self._bring if number == NAMES else lambda: self.names[number].setFocus()

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a file of contacts"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([self.tr("Contacts (*.vcf *.vcard)"), self.tr("All files (*)")])
        dialog.filesSelected.connect(lambda names: self.model.choose_files([Path(name) for name in names]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _bring(self) -> None:
        self.model.bring([field.text() for field in self.names])

    def _leave_for_later(self) -> None:
        self.model.choose_files(())
        self.model.bring(())

    def show_state(self) -> None:
        super().show_state()
        files = self.model.files
        if files:
            said = self.tr("%1 will be shown to you before anything is kept.")
            self._chosen.set_pieces(said.replace("%1", ", ".join(file.name for file in files)))
        else:
            self._chosen.set_pieces(self.tr("Drop a file of contacts here"))
        given = bool(files) or any(field.text().strip() for field in self.names)
        self.go_on.setEnabled(given and not self.model.is_busy)
        self.later.setEnabled(not self.model.is_busy)

    def take_keyboard(self) -> None:
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)


class RhythmStep(StepPage):
    """The usual rhythm, and what the owner is called."""

    def __init__(self, theme: Theme, model: FirstRunModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, model, 3, parent)
        self.say(
            self.tr("How often is usual?"),
            self.tr(
                "For people about whom the book knows nothing better yet. It learns from what you note, "
                "and each person can have their own."
            ),
        )
        options = (self.tr("Every month"), self.tr("2 months"), self.tr("3 months"), self.tr("Own"))
        self.rhythm = Segmented(theme, self.tr("Usual rhythm"), options, USUAL, parent=self.card)
        self.rhythm.chosen.connect(lambda _: self._own_or_not())
        self.card.body.addWidget(self.rhythm)
        self._own = QWidget(self.card)
        row = QHBoxLayout(self._own)
        theme.lay(row, spacing=8)
        row.addWidget(Label(theme, self.tr("Every"), parent=self._own))
        self.days = QLineEdit("60", self._own)
        self.days.setValidator(QIntValidator(1, _LONGEST_DAYS, self.days))
        self.days.setAccessibleName(self.tr("Days between two times"))
        self.days.textChanged.connect(lambda _: self.show_state())
        theme.hold(self.days, width=72, min_height=32)
        row.addWidget(self.days)
        row.addWidget(Label(theme, self.tr("days"), parent=self._own), 1)
        self._own.hide()
        self.card.body.addWidget(self._own)
        self.card.body.addWidget(
            Sentence(theme, self.tr("What should Regulars call you?"), Type.MEDIUM, parent=self.card)
        )
        self.owner = QLineEdit(self.card)
        self.owner.setAccessibleName(self.tr("What should Regulars call you?"))
        self.owner.setPlaceholderText(self.tr("Your first name, if you like"))
        self.owner.setMaxLength(100)
        self.owner.returnPressed.connect(self._finish)
        theme.hold(self.owner, min_height=32)
        self.card.body.addWidget(self.owner)
        self.card.body.addWidget(Sentence(theme, self.tr("What do you do?"), Type.MEDIUM, parent=self.card))
        self._trades = [("", self.tr("Something else")), *named_trades(QLocale().name())]
        self.trade = Choice(theme, self.tr("What do you do?"), [name for _, name in self._trades], parent=self.card)
        self.trade.setAccessibleDescription(
            self.tr("Brings a few fields for everybody. It can be changed at any time.")
        )
        self.card.body.addWidget(self.trade, 0, Qt.AlignmentFlag.AlignLeading)
        self.go_on = PrimaryButton(theme, self.tr("Open my book"), "book-open", parent=self.inside).enlarge()
        self.later = PlainButton(theme, self.tr("Later"), parent=self.inside).enlarge()
        self.go_on.clicked.connect(self._finish)
        self.later.clicked.connect(lambda: model.choose_rhythm(None))
        self.add_button(self.go_on)
        self.add_button(self.later)

    def _own_or_not(self) -> None:
        own = self.rhythm.current() == OWN
        self._own.setVisible(own)
        self.show_state()
        if own:
            self.days.setFocus(Qt.FocusReason.OtherFocusReason)
            self.days.selectAll()

    def _wanted(self) -> float | None:
        place = self.rhythm.current()
        if place < OWN:
            return RHYTHMS[place]
        return float(self.days.text()) if self.days.hasAcceptableInput() else None

    def _finish(self) -> None:
        if self.go_on.isEnabled():
            self.model.choose_rhythm(self._wanted(), self.owner.text(), self._trades[self.trade.currentIndex()][0])

    def show_state(self) -> None:
        super().show_state()
        self.go_on.setEnabled(self._wanted() is not None and not self.model.is_busy)
        self.later.setEnabled(not self.model.is_busy)

    def take_keyboard(self) -> None:
        self.owner.setFocus(Qt.FocusReason.OtherFocusReason)
