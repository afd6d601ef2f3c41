"""A key that is heard in any program, from a portal on a real bus: given, refused, absent, taken back, pressed."""

import queue
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from jeepney import DBusAddress, new_signal
from jeepney.io.blocking import open_dbus_connection

from regulars.domain.hot_key import HotKey, HotKeyState
from regulars.services.ports import HotKeyWish
from regulars.system import portal_line, portal_talk
from regulars.system.portal_hot_key import PortalKeys
from tests.desktop_session import desktop_session
from tests.shortcuts_portal import CANCELLED, OTHER, Behaviour, ShortcutsPortal

ASKING = HotKey(HotKeyState.ASKING)
GIVEN = HotKey(HotKeyState.ON, "Ctrl+Alt+N", can_change=True)


class Asked:
    """Somebody who asks for the key, and what is heard."""

    def __init__(self) -> None:
        self.told: queue.Queue[HotKey] = queue.Queue()
        self.pressed: queue.Queue[str] = queue.Queue()
        self.wishes: list[HotKeyWish] = []

    def ask(self) -> HotKeyWish:
        wish = PortalKeys("regulars --quick").ask("Note something", "x11:1f", self.told.put, self.pressed.put)
        self.wishes.append(wish)
        return wish

    def next(self) -> HotKey:
        return self.told.get(timeout=10)

    def all_until(self, state: HotKeyState) -> list[HotKeyState]:
        states: list[HotKeyState] = []
        while not states or states[-1] is not state:
            states.append(self.next().state)
        return states


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with desktop_session() as session:
        address = session.env["DBUS_SESSION_BUS_ADDRESS"]
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address


@pytest.fixture
def asked() -> Iterator[Asked]:
    asked = Asked()
    yield asked
    for wish in asked.wishes:
        wish.stop()
    assert not [thread for thread in threading.enumerate() if thread.name == "hot key"]


def test_the_desktop_is_asked_once_and_says_which_key_it_gave(bus: str, asked: Asked) -> None:
    with ShortcutsPortal(bus) as portal:
        asked.ask()
        assert [asked.next(), asked.next()] == [ASKING, GIVEN]
        assert portal.programs == ["regulars"]
        assert [name for name, _ in portal.calls] == ["Register", "Get", "CreateSession", "BindShortcuts"]
        ((session, shortcuts, window, _),) = portal.said("BindShortcuts")
        assert session == portal.sessions[0]
        assert window == "x11:1f"
        assert shortcuts == [
            ("quick-line", {"description": ("s", "Note something"), "preferred_trigger": ("s", "CTRL+ALT+n")})
        ]


def test_the_session_has_the_same_name_each_time_and_each_question_its_own(bus: str, asked: Asked) -> None:
    with ShortcutsPortal(bus) as portal:
        for _ in range(2):
            asked.ask()
            asked.all_until(HotKeyState.ON)
            asked.wishes[-1].stop()
        first, second = (body[0] for body in portal.said("CreateSession"))
        assert first["session_handle_token"] == second["session_handle_token"]
        assert first["handle_token"] != second["handle_token"]


def test_each_press_is_heard_with_its_token(bus: str, asked: Asked) -> None:
    with ShortcutsPortal(bus) as portal:
        asked.ask()
        asked.all_until(HotKeyState.ON)
        portal.press()
        assert asked.pressed.get(timeout=10) == "press-1"
        portal.behaviour.token = ""
        portal.press()
        assert asked.pressed.get(timeout=10) == ""


def test_other_keys_other_sessions_and_other_programs_are_not_heard(bus: str, asked: Asked) -> None:
    with ShortcutsPortal(bus) as portal, open_dbus_connection(bus) as other:
        asked.ask()
        asked.all_until(HotKeyState.ON)
        body = (portal.sessions[0], "quick-line", 1, {"activation_token": ("s", "from another program")})
        place = DBusAddress(portal_talk.PLACE, interface=portal_talk.SHORTCUTS)
        other.send(new_signal(place, "Activated", "osta{sv}", body))
        portal.press(shortcut="another")
        portal.press(session="/org/freedesktop/portal/desktop/session/1_1/other")
        portal.press()
        assert asked.pressed.get(timeout=10) == "press-1"
        assert asked.pressed.empty()


@pytest.mark.parametrize(
    ("behaviour", "state"),
    [
        (Behaviour(answer=CANCELLED), HotKeyState.DENIED),
        (Behaviour(answer=OTHER), HotKeyState.REFUSED),
        (Behaviour(knows_registry=False, needs_program=True), HotKeyState.REFUSED),
        (Behaviour(version=0), HotKeyState.ABSENT),
        (Behaviour(key=None), HotKeyState.NO_KEY),
        (Behaviour(key=" "), HotKeyState.NO_KEY),
    ],
)
def test_what_the_desktop_does_not_give_is_told_as_it_is(
    bus: str, asked: Asked, behaviour: Behaviour, state: HotKeyState
) -> None:
    with ShortcutsPortal(bus, behaviour):
        asked.ask()
        assert asked.all_until(state) == [HotKeyState.ASKING, state]


def test_an_older_portal_that_registers_no_programs_gives_a_key_and_has_no_window_to_change_it(
    bus: str, asked: Asked
) -> None:
    with ShortcutsPortal(bus, Behaviour(version=1, knows_registry=False)) as portal:
        asked.ask()
        assert [asked.next(), asked.next()] == [ASKING, HotKey(HotKeyState.ON, "Ctrl+Alt+N")]
        asked.wishes[0].change("")
        portal.press()
        asked.pressed.get(timeout=10)
        assert portal.said("ConfigureShortcuts") == []


