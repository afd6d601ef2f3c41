"""The law of the house, run with every test run: who may import whom, and what no file may contain.

Each rule is also broken here on purpose, so that a rule which has stopped biting is seen.
"""

import copy
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import grimp
import pytest
from importlinter import Contract
from importlinter.api import read_configuration
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.layers import LayersContract

from tests.code_rules import APP_RULES, TEST_RULES, Rule, Source

ROOT = Path(__file__).resolve().parent.parent
PROJECT = ROOT / "pyproject.toml"
KINDS: dict[str, type[Contract]] = {
    "layers": LayersContract,
    "forbidden": ForbiddenContract,
}

# Imports that each contract must refuse: importer -> imported. A module alone must be refused for standing there.
BREACHES: dict[str, list[str]] = {
    "layers": [
        "regulars.domain.people -> regulars.store.people",
        "regulars.domain.people -> regulars.formats.vcard",
        "regulars.domain.people -> regulars.services.people",
        "regulars.store.people -> regulars.formats.vcard",
        "regulars.formats.vcard -> regulars.store.people",
        "regulars.store.people -> regulars.services.people",
        "regulars.formats.vcard -> regulars.services.people",
        "regulars.services.people -> regulars.system.clock",
        "regulars.services.people -> regulars.ui.wording",
        "regulars.services.people -> regulars.cli.output",
        "regulars.ui.wording -> regulars.cli.output",
        "regulars.cli.output -> regulars.ui.wording",
        "regulars.ui.wording -> regulars.system.clock",
        "regulars.system.clock -> regulars.ui.wording",
        "regulars.cli.output -> regulars.system.clock",
        "regulars.system.clock -> regulars.cli.output",
        "regulars.cli.output -> regulars.bootstrap",
        "regulars.bootstrap -> regulars.__main__",
        "regulars.drawer",
    ],
    "verbs-only": [
        "regulars.ui.widgets.avatar -> regulars.store.people",
        "regulars.ui.people.people_model -> regulars.store.people",
        "regulars.ui.imports.imports_model -> regulars.formats.vcard",
        "regulars.cli.output -> regulars.store.people",
        "regulars.cli.output -> regulars.formats.vcard",
    ],
    "qt-in-ui": [
        *(f"regulars.{layer} -> PySide6" for layer in ("domain.people", "formats.vcard", "store.people")),
        *(f"regulars.{layer} -> PySide6" for layer in ("services.people", "system.clock", "cli.output", "bootstrap")),
        "regulars.services.people -> shiboken6",
    ],
    "sql-in-store": [
        "regulars.services.people -> sqlite_utils",
        "regulars.system.clock -> sqlcipher3",
        "regulars.bootstrap -> sqlcipher3",
    ],
    "no-clear-sqlite": [
        "regulars.store.database -> sqlite3",
        "regulars.services.people -> sqlite3",
        "regulars.store.database -> pysqlite3",
    ],
    "edge-in-system": [
        "regulars.bootstrap -> keyring",
        "regulars.services.people -> keyring",
        "regulars.ui.application -> apscheduler",
    ],
    "dates-in-one-place": [
        "regulars.services.capture -> dateparser",
        "regulars.domain.capture.days -> dateparser",
        "regulars.ui.capture.capture_model -> dateparser",
    ],
    "ui-layers": [
        "regulars.ui.main_window -> regulars.ui.application",
        "regulars.ui.people.people_view -> regulars.ui.main_window",
        "regulars.ui.people.people_view -> regulars.ui.today.today_view",
        "regulars.ui.today.today_model -> regulars.ui.person.person_model",
        "regulars.ui.widgets.avatar -> regulars.ui.people.people_model",
        "regulars.ui.actions -> regulars.ui.widgets.avatar",
        "regulars.ui.desk -> regulars.ui.actions",
        "regulars.ui.theme -> regulars.ui.desk",
        "regulars.ui.jobs -> regulars.ui.desk",
        "regulars.ui.drawer",
    ],
    "hijri-table": ["regulars.domain.dates -> hijridate", "regulars.services.occasions -> hijridate"],
    "pure-domain": [
        *(f"regulars.domain.people -> {module}" for module in ("os", "pathlib", "time", "threading", "logging")),
    ],
}


