"""Starting with the session: off at first, read from the system each time, and harmless when the program is gone."""

import os
import plistlib
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from regulars.domain.errors import KnownProblem, Problem
from regulars.services.ports import Autostart
from regulars.system import autostart
from regulars.system.autostart import AutostartEntry, LaunchAgent, RunKey, command
from tests.desktop_session import child_environment

RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"


class MemoryRegistry:
    """A registry of two keys."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], str | bytes] = {}
        self.refuses = False

    def read(self, key: str, name: str) -> str | bytes | None:
        return self.values.get((key, name))

    def write(self, key: str, name: str, value: str) -> None:
        if self.refuses:
            raise PermissionError(13, "denied")
        self.values[key, name] = value

    def remove(self, key: str, name: str) -> None:
        self.values.pop((key, name), None)


@pytest.fixture
def program(tmp_path: Path) -> Path:
    program = tmp_path / "My Programs" / "regulars"
    program.parent.mkdir()
    program.touch()
    return program


def lists(program: Path, tmp_path: Path) -> list[Autostart]:
    start = (str(program), "--background")
    return [
        AutostartEntry(start, tmp_path / "autostart"),
        LaunchAgent(start, tmp_path / "LaunchAgents"),
        RunKey(start, MemoryRegistry()),
    ]


@pytest.mark.parametrize("which", [0, 1, 2], ids=["Linux", "macOS", "Windows"])
def test_it_is_off_until_it_is_turned_on_and_off_again_afterwards(which: int, program: Path, tmp_path: Path) -> None:
    found = lists(program, tmp_path)[which]
    assert not found.is_on()
    found.turn(False)
    for _ in range(2):
        found.turn(True)
        assert found.is_on()
    found.turn(False)
    assert not found.is_on()


@pytest.mark.parametrize("which", [0, 1, 2], ids=["Linux", "macOS", "Windows"])
def test_an_entry_of_a_program_that_is_gone_counts_as_off(which: int, program: Path, tmp_path: Path) -> None:
    found = lists(program, tmp_path)[which]
    found.turn(True)
    program.unlink()
    assert not found.is_on()


@pytest.mark.parametrize("switch", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_what_the_desktops_own_tool_switched_off_is_off(switch: str, program: Path, tmp_path: Path) -> None:
    entry = AutostartEntry((str(program), "--background"), tmp_path)
    entry.turn(True)
    name = switch.partition("=")[0]
    kept = [line for line in entry.path.read_text("utf-8").splitlines() if not line.startswith(name)]
    entry.path.write_text("\n".join([*kept, switch]) + "\n", "utf-8")
    assert not entry.is_on()
    entry.turn(True)
    assert entry.is_on()


def test_a_file_that_is_no_entry_counts_as_off(program: Path, tmp_path: Path) -> None:
    entry, agent = AutostartEntry((str(program),), tmp_path), LaunchAgent((str(program),), tmp_path)
    for junk in (b"", b"\xff\xfe", b"Exec=x\n", b"[Desktop Entry]\n[Desktop Entry]\n"):
        entry.path.write_bytes(junk)
        agent.path.write_bytes(junk)
        assert not entry.is_on()
        assert not agent.is_on()


def test_what_the_task_manager_switched_off_is_off_until_the_owner_turns_it_on_here(program: Path) -> None:
    registry = MemoryRegistry()
    run = RunKey((str(program), "--background"), registry)
    run.turn(True)
    assert registry.values[RUN, "Regulars"] == f'"{program}" --background'
    registry.values[APPROVED, "Regulars"] = bytes([2, *[0] * 11])
    assert run.is_on()
    registry.values[APPROVED, "Regulars"] = bytes([3, *[0] * 11])
    assert not run.is_on()
    run.turn(True)
    assert run.is_on()
    registry.refuses = True
    with pytest.raises(KnownProblem) as caught:
        run.turn(True)
    assert caught.value.code is Problem.READ_ONLY


def test_the_agent_is_what_launchd_reads(program: Path, tmp_path: Path) -> None:
    agent = LaunchAgent((str(program), "--background"), tmp_path)
    agent.turn(True)
    found = plistlib.loads(agent.path.read_bytes())
    assert found["ProgramArguments"] == [str(program), "--background"]
    assert found["RunAtLoad"] is True
    assert not list(tmp_path.glob("*.part"))


def test_a_folder_that_takes_nothing_is_told(program: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    with pytest.raises(KnownProblem):
        AutostartEntry((str(program),), tmp_path / "taken" / "autostart").turn(True)


def test_the_entry_is_quoted_so_that_a_desktop_starts_exactly_this(tmp_path: Path) -> None:
    program = tmp_path / 'a "b" $HOME `c` 50% \\d'
    program.touch()
    entry = AutostartEntry((str(program), "--background", "--book", "/home/Zoë/My book"), tmp_path)
    entry.turn(True)
    assert entry.is_on()
    [line] = [line for line in entry.path.read_text("utf-8").splitlines() if line.startswith("Exec=")]
    # As the specification says: first the escapes of every value, then the shell-like quotes, then the field codes.
    words = shlex.split(line.removeprefix("Exec=").replace("\\\\", "\\"))
    assert [word.replace("\\$", "$").replace("\\`", "`").replace("%%", "%") for word in words] == list(entry.start)


def test_the_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command() == (sys.executable, "--background")
    assert command(("--book", "/x"))[1:] == ("--background", "--book", "/x")


def test_the_source_starts_from_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    _, *rest = command(("--self-test",))
    environment = {name: value for name, value in child_environment().items() if name != "PYTHONPATH"}
    monkeypatch.undo()
    done = subprocess.run(
        [sys.executable, *rest], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "SQLCipher" in done.stdout


def test_the_owners_configuration_folder_is_the_place_on_linux(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    found = autostart.of_this_system()
    assert isinstance(found, AutostartEntry)
    assert found.path == tmp_path / ".config" / "autostart" / "regulars.desktop"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "other"))
    found.turn(True)
    other = autostart.of_this_system()
    assert isinstance(other, AutostartEntry)
    assert other.path == tmp_path / "other" / "autostart" / "regulars.desktop"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert isinstance(autostart.of_this_system(), LaunchAgent)
    monkeypatch.setattr(sys, "platform", "win32")
    assert isinstance(autostart.of_this_system(), RunKey)
    assert os.access(found.path, os.R_OK)
