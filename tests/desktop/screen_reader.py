"""A screen reader's view of the desktop: what is named on the screen, where it stands, and what it says.

It asks over the accessibility bus (AT-SPI), as Orca does; so whatever is found here is found by a blind owner too.
"""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dbus_fast import Message, MessageType, Variant
from dbus_fast.aio import MessageBus

from tests.desktop.desktop_services import BusThread

_ACCESSIBLE = "org.a11y.atspi.Accessible"
_COMPONENT = "org.a11y.atspi.Component"
_ROOT = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
_FOCUSED, _SENSITIVE, _SHOWING = 12, 24, 25  # bits of the AT-SPI state set
_ON_SCREEN = 0


@dataclass(frozen=True, slots=True)
class Thing:
    """Something on the screen: its name, what it is, and where (pixels of the screen)."""

    name: str
    role: str
    x: int
    y: int
    width: int
    height: int
    enabled: bool
    focused: bool

    @property
    def middle(self) -> tuple[int, int]:
        """Where to point."""
        return self.x + self.width // 2, self.y + self.height // 2


class ScreenReader:
    """Reads everything that the programs of one session show."""

    def __init__(self, session_address: str, thread: BusThread) -> None:
        self._thread = thread
        self._bus = thread.ask(_connect(session_address))

    def things(self) -> list[Thing]:
        """All that is shown now, from the outside in."""
        return self._thread.ask(self._walk())

    def find(self, fits: Callable[[Thing], bool]) -> Thing | None:
        """The first thing that fits."""
        return next((thing for thing in self.things() if fits(thing)), None)

    async def _walk(self) -> list[Thing]:
        found: list[Thing] = []
        level = [(owner, path) for owner, path in await self._children(_ROOT) if owner != self._bus.unique_name]
        while level:
            looked = await asyncio.gather(*(self._look(place) for place in level), return_exceptions=True)
            below = []
            for place, thing in zip(level, looked, strict=True):
                if isinstance(thing, Thing):  # what went away while we looked is not on the screen
                    found.append(thing)
                    below.append(place)
            children = await asyncio.gather(*(self._children(place) for place in below), return_exceptions=True)
            level = [child for some in children if isinstance(some, list) for child in some]
        return found

    async def _look(self, place: tuple[str, str]) -> Thing | None:
        state, name, role = await asyncio.gather(
            self._call(place, _ACCESSIBLE, "GetState"),
            self._call(place, "org.freedesktop.DBus.Properties", "Get", "ss", [_ACCESSIBLE, "Name"]),
            self._call(place, _ACCESSIBLE, "GetRoleName"),
        )
        low = state[0][0]
        if role[0] == "application":
            return Thing(name[0].value, role[0], 0, 0, 0, 0, enabled=True, focused=False)
        if not low >> _SHOWING & 1:
            return None
        x, y, width, height = (await self._call(place, _COMPONENT, "GetExtents", "u", [_ON_SCREEN]))[0]
        enabled, focused = bool(low >> _SENSITIVE & 1), bool(low >> _FOCUSED & 1)
        return Thing(name[0].value, role[0], x, y, width, height, enabled, focused)

    async def _children(self, place: tuple[str, str]) -> list[tuple[str, str]]:
        return [(owner, path) for owner, path in (await self._call(place, _ACCESSIBLE, "GetChildren"))[0]]

    async def _call(
        self, place: tuple[str, str], interface: str, member: str, signature: str = "", body: list[Any] | None = None
    ) -> list[Any]:
        message = Message(*place, interface, member, signature=signature, body=body or [])
        answer = await asyncio.wait_for(self._bus.call(message), 10)
        if answer is None or answer.message_type is not MessageType.METHOD_RETURN:
            raise LookupError(f"{member}: nothing there")
        return answer.body

    def end(self) -> None:
        """Leave the bus."""

        async def leave() -> None:
            self._bus.disconnect()
            await self._bus.wait_for_disconnect()

        self._thread.ask(leave())


async def _connect(session_address: str) -> MessageBus:
    session = await MessageBus(bus_address=session_address).connect()
    for switch in ("IsEnabled", "ScreenReaderEnabled"):
        body = ["org.a11y.Status", switch, Variant("b", True)]
        await session.call(
            Message(
                "org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set", signature="ssv", body=body
            )
        )
    answer = await session.call(Message("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress"))
    assert answer is not None
    assert answer.message_type is MessageType.METHOD_RETURN, answer.body
    session.disconnect()
    await session.wait_for_disconnect()
    address = re.sub(r",guid=.*", "", answer.body[0])
    return await MessageBus(bus_address=address).connect()
