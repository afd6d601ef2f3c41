"""What a desktop offers on its session bus: a notification daemon whose buttons can be pressed, a tray whose menu can be used.

Both live on a thread with a loop of its own; the tests ask from theirs.
"""

import asyncio
import threading
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from dbus_fast import Message, MessageType, Variant
from dbus_fast.aio import MessageBus
from dbus_fast.annotations import DBusBool, DBusInt32, DBusSignature, DBusStr, DBusUInt32
from dbus_fast.constants import PropertyAccess
from dbus_fast.service import ServiceInterface, dbus_method, dbus_property, dbus_signal

T = TypeVar("T")
Strings = Annotated[list[str], DBusSignature("as")]
FourStrings = Annotated[list[str], DBusSignature("ssss")]
Hints = Annotated[dict[str, Variant], DBusSignature("a{sv}")]
Pressed = Annotated[list[Any], DBusSignature("us")]
Closed = Annotated[list[int], DBusSignature("uu")]
ANSWER_S = 20.0
DISMISSED = 2


class BusThread:
    """An asyncio loop on a thread; `ask` runs a coroutine there and waits for its answer."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever, name="desktop", daemon=True)
        self._thread.start()

    def ask(self, question: Coroutine[Any, Any, T]) -> T:
        """The answer; TimeoutError when none comes."""
        return asyncio.run_coroutine_threadsafe(question, self.loop).result(ANSWER_S)

    def end(self) -> None:
        """End the loop and the thread."""

        async def cancel() -> None:
            others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
            for task in others:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)

        self.ask(cancel())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join()
        self.loop.close()


@dataclass(frozen=True, slots=True)
class ShownNotice:
    """A notification as it reached the daemon. `buttons` maps a button's words to its key."""

    id: int
    title: str
    text: str
    buttons: dict[str, str]


class _Notifications(ServiceInterface):
    def __init__(self) -> None:
        super().__init__("org.freedesktop.Notifications")
        self.shown: list[ShownNotice] = []

    @dbus_method()
    def GetCapabilities(self) -> Strings:
        return ["body", "actions", "persistence"]

    @dbus_method()
    def GetServerInformation(self) -> FourStrings:
        return ["small", "tests", "1", "1.2"]

    @dbus_method()
    def Notify(
        self,
        app_name: DBusStr,
        replaces: DBusUInt32,
        icon: DBusStr,
        summary: DBusStr,
        body: DBusStr,
        actions: Strings,
        hints: Hints,
        timeout: DBusInt32,
    ) -> DBusUInt32:
        id_ = replaces or len(self.shown) + 1
        self.shown.append(ShownNotice(id_, summary, body, dict(zip(actions[1::2], actions[::2], strict=True))))
        return id_

    @dbus_method()
    def CloseNotification(self, id_: DBusUInt32) -> None:
        self.NotificationClosed(id_, DISMISSED)

    @dbus_signal()
    def ActionInvoked(self, id_: int, key: str) -> Pressed:
        return [id_, key]

    @dbus_signal()
    def NotificationClosed(self, id_: int, why: int) -> Closed:
        return [id_, why]


class _TrayWatcher(ServiceInterface):
    def __init__(self) -> None:
        super().__init__("org.kde.StatusNotifierWatcher")
        self.items: list[str] = []

    @dbus_method()
    def RegisterStatusNotifierItem(self, service: DBusStr) -> None:
        self.items.append(service)
        self.StatusNotifierItemRegistered(service)

    @dbus_method()
    def RegisterStatusNotifierHost(self, service: DBusStr) -> None:
        pass

    @dbus_property(access=PropertyAccess.READ)
    def IsStatusNotifierHostRegistered(self) -> DBusBool:
        return True

    @dbus_property(access=PropertyAccess.READ)
    def RegisteredStatusNotifierItems(self) -> Strings:
        return self.items

    @dbus_property(access=PropertyAccess.READ)
    def ProtocolVersion(self) -> DBusInt32:
        return 0

    @dbus_signal()
    def StatusNotifierItemRegistered(self, service: str) -> DBusStr:
        return service


class DesktopServices:
    """Notification daemon and tray of one session. The tray may come later (`bring_tray`), or never."""

    def __init__(self, address: str, thread: BusThread, *, with_tray: bool = True) -> None:
        self._thread = thread
        self._notifications, self._tray = _Notifications(), _TrayWatcher()
        self._bus = thread.ask(self._serve(address))
        if with_tray:
            self.bring_tray()

    async def _serve(self, address: str) -> MessageBus:
        bus = await MessageBus(bus_address=address).connect()
        bus.export("/org/freedesktop/Notifications", self._notifications)
        await bus.request_name("org.freedesktop.Notifications")
        return bus

    def bring_tray(self) -> None:
        """From now on there is a tray, as on a desktop whose panel starts late."""

        async def bring() -> None:
            self._bus.export("/StatusNotifierWatcher", self._tray)
            await self._bus.request_name("org.kde.StatusNotifierWatcher")

        self._thread.ask(bring())

    def take_tray_away(self) -> None:
        """The panel crashed."""

        async def take() -> None:
            await self._bus.release_name("org.kde.StatusNotifierWatcher")
            self._bus.unexport("/StatusNotifierWatcher", self._tray)

        self._thread.ask(take())

    @property
    def notices(self) -> list[ShownNotice]:
        """What was shown so far."""
        return list(self._notifications.shown)

    def press(self, notice: ShownNotice, words: str) -> None:
        """Press the button with these words, as a hand does: the daemon tells, and takes the notification away."""

        async def tell() -> None:
            self._notifications.ActionInvoked(notice.id, notice.buttons[words])
            self._notifications.NotificationClosed(notice.id, DISMISSED)

        self._thread.ask(tell())

    @property
    def tray_items(self) -> list[str]:
        """The icons that registered themselves, the latest last."""
        return list(self._tray.items)

    def tray_menu(self) -> dict[str, int]:
        """The words of the latest icon's menu, with their numbers."""
        return self._thread.ask(self._read_menu())

    def choose_in_tray(self, words: str) -> None:
        """Choose an entry of the menu."""
        self._thread.ask(self._choose(words))

    async def _read_menu(self) -> dict[str, int]:
        menu = await self._menu_path()
        _, layout = await self._call(menu, "com.canonical.dbusmenu", "GetLayout", "iias", [0, -1, []])
        entries = [child.value for child in layout[2]]
        labels = [(entry[1].get("label"), entry[0]) for entry in entries]
        return {label.value.replace("_", ""): number for label, number in labels if label is not None}

    async def _choose(self, words: str) -> None:
        number = (await self._read_menu())[words]
        menu = await self._menu_path()
        await self._call(menu, "com.canonical.dbusmenu", "Event", "isvu", [number, "clicked", Variant("i", 0), 0])

    async def _menu_path(self) -> str:
        found = await self._call(
            "/StatusNotifierItem",
            "org.freedesktop.DBus.Properties",
            "Get",
            "ss",
            ["org.kde.StatusNotifierItem", "Menu"],
        )
        return str(found[0].value)

    async def _call(self, path: str, interface: str, member: str, signature: str, body: list[Any]) -> list[Any]:
        answer = await self._bus.call(
            Message(self._tray.items[-1], path, interface, member, signature=signature, body=body)
        )
        assert answer is not None
        assert answer.message_type is MessageType.METHOD_RETURN, answer.body
        return answer.body

    def end(self) -> None:
        """Leave the bus."""

        async def leave() -> None:
            self._bus.disconnect()
            await self._bus.wait_for_disconnect()

        self._thread.ask(leave())
