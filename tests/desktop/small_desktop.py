"""A small desktop on a machine without a screen: X server, window manager, session bus, real keyring, notifications, tray.

with small_desktop(pictures) as desktop:
    program = desktop.start("--book", folder)        # the real program, on the real X platform
    desktop.click("Start my book")                   # found as a screen reader finds it, clicked with the X pointer
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from tests.desktop.desktop_services import BusThread, DesktopServices
from tests.desktop.screen_reader import ScreenReader, Thing
from tests.desktop_session import NEEDED, DesktopSession, desktop_session, require

T = TypeVar("T")
HERE = Path(__file__).parent
ACCESSIBILITY = "/usr/libexec/at-spi-bus-launcher"
PROGRAMS = {
    **NEEDED,
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "import": "imagemagick",
    ACCESSIBILITY: "at-spi2-core",
}
SCREEN = "1366x768x24"
A_BUG = "a bug: "
"""What the log says of every exception that nobody foresaw."""
PATIENCE_S = 30.0
_LOOK_AGAIN_S = 0.1


@dataclass
class SmallDesktop:
    """A running desktop with a mouse, a keyboard, and the eyes of a screen reader."""

    session: DesktopSession
    services: DesktopServices
    reader: ScreenReader
    pictures: Path
    programs: list[subprocess.Popen[bytes]] = field(default_factory=list)

    # Programs

    def start(self, *arguments: object, script: Path | None = None) -> subprocess.Popen[bytes]:
        """Start Regulars (or a script of the tests); what it says on its error output is kept for `trouble`."""
        call = [str(script)] if script is not None else ["-m", "regulars"]
        log = (self.session.home / f"program-{len(self.programs)}.log").open("wb")
        with log:
            program = self.session.popen([sys.executable, *call, *map(str, arguments)], stdout=log, stderr=log)
        self.programs.append(program)
        return program

    def command(self, *arguments: object) -> str:
        """One run of `regulars-cli`, which must succeed."""
        code = "import sys; from regulars.bootstrap import cli; sys.exit(cli())"
        return self.session.python(code, *map(str, arguments))

    def trouble(self) -> str:
        """What the programs complained of; not that there is no portal, nor that we asked for what had just gone."""
        logs = sorted(self.session.home.glob("program-*.log"))
        lines = [line for log in logs for line in log.read_text("utf-8", "replace").splitlines()]
        return "\n".join(line for line in lines if "portal" not in line and "qt.accessibility" not in line)

    def logged(self) -> str:
        """What Regulars wrote into its log."""
        return "\n".join(log.read_text("utf-8") for log in sorted(self.session.home.rglob("regulars*.log")))

    # Eyes

    def wait(self, answer: Callable[[], T | None], what: str, *, within_s: float = PATIENCE_S) -> T:
        """Ask until there is an answer; fails with what stands on the screen instead."""
        until = time.monotonic() + within_s
        while True:
            found = answer()
            if found:
                return found
            died = any(program.poll() not in (None, 0) for program in self.programs)
            if died or time.monotonic() > until or A_BUG in self.logged():
                self.photograph("trouble")
                read = " | ".join(dict.fromkeys(thing.name[:60] for thing in self.reader.things() if thing.name))
                told = f"to be read: {read[:2000]}\n{self.trouble()}\n{self.logged()}"
                raise AssertionError(f"waited in vain for {what}; {told}")
            time.sleep(_LOOK_AGAIN_S)

    def wait_to_see(self, words: str, *, within_s: float = PATIENCE_S) -> Thing:
        """Wait until these words stand somewhere on the screen."""
        return self.wait(lambda: self.reader.find(lambda thing: words in thing.name), repr(words), within_s=within_s)

    def wait_to_lose(self, words: str, *, within_s: float = PATIENCE_S) -> None:
        """Wait until these words are gone."""
        self.wait(lambda: not self.sees(words), f"{words!r} to go", within_s=within_s)

    def sees(self, words: str) -> bool:
        """Whether these words stand somewhere on the screen."""
        return self.reader.find(lambda thing: words in thing.name) is not None

    def names(self, beginning: str) -> list[str]:
        """The names on the screen that begin so, in the order of the page."""
        return list(dict.fromkeys(thing.name for thing in self.reader.things() if thing.name.startswith(beginning)))

    def photograph(self, name: str) -> None:
        """A picture of the whole screen, for people to look at."""
        self.pictures.mkdir(parents=True, exist_ok=True)
        self._run("import", "-window", "root", str(self.pictures / f"{name}.png"))

    def windows(self) -> list[str]:
        """The visible windows of Regulars, by X's numbers."""
        return self._run("xdotool", "search", "--onlyvisible", "--name", "^Regulars$", check=False).split()

    def window_in_front(self) -> str:
        """The number of the active window, "" without one."""
        return self._run("xdotool", "getactivewindow", check=False).strip()

    # Hands

    def click(self, name: str) -> None:
        """Wait until a control of this name stands still and is switched on, and click it."""
        last: list[Thing | None] = [None]

        def stands_still() -> Thing | None:
            before = last[0]
            last[0] = self.reader.find(lambda thing: thing.name == name and thing.enabled and thing.role in _PRESSED)
            return last[0] if last[0] is not None and before is not None and last[0].middle == before.middle else None

        x, y = self.wait(stands_still, f"something to click at called {name!r}").middle
        self._run("xdotool", "mousemove", str(x), str(y), "click", "1")

    def press(self, *keys: str) -> None:
        """Press keys, in X's names ("Return", "ctrl+f")."""
        self._run("xdotool", "key", "--delay", "20", *keys)

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        self._run("xdotool", "type", "--delay", "15", text)

    def fill(self, name: str, text: str) -> None:
        """Click into a field, wait until it has the keyboard, and type."""
        self.click(name)
        self.wait(lambda: self.reader.find(lambda t: t.name == name and t.focused), f"the cursor in {name!r}")
        self.type(text)

    def _run(self, *command: str, check: bool = True) -> str:
        done = self.session.run(command)
        assert done.returncode == 0 or not check, (command, done.stderr)
        return done.stdout


