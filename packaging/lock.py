"""Writes packaging/requirements/*.txt: every package at one version, every file of it by its hash, for every platform.

    python3 packaging/lock.py              keeps the versions that are locked, takes in what pyproject.toml changed
    python3 packaging/lock.py --upgrade    takes the newest versions that pyproject.toml allows

Needs uv, which works the versions out for Linux, macOS and Windows at once; where there is none, it is put into a
throw-away environment. The files name no index: each machine uses its own.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "packaging" / "requirements"
OLDEST_PYTHON = "3.11"
HEADER = "# Written by packaging/lock.py from pyproject.toml. Not to be edited by hand.\n"

# Each is held to the versions of those before it, so that one environment can carry them all.
EXTRAS: dict[str, tuple[str, ...]] = {"app": (), "dev": ("dev",), "bench": ("bench",), "build": ("build",)}


def uv_command(scratch: Path) -> str:
    """Path of uv: the machine's own, or one installed into `scratch`."""
    if found := shutil.which("uv"):
        return found
    venv.create(scratch, with_pip=True)
    binaries = scratch / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run([binaries / "python", "-m", "pip", "install", "--quiet", "uv"], check=True)
    return str(binaries / "uv")


def compile_lock(uv: str, name: str, options: list[str], given: str | None = None) -> None:
    """Writes requirements/`name`.txt from what `options` name, or from the lines of `given` when they name `-`."""
    target = LOCKS / f"{name}.txt"
    command = [
        uv,
        "pip",
        "compile",
        *options,
        "--quiet",
        "--no-config",
        "--universal",
        "--python-version",
        OLDEST_PYTHON,
    ]
    command += ["--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--no-header", "--no-annotate"]
    command += ["--output-file", str(target.relative_to(ROOT))]
    subprocess.run(command, cwd=ROOT, check=True, input=given, text=True, stdout=subprocess.DEVNULL)
    locked = target.read_text(encoding="utf-8").removeprefix(HEADER)
    target.write_text(HEADER + locked, encoding="utf-8")
    print(f"{target.relative_to(ROOT)}: {sum(not line.startswith(' ') for line in locked.splitlines())} packages")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions that pyproject.toml allows")
    upgrade: bool = parser.parse_args().upgrade
    build_system = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]
    common = ["--upgrade"] if upgrade else []
    with tempfile.TemporaryDirectory() as scratch:
        uv = uv_command(Path(scratch))
        for name, extras in EXTRAS.items():
            wanted = [option for extra in extras for option in ("--extra", extra)]
            compile_lock(uv, name, ["pyproject.toml", *wanted, *common])
            common += ["--constraint", f"packaging/requirements/{name}.txt"]
        compile_lock(uv, "backend", ["-", *common], given="\n".join(build_system["requires"]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