def contract_options() -> dict[str, dict[str, object]]:
    """The contracts as pyproject.toml has them, by their id."""
    return {options["id"]: options for options in read_configuration(str(PROJECT))["contracts_options"]}


def is_kept(contract_id: str, graph: grimp.ImportGraph) -> bool:
    options = contract_options()[contract_id]
    contract = KINDS[str(options["type"])](
        name=str(options["name"]),
        session_options=read_configuration(str(PROJECT))["session_options"],
        contract_options={key: value for key, value in options.items() if key not in ("id", "type", "name")},
    )
    return contract.check(copy.deepcopy(graph), verbose=False).kept


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    """Every import in src, of ours and of others."""
    return grimp.build_graph("regulars", include_external_packages=True, cache_dir=None)


def with_breach(graph: grimp.ImportGraph, breach: str) -> grimp.ImportGraph:
    """A copy of `graph` in which somebody has written `breach`."""
    broken = copy.deepcopy(graph)
    names = breach.split(" -> ")
    for name in names:
        if name not in broken.modules:
            broken.add_module(name, is_squashed=not name.startswith("regulars"))
    for name in names:  # grimp wants the packages around a module too
        for end in [position for position, letter in enumerate(name) if letter == "."]:
            if name[:end] not in broken.modules:
                broken.add_module(name[:end])
    if len(names) == 2:
        broken.add_import(importer=names[0], imported=names[1])
    return broken


@pytest.mark.parametrize("contract_id", contract_options())
def test_the_source_keeps_every_import_contract(contract_id: str, graph: grimp.ImportGraph) -> None:
    assert is_kept(contract_id, graph), (
        f"run `python3 packaging/dev.py lint` to see which import breaks '{contract_id}'"
    )


@pytest.mark.parametrize(
    ("contract_id", "breach"), [(name, breach) for name, breaches in BREACHES.items() for breach in breaches]
)
def test_a_forbidden_import_breaks_its_contract(contract_id: str, breach: str, graph: grimp.ImportGraph) -> None:
    assert not is_kept(contract_id, with_breach(graph, breach))


def test_every_contract_is_broken_on_purpose_here() -> None:
    assert contract_options().keys() == BREACHES.keys()


def test_a_forbidden_import_in_a_file_is_found_by_the_command_that_developers_run(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT, tmp_path)
    (tmp_path / "src" / "regulars" / "domain" / "offender.py").write_text(
        "def late():\n    from regulars.store import database\n"
    )
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as main; main()", "--no-cache"]
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "src")}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "regulars.domain.offender -> regulars.store.database" in done.stdout


# ---------------------------------------------------------------------------------------------------- bans kept by ruff

RUFF_BREACHES = {
    "the clear driver": ("src/regulars/services/offender.py", "from sqlite3 import connect\n", "TID251"),
    "sqlite-utils' own way to open a file": (
        "src/regulars/services/offender.py",
        "from sqlite_utils import Database\n",
        "TID251",
    ),
    "the network": ("src/regulars/ui/offender.py", "from PySide6.QtNetwork import QTcpSocket\n", "TID251"),
    "widgets in a screen model": (
        "src/regulars/ui/people/people_model.py",
        "from PySide6.QtWidgets import QLabel\n",
        "TID253",
    ),
    "the clock": ("src/regulars/services/offender.py", "import datetime\n\nNOW = datetime.datetime.now()\n", "DTZ005"),
    "a relative import": ("src/regulars/services/offender.py", "from . import people\n", "TID252"),
    "a translated f-string": ("src/regulars/ui/offender.py", 'def greet(name):\n    return tr(f"{name}")\n', "INT001"),
    "a blind except": (
        "src/regulars/services/offender.py",
        "def quiet():\n    try:\n        return 1\n    except Exception:\n        return 0\n",
        "BLE001",
    ),
}


