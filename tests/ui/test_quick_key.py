"""The key for the quick line, from the owner's wish to the open line: over a portal on a real bus, in a real window."""

import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from regulars.domain.hot_key import HotKey, HotKeyState
from regulars.domain.locking import LockReason
from regulars.services import opening
from regulars.services.opening import Opened
from regulars.system.portal_hot_key import PortalKeys
from regulars.ui import pages
from regulars.ui.application import Application, Edge
from regulars.ui.jobs import InlineWorker
from regulars.ui.quick_key import QuickKey, is_wanted
from regulars.ui.start import Deaf, may_come_forward
from regulars.ui.theme import Theme
from regulars.ui.unlock.unlock_view import UnlockWindow
from tests.builders import QUICK, clock_on
from tests.desktop_session import desktop_session
from tests.doubles import HeldCalls, MemoryVault
from tests.shortcuts_portal import CANCELLED, ShortcutsPortal
from tests.ui.plain_pages import PAGES

Told = Callable[[HotKey], None]
Pressed = Callable[[str], None]


class Desktop:
    """A desktop that answers when the test says so, in whatever thread."""

    command = "regulars --quick"

    def __init__(self) -> None:
        self.asked: list[tuple[Told, Pressed]] = []
        self.windows: list[str] = []
        self.given_back = 0

    def ask(self, description: str, window: str, told: Told, pressed: Pressed) -> "Desktop":
        assert description == "Open the quick line"
        self.asked.append((told, pressed))
        self.windows.append(window)
        return self

    def answer(self, state: HotKeyState, words: str = "") -> None:
        self.asked[-1][0](HotKey(state, words))

    def change(self, window: str) -> None:
        self.windows.append(f"change {window}")

    def stop(self) -> None:
        self.given_back += 1


@dataclass
class Wished:
    """A key over that desktop, and what it said."""

    desktop: Desktop
    key: QuickKey
    folder: Path
    answers: list[HotKeyState] = field(default_factory=list)
    presses: list[str] = field(default_factory=list)


@pytest.fixture
def wished(tmp_path: Path, qtbot: QtBot) -> Wished:
    desktop = Desktop()
    wished = Wished(desktop, QuickKey(desktop, tmp_path), tmp_path)
    wished.key.answered.connect(lambda key: wished.answers.append(key.state))
    wished.key.pressed.connect(wished.presses.append)
    return wished


def settle() -> None:
    QApplication.processEvents()


def test_it_is_off_until_it_is_turned_on_and_remembered_once_it_is_granted(wished: Wished) -> None:
    assert wished.key.key == HotKey()
    wished.key.turn(True, "x11:1")
    assert wished.key.key.state is HotKeyState.ASKING
    assert not is_wanted(wished.folder)
    wished.desktop.answer(HotKeyState.ON, "Ctrl+Alt+N")
    settle()
    assert wished.key.key == HotKey(HotKeyState.ON, "Ctrl+Alt+N")
    assert is_wanted(wished.folder)
    assert not is_wanted(wished.folder / "another book")
    assert wished.answers == [HotKeyState.ON]
    assert wished.desktop.windows == ["x11:1"]


def test_turned_off_it_is_given_back_and_forgotten(wished: Wished) -> None:
    wished.key.turn(True)
    wished.desktop.answer(HotKeyState.ON)
    settle()
    wished.key.turn(False)
    assert (wished.key.key, wished.desktop.given_back) == (HotKey(), 1)
    assert not is_wanted(wished.folder)


@pytest.mark.parametrize("state", [HotKeyState.DENIED, HotKeyState.ABSENT, HotKeyState.REFUSED, HotKeyState.TAKEN])
def test_what_is_asked_for_and_not_granted_is_off_and_waits_for_nothing(wished: Wished, state: HotKeyState) -> None:
    wished.key.turn(True)
    wished.desktop.answer(state)
    settle()
    assert wished.key.key.state is state
    assert wished.answers == [state]
    assert wished.desktop.given_back == 1
    assert not is_wanted(wished.folder)


