"""Hears when the laptop goes to sleep and when the system locks its screen, on Linux desktops.

Both are words on the message buses that every desktop has: systemd-logind's on the system bus, the screen saver's on the
session bus. Where there is no bus, nothing is heard, and the clock tells of a sleep afterwards. Nothing is asked of
anybody; any program of the owner's could say these words, and all that they do is lock.
"""

import logging
import os
import selectors
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from regulars.domain.locking import LockReason

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

log = logging.getLogger(__name__)

_SLEEP = ("org.freedesktop.login1.Manager", "PrepareForSleep")
_SCREEN_MEMBER, _SCREEN_INTERFACE_END = "ActiveChanged", ".ScreenSaver"
"""GNOME, KDE, Cinnamon and Mate each say it on an interface of their own, which all end alike."""
_PATIENCE_S = 2.0


class SessionWatch:
    """Calls `heard` in a thread of its own; it must only pass the word on, as a queued signal does."""

    def __init__(self, heard: Callable[[LockReason], None]) -> None:
        self._heard = heard
        self._thread: threading.Thread | None = None
        self._end: int | None = None

    def start(self) -> None:
        """Begin to listen, where there is something to listen to."""
        if sys.platform != "linux" or self._thread is not None:
            return
        wakes, self._end = os.pipe()
        # A daemon: a bus that hangs in the middle of a word must not keep the program from ending.
        self._thread = threading.Thread(target=self._listen, args=(wakes,), name="session", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Listen no more."""
        thread, end = self._thread, self._end
        self._thread = self._end = None
        if thread is not None and end is not None:
            os.close(end)  # the listening end wakes up
            thread.join(_PATIENCE_S)

    def _listen(self, wakes: int) -> None:
        connections = [found for bus in ("SYSTEM", "SESSION") if (found := _connected(bus)) is not None]
        try:
            with selectors.DefaultSelector() as selector:
                selector.register(wakes, selectors.EVENT_READ)
                for connection in connections:
                    selector.register(connection.sock, selectors.EVENT_READ, connection)
                while self._hear_once(selector):
                    pass
        finally:
            os.close(wakes)
            for connection in connections:
                connection.close()

    def _hear_once(self, selector: selectors.BaseSelector) -> bool:
        """Whether there is more to come."""
        for key, _ in selector.select():
            if key.data is None:
                return False
            try:
                while True:
                    self._take(key.data.receive(timeout=0))
            except TimeoutError:
                pass  # that was all for now
            except (OSError, ValueError) as error:
                log.info("a message bus went away: %s", type(error))
                selector.unregister(key.fileobj)
        return True

    def _take(self, message: "Message") -> None:
        reason = reason_in(message)
        if reason is not None:
            self._heard(reason)


def reason_in(message: "Message") -> LockReason | None:
    """What a message of a bus says, if it is one of the two."""
    from jeepney import HeaderFields, MessageType  # lazy: 20 ms, and never before the first paint

    if message.header.message_type is not MessageType.signal or message.body != (True,):
        return None
    fields = message.header.fields
    interface, member = str(fields.get(HeaderFields.interface)), fields.get(HeaderFields.member)
    if (interface, member) == _SLEEP:
        return LockReason.SLEEP
    if member == _SCREEN_MEMBER and interface.endswith(_SCREEN_INTERFACE_END):
        return LockReason.SCREEN
    return None


def _connected(bus: str) -> "DBusConnection | None":
    from jeepney import MatchRule, message_bus  # lazy, as above
    from jeepney.io.blocking import open_dbus_connection

    interface, member = _SLEEP
    rule = (
        MatchRule(type="signal", interface=interface, member=member)
        if bus == "SYSTEM"
        else MatchRule(type="signal", member=_SCREEN_MEMBER)
    )
    try:
        connection = open_dbus_connection(bus)
        connection.send(message_bus.AddMatch(rule))
    except Exception as error:  # noqa: BLE001  # whatever a bus does at the start: without one we go on
        log.info("no message bus: %s", type(error))
        return None
    return connection
