"""Tries the built app the way a stranger's machine would: no screen, no Python, an empty home, and a real keyring.

python packaging/smoke.py [FOLDER]      FOLDER is dist/regulars unless it is given
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SECONDS = 120
CARD = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Zoë 李\r\nTEL;TYPE=cell:+49 170 1234567\r\nEND:VCARD\r\n"
# Starts a keyring that is open, then the program. The shell and the daemon are named in full: the app's PATH is empty.
WITH_KEYRING = 'printf smoke | "$0" --unlock --components=secrets >/dev/null 2>&1; exec "$@"'


class SmokeProblem(Exception):
    """The built app did something else than it should."""


class Trial:
    """The two programs in `folder`, run in an environment that holds nothing but an empty `home`."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        self.home = home
        kept = ("SYSTEMROOT", "TEMP", "TMP", "LANG")  # Windows starts nothing without the first
        self.environment = {name: os.environ[name] for name in kept if name in os.environ}
        self.environment |= {"HOME": str(home), "USERPROFILE": str(home), "XDG_RUNTIME_DIR": str(home)}
        self.environment |= {"PATH": "", "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}

    def run(self, program: str, *arguments: str, given: str = "", keyring: bool = False) -> str:
        """Standard output of `program`; its input is `given`.

        Raises:
            SmokeProblem: when it ends with anything but 0, or does not end.
        """
        suffix = ".exe" if sys.platform == "win32" else ""
        command = [str(self.folder / f"{program}{suffix}"), *arguments]
        if keyring:
            command = [*keyring_session(), *command]
        try:
            done = subprocess.run(
                command,
                env=self.environment,
                cwd=self.home,
                input=given,
                capture_output=True,
                encoding="utf-8",
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as problem:
            raise SmokeProblem(f"{program} {' '.join(arguments)} did not end within {SECONDS} s") from problem
        if done.returncode != 0:
            said = (done.stdout + done.stderr).strip()
            raise SmokeProblem(f"{program} {' '.join(arguments)} ended with {done.returncode}:\n{said}")
        return done.stdout


def keyring_session() -> list[str]:
    """What stands before a command to give it an open keyring of its own; nothing where the system brings one."""
    if sys.platform != "linux":
        return []
    programs = [shutil.which(name) for name in ("dbus-run-session", "bash", "gnome-keyring-daemon", "dbus-daemon")]
    if None in programs:
        raise SmokeProblem("The trial needs dbus and gnome-keyring.")
    session, shell, daemon, bus = (str(program) for program in programs)
    return [session, f"--dbus-daemon={bus}", "--", shell, "-c", WITH_KEYRING, daemon]


def tests_itself(trial: Trial) -> str:
    said = trial.run("regulars", "--self-test", keyring=True)
    if sys.platform == "linux" and "SecretService" not in said:
        raise SmokeProblem(f"The built app does not see the keyring:\n{said}")
    return " | ".join(said.split("\n")).strip(" |")


def shows_the_sample_book(trial: Trial) -> str:
    picture = trial.home / "today.png"
    today = trial.run("regulars", "--demo", "--grab", str(picture))
    if not picture.exists() or not picture.read_bytes().startswith(b"\x89PNG"):
        raise SmokeProblem("There is no picture of the Today screen.")
    if not today.strip():
        raise SmokeProblem("Today's list was not printed.")
    return f"{len(today.strip().splitlines())} lines, a picture of {picture.stat().st_size // 1000} kB"


def explains_itself(trial: Trial) -> str:
    said = trial.run("regulars-cli", "--help")
    if "today" not in said:
        raise SmokeProblem(f"The help of regulars-cli names no command:\n{said}")
    return said.splitlines()[0]


def keeps_a_card(trial: Trial) -> str:
    """A book made, a card imported (in a process of its own), found again: all layers of the built app."""
    book, card = trial.home / "book", trial.home / "card.vcf"
    card.write_bytes(CARD.encode())
    common = ("--book", str(book), "--json")
    code = json.loads(trial.run("regulars-cli", *common, "init", "--no-keyring"))["recovery_code"]
    imported = json.loads(trial.run("regulars-cli", *common, "--unlock", "-", "import", str(card), given=code))
    found = json.loads(trial.run("regulars-cli", *common, "--unlock", "-", "people", "zoe", given=code))
    if imported["new"] != 1 or [person["name"] for person in found] != ["Zoë 李"]:
        raise SmokeProblem(f"The card did not come back: {imported}, {found}")
    return str(found[0]["name"])


TRIALS: tuple[Callable[[Trial], str], ...] = (tests_itself, shows_the_sample_book, explains_itself, keeps_a_card)


def biggest_parts(folder: Path, count: int = 8) -> list[tuple[int, str]]:
    """Bytes and names of what takes the most room, the package's inner folder opened."""
    inner = folder / "_internal"
    sizes = []
    for part in [*folder.iterdir(), *inner.iterdir()]:
        if part != inner:
            files = part.rglob("*") if part.is_dir() else [part]
            sizes.append(
                (sum(file.stat().st_size for file in files if file.is_file() and not file.is_symlink()), part.name)
            )
    return sorted(sizes, reverse=True)[:count]


def main(arguments: list[str]) -> int:
    folder = Path(arguments[0]).resolve() if arguments else ROOT / "dist" / "regulars"
    if not folder.is_dir():
        print(f"There is nothing to try in {folder}. Build it first: python3 packaging/dev.py build", file=sys.stderr)
        return 1
    failed = 0
    for attempt in TRIALS:
        name = attempt.__name__.replace("_", " ")
        with tempfile.TemporaryDirectory() as home:
            try:
                print(f"{name}: {attempt(Trial(folder, Path(home)))}", flush=True)
            except (SmokeProblem, LookupError, ValueError) as problem:  # the last two: an answer of another shape
                failed += 1
                print(f"{name}: FAILED\n{type(problem).__name__}: {problem}", flush=True)
    parts = biggest_parts(folder)
    total = sum(size for size, _ in biggest_parts(folder, 10_000))
    print(f"size: {total / 1e6:.0f} MB; " + ", ".join(f"{name} {size / 1e6:.0f}" for size, name in parts))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