def test_a_later_start_asks_again_and_keeps_the_wish_where_the_desktop_has_no_keys(wished: Wished) -> None:
    wished.key.turn(True)
    wished.desktop.answer(HotKeyState.ON)
    settle()
    wished.key.stop()
    later = QuickKey(wished.desktop, wished.folder)
    later.begin()
    later.begin()
    assert len(wished.desktop.asked) == 2
    wished.desktop.answer(HotKeyState.ABSENT)
    settle()
    assert later.key.state is HotKeyState.ABSENT
    assert is_wanted(wished.folder)
    wished.desktop.answer(HotKeyState.ON, "Meta+Q")
    settle()
    assert later.key.words == "Meta+Q"


def test_a_later_start_that_the_owner_says_no_to_asks_no_more(wished: Wished) -> None:
    QSettings().setValue(wished.key._name, True)
    wished.key.begin()
    wished.desktop.answer(HotKeyState.DENIED)
    settle()
    assert not is_wanted(wished.folder)
    assert wished.answers == []
    assert wished.desktop.given_back == 1


def test_a_press_that_was_on_its_way_when_the_key_was_given_back_is_not_heard(wished: Wished) -> None:
    wished.key.turn(True)
    told, pressed = wished.desktop.asked[0]
    told(HotKey(HotKeyState.ON))
    pressed("first")
    settle()
    pressed("late")
    told(HotKey(HotKeyState.ENDED))
    wished.key.turn(False)
    settle()
    assert wished.presses == ["first"]
    assert wished.key.key == HotKey()


def test_the_token_of_a_press_is_there_while_the_window_comes_and_gone_afterwards() -> None:
    with may_come_forward("press-1"):
        assert os.environ["XDG_ACTIVATION_TOKEN"] == "press-1"
    assert "XDG_ACTIVATION_TOKEN" not in os.environ
    with may_come_forward(""):
        assert "XDG_ACTIVATION_TOKEN" not in os.environ


# In the window, over a real bus


class NoTray(QObject):
    """A desktop without a tray."""

    opened, log_wanted, quit_wanted, lock_wanted = Signal(), Signal(), Signal(), Signal()
    person_wanted = Signal(int)
    is_there = False

    def __init__(self, _icon: object, parent: QObject) -> None:
        super().__init__(parent)

    def show_people(self, *_: object, **__: object) -> None: ...

    def let_lock(self, may_lock: bool) -> None: ...

    def hide(self) -> None: ...


class Silent(QObject):
    """Notifications that nobody sees."""

    pressed = Signal(str, object)

    def show(self, announcement: object) -> None: ...

    def stop(self) -> None: ...


@dataclass
class Shop:
    """A book, its edge with the real asking, and what was started over it."""

    folder: Path
    theme: Theme
    app: QApplication
    code: str
    running: list[Application] = field(default_factory=list)

    def open(self) -> Opened:
        return opening.open_with_secret(self.folder, self.code, clock_on())

    def start(self, qtbot: QtBot, *, background: bool = False) -> Application:
        edge = Edge(
            folder=self.folder,
            resources=Path(__file__).parents[2] / "resources",
            clock=clock_on(),
            vault=MemoryVault(),
            heartbeat=lambda _: Deaf(),
            notifier=lambda _: Silent(),
            worker=lambda _: InlineWorker(),
            aside=lambda _: HeldCalls(),
            hot_keys=lambda: PortalKeys("regulars --quick"),
        )
        application = Application(self.app, self.theme, edge, background=background)
        self.running.append(application)
        with qtbot.waitSignal(application.ready):
            application.start(self.open)
        return application

    def end(self, application: Application) -> None:
        application.quit()
        application.setParent(None)
        self.app.applicationStateChanged.disconnect(application._woken)
        self.app.commitDataRequest.disconnect(application.quit)
        self.running.remove(application)


@pytest.fixture
def portal(monkeypatch: pytest.MonkeyPatch) -> Iterator[ShortcutsPortal]:
    with desktop_session() as session:
        address = session.env["DBUS_SESSION_BUS_ADDRESS"]
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        with ShortcutsPortal(address) as portal:
            yield portal


@pytest.fixture
def shop(
    portal: ShortcutsPortal, tmp_path: Path, theme: Theme, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Shop]:
    monkeypatch.setattr(pages, "HOMES", PAGES)
    monkeypatch.setattr("regulars.ui.tray.Tray", NoTray)
    monkeypatch.setattr(QApplication, "quit", lambda *_: None)
    folder = tmp_path / "book"
    folder.mkdir(mode=0o700)
    new = opening.begin(folder, clock_on(), cost=QUICK)
    opening.finish(folder, new, None, clock_on()).book.close()
    shop = Shop(folder, theme, qapp, new.recovery_code)
    yield shop
    for application in list(shop.running):
        shop.end(application)
    qapp.setQuitOnLastWindowClosed(True)
    assert not [thread for thread in threading.enumerate() if thread.name == "hot key"]


