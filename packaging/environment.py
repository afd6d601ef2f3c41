"""The project's own Python environment, `.venv`: made once, filled from the hash-locked requirements, stamped.

Standard library only.
"""

import hashlib
import json
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = Path("packaging") / "requirements"
ON_WINDOWS = sys.platform == "win32"

NETWORK_SIGNS = (
    "Temporary failure in name resolution",
    "Name or service not known",
    "getaddrinfo failed",
    "nodename nor servname",
    "Network is unreachable",
    "Connection refused",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "Read timed out",
    "NewConnectionError",
    "ProxyError",
    "No matching distribution found",
)


class SetupProblem(Exception):
    """Something outside Regulars keeps the environment from being made; the text says what, and what to do next."""


class Environment:
    """`.venv` in the folder `root`, which is the project's tree."""

    def __init__(self, root: Path = ROOT) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.stamps = self.folder / "regulars-stamps.json"

    @property
    def binaries(self) -> Path:
        return self.folder / ("Scripts" if ON_WINDOWS else "bin")

    @property
    def python(self) -> Path:
        return self.binaries / ("python.exe" if ON_WINDOWS else "python")

    def wanted_stamp(self, level: str) -> str:
        """Hash of all that decides what `level` (`app`, `dev`, `bench`, `build`) puts into the environment."""
        project = tomllib.loads((self.root / "pyproject.toml").read_text(encoding="utf-8"))
        parts = [
            sys.version,
            str(self.root),  # the editable install names the tree by its path
            json.dumps([project["build-system"], project["project"]], sort_keys=True),
            *((self.root / LOCKS / f"{name}.txt").read_text(encoding="utf-8") for name in (level, "backend")),
        ]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    def is_ready(self, level: str) -> bool:
        """Whether an earlier run has finished exactly this set-up."""
        return self.python.exists() and self._read_stamps().get(level) == self.wanted_stamp(level)

    def make_ready(self, level: str) -> None:
        """Makes the environment where there is none (or a broken one) and installs `level` into it.

        Raises:
            SetupProblem: with a text for the developer.
        """
        if not self._python_works():
            self._create()
        locks = [option for name in (level, "backend") for option in ("-r", str(LOCKS / f"{name}.txt"))]
        # Wheels only: nothing that was not built by its maintainers runs while installing.
        self._pip("install", "--require-hashes", "--only-binary", ":all:", *locks)
        self._pip("install", "--no-deps", "--no-build-isolation", "--no-index", "--editable", ".")
        self._write_stamp(level)

    def _python_works(self) -> bool:
        if not self.python.exists():
            return False
        asked = [str(self.python), "-c", "import pip, sys; print(sys.version)"]
        answer = subprocess.run(asked, capture_output=True, text=True, check=False)
        return answer.returncode == 0 and answer.stdout.strip() == sys.version

    def _create(self) -> None:
        try:
            venv.EnvBuilder(with_pip=True, clear=True, symlinks=not ON_WINDOWS).create(self.folder)
        except (OSError, subprocess.CalledProcessError) as problem:
            raise SetupProblem(
                f"The Python environment {self.folder} could not be made: {problem}\n"
                "Is the disk full, or the folder read-only? Remove .venv and try again."
            ) from problem

    def _pip(self, *words: str) -> None:
        command = [str(self.python), "-m", "pip", "--disable-pip-version-check", "--no-input", "--quiet", *words]
        done = subprocess.run(
            command, cwd=self.root, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            raise SetupProblem(explain_pip(done.stdout + done.stderr))

    def _read_stamps(self) -> dict[str, str]:
        try:
            stamps = json.loads(self.stamps.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return stamps if isinstance(stamps, dict) else {}

    def _write_stamp(self, level: str) -> None:
        stamps = self._read_stamps() | {level: self.wanted_stamp(level)}
        self.stamps.write_text(json.dumps(stamps, indent=1), encoding="utf-8")


def explain_pip(said: str) -> str:
    """What pip's words `said` mean for a person, with the last of them below."""
    if "DO NOT MATCH THE HASHES" in said:
        meaning = (
            "A downloaded package is not the one that was locked, so it was not installed.\n"
            "Try again; if it stays, whoever serves the packages changed one, and that is worth a question."
        )
    elif "No space left on device" in said:
        meaning = "The disk is full. Regulars' environment needs about 700 MB."
    elif any(sign in said for sign in NETWORK_SIGNS):
        meaning = (
            "The packages that Regulars needs could not be fetched. Is this machine online?\n"
            "(A system for which a package has no wheel ends here too; its name is below.)"
        )
    else:
        meaning = "The packages that Regulars needs could not be installed."
    tail = "\n".join(f"    {line}" for line in said.strip().splitlines()[-8:])
    return f"{meaning}\n\n  pip said:\n{tail}"
