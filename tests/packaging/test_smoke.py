"""The trial of the built app: that it notices what it is there to notice. Small scripts stand in for the programs."""

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def smoke(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(ROOT / "packaging")
    return importlib.import_module("smoke")


def stand_in(folder: Path, program: str, body: str) -> None:
    """A program in `folder` that runs the Python lines `body`."""
    (folder / "_internal").mkdir(exist_ok=True)
    script = folder / program
    script.write_text(f"#!{sys.executable}\nimport os, sys\n{body}\n", encoding="utf-8")
    script.chmod(0o755)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "regulars"
    folder.mkdir()
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    return home


def test_the_app_finds_no_python_and_no_screen(
    smoke: ModuleType, folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", "/somewhere")
    monkeypatch.setenv("DISPLAY", ":0")
    stand_in(folder, "regulars", "print(repr(os.environ.get('PATH')), sorted(os.environ))")
    said = smoke.Trial(folder, home).run("regulars")
    assert said.startswith("''")
    assert "PYTHONPATH" not in said
    assert "DISPLAY" not in said


def test_a_program_that_fails_is_quoted(smoke: ModuleType, folder: Path, home: Path) -> None:
    stand_in(folder, "regulars", "sys.exit('libEGL is missing')")
    with pytest.raises(smoke.SmokeProblem, match="libEGL is missing"):
        smoke.Trial(folder, home).run("regulars", "--demo")


def test_a_demo_without_a_picture_is_noticed(smoke: ModuleType, folder: Path, home: Path) -> None:
    stand_in(folder, "regulars", "print('Zoë')")
    with pytest.raises(smoke.SmokeProblem, match="no picture"):
        smoke.shows_the_sample_book(smoke.Trial(folder, home))


def test_a_demo_that_prints_nothing_is_noticed(smoke: ModuleType, folder: Path, home: Path) -> None:
    stand_in(folder, "regulars", "open(sys.argv[-1], 'wb').write(b'\\x89PNG')")
    with pytest.raises(smoke.SmokeProblem, match="not printed"):
        smoke.shows_the_sample_book(smoke.Trial(folder, home))


def test_an_app_that_lost_its_keyring_is_noticed(
    smoke: ModuleType, folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(smoke, "keyring_session", list)
    stand_in(folder, "regulars", "print('keyring.backends.fail.Keyring')")
    with pytest.raises(smoke.SmokeProblem, match="does not see the keyring"):
        smoke.tests_itself(smoke.Trial(folder, home))


def test_every_trial_runs_and_one_failure_fails_them_all(
    smoke: ModuleType, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(smoke, "keyring_session", list)
    stand_in(folder, "regulars", "print('SecretService'); open(sys.argv[-1], 'wb').write(b'\\x89PNG')")
    stand_in(folder, "regulars-cli", "print('today')")
    assert smoke.main([str(folder)]) == 1
    said = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in said if not line.startswith("JSON")] == [
        "tests itself",
        "shows the sample book",
        "explains itself",
        "keeps a card",
        "size",
    ]
    assert said[3] == "keeps a card: FAILED"


def test_nothing_built_is_said(smoke: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert smoke.main([str(tmp_path / "none")]) == 1
    assert "Build it first" in capsys.readouterr().err
