"""The portal at the other end of a connection to the session bus: the conversation with it, and then what it says by itself.

Only the portal is believed: another program that says the portal's words under its own name is not heard.
"""

import contextlib
import logging
import time
from collections.abc import Callable, Generator
from dataclasses import replace

from jeepney import HeaderFields, Message, MessageType
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from regulars.domain.hot_key import HotKey, HotKeyState
from regulars.system import portal_talk
from regulars.system.portal_talk import Answer, Held, Step, Talk

log = logging.getLogger(__name__)

_BUS = "org.freedesktop.DBus"
PATIENCE_S = 30.0
"""For an answer that needs nobody: the portal itself may have to be started, and D-Bus waits as long for that."""


class PortalLine:
    """Tells what becomes of the key, and of each press. Raises OSError or ValueError when the bus goes away."""

    def __init__(
        self, connection: DBusConnection, talk: Talk, told: Callable[[HotKey], None], pressed: Callable[[str], None]
    ) -> None:
        self._connection = connection
        self._talk, self._tell, self._pressed = talk, told, pressed
        self._portal = ""
        """The portal's unique name, once it is known."""
        self._asking: Generator[Step, Answer, Held] | None = None
        self._serial, self._request = 0, ""
        self._until: float | None = None
        self._held = Held(HotKey())

    def begin(self) -> None:
        """Listen to the bus, and ask."""
        for rule in portal_talk.rules():
            self._connection.send(rule)
        self._ask("")

    def fileno(self) -> int:
        """Where the next word comes from, for a selector."""
        return int(self._connection.sock.fileno())

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def end(self) -> None:
        """Take leave: a question that is still open is taken back."""
        if self._asking is not None and self._request:
            self._connection.send(portal_talk.close(self._request, portal_talk.REQUEST))
        if self._held.session:
            self._connection.send(portal_talk.close(self._held.session, portal_talk.SESSION))

    def patience(self) -> float | None:
        """For how many seconds to wait for the next word."""
        return None if self._until is None else max(0.0, self._until - time.monotonic())

    def change(self, window: str) -> None:
        """Ask the desktop to show where the key is changed."""
        if self._held.key.can_change:
            self._connection.send(self._talk.change(self._held.session, window))

    def take_all(self) -> None:
        """Take what has come; give up where nothing came for too long."""
        with contextlib.suppress(TimeoutError):  # that was all for now
            while True:
                self._take(self._connection.receive(timeout=0))
        if self._until is not None and time.monotonic() >= self._until:
            log.info("the portal does not answer")
            self._hold(Held(HotKey(HotKeyState.ABSENT)))

    # The conversation

    def _ask(self, portal: str) -> None:
        self._portal = portal
        self._held = Held(HotKey(HotKeyState.ASKING))
        self._tell(self._held.key)
        self._asking = self._talk.ask()
        self._say(next(self._asking))

    def _say(self, step: Step) -> None:
        self._serial = next(self._connection.outgoing_serial)
        self._request = step.request
        self._until = None if step.asks_owner else time.monotonic() + PATIENCE_S
        self._connection.send(step.message, serial=self._serial)

    def _go_on(self, answer: Answer) -> None:
        if self._asking is None:
            return
        try:
            self._say(self._asking.send(answer))
        except StopIteration as over:
            self._hold(over.value)

    def _hold(self, held: Held) -> None:
        self._asking, self._until, self._request, self._serial = None, None, "", 0
        self._held = held
        self._tell(held.key)

    # What is heard

    def _take(self, message: Message) -> None:
        fields = message.header.fields
        sender = fields.get(HeaderFields.sender, "")
        if message.header.message_type is not MessageType.signal:
            if self._asking is not None and fields.get(HeaderFields.reply_serial) == self._serial:
                self._take_reply(message, sender)
            return
        interface, member = fields.get(HeaderFields.interface, ""), fields.get(HeaderFields.member, "")
        if sender == _BUS and member == "NameOwnerChanged":
            self._take_owner(message.body)
        elif sender == self._portal:
            self._take_word(interface, member, fields.get(HeaderFields.path, ""), message.body)

    def _take_reply(self, message: Message, sender: str) -> None:
        failed = message.header.message_type is MessageType.error
        if sender != _BUS:  # which answers for a portal that cannot be started
            self._portal = sender
        if failed or not self._request:
            self._go_on(Answer(message.body, failed))
        elif message.body and isinstance(message.body[0], str):
            self._request = message.body[0]  # nearly always the path that is known already

    def _take_owner(self, body: tuple[str, ...]) -> None:
        """The portal came, went, or gave way to another one."""
        owner = body[2] if len(body) == 3 else ""
        if not owner:
            self._portal = ""
            self._hold(Held(HotKey(HotKeyState.ABSENT)))
        elif self._asking is not None and not self._portal:
            self._portal = owner  # our first word started it
        elif owner != self._portal:
            self._ask(owner)

    def _take_word(self, interface: str, member: str, path: str, body: tuple[object, ...]) -> None:
        session, key = self._held.session, self._held.key
        match interface, member, body:
            case portal_talk.REQUEST, "Response", _ if self._request and path == self._request:
                self._go_on(Answer(body))
            case portal_talk.SHORTCUTS, "Activated", (at, portal_talk.SHORTCUT, _, options) if (
                session and at == session
            ):
                self._pressed(portal_talk.token_in(options))
            case portal_talk.SHORTCUTS, "ShortcutsChanged", (at, shortcuts) if session and at == session:
                self._held = replace(self._held, key=portal_talk.key_in(shortcuts, can_change=key.can_change))
                self._tell(self._held.key)
            case portal_talk.SESSION, "Closed", _ if session and path == session:
                self._hold(Held(HotKey(HotKeyState.ENDED)))


def connected(
    description: str, window: str, told: Callable[[HotKey], None], pressed: Callable[[str], None]
) -> PortalLine | None:
    """A line to the portal; None where there is no bus on which one could be."""
    try:
        connection = open_dbus_connection("SESSION")
    except Exception as error:  # noqa: BLE001 - whatever a bus does at the start: without one there is nobody to ask
        log.info("no session bus: %s", type(error))
        return None
    return PortalLine(connection, Talk(connection.unique_name, description, window), told, pressed)