def test_without_a_portal_nobody_is_there_until_one_comes(bus: str, asked: Asked) -> None:
    asked.ask()
    assert asked.all_until(HotKeyState.ABSENT) == [HotKeyState.ASKING, HotKeyState.ABSENT]
    with ShortcutsPortal(bus) as portal:
        assert asked.all_until(HotKeyState.ON) == [HotKeyState.ASKING, HotKeyState.ON]
        portal.press()
        assert asked.pressed.get(timeout=10) == "press-1"


def test_a_portal_that_goes_and_comes_back_is_asked_again(bus: str, asked: Asked) -> None:
    with ShortcutsPortal(bus):
        asked.ask()
        asked.all_until(HotKeyState.ON)
    assert asked.next().state is HotKeyState.ABSENT
    with ShortcutsPortal(bus) as portal:
        assert asked.all_until(HotKeyState.ON) == [HotKeyState.ASKING, HotKeyState.ON]
        portal.press()
        assert asked.pressed.get(timeout=10) == "press-1"
        assert portal.programs == ["regulars"]


def test_a_portal_that_hangs_is_given_up(bus: str, asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portal_line, "PATIENCE_S", 0.2)
    with ShortcutsPortal(bus, Behaviour(silent=True)):
        asked.ask()
        assert asked.all_until(HotKeyState.ABSENT) == [HotKeyState.ASKING, HotKeyState.ABSENT]


def test_the_owner_may_take_any_time_and_may_be_asked_no_longer(
    bus: str, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portal_line, "PATIENCE_S", 0.3)
    with ShortcutsPortal(bus, Behaviour(waits=True)) as portal:
        asked.ask()
        assert asked.next() == ASKING
        with pytest.raises(queue.Empty):
            asked.told.get(timeout=0.6)
        portal.decide()
        assert asked.next() == GIVEN
        portal.behaviour.waits = True
        asked.ask()
        assert asked.next() == ASKING
        wait_for(lambda: len(portal.said("BindShortcuts")) == 2)
        asked.wishes[1].stop()
        wait_for(lambda: any("/request/" in path for path in portal.closed))


def test_another_key_is_told_and_the_desktop_s_own_window_is_asked_for(bus: str, asked: Asked) -> None:
    with ShortcutsPortal(bus) as portal:
        asked.ask()
        asked.all_until(HotKeyState.ON)
        asked.wishes[0].change("x11:2a")
        wait_for(lambda: portal.said("ConfigureShortcuts") == [(portal.sessions[0], "x11:2a", {})])
        portal.change_key("Meta+Q")
        assert asked.next() == HotKey(HotKeyState.ON, "Meta+Q", can_change=True)
        portal.change_key(None)
        assert asked.next() == HotKey(HotKeyState.NO_KEY, can_change=True)


def test_a_key_that_is_taken_back_is_told_and_no_longer_heard(bus: str, asked: Asked) -> None:
    with ShortcutsPortal(bus) as portal:
        asked.ask()
        asked.all_until(HotKeyState.ON)
        portal.end_session()
        assert asked.next().state is HotKeyState.ENDED
        portal.press()
        with pytest.raises(queue.Empty):
            asked.pressed.get(timeout=0.3)


def test_giving_the_key_back_ends_the_session_and_leaves_nothing(bus: str, asked: Asked) -> None:
    with ShortcutsPortal(bus) as portal:
        files = open_files()
        asked.ask()
        asked.all_until(HotKeyState.ON)
        asked.wishes[0].stop()
        asked.wishes[0].stop()
        asked.wishes[0].change("")
        wait_for(lambda: portal.closed == portal.sessions)
        assert open_files() == files


def test_without_a_bus_there_is_nobody_to_ask(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    files = open_files()
    asked.ask()
    assert asked.next() == HotKey(HotKeyState.ABSENT)
    asked.wishes[0].change("")
    asked.wishes[0].stop()
    assert open_files() == files


def test_a_bus_that_goes_away_ends_nothing(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    with desktop_session() as session:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", session.env["DBUS_SESSION_BUS_ADDRESS"])
        with ShortcutsPortal(session.env["DBUS_SESSION_BUS_ADDRESS"]):
            asked.ask()
            asked.all_until(HotKeyState.ON)
    assert asked.next().state is HotKeyState.ABSENT


@pytest.mark.parametrize(
    "shortcuts",
    [
        None,
        "quick-line",
        [("quick-line",)],
        [("quick-line", "Ctrl")],
        [()],
        [("quick-line", {"trigger_description": ("u", 7)})],
    ],
)
def test_a_list_that_is_none_names_no_key(shortcuts: object) -> None:
    assert portal_talk.key_in(shortcuts, can_change=False) == HotKey(HotKeyState.NO_KEY)


def test_the_desktop_s_words_are_one_short_line() -> None:
    given = [("quick-line", {"trigger_description": ("s", "Press\n" + "Ctrl " * 100)})]
    words = portal_talk.key_in(given, can_change=False).words
    assert words.startswith("Press Ctrl Ctrl")
    assert len(words) <= 80


def open_files() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def wait_for(condition: object) -> None:
    """Wait until it holds; fails after ten seconds."""
    assert callable(condition)
    pause = threading.Event()
    for _ in range(500):
        if condition():
            return
        pause.wait(0.02)
    raise AssertionError("it did not come to that")
