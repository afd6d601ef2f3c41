"""The key that opens the quick line from any program: whether it is wanted on this machine, and what holds of it."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from regulars.domain.hot_key import HotKey, HotKeyState
from regulars.services.ports import HotKeys, HotKeyWish


def is_wanted(folder: Path) -> bool:
    """Whether the owner turned it on for the book in this folder. It is a matter of the machine: the book itself moves."""
    return QSettings().value(_name(folder)) is not None


def _name(folder: Path) -> str:
    return "quick_key/" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]


def name_for_desktop(window: QWidget) -> str:
    """How a window is named to other programs, so that theirs open above it; "" where only its own program can tell."""
    return f"x11:{int(window.winId()):x}" if QGuiApplication.platformName() == "xcb" else ""


class QuickKey(QObject):
    """One for the life of the program, locked or not."""

    changed = Signal()
    """Something else holds of the key now."""
    answered = Signal(object)
    """What became of the owner's asking: the `HotKey`."""
    pressed = Signal(str)
    """The key was pressed; with the token that lets a window come to the front, or ""."""

    def __init__(self, keys: HotKeys, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys, self._name = keys, _name(folder)
        self._ear: _Ear | None = None
        self._wish: HotKeyWish | None = None
        self._is_owners_asking = False
        self.key = HotKey()
        """What holds."""

    @property
    def command(self) -> str:
        """What the owner can give a key to by hand."""
        return self._keys.command

    def begin(self) -> None:
        """The program starts: ask for the key that was wanted when it ended."""
        if self._wish is None:
            self._ask("")

    def turn(self, on: bool, window: str = "") -> None:
        """Ask for the key, or give it back. The wish is remembered once the desktop has granted it."""
        self.stop()
        self._is_owners_asking = on
        if on:
            self._ask(window)
        else:
            QSettings().remove(self._name)
            self._hold(HotKey())

    def change(self, window: str) -> None:
        """Let the desktop show where the owner can choose another key."""
        if self._wish is not None:
            self._wish.change(window)

    def stop(self) -> None:
        """Hear nothing any more."""
        ear, wish = self._ear, self._wish
        self._ear = self._wish = None
        if ear is not None:
            ear.is_open = False
        if wish is not None:
            wish.stop()

    def _ask(self, window: str) -> None:
        self._hold(HotKey(HotKeyState.ASKING))
        ear = self._ear = _Ear()
        ear.told.connect(self._take)
        ear.pressed.connect(self.pressed)
        self._wish = self._keys.ask(self.tr("Open the quick line"), window, ear.hear, ear.hear_press)

    def _take(self, key: HotKey) -> None:
        answers = self._is_owners_asking and key.state is not HotKeyState.ASKING
        # What the owner just asked for and does not get is over. What was wanted before is waited for, as for a desktop
        # that offers keys when the owner comes with another one, unless they were asked, and said no.
        if (answers and not key.is_heard) or key.state is HotKeyState.DENIED:
            self.stop()
            QSettings().remove(self._name)
        elif answers:
            QSettings().setValue(self._name, True)
        self._hold(key)
        if answers:
            self._is_owners_asking = False
            self.answered.emit(key)

    def _hold(self, key: HotKey) -> None:
        self.key = key
        self.changed.emit()


class _Ear(QObject):
    """Brings what is heard in another thread into this one; closed, it keeps to itself what was still on its way."""

    told, pressed = Signal(object), Signal(str)
    _heard, _heard_press = Signal(object), Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.is_open = True
        self._heard.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
        self._heard_press.connect(self._pass_press_on, Qt.ConnectionType.QueuedConnection)

    def hear(self, key: HotKey) -> None:
        """In any thread: something is told. (Whoever holds this keeps the ear; a signal alone does not.)"""
        self._heard.emit(key)

    def hear_press(self, token: str) -> None:
        """In any thread: the key was pressed."""
        self._heard_press.emit(token)

    def _pass_on(self, key: HotKey) -> None:
        if self.is_open:
            self.told.emit(key)

    def _pass_press_on(self, token: str) -> None:
        if self.is_open:
            self.pressed.emit(token)
