"""What nobody means to type: each is taken or refused with a reason, at once, and never ends the program."""

import time
from pathlib import Path

import pytest

from tests.cli.command_line import Answer, CommandLine

HUGE = "1" + "0" * 30
LIMIT_S = 2.0
SIGNS = "\x1b[31m\u202eevil"


def said(cli: CommandLine, *arguments: str) -> Answer:
    began = time.monotonic()
    answer = cli.run("--book", str(cli.folder), "--unlock", str(cli.code), "--json", *arguments)
    assert time.monotonic() - began < LIMIT_S
    assert answer.status in (0, 1, 2), answer.err
    assert len(answer.err) < 2_000
    if answer.status == 1 and "problem" in answer.json:
        assert answer.json["next"]
    return answer


@pytest.mark.parametrize(
    "words",
    [
        ("keep", HUGE),
        ("keep", "--", "-1"),
        ("break", HUGE),
        ("undo", HUGE),
        ("undo", "0"),
        ("history", "--limit", HUGE),
        ("people", "--limit", HUGE),
        ("people", "--limit", "0"),
        ("show", HUGE),
        ("show", "9" * 5_000),
        ("keep", "9" * 5_000),
        ("add", "Ana", "--every", "9" * 5_000),
        ("show", "x" * 100_000),
        ("show", ""),
        ("add", "x" * 100_000),
        ("add", "Ana", "--every", "x" * 100_000),
        ("add", "Ana", "--birthday", "2026-02-30"),
        ("today", "--at", "0001-01-01"),
        ("today", "--at", "9999-12-31"),
        ("today", "--at", "1000-01-01"),
        ("today", "--at", "8999-12-31T23:59:59-14:00", "--zone", "Pacific/Kiritimati"),
        ("today", "--zone", "../../etc/passwd"),
        ("health", "--at", "9999-12-31T23:59:59-14:00"),
        ("health", "--at", "1000-01-01T00:00:00+14:00"),
        ("moment", "Rui Faria", "--kind", "call", "--at", "0001-01-01T00:00:00+14:00"),
        ("import", ""),
        ("import", "n" * 300),
    ],
)
def test_no_word_ends_the_program(cli: CommandLine, words: tuple[str, ...]) -> None:
    said(cli, *words)
    assert [person["name"] for person in cli("people", "Rui")] == ["Rui Faria"]


@pytest.mark.parametrize("name", ["n" * 300 + ".json", "no/such/folder.json", "."])
def test_a_place_that_cannot_be_is_told(cli: CommandLine, tmp_path: Path, name: str) -> None:
    assert said(cli, "export", str(tmp_path / name)).status == 1


def test_a_secret_without_an_end_is_no_secret(cli: CommandLine) -> None:
    cli.code = Path("/dev/zero")
    assert said(cli, "people").json["problem"] in {"wrong-code", "mistyped-code"}


def test_a_terminal_is_not_turned_by_a_name(cli: CommandLine, tmp_path: Path) -> None:
    cli("add", f"Ana {SIGNS}")
    cli("add", f"Ana {SIGNS} 2")
    path = tmp_path / f"Contacts{SIGNS}\n.vcf"
    path.write_text("BEGIN:VCARD\nFN:Zoe\nBDAY:31.02.1984\nEND:VCARD\n")
    told = [
        cli.run("--book", str(cli.folder), "--unlock", str(cli.code), *words).err
        for words in (("show", SIGNS), ("show", "Ana"), ("import", str(path)), ("import", str(path) + "x"))
    ]
    for words in told:
        assert words
        assert not set(words) & {"\x1b", "\u202e"}
        assert words.count("\n") == len(words.splitlines())


@pytest.mark.parametrize("words", ["x" * 9_990 + " it's", "e" + "\u0301\u0316" * 4_900])
def test_the_longest_words_cost_no_time(cli: CommandLine, words: str) -> None:
    said(cli, "note", "Rui Faria", words)
    said(cli, "moment", "Rui Faria", "--kind", "call", "--text", words)
    said(cli, "people", words)


def test_the_longest_lines_of_a_file_cost_no_time(cli: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "Contacts.vcf"
    cards = ("NOTE:" + "x" * 90_000 + " it's", "NOTE:e" + "\u0301\u0316" * 22_000)
    path.write_text("".join(f"BEGIN:VCARD\nFN:Zoe {n}\n{line}\nEND:VCARD\n" for n, line in enumerate(cards)), "utf-8")
    answer = said(cli, "import", str(path))
    assert (answer.json["new"], answer.json["remarks"]) == (2, [])


def test_a_check_that_finds_something_says_so_in_its_exit_status(cli: CommandLine) -> None:
    assert said(cli, "check").status == 0
    with (cli.folder / "book.db").open("ab") as book:
        book.write(b"garbage")
    answer = said(cli, "check")
    assert (answer.status, answer.json["ok"]) == (1, False)


def test_nobody_is_kept_under_a_name_that_cannot_be_seen(cli: CommandLine, tmp_path: Path) -> None:
    assert said(cli, "add", "\u200b\u202e").json["problem"] == "bad-value"
    path = tmp_path / "Contacts.vcf"
    path.write_text(
        "BEGIN:VCARD\nFN:\u200b\nTEL:+351912555014\nEND:VCARD\nBEGIN:VCARD\nFN:\u3164\nEND:VCARD\n", "utf-8"
    )
    answer = said(cli, "import", str(path)).json
    assert [(refused["line"], refused["reason"]) for refused in answer["refused"]] == [(5, "no-name")]
    assert [person["name"] for person in cli("people", "912")] == ["+351912555014"]
