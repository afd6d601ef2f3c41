"""Every command of the window as a `QAction` with a name, a key and a place in the Ctrl+K palette."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget


class Actions:
    """The window's commands by key id, in the order they were added."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._page_of: dict[str, str] = {}
        self._for_palette: list[QAction] = []
        self._buttons_first = _ButtonsFirst(window)
        window.installEventFilter(self._buttons_first)

    def add(
        self,
        key_id: str,
        text: str,
        shortcut: str | QKeySequence.StandardKey,
        slot: Callable[[], object],
        icon: QIcon | None = None,
        *,
        palette: bool = True,
        auto_repeat: bool = False,
        page: str = "",
    ) -> QAction:
        """Add a command to the window. `text` is its name, already translated, without a mnemonic.

        `shortcut` is a key ("Ctrl+N", "L"), a standard key, or "" for none. `palette=False` keeps it out of the palette
        (moving in a list, say). `page` names the page whose command it is: pages may share a key, for each enables its
        commands only while it is in front. Raises `ValueError` for a key id or a key that is taken: two commands on one
        key that are enabled together would both fall silent.
        """
        if key_id in self._actions:
            raise ValueError(f"there is a command {key_id!r} already")
        keys = QKeySequence(shortcut)
        if not keys.isEmpty():
            others = (known for known, other in self._page_of.items() if not page or not other or other == page)
            taken = next((known for known in others if self._actions[known].shortcut() == keys), None)
            if taken is not None:
                raise ValueError(f"{keys.toString()} is the key of {taken!r} already")
        action = QAction(text.replace("&", "&&"), self._window)
        action.setObjectName(key_id)
        action.setShortcut(keys)
        action.setAutoRepeat(auto_repeat)
        if icon is not None:
            action.setIcon(icon)
        action.triggered.connect(lambda _checked=False: slot())
        self._window.addAction(action)
        self._actions[key_id] = action
        self._page_of[key_id] = page
        if palette:
            self._for_palette.append(action)
        return action

    def action(self, key_id: str) -> QAction:
        """The command with this key id. Raises `KeyError` if there is none."""
        return self._actions[key_id]

    def for_palette(self) -> list[QAction]:
        """The commands the palette offers now: those that are enabled."""
        return [action for action in self._for_palette if action.isEnabled()]

    def with_keys(self) -> list[QAction]:
        """The commands that have a key, for the list of keys in the help."""
        return [action for action in self._actions.values() if not action.shortcut().isEmpty()]

    def key_text(self, key_id: str) -> str:
        """The key as this desktop writes it ("Ctrl+N", "⌘N"), "" without one."""
        return key_text(self._actions[key_id])


class _ButtonsFirst(QObject):
    """Space on a button or a choice presses it, whatever command of the window has that key.

    Buttons do not claim it themselves; the question comes up to the window, unanswered, before the command is looked for.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            focused = watched.focusWidget() if isinstance(watched, QWidget) else None
            plain = event.key() == Qt.Key.Key_Space and not event.modifiers()
            if plain and isinstance(focused, QAbstractButton | QComboBox):
                event.accept()
                return True
        return super().eventFilter(watched, event)


def key_text(action: QAction) -> str:
    """A command's key as this desktop writes it, "" without one."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def plain_name(action: QAction) -> str:
    """A command's name as read, without the doubled ampersands of menus."""
    return action.text().replace("&&", "&")
