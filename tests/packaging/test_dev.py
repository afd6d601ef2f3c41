"""The developer's one command: what it decides, with the machine around it invented."""

import importlib
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """Imports a file of packaging/ the way that dev.py does."""
    monkeypatch.syspath_prepend(ROOT / "packaging")
    return importlib.import_module


@pytest.fixture
def debian(module: Callable[[str], ModuleType]) -> ModuleType:
    return module("debian")


@pytest.fixture
def environment(module: Callable[[str], ModuleType]) -> ModuleType:
    return module("environment")


@pytest.fixture
def dev(module: Callable[[str], ModuleType]) -> ModuleType:
    return module("dev")


def nothing(_name: str) -> bool:
    return False


def everything(_name: str) -> bool:
    return True


# ------------------------------------------------------------------------------------------------------ system packages


def test_a_complete_machine_lacks_nothing(debian: ModuleType) -> None:
    for word in ("run", "test", "setup", "lint", "bench", "build"):
        assert debian.missing_packages(word, loads=everything, exists=everything, has_module=everything) == []


def test_a_bare_machine_is_told_qts_libraries_and_venv(debian: ModuleType) -> None:
    missing = debian.missing_packages("run", loads=nothing, exists=nothing, has_module=nothing)
    assert {"libgl1", "libegl1", "libxcb-cursor0", "libxkbcommon-x11-0"} <= set(missing)
    assert f"python{sys.version_info.major}.{sys.version_info.minor}-venv" in missing
    assert "gnome-keyring" not in missing
    assert missing == sorted(set(missing))


def test_only_what_is_missing_is_asked_for(debian: ModuleType) -> None:
    missing = debian.missing_packages(
        "test",
        loads=lambda name: name != "libEGL.so.1",
        exists=lambda name: name != "gnome-keyring-daemon",
        has_module=everything,
    )
    assert missing == ["gnome-keyring", "libegl1"]


def test_linting_needs_no_libraries_of_qt(debian: ModuleType) -> None:
    assert debian.missing_packages("lint", loads=nothing, exists=nothing, has_module=everything) == []


def test_building_needs_binutils_and_a_keyring_to_try_the_package_with(debian: ModuleType) -> None:
    missing = debian.missing_packages("build", loads=everything, exists=nothing, has_module=everything)
    assert missing == ["binutils", "dbus", "gnome-keyring"]


def test_a_library_that_is_not_there_does_not_load(debian: ModuleType) -> None:
    assert not debian.library_loads("libregulars-of-nowhere.so.9")


