"""Starting with the session, on Linux, Windows and macOS. Off until the owner turns it on; what holds is read each time.

Each system has its own list of what to start, which its own tools change, too: what was switched off there is off. An entry
whose program is gone (Regulars was removed, or moved) starts nothing, says nothing, and counts as off.
"""

import configparser
import os
import plistlib
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from regulars.services.ports import Autostart
from regulars.store.disk import disk_problem, put_in_place, write_part

BACKGROUND = "--background"
_SOURCE = Path(__file__).resolve().parents[2]
_FROM_SOURCE = "import sys; sys.path.insert(0, sys.argv.pop(1)); from regulars.bootstrap import gui; sys.exit(gui())"
_NAME = "Regulars"
_ENTRY = "Desktop Entry"
_LABEL = "regulars.background"
_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
_APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
"""Where the task manager notes what its user switched off: an odd first byte."""


def program() -> tuple[str, ...]:
    """What starts this Regulars: the frozen program, the installed one, or the source with its Python."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    installed = Path(sys.executable).with_name("regulars.exe" if sys.platform == "win32" else "regulars")
    if installed.is_file():
        return (str(installed),)
    return sys.executable, "-c", _FROM_SOURCE, str(_SOURCE)


def command(arguments: Sequence[str] = ()) -> tuple[str, ...]:
    """What starts this Regulars in the tray."""
    return *program(), BACKGROUND, *arguments


def of_this_system(arguments: Sequence[str] = ()) -> Autostart:
    """The list of this system; `arguments` are added to the start, such as which book."""
    start = command(arguments)
    if sys.platform == "win32":
        return RunKey(start, WindowsRegistry())
    if sys.platform == "darwin":
        return LaunchAgent(start, Path.home() / "Library" / "LaunchAgents")
    configuration = os.environ.get("XDG_CONFIG_HOME", "")
    folder = Path(configuration) if Path(configuration).is_absolute() else Path.home() / ".config"
    return AutostartEntry(start, folder / "autostart")


@dataclass(frozen=True, slots=True)
class AutostartEntry:
    """Linux: a desktop entry in the autostart folder, by the Desktop Application Autostart Specification."""

    start: tuple[str, ...]
    folder: Path

    @property
    def path(self) -> Path:
        """The entry."""
        return self.folder / "regulars.desktop"

    def is_on(self) -> bool:
        """Whether the session starts Regulars: GNOME's and KDE's own switches write into the entry, too."""
        parser = configparser.RawConfigParser(strict=False)
        try:
            parser.read_string(self.path.read_text("utf-8", "replace"))
        except (OSError, configparser.Error):
            return False
        if not parser.has_section(_ENTRY):
            return False
        entry = parser[_ENTRY]
        hidden = entry.get("Hidden", "false").lower() == "true"
        enabled = entry.get("X-GNOME-Autostart-enabled", "true").lower() != "false"
        return not hidden and enabled and Path(_unescaped(entry.get("TryExec", ""))).is_file()

    def turn(self, on: bool) -> None:
        """Write the entry, or take it away. READ_ONLY, DISK_FULL, DISK_ERROR (`path`)."""
        _keep(self.path, self._text().encode() if on else None)

    def _text(self) -> str:
        lines = {
            "Type": "Application",
            "Name": _NAME,
            "Exec": " ".join(_quoted(argument) for argument in self.start),
            "TryExec": self.start[0].replace("\\", "\\\\"),  # gone with an uninstall: then the entry is passed over
            "Icon": "regulars",
            "Terminal": "false",
            "StartupNotify": "false",
            "X-GNOME-Autostart-enabled": "true",
        }
        return "".join([f"[{_ENTRY}]\n", *(f"{key}={value}\n" for key, value in lines.items())])


def _quoted(argument: str) -> str:
    r"""An argument of `Exec`, by the Desktop Entry Specification: quoted first, then escaped as every value of the file is.

    >>> print(_quoted("--background"), _quoted('/home/Zoë/a "b" $c 50%'))
    --background "/home/Zoë/a \\"b\\" \\$c 50%%"
    """
    argument = argument.replace("%", "%%")
    if argument and all(sign.isalnum() or sign in "-_./:@+,=%" for sign in argument):
        return argument
    for sign in '\\"`$':
        argument = argument.replace(sign, "\\" + sign)
    return '"' + argument.replace("\\", "\\\\") + '"'


def _unescaped(value: str) -> str:
    return value.replace("\\\\", "\\")


@dataclass(frozen=True, slots=True)
class LaunchAgent:
    """macOS: a property list in the owner's LaunchAgents (launchd.plist(5))."""

    start: tuple[str, ...]
    folder: Path

    @property
    def path(self) -> Path:
        """The property list."""
        return self.folder / f"{_LABEL}.plist"

    def is_on(self) -> bool:
        """Whether the session starts Regulars."""
        try:
            found = plistlib.loads(self.path.read_bytes())
            program = Path(str(found["ProgramArguments"][0]))
        except (OSError, plistlib.InvalidFileException, ValueError, LookupError, TypeError):
            return False
        return bool(found.get("RunAtLoad")) and not found.get("Disabled") and program.is_file()

    def turn(self, on: bool) -> None:
        """Write the list, or take it away. READ_ONLY, DISK_FULL, DISK_ERROR (`path`)."""
        agent = {
            "Label": _LABEL,
            "ProgramArguments": list(self.start),
            "RunAtLoad": True,
            "ProcessType": "Interactive",
            "LimitLoadToSessionType": "Aqua",
        }
        _keep(self.path, plistlib.dumps(agent) if on else None)


