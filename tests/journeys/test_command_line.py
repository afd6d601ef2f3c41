"""Journey D: the command line brings the same file into another book, and both books know the same, field by field."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from regulars.services import opening
from regulars.services.verbs import Verbs
from regulars.system.reading import read_in_child
from tests.cli.command_line import CommandLine
from tests.desktop_session import child_environment
from tests.journeys.laptop import Laptop
from tests.journeys.owner import Owner
from tests.journeys.phone_export import REFUSED, Truth
from tests.journeys.steps import bring_in, set_up

NOT_COMPARED = ("id", "uid", "origins")
"""What each book gives by itself: numbers, and identifiers for cards that had none."""


@pytest.fixture
def command_line(tmp_path: Path) -> CommandLine:
    book = CommandLine(tmp_path / "second", read_in_child)
    book.make_book()
    return book


def test_import_says_what_came_in_and_what_did_not(command_line: CommandLine, export: Path) -> None:
    first = command_line("import", str(export))
    assert (first["read"], first["new"], first["joined"], first["unchanged"]) == (303, 300, 0, 0)
    assert [refused["reason"] for refused in first["refused"]] == ["no-name", "not-a-card", "no-end"]
    lines = export.read_bytes().split(b"\n")
    assert lines[first["refused"][1]["line"] - 1].startswith(b"Contacts exported")
    again = command_line("import", str(export))
    assert (again["read"], again["new"], again["joined"], again["unchanged"]) == (303, 0, 0, 300)
    assert len(again["refused"]) == REFUSED


def test_show_has_every_field_of_everybody(
    command_line: CommandLine, export: Path, people_of_the_phone: list[Truth]
) -> None:
    command_line("import", str(export))
    for truth in people_of_the_phone:
        shown = command_line("show", truth.name)
        assert [(phone["value"], phone["label"]) for phone in shown["phones"]] == list(truth.phones), truth.name
        assert [(mail["value"], mail["label"]) for mail in shown["emails"]] == list(truth.mails), truth.name
        assert [_place(address) for address in shown["addresses"]] == [
            (place.label, place.street, place.city, place.postcode, place.country) for place in truth.places
        ], truth.name
        assert [day["date"] for day in shown["occasions"]] == ([truth.birthday] if truth.birthday else []), truth.name
        assert shown["about"] == truth.note, truth.name
        assert (shown["photo"] is not None) == bool(truth.photo), truth.name
        assert [job["name"] for job in shown["organisations"]] == ([truth.company] if truth.company else [])


def test_every_word_and_number_is_found_again(
    command_line: CommandLine, export: Path, people_of_the_phone: list[Truth]
) -> None:
    command_line("import", str(export))
    code = command_line.code.read_text().strip()
    opened = opening.open_with_secret(command_line.folder, code, command_line.clock)
    try:
        verbs = Verbs(opened.book)
        verbs.search.warm()
        for truth in people_of_the_phone:
            person = int(verbs.people.resolve(truth.name))
            words = [truth.name, *(value for value, _ in (*truth.phones, *truth.mails))]
            words += [digits(value)[-7:] for value, _ in truth.phones]
            words += [f"{place.street} {place.city}" for place in truth.places]
            words += [truth.note.replace("\n", " "), truth.company]
            for word in filter(None, words):
                assert person in verbs.search.find(word).ids, (truth.name, word)
    finally:
        opened.book.close()


def test_window_and_command_line_make_the_same_people(
    laptop: Laptop, owner: Owner, command_line: CommandLine, export: Path, people_of_the_phone: list[Truth]
) -> None:
    command_line.clock = laptop.clock
    command_line("import", str(export))
    laptop.start()
    set_up(owner, laptop)
    bring_in(owner, export, len(people_of_the_phone))
    verbs = laptop.verbs
    for truth in people_of_the_phone:
        in_window = json.loads(json.dumps(verbs.exporting.person_json(verbs.people.resolve(truth.name))))
        by_command = command_line("show", truth.name)
        assert _comparable(in_window) == _comparable(by_command), truth.name


def test_the_installed_command_does_it_in_a_process_of_its_own(tmp_path: Path, export: Path) -> None:
    def run(*arguments: str) -> Any:
        call = [sys.executable, "-c", "import sys; from regulars.bootstrap import cli; sys.exit(cli())", *arguments]
        done = subprocess.run(call, env=child_environment(), cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    book = str(tmp_path / "third")
    made = run("--book", book, "--json", "init", "--no-keyring")
    secret = tmp_path / "code"
    secret.write_text(made["recovery_code"])
    common = ("--book", book, "--unlock", str(secret), "--json")
    assert run(*common, "import", str(export))["new"] == 300
    assert [person["name"] for person in run(*common, "people", "clavichords")] == ["Zoë Brandão"]
    step = run(*common, "undo")
    assert step["left_alone"] == []
    assert run(*common, "people") == []


def digits(phone: str) -> str:
    return "".join(filter(str.isdigit, phone))


def _place(address: dict[str, str]) -> tuple[str, ...]:
    return tuple(address[name] for name in ("label", "street", "city", "postcode", "country"))


def _comparable(document: dict[str, Any]) -> dict[str, Any]:
    """A person's document without the numbers of its own book, down to the entries in it."""
    return {name: _without_ids(value) for name, value in document.items() if name not in NOT_COMPARED}


def _without_ids(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_ids(entry) for entry in value]
    if isinstance(value, dict):
        return {name: _without_ids(entry) for name, entry in value.items() if name != "id"}
    return value
