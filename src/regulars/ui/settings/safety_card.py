"""The card "Safety": the ways into the book, when it locks, and what others may see."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from regulars.ui.settings.key_boxes import NewCodeBox, PassphraseBox
from regulars.ui.settings.keys_model import KeysModel
from regulars.ui.settings.setting_card import SettingCard
from regulars.ui.settings.settings_model import SettingsModel
from regulars.ui.theme import Theme
from regulars.ui.widgets.buttons import LinkButton, PlainButton
from regulars.ui.wording import translate


class SafetyCard(SettingCard):
    """The keys are the business of a model of their own."""

    boxed = Signal(object)
    """The kind of box that is asked for: `NewCodeBox` or `PassphraseBox`."""

    def __init__(self, theme: Theme, model: SettingsModel, keys: KeysModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, translate("SafetyCard", "Safety"), model, parent)
        self.keys = keys
        self.new_code = PlainButton(self._theme, self.tr("New code"), parent=self)
        self.new_code.clicked.connect(lambda: self.boxed.emit(NewCodeBox))
        self.row(
            self.tr("Recovery code"),
            self.tr("Opens the book when nothing else does. It is on your paper."),
            self.new_code,
        )
        buttons = QWidget(self)
        across = QHBoxLayout(buttons)
        self._theme.lay(across, spacing=8)
        self.passphrase = PlainButton(self._theme, self.tr("Change"), parent=buttons)
        self.passphrase.clicked.connect(lambda: self.boxed.emit(PassphraseBox))
        self.no_passphrase = PlainButton(self._theme, self.tr("Remove"), parent=buttons)
        self.no_passphrase.clicked.connect(keys.remove_passphrase)
        across.addWidget(self.no_passphrase)
        across.addWidget(self.passphrase)
        self._passphrase_row = self.row(self.tr("Passphrase"), " ", buttons)
        self.keyring = self.toggle(self.tr("Open by itself on this laptop"), lambda: keys.in_keyring, keys.use_keyring)
        self._keyring_row = self.row(self.tr("Open by itself on this laptop"), " ", self.keyring)
        self.no_wait = LinkButton(self._theme, self.tr("Do not wait"), parent=self)
        self.no_wait.clicked.connect(keys.stop_waiting)
        self.body.addWidget(self.no_wait, 0, Qt.AlignmentFlag.AlignLeading)
        lock = self.tr("Lock when idle")
        self.lock = self.choice(lock, model.locks, "lock_minutes")
        self.row(lock, self.tr("Then also when the laptop sleeps or its screen locks"), self.lock)
        self.names = self.toggle(
            self.tr("Names in notifications"),
            lambda: model.settings.names_in_notices,
            lambda on: model.change(names_in_notices=on),
        )
        self._names_row = self.row(self.tr("Names in notifications"), " ", self.names)
        self.folder = PlainButton(self._theme, self.tr("Show"), parent=self)
        self.folder.clicked.connect(self._show_folder)
        self.row(self.tr("Where your book lies"), str(model.folder), self.folder, line=False)
        self.shown.append(self._show_safety)
        keys.refreshed.connect(self.show_settings)

    def _show_safety(self) -> None:
        model, keys = self.model, self.keys
        still = not (keys.is_busy or keys.is_waiting)
        self.new_code.setEnabled(keys.has_keys and still)
        self.passphrase.setEnabled(keys.has_keys and still)
        self.passphrase.set_text(self.tr("Change") if keys.has_passphrase else self.tr("Add"))
        self.no_passphrase.setVisible(keys.has_passphrase)
        self.no_passphrase.setEnabled(still)
        self._passphrase_row.set_subtitle(
            self.tr("Opens the book beside the recovery code") if keys.has_passphrase else self.tr("None")
        )
        self.keyring.setEnabled(keys.can_use_keyring and still)
        self.no_wait.setVisible(keys.is_waiting)
        if keys.is_waiting:
            said = self.tr("Waiting for your system’s keyring. It may be asking for its password.")
        elif not keys.can_use_keyring:
            said = self.tr("There is no keyring here: a code or passphrase opens the book")
        elif keys.in_keyring:
            said = self.tr("Your system’s keyring holds the key")
        else:
            said = self.tr("Off: the code or passphrase is asked for at each start")
        self._keyring_row.set_subtitle(said)
        if model.settings.names_in_notices:
            self._names_row.set_subtitle(self.tr("On: whoever sees your screen can read them"))
        else:
            self._names_row.set_subtitle(self.tr("Off: “Five people today”"))

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.model.folder)))
