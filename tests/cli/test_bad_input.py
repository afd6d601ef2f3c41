"""Files and books that are not what they should be: good cards come in, bad ones are named, nothing hangs, nothing is lost."""

import base64
import random
import time
from pathlib import Path

import pytest

from regulars.system.reading import read_in_child
from tests.cli.command_line import CommandLine
from tests.formats.pictures import png

GOOD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Moreira\r\nTEL:+351912555014\r\nNOTE:coffee\r\nEND:VCARD\r\n"
LAST = GOOD.replace(b"Ana Moreira", b"Zo\xc3\xab Lima").replace(b"5014", b"5099")
BOMB = b"a=b,"
LIMIT_S = 2.0


def card(*lines: bytes) -> bytes:
    return b"\r\n".join((b"BEGIN:VCARD", b"VERSION:3.0", *lines, b"END:VCARD", b""))


FOLDED_INSIDE = b"BEGIN:VCARD\r\nFN:Jos\xc3\r\n \xa9 Sousa\r\nEND:VCARD\r\n"
PNG = base64.b64encode(png(1900, 1900, rows=random.Random(1).randbytes(3_700_000)))

# What stands between two good cards: its name, the bytes, the names that come in, and the lines with their reasons.
FILES = {
    "no END": (b"BEGIN:VCARD\r\nFN:Rui Faria\r\n", {"Rui Faria"}, {(7, "no-end")}),
    "folded inside UTF-8": (FOLDED_INSIDE, {"José Sousa"}, set()),
    "wrong charset": (card(b"FN;CHARSET=KOI8-R:Jos\xe9"), {"JosИ"}, set()),
    "latin 1 among UTF-8": (card(b"FN:Andr\xe9 Sousa"), {"André Sousa"}, {(7, "bad-encoding")}),
    "48-byte bomb": (card(b"FN:Rui", (b"TEL;" + BOMB * 11)[:48] + b":1234567"), {"Rui"}, set()),
    "many parameters": (
        card(b"FN:Rui", b"TEL;" + b"TYPE=x;" * 5000 + b":1234567"),
        {"Rui"},
        {(10, "too-many-parameters")},
    ),
    "5 MB line": (card(b"FN:Rui", b"NOTE:" + b"x" * 5_000_000), {"Rui"}, {(10, "too-long")}),
    "5 MB photo": (card(b"FN:Rui", b"PHOTO;ENCODING=b;TYPE=PNG:" + PNG), {"Rui"}, set()),
    "NUL": (card(b"FN:Ru\0i", b"NOTE:a\0b"), {"Rui"}, {(7, "control-characters")}),
    "lone surrogates": (card(b"FN:Ru\xed\xa0\x80i"), {"Rui"}, {(7, "control-characters")}),
    "a day that does not exist": (card(b"FN:Rui", b"BDAY:31.02.1984"), {"Rui"}, {(10, "bad-date")}),
    "words": (b"hello\r\nworld\r\n", set(), {(7, "not-a-card")}),
}


@pytest.mark.parametrize("name", FILES)
def test_good_cards_come_in_and_the_bad_line_is_named(cli: CommandLine, tmp_path: Path, name: str) -> None:
    between, names, named = FILES[name]
    path = tmp_path / "Contacts.vcf"
    path.write_bytes(GOOD + between + LAST)
    cli.reader = read_in_child
    began = time.monotonic()
    counts = cli("import", str(path))
    assert time.monotonic() - began < LIMIT_S
    assert {person["name"] for person in cli("people")} == {"Ana Moreira", "Zoë Lima"} | names
    found = {(r["line"], r["reason"]) for r in (*counts["refused"], *counts["remarks"])}
    assert found == named
    assert counts["read"] == counts["new"] + len(counts["refused"])
    for remark in counts["refused"]:
        assert Path(remark["file"]).name == "Contacts.vcf"


def test_what_was_no_date_stands_in_the_notes(cli: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "Contacts.vcf"
    path.write_bytes(card(b"FN:Rui", b"BDAY:31.02.1984"))
    cli("import", str(path))
    assert "31.02.1984" in cli("show", "Rui")["about"]
    assert cli("people", "31.02.1984")[0]["name"] == "Rui"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty-file"),
        (b"\xef\xbb\xbf", "empty-file"),
        (b"%PDF-1.7\n\0\1", "not-a-card"),
        (b"\0" * 5000, "not-a-card"),
    ],
)
def test_a_file_without_cards_is_named(cli: CommandLine, tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "Contacts.vcf"
    path.write_bytes(data)
    cli.reader = read_in_child
    counts = cli("import", str(path))
    assert [(r["line"], r["reason"]) for r in counts["refused"]] == [(1, reason)]
    assert (counts["read"], counts["new"], counts["step"]) == (1, 0, None)


# Books


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_wrong_code_changes_nothing(cli: CommandLine) -> None:
    before = everything(cli.folder)
    cli.code.write_text("00000-00000-00000-00000-00000-0")
    assert cli.refused("people")["problem"] in {"wrong-code", "mistyped-code"}
    cli.code.write_text("not a code at all")
    assert cli.refused("people")["problem"] in {"wrong-code", "mistyped-code"}
    cli.code.unlink()
    assert cli.refused("people")["problem"] == "file-missing"
    assert everything(cli.folder) == before


def test_without_a_keyring_or_a_code_the_way_in_is_told(cli: CommandLine) -> None:
    answer = cli.run("--json", "people")
    assert (answer.status, answer.json["problem"]) == (1, "no-keyring")
    assert "--unlock" in answer.json["next"]


def test_a_missing_book_is_not_made(cli: CommandLine, tmp_path: Path) -> None:
    answer = cli.run("--book", str(tmp_path / "elsewhere"), "--unlock", str(cli.code), "--json", "people")
    assert (answer.status, answer.json["problem"]) == (1, "book-missing")
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("damage", ["gone", "empty", "clear", "truncated", "garbage"])
def test_a_damaged_book_is_told_and_left_as_it_is(cli: CommandLine, damage: str) -> None:
    cli("add", "Ana Duarte")
    book = cli.folder / "book.db"
    data = book.read_bytes()
    wanted = {"gone": "book-missing", "empty": "book-empty", "clear": "book-not-encrypted"}.get(damage, "book-damaged")
    match damage:
        case "gone":
            book.unlink()
        case "empty":
            book.write_bytes(b"")
        case "clear":
            book.write_bytes(b"SQLite format 3\0" + data[16:])
        case "truncated":
            book.write_bytes(data[:2000])
        case _:
            book.write_bytes(bytes(len(data)))
    before = everything(cli.folder)
    problem = cli.refused("people")
    assert problem["problem"] == wanted
    assert problem["next"]
    assert everything(cli.folder) == before
    assert cli.run("--json", "init", "--no-keyring").json["problem"] == "book-exists"
    assert everything(cli.folder) == before


def test_a_book_cut_in_its_middle_is_never_silent(cli: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "many.vcf"
    path.write_bytes(b"".join(GOOD.replace(b"5014", b"%04d" % n).replace(b"Ana", b"Ana%d" % n) for n in range(200)))
    cli("import", str(path))
    book = cli.folder / "book.db"
    book.write_bytes(book.read_bytes()[: book.stat().st_size * 2 // 3])
    before = everything(cli.folder)
    answer = cli.run("--unlock", str(cli.code), "--json", "check")
    assert answer.status == 1
    assert {name: data for name, data in everything(cli.folder).items() if name in before} == before
