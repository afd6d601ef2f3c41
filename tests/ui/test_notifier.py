"""Notifications reach a real session bus, and a pressed button comes back to the window."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from regulars.ui.notifier import Announcement, DesktopNotifier, plain_body
from tests.desktop_session import DesktopSession, desktop_session

ICON = Path(__file__).parents[2] / "resources" / "icons" / "regulars.png"

# A notification daemon that prints what it is given and presses what it is told to, as a person would.
DAEMON = """
import asyncio, json, sys
from dbus_fast.aio import MessageBus
from dbus_fast.service import ServiceInterface, dbus_method as method, dbus_signal as signal

class Notifications(ServiceInterface):
    @method()
    def GetServerInformation(self) -> "ssss":
        return ["Test daemon", "tests", "1", "1.2"]

    @method()
    def GetCapabilities(self) -> "as":
        return ["actions", "body", "body-markup"]

    @method()
    def CloseNotification(self, id: "u"):
        pass

    @method()
    async def Notify(
        self, app: "s", replaces: "u", icon: "s", title: "s", body: "s", actions: "as", hints: "a{sv}", timeout: "i"
    ) -> "u":
        shown = {"app": app, "icon": icon, "title": title, "body": body, "actions": actions}
        print(json.dumps(shown), flush=True)
        asyncio.get_running_loop().call_later(0.1, self.ActionInvoked, 7, sys.argv[1])
        return 7

    @signal()
    def ActionInvoked(self, id: "u", key: "s") -> "us":
        return [id, key]

    @signal()
    def NotificationClosed(self, id: "u", reason: "u") -> "uu":
        return [id, reason]

async def main():
    bus = await MessageBus().connect()
    bus.export("/org/freedesktop/Notifications", Notifications("org.freedesktop.Notifications"))
    await bus.request_name("org.freedesktop.Notifications")
    print("ready", flush=True)
    await asyncio.Event().wait()

asyncio.run(main())
"""

# The app's side: one announcement; what comes back is printed.
SENDER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QThread, QTimer
from regulars.ui.notifier import Announcement, DesktopNotifier

app = QCoreApplication([])
notifier = DesktopNotifier(Path(sys.argv[1]))

def pressed(key, subject):
    print(key, subject, QThread.currentThread() is app.thread())
    app.quit()

notifier.pressed.connect(pressed)
QTimer.singleShot(15000, app.quit)
buttons = (("log", "Log a moment"), ("tomorrow", "Tomorrow"))
notifier.show(Announcement("Ben & Co", "<b>Ana & Rui</b>", buttons, 42))
app.exec()
notifier.stop()
"""


@pytest.fixture
def session() -> Iterator[DesktopSession]:
    with desktop_session() as session:
        yield session


@pytest.mark.desktop
@pytest.mark.parametrize(
    ("pressed", "heard"), [("tomorrow", "tomorrow 42 True"), ("log", "log 42 True"), ("default", "open 42 True")]
)
def test_a_pressed_notification_comes_back_on_the_gui_thread(session: DesktopSession, pressed: str, heard: str) -> None:
    daemon = session.popen([sys.executable, "-c", DAEMON, pressed], stdout=subprocess.PIPE)
    assert daemon.stdout is not None
    assert daemon.stdout.readline() == b"ready\n"
    assert session.python(SENDER, str(ICON), timeout_s=30) == heard
    shown = json.loads(daemon.stdout.readline())
    daemon.stdout.close()
    assert shown["app"] == "Regulars"
    assert shown["icon"].endswith("regulars.png")
    assert shown["title"] == "Ben & Co"
    assert shown["body"] == "&lt;b&gt;Ana &amp; Rui&lt;/b&gt;", "daemons read markup in the body"
    assert shown["actions"] == ["default", "", "log", "Log a moment", "tomorrow", "Tomorrow"]


@pytest.mark.desktop
def test_a_desktop_without_notifications_is_no_error(session: DesktopSession) -> None:
    code = SENDER.replace("15000", "1500")
    assert session.python(code, str(ICON), timeout_s=30) == ""


def test_a_notifier_that_never_showed_anything_has_no_thread(qtbot: QtBot) -> None:
    notifier = DesktopNotifier(ICON)
    assert notifier._thread is None
    notifier.stop()


def test_the_thread_ends_with_the_notifier(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    notifier = DesktopNotifier(ICON)
    notifier.show(Announcement("One", "two"))
    thread = notifier._thread
    assert thread is not None
    notifier.stop()
    assert not thread.is_alive()


@pytest.mark.parametrize("text", ["<a href='file:///x'>Ana</a>", "a & b"])
def test_a_clients_words_are_never_markup(text: str) -> None:
    if sys.platform in ("win32", "darwin"):
        assert plain_body(text) == text
    else:
        assert "<" not in plain_body(text)
        assert "& " not in plain_body(text)