def test_apt_runs_through_sudo_with_no_questions(debian: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []

    def run(command: list[str], **_options: object) -> SimpleNamespace:
        ran.append(command)
        return SimpleNamespace(returncode=0, stdout="", stderr="")

    monkeypatch.setattr(subprocess, "run", run)
    assert debian.install(["libgl1"], ["sudo", "-n"], {}) == ""
    assert [command[:4] for command in ran] == [["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"]] * 2
    assert ran[0][-1] == "update"
    assert ran[1][-4:] == ["install", "-y", "--no-install-recommends", "libgl1"]


def test_apts_last_words_are_kept_when_it_fails(debian: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    failed = SimpleNamespace(returncode=100, stdout="", stderr="E: Unable to locate package libgl1")
    monkeypatch.setattr(subprocess, "run", lambda *_a, **_k: failed)
    assert "Unable to locate package" in debian.install(["libgl1"], [], {})


@pytest.fixture
def bare_debian(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """dev.py on a Debian that lacks libegl1."""
    monkeypatch.setattr(dev.debian, "missing_packages", lambda _word: ["libegl1"])
    monkeypatch.setattr(dev.debian, "missing_fonts", list)
    monkeypatch.setattr(dev.debian, "is_debian_like", lambda: True)
    monkeypatch.setattr(dev.sys, "platform", "linux")
    return dev


def test_without_root_the_line_to_run_is_said(bare_debian: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bare_debian.debian, "way_to_root", lambda: None)
    with pytest.raises(bare_debian.SetupProblem, match=r"sudo apt-get update && sudo apt-get install .* libegl1"):
        bare_debian.bring_system_packages("run", {})


def test_a_system_without_apt_is_told_the_names(bare_debian: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bare_debian.debian, "is_debian_like", lambda: False)
    with pytest.raises(bare_debian.SetupProblem, match="libegl1"):
        bare_debian.bring_system_packages("run", {})


def test_apts_trouble_is_handed_on(bare_debian: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bare_debian.debian, "way_to_root", list)
    monkeypatch.setattr(bare_debian.debian, "install", lambda *_a: "E: mirror is away")
    with pytest.raises(bare_debian.SetupProblem, match="mirror is away"):
        bare_debian.bring_system_packages("run", {})


def test_missing_fonts_stop_nobody(bare_debian: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bare_debian.debian, "missing_packages", lambda _word: [])
    monkeypatch.setattr(bare_debian.debian, "missing_fonts", lambda: ["fonts-noto-core"])
    monkeypatch.setattr(bare_debian.debian, "way_to_root", list)
    monkeypatch.setattr(bare_debian.debian, "install", lambda *_a: "E: mirror is away")
    bare_debian.bring_system_packages("run", {})
    monkeypatch.setattr(bare_debian.debian, "way_to_root", lambda: None)
    bare_debian.bring_system_packages("run", {})


# -------------------------------------------------------------------------------------------------- the environment


PROJECT = '[build-system]\nrequires = ["hatchling"]\n[project]\nname = "regulars"\n[tool.ruff]\nline-length = 120\n'


@pytest.fixture
def tree(tmp_path: Path, environment: ModuleType) -> Path:
    """A project tree with locks, and a finished `.venv` as far as a look at it can tell."""
    locks = tmp_path / "packaging" / "requirements"
    locks.mkdir(parents=True)
    for name in ("app", "dev", "backend"):
        (locks / f"{name}.txt").write_text(f"{name}==1\n")
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    place = environment.Environment(tmp_path)
    place.binaries.mkdir(parents=True)
    place.python.write_text("")
    return tmp_path


def test_the_second_run_starts_at_once(tree: Path, environment: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    place = environment.Environment(tree)
    calls: list[tuple[str, ...]] = []
    monkeypatch.setattr(environment.Environment, "_python_works", lambda _self: True)
    monkeypatch.setattr(environment.Environment, "_pip", lambda _self, *words: calls.append(words))
    assert not place.is_ready("app")
    place.make_ready("app")
    assert place.is_ready("app")
    assert not place.is_ready("dev")
    locked, project = calls
    assert {"--require-hashes", "--only-binary"} <= set(locked)
    assert {"--no-deps", "--no-build-isolation", "--no-index", "--editable"} <= set(project)


@pytest.mark.parametrize("changed", ["packaging/requirements/app.txt", "packaging/requirements/backend.txt"])
def test_a_changed_lock_is_installed_again(
    changed: str, tree: Path, environment: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = environment.Environment(tree)
    monkeypatch.setattr(environment.Environment, "_python_works", lambda _self: True)
    monkeypatch.setattr(environment.Environment, "_pip", lambda _self, *_words: None)
    place.make_ready("app")
    (tree / changed).write_text("other==2\n")
    assert not place.is_ready("app")


def test_a_changed_setting_of_a_tool_installs_nothing(tree: Path, environment: ModuleType) -> None:
    place = environment.Environment(tree)
    before = place.wanted_stamp("app")
    (tree / "pyproject.toml").write_text(PROJECT.replace("120", "100"))
    assert place.wanted_stamp("app") == before
    (tree / "pyproject.toml").write_text(PROJECT.replace('"regulars"', '"regulars"\nversion = "2"'))
    assert place.wanted_stamp("app") != before


def test_an_unreadable_stamp_means_not_ready(tree: Path, environment: ModuleType) -> None:
    place = environment.Environment(tree)
    place.stamps.write_text("[half a")
    assert not place.is_ready("app")


def test_a_broken_environment_is_made_anew(
    tree: Path, environment: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    monkeypatch.setattr(environment.Environment, "_python_works", lambda _self: False)
    monkeypatch.setattr(environment.Environment, "_create", lambda _self: made.append("venv"))
    monkeypatch.setattr(environment.Environment, "_pip", lambda _self, *_words: None)
    environment.Environment(tree).make_ready("app")
    assert made == ["venv"]


@pytest.mark.parametrize(
    ("said", "meaning"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "not the one that was locked"),
        ("NewConnectionError: Temporary failure in name resolution", "Is this machine online?"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: something nobody foresaw", "could not be installed"),
    ],
)
def test_pips_trouble_is_said_in_plain_words(said: str, meaning: str, environment: ModuleType) -> None:
    explained = environment.explain_pip(said)
    assert meaning in explained
    assert said in explained


def test_a_failing_pip_becomes_a_setup_problem(
    tree: Path, environment: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = SimpleNamespace(returncode=1, stdout="", stderr="No matching distribution found for segno")
    monkeypatch.setattr(environment.Environment, "_python_works", lambda _self: True)
    monkeypatch.setattr(subprocess, "run", lambda *_a, **_k: failed)
    with pytest.raises(environment.SetupProblem, match="segno"):
        environment.Environment(tree).make_ready("app")


# -------------------------------------------------------------------------------------------------------- the words


def test_the_sample_book_opens_in_a_window_where_there_is_a_screen(dev: ModuleType) -> None:
    assert dev.has_screen({"DISPLAY": ":0"}, "linux")
    assert dev.has_screen({"WAYLAND_DISPLAY": "wayland-0"}, "linux")
    assert dev.has_screen({}, "darwin")
    assert dev.app_arguments([], screen=True) == ["--demo"]


def test_without_a_screen_the_app_is_asked_for_a_picture(dev: ModuleType) -> None:
    assert not dev.has_screen({"DISPLAY": ""}, "linux")
    demo, grab, picture = dev.app_arguments([], screen=False)
    assert (demo, grab) == ("--demo", "--grab")
    assert picture.endswith("today.png")


def test_what_is_handed_on_replaces_the_sample_book(dev: ModuleType) -> None:
    assert dev.app_arguments(["--book", "x"], screen=False) == ["--book", "x"]


@pytest.fixture
def ready(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A machine on which all is installed; what dev.py starts there is noted, and a command with `mypy` in it fails."""
    started: list[list[str]] = []

    def call(command: list[str], **_options: object) -> int:
        started.append(command)
        return 1 if "mypy" in command else 0

    monkeypatch.setattr(dev, "prepare", lambda *_a: None)
    monkeypatch.setattr(subprocess, "call", call)
    return started


def test_every_check_runs_though_one_before_it_failed(
    dev: ModuleType, ready: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(["test"]) == 1
    assert [command[2] for command in ready] == ["ruff", "ruff", "mypy", ready[3][2], "pytest"]
    assert capsys.readouterr().out.splitlines()[-1] == "Not well: types"


def test_a_chosen_test_runs_alone(dev: ModuleType, ready: list[list[str]]) -> None:
    assert dev.main(["test", "tests/store", "-k", "journal"]) == 0
    assert [command[1:] for command in ready] == [["-m", "pytest", "tests/store", "-k", "journal"]]


def test_building_stops_where_it_fails(
    dev: ModuleType, ready: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert dev.main(["build"]) == 0
    assert [Path(command[1]).name for command in ready] == ["build.py", "smoke.py"]
    monkeypatch.setattr(subprocess, "call", lambda *_a, **_k: 3)
    assert dev.main(["build"]) == 3


def test_benchmarks_are_the_files_with_a_main(dev: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "import_cards.py").write_text("def main() -> None: ...\n")
    (tmp_path / "books.py").write_text("def make() -> None: ...\n")
    (tmp_path / "a_start.py").write_text("def main() -> None: ...\n")
    assert dev.benchmark_modules(tmp_path) == ["a_start", "import_cards"]


def test_named_benchmarks_run_alone_and_are_handed_the_rest(dev: ModuleType, ready: list[list[str]]) -> None:
    assert dev.main(["bench", "today", "--people", "200", "search", "today"]) == 0
    modules = [("tests.benchmarks.today", "--people", "200"), ("tests.benchmarks.search", "--people", "200")]
    assert [tuple(command[2:]) for command in ready] == modules


def test_without_a_name_every_benchmark_runs(dev: ModuleType, ready: list[list[str]]) -> None:
    assert dev.main(["bench", "--people", "200"]) == 0
    assert [command[2:] for command in ready] == [
        [f"tests.benchmarks.{name}", "--people", "200"] for name in dev.benchmark_modules()
    ]


def test_an_unknown_word_names_the_known_ones(dev: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["tset"]) == 2
    assert "run, test, setup, lint, bench, build" in capsys.readouterr().out


def test_help_shows_every_word(dev: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["--help"]) == 0
    said = capsys.readouterr().out
    assert all(f"packaging/dev.py {word}" in said for word in dev.WORDS)


def test_a_problem_is_a_text_and_an_exit_code(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_arguments: object) -> None:
        raise dev.SetupProblem("The disk is full.")

    monkeypatch.setattr(dev, "prepare", fail)
    assert dev.main(["run"]) == 1
    assert capsys.readouterr().err.strip() == "The disk is full."


def test_an_old_python_is_told_which_one_is_needed() -> None:
    script = (
        "import sys; sys.version_info = (3, 10, 2); exec(compile(open('packaging/dev.py').read(), 'dev.py', 'exec'))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("Regulars needs Python 3.11 or newer")


def test_ci_calls_the_test_command_and_nothing_more() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "#!/usr/bin/env bash"
    assert [line for line in lines[1:] if line] == ['exec python3 "$(dirname "$0")/../packaging/dev.py" test']
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111
