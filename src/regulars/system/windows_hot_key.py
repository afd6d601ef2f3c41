"""A key that is heard in any program, on Windows: RegisterHotKey, and a thread that waits for its messages."""

import queue
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from regulars.domain.hot_key import HotKey, HotKeyState
from regulars.services.ports import HotKeyWish

_ALT, _CONTROL, _SHIFT, _NO_REPEAT = 0x0001, 0x0002, 0x0004, 0x4000
_WM_HOTKEY, _WM_QUIT = 0x0312, 0x0012
_ID = 1
_JOIN_S = 2.0
WANTED = (
    # With Shift: Ctrl and Alt alone are AltGr, with which some languages write their letters.
    (_CONTROL | _ALT | _SHIFT, ord("N"), "Ctrl+Alt+Shift+N"),
    (_CONTROL | _ALT | _SHIFT, ord("Q"), "Ctrl+Alt+Shift+Q"),
)
"""Modifiers, virtual key, how it reads; the first one that no other program has."""


class MessageQueue(Protocol):
    """What Windows does for one thread; all but `end` are for that thread alone."""

    def open(self) -> int:
        """Make sure that the thread has its queue; returns the thread's id."""

    def register(self, modifiers: int, key: int) -> bool:
        """Whether the key is ours from now on."""

    def wait(self) -> bool:
        """Wait for the next press; False when the wait was ended."""

    def unregister(self) -> None:
        """Give the key back."""

    def end(self, thread: int) -> None:
        """End the wait of a thread."""


@dataclass(frozen=True, slots=True)
class WindowsKeys:
    """Where keys are asked for; `command` is for a shortcut of the owner's own."""

    command: str
    messages: Callable[[], MessageQueue]

    def ask(
        self,
        description: str,  # noqa: ARG002 - Windows asks its owner nothing
        window: str,  # noqa: ARG002 - as above
        told: Callable[[HotKey], None],
        pressed: Callable[[str], None],
    ) -> HotKeyWish:
        """Ask Windows, which shows its owner nothing."""
        return WindowsWish(self.messages(), told, pressed)


class WindowsWish:
    """One key, for as long as it is wanted."""

    def __init__(self, messages: MessageQueue, told: Callable[[HotKey], None], pressed: Callable[[str], None]) -> None:
        self._messages, self._told, self._pressed = messages, told, pressed
        self._ids: queue.SimpleQueue[int] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._listen, name="hot key", daemon=True)
        self._thread.start()
        self._id = self._ids.get()

    def change(self, window: str) -> None:
        """Windows has no place in which its owner chooses another key."""

    def stop(self) -> None:
        """Give the key back."""
        if self._thread.is_alive():
            self._messages.end(self._id)
            self._thread.join(_JOIN_S)

    def _listen(self) -> None:
        self._ids.put(self._messages.open())
        words = next((words for modifiers, key, words in WANTED if self._messages.register(modifiers, key)), "")
        if not words:
            self._told(HotKey(HotKeyState.TAKEN))
            return
        self._told(HotKey(HotKeyState.ON, words))
        try:
            while self._messages.wait():
                self._pressed("")  # a press brings the right to come to the front along
        finally:
            self._messages.unregister()


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class User32:
        """The real one."""

        def __init__(self) -> None:
            self._user = ctypes.WinDLL("user32", use_last_error=True)
            self._user.RegisterHotKey.argtypes = (wintypes.HWND, ctypes.c_int, wintypes.UINT, wintypes.UINT)
            self._user.UnregisterHotKey.argtypes = (wintypes.HWND, ctypes.c_int)
            self._user.PostThreadMessageW.argtypes = (
                wintypes.DWORD,
                wintypes.UINT,
                wintypes.WPARAM,
                wintypes.LPARAM,
            )
            message = ctypes.POINTER(wintypes.MSG)
            self._user.GetMessageW.argtypes = (message, wintypes.HWND, wintypes.UINT, wintypes.UINT)
            self._user.PeekMessageW.argtypes = (*self._user.GetMessageW.argtypes, wintypes.UINT)

        def open(self) -> int:
            """Looking for a message makes the queue."""
            self._user.PeekMessageW(ctypes.byref(wintypes.MSG()), None, 0, 0, 0)
            return threading.get_native_id()

        def register(self, modifiers: int, key: int) -> bool:
            """RegisterHotKey, for the thread itself; a key that is held down counts once."""
            return bool(self._user.RegisterHotKey(None, _ID, modifiers | _NO_REPEAT, key))

        def wait(self) -> bool:
            """GetMessage: 0 for WM_QUIT, -1 for an error."""
            message = wintypes.MSG()
            while self._user.GetMessageW(ctypes.byref(message), None, 0, 0) > 0:
                if message.message == _WM_HOTKEY:
                    return True
            return False

        def unregister(self) -> None:
            """UnregisterHotKey."""
            self._user.UnregisterHotKey(None, _ID)

        def end(self, thread: int) -> None:
            """PostThreadMessage with WM_QUIT."""
            self._user.PostThreadMessageW(thread, _WM_QUIT, 0, 0)
