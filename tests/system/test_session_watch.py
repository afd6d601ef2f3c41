"""Sleep and the system's own lock are heard on the buses; where there is no bus, nothing happens."""

import queue
import threading
import time
from pathlib import Path

import pytest
from jeepney import DBusAddress, new_signal
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from regulars.domain.locking import LockReason
from regulars.system.session_watch import SessionWatch
from tests.desktop_session import DesktopSession, desktop_session

LOGIND = DBusAddress("/org/freedesktop/login1", interface="org.freedesktop.login1.Manager")
GNOME = DBusAddress("/org/gnome/ScreenSaver", interface="org.gnome.ScreenSaver")
KDE = DBusAddress("/ScreenSaver", interface="org.freedesktop.ScreenSaver")
OTHER = DBusAddress("/Player", interface="org.mpris.Player")


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> object:
    with desktop_session() as session:
        assert isinstance(session, DesktopSession)
        address = session.env["DBUS_SESSION_BUS_ADDRESS"]
        for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
            monkeypatch.setenv(name, address)
        with open_dbus_connection() as connection:
            yield connection


def open_files() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def say_until(connection: DBusConnection, heard: "queue.Queue[LockReason]", *signal: object) -> LockReason:
    """Say it until the watch, which connects in its own time, has heard it."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        connection.send(new_signal(*signal))
        try:
            return heard.get(timeout=0.1)
        except queue.Empty:
            continue
    raise AssertionError("nothing was heard")


@pytest.mark.parametrize(
    ("address", "member", "reason"),
    [
        (LOGIND, "PrepareForSleep", LockReason.SLEEP),
        (GNOME, "ActiveChanged", LockReason.SCREEN),
        (KDE, "ActiveChanged", LockReason.SCREEN),
    ],
)
def test_sleep_and_the_screen_s_lock_are_heard(
    bus: DBusConnection, address: DBusAddress, member: str, reason: LockReason
) -> None:
    heard: queue.Queue[LockReason] = queue.Queue()
    watch = SessionWatch(heard.put)
    watch.start()
    try:
        assert say_until(bus, heard, address, member, "b", (True,)) is reason
    finally:
        watch.stop()


def test_waking_up_and_other_programs_are_not_taken_for_it(bus: DBusConnection) -> None:
    heard: queue.Queue[LockReason] = queue.Queue()
    watch = SessionWatch(heard.put)
    watch.start()
    try:
        say_until(bus, heard, LOGIND, "PrepareForSleep", "b", (True,))
        while not heard.empty():
            heard.get()
        bus.send(new_signal(LOGIND, "PrepareForSleep", "b", (False,)))
        bus.send(new_signal(OTHER, "ActiveChanged", "b", (True,)))
        bus.send(new_signal(GNOME, "ActiveChanged", "s", ("yes",)))
        bus.send(new_signal(GNOME, "ActiveChanged", "b", (True,)))
        assert [heard.get(timeout=5)] == [LockReason.SCREEN]
    finally:
        watch.stop()


def test_without_a_bus_nothing_is_heard_and_nothing_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        monkeypatch.setenv(name, "unix:path=/nowhere/bus")
    before, files = threading.active_count(), open_files()
    watch = SessionWatch(lambda _: None)
    watch.start()
    watch.start()
    watch.stop()
    watch.stop()
    assert threading.active_count() == before
    assert open_files() == files


def test_a_bus_that_goes_away_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with desktop_session() as session:
        address = session.env["DBUS_SESSION_BUS_ADDRESS"]
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        heard: queue.Queue[LockReason] = queue.Queue()
        watch = SessionWatch(heard.put)
        watch.start()
        with open_dbus_connection() as connection:
            say_until(connection, heard, GNOME, "ActiveChanged", "b", (True,))
    time.sleep(0.2)
    watch.stop()
