#!/usr/bin/env python3
"""The one command of a developer of Regulars. It needs nothing but Python 3.11 or newer.

    python3 packaging/dev.py run           everything it needs, then the app with the sample book
    python3 packaging/dev.py test          everything it needs, then every check that CI runs
    python3 packaging/dev.py setup         everything the two need, and no more
    python3 packaging/dev.py lint          style, types and import rules alone
    python3 packaging/dev.py bench         the benchmarks, one after the other; names after it choose some of them
    python3 packaging/dev.py build         a package that runs without Python, and a trial of it

What follows a word is handed on: `run --book DIR`, `test tests/store -k journal`, `bench --people 10000`. Words after `bench`
that are names of benchmarks (`bench search today`) are not: they say which ones run.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  # speaks to those who have an older Python
    sys.exit("Regulars needs Python 3.11 or newer; this is " + sys.version.split()[0])

import ast
import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import debian
from environment import ROOT, Environment, SetupProblem

BENCHMARKS = ROOT / "tests" / "benchmarks"
PICTURE = ROOT / "build" / "today.png"
IN_PARALLEL = ("-n", "auto", "--dist", "loadfile", "--max-worker-restart=0")
NEED_FONTS = ("run", "setup", "test")
LEVELS = {"run": "app", "setup": "dev", "test": "dev", "lint": "dev", "bench": "bench", "build": "build"}


def say(text: str) -> None:
    """One line to the developer, in order with what the programs print."""
    print(text, flush=True)


def bring_system_packages(word: str, environment: Mapping[str, str]) -> None:
    """Installs what the operating system lacks for `word`; on a system without apt only says it.

    Raises:
        SetupProblem: when packages are missing and cannot be installed from here.
    """
    if sys.platform != "linux":
        return
    missing = debian.missing_packages(word)
    fonts = debian.missing_fonts() if word in NEED_FONTS and debian.is_debian_like() else []
    if not missing and not fonts:
        return
    if not debian.is_debian_like():
        raise SetupProblem(
            "This system lacks libraries or programs that Regulars needs. Their names on Debian are:\n"
            f"    {' '.join(missing)}\nPlease install what your system calls them, and try again."
        )
    prefix = debian.way_to_root()
    if prefix is None:
        if missing:
            line = debian.install_line(missing)
            raise SetupProblem(
                f"Some system packages are missing. Please run this line, and then try again:\n\n    {line}"
            )
        return
    if fonts:
        say(f"Installing fonts for the sample people's names: {' '.join(fonts)}")
        debian.install(fonts, prefix, environment)  # Without them the app runs all the same.
    if missing:
        say(f"Installing system packages: {' '.join(missing)}")
        if trouble := debian.install(missing, prefix, environment):
            raise SetupProblem(f"The system packages above could not be installed.\n\n  apt said:\n{trouble}")


def prepare(word: str, place: Environment, environment: Mapping[str, str]) -> None:
    """Makes the machine ready for `word`; quick when it is already."""
    bring_system_packages(word, environment)
    level = LEVELS[word]
    if not place.is_ready(level):
        say("Installing the packages that Regulars needs, each checked by its hash (about a minute the first time) ...")
        place.make_ready(level)


def has_screen(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether a window can be shown: a display server is named, or the system always has one."""
    return platform != "linux" or bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def app_arguments(handed_on: list[str], *, screen: bool) -> list[str]:
    """What the app is started with: the sample book, and without a screen a picture of it in the place of a window."""
    if handed_on:
        return handed_on
    return ["--demo"] if screen else ["--demo", "--grab", str(PICTURE)]


def run(place: Environment, handed_on: list[str], environment: dict[str, str]) -> int:
    screen = has_screen(environment)
    if not screen:
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        PICTURE.parent.mkdir(parents=True, exist_ok=True)
        say("There is no screen here: the sample book opens without a window.")
    return subprocess.call(
        [str(place.python), "-m", "regulars", *app_arguments(handed_on, screen=screen)], cwd=ROOT, env=environment
    )


def lint_commands(place: Environment) -> dict[str, list[str]]:
    """The checks that read the code without running it, by the name they go by."""
    python = str(place.python)
    return {
        "style": [python, "-m", "ruff", "check", "."],
        "layout": [python, "-m", "ruff", "format", "--check", "--quiet", "."],
        "types": [python, "-m", "mypy"],
        "imports": [python, "-c", "from importlinter.cli import lint_imports_command as main; main()", "--no-logo"],
    }


