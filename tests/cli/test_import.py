"""Files of contacts through the command line: everything in them is found again."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from regulars.domain.folding import fold
from regulars.system.reading import read_in_child
from tests.benchmarks.generate_vcards import write_book
from tests.cli.command_line import CommandLine
from tests.desktop_session import DesktopSession

CARDS = 260
SAMPLES = sorted((Path(__file__).parents[1] / "data" / "vcards").glob("*.vcf"))


@dataclass
class Expected:
    """What one card of a generated file says, read by a few lines of the test's own."""

    name: str = ""
    phones: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    addresses: list[tuple[str, str, str]] = field(default_factory=list)
    birthday: str = ""
    note: str = ""


def plain(text: str) -> str:
    return text.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")


def expected(path: Path) -> Iterator[Expected]:
    whole = path.read_bytes().replace(b"\r\n ", b"").decode()
    for body in whole.split("BEGIN:VCARD\r\n")[1:]:
        found = Expected()
        for line in body.split("\r\n"):
            head, _, value = line.partition(":")
            match head.split(";")[0].rpartition(".")[2]:
                case "FN":
                    found.name = plain(value)
                case "TEL":
                    found.phones.append(value)
                case "EMAIL":
                    found.emails.append(value)
                case "ADR":
                    _, _, street, city, _, postcode, _ = (
                        plain(part) for part in value.replace("\\;", "\\,").split(";")
                    )
                    found.addresses.append((street, city, postcode))
                case "BDAY":
                    found.birthday = value.replace("1604-", "--")
                case "NOTE":
                    found.note = plain(value).strip()
        yield found


@pytest.fixture
def full(cli: CommandLine, tmp_path: Path) -> tuple[CommandLine, Path]:
    path = tmp_path / "phone.vcf"
    write_book(path, CARDS)
    cli.reader = read_in_child
    return cli, path


def test_everything_of_a_phones_export_is_found_by_search_and_by_show(full: tuple[CommandLine, Path]) -> None:
    cli, path = full
    counts = cli("import", str(path))
    assert counts["read"] == CARDS == counts["new"] + counts["joined"] + counts["unchanged"]
    assert (counts["refused"], counts["remarks"]) == ([], [])
    shown = [cli("show", str(person["id"])) for person in cli("people")]
    assert len(shown) == counts["new"]
    by_phone = {point["value"].replace(" ", ""): person for person in shown for point in person["phones"]}
    for number, card in enumerate(expected(path)):
        person = by_phone[card.phones[0].replace(" ", "")]
        phones = {point["value"].replace(" ", "") for point in person["phones"]}
        assert {phone.replace(" ", "") for phone in card.phones} <= phones
        assert {mail.lower() for mail in card.emails} <= {point["value"].lower() for point in person["emails"]}
        assert set(card.addresses) <= {(a["street"], a["city"], a["postcode"]) for a in person["addresses"]}
        assert card.note in person["about"]
        if card.birthday:
            assert card.birthday in [day["date"] for day in person["occasions"]]
        if number % 8 == 0:
            queries = [fold(card.name), card.phones[-1], card.phones[0][-7:], *card.emails]
            queries += [street for street, _, _ in card.addresses] + ([card.note[:30]] if card.note else [])
            for query in queries:
                assert person["id"] in [one["id"] for one in cli("people", query)], query


def test_the_files_of_every_maker_come_in_whole(cli: CommandLine) -> None:
    cli.reader = read_in_child
    counts = cli("import", *map(str, SAMPLES))
    assert counts["new"] > 0
    assert counts["read"] == counts["new"] + counts["joined"] + counts["unchanged"] + len(counts["refused"])
    again = cli("import", *map(str, SAMPLES))
    assert (again["new"], again["joined"], again["step"]) == (0, 0, None)


AMBIGUOUS = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Moreira\r\nBDAY:03/04/1984\r\nEND:VCARD\r\n"
SAMPLE = {"text": "03/04/1984", "day-first": "1984-04-03", "month-first": "1984-03-04"}


def birthdays(cli: CommandLine) -> list[str]:
    return [day["date"] for day in cli("show", "Ana Moreira")["occasions"]]


