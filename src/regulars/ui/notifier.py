"""Notifications of the desktop, with buttons that come back as Qt signals.

A notification is a hint and may never arrive; the Today list is the reminder. Nothing here fails loudly: a desktop without
notifications is a desktop where the window itself has to be looked at.
"""

import logging
import sys
import threading
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    import asyncio

    from desktop_notifier import DesktopNotifier as Backend

log = logging.getLogger(__name__)

BODY = "open"
"""The key that comes back when the notification itself was clicked."""
APP_NAME = "Regulars"


@dataclass(frozen=True, slots=True)
class Announcement:
    """What to show: plain text, and buttons by key. `subject` comes back with the pressed button."""

    title: str
    text: str
    buttons: tuple[tuple[str, str], ...] = ()
    subject: int | None = None


class Notifier(Protocol):
    """Where announcements go."""

    pressed: Any
    """Signal(str, object): a button's key (or `BODY`) and the announcement's subject."""

    def show(self, announcement: Announcement) -> None:
        """Hand it to the desktop."""

    def stop(self) -> None:
        """End it."""


class DesktopNotifier(QObject):
    """The desktop's own notifications. Its library is asynchronous: it lives on a thread with a loop of its own.

    Thread and library come with the first announcement; many days have none.
    """

    pressed = Signal(str, object)

    def __init__(self, icon: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._backend: Backend | None = None

    def show(self, announcement: Announcement) -> None:
        """Hand it to the desktop; what goes wrong is logged, and the window shows the day anyway."""
        import asyncio  # lazy: 20 ms, and never before the first paint

        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            self._thread = threading.Thread(target=self._loop.run_forever, name="notifier", daemon=True)
            self._thread.start()
        asyncio.run_coroutine_threadsafe(self._send(announcement), self._loop)

    def stop(self) -> None:
        """End the thread. A notification that still stands stays, and its buttons do nothing any more."""
        loop, thread = self._loop, self._thread
        self._loop = self._thread = None
        if loop is None or thread is None:
            return
        import asyncio  # lazy, as above

        asyncio.run_coroutine_threadsafe(_end(loop), loop)
        thread.join(timeout=2)
        if not thread.is_alive():
            loop.close()

    async def _send(self, announcement: Announcement) -> None:
        try:
            from desktop_notifier import Button  # 60 ms, and never before the first paint

            subject = announcement.subject
            await self._desktop().send(
                title=announcement.title,
                message=plain_body(announcement.text),
                buttons=[
                    Button(title=text, on_pressed=partial(self.pressed.emit, key, subject), identifier=key)
                    for key, text in announcement.buttons
                ],
                on_clicked=partial(self.pressed.emit, BODY, subject),
            )
        except Exception:  # whatever a desktop does to us here, it must not take the window down
            log.warning("the desktop took no notification", exc_info=True)

    def _desktop(self) -> "Backend":
        from desktop_notifier import DesktopNotifier as Backend  # with the first announcement
        from desktop_notifier import Icon

        if self._backend is None:
            self._backend = Backend(app_name=APP_NAME, app_icon=Icon(path=self._icon))
        return self._backend


async def _end(loop: "asyncio.AbstractEventLoop") -> None:
    import asyncio  # lazy, as above

    others = [task for task in asyncio.all_tasks(loop) if task is not asyncio.current_task()]
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    loop.stop()


def plain_body(text: str) -> str:
    """The text of a notification so that it shows as it is: on Linux daemons read markup in it (not in the title).

    >>> plain_body("Ana <b>& Rui</b>") in ("Ana &lt;b&gt;&amp; Rui&lt;/b&gt;", "Ana <b>& Rui</b>")
    True
    """
    if sys.platform in ("win32", "darwin"):
        return text
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