class Registry(Protocol):
    """The owner's part of the Windows registry: values by key and name."""

    def read(self, key: str, name: str) -> str | bytes | None:
        """A value; None where there is none. Raises OSError."""

    def write(self, key: str, name: str, value: str) -> None:
        """Set a text. Raises OSError."""

    def remove(self, key: str, name: str) -> None:
        """Take a value away, if it is there. Raises OSError."""


@dataclass(frozen=True, slots=True)
class RunKey:
    """Windows: a value of the owner's Run key."""

    start: tuple[str, ...]
    registry: Registry

    def is_on(self) -> bool:
        """Whether Windows starts Regulars: what was switched off in the task manager is off."""
        try:
            found, approved = self.registry.read(_RUN, _NAME), self.registry.read(_APPROVED, _NAME)
        except OSError:
            return False
        if not isinstance(found, str) or not found:
            return False
        program = found[1:].partition('"')[0] if found.startswith('"') else found.partition(" ")[0]
        switched_off = isinstance(approved, bytes) and bool(approved[:1]) and approved[0] % 2 == 1
        return not switched_off and Path(program).is_file()

    def turn(self, on: bool) -> None:
        """Set the value, or take it away. READ_ONLY, DISK_ERROR (`path`)."""
        try:
            self.registry.remove(_APPROVED, _NAME)
            if on:
                self.registry.write(_RUN, _NAME, subprocess.list2cmdline(self.start))
            else:
                self.registry.remove(_RUN, _NAME)
        except OSError as error:
            raise disk_problem(error, Path(_RUN)) from error


class WindowsRegistry:
    """The registry itself, below HKEY_CURRENT_USER."""

    def read(self, key: str, name: str) -> str | bytes | None:
        """A value; None where there is none."""
        import winreg  # Windows alone has it

        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:  # type: ignore[attr-defined, unused-ignore]  # checked elsewhere
                value = winreg.QueryValueEx(opened, name)[0]  # type: ignore[attr-defined, unused-ignore]  # as above
        except FileNotFoundError:
            return None
        return value if isinstance(value, str | bytes) else None

    def write(self, key: str, name: str, value: str) -> None:
        """Set a text."""
        import winreg  # as above

        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:  # type: ignore[attr-defined, unused-ignore]  # as above
            winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, value)  # type: ignore[attr-defined, unused-ignore]  # as above

    def remove(self, key: str, name: str) -> None:
        """Take a value away, if it is there."""
        import contextlib
        import winreg  # as above

        rights = winreg.KEY_SET_VALUE  # type: ignore[attr-defined, unused-ignore]  # as above
        with (
            contextlib.suppress(FileNotFoundError),  # then it is away
            winreg.OpenKey(winreg.HKEY_CURRENT_USER, key, 0, rights) as opened,  # type: ignore[attr-defined, unused-ignore]  # as above
        ):
            winreg.DeleteValue(opened, name)  # type: ignore[attr-defined, unused-ignore]  # as above


def _keep(path: Path, data: bytes | None) -> None:
    try:
        if data is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            put_in_place(write_part(path, data), path)
    except OSError as error:
        raise disk_problem(error, path) from error