def test_dates_that_may_be_two_stay_in_the_notes_and_the_option_is_named(cli: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "phone.vcf"
    path.write_text(AMBIGUOUS)
    would = cli("import", "--dry-run", str(path))
    told = cli.run("--book", str(cli.folder), "--unlock", str(cli.code), "import", "--dry-run", str(path)).err
    assert "--dates day-first" in told
    did = cli("import", str(path))
    [dates] = did["dates"]
    assert would["dates"] == [dates]
    assert (dates["order"], dates["decided_by"], dates["count"]) == (None, None, 1)
    assert (dates["samples"], dates["option"]) == ([SAMPLE], "--dates day-first|month-first")
    assert [(remark["line"], remark["reason"]) for remark in did["remarks"]] == [(4, "date-order")]
    assert birthdays(cli) == []
    assert cli("show", "Ana Moreira")["about"] == "BDAY: 03/04/1984"


@pytest.mark.parametrize(("order", "expected"), [("day-first", "1984-04-03"), ("month-first", "1984-03-04")])
def test_the_option_says_how_dates_are_read(cli: CommandLine, tmp_path: Path, order: str, expected: str) -> None:
    path = tmp_path / "phone.vcf"
    path.write_text(AMBIGUOUS)
    did = cli("import", "--dates", order, str(path))
    assert [(dates["order"], dates["decided_by"]) for dates in did["dates"]] == [(order, "option")]
    assert (did["remarks"], birthdays(cli)) == ([], [expected])
    again = cli("import", "--dates", order, str(path))
    assert (again["new"], again["joined"], again["step"]) == (0, 0, None)


def test_an_import_tells_that_the_file_itself_says_how_its_dates_are_read(cli: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "phone.vcf"
    path.write_text(AMBIGUOUS + AMBIGUOUS.replace("03/04", "12/31").replace("Ana", "Rui"))
    [dates] = cli("import", str(path))["dates"]
    assert (dates["order"], dates["decided_by"], dates["proof"]) == ("month-first", "file", "12/31/1984")
    assert birthdays(cli) == ["1984-03-04"]


def test_another_word_for_the_order_is_wrong_usage(cli: CommandLine, tmp_path: Path) -> None:
    assert cli.run("--book", str(cli.folder), "import", "--dates", "us", str(tmp_path / "phone.vcf")).status == 2


def test_a_dry_run_writes_nothing(full: tuple[CommandLine, Path]) -> None:
    cli, path = full
    would = cli("import", "--dry-run", str(path))
    assert would["step"] is None
    assert cli("people") == []
    assert cli("history") == []
    did = cli("import", str(path))
    assert {name: did[name] for name in ("read", "new", "joined", "unchanged")} == {
        name: would[name] for name in ("read", "new", "joined", "unchanged")
    }


def test_one_undo_takes_a_whole_import_back(full: tuple[CommandLine, Path]) -> None:
    cli, path = full
    cli("add", "Ana Duarte")
    counts = cli("import", str(path))
    assert cli("undo") == {"step": counts["step"], "label": "import", "left_alone": []}
    assert [person["name"] for person in cli("people")] == ["Ana Duarte"]
    assert cli("check")["ok"]


def test_an_export_imports_back_without_a_change(full: tuple[CommandLine, Path], tmp_path: Path) -> None:
    cli, path = full
    cli("import", str(path))
    cards = tmp_path / "again.vcf"
    cli("export", str(cards))
    back = cli("import", str(cards))
    assert (back["new"], back["refused"]) == (0, [])
    assert back["joined"] == 0
    other = CommandLine(tmp_path / "other", read_in_child)
    other.code = tmp_path / "other-code"
    other.make_book()
    assert other("import", str(cards))["new"] == len(cli("people"))
    for person in cli("people", "--limit", "40"):
        [theirs] = [one for one in other("people", person["name"]) if one["name"] == person["name"]][:1]
        mine = cli("show", str(person["id"]))
        match = [one for one in other("people", mine["phones"][0]["value"]) if one["name"] == person["name"]]
        here = other("show", str((match or [theirs])[0]["id"]))
        for name in (
            "phones",
            "emails",
            "urls",
            "messengers",
            "addresses",
            "organisations",
            "about",
            "photo",
            "circles",
        ):
            assert here[name] == mine[name], name


def test_bad_lines_are_told_in_words_too(cli: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "Contacts.vcf"
    path.write_text("BEGIN:VCARD\nFN:Zoë\nBDAY:31.02.1984\nEND:VCARD\nBEGIN:VCARD\nTITLE:x\nEND:VCARD\n")
    answer = cli.run("--unlock", str(cli.code), "import", str(path))
    assert answer.status == 0
    assert "2 read: 1 new, 0 joined, 0 already here, 1 refused." in answer.out
    assert "Contacts.vcf:3 “BDAY:31.02.1984” is no date." in answer.err
    assert "Contacts.vcf:5" in answer.err
    assert cli.refused("import", str(tmp_path / "gone.vcf"))["problem"] == "file-missing"
    assert cli.refused("import", str(tmp_path))["problem"] == "file-unreadable"


CLI = "import sys; from regulars.bootstrap import cli; sys.exit(cli())"


@pytest.mark.desktop
def test_a_real_keyring_opens_the_book(keyring_session: DesktopSession, tmp_path: Path) -> None:
    path = tmp_path / "phone.vcf"
    write_book(path, 300)

    def run(*arguments: str, status: int = 0) -> str:
        done = keyring_session.run([sys.executable, "-c", CLI, "--book", str(tmp_path / "book"), "--json", *arguments])
        assert done.returncode == status, done.stderr
        return done.stdout

    made = json.loads(run("init"))
    assert made["keyring"]
    assert json.loads(run("import", str(path)))["read"] == 300
    people = json.loads(run("people"))
    assert json.loads(run("show", str(people[0]["id"])))["name"] == people[0]["name"]
    assert json.loads(run("undo"))["label"] == "import"
    assert json.loads(run("people")) == []
    assert json.loads(run("init", status=1))["problem"] == "book-exists"
    assert sorted(p.name for p in (tmp_path / "book").iterdir()) == [
        "backups",
        "book.db",
        "book.db.spare",
        "keyslots.json",
    ]
    assert (tmp_path / "book").stat().st_mode & 0o777 == 0o700