def failed_lints(place: Environment, environment: Mapping[str, str]) -> list[str]:
    """Runs every lint, whatever the ones before it found. Returns the names of those that found something."""
    failed = []
    for name, command in lint_commands(place).items():
        say(f"--- {name}")
        if subprocess.call(command, cwd=ROOT, env=environment) != 0:
            failed.append(name)
    return failed


def closing(failed: list[str]) -> int:
    say(f"Not well: {', '.join(failed)}" if failed else "All is well.")
    return 1 if failed else 0


def lint(place: Environment, handed_on: list[str], environment: dict[str, str]) -> int:
    if handed_on:
        raise SetupProblem("lint takes nothing after it.")
    return closing(failed_lints(place, environment))


def test(place: Environment, handed_on: list[str], environment: dict[str, str]) -> int:
    """All checks; with something handed on to pytest, only that."""
    environment["QT_QPA_PLATFORM"] = "offscreen"
    pytest = [str(place.python), "-m", "pytest"]
    if handed_on:
        return subprocess.call([*pytest, *handed_on], cwd=ROOT, env=environment)
    failed = failed_lints(place, environment)
    say("--- tests")
    # One worker a core; a file's tests stay together, so that its bus, keyring or desktop is started once.
    # A worker that dies is a failure to be looked at: with a new one in its place xdist has been seen to wait for ever.
    if subprocess.call([*pytest, *IN_PARALLEL], cwd=ROOT, env=environment) != 0:
        failed.append("tests")
    return closing(failed)


def setup(place: Environment, handed_on: list[str], _environment: dict[str, str]) -> int:
    if handed_on:
        raise SetupProblem("setup takes nothing after it.")
    say(f"Ready. The commands are {place.binaries / 'regulars'} and {place.binaries / 'regulars-cli'}.")
    return 0


def benchmark_modules(folder: Path = BENCHMARKS) -> list[str]:
    """Names of the files in `folder` that are benchmarks: the ones with a function `main`, in order."""
    names = []
    for path in sorted(folder.glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if any(isinstance(node, ast.FunctionDef) and node.name == "main" for node in tree.body):
            names.append(path.stem)
    return names


def chosen_benchmarks(known: list[str], handed_on: list[str]) -> tuple[list[str], list[str]]:
    """Which of the `known` benchmarks run, in the order they are named, all when none is; and what each is handed."""
    named = [word for word in dict.fromkeys(handed_on) if word in known]
    return named or known, [word for word in handed_on if word not in known]


def bench(place: Environment, handed_on: list[str], environment: dict[str, str]) -> int:
    names, arguments = chosen_benchmarks(benchmark_modules(), handed_on)
    if not names:
        raise SetupProblem(f"There are no benchmarks in {BENCHMARKS}.")
    environment["QT_QPA_PLATFORM"] = "offscreen"
    environment["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    failed = []
    for name in names:
        say(f"--- {name}")
        command = [str(place.python), "-m", f"tests.benchmarks.{name}", *arguments]
        if subprocess.call(command, cwd=ROOT, env=environment) != 0:
            failed.append(name)
    return closing(failed)


def build(place: Environment, handed_on: list[str], environment: dict[str, str]) -> int:
    for script in ("build.py", "smoke.py"):
        command = [str(place.python), str(ROOT / "packaging" / script), *handed_on]
        if (code := subprocess.call(command, cwd=ROOT, env=environment)) != 0:
            return code
    return 0


WORDS: dict[str, Callable[[Environment, list[str], dict[str, str]], int]] = {
    "run": run,
    "test": test,
    "setup": setup,
    "lint": lint,
    "bench": bench,
    "build": build,
}


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        say((__doc__ or "").strip())
        return 0 if arguments else 2
    word, *handed_on = arguments
    if word not in WORDS:
        say(f"There is no word '{word}'. The words are: {', '.join(WORDS)}.")
        return 2
    environment = dict(os.environ)
    environment.pop("PYTHONHOME", None)
    place = Environment()
    try:
        prepare(word, place, environment)
        return WORDS[word](place, handed_on, environment)
    except SetupProblem as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
