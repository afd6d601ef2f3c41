"""Whom to ask for a key on this system, and the command that the owner can give one by hand."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from regulars.domain.hot_key import HotKey, HotKeyState
from regulars.system import hot_key
from regulars.system.portal_hot_key import PortalKeys
from tests.desktop_session import child_environment


def test_on_linux_the_portal_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert isinstance(hot_key.of_this_system(), PortalKeys)


def test_a_system_without_such_keys_says_so_and_has_the_command_still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/Applications/Regulars.app/Contents/MacOS/regulars")
    keys = hot_key.of_this_system()
    told: list[HotKey] = []
    wish = keys.ask("Open it", "", told.append, lambda _: None)
    wish.change("")
    wish.stop()
    assert told == [HotKey(HotKeyState.ABSENT)]
    assert keys.command == "/Applications/Regulars.app/Contents/MacOS/regulars --quick"


def test_the_command_is_the_frozen_program_or_the_installed_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    installed = tmp_path / "My Programs" / "bin"
    installed.mkdir(parents=True)
    (installed / "regulars").touch()
    monkeypatch.setattr(sys, "executable", str(installed / "python"))
    assert shlex.split(hot_key.of_this_system().command) == [str(installed / "regulars"), "--quick"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    words = shlex.split(hot_key.of_this_system(("--book", "/home/zoë/My Book")).command)
    assert words == [str(installed / "python"), "--quick", "--book", "/home/zoë/My Book"]


def test_the_command_of_the_source_runs_as_a_desktop_runs_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    python, bare = sys.executable, tmp_path / "python"
    monkeypatch.setattr(sys, "executable", str(bare))
    words = shlex.split(hot_key.of_this_system(("--self-test",)).command)
    assert words[0] == str(bare)
    environment = {name: value for name, value in child_environment().items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [python, *words[1:]], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "SQLCipher" in done.stdout
