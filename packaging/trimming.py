"""What the built app leaves out. PyInstaller takes all that might be used; this takes what is."""

import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

Entry = tuple[str, str, str]  # where it goes, where it comes from, what kind it is: PyInstaller's table of contents

EXCLUDED_MODULES = [
    "tkinter",
    "sqlite3",  # the clear driver
    "_sqlite3",
    "sqlite_utils.cli",
    "pip",
    "setuptools",
    "pytest",
    "hypothesis",
    "IPython",
    "pandas",
    "pydoc",
    "readline",
    "numpy.f2py",
    "numpy.testing",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtSql",
    "PySide6.QtTest",
]

# Qt's plugins by folder: those whose file name holds one of these words stay; folders that are not named stay out.
PLUGINS = {
    "platforms": ("xcb", "wayland", "offscreen", "windows", "cocoa"),
    "platformthemes": (
        "xdgdesktopportal",
    ),  # libqgtk3 would stop the app from following a change to dark, and bring GTK
    "platforminputcontexts": ("compose", "ibus"),
    "imageformats": ("jpeg", "gif", "webp", "svg", "ico"),
    "iconengines": ("svg",),
    "styles": ("",),
    "xcbglintegrations": ("",),
    "wayland-decoration-client": ("",),
    "wayland-graphics-integration-client": ("",),
    "wayland-shell-integration": ("",),
    "printsupport": ("",),
}
# The system's own CUPS client has to fit its daemon, so the bundle brings none.
# Software OpenGL for Windows machines with no driver: 20 MB for an app that draws with QPainter.
UNWANTED = re.compile(r"libcups\.so|opengl32sw|d3dcompiler|libQt6(Qml|Quick|VirtualKeyboard|Pdf|EglF)")


def is_wanted_plugin(target: str) -> bool:
    """Whether the Qt plugin that would go to `target` is one that Regulars can use; true for all that is no plugin."""
    found = re.search(r"[/\\]plugins[/\\]([^/\\]+)[/\\]([^/\\]+)$", target)
    if found is None:
        return True
    folder, name = found.groups()
    return any(word in name for word in PLUGINS.get(folder, ()))


def imports_of(path: str) -> Iterable[str]:
    """File names of the shared libraries that the one at `path` asks for."""
    from PyInstaller.depend.bindepend import get_imports  # a part of the tool that only runs while building

    return [Path(resolved or name).name for name, resolved in get_imports(path)]


def needed_binaries(
    entries: Iterable[Entry], imports: Callable[[str], Iterable[str]] = imports_of, platform: str = sys.platform
) -> list[Entry]:
    """Extension modules and wanted plugins, and the libraries that these need, and those need, and so on.

    Libraries that came only with an unwanted plugin (forty of GTK's) go with it. On Windows and macOS only the unwanted
    themselves go: there Qt's libraries find each other by other ways as well.
    """
    wanted = [entry for entry in entries if is_wanted_plugin(entry[0]) and not UNWANTED.search(entry[0])]
    if platform != "linux":
        return wanted
    by_name: dict[str, list[Entry]] = {}
    for entry in wanted:
        by_name.setdefault(Path(entry[0]).name, []).append(entry)
    roots = [entry for entry in wanted if entry[2] == "EXTENSION" or "/plugins/" in entry[0] or "libpython" in entry[0]]
    kept: set[Entry] = set()
    waiting = list(roots)
    while waiting:
        entry = waiting.pop()
        if entry in kept:
            continue
        kept.add(entry)
        if entry[2] != "SYMLINK":
            waiting += [found for name in imports(entry[1]) for found in by_name.get(name, ())]
    return [entry for entry in wanted if entry in kept]


def needed_data(entries: Iterable[Entry], translations: Path) -> list[Entry]:
    """Without Qt's own texts in languages that Regulars does not speak, and without links to libraries that went."""
    ours = {"en"} | {path.stem.partition("_")[2] for path in translations.glob("*.qm")}
    kept = []
    for entry in entries:
        name = Path(entry[0]).name
        if "translations" in Path(entry[0]).parts and not re.fullmatch(rf"qtbase_({'|'.join(sorted(ours))})\.qm", name):
            continue
        if UNWANTED.search(entry[0]) or not is_wanted_plugin(entry[0]):
            continue
        kept.append(entry)
    return kept