def ruff_says(path: str, text: str) -> str:
    """What ruff finds in `text` as if it stood at `path`, with the project's settings."""
    command = [
        sys.executable,
        "-m",
        "ruff",
        "check",
        "--no-cache",
        "--output-format=concise",
        "--stdin-filename",
        path,
        "-",
    ]
    return subprocess.run(command, cwd=ROOT, input=text, capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize("ban", RUFF_BREACHES)
def test_ruff_refuses(ban: str) -> None:
    path, text, code = RUFF_BREACHES[ban]
    assert code in ruff_says(path, text)


def test_widgets_are_refused_in_screen_models_alone() -> None:
    assert "TID253" not in ruff_says("src/regulars/ui/people/people_view.py", "from PySide6.QtWidgets import QLabel\n")


# --------------------------------------------------------------------------------------------- what no file may contain


def sources(*folders: str) -> list[Source]:
    paths = sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return [Source(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")) for path in paths]


def sentence(rule: Rule) -> str:
    return getattr(rule, "__name__", "").replace("_", " ")


@pytest.mark.parametrize("rule", APP_RULES, ids=sentence)
def test_in_the_app(rule: Rule) -> None:
    assert [finding for source in sources("src") for finding in rule(source)] == []


@pytest.mark.parametrize("rule", TEST_RULES, ids=sentence)
def test_in_tests_and_packaging(rule: Rule) -> None:
    assert [finding for source in sources("tests", "packaging") for finding in rule(source)] == []


SAMPLE = "src/regulars/ui/people/people_view.py"
MODEL = "src/regulars/ui/people/people_model.py"
RULE_BREACHES: dict[str, list[tuple[str, str]]] = {
    "colours_live_in_themes": [
        (SAMPLE, "ink = '#" + "1f2328'"),
        (SAMPLE, "QColor('red')"),
        (SAMPLE, "QColor(31, 35, 40)"),
    ],
    "the_event_loop_is_not_pumped": [
        (SAMPLE, "app.processEvents" + "()"),
        (SAMPLE, "pump = QApplication.processEvents"),
    ],
    "translations_are_whole_sentences": [
        (SAMPLE, "self.tr(f'Hello {name}')"),
        (SAMPLE, "self.tr('Hello ' + name)"),
        (SAMPLE, "tr('Hello %s' % name)"),
        (SAMPLE, "tr('Hello {}'.format(name))"),
        (SAMPLE, "QCoreApplication.translate('People', f'Hello {name}')"),
    ],
    "the_clock_is_read_in_one_place": [
        (SAMPLE, "datetime.now" + "(UTC)"),
        (SAMPLE, "dt.datetime.now" + "(UTC)"),
        (SAMPLE, "clock = date.today"),
        (SAMPLE, "time.time" + "()"),
        (SAMPLE, "QDate.currentDate()"),
        ("src/regulars/store/people.py", "SQL = \"update people set seen = datetime('now')\""),
    ],
    "names_say_what_is_inside": [("src/regulars/ui/utils.py", ""), ("src/regulars/store/common/rows.py", "")],
    "late_imports_are_explained": [(SAMPLE, "def open():\n    from regulars.ui.person import person_view\n")],
    "screen_models_know_no_widgets": [
        (MODEL, "def late():\n    from PySide6 import QtWidgets\n"),
        (MODEL, "from regulars.ui.widgets.avatar import Avatar"),
        (MODEL, "from regulars.ui.people import people_view"),
    ],
    "the_store_opens_encrypted_books_only": [
        (SAMPLE, "Database('book.db', execute_plugins=False)"),
        (SAMPLE, "Database(memory=True, execute_plugins=False)"),
        (SAMPLE, "sqlite_utils.db.Database(connection)"),
        (SAMPLE, "Database(connection, recreate=True, execute_plugins=False)"),
    ],
    "signals_carry_typed_values": [(SAMPLE, "changed = Signal(dict)")],
    "rich_text_is_explained": [(SAMPLE, "label.setTextFormat(Qt.TextFormat.RichText)"), (SAMPLE, "page.setHtml(name)")],
    "exceptions_from_lint_have_reasons": [
        (SAMPLE, "import x  # no" + "qa"),
        (SAMPLE, "import x  # no" + "qa: F401"),
        (SAMPLE, "x = y  # type: " + "ignore[assignment]"),
    ],
    "what_is_swallowed_is_explained": [
        (SAMPLE, "with suppress(OSError):\n    path.unlink()\n"),
        (SAMPLE, "with contextlib.suppress(OSError):\n    path.unlink()  # it is no longer needed\n"),
        (SAMPLE, "try:\n    go()\nexcept Exception:\n    log.warning('it did not go')\n"),
        (SAMPLE, "try:\n    go()\nexcept (KnownProblem, BaseException) as error:\n    raise Other from error\n"),
        (SAMPLE, "try:\n    go()\nexcept:\n    pass\n"),
    ],
    "tests_run": [
        ("tests/test_x.py", "@pytest.mark.skip\ndef test_x(): ..."),
        ("tests/test_x.py", "pytest.importorskip('x')"),
    ],
}
RULE_KEEPERS: dict[str, list[tuple[str, str]]] = {
    "colours_live_in_themes": [("src/regulars/ui/theme.py", "QColor(0, 0, 0, 0)"), (SAMPLE, "QColor(theme.ink)")],
    "translations_are_whole_sentences": [(SAMPLE, "self.tr('Hello {name}').format(name=name + '!')")],
    "the_clock_is_read_in_one_place": [
        ("src/regulars/system/clock.py", "datetime.now" + "(UTC)"),
        (SAMPLE, "clock.now()"),
    ],
    "names_say_what_is_inside": [(SAMPLE, "")],
    "late_imports_are_explained": [
        (SAMPLE, "def open():\n    # Saves 60 ms at start.\n    from regulars.ui.person import person_view\n"),
        (SAMPLE, "from regulars.ui.person import person_view\n"),
    ],
    "screen_models_know_no_widgets": [
        (MODEL, "from PySide6.QtGui import QImage"),
        (SAMPLE, "from PySide6 import QtWidgets"),
    ],
    "the_store_opens_encrypted_books_only": [(SAMPLE, "Database(connection, execute_plugins=False)")],
    "exceptions_from_lint_have_reasons": [(SAMPLE, "import x  # no" + "qa: F401  # fills the registry")],
    "what_is_swallowed_is_explained": [
        (SAMPLE, "with suppress(OSError):  # it is no longer needed\n    path.unlink()\n"),
        (SAMPLE, "try:\n    go()\nexcept BaseException:\n    part.unlink()\n    raise\n"),
        (SAMPLE, "try:\n    go()\nexcept Exception:  # foreign code raises anything\n    stop()\n"),
        (SAMPLE, "try:\n    go()\nexcept OSError:\n    pass\n"),
    ],
}


@pytest.mark.parametrize(
    ("rule", "path", "text"), [(rule, *case) for rule, cases in RULE_BREACHES.items() for case in cases]
)
def test_a_file_that_breaks_a_rule_is_found(rule: str, path: str, text: str) -> None:
    assert list({found.__name__: found for found in (*APP_RULES, *TEST_RULES)}[rule](Source(path, text)))


@pytest.mark.parametrize(
    ("rule", "path", "text"), [(rule, *case) for rule, cases in RULE_KEEPERS.items() for case in cases]
)
def test_a_file_that_keeps_a_rule_is_left_alone(rule: str, path: str, text: str) -> None:
    assert not list({found.__name__: found for found in (*APP_RULES, *TEST_RULES)}[rule](Source(path, text)))


def test_every_rule_is_broken_on_purpose_here() -> None:
    assert RULE_BREACHES.keys() == {sentence(rule).replace(" ", "_") for rule in (*APP_RULES, *TEST_RULES)}


def test_icons_take_their_colour_from_the_theme() -> None:
    icons = sorted((ROOT / "resources" / "icons").rglob("*.svg"))
    assert icons
    assert [icon.name for icon in icons if "#" in icon.read_text(encoding="utf-8")] == []


def test_no_class_of_rules_is_switched_off_for_the_whole_app() -> None:
    ignores = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["tool"]["ruff"]["lint"]["per-file-ignores"]
    assert not {"src/**", "src/regulars/**", "**", "*"} & ignores.keys()
