"""What the operating system has to bring, and how a Debian-like one is asked for it. Standard library only."""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

# Shared libraries that PySide6's wheels expect from the system, and the Debian package of each.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libbrotlidec.so.1": "libbrotli1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libcups.so.2": "libcups2",
}

# Programs that the tests start: a session bus, a real keyring, a small X desktop with a hand on mouse and keys.
TEST_PROGRAMS = {
    "dbus-run-session": "dbus",
    "gdbus": "libglib2.0-bin",
    "gnome-keyring-daemon": "gnome-keyring",
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "tint2": "tint2",
    "dunst": "dunst",
    "xdotool": "xdotool",
    "wmctrl": "wmctrl",
    "xprop": "x11-utils",
    "import": "imagemagick",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
}

# Libraries are read and made smaller with the first; the trial of the package wants a real keyring.
BUILD_PROGRAMS = {
    "objdump": "binutils",
    "dbus-run-session": "dbus",
    "gnome-keyring-daemon": "gnome-keyring",
}

# The sample people write their names in eight scripts. Without these some letters show as boxes, nothing worse.
FONTS = {
    "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf": "fonts-noto-core",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc": "fonts-noto-cjk",
}


def library_loads(name: str) -> bool:
    """Whether the dynamic loader finds the shared library `name`."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def program_exists(name: str) -> bool:
    """Whether the program `name` (or the file, when it is a path) can be started."""
    return shutil.which(name) is not None


def missing_packages(
    word: str,
    *,
    loads: Callable[[str], bool] = library_loads,
    exists: Callable[[str], bool] = program_exists,
    has_module: Callable[[str], bool] = lambda name: importlib.util.find_spec(name) is not None,
) -> list[str]:
    """Debian packages that `word` (`run`, `test`, ...) needs and this machine lacks, each once, sorted."""
    libraries = {} if word == "lint" else QT_LIBRARIES
    programs = {"setup": TEST_PROGRAMS, "test": TEST_PROGRAMS, "build": BUILD_PROGRAMS}.get(word, {})
    missing = {package for library, package in libraries.items() if not loads(library)}
    missing |= {package for program, package in programs.items() if not exists(program)}
    if not (has_module("venv") and has_module("ensurepip")):
        missing.add(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    return sorted(missing)


def missing_fonts(exists: Callable[[str], bool] = os.path.exists) -> list[str]:
    """Font packages that the sample people's names want; empty where fontconfig knows a Chinese font already."""
    if exists("/usr/bin/fc-list"):
        listed = subprocess.run(["/usr/bin/fc-list", ":lang=zh", "family"], capture_output=True, text=True, check=False)
        if listed.stdout.strip():
            return []
    return [package for path, package in FONTS.items() if not exists(path)]


def is_debian_like() -> bool:
    """Whether this system installs its packages with apt."""
    return sys.platform == "linux" and shutil.which("apt-get") is not None and Path("/etc/debian_version").exists()


def way_to_root() -> list[str] | None:
    """What stands before a command so that root runs it unasked: nothing, or `sudo -n`; None when there is no way."""
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n"] if asked.returncode == 0 else None


def install_line(packages: Iterable[str]) -> str:
    """The one line that a person can type to install `packages`."""
    return "sudo apt-get update && sudo apt-get install -y --no-install-recommends " + " ".join(packages)


def install(packages: list[str], prefix: list[str], environment: Mapping[str, str]) -> str:
    """Installs `packages` with apt as root. Returns "" when done, else the last lines that apt said."""
    # env stands inside sudo: sudo drops the caller's environment.
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=120"]
    said = ""
    for command in ([*apt, "update"], [*apt, "install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(
            command, env=dict(environment), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        said = "\n".join((done.stdout + done.stderr).strip().splitlines()[-12:])
        # An update that fails (one mirror of several is away) need not keep the packages from coming.
        if done.returncode != 0 and "install" in command:
            return said or f"apt-get ended with {done.returncode}"
    return ""