def turn_on(application: Application, qtbot: QtBot) -> QuickKey:
    key = application.background.quick_key()
    with qtbot.waitSignal(key.answered):
        key.turn(True)
    assert key.key.state is HotKeyState.ON
    return key


def press(portal: ShortcutsPortal, key: QuickKey, qtbot: QtBot) -> None:
    with qtbot.waitSignal(key.pressed):
        portal.press()


def test_a_press_brings_the_window_and_its_line(
    shop: Shop, portal: ShortcutsPortal, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = shop.start(qtbot, background=True)
    window = application.window
    assert window is not None
    assert not window.isVisible()
    tokens: list[str | None] = []
    monkeypatch.setattr(window, "activateWindow", lambda: tokens.append(os.environ.get("XDG_ACTIVATION_TOKEN")))
    press(portal, turn_on(application, qtbot), qtbot)
    assert tokens == ["press-1"]
    assert "XDG_ACTIVATION_TOKEN" not in os.environ
    assert window.isVisible()
    assert window.over.capture.isVisible()
    assert window.over.capture.words.hasFocus() or window.focusWidget() is window.over.capture.words


def test_a_second_press_leaves_what_is_being_typed(shop: Shop, portal: ShortcutsPortal, qtbot: QtBot) -> None:
    application = shop.start(qtbot)
    key = turn_on(application, qtbot)
    press(portal, key, qtbot)
    assert application.window is not None
    box = application.window.over.capture
    box.words.setPlainText("called ana")
    press(portal, key, qtbot)
    assert box.words.toPlainText() == "called ana"
    assert not box.words.textCursor().hasSelection()
    assert application.window.findChildren(type(box)) == [box]


def test_a_press_on_a_locked_book_asks_for_its_code_and_then_opens_the_line(
    shop: Shop, portal: ShortcutsPortal, qtbot: QtBot
) -> None:
    application = shop.start(qtbot)
    key = turn_on(application, qtbot)
    application.lock(LockReason.ASKED)
    press(portal, key, qtbot)
    front = application.door.front
    assert isinstance(front, UnlockWindow)
    assert front.isVisible()
    assert application.window is None
    with qtbot.waitSignal(application.ready):
        front.model.try_secret(shop.code)
    assert application.window is not None
    assert application.window.over.capture.isVisible()


def test_below_the_veil_no_line_is_opened(shop: Shop, portal: ShortcutsPortal, qtbot: QtBot) -> None:
    application = shop.start(qtbot)
    key = turn_on(application, qtbot)
    assert application.window is not None
    application.window.over.veil.drop()
    press(portal, key, qtbot)
    assert not application.window.over.capture.isVisible()
    application.window.over.veil.lift()
    press(portal, key, qtbot)
    assert application.window.over.capture.isVisible()


def test_the_next_start_has_its_key_without_the_settings(shop: Shop, portal: ShortcutsPortal, qtbot: QtBot) -> None:
    application = shop.start(qtbot)
    turn_on(application, qtbot)
    shop.end(application)
    qtbot.waitUntil(lambda: portal.closed == portal.sessions[:1])
    later = shop.start(qtbot)
    qtbot.waitUntil(lambda: later.background.quick_key().key.state is HotKeyState.ON)
    press(portal, later.background.quick_key(), qtbot)
    assert later.window is not None
    assert later.window.over.capture.isVisible()


def test_a_start_that_wants_no_key_asks_nobody(shop: Shop, portal: ShortcutsPortal, qtbot: QtBot) -> None:
    shop.start(qtbot)
    qtbot.wait(50)
    assert portal.calls == []


def test_a_no_in_the_desktop_s_window_leaves_it_off_at_the_next_start(
    shop: Shop, portal: ShortcutsPortal, qtbot: QtBot
) -> None:
    portal.behaviour.answer = CANCELLED
    application = shop.start(qtbot)
    key = application.background.quick_key()
    with qtbot.waitSignal(key.answered):
        key.turn(True)
    assert key.key.state is HotKeyState.DENIED
    assert not is_wanted(shop.folder)
