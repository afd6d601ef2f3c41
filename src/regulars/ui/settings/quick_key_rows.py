"""The key that opens the quick line from any program: its switch, what the desktop says of it, and the way by hand."""

import sys
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from regulars.domain.hot_key import HotKey, HotKeyState
from regulars.ui.quick_key import QuickKey, name_for_desktop
from regulars.ui.theme import Theme
from regulars.ui.widgets.buttons import PlainButton
from regulars.ui.widgets.setting_row import SettingRow
from regulars.ui.widgets.toggle import Toggle

_BY_HAND = (HotKeyState.ABSENT, HotKeyState.REFUSED, HotKeyState.TAKEN)


class QuickKeyRows(QWidget):
    """Shows what holds, never what is wished. `said` carries a word for the foot of the window, and what takes it back."""

    said = Signal(str, object)

    def __init__(self, theme: Theme, key: Callable[[], QuickKey] | None, parent: QWidget) -> None:
        """No `key` is a book to look around in."""
        super().__init__(parent)
        self._key = None if key is None else key()
        name = self.tr("A key for the quick line, in any program")
        controls = QWidget(self)
        across = QHBoxLayout(controls)
        theme.lay(across, spacing=8)
        self.change = PlainButton(theme, self.tr("Change"), parent=controls)
        self.change.setAccessibleName(self.tr("Change the key for the quick line"))
        self.change.clicked.connect(self._change)
        self.toggle = Toggle(theme, name, parent=controls)
        self.toggle.setEnabled(self._key is not None)
        self.toggle.clicked.connect(self._turn)
        across.addWidget(self.change)
        across.addWidget(self.toggle)
        self._row = SettingRow(theme, name, " ", controls, line=False, parent=self)
        self.copy = PlainButton(theme, self.tr("Copy"), parent=self)
        self.copy.setAccessibleName(self.tr("Copy the command"))
        self.copy.clicked.connect(self._copy)
        self._by_hand = SettingRow(theme, self.tr("Give it a key yourself"), " ", self.copy, line=False, parent=self)
        column = QVBoxLayout(self)
        theme.lay(column, spacing=0)
        column.addWidget(self._row)
        column.addWidget(self._by_hand)
        if self._key is not None:
            self._key.changed.connect(self.show_key)
            self._key.answered.connect(self._say_answer)
        self.show_key()

    def show_key(self) -> None:
        """Bring the rows up to date."""
        key = HotKey() if self._key is None else self._key.key
        self.toggle.setChecked(key.is_heard)
        self.change.setVisible(key.can_change and key.is_heard)
        words = self._words(key)
        self._row.set_subtitle(words)
        self.toggle.setAccessibleDescription(words)
        self._by_hand.setVisible(key.state in _BY_HAND)
        if self._key is not None and key.state in _BY_HAND:
            self._by_hand.set_subtitle(self._by_hand_words().replace("%1", self._key.command))

    def _words(self, key: HotKey) -> str:
        if self._key is None:
            return self.tr("Not with a book to look around in")
        match key.state:
            case HotKeyState.OFF:
                return self.tr("Off: it opens while Regulars is in front")
            case HotKeyState.ASKING:
                return self.tr("Your desktop is being asked. It may ask you in a window of its own.")
            case HotKeyState.ON:
                return self.tr("On. Your desktop says: %1").replace("%1", key.words)
            case HotKeyState.NO_KEY:
                return self.tr("Allowed, but your desktop names no key yet. Its keyboard settings can give it one.")
            case HotKeyState.DENIED:
                return self.tr("Off: you or your desktop said no. Turn it on to be asked again.")
            case HotKeyState.ABSENT:
                return self.tr("Off: your desktop gives no keys to programs")
            case HotKeyState.REFUSED:
                return self.tr("Off: your desktop gave no key to Regulars")
            case HotKeyState.TAKEN:
                return self.tr("Off: other programs have the keys that Regulars asks for")
            case HotKeyState.ENDED:
                return self.tr("Off: your desktop took the key back. Turn it on to ask for it again.")

    def _by_hand_words(self) -> str:
        """The next step where no program can ask for a key; %1 is the command."""
        if sys.platform == "darwin":
            return self.tr("In the Shortcuts app, make a shortcut that runs this command, and give it a key: %1")
        if sys.platform == "win32":
            return self.tr("Make a shortcut to this command on your desktop, and give it a key in its properties: %1")
        return self.tr("In your desktop’s keyboard settings, give a key to the command %1")

    def _turn(self, on: bool) -> None:
        if self._key is None:
            return
        self._key.turn(on, name_for_desktop(self.window()) if on else "")
        if not on:
            self.said.emit(self.tr("Only Regulars itself opens the quick line now"), lambda: self._turn(True))

    def _change(self) -> None:
        if self._key is not None:
            self._key.change(name_for_desktop(self.window()))

    def _say_answer(self, key: HotKey) -> None:
        if key.state is HotKeyState.ON:
            self.said.emit(self.tr("Your desktop gave the quick line a key"), lambda: self._turn(False))

    def _copy(self) -> None:
        if self._key is not None:
            QGuiApplication.clipboard().setText(self._key.command)
            self.said.emit(self.tr("The command is copied"), None)
