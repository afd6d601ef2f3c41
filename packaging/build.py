"""Builds dist/regulars, the folder that runs without Python, and on Linux the .deb and the .rpm around it.

python3 packaging/dev.py build      brings all that is needed, runs this, then tries what was built
"""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
MACHINES = {"x86_64": "amd64", "aarch64": "arm64"}


def version() -> str:
    """The version that src/regulars/__init__.py names."""
    for line in (ROOT / "src" / "regulars" / "__init__.py").read_text(encoding="utf-8").splitlines():
        if line.startswith("__version__"):
            return line.split('"')[1]
    raise SystemExit("src/regulars/__init__.py names no __version__.")


def size_of(folder: Path) -> int:
    """Bytes of all files below `folder`; a link counts nothing."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def build_folder() -> Path:
    """Runs PyInstaller. Returns the folder with the two programs."""
    folder = DIST / "regulars"
    shutil.rmtree(folder, ignore_errors=True)
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(DIST), "--workpath", str(ROOT / "build" / "pyinstaller")]
    subprocess.run([*command, str(ROOT / "packaging" / "regulars.spec")], cwd=ROOT, check=True)
    return folder


def make_smaller(folder: Path) -> None:
    """Takes the symbols for debuggers out of the libraries (a fifth of the size), and links that lead nowhere away."""
    for path in folder.rglob("*"):
        if path.is_symlink() and not path.exists():
            path.unlink()
    strip = shutil.which("strip")
    if sys.platform != "linux" or strip is None:
        return
    # Libraries in `*.libs` were moved about by their wheel's maker, and stripping would break them.
    libraries = [
        str(path)
        for path in sorted(folder.rglob("*.so*"))
        if not path.is_symlink() and path.is_file() and not path.parent.name.endswith(".libs")
    ]
    subprocess.run([strip, "--strip-unneeded", "--preserve-dates", *libraries], check=True)


def build_packages() -> list[Path]:
    """Runs nfpm over dist/regulars. Returns the .deb and the .rpm; nothing where there is no nfpm."""
    nfpm = shutil.which("nfpm", path=str(Path(sys.executable).parent)) or shutil.which("nfpm")
    machine = MACHINES.get(platform.machine())
    if sys.platform != "linux" or nfpm is None or machine is None:
        return []
    environment = os.environ | {"REGULARS_VERSION": version(), "REGULARS_MACHINE": machine}
    made = []
    for kind in ("deb", "rpm"):
        target = DIST / f"regulars_{version()}_{machine}.{kind}"
        command = [
            nfpm,
            "package",
            "--config",
            "packaging/linux/nfpm.yaml",
            "--packager",
            kind,
            "--target",
            str(target),
        ]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
        made.append(target)
    return made


def main() -> int:
    try:
        folder = build_folder()
        make_smaller(folder)
        packages = build_packages()
    except subprocess.CalledProcessError as problem:
        print(f"\n{Path(problem.cmd[0]).name} could not finish; what it said is above.", file=sys.stderr)
        return 1
    print(f"{folder.relative_to(ROOT)}: {size_of(folder) / 1e6:.0f} MB")
    for package in packages:
        print(f"{package.relative_to(ROOT)}: {package.stat().st_size / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
