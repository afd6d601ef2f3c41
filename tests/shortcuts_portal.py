"""A desktop portal that gives keys to programs, on a real bus: it answers as the test says, and remembers what it was asked.

with desktop_session() as session, ShortcutsPortal(session.env["DBUS_SESSION_BUS_ADDRESS"]) as portal:
    portal.press()
"""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_error, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

NAME, PLACE = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
SHORTCUTS = DBusAddress(PLACE, interface="org.freedesktop.portal.GlobalShortcuts")
SUCCESS, CANCELLED, OTHER = 0, 1, 2


@dataclass
class Behaviour:
    """How the desktop and its owner answer."""

    version: int = 2
    """0: a portal without keys for programs."""
    knows_registry: bool = True
    needs_program: bool = False
    """As newer portals do: a program whose name is not known gets nothing."""
    answer: int = SUCCESS
    key: str | None = "Ctrl+Alt+N"
    """How the key reads that the owner chooses; None: none."""
    waits: bool = False
    """The desktop's window stays open until `decide`."""
    silent: bool = False
    """The portal hangs: it hears, and says nothing."""
    token: str = "press-1"


@dataclass
class ShortcutsPortal:
    """Runs in a thread of its own, with a connection of its own."""

    address: str
    behaviour: Behaviour = field(default_factory=Behaviour)
    calls: list[tuple[str, tuple[Any, ...]]] = field(default_factory=list)
    programs: list[str] = field(default_factory=list)
    sessions: list[str] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)

    def __enter__(self) -> "ShortcutsPortal":
        self._orders: queue.SimpleQueue[Callable[[DBusConnection], None]] = queue.SimpleQueue()
        self._over = threading.Event()
        self._open_request: tuple[str, str] | None = None
        self._client = ""
        there = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(there,), name="portal")
        self._thread.start()
        assert there.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def said(self, member: str) -> list[tuple[Any, ...]]:
        """The bodies of all calls of this member."""
        return [body for name, body in self.calls if name == member]

    # What a desktop and its owner do

    def press(self, shortcut: str = "quick-line", session: str = "") -> None:
        """The owner presses the key."""
        options = {"activation_token": ("s", self.behaviour.token)} if self.behaviour.token else {}
        body = (session or self.sessions[-1], shortcut, 1234, options)
        self._orders.put(lambda bus: bus.send(new_signal(SHORTCUTS, "Activated", "osta{sv}", body)))

    def change_key(self, key: str | None) -> None:
        """The owner chooses another key in the desktop's settings."""
        self.behaviour.key = key
        body = (self.sessions[-1], self._shortcuts())
        self._orders.put(lambda bus: bus.send(new_signal(SHORTCUTS, "ShortcutsChanged", "oa(sa{sv})", body)))

    def end_session(self) -> None:
        """The desktop takes the key back."""
        place = DBusAddress(self.sessions[-1], interface="org.freedesktop.portal.Session")
        self._orders.put(lambda bus: bus.send(new_signal(place, "Closed", "a{sv}", ({},))))

    def decide(self) -> None:
        """The owner answers in the desktop's window that was left open."""
        self.behaviour.waits = False
        self._orders.put(self._answer_bind)

    # The portal

    def _run(self, there: threading.Event) -> None:
        with open_dbus_connection(self.address) as bus:
            bus.send_and_get_reply(message_bus.RequestName(NAME, 4))
            there.set()
            while not self._over.is_set():
                while not self._orders.empty():
                    self._orders.get()(bus)
                try:
                    message = bus.receive(timeout=0.02)
                except TimeoutError:
                    continue
                if message.header.message_type is MessageType.method_call and not self.behaviour.silent:
                    self._answer(bus, message)

    def _answer(self, bus: DBusConnection, message: Message) -> None:
        fields = message.header.fields
        member, body = fields[HeaderFields.member], message.body
        self._client = fields[HeaderFields.sender]
        self.calls.append((member, body))
        match member:
            case "Register" if self.behaviour.knows_registry:
                self.programs.append(body[0])
                bus.send(new_method_return(message))
            case "Get" if self.behaviour.version:
                bus.send(new_method_return(message, "v", (("u", self.behaviour.version),)))
            case "CreateSession" if not self.behaviour.needs_program or self.programs:
                self._create(bus, message)
            case "BindShortcuts":
                request = self._path("request", body[3]["handle_token"][1])
                bus.send(new_method_return(message, "o", (request,)))
                self._open_request = request, self._client
                if not self.behaviour.waits:
                    self._answer_bind(bus)
            case "ConfigureShortcuts":
                bus.send(new_method_return(message))
            case "Close":
                self.closed.append(fields[HeaderFields.path])
                bus.send(new_method_return(message))
            case "ReadAll":  # Qt asks for the looks of the desktop
                bus.send(new_method_return(message, "a{sa{sv}}", ({},)))
            case _:
                bus.send(new_error(message, "org.freedesktop.DBus.Error.UnknownMethod"))

    def _create(self, bus: DBusConnection, message: Message) -> None:
        options = message.body[0]
        self.sessions.append(self._path("session", options["session_handle_token"][1]))
        request = self._path("request", options["handle_token"][1])
        bus.send(new_method_return(message, "o", (request,)))
        self._respond(bus, request, SUCCESS, {"session_handle": ("s", self.sessions[-1])})

    def _answer_bind(self, bus: DBusConnection) -> None:
        if self._open_request is None:
            return
        (request, _), self._open_request = self._open_request, None
        bound = {"shortcuts": ("a(sa{sv})", self._shortcuts())} if self.behaviour.answer == SUCCESS else {}
        self._respond(bus, request, self.behaviour.answer, bound)

    def _respond(self, bus: DBusConnection, request: str, code: int, results: dict[str, Any]) -> None:
        place = DBusAddress(request, interface="org.freedesktop.portal.Request")
        signal = new_signal(place, "Response", "ua{sv}", (code, results))
        signal.header.fields[HeaderFields.destination] = self._client
        bus.send(signal)

    def _shortcuts(self) -> list[tuple[str, dict[str, tuple[str, str]]]]:
        key = self.behaviour.key
        return [] if key is None else [("quick-line", {"trigger_description": ("s", key)})]

    def _path(self, kind: str, token: str) -> str:
        return f"{PLACE}/{kind}/{self._client.removeprefix(':').replace('.', '_')}/{token}"
