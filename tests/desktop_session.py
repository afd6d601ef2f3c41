"""A session bus with a real gnome-keyring of its own, in a home of its own, for tests on any headless machine.

    with desktop_session() as session:
        session.start_keyring()                      # unlocked; locked=True after a first unlocked start
        session.python("import keyring; ...")        # a child inside the session; session.env for any other child

The fixture `keyring_session` starts one with an unlocked keyring and puts its environment around the test itself.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

PASSWORD = "test-pw"
NEEDED = {"dbus-daemon": "dbus", "gnome-keyring-daemon": "gnome-keyring"}
REPOSITORY = Path(__file__).parents[1]

# No service folders: nothing is started behind the test's back, and what is not there stays absent.
_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""

# Takes the place of the window that asks for the keyring's password, and never answers.
_DEAF_PROMPTER = """
import time
from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection
connection = open_dbus_connection()
bus = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
for name in ("org.gnome.keyring.SystemPrompter", "org.gnome.keyring.PrivatePrompter"):
    connection.send_and_get_reply(new_method_call(bus, "RequestName", "su", (name, 4)))
print("ready", flush=True)
time.sleep(600)
"""


@dataclass
class DesktopSession:
    """A running session bus. Everything started through it ends with it."""

    home: Path
    env: dict[str, str]
    _children: list[subprocess.Popen[bytes]] = field(default_factory=list)
    _keyring: subprocess.Popen[bytes] | None = None

    @property
    def keyring_file(self) -> Path:
        """Where gnome-keyring keeps what it was given."""
        return self.home / ".local" / "share" / "keyrings" / "login.keyring"

    def start_keyring(self, *, locked: bool = False) -> None:
        """Start gnome-keyring and wait until it answers: unlocked (the first start makes the keyring), or locked."""
        mode = "--start" if locked else "--unlock"
        command = ["gnome-keyring-daemon", "--foreground", mode, "--components=secrets"]
        self._keyring = self.popen(command, stdin=subprocess.PIPE)
        assert self._keyring.stdin is not None
        self._keyring.stdin.write(b"" if locked else PASSWORD.encode())
        self._keyring.stdin.close()
        self.wait_for_name("org.freedesktop.secrets")

    def stop_keyring(self) -> None:
        """End gnome-keyring as a crash would."""
        assert self._keyring is not None
        self._keyring.kill()
        self._keyring.wait()
        self._keyring = None

    def ignore_prompts(self) -> None:
        """From now on the keyring's question for its password is never answered. (Else it is dismissed at once.)"""
        prompter = self.popen([sys.executable, "-c", _DEAF_PROMPTER], stdout=subprocess.PIPE)
        assert prompter.stdout is not None
        assert prompter.stdout.readline() == b"ready\n"
        prompter.stdout.close()

    def popen(self, command: Sequence[str], **more: object) -> subprocess.Popen[bytes]:
        """Start a program inside the session; it is ended with it."""
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        child: subprocess.Popen[bytes] = subprocess.Popen(command, env=self.env, cwd=self.home, **{**quiet, **more})  # type: ignore[call-overload]  # options pass through
        self._children.append(child)
        return child

    def run(
        self, command: Sequence[str], *, stdin: str = "", timeout_s: float = 60
    ) -> subprocess.CompletedProcess[str]:
        """Run a program inside the session and return what it said. Raises when it takes longer than `timeout_s`."""
        return subprocess.run(
            command,
            env=self.env,
            cwd=self.home,
            input=stdin,
            capture_output=True,
            text=True,
            timeout=timeout_s,
            check=False,
        )

    def python(self, code: str, *arguments: str, timeout_s: float = 60) -> str:
        """Run Python code inside the session, Regulars importable; returns its output, fails the test when it fails."""
        done = self.run([sys.executable, "-c", code, *arguments], timeout_s=timeout_s)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def wait_for_name(self, name: str) -> None:
        """Wait until somebody on the session bus has this name; fails the test when nobody takes it."""
        bus = "/org/freedesktop/DBus", "org.freedesktop.DBus.NameHasOwner"
        ask = ["dbus-send", "--session", "--print-reply=literal", "--dest=org.freedesktop.DBus", *bus, f"string:{name}"]
        for _ in range(200):
            if "true" in self.run(ask).stdout:
                return
            time.sleep(0.05)
        pytest.fail(f"{name} did not appear on the session bus within 10 s")

    def end(self) -> None:
        """End everything that was started, the latest first."""
        for child in reversed(self._children):
            child.kill()
            child.wait()


def child_environment() -> dict[str, str]:
    """This process's environment for a Python child that imports Regulars and the tests' own modules."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(REPOSITORY / "src"), str(REPOSITORY)])}


def require(programs: dict[str, str]) -> None:
    """Fail, and say what to install, when a program is missing (program: Debian package)."""
    missing = sorted({package for program, package in programs.items() if shutil.which(program) is None})
    if missing:
        pytest.fail(f"these tests need a real session: apt-get install -y --no-install-recommends {' '.join(missing)}")


@contextmanager
def desktop_session() -> Iterator[DesktopSession]:
    """A home and a session bus of their own; without a keyring until `start_keyring`."""
    require(NEEDED)
    # Not below pytest's folder: the path of a socket has at most 107 characters.
    with tempfile.TemporaryDirectory(prefix="regulars-") as place:
        home, runtime = Path(place) / "home", Path(place) / "run"
        home.mkdir(0o700)
        runtime.mkdir(0o700)
        socket, config = runtime / "bus", Path(place) / "bus.conf"
        config.write_text(_BUS.format(socket=socket), "ascii")
        unwanted = ("XDG_", "DBUS_", "GNOME_", "PYTHON_KEYRING", "DISPLAY", "WAYLAND", "SSH_AUTH")
        env = {name: value for name, value in child_environment().items() if not name.startswith(unwanted)}
        env |= {
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(runtime),
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={socket}",
        }
        session = DesktopSession(home, env)
        try:
            session.popen(["dbus-daemon", f"--config-file={config}", "--nofork"])
            for _ in range(200):
                if socket.exists():
                    break
                time.sleep(0.02)
            yield session
        finally:
            session.end()


@pytest.fixture
def keyring_session(monkeypatch: pytest.MonkeyPatch) -> Iterator[DesktopSession]:
    """A session with a real, unlocked gnome-keyring, around the test itself and around the children it starts."""
    with desktop_session() as session:
        session.start_keyring()
        for name in os.environ.keys() - session.env.keys():
            monkeypatch.delenv(name)
        for name in ("HOME", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS"):
            monkeypatch.setenv(name, session.env[name])
        yield session
