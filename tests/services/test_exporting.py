"""What goes out: everything, as the published schema says, and safe to open."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from regulars.domain.dates import Calendar, LeapDay, PartialDate
from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.moments import MomentKind
from regulars.domain.notes import NoteKind
from regulars.domain.occasions import Occasion, OccasionKind
from regulars.domain.people import Address, OwnKind, PersonField, PersonId, PersonState, PointKind
from regulars.domain.promises import Promise
from regulars.services.exporting import ExportFormat
from regulars.services.importing import Importing
from tests.benchmarks.generate_vcards import write_book
from tests.formats.pictures import png
from tests.open_shop import Shop
from tests.reading_here import read_here

FORMAT = Path(__file__).parents[2] / "resources" / "format"
SCHEMA = json.loads((FORMAT / "export.schema.json").read_text("utf-8"))
SHAPED = {"sort_key", "extras", "replaced_at"}
"""Columns that stand in the export in another shape."""
PNG = png()


KINDS: dict[str, Any] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
    "object": dict,
    "array": list,
}


def titled(name: str, day: Occasion | Promise) -> str:
    return f"{name}: {day.text}" if isinstance(day, Promise) else f"{name}: {day.label or day.kind.value}"


def violations(value: Any, schema: dict[str, Any], at: str = "$") -> Iterator[str]:
    """Where a value is not what the schema says: the part of JSON Schema that ours uses."""
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema and all(list(violations(value, one, at)) for one in schema["anyOf"]):
        yield f"{at}: {value!r} is none of those allowed"
    if "const" in schema and value != schema["const"]:
        yield f"{at}: not {schema['const']!r}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r} is not in {schema['enum']}"
    named = schema.get("type", [])
    wanted = [KINDS[kind] for kind in ([named] if isinstance(named, str) else named)]
    if wanted and not any(isinstance(value, kind) and (kind is bool or not isinstance(value, bool)) for kind in wanted):
        yield f"{at}: {value!r} is no {named}"
        return
    if isinstance(value, dict) and "properties" in schema:
        yield from (f"{at}: {name} is missing" for name in schema["required"] if name not in value)
        yield from (f"{at}: {name} is not in the schema" for name in value if name not in schema["properties"])
        for name, part in schema["properties"].items():
            yield from violations(value[name], part, f"{at}.{name}") if name in value else ()
    if isinstance(value, list) and "items" in schema:
        for place, item in enumerate(value):
            yield from violations(item, schema["items"], f"{at}[{place}]")


@pytest.fixture
def full(shop: Shop, ana: PersonId, rui: PersonId) -> Shop:
    """A book in which every table has rows."""
    verbs = shop.verbs
    people = verbs.people
    people.add_point(ana, PointKind.PHONE, "+351 912 555 014", "mum's phone")
    people.add_point(ana, PointKind.EMAIL, "ana@duarte.example")
    people.add_point(ana, PointKind.MESSENGER, "@ana", "signal")
    people.add_address(ana, Address(label="home", street="=Rua 1", city="Porto"))
    people.set_membership(ana, "Atelier Norte", "Owner", since="2011")
    people.join_circle(ana, "Wine")
    people.add_link(ana, "sister", rui, reverse_kind="brother")
    people.add_own_field("Shoe size", OwnKind.CHOICE, ["37", "38"])
    people.set_own_value(ana, "Shoe size", "38")
    people.set_photo(ana, PNG)
    people.introduce(rui, ana)
    people.set_state(rui, PersonState.ARCHIVED)
    verbs.pauses.begin(ana, date(2026, 12, 1), None)
    verbs.occasions.add(ana, OccasionKind.BIRTHDAY, PartialDate(month=2, day=29))
    note = verbs.notes.add(ana, "Riesling", NoteKind.LIKES).created
    verbs.notes.edit(note or 0, text="Riesling, never Chardonnay")  # type: ignore[arg-type]  # a note's number
    verbs.notes.add(ana, "her divorce", veiled=True)
    verbs.moments.log([ana, rui], MomentKind.VISIT, text="about May", private_lines={ana: "was tired"})
    verbs.promises.add(ana, "send the list", due_on=date(2026, 11, 30))
    verbs.today.later(ana, date(2026, 12, 1))
    return shop


def exported(shop: Shop, folder: Path, kind: ExportFormat, person: PersonId | None = None) -> bytes:
    path = folder / f"out-{kind.value}"
    shop.verbs.exporting.write(path, kind, titled, person)
    return path.read_bytes()


def test_the_json_export_is_what_its_schema_says(full: Shop, tmp_path: Path) -> None:
    document = json.loads(exported(full, tmp_path, ExportFormat.JSON))
    assert list(violations(document, SCHEMA)) == []
    assert [person["name"] for person in document["people"]] == ["Ana Duarte", "Rui Faria"]
    field = document["own_fields"][0]
    assert (field["label"], field["kind"], json.loads(field["choices"])) == ("Shoe size", "choice", ["37", "38"])
    assert document["people"][0]["own_fields"] == [{"label": "Shoe size", "value": "38", "day": ""}]


def test_the_schema_refuses_what_it_does_not_know(full: Shop, tmp_path: Path) -> None:
    document = json.loads(exported(full, tmp_path, ExportFormat.JSON))
    document["people"][0]["favourite"] = 1
    document["people"][0]["role"] = "stranger"
    del document["people"][1]["uid"]
    assert len(list(violations(document, SCHEMA))) == 3


def test_show_gives_the_person_of_the_export(full: Shop, ana: PersonId, tmp_path: Path) -> None:
    document = json.loads(exported(full, tmp_path, ExportFormat.JSON))
    assert json.loads(json.dumps(full.verbs.exporting.person_json(ana))) == document["people"][0]


def test_every_word_in_the_book_is_in_the_export(full: Shop, tmp_path: Path) -> None:
    text = exported(full, tmp_path, ExportFormat.JSON).decode()
    writer = full.book.writer
    tables = "person contact_point address note note_version moment moment_person promise occasion".split()
    for table in tables:
        columns = [row[1] for row in writer.rows(f"PRAGMA table_info({table})") if row[1] not in SHAPED]
        for row in writer.rows(f"SELECT {', '.join(columns)} FROM {table}"):
            for value in row:
                assert not isinstance(value, str) or json.dumps(value, ensure_ascii=False)[1:-1] in text, (table, value)


def test_a_table_runs_no_formula_and_shows_no_veiled_note(full: Shop, ana: PersonId, tmp_path: Path) -> None:
    full.verbs.people.set_own_value(ana, "x", "y")
    full.verbs.people.add('=HYPERLINK("http://evil.example")', phones=["+351 900 000 000"])
    data = exported(full, tmp_path, ExportFormat.CSV)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[3][0] == '\'=HYPERLINK("http://evil.example")'
    assert rows[3][6] == "+351 900 000 000"
    cells = [cell for row in rows[1:] for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "-", "@", "\t", "\r"))]
    assert "Riesling, never Chardonnay" in cells
    assert not [cell for cell in cells if "divorce" in cell]


def test_the_calendar_has_the_days_that_come_back(full: Shop, tmp_path: Path) -> None:
    text = exported(full, tmp_path, ExportFormat.ICS).decode()
    assert "DTSTART;VALUE=DATE:20240229\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1\r\n" in text
    assert "SUMMARY:Ana Duarte: birthday\r\n" in text
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") == 2
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_the_calendar_has_the_open_promises_that_have_a_day(full: Shop, ana: PersonId, tmp_path: Path) -> None:
    text = exported(full, tmp_path, ExportFormat.ICS).decode()
    [event] = [event for event in text.split("BEGIN:VEVENT") if "send the list" in event]
    assert "DTSTART;VALUE=DATE:20261130\r\nSUMMARY:Ana Duarte: send the list\r\n" in event
    [promise] = full.verbs.promises.of(ana)
    full.verbs.promises.keep(promise.id)
    full.verbs.promises.add(ana, "one day", due_on=None)
    (tmp_path / "out-ics").unlink()
    assert "send the list" not in (later := exported(full, tmp_path, ExportFormat.ICS).decode())
    assert "one day" not in later


@pytest.mark.parametrize("state", [PersonState.DECEASED, PersonState.ASKED_NOT, PersonState.ARCHIVED])
def test_nobody_whose_relationship_is_over_is_in_the_calendar(
    full: Shop, ana: PersonId, tmp_path: Path, state: PersonState
) -> None:
    full.verbs.people.set_state(ana, state)
    assert "Ana" not in exported(full, tmp_path, ExportFormat.ICS).decode()
    full.book.undo()
    (tmp_path / "out-ics").unlink()
    assert exported(full, tmp_path, ExportFormat.ICS).decode().count("SUMMARY:Ana Duarte") == 2


def test_a_day_keeps_its_identity_over_exports_and_changes(full: Shop, ana: PersonId, tmp_path: Path) -> None:
    def uids() -> list[str]:
        (tmp_path / "out-ics").unlink(missing_ok=True)
        lines = exported(full, tmp_path, ExportFormat.ICS).decode().replace("\r\n ", "").split("\r\n")
        return [line for line in lines if line.startswith("UID:")]

    before = uids()
    assert len(set(before)) == 2
    full.restart()
    [promise] = full.verbs.promises.of(ana)
    full.verbs.promises.renegotiate(promise.id, date(2026, 12, 24))
    full.verbs.people.set_field(ana, PersonField.NAME, "Ana Lopes")
    assert uids() == before


def test_29_february_is_kept_when_the_owner_keeps_it(full: Shop, tmp_path: Path) -> None:
    full.verbs.settings.change(leap_day=LeapDay.AFTER)
    assert b"RRULE:FREQ=YEARLY;BYYEARDAY=60\r\n" in exported(full, tmp_path, ExportFormat.ICS)


def test_no_note_is_in_the_calendar(full: Shop, tmp_path: Path) -> None:
    text = exported(full, tmp_path, ExportFormat.ICS).decode()
    assert not [word for word in ("divorce", "Riesling", "tired") if word in text]


def test_a_day_of_another_calendar_is_written_with_its_next_days(shop: Shop, ana: PersonId, tmp_path: Path) -> None:
    birthday = PartialDate(1404, 9, 1, calendar=Calendar.HIJRI)
    shop.verbs.occasions.add(ana, OccasionKind.BIRTHDAY, birthday)
    text = exported(shop, tmp_path, ExportFormat.ICS).decode().replace("\r\n ", "")
    assert "DTSTART;VALUE=DATE:20270208\r\n" in text
    assert "RDATE;VALUE=DATE:20280128,20290116,20300105,20301226," in text  # twice in 2030
    assert "RRULE" not in text


def test_the_calendar_and_the_leap_month_are_told(shop: Shop, ana: PersonId) -> None:
    birthday = PartialDate(1976, 8, 8, calendar=Calendar.CHINESE, leap_month=True)
    shop.verbs.occasions.add(ana, OccasionKind.BIRTHDAY, birthday)
    [day] = shop.verbs.exporting.person_json(ana)["occasions"]
    assert (day["date"], day["calendar"], day["leap_month"]) == ("1976-08-08", "chinese", True)


@pytest.mark.parametrize(
    "birthday",
    [
        PartialDate(1976, 8, 8, calendar=Calendar.CHINESE, leap_month=True),
        PartialDate(None, 12, 10, calendar=Calendar.HEBREW, leap_month=True),
        PartialDate(1404, 9, 1, calendar=Calendar.HIJRI),
    ],
)
def test_a_vcard_carries_the_calendar_and_the_leap_month(
    shop: Shop, ana: PersonId, tmp_path: Path, birthday: PartialDate
) -> None:
    shop.verbs.occasions.add(ana, OccasionKind.BIRTHDAY, birthday)
    path = tmp_path / "out.vcf"
    path.write_bytes(b"".join(shop.verbs.exporting.vcards()))
    shop.verbs.people.delete(ana)
    importing = Importing(shop.book, read_here)
    review = importing.review([path])
    assert review is not None
    importing.bring_in(review)
    again = shop.verbs.people.resolve("Ana Duarte")
    assert [day.when for day in shop.verbs.occasions.of(again)] == [birthday]


def test_vcards_come_back_with_their_unknown_lines(shop: Shop, tmp_path: Path) -> None:
    path = tmp_path / "in.vcf"
    path.write_bytes(
        b"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:17-ana\r\nFN:Ana\r\nX-FAVOURITE-TABLE;TYPE=x:4\r\nX-ABShowAs:COMPANY\r\nEND:VCARD\r\n"
    )
    importing = Importing(shop.book, read_here)
    review = importing.review([path])
    assert review is not None
    importing.bring_in(review)
    [out] = shop.verbs.exporting.vcards()
    assert b"X-FAVOURITE-TABLE;TYPE=x:4\r\n" in out
    assert b"KIND:org\r\n" in out
    assert b"UID:17-ana\r\n" in out


def test_only_the_person_asked_for_goes_out(full: Shop, rui: PersonId, tmp_path: Path) -> None:
    for kind in ExportFormat:
        assert b"ana@duarte" not in exported(full, tmp_path, kind, rui)


def test_nothing_is_overwritten_and_nothing_is_left_half_way(full: Shop, tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_text("mine")
    with pytest.raises(KnownProblem) as problem:
        full.verbs.exporting.write(path, ExportFormat.JSON, titled)
    assert problem.value.code is Problem.FILE_EXISTS
    assert path.read_text() == "mine"
    with pytest.raises(KnownProblem) as problem:
        full.verbs.exporting.write(tmp_path / "gone" / "out", ExportFormat.JSON, titled)
    assert (problem.value.code, problem.value.values) == (Problem.FOLDER_MISSING, {"path": str(tmp_path / "gone")})
    with pytest.raises(KnownProblem) as problem:
        full.verbs.exporting.write(tmp_path / "other", ExportFormat.JSON, titled, PersonId(99))
    assert problem.value.code is Problem.PERSON_UNKNOWN
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_file()) == ["out"]


# The documents


def test_the_page_about_the_book_names_every_table_and_column(shop: Shop) -> None:
    page = (FORMAT / "book.md").read_text("utf-8")
    writer = shop.book.writer
    tables = [row[0] for row in writer.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in tables:
        if not table.startswith("sqlite_") and not table.startswith(("search_name_", "search_all_")):
            assert f"`{table}`" in page, table
            for row in writer.rows(f"PRAGMA table_info({table})"):
                assert f"`{row[1]}`" in page, (table, row[1])


def test_the_reader_of_a_hundred_lines_reads_a_book_without_regulars(shop: Shop, tmp_path: Path) -> None:
    path = tmp_path / "phone.vcf"
    write_book(path, 60)
    importing = Importing(shop.book, read_here)
    review = importing.review([path])
    assert review is not None
    importing.bring_in(review)
    program = FORMAT / "read_book.py"
    assert len(program.read_text().splitlines()) <= 110
    assert "import regulars" not in program.read_text()
    # -I: nothing of this tree can be imported.
    done = subprocess.run(
        [sys.executable, "-I", str(program), str(shop.folder)],
        input=shop.code.lower() + "\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    whole = json.loads(done.stdout)
    assert len(whole["person"]) == review.new
    assert {row["name"] for row in whole["person"]} == {
        row[0] for row in shop.book.writer.rows("SELECT name FROM person")
    }
    assert len(whole["contact_point"]) == shop.book.writer.value("SELECT count(*) FROM contact_point")
    assert "search_all" not in whole