_PRESSED = frozenset(
    ("push button", "button", "check box", "radio button", "toggle button", "text", "entry", "password text")
)


@contextmanager
def small_desktop(pictures: Path, *, with_tray: bool = True) -> Iterator[SmallDesktop]:
    """The desktop, with everything in it ended at the end. Without a tray until `services.bring_tray()`, if so wanted."""
    require(PROGRAMS)
    with ExitStack() as ending:
        session = ending.enter_context(desktop_session())
        session.env |= {
            "DISPLAY": _screen(session),
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "XDG_CURRENT_DESKTOP": "GNOME",
            "XDG_SESSION_TYPE": "x11",
            "LANG": "C.UTF-8",
        }
        session.start_keyring()
        _manage_windows(session)
        session.popen([ACCESSIBILITY, "--launch-immediately"])
        session.wait_for_name("org.a11y.Bus")
        thread = BusThread()
        ending.callback(thread.end)
        address = session.env["DBUS_SESSION_BUS_ADDRESS"]
        services = DesktopServices(address, thread, with_tray=with_tray)
        ending.callback(services.end)
        reader = ScreenReader(address, thread)
        ending.callback(reader.end)
        yield SmallDesktop(session, services, reader, pictures)


def _manage_windows(session: DesktopSession) -> None:
    """Start the window manager, and wait until it manages: now and then one ends as it starts."""
    for _ in range(5):
        manager = session.popen(["openbox"])
        for _ in range(40):
            if session.run(["xdotool", "get_num_desktops"]).returncode == 0:
                return
            if manager.poll() is not None:
                break
            time.sleep(_LOOK_AGAIN_S)
    raise AssertionError("no window manager came up")


def _screen(session: DesktopSession) -> str:
    """Start an X server on a display of its own; its name."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp", "+extension", "RANDR"]
    session.popen(command, pass_fds=(writing,))
    os.close(writing)
    with os.fdopen(reading) as pipe:
        number = pipe.readline().strip()
    assert number, "the X server did not start"
    return f":{number}"
