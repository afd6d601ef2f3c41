"""A key from the desktop portal, on Linux desktops that have it: asked for once, and heard in a thread of its own.

Nothing leaves the session bus, which is a socket in the owner's own folder.
"""

import contextlib
import logging
import os
import queue
import selectors
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from regulars.domain.hot_key import HotKey, HotKeyState
from regulars.services.ports import HotKeyWish

if TYPE_CHECKING:
    from regulars.system.portal_line import PortalLine

log = logging.getLogger(__name__)

_JOIN_S = 2.0


@dataclass(frozen=True, slots=True)
class PortalKeys:
    """Where keys are asked for; `command` is for desktops without a portal for them."""

    command: str

    def ask(
        self, description: str, window: str, told: Callable[[HotKey], None], pressed: Callable[[str], None]
    ) -> HotKeyWish:
        """Ask the portal."""
        return PortalWish(description, window, told, pressed)


class PortalWish:
    """One key, for as long as it is wanted. A portal that goes away and comes back is asked again."""

    def __init__(
        self, description: str, window: str, told: Callable[[HotKey], None], pressed: Callable[[str], None]
    ) -> None:
        self._description, self._window = description, window
        self._told, self._pressed = told, pressed
        self._changes: queue.SimpleQueue[str] = queue.SimpleQueue()
        wakes, self._end = os.pipe()
        self._is_over = False
        # A daemon: a bus that hangs in the middle of a word must not keep the program from ending.
        self._thread = threading.Thread(target=self._listen, args=(wakes,), name="hot key", daemon=True)
        self._thread.start()

    def change(self, window: str) -> None:
        """Let the desktop show where the key is changed."""
        if not self._is_over:
            self._changes.put(window)
            with contextlib.suppress(OSError):  # nobody listens any more
                os.write(self._end, b"c")

    def stop(self) -> None:
        """Give the key back."""
        if not self._is_over:
            self._is_over = True
            os.close(self._end)  # the listening end wakes up
            self._thread.join(_JOIN_S)

    def _listen(self, wakes: int) -> None:
        from regulars.system.portal_line import connected  # lazy: 20 ms, which nobody waits for in this thread

        line = connected(self._description, self._window, self._told, self._pressed)
        if line is None:
            os.close(wakes)
            self._told(HotKey(HotKeyState.ABSENT))
            return
        try:
            line.begin()
            while self._hear(line, wakes):
                pass
            line.end()
        except (OSError, ValueError) as error:
            log.info("the session bus went away: %s", type(error))
            self._told(HotKey(HotKeyState.ABSENT))
        finally:
            os.close(wakes)
            line.close()

    def _hear(self, line: "PortalLine", wakes: int) -> bool:
        """Wait for the next word of anybody, and act on it. Whether there is more to come."""
        with selectors.DefaultSelector() as selector:
            selector.register(wakes, selectors.EVENT_READ)
            selector.register(line, selectors.EVENT_READ)
            ready = {key.fd for key, _ in selector.select(line.patience())}
        if wakes in ready:
            if not os.read(wakes, 64):
                return False
            while not self._changes.empty():
                line.change(self._changes.get())
        line.take_all()
        return True
