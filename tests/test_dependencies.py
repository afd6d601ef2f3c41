"""What Regulars stands on: pinned, hashed, declared, used, and free of the faults that were seen in other versions."""

import ast
import importlib.metadata
import re
import sys
import tomllib
from pathlib import Path

import pytest
import sqlcipher3
from PySide6 import QtCore

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "packaging" / "requirements"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

# GPL or AGPL, or a danger to the book: none of them may come in, not even through a tool.
NEVER = {"pyqt5", "pyqt6", "pyside6-fluent-widgets", "pyside6-addons", "nuitka", "keyrings-alt", "pynput", "pysqlite3"}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(requirements: list[str]) -> set[str]:
    return {normal(re.split(r"[\s<>=!~;\[]", requirement, maxsplit=1)[0]) for requirement in requirements}


def locked(name: str) -> dict[str, list[list[str]]]:
    """Lines of a lock by package: the first one of each group names it, the others hold its hashes."""
    groups: dict[str, list[list[str]]] = {}
    package = ""
    lines = (LOCKS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    for line in (line.rstrip(" \\") for line in lines if line and not line.startswith("#")):
        if line.startswith(" "):
            groups[package][-1].append(line.strip())
        else:
            package = normal(line.split("==")[0])
            groups.setdefault(package, []).append([line])
    return groups


LOCK_NAMES = sorted(path.stem for path in LOCKS.glob("*.txt"))


def test_qt_calls_take_no_reference_of_none() -> None:
    """PySide6 6.12.0 took one with each void call, and Python 3.11 ended after some 5,000 of them."""
    holder = QtCore.QObject()
    timer = QtCore.QTimer()
    before = sys.getrefcount(None)
    for number in range(300):
        holder.setObjectName(str(number))
        timer.setInterval(number)
    assert abs(sys.getrefcount(None) - before) < 50


def test_qt_is_the_version_that_is_pinned() -> None:
    assert f"pyside6-essentials=={QtCore.qVersion()}" in PROJECT["dependencies"]


def test_the_driver_encrypts_and_its_sqlite_has_no_known_corruption() -> None:
    connection = sqlcipher3.connect(":memory:")
    assert connection.execute("PRAGMA cipher_version").fetchone()[0]
    assert sqlcipher3.sqlite_version_info >= (3, 51, 3)
    connection.close()


def test_there_is_a_lock_for_each_kind_of_set_up() -> None:
    assert LOCK_NAMES == ["app", "backend", "bench", "build", "dev"]


@pytest.mark.parametrize("name", LOCK_NAMES)
def test_a_lock_names_no_index(name: str) -> None:
    text = (LOCKS / f"{name}.txt").read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"index-url|find-links|trusted-host|--extra", text)


@pytest.mark.parametrize("name", LOCK_NAMES)
def test_a_lock_holds_one_version_and_hashes_for_every_package(name: str) -> None:
    for groups in locked(name).values():
        for requirement, *hashes in groups:
            assert re.fullmatch(r"[a-z0-9-]+==[\w.!+]+( ; .+)?", requirement)
            assert hashes
            assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", line) for line in hashes)


def test_locks_agree_so_that_one_environment_carries_them_all() -> None:
    versions: dict[str, set[str]] = {}
    for name in LOCK_NAMES:
        for package, groups in locked(name).items():
            versions.setdefault(package, set()).add(" | ".join(sorted(group[0] for group in groups)))
    assert {package: found for package, found in versions.items() if len(found) > 1} == {}


@pytest.mark.parametrize("name", ["app", "bench", "build", "dev"])
def test_a_lock_holds_what_pyproject_asks_for(name: str) -> None:
    extra = PROJECT["optional-dependencies"].get(name, [])
    assert declared(PROJECT["dependencies"] + extra) <= locked(name).keys()


@pytest.mark.parametrize("name", LOCK_NAMES)
def test_a_lock_holds_nothing_that_must_never_come_in(name: str) -> None:
    assert NEVER & locked(name).keys() == set()


def test_the_app_comes_without_the_tools_of_its_developers() -> None:
    tools = declared([line for extra in PROJECT["optional-dependencies"].values() for line in extra]) - {"dbus-fast"}
    assert tools & locked("app").keys() == set()


def distributions_imported_by_the_app() -> set[str]:
    providers = importlib.metadata.packages_distributions()
    found = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            tops = {name.split(".")[0] for name in names} - sys.stdlib_module_names - {"regulars", ""}
            found |= {normal(providers[top][0]) for top in tops if top in providers}
    return found


def test_everything_the_app_imports_is_declared() -> None:
    # shiboken6 belongs to PySide6, and comes with it at the same version.
    assert distributions_imported_by_the_app() - declared(PROJECT["dependencies"]) <= {"shiboken6"}


def test_everything_declared_is_used() -> None:
    assert declared(PROJECT["dependencies"]) <= distributions_imported_by_the_app()
